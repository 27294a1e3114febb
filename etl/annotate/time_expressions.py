"""Times that an article names, with TimeML values.

Guarantees that a time relative to the day of writing resolves against the day of publication only,
and stays unanchored, with the reason, where that or the direction of time is not known.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from etl.annotate.document import Document
from etl.annotate.lexemes import Lexemes, lexemes
from etl.annotate.lexicon.numerals import NUMERALS
from etl.annotate.lexicon.times import TimeWords
from etl.annotate.lexicon.times_en import ENGLISH
from etl.annotate.lexicon.times_fr import FRENCH
from etl.annotate.numbers.numerals import Numeral, numerals
from etl.annotate.parse import Parse, parses
from etl.annotate.times.calendar import Period
from etl.annotate.times.context import Context, Direction, TimeValue
from etl.annotate.times.grammar import find_times
from etl.annotate.times.tense import direction
from etl.annotate.times.values import resolve
from schemas.annotation import TimeExpression

EXTRACTOR = "time_expressions@1"

TIME_WORDS: Mapping[str, TimeWords] = {"en": ENGLISH, "fr": FRENCH}
"""Time words by language."""

Named = tuple[str, Period]
"""A date's text and the days it means."""

LANGUAGES = frozenset(TIME_WORDS)

_CONFIDENCE = {"date": 0.95, "time": 0.9, "duration": 0.9, "set": 0.85}


def time_expressions(document: Document) -> Iterator[TimeExpression]:
    """The times of every block that holds the article's or a linked story's words, in order."""
    words = TIME_WORDS.get((document.language or "").split("-")[0])
    if words is None:
        return
    parsed = {parse.block.block_id: parse for parse in parses(document)}
    named: dict[str, Named] = {}
    for block, block_numerals in zip(lexemes(document), numbers_of(document), strict=True):
        parse = parsed.get(block.block.block_id)
        for found in find_times(block, words, block_numerals):
            start, end = block.starts[found.first], block.ends[found.last - 1]
            previous = named.get(block.block.scope, (None, None))
            context = Context(
                block, words, _published_on(document), _tense(parse, start, end), *previous
            )
            value = resolve(found, context)
            if value is None:
                continue
            row = _row(document, block, start, end, value)
            yield row
            if value.period is not None and found.rule != "offset":  # "a year ago" is an aside
                named[block.block.scope] = row.text, value.period


def _published_on(document: Document) -> date | None:
    return document.published_at.date() if document.published_at else None


def numbers_of(document: Document) -> tuple[tuple[Numeral, ...], ...]:
    """The numerals of every block that `lexemes` reads, read once."""
    if numbers_of not in document.found:
        words = NUMERALS.get((document.language or "").split("-")[0])
        document.found[numbers_of] = tuple(
            tuple(numerals(block, words)) if words else () for block in lexemes(document)
        )
    found: tuple[tuple[Numeral, ...], ...] = document.found[numbers_of]
    return found


def _tense(parse: Parse | None, start: int, end: int) -> Callable[[], Direction]:
    """The direction of time at a span, worked out only when a date needs it."""
    return lambda: direction(parse, start, end) if parse is not None else 0


def _row(
    document: Document, block: Lexemes, start: int, end: int, value: TimeValue
) -> TimeExpression:
    period = value.period
    offset = block.block.start
    return TimeExpression(
        article_id=document.article_id,
        start=offset + start,
        end=offset + end,
        text=document.text[offset + start : offset + end],
        block_id=block.block.block_id,
        scope=block.block.scope,
        confidence=_CONFIDENCE[value.timex_type],
        extractor=EXTRACTOR,
        timex_type=value.timex_type,
        timex_value=value.value,
        anchor=value.anchor,
        starts_on=period.first if period else None,
        ends_on=period.last if period else None,
        precision=value.precision,
        is_resolved=period is not None,
        reason=value.reason,
    )
