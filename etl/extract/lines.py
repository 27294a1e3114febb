"""Cuts the text of a page into lines: the candidates for its blocks.

Guarantees that lines are ordered, do not overlap, and leave out nothing but white space.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

_NEWLINE: Final = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_MARKER: Final = re.compile(r"[•·●○◦▪▫■□‣⁃∙*+–\-]+(?=\s|$)|o(?=\s{1,3}\S)")
_NUMBER: Final = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)]\s")

MOST_LINES: Final = 10_000
"""Lines of a page that are told apart; what follows is one. The longest live blogs have 3,000."""
WRAP_WIDEST: Final = 100
"""Longest line, in code points, of a text wrapped by hand or by mail: 72 to 80, with some slack."""
WRAP_NARROWEST: Final = 45
WRAP_SLACK: Final = 20
"""A wrapped line stops short of the widest by less than one long word."""
WRAP_LOWER_SHARE: Final = 0.4
"""Share of wrapped lines that go on in lower case: 0.85 in English, 0.5 in German."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text between `start` and `end`, code points of the page without its margins."""

    start: int
    end: int
    words_start: int
    """Where the text after a list marker ("•") starts; `start` where there is no marker."""
    indent: int
    """Columns before the text or its marker."""
    gap: int
    """Blank lines above."""
    is_numbered: bool = False
    """Whether a number or letter stands before the text; it is part of the text."""

    @property
    def is_bulleted(self) -> bool:
        """Whether a list marker stands before the text."""
        return self.words_start > self.start


def normalise_newlines(text: str) -> str:
    """The text with "\\n" as its only line end."""
    return _NEWLINE.sub("\n", text)


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text in order, paragraphs that were wrapped put together again."""
    return tuple(_unwrapped(text, list(_physical_lines(text))))


def _physical_lines(text: str) -> Iterator[Line]:
    offset = gap = count = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        count += bool(bare)
        if count > MOST_LINES:
            end = len(text.rstrip())
            start = end - len(text[offset:end].lstrip())
            yield Line(start, end, start, 0, min(gap, 9))
            return
        if bare:
            indent = raw.index(bare[0])
            start = offset + indent
            end = start + len(bare)
            marker = _MARKER.match(bare)
            words = bare[marker.end() :].lstrip() if marker and (indent or bare[0] != "o") else ""
            numbered = _NUMBER.match(bare) is not None
            yield Line(start, end, end - len(words or bare), indent, min(gap, 9), numbered)
            gap = -1
        gap += 1
        offset += len(raw) + 1


def _unwrapped(text: str, found: list[Line]) -> Iterator[Line]:
    first = 0
    while first < len(found):
        last = first + 1
        while last < len(found) and _may_continue(found[last - 1], found[last]):
            last += 1
        run = found[first:last]
        if _is_wrapped(text, run):
            yield replace(run[0], end=run[-1].end)
        else:
            yield from run
        first = last


def _may_continue(above: Line, line: Line) -> bool:
    has_mark = line.is_bulleted or line.is_numbered
    return not line.gap and not has_mark and above.end - above.start <= WRAP_WIDEST


def _is_wrapped(text: str, run: list[Line]) -> bool:
    widest = max(line.end - line.start for line in run)
    if len(run) < 3 or not WRAP_NARROWEST <= widest <= WRAP_WIDEST:
        return False
    if any(line.end - line.start < widest - WRAP_SLACK for line in run[:-1]):
        return False
    continued = [text[line.start].islower() for line in run[1:]]
    return sum(continued) >= WRAP_LOWER_SHARE * len(continued)
