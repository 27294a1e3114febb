"""Stretches of text between quotation marks, in every style that newspapers print.

Guarantees that spans lie in order, do not overlap, stay inside their block and leave out the outer
marks; time is linear in the text, whatever the marks do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARK = re.compile(r"''|``|‘‘|’’|,,|[\"“”„‟«»‘’‚'‹›]")
"""One quotation mark; doubled single marks count as one double mark."""

_FAMILY = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", ",,"), "double"),
    **dict.fromkeys(("''", "``", "‘‘", "’’"), "doubled"),
    **dict.fromkeys(("«", "»"), "guillemet"),
    **dict.fromkeys(("‹", "›"), "angle"),
    **dict.fromkeys(("'", "‘", "’", "‚"), "single"),
}
"""A mark closes only what a mark of its own family opened: the others are nested quotes."""

_USUALLY_OPENS = frozenset("“„«‹‘‚") | {"``", "‘‘", ",,"}
_USUALLY_CLOSES = frozenset("”»›’") | {"’’"}
_BEFORE_OPENING = frozenset("([{—–-/:;,.…\"“”«»'‘’")
_AFTER_CLOSING = frozenset(")]}—–-/:;,.!?…\"“”«»'‘’")

_ELISION = re.compile(r"(?:\d0s|n|em|til|till|cause|bout|round|cuz|tis|twas)\b", re.IGNORECASE)
"""What follows an apostrophe that stands for dropped letters: '90s, rock 'n' roll, 'em."""

_ENDING = re.compile(r"[,;:!?)\]]|\.(?!\.)")
"""Punctuation that no quote begins with."""

MAX_SINGLE = 1500
"""Longest quote between single marks, in code points; apostrophes farther apart are unrelated."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text between marks: `start` to `end` without them, `outer_start` to `outer_end` with them.

    `is_closed` is false where the block ends before the mark that closes the quote; `is_reopened`
    where the quote began in an earlier block.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_closed: bool = True
    is_reopened: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    can_open: bool
    can_close: bool


def quoted_spans(texts: Sequence[str]) -> list[list[Quoted]]:
    """The outermost quoted spans of each of successive blocks, counted from its block's start.

    A quote that runs over several paragraphs gives one span a paragraph, whether or not the marks
    are repeated where a paragraph begins.
    """
    spans: list[list[Quoted]] = []
    open_family: str | None = None
    for i, text in enumerate(texts):
        marks = _marks(text)
        following = texts[i + 1] if i + 1 < len(texts) else ""
        found, still_open = _pair(text, marks, open_family, following.startswith("‘"))
        if still_open is not None and not _runs_on(following, still_open):
            open_family = None
        else:
            open_family = still_open
        spans.append(found)
    return spans


def _marks(text: str) -> list[_Mark]:
    return [mark for m in _MARK.finditer(text) if (mark := _read_mark(text, m)) is not None]


def _read_mark(text: str, m: re.Match[str]) -> _Mark | None:
    """The mark with what its neighbours allow it to be; None for apostrophes, feet and inches."""
    start, end, mark = m.start(), m.end(), m.group()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    family = _FAMILY[mark]
    if family == "single" and before.isalnum() and after.isalnum():
        return None
    can_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    can_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if before.isspace() and _ENDING.match(text, end):  # « non », " curb ",
        can_open, can_close = False, family != "single"
    elif mark in _USUALLY_OPENS and before in "'’([":  # qu’« il vient »
        can_open, can_close = True, False
    elif before.isspace() and after.isspace():  # spaced marks, as in " curb " or « non »
        can_open = family != "single" and mark not in _USUALLY_CLOSES
        can_close = family != "single" and mark not in _USUALLY_OPENS
    elif mark in _USUALLY_CLOSES and not before.isspace() and family != "single":
        can_open, can_close = False, True  # also where the space after it is missing: …,”he said
    elif can_open and can_close:
        can_open, can_close = mark not in _USUALLY_CLOSES, mark not in _USUALLY_OPENS
    elif not can_open and not can_close:  # no space where one is due: a"b, d'“x”
        can_open, can_close = mark in _USUALLY_OPENS, mark in _USUALLY_CLOSES
    if can_open and family == "single" and (mark == "’" or _ELISION.match(text, end)):
        can_open = False
    if mark == ",," and not can_open:
        return None
    return _Mark(start, end, family, can_open, can_close)


def _pair(
    text: str, marks: Sequence[_Mark], open_family: str | None, is_resumed: bool
) -> tuple[list[Quoted], str | None]:
    """The block's spans, and the family still open at its end.

    A single mark is open there only if the next block resumes with one, else it is an apostrophe.
    """
    spans: list[Quoted] = []
    opened: _Mark | None = None
    is_reopened = False
    if open_family is not None:
        opened = _Mark(0, 0, open_family, True, False)
        is_reopened = True
        if marks and marks[0].family == open_family and not text[: marks[0].start].strip():
            opened, marks = marks[0], marks[1:]
    closing = (
        _single_closing(text, (opened, *marks), 0) if open_family == "single" and opened else None
    )
    for i, mark in enumerate(marks):
        if opened is None:
            if not mark.can_open or (mark.family == "double" and _is_inch(text, mark)):
                continue
            closing = _single_closing(text, marks, i) if mark.family == "single" else None
            is_running = is_resumed and mark.start == 0 and text[0] == "‘"
            if is_running and closing is not None and _may_be_possessive(text, closing):
                closing = None
            if mark.family != "single" or closing is not None or is_running:
                opened, is_reopened = mark, False
        elif mark is closing or (mark.family == opened.family != "single" and mark.can_close):
            spans.append(_trimmed(text, opened, mark, is_reopened))
            opened = None
        elif mark.family == opened.family != "single" and mark.can_open and not mark.can_close:
            opened, is_reopened = mark, False  # the mark before was never closed
    if opened is None:
        return [s for s in spans if s.start < s.end], None
    end = _Mark(len(text), len(text), opened.family, False, True)
    last = _trimmed(text, opened, end, is_reopened, is_closed=False)
    return [s for s in (*spans, last) if s.start < s.end], opened.family


def _trimmed(
    text: str, opened: _Mark, closed: _Mark, is_reopened: bool, is_closed: bool = True
) -> Quoted:
    inner = text[opened.end : closed.start]
    start = opened.end + len(inner) - len(inner.lstrip())
    end = closed.start - (len(inner) - len(inner.rstrip()))
    return Quoted(start, max(start, end), opened.start, closed.end, is_closed, is_reopened)


def _is_inch(text: str, mark: _Mark) -> bool:
    """Whether the mark measures: 5'11", a 12" pipe."""
    return mark.start > 0 and text[mark.start - 1].isdigit() and not mark.can_open


def _single_closing(text: str, marks: Sequence[_Mark], i: int) -> _Mark | None:
    """The single mark that closes the one at `i`; a plural's apostrophe only if nothing better."""
    possessive: _Mark | None = None
    for mark in marks[i + 1 :]:
        if mark.start - marks[i].start > MAX_SINGLE:
            break
        if mark.family != "single":
            continue
        if not mark.can_close:
            if mark.can_open:
                break
            continue
        if _may_be_possessive(text, mark):
            possessive = possessive or mark
            continue
        return mark
    return possessive


def _may_be_possessive(text: str, mark: _Mark) -> bool:
    """Whether the mark may be an apostrophe: the workers' rights."""
    follows = text[mark.end : mark.end + 2]
    return text[mark.start - 1] in "sz" and follows[:1].isspace() and follows[1:].islower()


def _runs_on(following: str, family: str) -> bool:
    """Whether the next block goes on with a quote that was not closed."""
    if family == "single":
        return following.startswith("‘")
    marks = [m for m in _marks(following[:MAX_RUN_ON]) if m.family == family]
    if not marks:
        return False
    return not following[: marks[0].start].strip() or (marks[0].can_close and not marks[0].can_open)


MAX_RUN_ON = 3000
"""How far into the next paragraph the closing mark of an unclosed quote is looked for."""
