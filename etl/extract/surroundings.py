"""Tells the article's own part of a page from the parts about other things.

Guarantees a bounded look: a few ancestors, by their tags and by what their author calls them.
"""

import re
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

_HIGHEST = 8  # ancestors that are looked at
_ASIDE_TAGS: Final = frozenset({"footer", "nav", "form"})
_ASIDE = re.compile(
    r"comment|related|sidebar|side-bar|footer|teaser|recommend|promo|popular|latest|trending|copyright"
    r"|calendar|carousel|newsletter|disqus|respond|recent|read-?next|read-?more|more-(?:from|stories|news)"
    r"|also-like|up-?next|mostread|most-read|breaking|ticker|slider|similar|aside"
)
_COMMENT = re.compile(r"comment|respond|disqus|\breply|\breplies")


@lru_cache(maxsize=4_096)  # the places of a page share their ancestors
def _is_called(pattern: re.Pattern[str], hint: str) -> bool:
    return pattern.search(hint) is not None


def hint_of(node: LexborNode) -> str:
    """The class and id of an element, in lower case: what its author calls it."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()


def is_aside(node: LexborNode) -> bool:
    """Whether a node stands among comments, other stories, menus or the footer."""
    parent: LexborNode | None = node
    for _ in range(_HIGHEST):
        if parent is None or parent.tag in ("body", "main"):
            return False
        if parent.tag in _ASIDE_TAGS or _is_called(_ASIDE, hint_of(parent)):
            return True
        parent = parent.parent
    return False


def is_comment(node: LexborNode) -> bool:
    """Whether a node is part of a reader's comment: itself or an ancestor is called one."""
    parent: LexborNode | None = node
    for _ in range(_HIGHEST):
        if parent is None or parent.tag in ("body", "main"):
            return False
        if _is_called(_COMMENT, hint_of(parent)):
            return True
        parent = parent.parent
    return False
