"""Stretches of the calendar, and how TimeML and ISO 8601 write them.

Guarantees that a period's value, its first and its last day agree, and that arithmetic that leaves
the calendar (year 1 to 9999) gives no period rather than an error.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from schemas.annotation import TimePrecision

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of the northern meteorological seasons: news in English and French means these."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some days of the calendar: both ends inclusive."""

    value: str
    first: date
    last: date
    precision: TimePrecision


def day(of: date) -> Period:
    """One day."""
    return Period(of.isoformat(), of, of, "day")


def week(of: date) -> Period:
    """The ISO week that holds a day."""
    year, number, weekday = of.isocalendar()
    first = of - timedelta(days=weekday - 1)
    return Period(f"{year}-W{number:02}", first, first + timedelta(days=6), "week")


def weekend(of: date) -> Period:
    """The weekend of the ISO week that holds a day."""
    whole = week(of)
    return Period(f"{whole.value}-WE", whole.last - timedelta(days=1), whole.last, "day")


def month(year: int, number: int) -> Period:
    """One month."""
    first = date(year, number, 1)
    return Period(f"{year:04}-{number:02}", first, _month_end(year, number), "month")


def quarter(year: int, number: int) -> Period:
    """One quarter of the calendar year."""
    first, last = date(year, 3 * number - 2, 1), _month_end(year, 3 * number)
    return Period(f"{year:04}-Q{number}", first, last, "quarter")


def half(year: int, number: int) -> Period:
    """One half of the calendar year."""
    first, last = date(year, 6 * number - 5, 1), _month_end(year, 6 * number)
    return Period(f"{year:04}-H{number}", first, last, "quarter")


def season(year: int, code: str) -> Period:
    """One season; a winter begins in December of its year."""
    start = SEASON_MONTHS[code]
    end_year, end_month = (year + 1, 2) if code == "WI" else (year, start + 2)
    return Period(
        f"{year:04}-{code}", date(year, start, 1), _month_end(end_year, end_month), "season"
    )


def year(number: int) -> Period:
    """One calendar year."""
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(first_year: int) -> Period:
    """Ten years: the 1990s are 199."""
    first = first_year - first_year % 10
    return Period(f"{first // 10:03}", date(max(first, 1), 1, 1), date(first + 9, 12, 31), "decade")


def century(ordinal: int) -> Period:
    """A hundred years: the 20th century is 19, as TimeML writes it."""
    first = (ordinal - 1) * 100 + 1
    return Period(f"{ordinal - 1:02}", date(first, 1, 1), date(first + 99, 12, 31), "century")


def period(of: date, unit: str) -> Period:
    """The period of a unit (a TimeML letter) that holds a day."""
    match unit:
        case "W":
            return week(of)
        case "WE":
            return weekend(of)
        case "M":
            return month(of.year, of.month)
        case "Q":
            return quarter(of.year, (of.month + 2) // 3)
        case "Y":
            return year(of.year)
        case "DE":
            return decade(of.year)
        case "C" | "CE":
            return century((of.year + 99) // 100)
        case _:
            return day(of)


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "C": 1200, "CE": 1200}


def shift(of: date, unit: str, count: int) -> date | None:
    """A day some units away; the last day of a shorter month; none beyond the calendar."""
    try:
        if unit not in _MONTHS:
            return of + timedelta(days=count * (7 if unit in ("W", "WE") else 1))
        months = of.year * 12 + of.month - 1 + count * _MONTHS[unit]
        into, number = divmod(months, 12)
        return min(
            date(into, number + 1, 1) + timedelta(days=of.day - 1), _month_end(into, number + 1)
        )
    except (OverflowError, ValueError):
        return None


def _month_end(in_year: int, number: int) -> date:
    following = date(in_year + number // 12, number % 12 + 1, 1) if in_year < 9999 else date.max
    return following - timedelta(days=1) if following != date.max else following
