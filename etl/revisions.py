"""Which version of an article is current, and what changed on the way to it.

Guarantees that the same words seen twice make one revision, in whatever batches they come.
"""

import difflib
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from schemas import Record
from schemas.article import Article, Change, Revision
from schemas.ledger import Source

TYPO_WORDS = 3
"""At most this many words added and removed, together, count as a typo put right."""

_WORD = re.compile(r"\w+")
_RETRACTED = re.compile(
    r"^\W*(?:retraction|retracted|withdrawn|rétractation|zurückgezogen|retractación)\b",
    re.IGNORECASE,
)


def revise(known: Revision | None, seen: Iterable[Revision]) -> list[Revision]:
    """The revisions to add: `seen` in the order it was collected, after what is `known`."""
    added: list[Revision] = []
    last = known
    for version in seen:
        if last is not None and last.content_sha256 == version.content_sha256:
            continue
        last = _after(last, version)
        added.append(last)
    return added


def _after(last: Revision | None, version: Revision) -> Revision:
    if last is None:
        words = len(_words(version))
        return version.model_copy(
            update={"revision_no": 1, "change": "first", "added_words": words, "removed_words": 0}
        )
    added, removed = _changed_words(_words(last), _words(version))
    return version.model_copy(
        update={
            "revision_no": last.revision_no + 1,
            "change": _change(last, version, added + removed),
            "added_words": added,
            "removed_words": removed,
        }
    )


def _change(last: Revision, version: Revision, word_count: int) -> Change:
    if _RETRACTED.match(version.headline or ""):
        return "retraction"
    if version.is_corrected and not last.is_corrected:
        return "correction"
    return "typo" if word_count <= TYPO_WORDS else "update"


def _words(version: Revision) -> list[str]:
    return _WORD.findall(f"{version.headline or ''}\n{version.body_text}")


def _changed_words(before: list[str], after: list[str]) -> tuple[int, int]:
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=len(before) > 5_000)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    return len(after) - kept, len(before) - kept


def seen_order(source: Source) -> tuple[datetime, datetime, int]:
    """Sorts sources as their versions follow one another: by run, then by fetch, then by place."""
    never = datetime.min.replace(tzinfo=UTC)
    return source.first_seen_at, source.fetched_at or never, source.ordinal


def last_versions(records: Iterable[Record]) -> list[Record]:
    """Rows of one batch, without those of an article that a later row of the batch replaces.

    Revisions stay, all of them, numbered in the order they came.
    """
    kept: list[Record] = []
    current: dict[str, list[Record]] = {}
    place = 0
    for record in records:
        article_id = getattr(record, "article_id", None)
        if isinstance(record, Revision):
            place += 1
            kept.append(record.model_copy(update={"revision_no": place}))
        elif article_id is None:
            kept.append(record)
        elif isinstance(record, Article):
            current[article_id] = [record]
        else:
            current.setdefault(article_id, []).append(record)
    return kept + [record for rows in current.values() for record in rows]
