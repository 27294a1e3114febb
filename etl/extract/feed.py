"""Reads feeds: RSS, Atom, RDF, JSON Feed; news sitemaps, which only list articles.

Guarantees an article for each item that carries its full text; any other item is a `BadSource` that
names the address to fetch.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from etl.extract.composition import Composition, is_told
from etl.extract.feed_items import Feed, Item, read_json_feed, read_xml_feed
from etl.extract.field_values import dated, moment
from etl.extract.headlines import names_site, site_labels
from etl.extract.page import BadSource, Metadata, Page
from etl.extract.passages import Passage, passages

LEAST_TEXT: Final = 160
"""Characters of body below which an item's content is a notice or a caption, not an article."""
LEAST_DESCRIPTION: Final = 700
"""Characters from which a description is the article itself: summaries have 100 to 400."""
_CUT_OFF: Final = ("…", "...", "[…]", "[...]", "[…].", "(...)")
_SEPARATORS: Final = (" | ", " – ", " - ", " — ", " » ", " > ", ": ")


def feed(body: bytes, url: str | None) -> Iterator[Page | BadSource]:
    """The items of a feed as pages; raises `BadSource` where none carries an article's text."""
    is_json = body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    found = read_json_feed(body, url) if is_json else read_xml_feed(body, url)
    told: list[Page | BadSource] = []
    for item in found.items:
        try:
            told.append(_page(item, found))
        except BadSource as fault:
            told.append(fault)
    if not any(isinstance(page, Page) for page in told):
        raise BadSource(
            "no_full_text",
            f"The feed lists {len(told)} articles without their text: save their pages, or fetch them.",
        )
    yield from told


def _page(item: Item, of: Feed) -> Page:
    publisher = item.publisher or _publisher(of, item.url)
    body = _body(item)
    if body is None:
        raise BadSource(
            "no_full_text",
            f"The item {item.title or item.url or 'without a title'!r} carries no full text:"
            f" save the page it leads to{f' ({item.url})' if item.url else ''}.",
        )
    page = Composition(publisher)
    page.add("headline", item.title)
    prose = " ".join(passage.text for passage in body if passage.is_body)
    summary = _summary(item)
    standfirst = summary if summary and not is_told(summary, prose) else None
    page.add("standfirst", standfirst)
    page.add_byline(None, item.authors, "feed")
    captions = [passage.text for passage in body if passage.role in ("caption", "credit")]
    if not captions:
        page.add_caption(item.caption, item.credit)
    page.add_passages(body)
    page.add_tags(item.labels, "publisher_tag", "feed")
    metadata = _dates(item, of.language)
    return page.page(
        replace(
            metadata,
            headline=item.title,
            standfirst=standfirst,
            byline_text=", ".join(item.authors) or None,
            publisher=publisher,
            canonical_url=item.url,
            language=item.language or of.language,
            lead_image_url=item.image,
        ),
        item.url,
        of.charset,
    )


def _body(item: Item) -> tuple[Passage, ...] | None:
    """The passages of an item's full text; None where it carries only a summary."""
    for text, least in ((item.content, LEAST_TEXT), (item.summary, LEAST_DESCRIPTION)):
        found = tuple(passages(text, item.base)) if text else ()
        prose = [passage.text for passage in found if passage.is_body]
        is_cut = bool(prose) and prose[-1].endswith(_CUT_OFF) and len(prose) == 1
        if sum(map(len, prose)) >= least and not is_cut:
            return found
    return None


def _summary(item: Item) -> str | None:
    """The summary in words, without the lines that feed software adds to it."""
    found = [passage.text for passage in passages(item.summary or "", item.base) if passage.is_body]
    told = " ".join(found).strip()
    for mark in _CUT_OFF:
        told = told.removesuffix(mark).rstrip()
    return told if item.content else None


def _dates(item: Item, language: str | None) -> Metadata:
    """When an item was published; one that only says when it changed is dated by that."""
    published, modified = moment(item.published, language), moment(item.modified, language)
    return dated(published or modified, modified, "feed")


def _publisher(of: Feed, url: str | None) -> str | None:
    """The site's name in the feed's title, which often names a section beside it."""
    title = of.title
    labels = site_labels(of.site or url, ())
    for separator in _SEPARATORS:
        parts = title.split(separator) if title else []
        for part in parts if len(parts) > 1 else []:
            if names_site(part, labels):
                return part.strip()
    return title
