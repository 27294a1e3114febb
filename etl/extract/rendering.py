"""What a page visibly shows, as data: blocks of text, and the elements that hold them.

Guarantees that elements are numbered in the page's order, each after the one around it.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

BULLET: Final = "  • "
"""What stands before a list item's text, as plain-text dumps of pages have it."""


class Anchor(NamedTuple):
    """A link in a block: its words are the block's pieces from `first` up to `last`."""

    first: int
    last: int
    attributes: str


@dataclass(slots=True)
class Block:
    """A run of text that stands by itself; `element` numbers the innermost element around it."""

    text: str
    element: int
    flags: int
    separator: str
    pieces: list[str]
    anchors: list[Anchor]
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
