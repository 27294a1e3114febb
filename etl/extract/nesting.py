"""Keeps markup from nesting deeper than browsers let it: a parser's time is quadratic in depth.

Guarantees that markup of ordinary depth comes back as it is.
"""

import re
from typing import Final

DEEPEST: Final = 512
"""Open elements beyond which a start tag is left out; browsers stop at 512 as well."""
_SUSPECT: Final = 3_000
"""Start tags without an end tag from which a page is looked at: long tables written without end
tags reach it, and are not changed."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)[^<>]*+>?")
_NEST_NOT: Final = frozenset(
    # Elements without content, and those that the next of their kind closes.
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dd",
        "dt",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "rt",
        "rp",
        "colgroup",
    ]
)


def flattened(markup: str) -> str:
    """The markup without the start tags that stand deeper than `DEEPEST`."""
    if markup.count("<") - 2 * markup.count("</") < _SUSPECT:
        return markup
    kept: list[str] = []
    depth = last = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() in _NEST_NOT:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > DEEPEST:
            kept.append(markup[last : tag.start()])
            last = tag.end()
    kept.append(markup[last:])
    return "".join(kept)
