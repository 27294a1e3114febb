"""Dates that name a day or a month.

Guarantees that a date without its year resolves against the day of publication only, in the
direction the tense tells, and that impossible dates are no dates.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from etl.annotate.times import calendar
from etl.annotate.times.calendar import Period
from etl.annotate.times.context import (
    AMBIGUOUS,
    NO_ANCHOR,
    PUBLISHED,
    Context,
    TimeValue,
    dated,
    undated,
    why_unanchored,
)  # fmt: skip
from etl.annotate.times.grammar import Found


def numeric_date(found: Found, context: Context) -> TimeValue | None:
    """2019-10-05, 12.10.2019, 10/12/2019; null when day and month are in either order."""
    dotted = found.word("dotted")
    if dotted is not None:
        day, month, year = (int(part) for part in dotted.split("."))
        return _full_date(year, month, day)
    year = found.number("year") or 0
    left, right = found.number("left"), found.number("right")
    if left is None or right is None:
        return _full_date(year, found.number("month") or 0, found.number("day") or 0)
    if context.words.is_day_first or left > 12:
        return _full_date(year, right, left)
    if right > 12:
        return _full_date(year, left, right)
    return undated(f"{year}-XX-XX", "day", AMBIGUOUS)


def _full_date(year: int, month: int, day: int) -> TimeValue | None:
    found = _day(year, month, day)
    return dated(calendar.day(found)) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_month(found: Found, context: Context) -> TimeValue | None:
    """November 9, 5 March 2019, Friday, Oct. 13, Sept. 20-24."""
    month, day = found.number("month") or 0, found.number("day") or 0
    year, weekday = found.number("year") or _year_before(found, month), found.number("weekday")
    if _day(2000, month, day) is None:  # a leap year: 29 February may be meant
        return None
    value = f"XXXX-{month:02}-{day:02}"
    if year is not None:
        return _to_day(_full_date(year, month, day), found.number("day2"))
    if weekday is not None and context.published is not None:
        near = _matching_weekday(context.published, month, day, weekday)
        if near is not None:
            return _to_day(dated(calendar.day(near), PUBLISHED), found.number("day2"))
    nearest = by_direction(context, lambda year: _as_period(_day(year, month, day)))
    if nearest is None:
        return undated(value, "day", why_unanchored(context))
    return _to_day(dated(nearest, PUBLISHED), found.number("day2"))


def _year_before(found: Found, month: int) -> int | None:
    """The year of a date from the one it runs to: 4 April – 3 May 2025."""
    until, last = found.number("until"), found.number("to") or found.number("to2")
    return until if until is None or last is None else until - (month > last)


def _as_period(day: date | None) -> Period | None:
    return calendar.day(day) if day else None


def _to_day(value: TimeValue | None, last_day: int | None) -> TimeValue | None:
    """Widens a date to a range of days in its month, written as an ISO 8601 interval."""
    if value is None or value.period is None or not last_day:
        return value
    first = value.period.first
    last = _day(first.year, first.month, last_day)
    if last is None or last <= first:
        return value
    interval = f"{first.isoformat()}/{last.isoformat()}"
    return replace(value, value=interval, period=Period(interval, first, last, "day"))


def _matching_weekday(published: date, month: int, day: int, weekday: int) -> date | None:
    """The nearest year in which a date falls on a weekday: Friday, Oct. 13."""
    for distance in (0, -1, 1):
        candidate = _day(published.year + distance, month, day)
        if candidate is not None and candidate.isoweekday() == weekday:
            return candidate
    return None


_FAR = 200

_NEAR = 75
"""Days. News names the year of a date that is most of a year away, so where the other reading is
close by, tense gives way to it: "payable Dec. 7", printed in October."""


def by_direction(context: Context, in_year: Callable[[int], Period | None]) -> Period | None:
    """The last such period begun by the day of publication, or the next not over on it."""
    if context.published is None:
        return None
    direction = context.direction()
    nearby = (in_year(context.published.year + distance) for distance in range(-4, 5))
    periods = [period for period in nearby if period is not None]
    past = [period for period in periods if period.first <= context.published]
    future = [period for period in periods if period.last >= context.published]
    if not past or not future:
        return None
    since = (context.published - past[-1].last).days
    until = (future[0].first - context.published).days
    if since <= 0:
        return past[-1]
    if since > _FAR and until < _NEAR:
        return future[0]
    if until > _FAR and since < _NEAR:
        return past[-1]
    return {-1: past[-1], 0: None, 1: future[0]}[direction]


def month(found: Found, context: Context) -> TimeValue | None:
    """October 2019, March-April 2020, October, last June."""
    number, year = found.number("month") or 0, found.number("year")
    if year is not None:
        first = calendar.month(year, number)
        last = found.number("month2")
        if last is None or last <= number:
            return dated(first)
        end = calendar.month(year, last)
        return dated(Period(f"{first.value}/{end.value}", first.first, end.last, "month"))
    if _is_name(found, context):
        return None
    if "that" in found.parts:
        return _that_month(number, context)
    rel = found.number("rel")
    if rel is not None and context.published is not None:
        return dated(_relative_month(context.published, number, rel), PUBLISHED)
    nearest = by_direction(context, lambda year: calendar.month(year, number))
    if nearest is None:
        return undated(f"XXXX-{number:02}", "month", why_unanchored(context))
    return dated(nearest, PUBLISHED)


def _that_month(number: int, context: Context) -> TimeValue:
    """The month of the year named before, or the next: in May 2022 …, that September."""
    if context.previous is None:
        return undated(f"XXXX-{number:02}", "month", NO_ANCHOR)
    before = context.previous.first
    found = calendar.month(before.year + (number < before.month), number)
    return dated(found, context.previous_text)


def _relative_month(published: date, number: int, rel: int) -> Period:
    """Last June, this June, next June: never the month of publication itself but for "this"."""
    year = published.year
    if rel < 0 and number >= published.month:
        year -= 1
    elif rel > 0 and number <= published.month:
        year += 1
    return calendar.month(year, number)


_GIVEN_NAMES = frozenset({"april", "may", "june", "august"})


def _is_name(found: Found, context: Context) -> bool:
    """Whether a bare month is a person's name: Theresa May, June Smith; or "May" the verb."""
    lexemes, place = context.lexemes, found.places["month"]
    if lexemes.words[place] not in _GIVEN_NAMES:
        return False
    before, after = place - 1, place + 1
    is_first = found.first == place and lexemes.is_sentence_start(place)
    is_verb = is_first and lexemes.words[place] == "may"
    follows_name = (
        found.first == place
        and lexemes.word(before).isalpha()
        and lexemes.is_capitalised(before)
        and lexemes.words[before] not in context.words.terms
        and lexemes.words[before] not in context.words.year_cues
    )
    leads_name = lexemes.word(after).isalpha() and lexemes.is_capitalised(after)
    return is_verb or follows_name or leads_name
