"""Settles when an article was published and last changed, among all that its page says of it.

Guarantees that no date is guessed: not from the copyright year, a comment or another story's
teaser. A change date stands in only where a page gives no other, and is marked as one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.extract.dates import Moment, parse_moment, url_date
from etl.extract.jsonld import LinkedData
from etl.extract.meta_tags import Markup
from etl.extract.printed_day import printed_day
from etl.extract.shown_dates import shown_dates
from etl.extract.shown_page import ShownPage
from etl.extract.stray_dates import StrayDates
from schemas.types import MetadataSource

PUBLISHED_META = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "publishdate", "publisheddate", "published_time", "published-date",
    "publication_date", "publication-date", "publish-date", "publish_date", "published_date",
    "og:publish_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "cse:publishtime", "content:publishdate", "bt:pubdate", "pub_date",
    "pubdate", "dc.date.issued", "dcterms.issued", "dc.date.created", "dc.date.published",
    "prism.publicationdate", "citation_publication_date", "citation_online_date", "citation_date",
    "article.published", "article:post_date", "article_date_original", "originalpublicationdate",
    "date.available", "date.created", "release_date", "release:date", "video:release_date",
    "published", "published_at", "article:create_time", "shareaholic:article_published_time",
    "rnews:datepublished", "gentime", "bi3dpubdate", "iso-8601-publish-date", "vr:published_time",
)  # fmt: skip
"""Meta tags that mean the publication and nothing else, the most common first."""

LOOSE_META = ("date", "dc.date", "dcterms.date", "dcterms.created", "dc.created", "created",
              "article:created", "pdate", "rdate", "time", "timestamp")  # fmt: skip
"""Meta tags that mean the publication on most sites and the rendering or the change on some."""

MODIFIED_META = (
    "article:modified_time", "article:modified", "og:article:modified_time", "og:updated_time",
    "datemodified", "lastmod", "last-modified", "last_modified", "dcterms.modified",
    "dc.date.modified", "date.modified", "bt:moddate", "revised", "modified_time", "updated_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment and the source that states it."""

    moment: Moment
    source: MetadataSource


@dataclass(frozen=True, slots=True)
class Publication:
    """The settled dates; `rivals` are publication days that other sources give instead.

    `is_from_change` says that `published` is only the date of the last change.
    """

    published: Dated | None = None
    modified: Dated | None = None
    rivals: tuple[Dated, ...] = ()
    is_from_change: bool = False


def settle_publication(
    markup: Markup,
    linked: LinkedData,
    page: ShownPage,
    url: str | None,
    language: str | None,
    headline: str | None,
) -> Publication:
    """The dates of a page, by the first source that gives one.

    The order: meta tags for the publication, JSON-LD of the article, microdata, other JSON-LD,
    looser meta tags, JSON-LD's creation date, the day in the address, what the page shows. Where
    the first is likely the stamp of a change, an earlier date goes before it (`_before_change`).
    Of sources that agree on the day, the one with a time is taken. Month and year alone are last.
    """
    strict = sorted(_stated(markup, linked, language), key=_is_coarse)
    stated = sorted([*strict, *_stated_loosely(markup, linked, language)], key=_is_coarse)
    in_url = url_date(url) if url else None
    if in_url:
        stated.append(Dated(in_url, "url"))
        stated.sort(key=_is_coarse)
    modified = next(iter(_modified(markup, linked, language)), None)
    stray = StrayDates(page, language, headline)
    if not stated:
        shown = shown_dates(page, stray, language, headline)
        updated = Dated(shown.updated, "page") if shown.updated else None
        if shown.published is None:
            return _from_change(updated, modified)
        stated.append(Dated(shown.published, "page"))
        modified = modified or updated
    chosen = stated[0]
    if in_url and in_url.day < chosen.moment.day - timedelta(days=1):
        chosen = Dated(in_url, "url")
    elif in_url is None and (chosen not in strict or _is_stamp_of(modified, chosen)):
        chosen = min([chosen, *_before_change(linked, language, stray)], key=_day)
    timed = (d for d in stated if d.moment.day == chosen.moment.day and _has_time(d))
    chosen = chosen if _has_time(chosen) else next(timed, chosen)
    is_changed = modified is not None and modified.moment.at != chosen.moment.at
    days = _days(in_url, None if is_changed else stray)
    day = printed_day(chosen.moment, markup.items, [d.moment for d in stated], days)
    chosen = Dated(replace(chosen.moment, day=day), chosen.source)
    rivals = tuple(d for d in stated if abs(d.moment.day - chosen.moment.day) > timedelta(days=1))
    return Publication(chosen, modified, rivals)


def _is_coarse(dated: Dated) -> bool:
    return dated.moment.precision in ("month", "year")


def _has_time(dated: Dated) -> bool:
    return dated.moment.precision in ("minute", "second")


def _day(dated: Dated) -> date:
    return dated.moment.day


def _is_stamp_of(modified: Dated | None, chosen: Dated) -> bool:
    """Whether a publication stamp is likely that of the last change: it is no earlier."""
    return modified is not None and _day(modified) <= _day(chosen)


def _before_change(linked: LinkedData, language: str | None, stray: StrayDates) -> Iterator[Dated]:
    """What else tells the publication where a stamp is likely that of a change.

    Systems write the day of an import or of the last change into the publication's own field; the
    article's JSON-LD, and what stands beside the headline, then still tell when it came out.
    """
    article = next((a for a in linked.articles if a.rank == 0), None)
    told = _dated([(article.published, "jsonld")], language) if article else ()
    yield from (dated for dated in told if not _is_coarse(dated))
    if stray.beside:
        yield Dated(stray.beside, "page")


def _days(in_url: Moment | None, stray: StrayDates | None) -> Iterator[Moment | None]:
    """What the page gives without a zone, each looked for when it is asked for."""
    yield in_url
    yield stray.beside if stray else None


def _from_change(shown: Dated | None, stated: Dated | None) -> Publication:
    """A page that only says when it was last changed is dated by that, and says so."""
    modified = shown or stated
    is_trusted = modified is not None and modified.source != "meta"
    return Publication(modified if is_trusted else None, modified, is_from_change=is_trusted)


def _stated(markup: Markup, linked: LinkedData, language: str | None) -> Iterator[Dated]:
    sources: list[tuple[str | None, MetadataSource]] = []
    sources += [(value, "meta") for _, value in markup.each(*PUBLISHED_META)]
    sources += [(a.published, "jsonld") for a in linked.articles if a.rank == 0]
    items = _items(markup)
    if len(items) == 1:
        sources += [(value, "microdata") for value in items]
    sources += [(a.published, "jsonld") for a in reversed(linked.articles) if a.rank != 0]
    return _dated(sources, language)


def _stated_loosely(markup: Markup, linked: LinkedData, language: str | None) -> Iterator[Dated]:
    sources: list[tuple[str | None, MetadataSource]] = []
    sources += [(value, "meta") for _, value in markup.each(*LOOSE_META)]
    sources += [(a.created, "jsonld") for a in linked.articles]
    sources += [(value, "microdata") for value in _items(markup)]
    return _dated(sources, language)


def _items(markup: Markup) -> list[str]:
    """The dates in microdata; several are those of a list of stories, the page's own the first."""
    return list(dict.fromkeys(i.value for i in markup.items if i.name == "datepublished"))


def _modified(markup: Markup, linked: LinkedData, language: str | None) -> Iterator[Dated]:
    sources: list[tuple[str | None, MetadataSource]] = []
    sources += [(a.modified, "jsonld") for a in linked.articles]
    sources += [(value, "meta") for _, value in markup.each(*MODIFIED_META)]
    sources += [
        (i.value, "microdata") for i in markup.items if i.name in ("datemodified", "dateupdate")
    ]
    return _dated(sources, language)


def _dated(
    sources: Iterable[tuple[str | None, MetadataSource]], language: str | None
) -> Iterator[Dated]:
    for value, source in sources:
        moment = parse_moment(value, language) if value else None
        if moment:
            yield Dated(moment, source)
