"""Looks over what a page shows, for those who search it where its markup is silent.

Guarantees a bounded look, made once and only when someone asks for it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.extract.date_words import words
from etl.extract.selector import elements
from etl.extract.surroundings import hint_of

HEADING: Final = re.compile("<h1[ >]", re.I)
_MOST_PLACES = 400
_LONGEST_TEXT = 500
_MOST_TEXT = 5_000_000  # characters: elements around a whole page would be read again and again
_MOST_MARKUP = 3_000_000  # characters

_DATED: Final = (
    'time,abbr[title],h1,h2,[itemprop~="datePublished"],[id*="date" i],[id*="publi" i],'
    '[data-testid*="date" i]'
)
_DATED_CLASSES: Final = words(
    "date time publi posted byline meta info author datum fecha created submitted post-head"
)
_AUTHORED: Final = (
    '[itemprop~="author" i],a:is([rel~="author"],'
    '[href*="/author" i]:is([href*="/author/" i],[href*="/authors/" i])),'
    '[id]:is([id*="author" i],[id*="byline" i]),'
    '[data-testid]:is([data-testid*="author" i],[data-testid*="byline" i])'
)
_AUTHORED_CLASSES: Final = words("byline author autor writer vcard redakteur")


@dataclass(frozen=True, slots=True)
class Place:
    """An element where pages put a date or a byline; `hint` is what its author calls it.

    `text` has a line for each stretch of text, and is empty where there is too much of it.
    """

    node: LexborNode
    tag: str
    hint: str
    stated: str  # its itemprop and rel
    text: str


class ShownPage:
    """A page's likely places of dates and bylines, and its markup, each read when asked for."""

    def __init__(self, tree: LexborHTMLParser, markup: str | None = None) -> None:
        """`markup` is what the tree was parsed from; without it the tree is written out again."""
        self._tree = tree
        self._markup = markup

    @cached_property
    def dated(self) -> tuple[Place, ...]:
        """Headings, times and elements named after dates, in document order."""
        return tuple(self._places(_DATED, _DATED_CLASSES))

    @cached_property
    def authored(self) -> tuple[Place, ...]:
        """Elements stated to be authors or named after bylines, in document order."""
        return tuple(self._places(_AUTHORED, _AUTHORED_CLASSES))

    @cached_property
    def markup(self) -> str:
        """The page's markup, as far as it is searched."""
        markup = self._tree.html if self._markup is None else self._markup
        return (markup or "")[:_MOST_MARKUP]

    @cached_property
    def heading(self) -> int | None:
        """Where in the markup the first `<h1>` opens."""
        opening = HEADING.search(self.markup)
        return opening.start() if opening else None

    @cached_property
    def _class_names(self) -> str:
        """The page's class names in lower case, each once."""
        names = {node.attrs["class"] or "" for node in elements(self._tree.body, "[class]")}
        return "\n".join(names).lower()

    def _places(self, selector: str, class_words: Iterable[str]) -> Iterator[Place]:
        """What a selector finds, and the elements with one of some words in their class.

        An element that is found for several reasons is yielded as often, which counts for it.
        """
        named = [f'[class*="{word}" i]' for word in class_words if word in self._class_names]
        left = _MOST_TEXT
        place: Place | None = None
        for node in elements(self._tree.body, ",".join([selector, *named]))[:_MOST_PLACES]:
            if place is None or place.node.mem_id != node.mem_id:
                text = node.text(separator="\n") if left > 0 else ""
                left -= len(text)
                place = _place(node, text.strip() if len(text) <= _LONGEST_TEXT else "")
            yield place


def _place(node: LexborNode, text: str) -> Place:
    attributes = node.attributes
    stated = f"{attributes.get('itemprop') or ''} {attributes.get('rel') or ''}".lower()
    return Place(node, node.tag or "", hint_of(attributes), stated, text)
