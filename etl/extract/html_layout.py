"""Where the blocks of a page stand: in which containers, among which neighbours, marked up how.

Guarantees arrays with one entry a block, so that every measure is taken of all blocks at once.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from etl.extract.dom import Rendering

Column = NDArray[np.float64]
Places = NDArray[np.intp]

PROSE: Final = 80
"""Shortest text, in code points, that counts as prose if few of its words are links."""
_MOST_LINKED: Final = 0.4
LEVELS: Final = 4
"""Containers around a block that are looked at, its own element first."""
_TAGS: Final = {
    tag: rank
    for rank, tag in enumerate(
        ["other", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "div",
         "section", "article", "blockquote", "figcaption", "pre", "header", "footer", "nav",
         "aside", "form", "main", "address", "summary", "details", "ul", "ol", "figure", "body"]
    )
}  # fmt: skip
_NEAR: Final = (1.0, 1.0, 0.5)
"""What the prose in a block counts for the first containers around it, inner first."""
_REACH: Final = 2
"""Neighbours on either side whose own measures are taken."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's blocks and elements as arrays; `levels` holds each block's containers, inner first.

    `linked` is the share of a block's text in links, `prose` the characters of running text in it.
    `group` numbers the blocks that are marked up alike: a site's paragraphs, a menu's entries.
    `main` is the element that holds most of the prose most closely.
    """

    length: Column
    linked: Column
    prose: Column
    levels: Places
    tags: Places
    parents: Places
    ends: Places
    group: Places
    main: int

    def within(self, values: Column) -> Column:
        """The sums of the blocks' values inside each element; a row a measure."""
        total = len(self.parents)
        sums = np.zeros((len(values), total + 1))
        for row, measure in zip(sums, values, strict=True):
            row[1:] = np.bincount(self.levels[0], measure, total)
        np.cumsum(sums, axis=1, out=sums)
        return sums[:, self.ends] - sums[:, :-1]


def layout_of(page: Rendering) -> Layout:
    """The layout of a page that has at least one block."""
    blocks = page.blocks
    element = np.array([block.element for block in blocks])
    parents = np.array(page.parents)
    levels = [element]
    for _ in range(LEVELS - 1):
        levels.append(parents[levels[-1]])
    length = np.array([len(block.text) for block in blocks], float)
    linked = np.array([block.linked for block in blocks]) / length
    prose = np.where((length >= PROSE) & (linked < _MOST_LINKED), length * (1 - linked), 0.0)
    tags = np.array([_TAGS.get(tag, 0) for tag in page.tags])
    own = np.array(page.own_flags)
    outer = levels[1]
    _, group = np.unique(
        (own[element] * 64 + tags[element]) * 8191 + own[outer] * 64 + tags[outer],
        return_inverse=True,
    )  # hashes: two markups that collide by chance make one group
    near = sum(np.bincount(levels[n], prose * share, len(tags)) for n, share in enumerate(_NEAR))
    return Layout(
        length, linked, prose, np.array(levels), tags, parents, np.array(page.ends), group,
        int(np.argmax(near)),
    )  # fmt: skip


def container_rows(layout: Layout) -> list[Column]:
    """How much text, links and prose the containers of each block hold."""
    ones = np.ones_like(layout.length)
    chars, links, mass, paragraphs, pieces = layout.within(
        np.array(
            [layout.length, layout.length * layout.linked, layout.prose, layout.prose > 0, ones]
        )
    )
    mass /= max(float(layout.prose.sum()), 1.0)
    some = np.maximum(pieces, 1)
    measures = np.array(
        [np.log1p(chars), links / np.maximum(chars, 1), mass, paragraphs / some, pieces]
    )
    around = measures[:, layout.levels]  # measure, level, block
    rows = list(around.swapaxes(0, 1).reshape(-1, around.shape[2]))
    return rows + _main_container_rows(layout, mass)


def _main_container_rows(layout: Layout, mass: Column) -> list[Column]:
    """Where each block stands to the element that holds most of the prose most closely."""
    element, main = layout.levels[0], layout.main
    order = np.arange(len(element))
    inside = (element >= main) & (element < layout.ends[main])
    held = np.flatnonzero(inside & (layout.prose > 0))
    first, last = (held[0], held[-1]) if len(held) else (0, 0)
    rows: list[Column] = [np.clip(order - first, -30, 30), np.clip(order - last, -30, 30)]
    for _ in range(3):
        rows += [inside, np.full(len(element), mass[main])]
        main = int(layout.parents[main])
        inside = (element >= main) & (element < layout.ends[main])
    return rows


def alike_rows(layout: Layout) -> list[Column]:
    """Of the blocks marked up as this one: how many, how long, how much in links, how much prose."""
    group = layout.group
    size, chars = np.bincount(group), np.bincount(group, layout.length)
    links = np.bincount(group, layout.length * layout.linked) / chars
    prose = np.bincount(group, layout.prose) / max(float(layout.prose.sum()), 1.0)
    return list(np.array([size, chars / size, links, prose])[:, group])


def neighbour_rows(layout: Layout) -> list[Column]:
    """Length, links and tag of the blocks before and after, and what stands around them."""
    count = len(layout.length)
    padded = np.zeros((3, count + 2 * _REACH))
    padded[1] = 1.0  # beyond the page's ends stands a link without text
    padded[2] = -1.0
    padded[:, _REACH:-_REACH] = layout.length, layout.linked, layout.tags[layout.levels[0]]
    rows = [padded[1, :count], padded[1, 2 * _REACH :]]
    for step in (_REACH - 1, _REACH + 1):
        rows += list(padded[:, step : step + count])
    sums = np.zeros((3, count + 1))
    measures = [layout.prose, layout.length * layout.linked, layout.length]
    np.cumsum(measures, axis=1, out=sums[:, 1:])
    order = np.arange(count)
    for width in (3, 8):
        near = sums[:, np.minimum(order + width + 1, count)] - sums[:, np.maximum(order - width, 0)]
        rows += [near[0], near[1] / np.maximum(near[2], 1)]
    return rows
