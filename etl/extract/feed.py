"""Reads feeds: RSS, Atom, RDF, JSON Feed; news sitemaps, which only list articles.

Guarantees an article for each item that carries its full text, and a link to fetch for any other
that names its address.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from etl.extract.composition import Composition, is_told
from etl.extract.feed_items import Feed, Item, read_json_feed, read_xml_feed
from etl.extract.field_values import dated, moment
from etl.extract.headlines import names_site, site_labels
from etl.extract.page import BadSource, Listed, Metadata, Page
from etl.extract.passages import Passage, passages

LEAST_TEXT: Final = 160
"""Characters of body below which an item's content is a notice or a caption, not an article."""
LEAST_DESCRIPTION: Final = 700
"""Characters from which a description is the article itself: summaries have 100 to 400."""
_CUT_OFF: Final = ("…", "...", "[…]", "[...]", "[…].", "(...)")
_SEPARATORS: Final = (" | ", " – ", " - ", " — ", " » ", " > ", ": ")


def feed(body: bytes, url: str | None) -> Iterator[Page | Listed | BadSource]:
    """The items of a feed in its order; raises `BadSource` where there is none."""
    is_json = body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    found = read_json_feed(body, url) if is_json else read_xml_feed(body, url)
    if not found.items:
        raise BadSource("no_items", "The feed lists no article: leave it out, or fetch it again.")
    for item in found.items:
        try:
            yield _read(item, found)
        except BadSource as fault:
            yield fault


def _read(item: Item, of: Feed) -> Page | Listed | BadSource:
    publisher = item.publisher or _publisher(of, item.url)
    body = _body(item)
    return _listed(item, of, publisher) if body is None else _page(item, of, publisher, body)


def _page(item: Item, of: Feed, publisher: str | None, body: tuple[Passage, ...]) -> Page:
    page = Composition(publisher)
    page.add("headline", item.title)
    prose = " ".join(passage.text for passage in body if passage.is_body)
    summary = _words(item.summary, item) if item.content else None
    standfirst = summary if summary and not is_told(summary, prose) else None
    page.add("standfirst", standfirst)
    page.add_byline(None, item.authors, "feed")
    captions = [passage.text for passage in body if passage.role in ("caption", "credit")]
    if not captions:
        page.add_caption(item.caption, item.credit)
    page.add_passages(body)
    page.add_tags(item.labels, "publisher_tag", "feed")
    said = replace(_said(item, of, publisher), standfirst=standfirst)
    return page.page(said, item.url, of.charset)


def _listed(item: Item, of: Feed, publisher: str | None) -> Listed | BadSource:
    """An item without its text: a link to fetch, where it names one."""
    if item.url is None:
        return BadSource(
            "no_full_text",
            f"The item {item.title or 'without a title'!r} carries neither its text nor the address"
            " of its page: save that page.",
        )
    summary = _words(item.summary, item) or _words(item.content, item)
    said = replace(_said(item, of, publisher), standfirst=summary)
    return Listed(item.url, said, of.charset)


def _said(item: Item, of: Feed, publisher: str | None) -> Metadata:
    """What the feed says of an item; one that only says when it changed is dated by that."""
    published, modified = moment(item.published, of.language), moment(item.modified, of.language)
    return replace(
        dated(published or modified, modified, "feed"),
        headline=item.title,
        byline_text=", ".join(item.authors) or None,
        publisher=publisher,
        canonical_url=item.url,
        language=item.language or of.language,
        lead_image_url=item.image,
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


def _words(markup: str | None, item: Item) -> str | None:
    """A summary in words, without the lines that feed software adds to it."""
    found = [passage.text for passage in passages(markup or "", item.base) if passage.is_body]
    told = " ".join(found).strip()
    for mark in _CUT_OFF:
        told = told.removesuffix(mark).rstrip()
    return told or None


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
