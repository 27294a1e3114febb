"""Reads the text layer of the PDF on standard input, and writes its lines as JSON.

Guarantees bounded time and memory: run it as a process of its own, by its path. It imports nothing
of the project, so that it starts in a tenth of a second.
"""

import ctypes
import json
import resource
import sys
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MOST_CPU_SECONDS: Final = 8
MOST_MEMORY: Final = 1 << 30
MOST_PAGES: Final = 60
MOST_CHARACTERS: Final = 400_000
"""About the text of a daily newspaper; read in about 2 s."""

Line = tuple[str, int, float, float, float, float, float]
"""Text, page, left, right, baseline, font size and height of the page, in points."""

_HYPHENS: Final = "\x02\ufffe"  # what pdfium writes for a hyphen at the end of a line
_SPREAD: Final = 1.6
"""Gap inside a line, in font sizes, from which the rest belongs to another column."""


class Character(NamedTuple):
    """A character and its place in points; a space has the place of the character before it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def read(body: bytes) -> dict[str, object]:
    """The document's fields and, for each page, its lines as (text, page, left, right, …)."""
    try:
        document = pypdfium2.PdfDocument(body)
        pages = list(_pages(document))
        return {"pages": pages, "fields": document.get_metadata_dict(skip_empty=True)}
    except (pypdfium2.PdfiumError, ValueError, OverflowError, MemoryError) as error:
        return {"fault": str(error) or "not enough memory"}


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    left = MOST_CHARACTERS
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        count = min(text.count_chars(), left)
        height = page.get_height()
        found = (_line(run, number, height) for run in _runs(text, count))
        yield [line for line in found if line is not None]
        text.close()
        page.close()
        left -= count


def _runs(text: pypdfium2.PdfTextPage, count: int) -> Iterator[list[Character]]:
    """Characters that stand on one line of one column, in the order of the file."""
    run: list[Character] = []
    for character in _characters(text, count):
        if character is None:
            yield run
            run = []
            continue
        if run and not character.text.isspace():
            last = run[-1]
            is_apart = character.left - last.right > _SPREAD * max(last.size, 1)
            is_other_line = abs(character.baseline - last.baseline) > 0.6 * max(last.size, 1)
            if is_apart or is_other_line or character.right < last.left - last.size:
                yield run
                run = []
        run.append(character)
    yield run


def _characters(text: pypdfium2.PdfTextPage, count: int) -> Iterator[Character | None]:
    """Each character with its place; None for the end of a line."""
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = (ctypes.byref(side) for side in box)
    x, y = ctypes.c_double(), ctypes.c_double()
    last = Character("", 0, 0, 0, 0)
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code in (10, 13):
            yield None
            continue
        is_character = 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF
        written = chr(code) if is_character else "\ufffd"
        written = "-" if written in _HYPHENS else written
        if written.isspace():
            last = Character(" ", last.right, last.right, last.baseline, last.size)
        else:
            pdfium.FPDFText_GetCharBox(text, place, left, right, bottom, top)
            pdfium.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y))
            size = pdfium.FPDFText_GetFontSize(text, place)
            shown = max(size, box[3].value - box[2].value)
            last = Character(written, box[0].value, box[1].value, y.value, shown)
        yield last


def _line(run: Sequence[Character], number: int, height: float) -> Line | None:
    text = " ".join("".join(character.text for character in run).split())
    shown = [character for character in run if not character.text.isspace()]
    if not text or not shown:
        return None
    sizes = sorted(character.size for character in shown)
    left = min(character.left for character in shown)
    right = max(character.right for character in shown)
    places = (left, right, shown[0].baseline, round(sizes[len(sizes) // 2], 1), height)
    return (text, number, *places) if all(map(isfinite, places)) else None


def main() -> None:
    """Reads within the bounds; beyond them the system ends the process."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
