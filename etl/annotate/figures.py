"""Numbers of people, money and things that an article reports.

Guarantees that dates, ages, ordinals, scores and identifiers are no figures, that a figure keeps the
scope of its block, and that one told again in an article has one cluster.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.annotate.document import Document
from etl.annotate.lexemes import lexemes
from etl.annotate.lexicon.counts import COUNT_WORDS
from etl.annotate.lexicon.quantity_words import QUANTITY_WORDS, QuantityWords
from etl.annotate.numbers.clusters import Told, cluster_ids
from etl.annotate.numbers.exclusions import FigureBlock
from etl.annotate.numbers.measures import Quantity
from etl.annotate.numbers.numerals import Numeral
from etl.annotate.numbers.quantities import quantities
from etl.annotate.numbers.readings import (
    FigureReading,
    in_percent,
    is_share,
    read_compared,
    read_figure,
)
from etl.annotate.numbers.settings import Setting, setting, surroundings
from etl.annotate.parse import Parse, parses
from etl.annotate.time_expressions import numbers_of, time_expressions
from schemas.annotation import Figure, TimeExpression
from schemas.article import Block

EXTRACTOR = "figures@1"

LANGUAGES = frozenset(("en", "fr"))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure and the block it stands in."""

    block: Block
    quantity: Quantity
    reading: FigureReading


def figures(document: Document) -> Iterator[Figure]:
    """The figures of every block that holds the article's or a linked story's words, in order."""
    language = (document.language or "").split("-")[0]
    if language not in LANGUAGES:
        return
    parsed = {parse.block.block_id: parse for parse in parses(document)}
    times: dict[str, list[TimeExpression]] = {}
    for time in document.of(time_expressions):
        times.setdefault(time.block_id, []).append(time)
    drafts: list[_Draft] = []
    for block, numerals in zip(lexemes(document), numbers_of(document), strict=True):
        if not numerals:
            continue
        block_id = block.block.block_id
        view = FigureBlock(
            block, parsed.get(block_id), tuple(times.get(block_id, ())),
            COUNT_WORDS[language], language == "fr",
        )  # fmt: skip
        drafts.extend(_drafts(view, numerals, QUANTITY_WORDS[language]))
    yield from _rows(document, drafts, parsed)


def _drafts(
    view: FigureBlock, numerals: tuple[Numeral, ...], words: QuantityWords
) -> Iterator[_Draft]:
    """The figures of one block, before what the other annotators know of them."""
    before: FigureReading | None = None
    for quantity in quantities(view.lexemes, numerals, words):
        if is_share(view, quantity):
            quantity = in_percent(quantity)
        reading = read_figure(view, quantity) or read_compared(view, quantity, before)
        if reading is not None:
            yield _Draft(view.lexemes.block, quantity, reading)
            before = reading


def _rows(document: Document, drafts: list[_Draft], parsed: dict[str, Parse]) -> Iterator[Figure]:
    """The rows of an article's figures, with their settings and clusters."""
    if not drafts:
        return
    around = surroundings(document)
    settings = [
        setting(
            around,
            draft.reading.kind,
            draft.block.start + draft.reading.start,
            draft.block.start + draft.reading.end,
            draft.block.block_id,
            parsed.get(draft.block.block_id),
        )
        for draft in drafts
    ]
    clusters = cluster_ids(
        document.article_id, [_told(*pair) for pair in zip(drafts, settings, strict=True)]
    )
    for draft, where, cluster in zip(drafts, settings, clusters, strict=True):
        yield _row(document, draft, where, cluster)


def _told(draft: _Draft, where: Setting) -> Told:
    """What makes two figures the same one: a hedge does not, nor a word for the counted."""
    quantity, reading = draft.quantity, draft.reading
    value = quantity.best if quantity.best is not None else f"{quantity.low}-{quantity.high}"
    return Told(f"{reading.kind}|{value}|{reading.unit}", where.place_entity_id, where.day)


def _row(document: Document, draft: _Draft, where: Setting, cluster: str) -> Figure:
    block, quantity, reading = draft.block, draft.quantity, draft.reading
    start, end = block.start + reading.start, block.start + reading.end
    written = None
    if reading.counted is not None:
        written = document.text[block.start + reading.counted[0] : block.start + reading.counted[1]]
    return Figure(
        article_id=document.article_id,
        start=start,
        end=end,
        text=document.text[start:end],
        block_id=block.block_id,
        scope=block.scope,
        confidence=reading.confidence,
        extractor=EXTRACTOR,
        kind=reading.kind,
        value_min=quantity.low,
        value_best=quantity.best,
        value_max=quantity.high,
        is_approximate=quantity.is_approximate,
        unit=reading.unit,
        object_text=written,
        event_id=where.event_id,
        place_entity_id=where.place_entity_id,
        claimed_by_entity_id=where.claimed_by_entity_id,
        cluster_id=cluster,
    )
