"""What resolving a time needs to know, and what it yields.

Guarantees that a value is either a period of the calendar, with what it was resolved against, or
comes with the reason why it is none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.times import TimeWords
from etl.annotate.times.calendar import Period
from schemas.annotation import TimePrecision, TimexType

NO_DATE = "no publication date"
NO_DIRECTION = "not told whether past or future"
NO_ANCHOR = "relative to a time that is not known"
LENGTH = "a length of time, not a date"
RECURRING = "recurs"
VAGUE = "names no calendar time"
FISCAL = "fiscal year of an unnamed body"
ANY_DAY = "of no named day"
ANY_YEAR = "of no named year"
AMBIGUOUS = "order of day and month not known"

PUBLISHED = "published_at"

Direction = Literal[-1, 0, 1]
"""Past, not known, future."""


@dataclass(frozen=True, slots=True)
class Context:
    """The words and tense around an expression, the day of publication, and the time named before."""

    lexemes: Lexemes
    words: TimeWords
    published: date | None
    direction: Callable[[], Direction]
    previous_text: str | None
    previous: Period | None


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3 type and value, with the days meant or the reason why they are not known."""

    timex_type: TimexType
    value: str
    precision: TimePrecision | None
    period: Period | None = None
    anchor: str | None = None
    reason: str | None = None


def dated(period: Period, anchor: str | None = None) -> TimeValue:
    """A date whose days are known."""
    return TimeValue("date", period.value, period.precision, period, anchor)


def undated(value: str, precision: TimePrecision | None, reason: str) -> TimeValue:
    """A date whose days are not known."""
    return TimeValue("date", value, precision, reason=reason)


def why_unanchored(context: Context) -> str:
    """Why a date that lacks its year or week is not resolved."""
    return NO_DATE if context.published is None else NO_DIRECTION
