"""The gold sets of facts, and documents made of their texts.

Guarantees that each set is read once a process, that a sample is spread evenly over its set, and
that no more than one document holds a parse at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from extraction import rows

from etl.annotate.document import Document
from etl.annotate.parse import parse
from etl.settings import settings
from schemas.article import Block

Item = dict[str, Any]
Found = TypeVar("Found")
Reader = Callable[[Sequence[Item]], Iterable[Found]]
"""A tool: items to what it found in each, in their order."""


class Score(NamedTuple):
    """A measure's value, from 0 to 1, and how many gold items it was taken over."""

    value: float
    sample: int


Scores = Mapping[str, Score]


@cache
def _read(folder: Path, name: str) -> tuple[Item, ...]:
    return tuple(rows(folder, name))


def items(folder: Path, name: str, limit: int | None, **wanted: str) -> list[Item]:
    """The set's items whose fields begin as wanted; at most `limit` of them, evenly spread."""
    found = [
        item
        for item in _read(folder, name)
        if all(str(item[field]).startswith(value) for field, value in wanted.items())
    ]
    if limit is None or len(found) <= limit:
        return found
    return [found[i * len(found) // limit] for i in range(limit)]


def document(
    article_id: str, text: str, paragraph_break: str = "\n", published_at: datetime | None = None
) -> Document:
    """An English article of paragraphs of body text, whose offsets are those of the text."""
    blocks: list[Block] = []
    start = 0
    for piece in text.split(paragraph_break):
        if words := piece.strip():
            first = start + piece.index(words)
            blocks.append(_paragraph(article_id, len(blocks), first, words))
        start += len(piece) + len(paragraph_break)
    return Document(article_id, text, tuple(blocks), "en", published_at)


def _paragraph(article_id: str, ordinal: int, start: int, text: str) -> Block:
    return Block(
        block_id=f"{article_id}:{ordinal}",
        article_id=article_id,
        ordinal=ordinal,
        start=start,
        end=start + len(text),
        text=text,
        role="paragraph",
        scope="body",
        is_body=True,
    )


def parsed(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents with their parses, each let go once the next is asked for."""
    for document in documents:
        parse(document, pipelines())
        yield document
        document.found.clear()


@cache
def pipelines() -> dict[str, str]:
    """The spaCy pipeline of each language, as the settings name them."""
    return dict(pair.split("=", 1) for pair in settings().pipelines.split(","))


def ratio(part: float, whole: float) -> float:
    """`part` of `whole`; nothing of nothing is 0."""
    return part / whole if whole else 0.0


def f1(hits: float, found: float, gold: float) -> float:
    """F1 of hits matched one to one."""
    return ratio(2 * hits, found + gold)


def mean_f1(precision: float, recall: float) -> float:
    """Harmonic mean, where precision and recall count different things."""
    return ratio(2 * precision * recall, precision + recall)
