"""Tells whether a page shows its whole article, and finds the text of one that it does not show.

Guarantees that only the page itself is read: no text comes from anywhere else.
"""

import json
import re
from collections.abc import Sequence
from typing import Final

from etl.extract.page import Metadata, PageBlock
from schemas.types import Completeness

_SHORT_BODY: Final = 1500
"""Body in code points, about 250 words, below which a notice to subscribe cuts an article off."""
_STUB: Final = 300
"""Body below which a page is a teaser: shorter than nearly all news items of one paragraph."""
_HELD_BODY: Final = 500
"""Shortest `articleBody` that is taken for more than a summary."""
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*+")', re.S)
_TAG = re.compile(r"<[^<>]{0,500}>")


def completeness(said: Metadata, tiles: Sequence[PageBlock]) -> Completeness:
    """Full, paywalled, stub or live, by what the page says and by what it shows."""
    if said.completeness != "unknown":
        return said.completeness
    length = sum(tile.end - tile.start for tile in tiles if tile.is_body)
    has_barrier = any(tile.role == "paywall" for tile in tiles)
    if length < _SHORT_BODY and (said.is_free is False or (has_barrier and said.is_free is None)):
        return "paywalled"
    if 0 < length < _STUB and any(tile.role == "read_more" for tile in tiles):
        return "stub"
    return "full" if length else "unknown"


def held_body(body: str, shown: int) -> list[str]:
    """The paragraphs of the page's JSON-LD `articleBody` if it holds an article that the page,
    with `shown` characters of body, does not show; else none."""
    if shown >= _HELD_BODY or "articleBody" not in body:
        return []
    texts = (_string(found[1]) for found in _ARTICLE_BODY.finditer(body))
    longest = max(texts, key=len, default="")
    if len(longest) < max(_HELD_BODY, 2 * shown):
        return []
    lines = (" ".join(line.split()) for line in _TAG.sub("\n", longest).split("\n"))
    return [line for line in lines if line]


def _string(literal: str) -> str:
    try:
        text = json.loads(literal, strict=False)
    except ValueError:
        return ""
    return str(text).encode("utf-8", "replace").decode("utf-8")
