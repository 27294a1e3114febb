"""Puts the lines of a PDF together to paragraphs.

Guarantees that words cut at a line's end are whole again, and that running heads stand apart.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from etl.extract.pdf_lines import PdfLine

_MARGIN: Final = 0.08
"""Share of a page's height, at its top and bottom, in which running heads stand."""
_LOOSE: Final = 1.22
"""Leading, against the usual, from which a line starts a paragraph: half a line is 1.5."""
_INDENTS: Final = (0.7, 5.0)
"""Least and most indentation of a first line, in font sizes."""
_NUMBER: Final = re.compile(
    r"(?:page|seite|p\.|página|pagina)?\s*[–-]?\s*\d{1,4}(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?\s*[–-]?",
    re.I,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_BULLET: Final = re.compile(r"[•●▪■◦‣–-]\s|\d{1,2}[.)]\s")
_STOPS: Final = '.!?…:»”"'


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `is_running` for heads, feet and page numbers."""

    lines: list[PdfLine]
    is_running: bool = False

    @property
    def text(self) -> str:
        """The paragraph on one line, words that were cut at a line's end whole again."""
        words = self.lines[0].text
        for line in self.lines[1:]:
            is_cut = words.endswith(("-", "\u00ad", "\u2010")) and words[-2:-1].isalpha()
            if is_cut and line.text[0].islower():
                words = words[:-1] + line.text
            else:
                words += ("" if is_cut else " ") + line.text
        return words

    @property
    def size(self) -> float:
        """The font size of most lines, in points."""
        return Counter(line.size for line in self.lines).most_common(1)[0][0]


def paragraphs(lines: Sequence[PdfLine]) -> list[Paragraph]:
    """The paragraphs of a document in order; running heads are paragraphs of their own, last."""
    running = _running(lines)
    leading = _leading(lines)
    found: list[Paragraph] = []
    for place, line in enumerate(lines):
        if place in running:
            continue
        last = found[-1] if found else None
        if last is not None and _belongs(line, last, leading):
            last.lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found + [Paragraph([lines[place]], is_running=True) for place in sorted(running)]


def _running(lines: Sequence[PdfLine]) -> set[int]:
    """Places of the lines in the margins that repeat on other pages or only number the page."""
    edges = [
        place
        for place, line in enumerate(lines)
        if not _MARGIN * line.height < line.baseline < (1 - _MARGIN) * line.height
    ]
    keys = {place: frozenset(_WORD.findall(lines[place].text.casefold())) for place in edges}
    pages: dict[frozenset[str], set[int]] = {}
    for place, key in keys.items():
        pages.setdefault(key, set()).add(lines[place].page)
    return {
        place
        for place in edges
        if _NUMBER.fullmatch(lines[place].text) or (keys[place] and len(pages[keys[place]]) > 1)
    }


def _leading(lines: Sequence[PdfLine]) -> float:
    """The usual distance between lines, in font sizes."""
    steps = Counter(
        round((above.baseline - line.baseline) / above.size, 1)
        for above, line in pairwise(lines)
        if above.page == line.page and above.size == line.size > 0
    )
    near = {step: count for step, count in steps.items() if 0.8 <= step <= 2.5}
    return max(near, key=lambda step: (near[step], -step), default=1.3)


def _belongs(line: PdfLine, paragraph: Paragraph, leading: float) -> bool:
    last, start = paragraph.lines[-1], paragraph.lines[0]
    if abs(line.size - last.size) > 0.12 * max(last.size, 1) or _BULLET.match(line.text):
        return False
    step = (last.baseline - line.baseline) / max(last.size, 1)
    if line.page != last.page or step < 0:  # the next column or page
        return last.text[-1] not in _STOPS and line.text[0].islower()
    if abs(step) < 0.3:  # beside it, on the same line
        return True
    if step > _LOOSE * leading:
        return False
    least, most = (share * line.size for share in _INDENTS)
    edge = min(start.left, last.left)
    return not (least < line.left - edge < most and last.text[-1] in _STOPS)
