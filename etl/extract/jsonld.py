"""Reads the JSON-LD of a page: what schema.org markup says of the article.

Guarantees to survive broken, cyclic, deep or huge markup: what cannot be read safely is left out.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from etl.extract.date_words import words
from etl.extract.json_text import parse_json

LARGEST_SCRIPT = 1_000_000  # characters; the largest seen on real news pages hold about 400,000
LARGEST_TOTAL = 4_000_000  # characters of all scripts together
MOST_SCRIPTS = 60
MOST_NODES = 5_000
DEEPEST = 12  # levels that are walked; article markup nests about five

Node = Mapping[str, object]

ARTICLE_TYPES = words(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle "
    "backgroundnewsarticle asknewsarticle reviewnewsarticle advertisercontentarticle "
    "satiricalarticle blogposting liveblogposting socialmediaposting discussionforumposting "
    "report scholarlyarticle medicalscholarlyarticle techarticle apireference posting"
)
"""schema.org's Article and its subtypes, in lower case."""

WORK_TYPES = words(
    "videoobject audioobject podcastepisode recipe review criticreview howto photograph "
    "imagegallery mediagallery blog creativework book movie dataset learningresource quotation "
    "musicrecording radioepisode tvepisode interview qapage faqpage"
)
"""Other works that a page can be about; they speak where no article node does."""

PAGE_TYPES = words("webpage itempage collectionpage aboutpage medicalwebpage")
"""Nodes about the page around the article: they supply only dates, language and image."""


@dataclass(frozen=True, slots=True)
class Author:
    """A creator as marked up; `kind` is schema.org's type in lower case, or empty."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """What one JSON-LD node says, as written: nothing is parsed, cleaned or settled here."""

    rank: int  # 0 an article, 1 another work, 2 the page
    headline: str | None = None
    description: str | None = None
    authors: tuple[Author, ...] = ()
    published: str | None = None
    created: str | None = None
    modified: str | None = None
    publisher: str | None = None
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str | None = None
    image: str | None = None
    is_free: bool | None = None
    urls: tuple[str, ...] = ()
    is_live: bool = False
    is_news: bool = False
    genres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedData:
    """All that a page's JSON-LD says: its works, best first, and the site's names."""

    articles: tuple[ArticleNode, ...] = ()
    site_names: tuple[str, ...] = ()
    broken_count: int = 0
    breadcrumbs: tuple[str, ...] = ()

    def about(self, urls: frozenset[str]) -> "LinkedData":
        """The same, with the works that name one of the page's own addresses first in rank."""
        works = sorted(self.articles, key=lambda work: (work.rank, urls.isdisjoint(work.urls)))
        return replace(self, articles=tuple(works))


def read_jsonld(scripts: Iterable[str]) -> LinkedData:
    """Reads the texts of a page's `application/ld+json` scripts; never raises."""
    roots: list[object] = []
    broken = 0
    read = 0
    for number, script in enumerate(scripts):
        read += len(script)
        if number >= MOST_SCRIPTS or len(script) > LARGEST_SCRIPT or read > LARGEST_TOTAL:
            broken += 1
            continue
        values = parse_json(script)
        broken += not values and bool(script.strip())
        roots.extend(values)
    nodes = tuple(_nodes(roots))
    by_id = {str(node["@id"]): node for node in nodes if len(node) > 2 and "@id" in node}
    works: list[ArticleNode] = []
    sites: list[str] = []
    crumbs: tuple[str, ...] = ()
    for node in nodes:
        kinds = _types(node)
        rank = _rank(kinds, node)
        if rank is not None:
            works.append(_article(node, rank, kinds, by_id))
        elif "website" in kinds or any(kind.endswith("organization") for kind in kinds):
            sites.extend(_texts(node.get("name")))
        elif "breadcrumblist" in kinds and not crumbs:
            crumbs = tuple(_crumbs(node))
    works.sort(key=lambda work: work.rank)  # stable: the page's own order within a rank
    return LinkedData(tuple(works), tuple(sites), broken, crumbs)


_STEPS = re.compile("[/#:]")  # of a type's address
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "about")


def _nodes(roots: list[object]) -> Iterator[Node]:
    """The nodes a page states about itself: top level, @graph and main entities, in order."""
    stack = [(root, 0) for root in reversed(roots)]
    left = MOST_NODES
    while stack and left:
        value, depth = stack.pop()
        left -= 1
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            stack.extend((item, depth + 1) for item in reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            yield value
            inner = (value.get(key) for key in reversed(_CONTAINERS))
            stack.extend((item, depth + 1) for item in inner if isinstance(item, (dict, list)))


def _types(node: Node) -> frozenset[str]:
    kinds = _listed(node.get("@type"))[:20]
    return frozenset(_STEPS.split(kind)[-1].lower() for kind in kinds if isinstance(kind, str))


def _rank(kinds: frozenset[str], node: Node) -> int | None:
    if kinds & ARTICLE_TYPES:
        return 0
    if kinds & WORK_TYPES:
        return 1
    if kinds & PAGE_TYPES:
        return 2
    return 1 if "headline" in node and "datePublished" in node else None


def _article(
    node: Node, rank: int, kinds: frozenset[str], by_id: Mapping[str, Node]
) -> ArticleNode:
    name = None if rank == 2 else node.get("name")
    return ArticleNode(
        rank=rank,
        headline=_text(node.get("headline")) or _text(name),
        description=_text(node.get("description")),
        authors=tuple(_authors(node.get("author") or node.get("creator"), by_id)),
        published=_text(node.get("datePublished")) or _text(node.get("uploadDate")),
        created=_text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        publisher=next((who.name for who in _authors(node.get("publisher"), by_id)), None),
        sections=tuple(_texts(node.get("articleSection"))),
        keywords=tuple(_texts(node.get("keywords"))),
        language=_text(node.get("inLanguage")),
        image=_text(node.get("image"), by_id, "url", "contentUrl", "@id"),
        is_free=_is_free(node.get("isAccessibleForFree")),
        urls=tuple(_urls(node)),
        is_live="liveblogposting" in kinds,
        is_news=any(kind.endswith("newsarticle") for kind in kinds),
        genres=tuple(_texts(node.get("genre"))),
    )


def _authors(value: object, by_id: Mapping[str, Node]) -> Iterator[Author]:
    for who in _listed(value)[:100]:
        if isinstance(who, str):
            yield Author(_clean(who))
        elif isinstance(who, dict):
            known = by_id.get(str(who.get("@id")), who) if "name" not in who else who
            kind = next(iter(sorted(_types(known))), "")
            for name in _texts(known.get("name")):
                yield Author(name, kind)


def _is_free(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    written = str(value).strip().lower()
    if written in {"true", "http://schema.org/true", "https://schema.org/true", "yes"}:
        return True
    if written in {"false", "http://schema.org/false", "https://schema.org/false", "no"}:
        return False
    return None


def _urls(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = _text(node.get(key), None, "@id", "url")
        if value:
            yield value


def _crumbs(node: Node) -> Iterator[str]:
    items = node.get("itemListElement")
    for item in items[:20] if isinstance(items, list) else []:
        if isinstance(item, dict):
            inner = item.get("item")
            name = _text(item.get("name")) or (
                _text(inner.get("name")) if isinstance(inner, dict) else None
            )
            if name:
                yield name


def _listed(value: object) -> list[object]:
    """A list as it is; else the value alone, and nothing of what a node does not have."""
    alone = [] if value is None else [value]
    return value if isinstance(value, list) else alone


def _text(value: object, by_id: Mapping[str, Node] | None = None, *keys: str) -> str | None:
    """The first text in a value: itself, or what its node holds under one of `keys`."""
    for item in _listed(value)[:20]:
        if isinstance(item, dict):
            known = (by_id or {}).get(str(item.get("@id")), item)
            found = (known.get(key) for key in keys or ("@value", "name"))
            item = next((text for text in found if isinstance(text, str)), None)
        if isinstance(item, (str, int, float)) and not isinstance(item, bool):
            cleaned = _clean(str(item))
            if cleaned:
                return cleaned
    return None


def _texts(value: object) -> Iterator[str]:
    yield from filter(None, map(_text, _listed(value)[:200]))


def _clean(text: str) -> str:
    """Entities decoded (twice at most: some pages escape twice), spaces folded."""
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    text = text.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates cannot be stored
    return " ".join(text.split())[:5000]
