"""Finds the elements of a page by CSS selectors.

Guarantees document order; an element comes once for each selector of a list that it matches.
"""

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ENGINE: Final = LexborHTMLParser("").selector
"""One for all pages: a tree makes its own when first asked, which takes as long as a small search."""


def elements(inside: LexborNode | None, selectors: str) -> list[LexborNode]:
    """The elements that a list of selectors matches: a node, and all that is inside it."""
    return _ENGINE.find(selectors, inside) if inside else []
