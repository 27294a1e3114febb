"""Knows the fields of other tools' records, one function a tool.

Guarantees one shape for all, and that a tool's way of saying "none" is none.
"""

import json
from collections.abc import Callable, Iterator
from typing import Final

from etl.extract.field_values import (
    address,
    labels,
    language_tag,
    lines_of,
    moment,
    unescaped_line,
)  # fmt: skip
from etl.extract.furniture import furniture_role
from etl.extract.jsonld import ARTICLE_TYPES, read_jsonld
from etl.extract.tool_record import Fields, ToolRecord

MOST_NODES: Final = 2_000
DEEPEST: Final = 12
"""Levels of a JSON-LD document at which an article node is looked for."""


def read_record(fields: Fields) -> ToolRecord | None:
    """The record of whichever tool writes such fields; None for no tool that is known."""
    for signature, read in _TOOLS:
        if signature <= fields.keys():
            return read(fields)
    return None


def _news_please(fields: Fields) -> ToolRecord:
    """news-please; its times carry no zone, so only their day is sure."""
    return ToolRecord(
        headline=unescaped_line(fields.get("title")),
        body=_body(fields.get("maintext")),
        url=address(fields.get("url")),
        standfirst=unescaped_line(fields.get("description")),
        authors=_people(fields.get("authors")),
        published=moment(fields.get("date_publish")),
        modified=moment(fields.get("date_modify")),
        publisher=unescaped_line(fields.get("source_domain")),
        language=language_tag(fields.get("language")),
        image=address(fields.get("image_url")),
    )


def _fundus(fields: Fields) -> ToolRecord:
    """Fundus: a body in sections, each a list of headings and one of paragraphs."""
    told = fields.get("body")
    body = told if isinstance(told, dict) else {}
    sections = tuple(_fundus_sections(body.get("sections")))
    page = fields.get("html")
    origin = page if isinstance(page, dict) else {}
    pictures = _objects(fields.get("images"))
    return ToolRecord(
        headline=unescaped_line(fields.get("title")),
        body=sections or _body(fields.get("plaintext")),
        url=address(
            fields.get("url") or origin.get("responded_url") or origin.get("requested_url")
        ),
        standfirst=" ".join(lines_of(body.get("summary"))) or None,
        authors=_people(fields.get("authors")),
        published=moment(fields.get("publishing_date")),
        publisher=unescaped_line(fields.get("publisher")),
        language=language_tag(fields.get("lang")),
        labels=labels(fields.get("topics")),
        image=next(filter(None, map(_fundus_image, pictures)), None),
        pictures=tuple(
            (
                unescaped_line(shown.get("caption")),
                ", ".join(lines_of(shown.get("authors"))) or None,
            )
            for shown in pictures
        ),
        is_free=_truth(fields.get("free_access")),
    )


def _fundus_sections(told: object) -> Iterator[tuple[str | None, str]]:
    for section in _objects(told):
        paragraphs = "\n\n".join(lines_of(section.get("paragraphs")))
        yield " ".join(lines_of(section.get("headline"))) or None, paragraphs


def _fundus_image(shown: Fields) -> str | None:
    versions = (address(version.get("url")) for version in _objects(shown.get("versions")))
    return next(filter(None, versions), None)


def _newspaper(fields: Fields) -> ToolRecord:
    """newspaper3k and newspaper4k; `keywords` are counted words, not the publisher's."""
    return ToolRecord(
        headline=unescaped_line(fields.get("title")),
        body=_body(fields.get("text")),
        url=address(fields.get("canonical_link")) or address(fields.get("url")),
        standfirst=unescaped_line(fields.get("meta_description")),
        authors=_people(fields.get("authors")),
        published=moment(fields.get("publish_date")),
        publisher=unescaped_line(fields.get("meta_site_name")),
        language=language_tag(fields.get("meta_lang") or fields.get("language")),
        labels=tuple(
            dict.fromkeys(labels(fields.get("tags")) + labels(fields.get("meta_keywords")))
        ),
        image=address(fields.get("top_image")),
    )


def _trafilatura(fields: Fields) -> ToolRecord:
    """Trafilatura's JSON: names and tags in one text, separated by semicolons."""
    return ToolRecord(
        headline=unescaped_line(fields.get("title")),
        body=_body(fields.get("text")),
        url=address(fields.get("source") or fields.get("url")),
        standfirst=unescaped_line(fields.get("excerpt") or fields.get("description")),
        authors=_people(labels(fields.get("author"))),
        published=moment(fields.get("date")),
        publisher=unescaped_line(fields.get("source-hostname") or fields.get("sitename")),
        language=language_tag(fields.get("language")),
        section=next(iter(labels(fields.get("categories"))), None),
        labels=labels(fields.get("tags")),
        image=address(fields.get("image")),
    )


def _gdelt(fields: Fields) -> ToolRecord:
    """GDELT's Global Article List: titles and addresses; `date` is when GDELT saw the page."""
    return ToolRecord(
        headline=unescaped_line(fields.get("title")),
        body=(),
        url=address(fields.get("url")),
        standfirst=unescaped_line(fields.get("desc")),
        authors=_people(labels(fields.get("author"))),
        publisher=unescaped_line(fields.get("outletName")),
        language=language_tag(fields.get("lang")),
        is_listed=True,
    )


def _linked_data(fields: Fields) -> ToolRecord:
    """schema.org's NewsArticle, by itself or in a graph."""
    node = next(_article_nodes(fields), fields)
    told = {key: value for key, value in node.items() if key not in ("articleBody", "text")}
    found = read_jsonld([json.dumps(told)]).articles
    article = found[0] if found else None
    text = node.get("articleBody") or node.get("text")
    if article is None:
        return ToolRecord(unescaped_line(node.get("headline")), _body(text), source="jsonld")
    return ToolRecord(
        headline=article.headline,
        body=_body(text),
        url=next(filter(None, map(address, article.urls)), None),
        standfirst=article.description or unescaped_line(node.get("alternativeHeadline")),
        authors=tuple(author.name for author in article.authors),
        published=moment(article.published),
        modified=moment(article.modified),
        publisher=article.publisher,
        language=language_tag(article.language),
        section=next(iter(article.sections), None),
        labels=tuple(label for keyword in article.keywords for label in labels(keyword)),
        image=address(article.image),
        is_free=article.is_free,
        is_markup=True,
        source="jsonld",
    )


def _article_nodes(fields: Fields) -> Iterator[Fields]:
    """The nodes of an article's type, breadth first."""
    queue: list[tuple[object, int]] = [(fields, 0)]
    for value, depth in queue:
        if isinstance(value, dict):
            kinds = value.get("@type")
            named = {str(kind).rpartition("/")[2].lower() for kind in _listed(kinds)}
            if named & ARTICLE_TYPES:
                yield value
            inner: list[object] = [value.get("@graph"), value.get("mainEntity")]
        else:
            inner = list(value) if isinstance(value, list) else []
        if depth < DEEPEST and len(queue) < MOST_NODES:
            queue.extend((entry, depth + 1) for entry in inner[:MOST_NODES] if entry)


def _plain(fields: Fields) -> ToolRecord:
    """A record that somebody wrote by hand or by a script of their own."""
    return ToolRecord(
        headline=unescaped_line(fields.get("title") or fields.get("headline")),
        body=_body(fields.get("text") or fields.get("body") or fields.get("content")),
        url=address(fields.get("url") or fields.get("link")),
        standfirst=unescaped_line(fields.get("description") or fields.get("summary")),
        authors=_people(fields.get("authors") or labels(fields.get("author"))),
        published=moment(
            fields.get("published_at") or fields.get("published") or fields.get("date")
        ),
        publisher=unescaped_line(fields.get("publisher") or fields.get("site")),
        language=language_tag(fields.get("language") or fields.get("lang")),
        labels=labels(fields.get("tags")),
        is_markup=True,
    )


_TOOLS: Final[tuple[tuple[frozenset[str], Callable[[Fields], ToolRecord]], ...]] = (
    (frozenset({"maintext"}), _news_please),
    (frozenset({"publishing_date"}), _fundus),
    (frozenset({"meta_lang", "text"}), _newspaper),
    (frozenset({"fingerprint", "text"}), _trafilatura),
    (frozenset({"source-hostname", "text"}), _trafilatura),
    (frozenset({"outletName", "url"}), _gdelt),
    (frozenset({"@type"}), _linked_data),
    (frozenset({"@graph"}), _linked_data),
    (frozenset({"articleBody"}), _linked_data),
    (frozenset({"text"}), _plain),
    (frozenset({"body"}), _plain),
    (frozenset({"content"}), _plain),
)
"""The fields that tell a tool, and how its records are read; the first that fits is taken."""


def _body(value: object) -> tuple[tuple[str | None, str], ...]:
    return ((None, value),) if isinstance(value, str) else ()


def _people(value: object) -> tuple[str, ...]:
    """Names, without the buttons that tools take for names."""
    return tuple(name for name in lines_of(value) if furniture_role(name) is None)


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _listed(value: object) -> list[object]:
    return value[:MOST_NODES] if isinstance(value, list) else [value]


def _objects(value: object) -> list[Fields]:
    return [entry for entry in _listed(value) if isinstance(entry, dict)]
