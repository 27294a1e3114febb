"""Reads NewsML-G2 and NITF, the XML of news agencies.

Guarantees an article for each text item of a message, its pictures' captions among its blocks.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from etl.extract.composition import Composition, is_told
from etl.extract.field_values import address, dated, language_tag, line, moment
from etl.extract.nitf import nitf_page, story_passages
from etl.extract.page import BadSource, Metadata, Note, Page
from etl.extract.passages import Passage, html_passages, passages
from etl.extract.xml_tree import (
    as_html,
    children,
    descendants,
    first,
    local,
    parse_xml,
    words,
)  # fmt: skip

MOST_ITEMS: Final = 2_000
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_WITHDRAWN: Final = ("stat:canceled", "stat:withheld")


def newsml(body: bytes, url: str | None) -> Iterator[Page | BadSource]:
    """The text items of a message; raises `BadSource` where there is none."""
    root, charset = parse_xml(body)
    if local(root) == "nitf":
        yield nitf_page(root, url, charset)
        return
    items = [root] if local(root) == "newsItem" else list(descendants(root, "newsItem"))
    if not items:
        raise BadSource(
            "no_text", "The NewsML message holds no news item: save the items it names."
        )
    pictures = [item for item in items if _class(item) not in ("", "text", "composite")]
    url = url if len(items) == 1 else None
    for item in items[:MOST_ITEMS]:
        if item not in pictures or len(items) == 1:
            try:
                yield _page(item, pictures, url, charset)
            except BadSource as fault:
                yield fault


def _page(
    item: etree._Element, pictures: list[etree._Element], url: str | None, charset: str
) -> Page:
    story = next(descendants(item, "nitf"), None)
    content = next(children(item, "contentMeta"), item)
    publisher = _publisher(item)
    page = Composition(publisher)
    headline = line(first(content, "headline"))
    page.add("headline", headline)
    body = tuple(story_passages(story)) if story is not None else tuple(_body(item))
    prose = " ".join(passage.text for passage in body if passage.is_body)
    standfirst = _standfirst(content)
    standfirst = standfirst if standfirst and not is_told(standfirst, prose) else None
    page.add("standfirst", standfirst)
    byline = line(first(content, "by"))
    names = [] if byline else _creators(content)
    page.add_byline(byline, names, "meta")
    for picture in pictures:
        described = next(children(picture, "contentMeta"), picture)
        credit = line(first(described, "creditline", "by"))
        page.add_caption(line(first(described, "description")), credit)
    page.add_passages(body)
    _add_subjects(page, content)
    status = next(descendants(item, "pubStatus"), None)
    if status is not None and status.get("qcode") in _WITHDRAWN:
        page.notes.append(Note("withdrawn", "The agency has cancelled this article.", "text"))
    told = replace(
        _dates(item),
        headline=headline,
        standfirst=standfirst,
        byline_text=byline or ", ".join(names) or None,
        publisher=publisher,
        language=_language(item, content),
    )
    made = page.page(told, address(item.get("guid")) or url, charset)
    place = made.metadata.dateline_place or _place(content)
    return replace(made, metadata=replace(made.metadata, dateline_place=place))


def _class(item: etree._Element) -> str:
    """What an item is: text, picture, video …; empty where it does not say."""
    told = next(descendants(item, "itemClass"), None)
    return (told.get("qcode") or "").rpartition(":")[2] if told is not None else ""


def _publisher(item: etree._Element) -> str | None:
    for name in ("provider", "copyrightHolder", "infoSource"):
        for element in descendants(item, name):
            told = line(first(element, "name")) or line(element.get("literal"))
            if told:
                return told
    return None


def _creators(content: etree._Element) -> list[str]:
    found = (line(first(creator, "name")) for creator in children(content, "creator"))
    return [name for name in found if name]


def _standfirst(content: etree._Element) -> str | None:
    for role in ("drol:summary", "drol:teaser", None):
        for description in children(content, "description"):
            if description.get("role") == role and (told := line(words(description))):
                return told
    return None


def _body(item: etree._Element) -> Iterator[Passage]:
    for content in descendants(item, "inlineXML", "inlineData"):
        if local(content) == "inlineData":
            yield from passages(words(content) or "")
            return
        shown = next(descendants(content, "body"), content)
        yield from html_passages(as_html(shown))
        return


def _add_subjects(page: Composition, content: etree._Element) -> None:
    for subject in children(content, "subject", "keyword"):
        label = line(first(subject, "name") or words(subject))
        is_topic = (subject.get("qcode") or subject.get("uri") or "").startswith(
            ("medtop:", "http://cv.iptc.org/newscodes/mediatopic")
        )
        if label and local(subject) == "keyword":
            page.add_tags([label], "keyphrase", "meta")
        elif label:
            page.add_tags([label], "iptc_mediatopic" if is_topic else "publisher_tag", "meta")


def _language(item: etree._Element, content: etree._Element) -> str | None:
    told = next(children(content, "language"), None)
    tag = told.get("tag") if told is not None else None
    return language_tag(tag) or language_tag(item.get(_LANG))


def _place(content: etree._Element) -> str | None:
    located = next(children(content, "located"), None)
    return line(first(located, "name")) if located is not None else None


def _dates(item: etree._Element) -> Metadata:
    made, version = (
        moment(next((words(stamp) for stamp in descendants(item, name)), None))
        for name in ("firstCreated", "versionCreated")
    )
    return dated(made or version, version, "meta")
