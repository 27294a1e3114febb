"""Where the blocks of a page stand: in which containers, among which neighbours, marked up how.

Guarantees arrays with one entry a block, so that every measure is taken of all blocks at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from etl.extract.dom import Rendering

Column = NDArray[np.floating]
Places = NDArray[np.intp]

PROSE: Final = 80
"""Shortest text, in code points, that counts as prose if few of its words are links."""
_MOST_LINKED: Final = 0.4
LEVELS: Final = 4
"""Containers around a block that are looked at, its own element first."""
_TAGS: Final = {
    tag: rank
    for rank, tag in enumerate(
        [
            "other",
            "p",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "td",
            "th",
            "dd",
            "dt",
            "div",
            "section",
            "article",
            "blockquote",
            "figcaption",
            "pre",
            "header",
            "footer",
            "nav",
            "aside",
            "form",
            "main",
            "address",
            "summary",
            "details",
            "ul",
            "ol",
            "figure",
            "body",
        ]
    )
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's blocks and elements as arrays; `levels` holds each block's containers, inner first.

    `linked` is the share of a block's text in links, `prose` the characters of running text in it.
    `group` numbers the blocks that are marked up alike: a site's paragraphs, a menu's entries.
    """

    length: Column
    linked: Column
    prose: Column
    levels: tuple[Places, ...]
    tags: Places
    parents: Places
    ends: Places
    group: Places

    def within(self, values: Column) -> Column:
        """The sum of the blocks' values inside each element."""
        total = len(self.parents)
        sums = np.zeros(total + 1)
        np.cumsum(np.bincount(self.levels[0], values, total), out=sums[1:])
        return sums[self.ends] - sums[:-1]


def layout_of(page: Rendering) -> Layout:
    """The layout of a page that has at least one block."""
    blocks = page.blocks
    element = np.array([block.element for block in blocks])
    parents = np.array(page.parents)
    levels = [element]
    for _ in range(LEVELS - 1):
        levels.append(parents[levels[-1]])
    length = np.array([len(block.text) for block in blocks], float)
    linked = np.array([block.linked for block in blocks], float) / length
    prose = np.where((length >= PROSE) & (linked < _MOST_LINKED), length * (1 - linked), 0.0)
    tags = np.array([_TAGS.get(tag, 0) for tag in page.tags])
    own = np.array(page.own_flags)
    outer = parents[element]
    _, group = np.unique(
        (own[element] * 64 + tags[element]) * 8191 + own[outer] * 64 + tags[outer],
        return_inverse=True,
    )  # hashes: two markups that collide by chance make one group
    return Layout(length, linked, prose, tuple(levels), tags, parents, np.array(page.ends), group)


def container_columns(layout: Layout) -> Iterator[Column]:
    """How much text, links and prose the containers of each block hold."""
    ones = np.ones_like(layout.length)
    chars, pieces = layout.within(layout.length), layout.within(ones)
    links = layout.within(layout.length * layout.linked) / np.maximum(chars, 1)
    whole = max(float(layout.prose.sum()), 1.0)
    mass = layout.within(layout.prose) / whole
    paragraphs = layout.within((layout.prose > 0) * ones) / np.maximum(pieces, 1)
    chars = np.log1p(chars)
    for at in layout.levels:
        yield from (chars[at], links[at], mass[at], paragraphs[at], pieces[at])
    yield from _main_container_columns(layout, mass)


def _main_container_columns(layout: Layout, mass: Column) -> Iterator[Column]:
    """Where each block stands to the element that holds most of the prose most closely."""
    element, outer, farther, _ = layout.levels
    total = len(layout.parents)
    near = np.bincount(element, layout.prose, total) + np.bincount(outer, layout.prose, total)
    main = int(np.argmax(near + 0.5 * np.bincount(farther, layout.prose, total)))
    order = np.arange(len(element))
    yield ((outer == main) | (element == main)) * 1.0
    for level in range(3):
        inside = (element >= main) & (element < layout.ends[main])
        if level == 0:
            held = np.flatnonzero(inside & (layout.prose > 0))
            first, last = (held[0], held[-1]) if len(held) else (0, 0)
            yield from (np.clip(order - first, -30, 30), np.clip(order - last, -30, 30))
        yield from (inside * 1.0, np.full(len(element), mass[main]))
        main = int(layout.parents[main])


def alike_columns(layout: Layout) -> Iterator[Column]:
    """Of the blocks marked up as this one: how many, how long, how much in links, how much prose."""
    group = layout.group
    size, chars = np.bincount(group), np.bincount(group, layout.length)
    yield size[group] * 1.0
    yield (chars / size)[group]
    yield (np.bincount(group, layout.length * layout.linked) / chars)[group]
    yield (np.bincount(group, layout.prose) / max(float(layout.prose.sum()), 1.0))[group]


def neighbour_columns(layout: Layout) -> Iterator[Column]:
    """Length, links, prose, tag and container of the blocks before and after."""
    rank, outer = layout.tags[layout.levels[0]], layout.levels[1]
    for step in (-3, -2, -1, 1, 2, 3):
        yield from (shift(layout.length, step), shift(layout.linked, step, 1.0))
        if abs(step) < 3:
            yield from (shift(rank, step, -1), (shift(outer, step, -1) == outer) * 1.0)
    for width in (3, 8):
        chars = window(layout.length, width)
        yield window(layout.prose, width)
        yield window(layout.length * layout.linked, width) / np.maximum(chars, 1)


def shift(values: Column | Places, step: int, fill: float = 0.0) -> Column:
    """The values of the blocks `step` after each block, `fill` beyond the page's ends."""
    shifted = np.full(len(values), fill)
    if abs(step) < len(values):
        if step > 0:
            shifted[:-step] = values[step:]
        else:
            shifted[-step:] = values[:step]
    return shifted


def window(values: Column, width: int) -> Column:
    """The sum over each block and the `width` blocks on either side of it."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    order = np.arange(len(values))
    return sums[np.minimum(order + width + 1, len(values))] - sums[np.maximum(order - width, 0)]
