"""Times told from another time: Friday, yesterday, last week, two days earlier, 9 a.m. Tuesday.

Guarantees that weekdays and "yesterday" resolve against the day of publication only, and that
"earlier" and "the following" resolve against the last date the article named, or not at all.
"""

from dataclasses import replace
from datetime import date, timedelta

from etl.annotate.times import calendar
from etl.annotate.times.calendar import Period
from etl.annotate.times.context import (
    LENGTH,
    NO_ANCHOR,
    NO_DATE,
    NO_DIRECTION,
    PUBLISHED,
    VAGUE,
    Context,
    TimeValue,
    dated,
    undated,
)  # fmt: skip
from etl.annotate.times.grammar import Found
from etl.annotate.times.lengths import is_title, length
from schemas.annotation import TimePrecision

_UNKNOWN: dict[str, tuple[str, TimePrecision]] = {
    "D": ("XXXX-XX-XX", "day"), "W": ("XXXX-WXX", "week"), "WE": ("XXXX-WXX-WE", "day"),
    "M": ("XXXX-XX", "month"), "Q": ("XXXX-QX", "quarter"), "Y": ("XXXX", "year"),
    "DE": ("XXX", "decade"), "C": ("XX", "century"), "2W": ("XXXX-WXX", "week"),
}  # fmt: skip
"""The value of a calendar unit that is not known which, and its precision."""

TONIGHT = 100
"""Meaning of "tonight" and "ce soir" beside the day offsets -1, 0 and 1."""


def day(found: Found, context: Context) -> TimeValue | None:
    """Friday, last Friday, yesterday, tonight."""
    near, weekday = found.number("near"), found.number("weekday")
    if near is not None:
        return None if is_title(found, context) else near_day(near, context)
    if weekday is None or _is_name(found, context):
        return None
    place = found.places.get("rel")
    if place is not None and context.lexemes.words[place] in context.words.anchored:
        return _weekday_from_previous(weekday, found.number("rel") or 0, context)
    return on_weekday(weekday, found.number("rel"), context)


def _weekday_from_previous(number: int, rel: int, context: Context) -> TimeValue:
    """The previous Friday, the following Monday: from the last day the article named."""
    if context.previous is None or context.previous.precision != "day":
        return undated(f"XXXX-WXX-{number}", "day", NO_ANCHOR)
    start = context.previous.first
    back = (start.isoweekday() - number) % 7
    distance = -(back or 7) if rel < 0 else 7 - back
    return dated(calendar.day(start + timedelta(days=distance)), context.previous_text)


def near_day(offset: int, context: Context) -> TimeValue:
    is_tonight = offset == TONIGHT
    if context.published is None:
        value = undated("XXXX-XX-XX", "day", NO_DATE)
    else:
        of = context.published + timedelta(days=0 if is_tonight else offset)
        value = dated(calendar.day(of), PUBLISHED)
    return at_time(value, "NI") if is_tonight else value


def on_weekday(number: int, rel: int | None, context: Context) -> TimeValue:
    """The weekday nearest the day of publication in the direction that a word or the tense tells."""
    unknown = f"XXXX-WXX-{number}"
    if context.published is None:
        return undated(unknown, "day", NO_DATE)
    published = context.published
    back = (published.isoweekday() - number) % 7
    if rel is None:
        direction = context.direction()
        if direction == 0:
            return undated(unknown, "day", NO_DIRECTION)
        distance = -back if direction < 0 else (7 - back) % 7
    elif rel == 0:
        distance = number - published.isoweekday()
    else:
        distance = -(back or 7) if rel < 0 else 7 - back
    return dated(calendar.day(published + timedelta(days=distance)), PUBLISHED)


def _is_name(found: Found, context: Context) -> bool:
    """Whether a weekday is part of a name: Black Friday, the Sunday Times."""
    lexemes, place = context.lexemes, found.places["weekday"]
    after = lexemes.word(place + 1)
    return (
        lexemes.word(place - 1) in context.words.blocking_before
        and lexemes.is_capitalised(place - 1)
    ) or (after in context.words.blocking_after and lexemes.is_capitalised(place + 1))


def at_time(value: TimeValue, time: str) -> TimeValue:
    """A time within a day."""
    return replace(value, timex_type="time", value=f"{value.value}T{time}")


def relative(found: Found, context: Context) -> TimeValue | None:
    """Last week, this year, the next day, that month, the following year, the weekend."""
    unit = (
        next((found.word(group) for group in found.parts if group.startswith("unit")), None) or ""
    )
    if unit.startswith("T"):
        return TimeValue("duration", f"PT1{unit[1:]}", None, reason=LENGTH)
    if unit not in _UNKNOWN:
        return None
    group = next((group for group in found.parts if group.startswith("rel")), "rel")
    rel, place = found.number(group) or 0, found.places.get(group)
    word = context.lexemes.words[place] if place is not None else ""
    if unit == "D" and rel and context.lexemes.word(found.last) == "of":
        return None  # the last day of service
    if word in context.words.anchored or (unit == "D" and rel):
        return _from_previous(unit, rel, context)
    if context.published is None:
        return undated(*_UNKNOWN[unit], NO_DATE)
    if unit == "Q" and place is None:
        return _the_quarter(context)
    if unit == "WE" and rel == 0:
        return _weekend(context)
    of = calendar.shift(context.published, unit, rel)
    return dated(calendar.period(of, unit), PUBLISHED) if of else None


def neighbour(found: Found, context: Context) -> TimeValue | None:
    """La veille, le lendemain: the day before or after the last one named."""
    return _from_previous("D", found.number("step") or 0, context)


def _weekend(context: Context) -> TimeValue:
    """The weekend: the one past or the one to come, as the tense tells."""
    published, direction = context.published, context.direction()
    if published is None or direction == 0:
        return undated(*_UNKNOWN["WE"], NO_DIRECTION)
    begun = direction > 0 or published.isoweekday() >= 6
    of = published if begun else published - timedelta(days=7)
    return dated(calendar.weekend(of), PUBLISHED)


def _the_quarter(context: Context) -> TimeValue:
    """The quarter: the one the article named last."""
    if context.previous is None or context.previous.precision != "quarter":
        return undated(*_UNKNOWN["Q"], NO_ANCHOR)
    return dated(context.previous, context.previous_text)


def _from_previous(unit: str, count: int, context: Context) -> TimeValue:
    """A unit told from the last date the article named."""
    if context.previous is None:
        return undated(*_UNKNOWN[unit], NO_ANCHOR)
    of = calendar.shift(context.previous.first, unit, count)
    if of is None:
        return undated(*_UNKNOWN[unit], NO_ANCHOR)
    return dated(calendar.period(of, unit), context.previous_text)


def offset(found: Found, context: Context) -> TimeValue | None:
    """Two weeks ago, a year earlier, several years ago, half a year later."""
    unit, sign = found.word("unit") or "", found.number("dir") or 0
    count = found.parts.get("n", 1.0)
    if context.lexemes.words[found.places["unit"]].endswith("s") and "n" not in found.parts:
        count = None  # months ago
    is_anchored = context.lexemes.words[found.places["dir"]] in context.words.anchored
    if unit.startswith("T") and is_anchored:
        return length(found, context)
    if not isinstance(count, int | float) or unit not in _UNKNOWN:  # months ago, two hours ago
        return TimeValue("date", "PAST_REF" if sign < 0 else "FUTURE_REF", None, reason=VAGUE)
    count = count + 0.5 * ("more" in found.parts)
    if "half" in found.parts:
        count = 0.5
    if count != int(count):
        unit, count = _finer(unit, count)
    return _offset(unit, sign * int(count), is_anchored, context)


def _finer(unit: str, count: float) -> tuple[str, float]:
    """A year and a half is 18 months."""
    finer, factor = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "DE": ("Y", 10)}.get(
        unit, (unit, 1)
    )
    return finer, round(count * factor)


def _offset(unit: str, count: int, is_anchored: bool, context: Context) -> TimeValue:
    span = context.previous
    start: date | None = context.published
    if unit == "Y" and span is not None and span.precision == "quarter":  # …, from $5m a year ago
        of = calendar.shift(span.first, "Y", count)
        if of is not None:
            return dated(calendar.period(of, "Q"), context.previous_text)
    if is_anchored:
        start = span.first if span is not None else None
    if start is None:
        return undated(*_UNKNOWN[unit], NO_ANCHOR if is_anchored else NO_DATE)
    unit_of = "W" if unit == "2W" else unit
    of = calendar.shift(start, unit_of, 2 * count if unit == "2W" else count)
    if of is None:
        return undated(*_UNKNOWN[unit], NO_ANCHOR)
    anchor = context.previous_text if is_anchored else PUBLISHED
    return dated(_precise(of, unit_of, span if is_anchored else None), anchor)


def _precise(of: date, unit: str, anchor: Period | None) -> Period:
    """The period of the unit; a year before a day or month is a day or month."""
    finer = {"day": "D", "month": "M"}.get(anchor.precision) if anchor is not None else None
    return calendar.period(of, finer or unit)
