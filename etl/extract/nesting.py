"""Keeps markup from nesting deeper than browsers let it: a parser's time is quadratic in depth.

Guarantees that markup of ordinary depth comes back as it is.
"""

import re
from typing import Final

from etl.extract.compiled.page import count_tags

DEEPEST: Final = 512
"""Open elements beyond which a start tag is left out; browsers stop at 512 as well."""
_SUSPECT: Final = 3_000
"""Start tags without an end tag from which a page is looked at: long tables written without end
tags reach it, and are not changed."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)[^<>]*+>?")
_NEST_NOT: Final = frozenset(
    # Elements without content, and those that the next of their kind closes.
    b"""
    area base br col embed hr img input link meta param source track wbr
    p li dd dt tr td th thead tbody tfoot option optgroup rt rp colgroup
    """.split()
)


def flattened(markup: bytes) -> bytes:
    """The markup, in UTF-8, without the start tags that stand deeper than `DEEPEST`."""
    if _unclosed(markup) < _SUSPECT:
        return markup
    kept: list[bytes] = []
    depth = last = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() in _NEST_NOT:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > DEEPEST:
            kept.append(markup[last : tag.start()])
            last = tag.end()
    kept.append(markup[last:])
    return b"".join(kept)


def _unclosed(markup: bytes) -> int:
    """How many more tags start an element than end one, elements without content included."""
    tags, ends = count_tags(markup)
    return tags - 2 * ends
