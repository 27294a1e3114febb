"""Reads dates as pages write them: machine stamps, date lines and the days in addresses.

Guarantees that no precision is invented and that the calendar day as printed is never lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from etl.extract.date_words import DAY_FIRST_LANGUAGES, MONTH_FIRST_LANGUAGES, MONTHS
from etl.extract.memo import memo
from etl.extract.moments import Moment, day_of, timed, whole_day

__all__ = ["DateSpan", "Moment", "find_dates", "parse_moment", "url_date"]

FIRST_WEB_YEAR = 1993
LONGEST_STAMP = 120


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date found in a text; `start` and `end` are half-open code points of that text."""

    moment: Moment
    start: int
    end: int


@memo(1_024)  # a page states its date in many places
def parse_moment(raw: str, language: str | None = None) -> Moment | None:
    """Reads one stamp: ISO 8601 and its broken forms, RFC 2822, Unix time, a written date.

    Month and year alone are kept with that precision; `03/04/2021` needs a `language` that
    decides. None when the text holds no date, or more than one.
    """
    text = " ".join(raw.split())
    if not text or len(text) > LONGEST_STAMP:
        return None
    match = _ISO.match(text)
    if match:
        return _from_iso(match, text)
    if _UNIX.match(text):
        return _from_unix(text)
    found = list(find_dates(text, language))
    if len({span.moment.day for span in found}) == 1:
        return replace(found[0].moment, raw=text)
    return _coarse(text)


def url_date(url: str) -> Moment | None:
    """The day in an address (`/2020/02/14/`, `/2020/feb/14/`, `-20200214`, `/A202002141432001`)."""
    for match in _URL_DAY.finditer(url[:2000]):
        month = match["m"]
        if not match["sep"] and len(month + match["d"]) != 4:
            continue  # a number that happens to start like a year
        number = int(month) if month.isdigit() else MONTHS.get(month.lower())
        day = day_of(match["y"], number, match["d"]) if number else None
        if day and day.year >= FIRST_WEB_YEAR:
            return whole_day(day, match.group(0))
    stamp = _URL_STAMP.search(url[:2000])
    day = day_of(stamp["y"], stamp["m"], stamp["d"]) if stamp else None
    return whole_day(day, stamp.group(0)) if stamp and day else None


def find_dates(text: str, language: str | None = None) -> Iterator[DateSpan]:
    """All full dates in a text (day, month and year), in order, with a time where one follows."""
    if not _YEAR.search(text):
        return
    position, written, digits = 0, _DATE, text
    if not text.isascii():
        written = _MARKED_DATE if _MARK.search(text) else _DATE
        digits = text.translate(_DIGITS)
    for match in written.finditer(digits):
        day = _written_day(match, language)
        if day is None or match.start() < position:
            continue
        end, moment = _with_time(text, match.end(), day, text[match.start() : match.end()])
        position = end
        yield DateSpan(moment, match.start(), end)


# --- machine stamps ---------------------------------------------------------------------------

_TIME = (
    r"(?P<h>\d{1,2})[:.h](?P<mi>\d{2})(?::(?P<s>\d{1,2})(?:[.,]\d+)?)?\s?(?P<half>[ap]\.?m\b\.?)?"
)
_ZONE = r"\s?(?:(?:UTC|GMT)?(?P<off>[+\-−]\d{1,2}:?\d{0,2})(?!\d)|(?!(?:by|von|par|por|di|da|door)\b)(?P<zone>[A-Za-z]{1,5})\b)?"
_ISO = re.compile(
    r"\s*(?P<y>\d{4})(?P<sep>[-/.]?)(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    r"(?:(?:[T ]|,\s?|\s?-\s)+(?:" + _TIME + r"|(?P<hh>\d{2})(?P<mm>\d{2})(?P<ss>\d{2})?)"
    + _ZONE + r".*)?$", re.I,
)  # fmt: skip
_UNIX = re.compile(r"(?:/Date\()?(?P<n>\d{9,10}|\d{12,13})(?:\.\d+)?(?:[+-]\d{4})?(?:\)/)?$")
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<sep>[/_.-]?)(?P<m>\d{1,2}|[a-z]{3,9})(?P=sep)(?P<d>\d{1,2})(?!\d)",
    re.I,
)
_URL_STAMP = re.compile(
    r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[01]\d|2[0-3])[0-5]\d\d{0,10}(?!\d)"
)
"""A day, an hour and a minute that open a story's number."""
_AFTER = re.compile(
    r"[\s,;|(·•–—-]{0,4}(?:at|um|à|a las|alle|ore|kl\.?|o godz\.|às|в|@|T)?\s?" + _TIME + _ZONE,
    re.I,
)
_MONTH_ONLY = re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})$|(?P<y2>\d{4})$")


def _from_iso(match: re.Match[str], raw: str) -> Moment | None:
    if not match["sep"] and len(match["m"] + match["d"]) != 4:
        return None
    day = day_of(match["y"], match["m"], match["d"])
    if day is None:
        return None
    clock = match.groupdict()
    if clock["hh"]:
        clock |= {"h": clock["hh"], "mi": clock["mm"], "s": clock["ss"]}
    return timed(day, clock, raw) if clock["h"] else whole_day(day, raw)


def _from_unix(text: str) -> Moment | None:
    match = _UNIX.match(text)
    digits = match["n"] if match else ""
    seconds = int(digits) / (1000 if len(digits) > 10 else 1)
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return Moment(at, "second", text, at.date()) if at.year >= 1990 else None


def _coarse(text: str) -> Moment | None:
    match = _MONTH_ONLY.match(text)
    if match is None:
        return None
    day = day_of(match["y"] or match["y2"], match["m"] or "1", "1")
    if day is None:
        return None
    return whole_day(day, text, "month" if match["m"] else "year")


# --- written dates ----------------------------------------------------------------------------

_MARKS = "\\u0900-\\u0d7f\\u0e31-\\u0e4e"
"""The letters of India and the vowel signs of Siam, which are no letters to `re`."""


def _written_dates(letter: str) -> re.Pattern[str]:
    """All ways to write a date, with months that are spelled with such letters."""
    word = letter + "{2,16}"
    return re.compile(
        r"(?<![\d.,:/-])(?:(?=\d)(?:"
        r"(?P<y1>\d{4})(?P<s1>[-/.])\s?(?P<m1>\d{1,2})(?P=s1)\s?(?P<d1>\d{1,2})"
        r"|(?P<y2>\d{4})\s?[年년]\s?(?P<m2>\d{1,2})\s?[月월]\s?(?P<d2>\d{1,2})(?:\s?[日일])?"
        r"|(?P<d3>\d{1,2})(?P<s3>[-/.])\s?(?P<m3>\d{1,2})(?P=s3)\s?(?P<y3>\d{4}|\d{2}(?![\d:.]))"
        r"|(?P<d4>\d{1,2})(?:st|nd|rd|th|er|ère|ème|º|°|ª|\.|-?го)?[\s.\-/]{0,2}(?:de\s|of\s|di\s)?"
        r"(?P<w4>" + word + r")[.,]?[\s\-/]{0,2}(?:de\s|del\s|of\s|,\s?)?(?P<y4>\d{4})"
        r"|(?P<y5>\d{4})[.,]?\s(?:m\.\s)?(?P<w5>" + word + r")\.?\s(?P<d5>\d{1,2})"
        r"|(?P<d6>\d{1,2})\stháng\s(?P<m6>\d{1,2}),?\s(?:năm\s)?(?P<y6>\d{4})"
        r"|(?P<d7>\d{1,2})\s\|\s(?P<m7>\d{1,2})\s\|\s(?P<y7>\d{4})"
        r")|(?<!" + letter + ")(?P<w8>" + word + r"+)[.,]?[\s\-/]{0,2}(?P<d8>\d{1,2})(?:st|nd|rd|th)?[.,]?[\s\-/]{1,2}(?P<y8>\d{4})"
        r")(?!\d|[.,]\d(?!\d?:\d\d))", re.I,
    )  # fmt: skip


_DATE = _written_dates(r"[^\W\d_]")
_MARKED_DATE = _written_dates(r"(?:[^\W\d_]|[" + _MARKS + r"])")
_MARK = re.compile("[" + _MARKS + "]")
_YEAR = re.compile(r"\d(?:\d{3}|\.\s?\d{1,2}\.\s?\d\d)")
"""What every full date holds: few texts do, and they alone are searched for one. The digit stands
before the alternatives, as `re` then looks for that alone."""
_DIGITS = {
    ord(digit): str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯")
    for value, digit in enumerate(digits)
}


_BUDDHIST_ERA, _BUDDHIST_FIRST = 543, 2400
"""Thailand counts the years from the Buddha's death."""


def _written_day(match: re.Match[str], language: str | None) -> date | None:
    """The day of one matched date; None when it is no date or day and month cannot be told."""
    form = (match.lastgroup or "")[-1:]  # all names of a way's groups end with its number
    if form in ("1", "2", "6", "7"):
        return day_of(match["y" + form], match["m" + form], match["d" + form])
    if form == "3":
        first, second = int(match["d3"]), int(match["m3"])
        order = _order(match["s3"], first, second, language)
        year = match["y3"] if len(match["y3"]) == 4 else _century(match["y3"], match["s3"])
        if order is None or year is None:
            return None
        return day_of(year, *((second, first) if order == "dmy" else (first, second)))
    month = MONTHS.get(match["w" + form].lower().replace("i̇", "i"))
    year = int(match["y" + form])
    year -= _BUDDHIST_ERA if year > _BUDDHIST_FIRST else 0
    return day_of(year, month, match["d" + form]) if month else None


def _order(separator: str, first: int, second: int, language: str | None) -> str | None:
    """Which of two numbers is the day: by size, by the dots (never American), by language."""
    if first > 12 or first == second or separator == ".":
        return "dmy"
    if second > 12:
        return "mdy"
    tag = (language or "").lower()
    if tag in MONTH_FIRST_LANGUAGES:
        return "mdy"
    return "dmy" if {tag, tag.split("-")[0]} & DAY_FIRST_LANGUAGES else None


def _century(digits: str, separator: str) -> int | None:
    """Two-digit years are read between dots only (the German way); the web began in the 1990s."""
    if separator != ".":
        return None
    return int(digits) + (1900 if int(digits) >= 90 else 2000)


def _with_time(text: str, end: int, day: date, raw: str) -> tuple[int, Moment]:
    match = _AFTER.match(text, end, end + 60)
    if match is None:
        return end, whole_day(day, raw)
    moment = timed(day, match.groupdict(), raw + match.group(0))
    return (match.end(), moment) if moment else (end, whole_day(day, raw))
