"""Years, and four-digit numbers that are none.

Guarantees that a number that counts, costs, measures or identifies something is no year.
"""

from etl.annotate.lexicon.units import unit_at
from etl.annotate.times import calendar
from etl.annotate.times.calendar import Period
from etl.annotate.times.context import FISCAL, Context, TimeValue, dated, undated
from etl.annotate.times.grammar import Found


def years(found: Found, context: Context) -> TimeValue | None:
    """2018-2020, 2018-19."""
    first, last = found.number("year") or 0, found.number("year2") or 0
    is_short = last < 100
    if is_short:
        last += first - first % 100
    if (
        not first < last <= first + (10 if is_short else 100)
        or context.lexemes.word(found.last) == "-"
    ):
        return None
    start, end = calendar.year(first), calendar.year(last)
    return dated(Period(f"{start.value}/{end.value}", start.first, end.last, "year"))


def year(found: Found, context: Context) -> TimeValue | None:
    """2018, fiscal 1989; a number that counts, costs or identifies something is no year."""
    number = found.number("year") or 0
    if "fiscal" in found.parts:
        return undated(f"{number:04}", "year", FISCAL)
    return dated(calendar.year(number)) if _is_year(number, found, context) else None


_NOT_AFTER_YEAR = frozenset({"%", "percent", "per", "km", "kg", "euros", "dollars", "people", "pounds",
    "miles", "metres", "meters", "tonnes", "tons", "feet", "-", ".", ":", "/", "°", "rpm", "hp",
    "million", "billion", "thousand", "hundred", "personnes", "habitants", "morts", "mètres"})  # fmt: skip

_NOT_BEFORE_YEAR = frozenset({"$", "£", "€", "¥", "#", "+", "no", "nº", "n°", "than", "least", "some",
    "nearly", "almost", "about", "over", "only", "approximately", "roughly", "/", "-", ":",
    "another", "additional", "route", "highway", "boeing", "room", "resolution", "flight"})  # fmt: skip


def _is_year(number: int, found: Found, context: Context) -> bool:
    lexemes, place = context.lexemes, found.places["year"]
    before, after = lexemes.word(found.first - 1), lexemes.word(place + 1)
    is_spoken = not lexemes.words[place].isdecimal()
    if before in _NOT_BEFORE_YEAR and not is_spoken:
        is_mark = before in ("-", "/", ":")
        if not is_mark or lexemes.touch(found.first):
            return False
    if not is_spoken and unit_at(lexemes.words, place + 1) is not None and after not in ("'", "p"):
        return False
    if after in _NOT_AFTER_YEAR and (
        after.isalpha() or after == "%" or _touches_more(context, place)
    ):
        return False
    if lexemes.touch(found.first) and before not in ("(", "[", '"', "'", "“", "-", "«"):
        return False
    if _ends_name(context, found.first):
        return False
    is_cued = before in context.words.year_cues
    if (
        not is_cued
        and after.endswith("s")
        and after.isalpha()
        and not lexemes.is_capitalised(place + 1)
    ):
        return 1900 <= number <= 2040 and number % 10 != 0  # 1988 sales, but 2000 people
    return is_cued if number < 1900 or number > 2040 else True


def _ends_name(context: Context, first: int) -> bool:
    """Whether a number follows a capitalised word that no sentence starts with: Orion 1980."""
    lexemes, before = context.lexemes, first - 1
    return (
        lexemes.word(before).isalpha()
        and lexemes.is_capitalised(before)
        and not lexemes.is_sentence_start(before)
        and lexemes.starts[first] == lexemes.ends[before] + 1
    )


def _touches_more(context: Context, place: int) -> bool:
    """Whether a mark after the number goes on into another: 2018-4567, 1998.5, 2000:12."""
    lexemes = context.lexemes
    return (
        lexemes.touch(place + 1)
        and lexemes.word(place + 2)[:1].isdecimal()
        and lexemes.touch(place + 2)
    )
