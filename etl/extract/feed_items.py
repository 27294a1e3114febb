"""Reads the items of a feed into one shape, whatever its dialect.

Guarantees that nothing is settled here: fields hold what the feed says, its markup included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from etl.extract.field_values import (
    address,
    labels,
    language_tag,
    line,
    lines_of,
    unescaped_line,
)  # fmt: skip
from etl.extract.json_values import json_values
from etl.extract.page import BadSource
from etl.extract.passages import html_passages
from etl.extract.xml_tree import (
    as_html,
    children,
    descendants,
    first,
    local,
    parse_xml,
    space,
    words,
)  # fmt: skip

MOST_ITEMS: Final = 5_000
"""A feed holds 10 to 100 items, a news sitemap at most 1,000 (Google's rule)."""
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_MEDIA: Final = "http://search.yahoo.com/mrss"


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says of one article; `content` and `summary` are HTML or text."""

    title: str | None = None
    url: str | None = None
    base: str | None = None
    content: str | None = None
    summary: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    language: str | None = None
    publisher: str | None = None
    image: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its items; `site` is the address of the site it belongs to."""

    items: tuple[Item, ...]
    title: str | None = None
    site: str | None = None
    language: str | None = None
    charset: str | None = None


def read_xml_feed(body: bytes, url: str | None) -> Feed:
    """RSS 2.0 and 1.0, Atom, and news sitemaps; raises `BadSource` for broken XML."""
    root, charset = parse_xml(body)
    if local(root) == "urlset":
        found = tuple(_listed(element) for element in list(children(root, "url"))[:MOST_ITEMS])
        return Feed(found, charset=charset)
    channel = next(children(root, "channel"), root)
    site = _link(channel, url) or url
    elements = [*children(root, "item", "entry"), *children(channel, "item", "entry")]
    unique = list(dict.fromkeys(elements))[:MOST_ITEMS]
    return Feed(
        items=tuple(_item(element, element.base or site) for element in unique),
        title=_plain(next(children(channel, "title"), None)),
        site=site,
        language=language_tag(root.get(_LANG) or first(channel, "language")),
        charset=charset,
    )


def read_json_feed(body: bytes, url: str | None) -> Feed:
    """JSON Feed 1.0 and 1.1; raises `BadSource` for broken JSON."""
    told = next(iter(json_values(body)), None)
    if not isinstance(told, dict):
        raise BadSource("broken_json", "The JSON Feed is no object: save it again.")
    listed = told.get("items")
    items = listed[:MOST_ITEMS] if isinstance(listed, list) else []
    site = address(told.get("home_page_url"), url) or url
    names = _named(told.get("authors"), told.get("author"))
    title = unescaped_line(told.get("title"))
    desk = tuple(name for name in names if name != title)
    return Feed(
        items=tuple(_json_item(item, site, desk) for item in items if isinstance(item, dict)),
        title=title,
        site=site,
        language=language_tag(told.get("language")),
        charset="utf-8",
    )


def _item(element: etree._Element, site: str | None) -> Item:
    url = _link(element, site)
    is_feedburner = first(element, "origLink")
    content = _markup(next(children(element, "encoded", "content"), None), only_text=True)
    summary = next(children(element, "summary", "description"), None)
    return Item(
        title=_plain(next(children(element, "title"), None)),
        url=address(is_feedburner) or url,
        base=url or site,
        content=content,
        summary=_markup(summary),
        published=line(first(element, "pubDate", "published", "issued", "date", "created")),
        modified=line(first(element, "updated", "modified")),
        authors=tuple(_authors(element)),
        labels=tuple(_categories(element)),
        language=language_tag(element.get(_LANG) or first(element, "language")),
        publisher=_source(element),
        image=_image(element, url),
        caption=_plain(next(_media(element, "description"), None)),
        credit=_plain(next(_media(element, "credit"), None)),
    )


def _listed(element: etree._Element) -> Item:
    news = next(children(element, "news"), element)
    publication = next(children(news, "publication"), element)
    return Item(
        title=unescaped_line(first(news, "title")),
        url=address(first(element, "loc")),
        published=line(first(news, "publication_date")),
        labels=labels(first(news, "keywords")),
        publisher=unescaped_line(first(publication, "name")),
        language=language_tag(first(publication, "language")),
    )


def _json_item(item: dict[str, object], site: str | None, desk: tuple[str, ...]) -> Item:
    url = address(item.get("url"), site) or address(item.get("id"))
    contents = (item.get("content_html"), item.get("content_text"))
    content = next((text for text in contents if isinstance(text, str) and text.strip()), None)
    is_link = item.get("external_url") is not None and url is None
    summary = item.get("summary")
    return Item(
        title=unescaped_line(item.get("title")),
        url=url or address(item.get("external_url"), site),
        base=url or site,
        content=None if is_link else content,
        summary=summary if isinstance(summary, str) else None,
        published=line(item.get("date_published")),
        modified=line(item.get("date_modified")),
        authors=_named(item.get("authors"), item.get("author")) or desk,
        labels=labels(item.get("tags")),
        language=language_tag(item.get("language")),
        image=address(item.get("image") or item.get("banner_image"), site),
    )


def _named(*values: object) -> tuple[str, ...]:
    people = [who for value in values for who in (value if isinstance(value, list) else [value])]
    return lines_of([who.get("name") for who in people if isinstance(who, dict)])


def _link(element: etree._Element, base: str | None) -> str | None:
    """The page that an item or a feed belongs to, by RSS, Atom or RDF."""
    for link in children(element, "link"):
        if link.get("rel", "alternate") == "alternate":
            found = address(link.get("href") or words(link), link.base or base)
            if found:
                return found
    for guid in children(element, "guid", "id"):
        if guid.get("isPermaLink", "true") == "true" and (found := address(words(guid))):
            return found
    return None


def _markup(element: etree._Element | None, *, only_text: bool = False) -> str | None:
    """What an item says, as HTML; `media:content` and the like hold no text."""
    if element is None or (only_text and element.get("src")):
        return None
    if element.get("type") in ("xhtml", "application/xhtml+xml") or len(element):
        return as_html(element)
    told = words(element)
    return told if told and told.strip() else None


def _plain(element: etree._Element | None) -> str | None:
    """A title or a caption as one line of text: markup inside it is resolved."""
    markup = _markup(element)
    if markup is None:
        return None
    if "<" not in markup and "&" not in markup:
        return line(markup)
    return line(" ".join(passage.text for passage in html_passages(markup)))


def _authors(element: etree._Element) -> Iterator[str]:
    for name in ("creator", "author"):
        found = [line(first(author, "name") or words(author)) for author in children(element, name)]
        if any(found):
            yield from (_without_mail(author) for author in found if author)
            return


def _without_mail(author: str) -> str:
    """RSS's own form of an author is "mail@host (Name)"."""
    mail, bracket, name = author.partition(" (")
    return name.rstrip(")") if bracket and "@" in mail and name.rstrip(")") else author


def _categories(element: etree._Element) -> Iterator[str]:
    for category in children(element, "category", "subject"):
        label = unescaped_line(category.get("label") or words(category) or category.get("term"))
        if label:
            yield label


def _source(element: etree._Element) -> str | None:
    """The publication that a collected item comes from."""
    for source in children(element, "source"):
        return line(first(source, "title") or words(source))
    return line(first(element, "publisher"))


def _media(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in descendants(element, name):
        if space(child).startswith(_MEDIA):
            yield child


def _image(element: etree._Element, base: str | None) -> str | None:
    for child in descendants(element, "content", "thumbnail", "enclosure", "link"):
        kind = child.get("medium") or child.get("type") or ""
        is_media = space(child).startswith(_MEDIA) and (kind.startswith("image") or not kind)
        is_enclosed = local(child) == "enclosure" or child.get("rel") == "enclosure"
        if is_media or (is_enclosed and kind.startswith("image")):
            found = address(child.get("url") or child.get("href"), base)
            if found:
                return found
    return None
