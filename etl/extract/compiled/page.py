"""Calls the compiled loops over a page, with room for whatever they write.

Guarantees that no loop writes past its room: of a page's nodes, an element makes at most one row, a
text at most one block and one link; how much text and how long links they write, the loops check.
"""

from ctypes import CDLL, Array, addressof, byref, c_char_p, c_int32, c_int64, c_void_p, cast
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from selectolax import lexbor
from selectolax.lexbor import LexborHTMLParser

from etl.extract.compiled.build import LIBRARY
from etl.extract.compiled.layout import (
    BLOCK_ROW,
    ELEMENT,
    LINK,
    OPEN_SIZE,
    TAG,
    Measures,
    Page,
    Rows,
    Trees,
    Vocabulary,
    address_of,
)  # fmt: skip

Matrix = NDArray[np.float32]

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
_MOST_BYTES: Final = 1 << 30
"""Bytes of text, and of links' targets, that are kept of a page."""
_OWN_MEASURES: Final = 67
"""Measures of a block beside its flags."""


def _loaded() -> CDLL:
    try:
        loops = CDLL(str(LIBRARY))
        sizes = list((c_int32 * 5).in_dll(loops, "ROW_SIZES"))
    except (OSError, ValueError):
        sizes = []
    if sizes != [*(row.itemsize for row in (TAG, ELEMENT, BLOCK_ROW, LINK)), OPEN_SIZE]:
        raise ImportError(f"{LIBRARY.name} is missing or made from other sources: run `make setup`")
    loops.count_tags.argtypes = (c_char_p, c_int64, c_void_p)
    loops.ask_trees.argtypes = (c_void_p, c_void_p, c_int32, c_int32, c_void_p, c_void_p)
    for loop in (loops.count_tags, loops.walk_page, loops.measure_page, loops.ask_trees):
        loop.restype = None
    return loops


def _parser() -> "Array[c_void_p]":
    parser = CDLL(lexbor.__file__)
    if missing := [name for name in _PARSER if not hasattr(parser, name)]:
        raise ImportError(f"selectolax lets nobody call {missing[0]}: install the version locked")
    addresses = (cast(getattr(parser, name), c_void_p).value for name in _PARSER)
    return (c_void_p * len(_PARSER))(*addresses)


_LOOPS: Final = _loaded()
_DOM: Final = _parser()


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
    page = Page(addressof(_DOM), addressof(said), tree.body.mem_id, most_nodes=most_nodes)
    count = _LOOPS.count_nodes(byref(page)) + 1
    elements, blocks = np.empty(count, ELEMENT), np.empty(count, BLOCK_ROW)
    links, opened = np.empty(count, LINK), np.empty(count * OPEN_SIZE, np.uint8)
    targets = np.empty(min(_GROWTH * len(tree.raw_html), _MOST_BYTES), np.uint8)
    text = np.empty(len(targets) + _SEPARATOR * count, np.uint8)
    page.open, page.elements, page.blocks = (
        address_of(opened),
        address_of(elements),
        address_of(blocks),
    )
    page.links, page.text, page.targets = address_of(links), address_of(text), address_of(targets)
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
    measures = Measures(
        address_of(page.blocks), address_of(page.elements), page.text, address_of(by.ranks), address_of(wording),
        address_of(by.closing), address_of(matrix), address_of(room), count, around, by.flag_count, by.marks, heading,
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
    trees = Trees(
        address_of(columns),
        address_of(thresholds),
        address_of(kept),
        address_of(values),
        address_of(groves),
        columns.shape[1],
        sure,
    )
    room = np.empty(3 * len(scores), np.int32)
    _LOOPS.ask_trees(
        byref(trees),
        address_of(matrix),
        len(matrix),
        len(scores),
        address_of(scores),
        address_of(room),
    )
    return scores
