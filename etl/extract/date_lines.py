"""Tells lines that give a page's date from prose that mentions one.

Guarantees that running text, events and changes are never taken for a publication date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from etl.extract.date_words import (
    BY_WORDS,
    CONNECTIVES,
    PUBLISHED_WORDS,
    UPDATED_WORDS,
    WEEKDAYS,
    ZONE_MINUTES,
)  # fmt: skip
from etl.extract.dates import Moment, find_dates

LONGEST_LINE = 160  # characters; a line about a date is short, prose is not
_MOST_NAMES = 7  # words of a name and a section beside a labelled date
_MOST_BESIDE = 8  # words of a name and a section, parted from the date by a bar or a dash
_BULLETS = ("•", "*", "►")
_MOST_LOOSE = 4  # words of a place, a name or a section beside an unlabelled one

_NAME_WORDS = range(2, 4)
_LABELS = PUBLISHED_WORDS | UPDATED_WORDS

_WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d+")
_BREAK = re.compile(r"[|•·\n»›>]|\s[–—-]\s")

Label = Literal["published", "updated", "none"]


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date of a line that is about dates, and what the line says it is the date of."""

    moment: Moment
    label: Label


def visible_date(text: str, language: str | None = None) -> Moment | None:
    """The publication date that a line of a page gives; None for prose and for change dates."""
    return next((d.moment for d in date_line(text, language) if d.label != "updated"), None)


def date_line(
    text: str, language: str | None = None, *, is_date_place: bool = False
) -> Iterator[DateLine]:
    """The dates of a line that is about dates; nothing for any other line.

    `is_date_place` says that the line stands where pages put their date: a place, a name or a
    section may then stand beside it without a label.
    """
    line = text.strip()
    if len(line) > LONGEST_LINE or line[:1] in _BULLETS:
        return
    spans = list(find_dates(line, language))
    for position, span in enumerate(spans):
        first = spans[position - 1].end if position else 0
        last = spans[position + 1].start if position + 1 < len(spans) else len(line)
        before = _BREAK.split(line[first : span.start])[-1]
        after = _BREAK.split(line[span.end : last])[0] if position + 1 == len(spans) else ""
        label = _label(line[first : span.start], after)
        beside = len(_WORD.findall(line)) - len(_WORD.findall(before + after))
        if beside > _MOST_BESIDE * (1 + is_date_place) + 4 * len(spans):
            continue
        if _is_about_date(before, after, label, is_date_place):
            yield DateLine(span.moment, label)


def names_label(words: str) -> bool:
    """Whether one of some words says what the date behind them is the date of."""
    return not _LABELS.isdisjoint(word.casefold().rstrip(".") for word in _WORD.findall(words))


def _label(before: str, after: str) -> Label:
    words = [word.casefold().rstrip(".") for word in _WORD.findall(before)][-_MOST_NAMES:]
    following = [word.casefold().rstrip(".") for word in _WORD.findall(after)]
    published = [n for n, word in enumerate(words) if word in PUBLISHED_WORDS]
    updated = [n for n, word in enumerate(words) if word in UPDATED_WORDS]
    if updated and (not published or updated[-1] > published[-1] or updated[0] == 0):
        return "updated"
    if published or (following and following[0] in BY_WORDS):
        return "published"
    return "updated" if any(word in UPDATED_WORDS for word in following) else "none"


def _is_about_date(before: str, after: str, label: Label, is_date_place: bool) -> bool:
    words = _WORD.findall(before)
    names = [word for word in words if not _is_date_word(word)]
    following = _WORD.findall(after)
    tail = [word for word in following if not _is_date_word(word)]
    if len(tail) > (_MOST_LOOSE if is_date_place or label != "none" else 0):
        return not before.strip() and _opens_name(after, following)
    if not names:
        return True
    if any(word[0].islower() for word in names) and not is_date_place:
        return False
    opens_byline = words[0].casefold() in BY_WORDS
    if label != "none" or opens_byline:
        return len(names) <= _MOST_NAMES
    return is_date_place and len(names) <= _MOST_LOOSE


def _opens_name(after: str, words: list[str]) -> bool:
    """Whether a name and nothing else follows a date: "1. Februar 2022, Daniel Dillenburg"."""
    is_parted = after.lstrip()[:1] in (",", "/", "|", "·", "–", "-")
    return is_parted and len(words) in _NAME_WORDS and not any(map(str.islower, after.split()))


def _is_date_word(word: str) -> bool:
    folded = word.casefold().rstrip(".")
    return (
        folded in CONNECTIVES or folded in WEEKDAYS or folded in PUBLISHED_WORDS
        or folded in UPDATED_WORDS or folded in ZONE_MINUTES or folded in BY_WORDS
        or (folded.isdigit() and len(folded) <= 2)
    )  # fmt: skip
