"""What Python and the compiled loops share: rows, and structures that are handed over.

Guarantees the layout of page.h, measures.h and trees.c, field by field.
"""

from ctypes import Structure, c_bool, c_char_p, c_float, c_int32, c_uint64, c_void_p
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[Any]

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
OPEN_SIZE: Final = 64
"""Bytes of an open element, of which nothing is seen here."""


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
        said = cls(address_of(tags), hiding=hiding, caption=caption)
        for name, table in tables.items():
            setattr(said, name, (c_uint64 * 2)(address_of(table), len(table) - 1))
        said.kept = (tags, tables)
        return said


class Page(Structure):
    """A page to walk."""

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


class Measures(Structure):
    """A page under measurement."""

    _fields_ = (
        ("blocks", c_void_p), ("elements", c_void_p), ("text", c_char_p),
        *((name, c_void_p) for name in
          ("ranks", "wording", "closing", "matrix", "room")),
        ("block_count", c_int32), ("element_count", c_int32), ("flag_count", c_int32),
        ("marks", c_int32 * 2), ("heading", c_int32), ("prose", c_int32), ("made", c_void_p * 7),
    )  # fmt: skip


class Trees(Structure):
    """Trees to ask."""

    _fields_ = (
        *((name, c_void_p) for name in ("columns", "thresholds", "kept", "values", "groves")),
        ("nodes", c_int32), ("sure", c_float),
    )  # fmt: skip


def address_of(rows: Rows) -> int:
    """Where the rows stand in memory, as long as something holds them."""
    address: int = rows.ctypes.data
    return address
