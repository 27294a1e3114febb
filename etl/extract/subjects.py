"""Gathers an article's section and its publisher's tags from the markup.

Guarantees one row a label, in the page's order, bounded in number and length.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from etl.extract.jsonld import LinkedData
from etl.extract.meta_tags import Markup
from etl.extract.page import PageTag
from schemas.types import MetadataSource

_MOST_TAGS = 100
_LONGEST_TAG = 120

_SECTION_META: Final = (
    "article:section", "parsely-section", "sailthru.section", "cxenseparse:section", "section",
    "prism.section", "news_section", "dc.subject.section", "analytics:section", "category",
)  # fmt: skip
_TAG_META: Final = (
    "article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords",
    "cxenseparse:keywords", "dc.subject", "dcterms.subject", "citation_keywords", "og:article:tag",
    "video:tag",
)  # fmt: skip
_SPLIT = re.compile(r"\s*[,;|،、，]\s*")


_UNNAMED: Final = frozenset({"uncategorized", "uncategorised", "non classé", "unkategorisiert"})
"""What publishing systems put where nobody chose a section."""


def section_of(markup: Markup, linked: LinkedData) -> str | None:
    """The section, as a person reads it: `World`, not its address or its path."""
    stated = (section for article in linked.articles for section in article.sections)
    meta = (value for _, value in markup.each(*_SECTION_META))
    trail = linked.breadcrumbs[1:-1] if len(linked.breadcrumbs) > 2 else ()
    for written in (*stated, *meta, *reversed(trail)):
        section = _SPLIT.split(written)[0].strip()
        is_named = section and section.casefold() not in _UNNAMED
        if is_named and "://" not in section and len(section) <= _LONGEST_TAG:
            return section
    return None


def tags_of(markup: Markup, linked: LinkedData, section: str | None) -> tuple[PageTag, ...]:
    """The section and the publisher's tags, the first spelling of each."""
    found: dict[str, PageTag] = {}
    for label, source in _labels(markup, linked):
        key = label.casefold()
        if key not in found and len(found) < _MOST_TAGS:
            found[key] = PageTag("publisher_tag", label, source)
    if section is None:
        return tuple(found.values())
    return (PageTag("section", section, "meta"), *found.values())


def _labels(markup: Markup, linked: LinkedData) -> Iterator[tuple[str, MetadataSource]]:
    for article in linked.articles:
        if article.rank == 0:
            for label in _split(article.keywords):
                yield label, "jsonld"
    for _, value in markup.each(*_TAG_META):
        for label in _split([value]):
            yield label, "meta"


def _split(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        for piece in _SPLIT.split(value):
            label = piece.strip(" #\"'")
            if 1 < len(label) <= _LONGEST_TAG and "://" not in label:
                yield label
