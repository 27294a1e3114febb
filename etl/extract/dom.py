"""Renders a parsed page into what it visibly shows: blocks of text, each with its markup.

Guarantees one pass over the page without recursion: its depth costs neither stack nor time.
"""

from functools import partial
from typing import Final

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from etl.extract.compiled.layout import INLINE, TAG, Vocabulary
from etl.extract.compiled.names import numbered
from etl.extract.compiled.page import walk
from etl.extract.markup import (
    CLASS_WORDS,
    HEADINGS,
    HIDING_CLASSES,
    HIDING_STYLES,
    KINDS,
    READERS,
    TAG_FLAGS,
    TAGS,
    TERMS,
    Flag,
)  # fmt: skip
from etl.extract.rendering import PROSE, Block, Rendering

MOST_BLOCKS: Final = 20_000
"""Blocks of a page that are kept: 50 times a long news page."""
MOST_NODES: Final = 1_000_000
"""Elements and texts that are read of a page: about 200 times a long news page's."""
MOST_TEXT: Final = 4_000_000
"""Characters of text that are read of a page."""

VOCABULARY: Final = Vocabulary.of(
    tags=np.array(
        [
            (TAG_FLAGS.get(tag, 0), KINDS.get(tag, INLINE), tag == "li", tag in HEADINGS, tag == "br")
            for tag in TAGS
        ],
        TAG,
    ),
    hiding=Flag.HIDDEN,
    caption=Flag.CAPTION,
    tag_numbers=numbered({tag: number for number, tag in enumerate(TAGS) if number}),
    readers=numbered(READERS),
    words=numbered(CLASS_WORDS),
    classes=numbered(dict.fromkeys(HIDING_CLASSES, Flag.HIDDEN)),
    terms=numbered(TERMS),
    styles=numbered(dict.fromkeys(HIDING_STYLES, Flag.HIDDEN)),
)  # fmt: skip
"""What names in markup say, as the compiled loops read it."""
_BLOCK: Final = partial(tuple.__new__, Block)
"""Makes a block of its fields: there are several hundred on a page."""


def render(tree: LexborHTMLParser, show_hidden: bool = False) -> Rendering:
    """Blocks and elements of a page's body; none for a page without one."""
    walked = walk(
        tree, VOCABULARY, show_hidden=show_hidden, most_nodes=MOST_NODES, most_text=MOST_TEXT,
        prose=PROSE,
    )  # fmt: skip
    is_cut = walked.is_cut or len(walked.blocks) > MOST_BLOCKS
    rows = walked.blocks[:MOST_BLOCKS]
    text = walked.text.decode()
    starts, ends = rows["start"].tolist(), rows["end"].tolist()
    blocks = map(
        _BLOCK,
        zip(
            [text[start:end] for start, end in zip(starts, ends, strict=True)],
            starts, ends, rows["flags"].tolist(), rows["element"].tolist(),
            [TAGS[tag] for tag in rows["tag"].tolist()],
            [TAGS[tag] for tag in rows["outer_tag"].tolist()],
            rows["linked"].tolist(), rows["first_link"].tolist(), rows["last_link"].tolist(),
            strict=True,
        ),
    )  # fmt: skip
    walked = walked._replace(blocks=rows, is_cut=is_cut)
    return Rendering(list(blocks), text[: ends[-1]] if ends else "", walked)
