"""A moment as a page states it, built from the numbers that a reader of dates found.

Guarantees UTC, the printed day kept beside it, and no more precision than the numbers give.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from etl.extract.date_words import ZONE_MINUTES
from schemas.types import Precision

FIRST_YEAR, LAST_YEAR = 1800, 2100  # newspaper archives go back; nothing is dated further on
_WIDEST_ZONE = 14 * 60  # minutes: Kiribati
_UNKNOWN = date(1970, 1, 1)  # Unix time zero is what software writes for an unknown date


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as far as its source says.

    `at` is in UTC. A time with a zone is converted. A time without one, and midnight to the
    second (what software writes for "no time known"), are sure of their day only: `at` is then
    that day's midnight in UTC and `precision` is day. `day` is the calendar day as printed,
    which a conversion to UTC may have moved.
    """

    at: datetime
    precision: Precision
    raw: str
    day: date


def day_of(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day of three numbers; None when there is none, or none that a page can mean."""
    try:
        built = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return built if built != _UNKNOWN and FIRST_YEAR <= built.year <= LAST_YEAR else None


def whole_day(day: date, raw: str, precision: Precision = "day") -> Moment:
    """A moment of which only the day (or its month or year) is known."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), precision, raw, day)


def timed(day: date, clock: Mapping[str, str | None], raw: str) -> Moment | None:
    """A day with a time: `h`, `mi`, `s`, `half` (am or pm), `off` or `zone`; None for no time.

    Without a zone, with an ambiguous one, or at midnight to the second, only the day is sure.
    """
    hour, minute, second = (int(clock[part] or 0) for part in ("h", "mi", "s"))
    half = (clock["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24 or minute > 59 or second > 60:
        return None
    minutes = _minutes_east(clock["off"], clock["zone"])
    if minutes is None or (hour, minute, second) == (0, 0, 0):
        return whole_day(day, raw)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    at = midnight + timedelta(hours=hour, minutes=minute - minutes, seconds=second)
    return Moment(at, "second" if clock["s"] else "minute", raw, day)


def _minutes_east(offset: str | None, name: str | None) -> int | None:
    """Minutes east of UTC; None when no zone is named, or one with several meanings."""
    if not offset:
        return ZONE_MINUTES.get((name or "").lower())
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    total = int(hours) * 60 + int(minutes)
    if total > _WIDEST_ZONE:
        return None
    return total if offset[0] == "+" else -total
