"""Reads pasted pages: a whole web page as plain text, menus, promotions and comments included.

Guarantees that blocks tile the page's text in order and that nothing is guessed: what the page
does not say stays None. Any text is a page, and reading it takes time linear in its length.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from etl.extract.bylines import is_byline, parse_byline
from etl.extract.furniture import READ_ALSO_CUES, opens_with
from etl.extract.line_context import context
from etl.extract.line_features import own_features
from etl.extract.line_model import chances, forest
from etl.extract.lines import Line, lines, normalise_newlines
from etl.extract.page import Note, Page, PageBlock, PageCredit, PageLink, PageTag
from etl.extract.page_says import page_says, tag_spans
from etl.extract.photo_credits import parse_credit
from etl.extract.roles import blocks
from schemas.types import LinkKind, MetadataSource, Role

_DOUBTFUL: Final = 0.33
"""The chance below which a line is not body even on a page where no line is sure to be.

Below it the likeliest lines were hardly ever an article's.
"""

_FLASH: Final = 600
"""Characters of a text so short that it was hardly pasted for anything but its likeliest line, if that
is a sentence: else it is what a page without an article shows."""
_SENTENCE: Final = re.compile(r"(?:(?:\S+\s+){7}.*[.!?…]['\"”’»)]*|.{15,}[。！？]」?)$", re.S)

_SOURCES: Final[dict[Role, MetadataSource]] = {"byline": "byline", "credit": "page"}
_BELOW_BODY: Final = 4
"""Blocks below the body among which the article's own byline or credit stands."""
_ABOVE_HEADLINE: Final = 4
_BELOW_HEADLINE: Final = 8
"""Blocks above and below the headline among which a byline stands."""
_PICTURES_ABOVE: Final = 15
"""Blocks above the headline among which a picture of the article may stand."""
_EDITING: Final = "editing by"
_LINK_KINDS: Final[dict[Role, LinkKind]] = {"read_also": "read_also", "related_item": "related"}


def paste(body: str) -> Page:
    """The page that a pasted text shows; `language`, which the words alone decide, stays None."""
    text = normalise_newlines(body)
    found = lines(text)
    tiles = blocks(text, found, body_lines(text, found))
    metadata, doubts = page_says(text, tiles)
    missing = Note(
        "missing_publication_date",
        "The page shows no publication date: give published_at in a sidecar file beside it.",
        column="published_at",
    )
    return Page(
        text=text,
        blocks=tiles,
        metadata=metadata,
        credits=tuple(_credits(text, tiles, metadata.publisher)),
        tags=tuple(
            PageTag("publisher_tag", text[start:end], "page", start, end)
            for tile in tiles
            if tile.role == "tag"
            for start, end in tag_spans(text, tile)
        ),
        links=tuple(_links(text, tiles)),
        notes=doubts if metadata.published_at else (*doubts, missing),
    )


def body_lines(text: str, found: Sequence[Line]) -> list[bool]:
    """Which lines are the article's; where none is sure, those that may well be."""
    if not found:
        return []
    trees = forest()
    chance = chances(trees, context(own_features(text, found)))
    cut = trees.cut
    if chance.max() < cut:
        line = found[int(chance.argmax())]
        is_flash = len(text) <= _FLASH and _SENTENCE.match(text[line.words_start : line.end])
        cut = min(_DOUBTFUL, chance.max()) if is_flash else _DOUBTFUL
    return [bool(is_body) for is_body in chance >= cut]


def _credits(text: str, tiles: Sequence[PageBlock], publisher: str | None) -> Iterator[PageCredit]:
    seen = set()
    for tile in _credited(text, tiles):
        words = text[tile.start : tile.end]
        people = parse_credit(words) if tile.role == "credit" else parse_byline(words, publisher)
        for who in people:
            if (who.role, who.name.casefold()) not in seen:
                seen.add((who.role, who.name.casefold()))
                start, end = tile.start + who.start, tile.start + who.end
                yield PageCredit(
                    who.role, who.name, who.kind, _SOURCES.get(tile.role, "byline"), start, end
                )


def _credited(text: str, tiles: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The bylines and credits of the article: those far from it belong to other stories.

    Where a byline stands at the headline, one further down is a teaser's, unless it says more than
    "by": "Reporting by …; Editing by …". Without one, a box about the author names them.
    """
    body = [place for place, tile in enumerate(tiles) if tile.is_body] or [len(tiles)]
    headline = next((place for place, tile in enumerate(tiles) if tile.role == "headline"), 0)
    last = body[-1] + _BELOW_BODY
    head = range(headline - _ABOVE_HEADLINE, max(body[0], headline + _BELOW_HEADLINE))
    bylines = [place for place, tile in enumerate(tiles) if _is_byline(text, tile)]
    told = [place for place in bylines if place in head]
    near = [place for place in bylines if head.stop <= place <= last]
    if told:
        told += (place for place in near if _EDITING in _words(text, tiles[place]).casefold())
    else:
        told = (
            near or [place for place in bylines if place > last and _is_box(text, tiles, place)][:1]
        )
    pictures = (
        place for place, tile in enumerate(tiles)
        if tile.role == "credit" and headline - _PICTURES_ABOVE <= place <= last
    )  # fmt: skip
    yield from (tiles[place] for place in sorted({*told, *pictures}))


def _is_byline(text: str, tile: PageBlock) -> bool:
    return tile.role == "byline" or (tile.role == "dateline" and is_byline(_words(text, tile)))


def _is_box(text: str, tiles: Sequence[PageBlock], place: int) -> bool:
    """Whether what stands below a name opens with it: "Jane Doe", "Jane Doe is a reporter …"."""
    below = tiles[place + 1 : place + 4]
    return any(text.startswith(_words(text, tiles[place]), tile.start) for tile in below)


def _words(text: str, tile: PageBlock) -> str:
    return text[tile.start : tile.end]


def _links(text: str, tiles: Sequence[PageBlock]) -> Iterator[PageLink]:
    for tile in tiles:
        if kind := _LINK_KINDS.get(tile.role):
            start = _anchor_start(text, tile)
            yield PageLink(kind, text[start : tile.end], None, start, tile.end)


def _anchor_start(text: str, tile: PageBlock) -> int:
    """Where the linked title starts: after "Read also:" or a list marker."""
    words = text[tile.start : tile.end]
    start = 0
    if tile.role == "read_also" and (cue := opens_with(words, READ_ALSO_CUES)):
        colon = words.find(":", 0, len(cue) + 6)
        start = colon + 1 if colon >= 0 else 0
    anchor = words[start:].lstrip(" \t\n\xa0•·●○◦▪■□‣*+-–—>»›:")
    return tile.end - len(anchor) if anchor else tile.start
