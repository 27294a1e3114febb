"""Lengths of time, recurring times, and words such as "now" that name no calendar time.

Guarantees that none of them claims a day of the calendar.
"""

from etl.annotate.lexemes import Lexemes
from etl.annotate.times.context import LENGTH, RECURRING, VAGUE, Context, TimeValue
from etl.annotate.times.grammar import Found


def length(found: Found, context: Context) -> TimeValue | None:
    """Three days, the last two weeks, half an hour, a three-year-old, years."""
    unit = found.word("unit") or found.word("unit2") or ""
    count: object = found.parts.get("n")
    is_whole = context.lexemes.word(found.last) in ("ended", "ending") and "n" not in found.parts
    if "unit2" in found.parts or (is_whole and unit in ("Y", "W", "M")):
        count = 1  # day-long; the year ended Aug. 31
    if "half" in found.parts:
        count = 0.5
    elif unit == "Q" and count is None:  # some quarters of the staff
        return None
    elif _is_rate(found, context):
        return TimeValue("set", iso_length(unit, 1), None, reason=RECURRING)
    if isinstance(count, int | float):
        count = count + 0.5 * ("more" in found.parts)
        return _length(unit, float(count))
    return TimeValue("duration", iso_length(unit, None), None, reason=LENGTH)


_ARTICLES = frozenset({"a", "an"})
_TIMES = frozenset({"once", "twice", "times", "million", "billion", "thousand"})
_AFTER_LENGTHS = frozenset({"after", "before", "from", "of", "since", "on", "in"})


def _is_rate(found: Found, context: Context) -> bool:
    """Whether "a week" tells a rate: £4.50 a week, twice a year, 300 students a year."""
    lexemes, first = context.lexemes, found.first
    if lexemes.words[first] not in _ARTICLES or lexemes.word(found.last) in _AFTER_LENGTHS:
        return False
    before = lexemes.word(first - 1)
    counted = lexemes.word(first - 2) if before.isalpha() else before
    is_number = counted[:1].isdecimal() and not (len(counted) == 4 and counted.isdecimal())
    return before in _TIMES or is_number


def _length(unit: str, count: float) -> TimeValue | None:
    return (
        TimeValue("duration", iso_length(unit, count), None, reason=LENGTH) if count > 0 else None
    )


_HALVES = {"Y": "6M", "TM": "30S", "TH": "30M"}
"""Half a unit, written after the whole ones: P1Y6M."""


def iso_length(unit: str, count: float | None) -> str:
    """A length as TimeML writes it: P3D, PT30M, P18M; X where the count is not known."""
    if unit == "DE":
        unit, count = "Y", None if count is None else count * 10
    elif unit == "2W":
        unit, count = "W", None if count is None else count * 2
    elif count is not None and count % 1 == 0.5 and unit in _HALVES:
        whole = iso_length(unit, int(count)) if count > 1 else "PT" if unit[0] == "T" else "P"
        return whole + _HALVES[unit]
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def is_title(found: Found, context: Context) -> bool:
    """Whether a word is part of a name: the Daily News, the Trees for Tomorrow Project."""
    lexemes, last = context.lexemes, found.last - 1
    return (
        found.last - found.first == 1
        and lexemes.block.scope in ("body", "standfirst", "caption")
        and lexemes.is_capitalised(last)
        and not lexemes.is_sentence_start(last)
        and (_is_name_word(lexemes, last + 1) or _is_name_word(lexemes, last - 1))
    )


def _is_name_word(lexemes: Lexemes, place: int) -> bool:
    return lexemes.word(place).isalpha() and lexemes.is_capitalised(place)


def recurring(found: Found, context: Context) -> TimeValue | None:
    """Every day, each of two weeks, daily, Fridays."""
    weekday = found.number("weekday") or found.number("weekday2")
    if is_title(found, context):
        return None
    if weekday is not None:
        return TimeValue("set", f"XXXX-WXX-{weekday}", "day", reason=RECURRING)
    count = found.number("n") or 1
    unit = found.word("unit") or found.word("often") or ""
    return TimeValue("set", iso_length(unit, count), None, reason=RECURRING)


def reference(found: Found, context: Context) -> TimeValue | None:
    """Now, recently, in recent years, the near future."""
    if is_title(found, context):
        return None
    value = found.word("ref") or found.word("ref2") or found.word("ref3")
    return TimeValue("date", value, None, reason=VAGUE) if value else None
