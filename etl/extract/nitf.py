"""Reads a story in NITF, by itself or inside NewsML-G2.

Guarantees paragraphs, subheadings, captions and the closing line in the order of the story.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from etl.extract.composition import Composition, is_told
from etl.extract.field_values import dated, line, moment
from etl.extract.moments import Moment
from etl.extract.page import Metadata, Page
from etl.extract.passages import Passage, html_passages
from etl.extract.xml_tree import as_html, children, descendants, first, local, words

_AS_HTML: Final = {
    "hl1": "h2", "hl2": "h3", "block": "div", "media": "figure", "media-caption": "figcaption",
    "media-producer": "script", "media-object": "script", "media-metadata": "script",
    "bq": "blockquote", "dl": "ul", "dt": "li", "dd": "li", "tagline": "p", "fn": "p",
}  # fmt: skip
"""NITF's elements as those of HTML; `script` for what a page does not show."""
_STAMP: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")


def nitf_page(story: etree._Element, url: str | None, charset: str) -> Page:
    """A story as a page; raises `BadSource` where it has no text."""
    publication = next(descendants(story, "pubdata"), None)
    publisher = line(publication.get("name")) if publication is not None else None
    publisher = publisher or line(next(map(words, descendants(story, "distributor")), None))
    page = Composition(publisher)
    head = next(descendants(story, "body.head"), story)
    headlines = next(descendants(head, "hedline"), head)
    headline = line(first(headlines, "hl1")) or line(
        next(map(words, descendants(story, "title")), None)
    )
    page.add("headline", headline)
    body = tuple(story_passages(story))
    prose = " ".join(passage.text for passage in body if passage.is_body)
    told = line(first(headlines, "hl2")) or line(first(head, "abstract"))
    standfirst = told if told and not is_told(told, prose) else None
    page.add("standfirst", standfirst)
    byline = _joined(next(descendants(head, "byline"), None), "byttl")
    page.add_byline(byline, _named(head, "byline", "person"), "meta")
    page.add("dateline", _joined(next(descendants(head, "dateline"), None), "story.date"))
    page.add_passages(body)
    page.credit_pictures(_named(story, "media", "media-producer"))
    page.add_tags(_topics(story), "iptc_mediatopic", "meta")
    page.add_tags(_keywords(story), "keyphrase", "meta")
    place = next(descendants(head, "location"), None)
    metadata = replace(
        _dates(story),
        headline=headline,
        standfirst=standfirst,
        byline_text=byline,
        publisher=publisher,
        dateline_place=line(words(place)),
        section=line(publication.get("position.section")) if publication is not None else None,
    )
    return page.page(metadata, url, charset)


def story_passages(story: etree._Element) -> Iterator[Passage]:
    """The passages of a story's content, its closing line among them."""
    content = next(descendants(story, "body.content"), None)
    if content is not None:
        yield from html_passages(as_html(content, _AS_HTML))
    for closing in descendants(story, "tagline"):
        for passage in html_passages(as_html(closing)):
            yield replace(passage, role="other" if passage.is_body else passage.role)


def _joined(element: etree._Element | None, *apart: str) -> str | None:
    """The words of an element; those of a child named in `apart` follow after a comma."""
    if element is None:
        return None
    parts = [element.text or ""]
    for child in children(element):
        parts += (", " * (local(child) in apart), words(child) or "", child.tail or "")
    return line("".join(parts).strip(" ,\n\t").replace(" ,", ","))


def _named(within: etree._Element, place: str, name: str) -> list[str]:
    found = [line(words(who)) for at in descendants(within, place) for who in descendants(at, name)]
    return [who for who in found if who]


def _topics(story: etree._Element) -> Iterator[str]:
    for topic in descendants(story, "classifier", "tobject.subject"):
        is_topic = "mediatopic" in f"{topic.get('type')} {topic.get('id')}" or "medtop" in str(
            topic.get("type")
        )
        name = line(topic.get("value") or topic.get("tobject.subject.type"))
        if name and is_topic:
            yield name


def _keywords(story: etree._Element) -> Iterator[str]:
    for lists in descendants(story, "key-list"):
        for keyword in children(lists, "keyword"):
            if found := line(keyword.get("key")):
                yield found


def _dates(story: etree._Element) -> Metadata:
    """The release, else the publication or the issue; the last revision is the change."""
    stamps = [element.get("norm") for element in descendants(story, "date.release")]
    stamps += [element.get("date.publication") for element in descendants(story, "pubdata")]
    stamps += [element.get("norm") for element in descendants(story, "date.issue", "story.date")]
    published = next(filter(None, map(_moment, stamps)), None)
    changes = [element.get("norm") for element in descendants(story, "revision-history")]
    modified = max(filter(None, map(_moment, changes)), key=lambda change: change.at, default=None)
    return dated(published, modified, "meta")


def _moment(stamp: str | None) -> Moment | None:
    """ISO 8601 in its basic form, as NITF writes it: 20251106T214500Z."""
    found = _STAMP.fullmatch(stamp or "")
    if found is None:
        return moment(stamp)
    year, month, day, hour, minute, second, zone = found.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    parsed = moment(f"{year}-{month}-{day}{clock}")
    return replace(parsed, raw=stamp) if parsed and stamp else None
