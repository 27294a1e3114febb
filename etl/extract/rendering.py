"""What a page visibly shows, as data: blocks of text, and the elements that hold them.

Guarantees that elements are numbered in the page's order, each after the one around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

BULLET: Final = "  • "
"""What stands before a list item's text, as plain-text dumps of pages have it."""


class Anchor(NamedTuple):
    """A link in a block: its words are the block's text from `start` up to `end`."""

    start: int
    end: int
    node: LexborNode

    @property
    def href(self) -> str | None:
        """Where the link leads, as written; None where it does not say."""
        attributes = self.node.attributes
        return (attributes["href"] or "") if "href" in attributes else None


@dataclass(slots=True)
class Block:
    """A run of text that stands by itself; `element` numbers the innermost element around it."""

    text: str
    element: int
    flags: int
    separator: str
    anchors: Sequence[Anchor]
    linked: int
    follows_image: bool


@dataclass(slots=True)
class Rendering:
    """All blocks of a page in order, and the elements that hold them, numbered after their parents.

    `flags` of an element hold those of all elements around it, `own_flags` only its own; `ends` is
    the number after that of its last descendant.
    """

    blocks: list[Block] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])
    tags: list[str] = field(default_factory=lambda: ["html"])
    flags: list[int] = field(default_factory=lambda: [0])
    own_flags: list[int] = field(default_factory=lambda: [0])
    ends: list[int] = field(default_factory=lambda: [0])
    hidden_texts: list[str] = field(default_factory=list)
    is_cut: bool = False
