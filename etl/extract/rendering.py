"""What a page visibly shows, as data: blocks of text, and the elements that hold them.

Guarantees that elements are numbered in the page's order, each after the one around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from etl.extract.compiled.page import Walked
from etl.extract.markup import TAGS

PROSE: Final = 80
"""Shortest text, in code points, that counts as prose if few of its words are links."""


class Anchor(NamedTuple):
    """A link in a block: its words are the block's text from `start` up to `end`; `href` is where it
    leads, as written, None where it does not say."""

    start: int
    end: int
    href: str | None


class Block(NamedTuple):
    """A run of text that stands by itself: the page's text from `start` up to `end`.

    `element` numbers the innermost element around it, whose tag is `tag` and whose parent's
    `outer_tag`; `linked` are its code points in links.
    """

    text: str
    start: int
    end: int
    flags: int
    element: int
    tag: str
    outer_tag: str
    linked: int
    first_link: int
    last_link: int


@dataclass(frozen=True)
class Rendering:
    """All blocks of a page in order and the text that they slice; none of a page without a body.

    `walked` are the rows of the same blocks, of their links and of the elements that hold them.
    """

    blocks: list[Block]
    text: str
    walked: Walked

    def anchors(self, block: Block) -> Iterator[Anchor]:
        """The links in a block, in order."""
        targets = self.walked.targets
        for start, end, first, last in self._links[block.first_link : block.last_link]:
            yield Anchor(start, end, targets[first:last].decode() if first >= 0 else None)

    def separators(self) -> Iterator[str]:
        """What stands before each block; before the first what sets it off from a text above it."""
        end, above = 0, "\n\n"
        for block in self.blocks:
            yield above + self.text[end : block.start]
            end, above = block.end, ""

    @cached_property
    def parents(self) -> list[int]:
        """For each element the number of the one around it."""
        return list(self.walked.elements["parent"].tolist())

    @cached_property
    def tags(self) -> list[str]:
        """The tag of each element."""
        return [TAGS[tag] for tag in self.walked.elements["tag"].tolist()]

    @cached_property
    def _links(self) -> list[tuple[int, int, int, int]]:
        return list(self.walked.links.tolist())
