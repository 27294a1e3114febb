"""Tells the article's own part of a page from the parts about other things.

Guarantees a bounded look: a few ancestors, by their tags and by what their author calls them.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from etl.extract.memo import memo

_HIGHEST = 8  # ancestors that are looked at
_ASIDE_TAGS: Final = frozenset({"footer", "nav", "form"})
_ASIDE = re.compile(
    r"comment|related|sidebar|side-bar|footer|teaser|recommend|promo|popular|latest|trending|copyright"
    r"|calendar|carousel|newsletter|disqus|respond|recent|read-?next|read-?more|more-(?:from|stories|news)"
    r"|also-like|up-?next|mostread|most-read|breaking|ticker|slider|similar|aside"
)
_COMMENT = re.compile(r"comment|respond|disqus|\breply|\breplies")


class Surroundings(NamedTuple):
    """Whether a node stands in a reader's comment; and among comments, stories, menus, the footer."""

    is_comment: bool
    is_aside: bool


def surroundings_of(node: LexborNode) -> Surroundings:
    """What the node and the ancestors nearest to it are called."""
    is_comment = is_aside = False
    parent: LexborNode | None = node
    for _ in range(_HIGHEST):
        if parent is None or (tag := parent.tag) in ("body", "main"):
            break
        called = _called(hint_of(parent.attributes))
        is_comment = is_comment or called.is_comment
        is_aside = is_aside or called.is_aside or tag in _ASIDE_TAGS
        parent = parent.parent
    return Surroundings(is_comment, is_aside)


def hint_of(attributes: Mapping[str, str | None]) -> str:
    """An element's class and id in lower case: what its author calls it."""
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()


@memo(4_096)  # the places of a page share their ancestors
def _called(hint: str) -> Surroundings:
    return Surroundings(_COMMENT.search(hint) is not None, _ASIDE.search(hint) is not None)
