"""Parses XML that nobody vouches for: feeds, sitemaps, NewsML-G2, NITF.

Guarantees no entity but character references, nothing fetched, bounded depth and size, and a tree
wherever a browser's feed reader would still see one.
"""

import html
import html.entities
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from etl.extract.charset import decode
from etl.extract.field_values import writable
from etl.extract.page import BadSource

_PROLOG: Final = 4_096
"""Characters in which a document type stands, if there is one."""
_SUBSET_END: Final = re.compile(r"\]\s*>")
_REFERENCE: Final = re.compile(
    r"&(?:([A-Za-z][A-Za-z0-9]{1,31})|#(?:x([0-9A-Fa-f]{1,8})|(\d{1,8})));"
)
_PLAIN_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}")
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse_xml(body: bytes) -> tuple[etree._Element, str]:
    """The root of a document and its encoding; raises `BadSource` where no element can be read."""
    text, charset = decode(body)
    text = _without_doctype(writable(text).lstrip("\ufeff \t\r\n"))
    text = _REFERENCE.sub(_resolved, text)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadSource("broken_xml", f"The XML cannot be read ({error}): save it again.") from None
    if root is None:
        raise BadSource("broken_xml", "The XML holds no element: save it again.")
    return root, charset


def local(element: etree._Element) -> str:
    """An element's name without namespace or prefix; empty for what is no element."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def space(element: etree._Element) -> str:
    """An element's namespace; empty for none."""
    if not isinstance(element.tag, str) or not element.tag.startswith("{"):
        return ""
    return element.tag[1:].partition("}")[0]


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of the local names, in order; all children when none is given."""
    for child in element:
        if isinstance(child.tag, str) and (not names or local(child) in names):
            yield child


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements below with one of the local names, in document order."""
    for child in element.iter():
        if child is not element and local(child) in names:
            yield child


def words(element: etree._Element | None) -> str | None:
    """All text inside an element, as it stands; None where there is none."""
    if element is None:
        return None
    return "".join(element.itertext(etree.Element)) or None


def first(element: etree._Element, *names: str) -> str | None:
    """The words of the first child with words among those named, by the order of the names."""
    for name in names:
        for child in children(element, name):
            if (found := words(child)) and found.strip():
                return found
    return None


def as_html(element: etree._Element, names: dict[str, str] | None = None) -> str:
    """What an element holds, as HTML without namespaces; `names` maps elements to those of HTML."""
    copied = deepcopy(element)
    for child in copied.iter():
        if isinstance(child.tag, str):
            name = (names or {}).get(local(child), local(child))
            child.tag = name if _PLAIN_NAME.fullmatch(name) else "span"
    inside = [(copied.text and html.escape(copied.text, quote=False)) or ""]
    inside += [etree.tostring(child, method="html", encoding="unicode") for child in copied]
    return "".join(inside)


def _without_doctype(text: str) -> str:
    """The document without its type: no entity can be declared then, inside or elsewhere."""
    start = text[:_PROLOG].upper().find("<!DOCTYPE")
    if start < 0:
        return text
    opening, closing = text.find("[", start), text.find(">", start)
    if 0 <= opening < closing:
        subset_end = _SUBSET_END.search(text, opening)
        closing = subset_end.end() - 1 if subset_end else -1
    return text[:start] + text[closing + 1 :] if closing >= 0 else text[:start]


def _resolved(match: re.Match[str]) -> str:
    """A reference that XML knows, or the character: HTML's names, and none that XML forbids."""
    name, hexadecimal, decimal = match.groups()
    if name:
        return match[0] if name in _OF_XML else html.entities.html5.get(f"{name};", match[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    is_writable = code <= 0x10FFFF and writable(chr(code)) == chr(code)
    return match[0] if is_writable else "\ufffd"
