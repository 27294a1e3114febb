"""What is known of each block of a page: its words, its markup, and where it stands.

Guarantees a row a measure and a column a block, in an order that never changes.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from etl.extract.dom import Rendering
from etl.extract.furniture import furniture_role
from etl.extract.html_layout import (
    Column,
    Layout,
    alike_rows,
    container_rows,
    neighbour_rows,
)  # fmt: skip
from etl.extract.markup import FLAG_COUNT, MENUS
from schemas.types import Role

Matrix = NDArray[np.float32]

_ROLES: Final[dict[str, int]] = {
    role: rank
    for rank, role in enumerate(
        ["none", "read_more", "read_also", "newsletter_promo", "app_promo", "share", "advert",
         "paywall", "correction_note", "related_heading", "navigation", "comment", "legal"]
    )
}  # fmt: skip
_MARKS: Final[tuple[Role, ...]] = ("comment", "related_heading")
"""Wordings after which the blocks are of another kind."""
_TERMINAL: Final = frozenset('.!?…。！？।۔؟:;"”»’)')
_LONGEST_FURNITURE: Final = 200
_SHORTEST_TITLE: Final = 6
_FARTHEST: Final = 60
_TITLE_TAGS: Final = frozenset(("h1", "h2", "h3", "div"))
_SHIFTS: Final = np.arange(FLAG_COUNT)[:, None]


def chrome_wording(page: Rendering) -> list[Role | None]:
    """The role that each block's wording alone gives it; what markup calls a menu is not read."""
    return [
        None
        if block.flags & MENUS or len(block.text) > _LONGEST_FURNITURE
        else furniture_role(block.text)
        for block in page.blocks
    ]


def block_features(
    page: Rendering, layout: Layout, wording: Sequence[Role | None], headline: str | None
) -> Matrix:
    """The measures of each block by itself and among the others: rows are measures."""
    flags = np.array([block.flags for block in page.blocks])
    element, outer = layout.levels[:2]
    rows = [
        layout.length, layout.linked, layout.tags[element], layout.tags[outer],
        *_position_rows(page, layout, headline), *container_rows(layout), *alike_rows(layout),
        *neighbour_rows(layout),
    ]  # fmt: skip
    return np.concatenate(
        (
            _wording_rows(page), _chrome_rows(wording), rows, (flags >> _SHIFTS) & 1,
            (flags & ~page.flags[layout.main]) >> _SHIFTS & 1,  # what sets it off from the prose
        ),
        dtype=np.float32,
    )  # fmt: skip


def _wording_rows(page: Rendering) -> Matrix:
    blocks = page.blocks
    texts = [block.text for block in blocks]
    separators = [block.separator for block in blocks]
    seen = Counter(texts)
    measures: tuple[list[int] | list[bool], ...] = (
        [text.count(" ") for text in texts],
        [text.count(",") for text in texts],
        [text[-1] in _TERMINAL for text in texts],
        [seen[text] for text in texts],
        [separator[-1] != "\n" for separator in separators],  # a bullet stands before it
        [len(separator) == 1 for separator in separators],  # it goes on after a line break
        [block.follows_image for block in blocks],
    )
    return np.array([np.array(measure) for measure in measures], np.float32)


def _chrome_rows(wording: Sequence[Role | None]) -> Matrix:
    rows = np.full((3, len(wording)), -1, np.float32)
    rows[0] = [_ROLES[role] if role else 0 for role in wording]
    for row, wanted in enumerate(_MARKS, start=1):
        if wanted in wording:
            rows[row] = _since(wanted, wording)
    return rows


def _since(wanted: Role, wording: Sequence[Role | None]) -> list[int]:
    """Blocks since the last one of a wording, -1 before the first."""
    distances, distance = [], -1
    for role in wording:
        distance = 0 if role == wanted else distance + (0 <= distance < _FARTHEST)
        distances.append(distance)
    return distances


def _position_rows(page: Rendering, layout: Layout, headline: str | None) -> list[Column]:
    count = len(page.blocks)
    order = np.arange(count)
    heading = _heading(page, (headline or "").casefold())
    chars, mass = np.cumsum(layout.length), np.cumsum(layout.prose)
    whole = max(float(mass[-1]), 1.0)
    return [
        order / count,
        np.full(count, np.log1p(count)),
        chars / chars[-1],
        np.minimum(order, 100),
        np.minimum(count - order, 100),
        np.full(count, -60) if heading is None else np.clip(order - heading, -40, 80),
        mass / whole,
        np.full(count, np.log1p(whole)),
        np.full(count, np.count_nonzero(layout.prose) / count),
    ]


def _heading(page: Rendering, title: str) -> int | None:
    """The block that most likely shows the headline: a rough look, before anything is judged."""
    found = None
    tags, length, has_title = page.tags, len(title), len(title) >= _SHORTEST_TITLE
    for place, block in enumerate(page.blocks):
        tag = tags[block.element]
        if tag not in _TITLE_TAGS:
            continue
        if has_title and len(block.text) <= length:
            text = block.text.casefold()
            if text == title or (tag == "h1" and text in title):
                return place
        if tag == "h1":
            found = place
    return found
