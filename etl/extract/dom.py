"""Renders a parsed page into what it visibly shows: blocks of text, each with its markup.

Guarantees one pass over the page without recursion: its depth costs neither stack nor time.
"""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.extract.markup import (
    ANCHOR,
    BLOCK,
    BREAK,
    HEADINGS,
    IMAGE,
    INLINE,
    INVISIBLE,
    KINDS,
    PLAIN,
    SPACED,
    TAG_FLAGS,
    TEXT,
    Flag,
    attribute_flags,
)  # fmt: skip
from etl.extract.rendering import BULLET, Anchor, Block, Rendering

__all__ = ["Anchor", "Block", "Rendering", "render"]

MOST_NODES: Final = 1_000_000
"""Elements and texts that are read of a page: about 200 times a long news page's, about 2 s."""
MOST_TEXT: Final = 4_000_000
"""Characters of text that are read of a page."""

_Around = tuple[int, int, bool, LexborNode | None, int, int, int]
"""What holds for the text right inside an element: the number of the block element around it, the
flags of all around it, whether it is hidden; the innermost link, the address of the innermost list
item, the number of its list, the address of the innermost element set off by space. A bare tuple:
there are several hundred on a page."""
_OUTSIDE: Final[_Around] = (0, 0, False, None, 0, 0, 0)


def render(tree: LexborHTMLParser, show_hidden: bool = False) -> Rendering:
    """Blocks and elements of a page's body; none for a page without one."""
    body = tree.body
    if body is None:
        return Rendering()
    walk, kinds = _Walk(body, show_hidden), KINDS
    nodes = body.traverse(include_text=True)
    for node in islice(nodes, MOST_NODES):
        kind = kinds.get(node.tag or "", INLINE)
        if kind == TEXT:
            text = node.text_content
            if not text or text.isspace():
                walk.has_gap = True
            else:
                walk.text(node, text)
        elif kind == BLOCK:
            if walk.pieces:
                walk.flush()
            walk.line_end = 0
            if node.tag == "li":
                walk.item = node.mem_id
        elif kind == INVISIBLE:
            _pass_over(node, nodes)
        elif kind > INLINE:
            walk.inline(node, kind)
    walk.flush()
    rendering = walk.rendering
    rendering.ends = _ends(rendering.parents)
    rendering.is_cut = walk.text_left < 0 or next(nodes, None) is not None
    return rendering


def _pass_over(node: LexborNode, nodes: Iterator[LexborNode]) -> None:
    """Moves a walk that has come to an element to behind all that is inside it."""
    inside = sum(1 for _ in node.traverse(include_text=True)) - 1
    deque(islice(nodes, inside), maxlen=0)


def _ends(parents: list[int]) -> list[int]:
    """For each element the number after that of its last descendant."""
    ends = list(range(1, len(parents) + 1))
    for element in range(len(parents) - 1, 0, -1):
        if ends[parents[element]] < ends[element]:
            ends[parents[element]] = ends[element]
    return ends


class _Walk:
    """Where a walk through a page's nodes stands: what is known of the elements met, and the block
    under way.

    No node tells that an element has ended: that shows in the next text, which stands in another.
    Half of a page's elements hold no text: what an element's markup says is read, and the element
    counted, only when text is met inside it.
    """

    def __init__(self, body: LexborNode, show_hidden: bool) -> None:
        self.rendering = Rendering()
        self.text_left = MOST_TEXT
        self._body = body
        self._hiding = 0 if show_hidden else Flag.HIDDEN
        self._known: dict[int, _Around] = {}  # by the element's address
        # Since the last block: the list item that was entered, the element in which a `br` ended
        # that block, whether a picture was passed; and the list of that block.
        self.item = self.line_end = 0
        self._follows_image = False
        self._last_list = 0
        # The block under way: its text, and whether space or a link stands at its end.
        self.pieces: list[str] = []
        self.has_gap = self._is_beside_link = False
        self._length = self._linked = self._inline_flags = 0
        self._anchors: list[Anchor] = []
        # Where its last piece stands.
        self._element = self._list = self._item = self._spaced = self._link_start = 0
        self._link: LexborNode | None = None
        self._know([body], _OUTSIDE)

    def inline(self, node: LexborNode, kind: int) -> None:
        """Passes a link, an element set off by space, a break or a picture."""
        if kind == ANCHOR:
            self.has_gap |= self._is_beside_link  # links side by side stand apart by style
            self._is_beside_link = True
        elif kind == SPACED:
            self.has_gap = True
        elif self.pieces:
            self._break(node, kind)
        elif kind == IMAGE:
            self._follows_image = True
        else:
            self.line_end = 0

    def _break(self, node: LexborNode, kind: int) -> None:
        """Passes a break or picture after a text: a `br` is a space in a heading or caption."""
        holder = node
        while (around := self._known.get(holder.mem_id)) is None:
            holder = holder.parent or self._body
        element, flags = around[:2]
        is_line = node.tag == "br"
        if element != self._element:
            self.flush()
        elif is_line and (self.rendering.tags[element] in HEADINGS or flags & Flag.CAPTION):
            self.has_gap = True
        elif kind == BREAK:
            self.flush()
            self.line_end = element if is_line else 0
        if kind == IMAGE:
            self._follows_image = True

    def text(self, node: LexborNode, text: str) -> None:
        """Adds a text to the block under way, or to a new one where that has ended."""
        unknown: list[LexborNode] = []
        holder = node.parent or self._body
        while (around := self._known.get(holder.mem_id)) is None:
            unknown.append(holder)
            holder = holder.parent or self._body
        if self.pieces and around[0] != self._element:
            self.flush()
        if unknown:
            around = self._know(unknown, around)
        element, _, is_hidden, link, item, of_list, spaced = around
        if is_hidden:
            self.rendering.hidden_texts.append(text)
            return
        self.text_left -= len(text)
        if self.text_left < 0:
            text = text[: self.text_left]
        words = " ".join(text.split())
        if not words:
            return
        is_new_link = link is not self._link
        if is_new_link and self._link:
            self._end_link(self._link)
        if self.pieces and (self.has_gap or text[0].isspace() or spaced != self._spaced):
            self.pieces.append(" ")
            self._length += 1
        if is_new_link:
            self._link, self._link_start = link, self._length
        self._element, self._item, self._list, self._spaced = element, item, of_list, spaced
        self._is_beside_link = link is not None
        self.has_gap = text[-1].isspace()
        self._length += len(words)
        self.pieces.append(words)

    def _know(self, unknown: list[LexborNode], around: _Around) -> _Around:
        """Reads the markup of elements in which text stands for the first time, inner first."""
        element, flags, is_hidden, link, item, of_list, spaced = around
        rendering = self.rendering
        for node in reversed(unknown):
            tag = node.tag or ""
            kind = KINDS.get(tag, INLINE)
            if kind == ANCHOR:
                link = node
            elif kind != PLAIN:
                own = TAG_FLAGS.get(tag, 0) | attribute_flags(node.attributes)
                flags |= own
                is_hidden = is_hidden or bool(own & self._hiding)
                if kind == BLOCK:
                    if tag == "li":
                        item, of_list = node.mem_id, element
                    rendering.parents.append(element)
                    element = len(rendering.tags)
                    rendering.tags.append(tag)
                    rendering.own_flags.append(own)
                    rendering.flags.append(flags)
                else:
                    if not self.pieces:
                        self._inline_flags |= own
                    if kind == SPACED:
                        spaced = node.mem_id
            around = (element, flags, is_hidden, link, item, of_list, spaced)
            self._known[node.mem_id] = around
        return around

    def flush(self) -> None:
        """Ends the block under way, if there is one."""
        if not self.pieces:
            return
        if self._link:
            self._end_link(self._link)
        element = self._element
        separator = "\n" if self.line_end == element else "\n\n"
        if self.item and self.item == self._item:
            is_same_list = self._list and self._list == self._last_list
            separator = ("\n" if is_same_list else "\n\n") + BULLET
        flags = self.rendering.flags[element] | self._inline_flags
        self.rendering.blocks.append(
            Block("".join(self.pieces), element, flags, separator, self._anchors or (),
                  self._linked, self._follows_image)
        )  # fmt: skip
        self.item = self.line_end = 0
        self._follows_image = False
        self._last_list = self._list
        self.pieces.clear()
        self._length = self._linked = self._inline_flags = 0
        if self._anchors:
            self._anchors = []

    def _end_link(self, link: LexborNode) -> None:
        self._anchors.append(Anchor(self._link_start, self._length, link))
        self._linked += self._length - self._link_start
        self._link = None
