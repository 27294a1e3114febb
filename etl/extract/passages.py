"""Cuts the body that a record carries, as HTML or as text, into passages with their roles.

Guarantees passages in order, each one line of text, with links inside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from etl.extract.bylines import is_byline
from etl.extract.dom import render
from etl.extract.field_values import LONGEST_ADDRESS, address, writable
from etl.extract.furniture import furniture_role
from etl.extract.lines import Line, lines, normalise_newlines
from etl.extract.markup import HEADINGS, Flag
from etl.extract.photo_credits import find_credit, is_credit
from etl.extract.rendering import Block, Rendering
from schemas.types import Role

BODY_ROLES: Final[frozenset[Role]] = frozenset({"paragraph", "subheading", "quote", "list_item"})

_CHROME: Final[frozenset[Role]] = frozenset({
    "advert", "app_promo", "legal", "newsletter_promo", "paywall", "read_also", "read_more", "share",
    "correction_note",
})  # fmt: skip
"""Roles that wording alone proves inside a body; other phrases may head a part of it."""
_MARKUP: Final = re.compile(
    r"</(?:p|div|h\d|li|figure|span|a|em|strong|b|i)>|<(?:br|p|img)\b|&(?:#x?[\da-f]{2,6}|[a-z]{2,8});",
    re.I,
)
_SYNDICATED: Final = re.compile(r"The post .{1,500} appeared first on .{1,200}\.?$")
"""The line that WordPress adds to each item of a feed."""
_CLOSERS: Final = "\"”»'’)]“"
_STOPS: Final = ".!?…。।؟"
_LONGEST_BYLINE: Final = 100
"""Inside a body only a short line is a byline: above it, the record's own field says who wrote."""
_HEADING_WORDS: Final = 14


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a body: its text, what stands before it, and its links as (start, end, address)."""

    text: str
    role: Role
    separator: str = "\n\n"
    links: tuple[tuple[int, int, str], ...] = ()

    @property
    def is_body(self) -> bool:
        """Whether the passage is the article's own words."""
        return self.role in BODY_ROLES


def passages(body: str, base: str | None = None) -> Iterator[Passage]:
    """The passages of a body; what holds tags or references of HTML is read as HTML."""
    return html_passages(body, base) if _MARKUP.search(body) else text_passages(body)


def html_passages(markup: str, base: str | None = None) -> Iterator[Passage]:
    """The passages that a fragment of HTML shows; relative links are resolved against `base`."""
    tree = LexborHTMLParser(markup.encode("utf-8", "replace"))
    rendering = render(tree)
    for block, separator in zip(rendering.blocks, rendering.separators(), strict=True):
        text = " ".join(writable(block.text).split())
        if not text:
            continue
        role = _html_role(text, block, separator)
        cut = find_credit(text) if role == "caption" else None
        if cut and cut[0]:
            yield Passage(text[: cut[0]].rstrip(), role, separator)
            yield Passage(text[cut[0] :].lstrip(), "credit", "\n")
        else:
            yield Passage(text, role, separator, tuple(_links(text, block, rendering, base)))


def text_passages(text: str) -> Iterator[Passage]:
    """The passages of plain text: its lines, wrapped ones put together."""
    written = normalise_newlines(writable(text))
    found = lines(written)
    for place, line in enumerate(found):
        words = " ".join(written[line.words_start : line.end].split())
        if words:
            below = found[place + 1] if place + 1 < len(found) else None
            role = worded_role(words) or _text_role(words, line, below)
            is_beside = line.is_bulleted and place > 0 and line.gap == 0
            separator = ("\n" if is_beside else "\n\n") + "  • " * line.is_bulleted
            yield Passage(words, role, separator)


def _html_role(text: str, block: Block, separator: str) -> Role:
    if block.flags & Flag.CAPTION:
        return "credit" if is_credit(text) else "caption"
    if role := worded_role(text):
        return role
    if block.tag in HEADINGS:
        return "subheading"
    if block.flags & Flag.QUOTE:
        return "quote"
    return "list_item" if "•" in separator else "paragraph"


def worded_role(text: str) -> Role | None:
    """The role that a passage's wording alone proves, wherever it stands."""
    if _SYNDICATED.match(text):
        return "other"
    role = furniture_role(text)
    if role in _CHROME:
        return role
    if is_credit(text):
        return "credit"
    is_short = len(text) <= _LONGEST_BYLINE and text[-1] not in _STOPS
    return "byline" if is_short and is_byline(text) else None


def _text_role(words: str, line: Line, below: Line | None) -> Role:
    if line.is_bulleted or line.is_numbered:
        return "list_item"
    ends_sentence = words.rstrip(_CLOSERS)[-1:] in f"{_STOPS},;:"
    is_short = len(words.split()) <= _HEADING_WORDS
    return "subheading" if below and is_short and not ends_sentence else "paragraph"


def _links(
    text: str, block: Block, rendering: Rendering, base: str | None
) -> Iterator[tuple[int, int, str]]:
    cursor = 0
    for anchor in rendering.anchors(block):
        words = " ".join(writable(block.text[anchor.start : anchor.end]).split())
        href = anchor.href
        target = address(href, base) if href and len(href) <= LONGEST_ADDRESS else None
        start = text.find(words, cursor) if words else -1
        if target and start >= 0:
            cursor = start + len(words)
            yield start, cursor, target
