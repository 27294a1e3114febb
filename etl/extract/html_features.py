"""What is known of each block of a page: its words, its markup, and where it stands.

Guarantees a row a measure and a column a block, in an order that never changes.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from etl.extract.compiled.page import Matrix, Yardstick, measure
from etl.extract.furniture import furniture_role
from etl.extract.markup import FLAG_COUNT, MENUS, TAGS
from etl.extract.rendering import PROSE, Rendering
from schemas.types import Role

_ROLES: Final[dict[str | None, int]] = {
    role: rank
    for rank, role in enumerate(
        [None, "read_more", "read_also", "newsletter_promo", "app_promo", "share", "advert",
         "paywall", "correction_note", "related_heading", "navigation", "comment", "legal"]
    )
}  # fmt: skip
_RANKED: Final = (
    "other", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "div",
    "section", "article", "blockquote", "figcaption", "pre", "header", "footer", "nav", "aside",
    "form", "main", "address", "summary", "details", "ul", "ol", "figure", "body",
)  # fmt: skip
_YARDSTICK: Final = Yardstick(
    ranks=np.array([_RANKED.index(tag) if tag in _RANKED else 0 for tag in TAGS], np.int32),
    closing=np.array([*map(ord, '.!?…。！？।۔؟:;"”»’)'), 0], np.uint32),
    marks=(_ROLES["comment"], _ROLES["related_heading"]),
    flag_count=FLAG_COUNT,
    prose=PROSE,
)
_LONGEST_FURNITURE: Final = 200
_MENUS: Final = np.uint64(MENUS)
_SHORTEST_TITLE: Final = 6
_TITLE_TAGS: Final = frozenset(("h1", "h2", "h3", "div"))


def chrome_wording(page: Rendering) -> list[Role | None]:
    """The role that each block's wording alone gives it; what markup calls a menu is not read."""
    rows, roles = page.walked.blocks, list[Role | None]([None]) * len(page.blocks)
    is_asked = (rows["flags"] & _MENUS == 0) & (rows["end"] - rows["start"] <= _LONGEST_FURNITURE)
    for place in np.flatnonzero(is_asked).tolist():
        roles[place] = furniture_role(page.blocks[place].text)
    return roles


def block_features(page: Rendering, wording: Sequence[Role | None], headline: str | None) -> Matrix:
    """The measures of each block by itself and among the others, of a page with at least one."""
    ranks = np.array([_ROLES[role] for role in wording], np.int32)
    return measure(page.walked, ranks, _heading(page, (headline or "").casefold()), _YARDSTICK)


def _heading(page: Rendering, title: str) -> int:
    """The block that most likely shows the headline, -1 for none: a rough look, before anything is
    judged."""
    found, length, has_title = -1, len(title), len(title) >= _SHORTEST_TITLE
    for place, block in enumerate(page.blocks):
        if block.tag not in _TITLE_TAGS:
            continue
        if has_title and len(block.text) <= length:
            text = block.text.casefold()
            if text == title or (block.tag == "h1" and text in title):
                return place
        if block.tag == "h1":
            found = place
    return found
