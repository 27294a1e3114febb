"""What is known of each block of a page: its words, its markup, and where it stands.

Guarantees a row a measure and a column a block, in an order that never changes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from etl.extract.dom import Rendering
from etl.extract.furniture import furniture_role
from etl.extract.html_layout import (
    Column,
    Layout,
    alike_columns,
    container_columns,
    neighbour_columns,
)  # fmt: skip
from etl.extract.markup import FLAG_COUNT, Flag
from schemas.types import Role

Matrix = NDArray[np.float32]

_MENU: Final = Flag.NAV | Flag.MENU | Flag.FOOTER
_ROLES: Final[dict[str | None, int]] = {
    role: rank
    for rank, role in enumerate(
        [
            "none",
            "read_more",
            "read_also",
            "newsletter_promo",
            "app_promo",
            "share",
            "advert",
            "paywall",
            "correction_note",
            "related_heading",
            "navigation",
            "comment",
            "legal",
        ]
    )
}
_TERMINAL: Final = frozenset('.!?…。！？।۔؟:;"”»’)')
_OPENING: Final = frozenset("\"“„«'‘")
_LONGEST_FURNITURE: Final = 200
_SHORTEST_TITLE: Final = 6
_FARTHEST: Final = 60


def chrome_wording(page: Rendering) -> list[Role | None]:
    """The role that each block's wording alone gives it; what markup calls a menu is not read."""
    return [
        None
        if block.flags & _MENU or len(block.text) > _LONGEST_FURNITURE
        else furniture_role(block.text)
        for block in page.blocks
    ]


def block_features(
    page: Rendering, layout: Layout, wording: Sequence[Role | None], headline: str | None
) -> Matrix:
    """The measures of each block by itself and among the others: rows are measures."""
    texts = [block.text for block in page.blocks]
    title = (headline or "").casefold()
    element, outer = layout.levels[:2]
    rows = [
        layout.length, layout.linked, layout.tags[element], layout.tags[outer],
        *_wording(texts, title), *_chrome(wording), *_form(page), *_position(page, layout, title),
        *container_columns(layout), *alike_columns(layout), *neighbour_columns(layout),
    ]  # fmt: skip
    shifts = np.arange(FLAG_COUNT)[:, None]
    flags = np.array([block.flags for block in page.blocks])
    return np.concatenate((np.array(rows, np.float32), (flags >> shifts) & 1), dtype=np.float32)


def _wording(texts: Sequence[str], title: str) -> Iterator[Sequence[float]]:
    seen = Counter(texts)
    before: Counter[str] = Counter()
    folded = [text.casefold() for text in texts]
    has_title = len(title) >= _SHORTEST_TITLE
    yield [text.count(" ") for text in texts]
    yield [text.count(",") + text.count("،") + text.count("、") for text in texts]
    yield [text.count(". ") for text in texts]
    yield [text[-1] in _TERMINAL for text in texts]
    yield [text[0].islower() for text in texts]
    yield [text[0].isdigit() for text in texts]
    yield [text.isupper() for text in texts]
    yield ["|" in text or "»" in text or "›" in text for text in texts]
    yield [seen[text] for text in texts]
    yield [_count(before, text) for text in texts]
    yield [has_title and (text in title or title in text) for text in folded]
    yield ["@" in text or "http" in text or "www." in text for text in texts]
    yield ["©" in text for text in texts]
    yield [text[-1] == ":" for text in texts]
    yield [text[-1] == "?" for text in texts]
    yield [text[0] in _OPENING for text in texts]


def _chrome(wording: Sequence[Role | None]) -> Iterator[Sequence[float]]:
    yield [_ROLES.get(role, 0) for role in wording]
    yield _since([role == "comment" for role in wording])
    yield _since([role == "related_heading" for role in wording])


def _count(before: Counter[str], text: str) -> int:
    before[text] += 1
    return before[text]


def _since(marks: Sequence[bool]) -> list[int]:
    """Blocks since the last mark, -1 before the first."""
    if not any(marks):
        return [-1] * len(marks)
    distances, distance = [], -1
    for is_mark in marks:
        distance = 0 if is_mark else distance + (0 <= distance < _FARTHEST)
        distances.append(distance)
    return distances


def _form(page: Rendering) -> Iterator[Sequence[float]]:
    yield [min(len(block.anchors), 20) for block in page.blocks]
    yield [block.separator[-1] != "\n" for block in page.blocks]  # a bullet stands before it
    yield [len(block.separator) == 1 for block in page.blocks]  # it goes on after a line break
    yield [block.follows_image for block in page.blocks]


def _position(page: Rendering, layout: Layout, title: str) -> Iterator[Column]:
    count = len(page.blocks)
    order = np.arange(count)
    heading = _heading(page, title)
    chars, mass = np.cumsum(layout.length), np.cumsum(layout.prose)
    whole = max(float(mass[-1]), 1.0)
    yield order / count
    yield np.full(count, np.log1p(count))
    yield chars / chars[-1]
    yield np.minimum(order, 100)
    yield np.minimum(count - order, 100)
    yield np.full(count, -60) if heading is None else np.clip(order - heading, -40, 80)
    yield mass / whole
    yield np.full(count, np.log1p(whole))
    yield np.full(count, (layout.prose > 0).mean())


def _heading(page: Rendering, title: str) -> int | None:
    """The block that most likely shows the headline: a rough look, before anything is judged."""
    found = None
    for place, block in enumerate(page.blocks):
        tag = page.tags[block.element]
        if tag != "h1" and tag not in ("h2", "h3", "div"):
            continue
        text = block.text.casefold()
        if len(title) >= _SHORTEST_TITLE and (text == title or (tag == "h1" and text in title)):
            return place
        if tag == "h1":
            found = place
    return found
