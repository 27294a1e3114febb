"""Saved web pages: what a page shows, block by block, and what of it is the article.

Guarantees ordered blocks that cover the visible text, for any markup, in time that is bounded by
the page's length.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import compress
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from etl.extract.charset import mended
from etl.extract.dom import render
from etl.extract.html_completeness import completeness, held_body
from etl.extract.html_features import block_features, chrome_wording
from etl.extract.html_links import joined_tags, page_credits, page_links, page_tags
from etl.extract.html_model import Trees, read_trees
from etl.extract.html_roles import name_roles
from etl.extract.metadata import PageMetadata, read_metadata
from etl.extract.nesting import flattened
from etl.extract.page import Metadata, Note, Page, PageBlock
from etl.extract.rendering import PROSE, Rendering
from schemas.types import Role

_BODY_CUT: Final = 0.55
_HIDDEN_SHARE: Final = 3.0
"""Hidden prose for each character of visible prose above which a page hides its article until a
script has run: the text is then read as if shown."""
_BARE_PAGE: Final = 500
"""Characters below which a page shows nothing but a frame for what a script would load."""
_SHOWN: Final = frozenset(("headline", "standfirst", "byline"))
_TILE: Final = partial(tuple.__new__, PageBlock)
"""Makes a block of its fields: there are several hundred on a page."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def html(body: str, url: str | None = None) -> Page:
    """The page that markup shows; `url` is where it was found, for its links and metadata."""
    markup = mended(body)
    tree = LexborHTMLParser(flattened(_encoded(markup)))
    told = read_metadata(tree, url, markup)
    page, notes = visible(tree)
    wording = chrome_wording(page)
    chosen = _body(page, wording, told)
    roles, is_body = name_roles(page, wording, chosen, told.metadata.headline)
    tiles = _tiles(page, roles, is_body)
    text, held, held_notes = _held(markup, page, is_body)
    said = _with_shown(told.metadata, text, (*tiles, *held))
    return Page(
        text=text,
        blocks=(*tiles, *held),
        metadata=said,
        credits=tuple(page_credits(page, tiles, told.credits, said.publisher)),
        tags=joined_tags(page_tags(page, tiles), told.tags),
        links=(*page_links(page, tiles, url or said.canonical_url), *told.links),
        notes=(*told.notes, *notes, *held_notes),
        url=url,
    )


def _encoded(markup: str) -> bytes:
    try:
        return markup.encode()
    except UnicodeEncodeError:  # half a surrogate pair, as broken JSON yields
        return _SURROGATE.sub("\ufffd", markup).encode()


def _held(
    markup: str, page: Rendering, is_body: Sequence[bool]
) -> tuple[str, list[PageBlock], list[Note]]:
    """The page's text, with the article that only a script would show from the page's JSON-LD; its
    paragraphs there; and a note that says so.

    They stand at the page's end if it shows hardly anything itself: there is then no other text to
    slice, and these are the characters that a reader would have seen.
    """
    text, tiles = page.text, list[PageBlock]()
    shown = sum(len(block.text) for block in compress(page.blocks, is_body))
    held = held_body(markup, shown)
    if not held:
        return text, tiles, []
    is_empty = sum(len(block.text) for block in page.blocks) < _BARE_PAGE
    for paragraph in held if is_empty else ():
        text += "\n\n" * bool(text)
        tiles.append(PageBlock(len(text), len(text) + len(paragraph), "paragraph", True))
        text += paragraph
    source = "was read from" if is_empty else "stands whole in"
    note = Note(
        "body_not_shown",
        f"The page leaves its article to a script; the text {source} the page's JSON-LD.",
        "body_text",
    )
    return text, tiles, [note]


@cache
def _trees() -> Trees:
    return read_trees()


def visible(tree: LexborHTMLParser) -> tuple[Rendering, list[Note]]:
    """What a page shows, with a note where that is not all or more than the page shows."""
    page, notes = render(tree), []
    shown = sum(len(b.text) for b in page.blocks if len(b.text) >= PROSE)
    if page.walked.hidden_prose > _HIDDEN_SHARE * shown:
        page = render(tree, show_hidden=True)
        notes.append(
            Note(
                "hidden_text_read",
                "The page hides most of its text until a script has run: it was read as if shown.",
                "text",
                "info",
            )
        )
    if page.walked.is_cut:
        notes.append(
            Note(
                "page_cut",
                "The page is longer than what is read of one: its end is missing.",
                "text",
            )
        )
    return page, notes


def _body(page: Rendering, wording: Sequence[Role | None], told: PageMetadata) -> list[bool]:
    if not page.blocks:
        return []
    matrix = block_features(page, wording, told.metadata.headline)
    return list((_trees().probability(matrix) > _BODY_CUT).tolist())


def _tiles(page: Rendering, roles: Sequence[Role], is_body: Sequence[bool]) -> list[PageBlock]:
    """Where each block stands in the page's text, and what it is."""
    rows = page.walked.blocks
    starts, ends = rows["start"].tolist(), rows["end"].tolist()
    return list(map(_TILE, zip(starts, ends, roles, is_body, strict=True)))


def _with_shown(said: Metadata, text: str, tiles: Sequence[PageBlock]) -> Metadata:
    """The metadata, where it is silent with what the page's first such block shows."""
    shown = {tile.role: tile for tile in reversed(tiles) if tile.role in _SHOWN}
    first = {role: text[tile.start : tile.end] for role, tile in shown.items()}
    return replace(
        said,
        headline=said.headline or first.get("headline"),
        standfirst=said.standfirst or first.get("standfirst"),
        byline_text=said.byline_text or first.get("byline"),
        completeness=completeness(said, tiles),
    )
