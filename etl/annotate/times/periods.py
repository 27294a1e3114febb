"""Quarters, seasons, holidays, decades and centuries.

Guarantees that one without its year resolves against the day of publication only, in the direction
the tense tells.
"""

from datetime import date, timedelta

from etl.annotate.times import calendar
from etl.annotate.times.calendar import Period
from etl.annotate.times.context import (
    FISCAL,
    PUBLISHED,
    Context,
    TimeValue,
    dated,
    undated,
    why_unanchored,
)  # fmt: skip
from etl.annotate.times.dates import by_direction
from etl.annotate.times.grammar import Found


def quarter(found: Found, context: Context) -> TimeValue | None:
    """The third quarter, Q3 2019, first half of 2019; a half without a year is no date."""
    number = found.number("ordinal") or 0
    is_half = found.word("unit") is None and "unit" in found.parts
    is_half = is_half or found.parts.get("unit") == 0
    if not 1 <= number <= (2 if is_half else 4):
        return None
    name, make = ("H", calendar.half) if is_half else ("Q", calendar.quarter)
    year, rel = found.number("year") or found.number("year2"), found.number("rel")
    if rel is not None and context.published is not None:
        year = context.published.year + rel
    if is_half and year is None:
        return None
    if "fiscal" in {context.lexemes.words[i] for i in range(found.first, found.last)}:
        return undated(f"{year or 'XXXX'}-{name}{number}", "quarter", FISCAL)
    if year is not None:
        return dated(make(year, number), PUBLISHED if rel is not None else None)
    nearest = by_direction(context, lambda year: calendar.quarter(year, number))
    if nearest is None:
        return undated(f"XXXX-Q{number}", "quarter", why_unanchored(context))
    return dated(nearest, PUBLISHED)


def season(found: Found, context: Context) -> TimeValue | None:
    """Summer 2019, last winter, in the fall; a bare season word may be a verb or a place's water."""
    code = found.word("season") or found.word("season2") or ""
    year, rel = found.number("year"), found.number("rel")
    if year is not None:
        return dated(calendar.season(year, code))
    lexemes, place = context.lexemes, found.places["season"]
    before = lexemes.word(found.first - 1)
    is_named = (
        rel is not None
        or "named" in found.parts
        or (before in context.words.year_cues and before not in ("the", "to", "and"))
    )
    if not is_named or (lexemes.word(place + 1) in ("of", "from", "in") and rel is None):
        return None
    if rel is None or context.published is None:
        nearest = by_direction(context, lambda year: calendar.season(year, code))
        if nearest is None:
            return undated(f"XXXX-{code}", "season", why_unanchored(context))
        return dated(nearest, PUBLISHED)
    return dated(_relative_season(context.published, code, rel), PUBLISHED)


def _relative_season(published: date, code: str, rel: int) -> Period:
    """Last, this or next summer, seen from a day."""
    years = range(published.year - 2, published.year + 3)
    seasons = [calendar.season(year, code) for year in years]
    if rel < 0:
        return [s for s in seasons if s.last < published][-1]
    if rel > 0:
        return next(s for s in seasons if s.first > published)
    return min(seasons, key=lambda s: abs((s.first + timedelta(days=45) - published).days))


def century(found: Found, _context: Context) -> TimeValue | None:
    """The 20th century."""
    ordinal = found.number("ordinal") or 0
    return dated(calendar.century(ordinal)) if 1 <= ordinal <= 30 else None


def decade(found: Found, _context: Context) -> TimeValue | None:
    """The 1990s, the '90s, the nineties; short forms mean the 20th century."""
    year, short, tens = found.number("year"), found.number("short"), found.number("tens")
    if year is None and short is not None:
        year = 1900 + short if short % 10 == 0 and 20 <= short <= 90 else None
    if year is None and tens is not None:
        year = 1900 + 10 * tens
    return dated(calendar.decade(year)) if year is not None and year % 10 == 0 else None


def holiday(found: Found, context: Context) -> TimeValue | None:
    """Christmas, Easter 2020, last Thanksgiving."""
    name, year = found.word("holiday") or "", found.number("year")
    if year is not None:
        return dated(_holiday(name, year))
    nearest = by_direction(context, lambda year: _holiday(name, year))
    if nearest is None:
        value = f"XXXX-{name}" if name[0].isdigit() else "XXXX-XX-XX"
        return undated(value, "day", why_unanchored(context))
    return dated(nearest, PUBLISHED)


def _holiday(name: str, year: int) -> Period:
    if name == "easter":
        return calendar.day(_easter(year))
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return calendar.day(first + timedelta(days=(4 - first.isoweekday()) % 7 + 21))
    month, day = name.split("-")
    return calendar.day(date(year, int(month), int(day)))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    golden, centuries, rest = year % 19, year // 100, year % 100
    leap, skipped = centuries // 4, centuries % 4
    shift = (centuries - (centuries + 8) // 25 + 1) // 3
    moon = (19 * golden + centuries - leap - shift + 15) % 30
    sunday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
