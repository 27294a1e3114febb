"""Finds the block of a web page that shows its headline.

Guarantees one block or none: what looks like a title by its markup alone needs to be an `h1`.
"""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from etl.extract.markup import HEADINGS, TAGS, Flag
from etl.extract.rendering import Rendering

_SHORTEST: Final = 4
_LONGEST: Final = 400
"""Bounds of a headline, in code points."""
_LEAST_SCORE: Final = 0.3
"""What only an `h1` that is no menu's and no link exceeds by itself; all else needs the words."""
_IS_HEADING: Final = np.array([tag in HEADINGS for tag in TAGS])
_WORD: Final = re.compile(r"\w+")
_TITLE: Final = Flag.TITLE
_NO_TITLE: Final = Flag.NAV | Flag.FOOTER | Flag.RELATED | Flag.MENU


def find_headline(page: Rendering, body: Sequence[bool], headline: str | None) -> int:
    """The block that shows the headline: as the metadata has it, else the best `h1`; -1 for none."""
    wanted = frozenset(_WORD.findall(headline.casefold())) if headline else frozenset()
    first_body = body.index(True) if True in body else len(body)
    best, best_score = -1, _LEAST_SCORE
    for place in _title_places(page, first_body, len(headline or "")):
        block = page.blocks[place]
        is_heading = block.tag in HEADINGS or block.flags & _TITLE != 0
        gain = {"h1": 0.4, "h2": 0.1}.get(block.tag, 0.0) + 0.1 * is_heading
        menu = 0.3 * bool(block.flags & _NO_TITLE)
        late = 0.2 * (block.linked > 0) + 0.2 * (place > first_body)
        if bool(wanted) + gain - menu - late <= best_score:
            continue  # whatever its words are
        score = _likeness(block.text, wanted) + gain - menu - late
        if score > best_score:
            best, best_score = place, score
    return best


def _title_places(page: Rendering, first_body: int, length: int) -> list[int]:
    """The blocks that may show a headline of that length: headings, and above the article what is
    neither a link nor too short or long to be the same words."""
    rows = page.walked.blocks
    lengths = rows["end"] - rows["start"]
    may_show = _IS_HEADING[rows["tag"]] | (rows["flags"] & np.uint64(_TITLE) != 0)
    above, sizes = may_show[:first_body], lengths[:first_body]
    above |= (rows["linked"][:first_body] == 0) & (sizes >= length / 3) & (sizes <= length * 3)
    may_show &= (lengths >= _SHORTEST) & (lengths <= _LONGEST)
    return list(np.flatnonzero(may_show).tolist())


def _likeness(text: str, wanted: frozenset[str]) -> float:
    """The share of all words that a text and the headline have in common, if it is most of them."""
    words = frozenset(_WORD.findall(text.casefold()))
    alike = len(words & wanted) / max(len(words | wanted), 1)
    return alike if alike > 0.5 else 0.0
