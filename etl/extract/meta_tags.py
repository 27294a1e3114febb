"""Gathers in one pass what the markup of a page states: meta tags, links, microdata, headings.

Guarantees that values come back as written, bounded in number and length, in document order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.extract.selector import elements

MOST_STATEMENTS = 2_000
MOST_HEADINGS = 20
LONGEST_VALUE = 2_000

_STATING = (
    'title,meta,link:is([rel~="canonical" i],[rel~="amphtml" i]),h1,time,[itemprop],'
    '[property^="schema:" i],script[type^="application/ld+json" i]'
)
_NAMING = ("property", "name", "http-equiv")
_ITEM_NAMES = frozenset({"headline", "datepublished", "datemodified", "dateupdate"})


@dataclass(frozen=True, slots=True)
class Item:
    """A microdata or RDFa property in lower case, or a `<time>`, with its machine value or text.

    `words` is the text of an element that has a machine value too.
    """

    name: str
    value: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """All that a page's markup states, unsettled; of its links the canonical and the AMP page's."""

    meta: Mapping[str, Sequence[str]]
    links: Mapping[str, Sequence[str]]
    items: tuple[Item, ...]
    headings: tuple[str, ...]
    scripts: tuple[str, ...]
    title: str | None
    language: str | None

    def first(self, *names: str) -> str | None:
        """The first value among meta tags of these names, in the order of the names."""
        return next((value for _, value in self.each(*names)), None)

    def each(self, *names: str) -> Iterator[tuple[str, str]]:
        """All (name, value) of meta tags with these names, in the order of the names."""
        for name in names:
            for value in self.meta.get(name, ()):
                yield name, value


def read_markup(tree: LexborHTMLParser) -> Markup:
    """Reads a page's stating elements; never raises on hostile markup."""
    meta: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    items: list[Item] = []
    headings: list[str] = []
    scripts: list[str] = []
    title = None
    for node in elements(tree.root, _STATING)[:MOST_STATEMENTS]:
        tag = node.tag
        if tag == "meta":
            _read_meta(node, meta, items)
        elif tag == "script":
            scripts.append(node.text())
        elif tag == "link":
            attributes = node.attributes
            for relation in (attributes.get("rel") or "").lower().split():
                links.setdefault(relation, []).append((attributes.get("href") or "").strip())
        elif tag == "title":
            if title is None and (node.parent is None or node.parent.tag != "svg"):
                title = folded(node.text()) or None
        elif tag == "h1":
            if len(headings) < MOST_HEADINGS:
                headings.append(folded(node.text(separator=" ")))
        else:
            items.extend(_items(node))
    return Markup(
        meta, links, tuple(items), tuple(headings), tuple(scripts), title, _language(tree.root)
    )


def _language(root: LexborNode | None) -> str | None:
    attributes = root.attributes if root else {}
    return attributes.get("lang") or attributes.get("xml:lang")


def folded(text: str) -> str:
    """Text on one line, with its length bounded."""
    return " ".join(text[: 4 * LONGEST_VALUE].split())[:LONGEST_VALUE]


def _read_meta(node: LexborNode, meta: dict[str, list[str]], items: list[Item]) -> None:
    attributes = node.attributes
    value = folded(attributes.get("content") or attributes.get("value") or "")
    if not value:
        return
    for key in _NAMING:
        if stated := attributes.get(key):
            for name in stated.lower().split()[:3]:
                meta.setdefault(name, []).append(value)
    name = (attributes.get("itemprop") or "").lower()
    if name in _ITEM_NAMES:
        items.append(Item(name, value))


def _items(node: LexborNode) -> Iterator[Item]:
    attributes = node.attributes
    stated = attributes.get("itemprop") or attributes.get("property") or ""
    names = [name.rpartition(":")[2] for name in stated.lower().split()[:5]]
    name = next((name for name in names if name in _ITEM_NAMES), None)
    if name is None and node.tag == "time":
        name = "time"
    if name:
        value = folded(attributes.get("datetime") or attributes.get("content") or "")
        words = folded(node.text(separator=" "))
        yield Item(name, value, words) if value else Item(name, words)
