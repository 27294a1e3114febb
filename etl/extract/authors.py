"""Settles who wrote an article, among its markup and the bylines its page shows.

Guarantees one row a name; account defaults, job titles, buttons and addresses are no authors.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from etl.extract.bylines import Contributor, parse_byline
from etl.extract.jsonld import Author, LinkedData
from etl.extract.meta_tags import Markup
from etl.extract.shown_authors import shown_authors
from etl.extract.shown_page import ShownPage
from schemas.types import MetadataSource

AUTHOR_META: Final = (
    "byl", "parsely-author", "sailthru.author", "cxenseparse:author", "cxenseparse:recs:author",
    "article:author_name", "citation_author", "citation_authors", "author", "article:author",
    "og:article:author", "dc.creator", "dcterms.creator", "authors", "dc.contributor",
    "rnews:author", "shareaholic:article_author_name", "creator", "dcsext.author",
)  # fmt: skip
"""Meta tags that name authors, the most trusted first; `article:author` is often an address."""

_CARD_LABELS: Final = frozenset({
    "written by", "geschrieben von", "verfasst von", "escrito por", "écrit par", "scritto da",
    "geschreven door", "skriven av", "skrevet av", "skrevet af", "kirjoittanut", "napisane przez",
    "napsal(a)", "yazan", "автор", "написано", "작성자", "執筆者", "文", "author", "autor",
})  # fmt: skip
"""Labels, in `twitter:label1`, of the name in `twitter:data1`."""

_INVERTED = re.compile(r"^\s*([^\W\d_][\w'’-]+),\s*([^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*)?)\s*$")


@dataclass(frozen=True, slots=True)
class Authored:
    """The settled authors and their source; `rivals` are the names that other sources give."""

    names: tuple[Contributor, ...] = ()
    source: MetadataSource = "none"
    rivals: tuple[tuple[str, ...], ...] = ()


def settle_authors(
    markup: Markup, linked: LinkedData, page: ShownPage, publisher: str | None
) -> Authored:
    """The authors of a page, by the first source that names a person; else any desk or agency.

    The order: JSON-LD of the article, meta tags, other JSON-LD, the sharing card, then what the
    page shows. The page is searched only when its markup names no person.
    """
    stated = [
        Authored(names, source) for names, source in _stated(markup, linked, publisher) if names
    ]
    chosen = next((authored for authored in stated if _names_person(authored)), None)
    if chosen is None:
        shown = shown_authors(page)
        if shown and (not stated or shown[0].kind == "person"):
            return Authored(shown, "byline", tuple(_spelled(other) for other in stated))
        chosen = stated[0] if stated else Authored()
    rivals = tuple(_spelled(other) for other in stated if _spelled(other) != _spelled(chosen))
    return Authored(chosen.names, chosen.source, rivals)


def _stated(
    markup: Markup, linked: LinkedData, publisher: str | None
) -> Iterator[tuple[tuple[Contributor, ...], MetadataSource]]:
    for article in linked.articles:
        if article.rank == 0:
            yield _linked(article.authors, publisher), "jsonld"
    for name in AUTHOR_META:
        if written := markup.meta.get(name):
            values = [_INVERTED.sub(r"\2 \1", value) for value in written]
            yield _folded(values, publisher), "meta"
    for article in reversed(linked.articles):
        if article.rank != 0:
            yield _linked(article.authors, publisher), "jsonld"
    for number in "123":
        label = (markup.first("twitter:label" + number) or "").lower()
        value = markup.first("twitter:data" + number)
        if value and label in _CARD_LABELS:
            yield _folded([value], publisher), "meta"


def _linked(authors: Iterable[Author], publisher: str | None) -> tuple[Contributor, ...]:
    """Authors of a JSON-LD node; a stated organisation keeps its name whole."""
    found: dict[str, Contributor] = {}
    for author in authors:
        whole = author.kind.endswith("organization") and len(author.name) <= 80
        for who in parse_byline(author.name, publisher, is_field=True):
            if whole and who.kind == "organisation":
                who = replace(who, name=author.name, start=0, end=len(author.name))
            if who.role == "author":
                found.setdefault(who.name.casefold(), who)
    return tuple(found.values())


def _folded(values: Iterable[str], publisher: str | None) -> tuple[Contributor, ...]:
    found: dict[str, Contributor] = {}
    for value in values:
        for who in parse_byline(value, publisher, is_field=True):
            if who.role == "author":
                found.setdefault(who.name.casefold(), who)
    return tuple(found.values())


def _names_person(authored: Authored) -> bool:
    return any(who.kind == "person" for who in authored.names)


def _spelled(authored: Authored) -> tuple[str, ...]:
    return tuple(who.name for who in authored.names)
