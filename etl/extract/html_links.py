"""Where a page's blocks lead, whom they credit, and under which tags they put the story.

Guarantees that offsets slice the page's text and that targets are absolute web addresses.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final
from urllib.parse import urljoin

from etl.extract.bylines import parse_byline
from etl.extract.page import PageBlock, PageCredit, PageLink, PageTag
from etl.extract.photo_credits import find_credit, parse_credit
from etl.extract.rendering import Block, Rendering
from schemas.types import LinkKind, Role

_KINDS: Final[dict[Role, LinkKind]] = {"read_also": "read_also", "related_item": "related"}
_LONGEST_URL: Final = 4000
_LONGEST_TAG: Final = 120
_WEB = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:/\S*)?$")
"""An absolute address on the web that needs no resolving: the form of most links."""
_ROOTED = re.compile(r"/(?![/.])(?:[\w/-]|\.(?=[\w-]))*(?:\?[\w=&-]+)?$")
"""A path from the site's root that only needs its host before it: the form of most others."""
_SCHEMES: Final = ("http:", "https:")


def page_links(page: Rendering, tiles: Sequence[PageBlock], base: str | None) -> Iterator[PageLink]:
    """The links of the body and of what the page offers to read besides."""
    for block, tile in zip(page.blocks, tiles, strict=True):
        kind = "inline" if tile.is_body else _KINDS.get(tile.role)
        if kind is None:
            continue
        if kind == "related" and not block.linked:
            yield PageLink(kind, block.text, None, tile.start, tile.end)
        for start, end, href in page.anchors(block):
            yield PageLink(kind, block.text[start:end], _target(href, base),
                           tile.start + start, tile.start + end)  # fmt: skip


def page_tags(page: Rendering, tiles: Sequence[PageBlock]) -> Iterator[PageTag]:
    """The tags that the page shows, each where it stands first."""
    seen = set()
    for block, tile in zip(page.blocks, tiles, strict=True):
        if tile.role != "tag":
            continue
        spans = [(anchor.start, anchor.end) for anchor in page.anchors(block)]
        for start, end in spans or [(0, len(block.text))]:
            label = block.text[start:end]
            if label and len(label) <= _LONGEST_TAG and label.casefold() not in seen:
                seen.add(label.casefold())
                yield PageTag("publisher_tag", label, "page", tile.start + start, tile.start + end)


def joined_tags(shown: Iterable[PageTag], told: Iterable[PageTag]) -> tuple[PageTag, ...]:
    """What the metadata names, with its place if the page shows it; then what only the page names."""
    places = {tag.label.casefold(): tag for tag in shown}
    joined = []
    for tag in told:
        place = places.pop(tag.label.casefold(), None)
        joined.append(replace(tag, start=place.start, end=place.end) if place else tag)
    return (*joined, *places.values())


def page_credits(
    page: Rendering, tiles: Sequence[PageBlock], told: Sequence[PageCredit],
    publisher: str | None,
) -> Iterator[PageCredit]:  # fmt: skip
    """The contributors that the metadata names, with their place if the page shows them; then
    those that only its bylines and pictures name."""
    shown = list(_shown(page.blocks, tiles, publisher))
    placed = {credit.name.casefold(): credit for credit in reversed(shown)}
    named = set()
    for credit in told:
        place = placed.get(credit.name.casefold())
        start, end = (place.start, place.end) if place else (None, None)
        named.add(credit.name.casefold())
        yield PageCredit(credit.role, credit.name, credit.kind, credit.source, start, end)
    has_authors = any(credit.role == "author" for credit in told)
    for credit in shown:
        key = credit.name.casefold()
        # Authors that the metadata leaves out of its list are usually other stories' authors.
        if key not in named and not (has_authors and credit.role == "author"):
            named.add(key)
            yield credit


def _shown(
    blocks: Sequence[Block], tiles: Sequence[PageBlock], publisher: str | None
) -> Iterator[PageCredit]:
    for block, tile in zip(blocks, tiles, strict=True):
        if tile.role == "byline":
            for who in parse_byline(block.text, publisher):
                yield PageCredit(who.role, who.name, who.kind, "byline",
                                 tile.start + who.start, tile.start + who.end)  # fmt: skip
        elif tile.role in ("credit", "caption"):
            span = (0, len(block.text)) if tile.role == "credit" else find_credit(block.text)
            for who in parse_credit(block.text[span[0] : span[1]]) if span else ():
                start = tile.start + span[0] if span else tile.start
                yield PageCredit(who.role, who.name, who.kind, "page",
                                 start + who.start, start + who.end)  # fmt: skip


def _target(href: str | None, base: str | None) -> str | None:
    if href is None:
        return None
    written = href.strip()
    if _WEB.match(written):
        target = written
    elif _ROOTED.match(written):
        target = _origin(base) + written
    else:
        target = _joined(base, written)
    is_web = target[:6].lower().startswith(_SCHEMES)
    return target if is_web and len(target) <= _LONGEST_URL else None


def _joined(base: str | None, written: str) -> str:
    try:
        return urljoin(base or "", written)
    except ValueError:  # no address at all: "http://[", an unclosed bracket
        return ""


@lru_cache(maxsize=64)
def _origin(base: str | None) -> str:
    """Scheme and host of an address, once for all links of a page."""
    return _joined(base, "/").removesuffix("/")
