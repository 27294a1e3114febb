"""Renders a parsed page into what it visibly shows: blocks of text, each with its markup.

Guarantees one pass over the page without recursion: its depth costs neither stack nor time.
"""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from etl.extract.markup import (
    ANCHOR,
    BLOCK,
    BREAK,
    HEADINGS,
    INLINE,
    INVISIBLE,
    KINDS,
    SPACED,
    TAG_FLAGS,
    Flag,
    attribute_flags,
)  # fmt: skip
from etl.extract.rendering import BULLET, Anchor, Block, Rendering

__all__ = ["Anchor", "Block", "Rendering", "body_markup", "render", "unescape"]

MOST_MARKUP: Final = 4_000_000
"""Characters of markup that are read: about 50 times a long news page, about 2 s."""

_TOKEN = re.compile(
    # What the parser writes: comments, and tags (no ">" stands unescaped in an attribute); and the
    # text after each.
    r"<(?:!--[\s\S]*?--|(/?)([a-zA-Z][^\s>/]*+)([^>]*+))>([^<]*+)"
)


def body_markup(tree: LexborHTMLParser) -> str:
    """The page's body as the parser writes it, without what no browser shows; empty for none."""
    body = tree.body
    if body is None:
        return ""
    body.strip_tags(INVISIBLE)
    return body.html or ""


def render(markup: str, show_hidden: bool = False) -> Rendering:
    """Blocks and elements of well-formed markup, as the parser writes it."""
    walk = _Walk(show_hidden)
    kinds, open_element, close_element = KINDS, walk.open, walk.close
    outer, known, pieces = walk.outer, walk.known, walk.pieces
    for closing, tag, attributes, text in _TOKEN.findall(
        markup[:MOST_MARKUP].replace("&nbsp;", " ")
    ):
        kind = kinds.get(tag, INLINE)
        if kind:
            if closing:
                close_element(tag, kind)
            elif kind < BREAK:
                open_element(tag, kind, attributes)
            elif kind == BREAK:
                walk.line_break(tag)
            else:
                walk.follows_image = True
            pieces = walk.pieces
        if text and (pieces or not text.isspace()):
            if len(known) <= len(outer):
                walk.know()
            (walk.rendering.hidden_texts if walk.hidden else pieces).append(text)
    walk.flush()
    rendering = walk.rendering
    total = len(rendering.tags)
    rendering.ends = [end or total for end in rendering.ends]  # what a cut left open ends here
    rendering.is_cut = len(markup) > MOST_MARKUP
    return rendering


class _Walk:
    """Where the walk through a page's tags stands: the open elements and the text since a break.

    Half of a page's elements hold no text: what an element's markup says is read, and the element
    counted, only when text is met inside it.
    """

    def __init__(self, show_hidden: bool) -> None:
        self.rendering = Rendering()
        self.pieces: list[str] = []
        self.outer: list[tuple[str, int, str]] = []  # the open elements: tag, kind, attributes
        # Of the page and of the open elements in which text stood: the flags of all around and the
        # innermost block element's number.
        self.known = [(0, 0)]
        self.hidden = 0  # depth of the outermost hidden element, 0 outside of one
        self.follows_image = False
        self._hiding = 0 if show_hidden else Flag.HIDDEN
        self._anchors: list[Anchor] = []
        self._anchor: tuple[int, str] | None = None  # the open link: first piece, attributes
        self._after_anchor = -1
        self._inline_flags = 0
        self._separator = "\n\n"
        self._has_bullet = False

    def open(self, tag: str, kind: int, attributes: str) -> None:
        """Enters an element."""
        if kind == BLOCK:
            if self.pieces:
                self.flush()
            self._separator = "\n\n"
            if tag == "li":
                self._has_bullet = True
        elif kind == ANCHOR:
            if self._after_anchor == len(self.pieces):
                self.pieces.append(" ")  # links side by side stand apart by style
            self._anchor = (len(self.pieces), attributes)
        elif kind == SPACED and self.pieces:
            self.pieces.append(" ")
        self.outer.append((tag, kind, attributes))

    def close(self, tag: str, kind: int) -> None:
        """Leaves an element; an end tag that closes nothing is passed over."""
        outer, known = self.outer, self.known
        if not outer or outer[-1][0] != tag:
            return
        if kind == BLOCK:
            if self.pieces:
                self.flush()
            self._separator = "\n\n"
            if len(known) > len(outer):
                self.rendering.ends[known[-1][1]] = len(self.rendering.tags)
            if tag == "li":
                self._has_bullet = False
        elif kind == ANCHOR:
            self._close_anchor()
        elif kind == SPACED and self.pieces:
            self.pieces.append(" ")
        if len(known) > len(outer):
            known.pop()
        if self.hidden == len(outer):
            self.hidden = 0
        outer.pop()

    def know(self) -> None:
        """Reads the markup of the open elements in which text stands for the first time."""
        rendering = self.rendering
        flags, element = self.known[-1]
        for tag, kind, attributes in self.outer[len(self.known) - 1 :]:
            own = 0 if kind == ANCHOR else TAG_FLAGS.get(tag, 0)
            if attributes and kind != ANCHOR:
                own |= attribute_flags(attributes)
            flags |= own
            if kind == BLOCK:
                rendering.parents.append(element)
                element = len(rendering.tags)
                rendering.tags.append(tag)
                rendering.own_flags.append(own)
                rendering.flags.append(flags)
                rendering.ends.append(0)
            elif not self.pieces:
                self._inline_flags |= own
            self.known.append((flags, element))
            if own & self._hiding and not self.hidden:
                self.hidden = len(self.known) - 1

    def line_break(self, tag: str) -> None:
        """A `br`: a space in a heading or caption, elsewhere the end of a line; or a rule."""
        if not self.pieces:
            self._separator = "\n\n"
            return
        flags, element = self.known[-1]
        if tag == "br" and (self.rendering.tags[element] in HEADINGS or flags & Flag.CAPTION):
            self.pieces.append(" ")
        else:
            self.flush()
            self._separator = "\n" if tag == "br" else "\n\n"

    def flush(self) -> None:
        """Ends the block under way, if it holds any text, and starts the next."""
        text = " ".join("".join(self.pieces).split())
        if self._anchor:
            anchor = self._anchor
            self._close_anchor()
            self._anchor = (0, anchor[1])
        if text:
            self._emit(text)
        self.pieces, self._anchors, self._inline_flags, self._after_anchor = [], [], 0, -1

    def _emit(self, text: str) -> None:
        blocks, element = self.rendering.blocks, self.known[-1][1]
        separator = self._separator
        if self._has_bullet:
            of_last = self._list_of(blocks[-1].element) if blocks else 0
            is_same_list = of_last and of_last == self._list_of(element)
            separator = ("\n" if is_same_list else "\n\n") + BULLET
            self._has_bullet = False
        self._separator = "\n\n"
        flags = self.rendering.flags[element] | self._inline_flags
        blocks.append(Block(unescape(text), element, flags, separator, self.pieces,
                            self._anchors, self._linked(len(text)), self.follows_image))  # fmt: skip
        self.follows_image = False

    def _linked(self, length: int) -> int:
        """How many of a block's code points stand in links."""
        pieces, anchors = self.pieces, self._anchors
        if len(anchors) == 1 and anchors[0].last - anchors[0].first == len(pieces):
            return length
        linked = sum(len(" ".join("".join(pieces[a:b]).split())) for a, b, _ in anchors)
        return min(linked, length)

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
