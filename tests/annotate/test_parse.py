"""A block's parse: the text of its words, and which blocks have one."""

import pytest

from etl.annotate.parse import parses, tags
from tests.annotate.texts import document

HOSTILE = (
    "“Yes,” said Zoë\u00a0O’Neil… 👩‍👩‍👧 met e\u0301douard in São\u00adPaulo.",
    "  two  spaces\u2009and \u200bzero width ",
    "قال الرئيس: «نعم» at 20:30",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_the_text_of_their_span(text: str) -> None:
    (parse,) = parses(document(text))
    count = len(parse.doc)
    assert count > 3
    for first in range(count):
        for last in range(first + 1, count + 1):
            assert parse.words(first, last) == parse.doc[first:last].text


def test_a_tag_is_words_without_marks() -> None:
    read = document("Syria\nThe army left.", scopes=("tag",))
    (tag,) = tags(read)
    assert (tag.text, tag.words(0, 1), tag.doc[0].tag_) == ("Syria", "Syria", "")
    assert [parse.text for parse in parses(read)] == ["The army left."]


def test_a_language_without_a_pipeline_is_not_parsed() -> None:
    read = document("قال الرئيس نعم", language="ar")
    assert not tuple(parses(read))
    assert not tuple(tags(read))
