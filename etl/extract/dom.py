"""Renders a parsed page into what it visibly shows: blocks of text, each with its markup.

Guarantees one pass over the page without recursion: its depth costs neither stack nor time.
"""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from etl.extract.markup import (
    ANCHOR,
    BLOCK,
    BREAK,
    HEADINGS,
    IMAGE,
    INLINE,
    INVISIBLE,
    KINDS,
    SPACED,
    TAG_FLAGS,
    Flag,
    attribute_flags,
)  # fmt: skip

MOST_MARKUP: Final = 4_000_000
"""Characters of markup that are read: about 50 times a long news page, about 2 s."""

BULLET: Final = "  • "
"""What stands before a list item's text, as plain-text dumps of pages have it."""

_TOKEN = re.compile(
    # What the parser writes: comments, and tags (no ">" stands unescaped in an attribute); and the
    # text after each.
    r"<(?:!--[\s\S]*?--|(/?)([a-zA-Z][^\s>/]*+)([^>]*+))>([^<]*+)"
)


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
    """All blocks of a page in order, and its elements, each numbered after its parent.

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


def body_markup(tree: LexborHTMLParser) -> str:
    """The page's body as the parser writes it, without what no browser shows; empty for none."""
    tree.strip_tags(INVISIBLE)
    body = tree.body
    return (body.html or "") if body is not None else ""


def render(markup: str, show_hidden: bool = False) -> Rendering:
    """Blocks and elements of well-formed markup, as the parser writes it."""
    walk = _Walk(show_hidden)
    kinds, pieces = KINDS, walk.pieces
    for closing, tag, attributes, text in _TOKEN.findall(
        markup[:MOST_MARKUP].replace("&nbsp;", " ")
    ):
        kind = kinds.get(tag, INLINE)
        if kind:
            if closing:
                walk.close(tag, kind)
            elif kind == BREAK:
                walk.line_break(tag)
            elif kind == IMAGE:
                walk.follows_image = True
            else:
                walk.open(tag, kind, attributes)
            pieces = walk.pieces
        if text and (pieces or not text.isspace()):
            if walk.hidden:
                walk.rendering.hidden_texts.append(text)
            else:
                pieces.append(text)
    walk.flush()
    rendering = walk.rendering
    total = len(rendering.tags)
    rendering.ends = [end or total for end in rendering.ends]  # what a cut left open ends here
    rendering.is_cut = len(markup) > MOST_MARKUP
    return rendering


class _Walk:
    """Where the walk through a page's tags stands: the open elements and the text since a break."""

    def __init__(self, show_hidden: bool) -> None:
        self.rendering = Rendering()
        self.pieces: list[str] = []
        self.hidden = 0  # depth of the outermost hidden element, 0 outside of one
        self.follows_image = False
        self._hiding = 0 if show_hidden else Flag.HIDDEN
        self._element = self._flags = 0
        self._outer: list[
            tuple[str, int, int]
        ] = []  # of the open elements: tag, and what to restore
        self._anchors: list[Anchor] = []
        self._anchor: tuple[int, str] | None = None  # the open link: first piece, attributes
        self._after_anchor = -1
        self._inline_flags = 0
        self._separator = "\n\n"
        self._has_bullet = False

    def open(self, tag: str, kind: int, attributes: str) -> None:
        """Enters an element."""
        flags = self._flags
        self._outer.append((tag, self._element, flags))
        if kind == ANCHOR:
            if self._after_anchor == len(self.pieces):
                self.pieces.append(" ")  # links side by side stand apart by style
            self._anchor = (len(self.pieces), attributes)
            return
        own = TAG_FLAGS.get(tag, 0)
        if attributes:
            own |= attribute_flags(attributes)
        if kind == BLOCK:
            if self.pieces:
                self.flush()
            self._separator = "\n\n"
            rendering = self.rendering
            rendering.parents.append(self._element)
            self._element = len(rendering.tags)
            rendering.tags.append(tag)
            rendering.own_flags.append(own)
            rendering.flags.append(flags | own)
            rendering.ends.append(0)
            if tag == "li":
                self._has_bullet = True
        elif self.pieces:
            if kind == SPACED:
                self.pieces.append(" ")
        else:
            self._inline_flags |= own
        self._flags = flags | own
        if own & self._hiding and not self.hidden:
            self.hidden = len(self._outer)

    def close(self, tag: str, kind: int) -> None:
        """Leaves an element; an end tag that closes nothing is passed over."""
        if not self._outer or self._outer[-1][0] != tag:
            return
        if kind == BLOCK:
            if self.pieces:
                self.flush()
            self._separator = "\n\n"
            self.rendering.ends[self._element] = len(self.rendering.tags)
            if tag == "li":
                self._has_bullet = False
        elif kind == ANCHOR:
            self._close_anchor()
        elif kind == SPACED and self.pieces:
            self.pieces.append(" ")
        if self.hidden == len(self._outer):
            self.hidden = 0
        _, self._element, self._flags = self._outer.pop()

    def line_break(self, tag: str) -> None:
        """A `br`: a space in a heading or caption, elsewhere the end of a line; or a rule."""
        if tag == "br" and (
            self.rendering.tags[self._element] in HEADINGS or self._flags & Flag.CAPTION
        ):
            if self.pieces:
                self.pieces.append(" ")
        elif self.pieces:
            self.flush()
            self._separator = "\n" if tag == "br" else "\n\n"
        else:
            self._separator = "\n\n"

    def flush(self) -> None:
        """Ends the block under way, if it holds any text, and starts the next."""
        pieces = self.pieces
        text = " ".join("".join(pieces).split())
        if self._anchor:
            anchor = self._anchor
            self._close_anchor()
            self._anchor = (0, anchor[1])
        if text:
            self._emit(text)
        self.pieces, self._anchors, self._inline_flags, self._after_anchor = [], [], 0, -1

    def _emit(self, text: str) -> None:
        rendering, element = self.rendering, self._element
        separator = self._separator
        if self._has_bullet:
            of_last = self._list_of(rendering.blocks[-1].element) if rendering.blocks else 0
            is_same_list = of_last and of_last == self._list_of(element)
            separator = ("\n" if is_same_list else "\n\n") + BULLET
            self._has_bullet = False
        self._separator = "\n\n"
        linked = sum(len(" ".join("".join(self.pieces[a:b]).split())) for a, b, _ in self._anchors)
        flags = rendering.flags[element] | self._inline_flags
        rendering.blocks.append(Block(unescape(text), element, flags, separator, self.pieces,
                                      self._anchors, min(linked, len(text)), self.follows_image))  # fmt: skip
        self.follows_image = False

    def _list_of(self, element: int) -> int:
        """The list that holds the innermost list item around an element; 0 for none."""
        for _ in range(8):  # an item's first text stands seldom deeper
            if self.rendering.tags[element] == "li":
                return self.rendering.parents[element]
            element = self.rendering.parents[element]
        return 0

    def _close_anchor(self) -> None:
        if self._anchor and len(self.pieces) > self._anchor[0]:
            self._anchors.append(Anchor(self._anchor[0], len(self.pieces), self._anchor[1]))
        self._anchor, self._after_anchor = None, len(self.pieces) or -1


def unescape(text: str) -> str:
    """Text as the parser writes it, with its four character references resolved."""
    if "&" not in text:
        return text
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")
