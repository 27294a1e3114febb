"""Settles what a page says of itself: headline, authors, dates, publisher, language and more.

Guarantees that a value is never guessed: what no source states is None, and where sources
disagree the order of the settling module decides and a note says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from etl.extract.addresses import absolute, settle_address
from etl.extract.authors import settle_authors
from etl.extract.headlines import host_of, settle_headline, site_labels
from etl.extract.jsonld import LinkedData, read_jsonld
from etl.extract.language_tags import date_language, settle_language
from etl.extract.meta_tags import Markup, read_markup
from etl.extract.metadata_notes import notes_on
from etl.extract.page import Metadata, Note, PageCredit, PageLink, PageTag
from etl.extract.publication import Publication, settle_publication
from etl.extract.shown_page import ShownPage
from etl.extract.subjects import section_of, tags_of

_PUBLISHER_META: Final = (
    "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher",
    "application-name", "apple-mobile-web-app-title",
)  # fmt: skip
_IMAGE_META: Final = (
    "og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src",
    "sailthru.image.full", "parsely-image-url",
)  # fmt: skip
_TIERS: Final = {"free": True, "locked": False, "premium": False, "paid": False}
"""What `article:content_tier` says of the price; `metered` says neither."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The settled metadata of a page, and what a reader should know of how it was settled."""

    metadata: Metadata
    credits: tuple[PageCredit, ...] = ()
    tags: tuple[PageTag, ...] = ()
    links: tuple[PageLink, ...] = ()
    notes: tuple[Note, ...] = ()
    amp_url: str | None = None


def read_metadata(
    tree: LexborHTMLParser, url: str | None = None, source: str | None = None
) -> PageMetadata:
    """Reads all sources of a page's metadata in one pass and settles them; never raises.

    `source` is the markup that the tree was parsed from, which spares writing it out again.
    """
    markup, page = read_markup(tree), ShownPage(tree, source)
    linked = read_jsonld(markup.scripts)
    address = settle_address(_addresses(markup, linked), url)
    site = url or address.url
    linked = linked.about(frozenset(filter(None, (url, address.url))))
    language = settle_language(_languages(markup, linked))
    publisher = _publisher(markup, linked)
    names = [publisher, *linked.site_names, *(work.publisher for work in linked.articles)]
    headline = settle_headline(markup, linked, site_labels(site, names))
    title = headline.text if headline else None
    authored = settle_authors(markup, linked, page, publisher)
    reading = date_language(language.tag, host_of(site))
    dates = settle_publication(markup, linked, page, site, reading, title)
    section = section_of(markup, linked)
    image = _image(markup, linked, site)
    settled = Metadata(
        headline=title,
        publisher=publisher,
        canonical_url=address.url,
        language=language.tag,
        section=section,
        lead_image_url=image,
        is_free=_is_free(markup, linked),
        completeness="live" if any(work.is_live for work in linked.articles) else "unknown",
    )
    return PageMetadata(
        _with_dates(settled, dates),
        credits=tuple(PageCredit(w.role, w.name, w.kind, authored.source) for w in authored.names),
        tags=tags_of(markup, linked, section),
        links=_links(address.url, image),
        notes=tuple(notes_on(headline, authored, dates, address, language)),
        amp_url=_first_absolute(markup.links.get("amphtml", ()), site),
    )


def _with_dates(settled: Metadata, dates: Publication) -> Metadata:
    if dates.modified:
        moment = dates.modified.moment
        settled = replace(settled, modified_at=moment.at, modified_raw=moment.raw)
    if dates.published is None:
        return settled
    moment = dates.published.moment
    return replace(
        settled,
        published_at=moment.at,
        published_on=moment.day,
        published_precision=moment.precision,
        published_source=dates.published.source,
        published_raw=moment.raw,
    )


def _addresses(markup: Markup, linked: LinkedData) -> Iterator[str]:
    yield from markup.links.get("canonical", ())
    yield from (value for _, value in markup.each("og:url", "twitter:url", "parsely-link"))
    yield from (url for work in linked.articles if work.rank == 0 for url in work.urls)


def _languages(markup: Markup, linked: LinkedData) -> Iterator[str | None]:
    yield markup.language
    yield from (work.language for work in linked.articles)
    names = ("og:locale", "content-language", "language", "dc.language", "dcterms.language")
    yield from (value for _, value in markup.each(*names))


def _publisher(markup: Markup, linked: LinkedData) -> str | None:
    """The name the site goes by: `og:site_name`, then JSON-LD (often the company), then others."""
    stated = (
        markup.first("og:site_name"),
        *(work.publisher for work in linked.articles),
        *(value for _, value in markup.each(*_PUBLISHER_META)),
        *linked.site_names,
    )
    return next((name for name in stated if name and "://" not in name and len(name) <= 200), None)


def _image(markup: Markup, linked: LinkedData, site: str | None) -> str | None:
    stated = (value for _, value in markup.each(*_IMAGE_META))
    linked_images = (work.image for work in linked.articles if work.image)
    return _first_absolute((*stated, *linked_images), site)


def _first_absolute(written: Iterable[str], base: str | None) -> str | None:
    return next(filter(None, (absolute(url, base) for url in written)), None)


def _is_free(markup: Markup, linked: LinkedData) -> bool | None:
    stated = [work.is_free for work in linked.articles if work.is_free is not None]
    if stated:
        return all(stated)
    tier = (markup.first("article:content_tier", "og:article:content_tier") or "").lower()
    return _TIERS.get(tier)


def _links(canonical: str | None, image: str | None) -> tuple[PageLink, ...]:
    links = []
    if canonical:
        links.append(PageLink("canonical", "", canonical))
    if image:
        links.append(PageLink("image", "", image))
    return tuple(links)
