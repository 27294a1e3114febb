"""What changed between two versions of an article."""

from typing import Any

import pytest

from etl.revisions import revise
from schemas.article import Revision
from tests.sample import good_row


def version(body: str, headline: str = "Bridge reopens", **more: Any) -> Revision:
    row = {
        **good_row(Revision),
        "body_text": body,
        "headline": headline,
        "is_corrected": False,
        **more,
    }
    return Revision.model_validate(
        {**row, "content_sha256": f"{hash((body, headline)) & (16**64 - 1):064x}"[:64]}
    )


BODY = "The bridge over the river opens on Monday after repairs that took two years."


@pytest.mark.parametrize(
    ("later", "change", "added", "removed"),
    [
        (version(BODY.replace("Monday", "Tuesday")), "typo", 1, 1),
        (version(BODY + " The mayor will cut a ribbon at noon."), "update", 8, 0),
        (version(BODY.replace("two", "three"), is_corrected=True), "correction", 1, 1),
        (version(BODY, headline="Retraction: Bridge reopens"), "retraction", 1, 0),
    ],
)
def test_the_kind_of_change(later: Revision, change: str, added: int, removed: int) -> None:
    first, second = revise(None, [version(BODY), later])
    assert (first.revision_no, first.change, first.removed_words) == (1, "first", 0)
    assert (second.revision_no, second.change, second.added_words, second.removed_words) == (
        2,
        change,
        added,
        removed,
    )


def test_the_same_words_again_are_no_revision() -> None:
    known = revise(None, [version(BODY)])[0]
    assert revise(known, [version(BODY), version(BODY)]) == []


def test_back_to_an_earlier_version_is_a_revision() -> None:
    numbers = [
        r.revision_no for r in revise(None, [version(BODY), version("Other."), version(BODY)])
    ]
    assert numbers == [1, 2, 3]
