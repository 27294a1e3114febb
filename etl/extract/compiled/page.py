"""Calls the compiled loops over a page, with room for whatever they write.

Guarantees that no loop writes past its room: a tag makes at most one element, and the text behind it
one block and one link. The rows and structures say what page.h and the loops' own files say.
"""

from ctypes import (
    CDLL,
    Array,
    Structure,
    addressof,
    byref,
    c_bool,
    c_char_p,
    c_float,
    c_int32,
    c_int64,
    c_uint64,
    c_void_p,
    cast,
)  # fmt: skip
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from selectolax import lexbor
from selectolax.lexbor import LexborHTMLParser

from etl.extract.compiled.build import LIBRARY

Rows = NDArray[Any]
Matrix = NDArray[np.float32]

TAG: Final = np.dtype([
    ("flags", "u8"), ("kind", "i4"), ("is_item", "?"), ("is_heading", "?"), ("is_line", "?"),
], align=True)  # fmt: skip
ELEMENT: Final = np.dtype([
    ("own_flags", "u8"), ("flags", "u8"), ("parent", "i4"), ("tag", "i4"), ("last", "i4"),
], align=True)  # fmt: skip
BLOCK_ROW: Final = np.dtype([
    ("flags", "u8"), ("start", "i4"), ("end", "i4"), ("from", "i4"), ("to", "i4"),
    ("element", "i4"), ("tag", "i4"), ("outer_tag", "i4"), ("first_link", "i4"),
    ("last_link", "i4"), ("linked", "i4"), ("is_item", "?"), ("is_line", "?"),
    ("follows_image", "?"),
], align=True)  # fmt: skip
LINK: Final = np.dtype([("start", "i4"), ("end", "i4"), ("from", "i4"), ("to", "i4")])

PLAIN, INLINE, BLOCK, ANCHOR, SPACED, BREAK, IMAGE, INVISIBLE = range(8)
"""How an element bears on the text around it: not at all, by its attributes, as a block of its own,
as a link, by space on either side, by ending the line, as a picture, by showing none of the text
inside it."""
UNREAD, HREF, CLASS, NAME, TERM, STYLE, HIDDEN = range(7)
"""How an attribute is read: as a link's target; as class names; as a name of the same kind, which
does not hide; as terms of schema.org and the like; as style; as hiding by being there."""
_PARSER: Final = (
    "lxb_dom_node_first_child_noi", "lxb_dom_node_next_noi", "lxb_dom_node_parent_noi",
    "lxb_dom_element_first_attribute_noi", "lxb_dom_element_next_attribute_noi",
    "lxb_dom_element_local_name", "lxb_dom_attr_local_name_noi", "lxb_dom_attr_value_noi",
    "lxb_dom_node_text_content", "lxb_dom_node_type_noi",
)  # fmt: skip
"""The functions of lexbor by which a tree is read, in the order of `Dom` in page.h."""
_SEPARATOR: Final = 9
"""Bytes that stand at most before a text: an empty line, a bullet, a space."""
_GROWTH: Final = 2
"""Bytes of text that a byte of markup makes at most, references to letters decoded."""
_OPEN_SIZE: Final = 64
"""Bytes of an open element, of which nothing is seen here."""
_OWN_MEASURES: Final = 67
"""Measures of a block beside its flags."""


def _loaded() -> CDLL:
    try:
        loops = CDLL(str(LIBRARY))
        sizes = list((c_int32 * 5).in_dll(loops, "ROW_SIZES"))
    except (OSError, ValueError):
        sizes = []
    if sizes != [*(row.itemsize for row in (TAG, ELEMENT, BLOCK_ROW, LINK)), _OPEN_SIZE]:
        raise ImportError(f"{LIBRARY.name} is missing or made from other sources: run `make setup`")
    loops.count_tags.argtypes = (c_char_p, c_int64, c_void_p)
    loops.ask_trees.argtypes = (c_void_p, c_void_p, c_int32, c_int32, c_void_p, c_void_p)
    for loop in (loops.count_tags, loops.walk_page, loops.measure_page, loops.ask_trees):
        loop.restype = None
    return loops


def _parser() -> "Array[c_void_p]":
    parser = CDLL(lexbor.__file__)
    addresses = (cast(getattr(parser, name), c_void_p).value for name in _PARSER)
    return (c_void_p * len(_PARSER))(*addresses)


_LOOPS: Final = _loaded()
_DOM: Final = _parser()


class Vocabulary(Structure):
    """What names in markup say, as tables (`numbered`): the numbers and rows of tags, the readers of
    attributes; the flags of words in class names, of whole class names, of terms, and of
    declarations of style without their spaces; the flags of what is hidden, and of captions."""

    _fields_ = (
        ("tags", c_void_p),
        *((name, c_uint64 * 2) for name in
          ("tag_numbers", "readers", "words", "classes", "terms", "styles")),
        ("hiding", c_uint64), ("caption", c_uint64),
    )  # fmt: skip

    @classmethod
    def of(cls, tags: Rows, hiding: int, caption: int, **tables: Rows) -> "Vocabulary":
        """A vocabulary that keeps its tables."""
        said = cls(_at(tags), hiding=hiding, caption=caption)
        for name, table in tables.items():
            setattr(said, name, (c_uint64 * 2)(_at(table), len(table) - 1))
        said.kept = (tags, tables)
        return said


class Yardstick(NamedTuple):
    """What blocks are measured by: the rank of each tag; the letters that close a sentence; the two
    wordings from which blocks are counted; how many flags there are; the length of running text."""

    ranks: NDArray[np.int32]
    closing: NDArray[np.uint32]
    marks: tuple[int, int]
    flag_count: int
    prose: int


class Walked(NamedTuple):
    """What was met on a page: its text and its links' targets in UTF-8, and rows of what stands in
    it. `hidden_prose` are the code points of running text that it hides; `is_cut` says that more was
    left unread."""

    text: bytes
    targets: bytes
    blocks: Rows
    links: Rows
    elements: Rows
    hidden_prose: int
    is_cut: bool


class _Page(Structure):
    _fields_ = (
        *((name, c_void_p) for name in
          ("dom", "said", "body", "open", "elements", "blocks", "links", "text", "targets")),
        ("hiding", c_uint64),
        *((name, c_int32) for name in
          ("most_nodes", "most_text", "text_room", "target_room", "prose", "element_count",
           "block_count", "link_count", "text_size", "target_size", "text_length",
           "hidden_prose")),
        ("is_cut", c_bool),
    )  # fmt: skip


class _Measures(Structure):
    _fields_ = (
        ("blocks", c_void_p), ("elements", c_void_p), ("text", c_char_p),
        *((name, c_void_p) for name in
          ("ranks", "wording", "closing", "matrix", "room")),
        ("block_count", c_int32), ("element_count", c_int32), ("flag_count", c_int32),
        ("marks", c_int32 * 2), ("heading", c_int32), ("prose", c_int32), ("made", c_void_p * 7),
    )  # fmt: skip


class _Trees(Structure):
    _fields_ = (
        *((name, c_void_p) for name in ("columns", "thresholds", "kept", "values", "groves")),
        ("nodes", c_int32), ("sure", c_float),
    )  # fmt: skip


def walk(
    tree: LexborHTMLParser, said: Vocabulary, *, show_hidden: bool, most_nodes: int,
    most_text: int, prose: int,
) -> Walked:  # fmt: skip
    """Gathers the blocks of a page's body; none of a page without one.

    `most_nodes` and `most_text`, in code points, are what is read of it; `prose` is the length from
    which a hidden text is running text.
    """
    if tree.body is None:
        nothing = (np.empty(0, BLOCK_ROW), np.empty(0, LINK), np.empty(0, ELEMENT))
        return Walked(b"", b"", *nothing, hidden_prose=0, is_cut=False)
    page = _Page(addressof(_DOM), addressof(said), tree.body.mem_id, most_nodes=most_nodes)
    count = _LOOPS.count_nodes(byref(page)) + 1
    elements, blocks = np.empty(count, ELEMENT), np.empty(count, BLOCK_ROW)
    links, opened = np.empty(count, LINK), np.empty(count * _OPEN_SIZE, np.uint8)
    targets = np.empty(_GROWTH * len(tree.raw_html), np.uint8)
    text = np.empty(len(targets) + _SEPARATOR * count, np.uint8)
    page.open, page.elements, page.blocks = _at(opened), _at(elements), _at(blocks)
    page.links, page.text, page.targets = _at(links), _at(text), _at(targets)
    page.text_room, page.target_room = len(text), len(targets)
    page.hiding = 0 if show_hidden else said.hiding
    page.most_text, page.prose = most_text, prose
    _LOOPS.walk_page(byref(page))
    return Walked(
        text[: page.text_size].tobytes(), targets[: page.target_size].tobytes(),
        blocks[: page.block_count], links[: page.link_count], elements[: page.element_count],
        page.hidden_prose, page.is_cut,
    )  # fmt: skip


def count_tags(markup: bytes) -> tuple[int, int]:
    """How many characters of a page may begin a tag, and how many of these an end tag."""
    counts = (c_int64 * 2)()
    _LOOPS.count_tags(markup, len(markup), counts)
    return counts[0], counts[1]


def measure(page: Walked, wording: NDArray[np.int32], heading: int, by: Yardstick) -> Matrix:
    """The measures of a page's blocks, of which it has at least one: a row a measure, a column a
    block. `wording` ranks what each block's words alone say; `heading` is the block that most likely
    shows the headline, -1 for none."""
    count, around = len(page.blocks), len(page.elements)
    matrix = np.empty((_OWN_MEASURES + 2 * by.flag_count, count), np.float32)
    room = np.empty(8 * (8 * count + 5 * around) + 4 * (5 * count + 4), np.uint8)
    measures = _Measures(
        _at(page.blocks), _at(page.elements), page.text, _at(by.ranks), _at(wording),
        _at(by.closing), _at(matrix), _at(room), count, around, by.flag_count, by.marks, heading,
        by.prose,
    )  # fmt: skip
    _LOOPS.measure_page(byref(measures))
    return matrix


def ask(
    columns: NDArray[np.int32], thresholds: Matrix, kept: NDArray[np.uint32], values: Matrix,
    groves: NDArray[np.int32], sure: float, matrix: Matrix,
) -> Matrix:  # fmt: skip
    """The sum of the trees' answers for each column of a matrix, as log odds.

    Arrays over (tree, node), `values` over (tree, leaf): the row that is looked at, the threshold,
    the leaves that a step to the right keeps. Groves end before these trees, then 0; no further one
    is asked of a column whose sum is beyond `sure`.
    """
    matrix = matrix.copy()  # the loops move in it the columns that are left
    scores = np.empty(matrix.shape[1], np.float32)
    trees = _Trees(
        _at(columns), _at(thresholds), _at(kept), _at(values), _at(groves), columns.shape[1], sure
    )
    room = np.empty(3 * len(scores), np.int32)
    _LOOPS.ask_trees(byref(trees), _at(matrix), len(matrix), len(scores), _at(scores), _at(room))
    return scores


def _at(rows: Rows) -> int:
    address: int = rows.ctypes.data
    return address
