"""Saved web pages: what a page shows, block by block, and what of it is the article.

Guarantees ordered blocks that cover the visible text, for any markup, in time that is bounded by
the page's length.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from etl.extract.charset import mended
from etl.extract.dom import Block, Rendering, render
from etl.extract.html_completeness import completeness, held_body
from etl.extract.html_features import block_features, chrome_wording
from etl.extract.html_layout import PROSE, layout_of
from etl.extract.html_links import joined_tags, page_credits, page_links, page_tags
from etl.extract.html_model import Trees, read_trees
from etl.extract.html_roles import name_roles
from etl.extract.metadata import PageMetadata, read_metadata
from etl.extract.nesting import flattened
from etl.extract.page import Metadata, Note, Page, PageBlock
from schemas.types import Role

MOST_BLOCKS: Final = 20_000
"""Blocks of a page that are kept: 50 times a long news page; the rest is named in a note."""
_BODY_CUT: Final = 0.55
_HIDDEN_SHARE: Final = 3.0
"""Hidden prose for each character of visible prose above which a page hides its article until a
script has run: the text is then read as if shown."""
_BARE_PAGE: Final = 500
"""Characters below which a page shows nothing but a frame for what a script would load."""
_SHOWN: Final = frozenset(("headline", "standfirst", "byline"))
_SURROGATE = re.compile("[\ud800-\udfff]")


def html(body: str, url: str | None = None) -> Page:
    """The page that markup shows; `url` is where it was found, for its links and metadata."""
    markup = mended(body)
    tree = LexborHTMLParser(flattened(_encoded(markup)))
    told = read_metadata(tree, url, markup)
    rendering, notes = visible(tree)
    wording = chrome_wording(rendering)
    chosen = _body(rendering, wording, told)
    roles, is_body = name_roles(rendering, wording, chosen, told.metadata.headline)
    held = _add_held_body(markup, rendering, is_body)
    roles += ["paragraph"] * (len(rendering.blocks) - len(roles))
    text, tiles = _tiled(rendering.blocks, roles, is_body)
    said = _with_shown(told.metadata, text, tiles)
    return Page(
        text=text,
        blocks=tiles,
        metadata=said,
        credits=tuple(page_credits(rendering.blocks, tiles, told.credits, said.publisher)),
        tags=joined_tags(page_tags(rendering.blocks, tiles), told.tags),
        links=(*page_links(rendering.blocks, tiles, url or said.canonical_url), *told.links),
        notes=(*told.notes, *notes, *held),
        url=url,
    )


def _encoded(markup: str) -> bytes:
    try:
        return markup.encode()
    except UnicodeEncodeError:  # half a surrogate pair, as broken JSON yields
        return _SURROGATE.sub("\ufffd", markup).encode()


def _add_held_body(markup: str, rendering: Rendering, is_body: list[bool]) -> list[Note]:
    """Reads an article that only a script would show from the page's JSON-LD, and says so.

    Its paragraphs become blocks at the page's end if the page shows hardly anything itself: there
    is then no other text to slice, and these are the characters that a reader would have seen.
    """
    blocks = rendering.blocks
    shown = sum(len(block.text) for block, kept in zip(blocks, is_body, strict=True) if kept)
    held = held_body(markup, shown)
    if not held:
        return []
    is_empty = sum(len(block.text) for block in blocks) < _BARE_PAGE
    if is_empty:
        blocks += (Block(text, 0, 0, "\n\n", [], 0, False) for text in held)
        is_body[:] = [False] * len(is_body) + [True] * len(held)
    source = "was read from" if is_empty else "stands whole in"
    return [
        Note(
            "body_not_shown",
            f"The page leaves its article to a script; the text {source} the page's JSON-LD.",
            "body_text",
        )
    ]


@cache
def _trees() -> Trees:
    return read_trees()


def visible(tree: LexborHTMLParser) -> tuple[Rendering, list[Note]]:
    """What a page shows, with a note where that is not all or more than the page shows."""
    rendering = render(tree)
    notes = []
    shown = sum(len(b.text) for b in rendering.blocks if len(b.text) >= PROSE)
    hidden = sum(len(text) for text in rendering.hidden_texts if len(text) >= PROSE)
    if hidden > _HIDDEN_SHARE * shown:
        rendering = render(tree, show_hidden=True)
        notes.append(
            Note(
                "hidden_text_read",
                "The page hides most of its text until a script has run: it was read as if shown.",
                "text",
                "info",
            )
        )
    if rendering.is_cut or len(rendering.blocks) > MOST_BLOCKS:
        del rendering.blocks[MOST_BLOCKS:]
        notes.append(
            Note(
                "page_cut",
                "The page is longer than what is read of one: its end is missing.",
                "text",
            )
        )
    return rendering, notes


def _body(rendering: Rendering, wording: Sequence[Role | None], told: PageMetadata) -> list[bool]:
    if not rendering.blocks:
        return []
    layout = layout_of(rendering)
    matrix = block_features(rendering, layout, wording, told.metadata.headline)
    return [bool(share > _BODY_CUT) for share in _trees().probability(matrix)]


def _tiled(
    blocks: Sequence[Block], roles: Sequence[Role], is_body: Sequence[bool]
) -> tuple[str, tuple[PageBlock, ...]]:
    """The page's text, and where each block stands in it."""
    parts: list[str] = []
    tiles: list[PageBlock] = []
    length = 0
    for block, role, inside in zip(blocks, roles, is_body, strict=True):
        separator = block.separator if length else block.separator.lstrip("\n")
        start = length + len(separator)
        length = start + len(block.text)
        parts += (separator, block.text)
        tiles.append(PageBlock(start, length, role, inside))
    return "".join(parts), tuple(tiles)


def _with_shown(said: Metadata, text: str, tiles: tuple[PageBlock, ...]) -> Metadata:
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
