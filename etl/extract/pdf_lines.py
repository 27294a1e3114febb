"""Reads the lines of a PDF's text layer in the order in which people read them.

Guarantees columns one after the other, headings across columns before them, at bounded cost.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from etl.extract.page import BadSource

MOST_SECONDS: Final = 30
"""Of waiting, on however busy a machine; `pdf_text_layer` bounds its own work more tightly."""
MOST_LINES: Final = 3_000
"""Of a page; a densely set broadsheet has about 1,500."""
_GUTTER: Final = 0.7
_LEAST_COLUMN: Final = 3
_MOST_ACROSS: Final = 0.35
"""Share of lines that may cross the gap between two columns: headings, pictures' captions."""
_FULL_LINES: Final = 0.9
"""Share of the lines left of a gap that end before it; a longer one is a caption or a heading."""
_MOST_COLUMNS: Final = 6
"""Depth to which columns are looked for within columns."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of one page, in points from the page's lower left; `height` is that of the page."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    height: float


def pdf_lines(body: bytes) -> tuple[list[PdfLine], dict[str, str]]:
    """All lines in reading order, and the document's own fields (Title, Author, CreationDate).

    A process of its own reads the file, so that a hostile one can neither hang, swell nor crash
    this one. Raises `BadSource` for what cannot be opened or read within the bounds.
    """
    reader = Path(__file__).with_name("pdf_text_layer.py")
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell, the PDF on standard input
            [sys.executable, "-I", str(reader)], input=body, capture_output=True, check=False,
            timeout=MOST_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise BadSource("pdf_too_large", "The PDF takes too long to read: split it.") from None
    if done.returncode > 0:  # not ended by the system: a fault of the reader itself
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2_000:])
    if done.returncode:
        raise BadSource(
            "pdf_too_large", "The PDF takes more time or memory than any page should: split it."
        )
    told = json.loads(done.stdout)
    if "fault" in told:
        raise BadSource("broken_pdf", f"The PDF cannot be read ({told['fault']}): save it again.")
    ordered: list[PdfLine] = []
    for lines in told["pages"]:
        ordered += _ordered([PdfLine(*line) for line in lines[:MOST_LINES]], _MOST_COLUMNS)
    return ordered, told["fields"]


def _ordered(lines: Sequence[PdfLine], depth: int) -> list[PdfLine]:
    """Lines in reading order: what crosses a gap between columns divides them above and below."""
    downwards = sorted(lines, key=lambda line: (-round(line.baseline), line.left))
    gutter = _gutter(downwards) if depth else None
    if gutter is None:
        return downwards
    ordered: list[PdfLine] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    for line in [*downwards, None]:
        if line is not None and line.right <= gutter:
            left.append(line)
        elif line is not None and line.left >= gutter:
            right.append(line)
        else:
            ordered += _ordered(left, depth - 1) + _ordered(right, depth - 1)
            ordered += [line] if line is not None else []
            left, right = [], []
    return ordered


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """Where two columns stand side by side, the middle between them; None for one column."""
    if len(lines) < 2 * _LEAST_COLUMN:
        return None
    lefts = np.sort([line.left for line in lines])
    rights = np.sort([line.right for line in lines])
    starts = np.unique(np.round(lefts, 1)) - 0.1
    before = np.searchsorted(rights, starts, side="right")
    after = len(lines) - np.searchsorted(lefts, starts, side="left")
    across = len(lines) - before - after
    fits = np.minimum(before, after) >= _LEAST_COLUMN
    fits &= across <= _MOST_ACROSS * len(lines)
    for place in np.argsort(across - np.minimum(before, after), kind="stable"):
        if fits[place] and _is_beside(lines, float(starts[place])):
            edge = np.quantile(rights[: before[place]], _FULL_LINES)
            return float(edge + starts[place]) / 2
    return None


def _is_beside(lines: Sequence[PdfLine], start: float) -> bool:
    """Whether lines left and right of a place share heights, with a gap between them."""
    before = [line for line in lines if line.right <= start]
    after = [line for line in lines if line.left >= start]
    top = min(max(line.baseline for line in side) for side in (before, after))
    bottom = max(min(line.baseline for line in side) for side in (before, after))
    shared = [sum(bottom <= line.baseline <= top for line in side) for side in (before, after)]
    gap = start - max(line.right for line in before)
    return min(shared) >= _LEAST_COLUMN and gap >= _GUTTER * before[0].size
