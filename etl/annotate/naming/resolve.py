"""The mention that a stretch of an article stands for.

Guarantees that a stretch that names nobody gives None.
"""

from typing import TYPE_CHECKING

from etl.annotate.document import Document
from etl.annotate.mentions import mentions
from etl.annotate.parse import parses
from schemas.annotation import Mention

if TYPE_CHECKING:
    from spacy.tokens import Span


def resolve(document: Document, start: int, end: int) -> Mention | None:
    """The mention that covers the span, or else the one that its syntactic head stands in."""
    rows = document.of(mentions)
    covering = [m for m in rows if m.start <= start and end <= m.end]
    if covering:
        return min(covering, key=lambda m: m.end - m.start)
    found = _span(document, start, end)
    return None if found is None else _at(rows, found[0] + found[1].root.idx)


def resolve_all(document: Document, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions of a span that names several: "Macron and Merkel", "the Turkish and Russian
    presidents"; in reading order."""
    rows = document.of(mentions)
    first = resolve(document, start, end)
    found = _span(document, start, end)
    if found is None:
        return (first,) if first else ()
    base, span = found
    heads = [span.root, *(t for t in span.root.conjuncts if span.start <= t.i < span.end)]
    named = {m.start: m for t in heads if (m := _at(rows, base + t.idx)) is not None}
    roles = {m.start: m for m in rows if m.kind == "role" and start <= m.start and m.end <= end}
    if first is not None:
        named.setdefault(first.start, first)
    chosen = named | roles if not _is_nested(named, roles) else named
    return tuple(chosen[at] for at in sorted(chosen))


def _is_nested(named: dict[int, Mention], roles: dict[int, Mention]) -> bool:
    """Whether the roles stand inside what is named already."""
    return all(
        any(n.start <= r.start and r.end <= n.end for n in named.values()) for r in roles.values()
    )


def _at(rows: tuple[Mention, ...], offset: int) -> Mention | None:
    """The shortest name there, or else the shortest role."""
    here = [m for m in rows if m.start <= offset < m.end]
    return min(here, key=lambda m: (m.kind == "demonym", m.end - m.start), default=None)


def _span(document: Document, start: int, end: int) -> "tuple[int, Span] | None":
    for parse in parses(document):
        if parse.block.start <= start and end <= parse.block.end:
            base = parse.block.start
            span = parse.doc.char_span(start - base, end - base, alignment_mode="expand")
            return None if span is None else (base, span)
    return None
