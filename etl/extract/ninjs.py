"""Reads ninjs, the JSON of news agencies: versions 3, 2 and 1.

Guarantees an article for each text item; pictures associated with it become its captions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from etl.extract.composition import Composition, is_told
from etl.extract.field_values import (
    address,
    dated,
    labels,
    language_tag,
    line,
    lines_of,
    moment,
    unescaped_line,
)  # fmt: skip
from etl.extract.json_values import json_values
from etl.extract.page import BadSource, Metadata, Note, Page
from etl.extract.passages import Passage, html_passages, text_passages

Fields = Mapping[str, object]

MOST_ASSOCIATIONS: Final = 100
_TEXT_ROLES: Final = ("main", "html", "xhtml", "text", "plain")
_WITHDRAWN: Final = frozenset({"canceled", "cancelled", "withheld"})


def ninjs(body: bytes, url: str | None) -> Iterator[Page | BadSource]:
    """The text items of a document, an array or a file of JSON lines; `url` is that of one alone."""
    values = list(json_values(body))
    url = url if len(values) == 1 else None
    for value in values:
        if isinstance(value, BadSource):
            yield value
            continue
        try:
            yield ninjs_page(value if isinstance(value, dict) else {}, url)
        except BadSource as fault:
            yield fault


def is_ninjs(item: Fields) -> bool:
    """Whether an object says that it is ninjs, or has the fields that only ninjs has."""
    standard = item.get("standard")
    named = standard.get("name") if isinstance(standard, dict) else None
    has_body = any(key in item for key in ("bodies", "body_html", "body_xhtml", "body_text"))
    has_version = any(_named(item, name) for name in ("versioncreated", "firstcreated"))
    return named == "ninjs" or ("uri" in item and has_body) or ("uri" in item and has_version)


def ninjs_page(item: Fields, url: str | None = None) -> Page:
    """One item as a page; raises `BadSource` for what is no text."""
    kind = line(item.get("type")) or "text"
    if kind not in ("text", "composite"):
        raise BadSource("no_text", f"The ninjs item is a {kind}, not a text: leave it out.")
    publisher = _publisher(item)
    page = Composition(publisher)
    headline = _headline(item)
    page.add("headline", headline)
    body = _body(item)
    prose = " ".join(passage.text for passage in body if passage.is_body)
    standfirst = _standfirst(item)
    standfirst = standfirst if standfirst and not is_told(standfirst, prose) else None
    page.add("standfirst", standfirst)
    byline = line(item.get("by")) or line(item.get("byline"))
    page.add_byline(byline, (), "meta")
    for picture in _pictures(item):
        page.add_caption(_text(picture, "descriptions", "description_text"), _credit(picture))
    page.add_passages(body)
    page.add_tags(_subjects(item, is_topic=True), "iptc_mediatopic", "meta")
    page.add_tags(_subjects(item, is_topic=False), "publisher_tag", "meta")
    page.add_tags(labels(item.get("keywords")), "keyphrase", "meta")
    if line(_named(item, "pubstatus")) in _WITHDRAWN:
        page.notes.append(Note("withdrawn", "The agency has cancelled this article.", "text"))
    told = replace(
        _dates(item),
        headline=headline,
        standfirst=standfirst,
        byline_text=byline,
        publisher=publisher,
        language=language_tag(item.get("language")),
        lead_image_url=next(filter(None, map(_image, _pictures(item))), None),
    )
    made = page.page(told, address(item.get("uri")) or address(item.get("url")) or url, "utf-8")
    located = line(item.get("located"))
    place = made.metadata.dateline_place or located
    return replace(made, metadata=replace(made.metadata, dateline_place=place))


def _named(item: Fields, name: str) -> object:
    """A field in the spelling of version 3 or of those before: `pubStatus`, `pubstatus`."""
    return next((value for key, value in item.items() if key.lower() == name), None)


def _headline(item: Fields) -> str | None:
    return _of_role(item, "headlines", "main") or unescaped_line(item.get("headline"))


def _standfirst(item: Fields) -> str | None:
    told = _text(item, "subheadlines", "subheadline") or _text(
        item, "descriptions", "description_text"
    )
    return told or unescaped_line(item.get("description_html"))


def _text(item: Fields, listed: str, single: str) -> str | None:
    return _of_role(item, listed, None) or unescaped_line(item.get(single))


def _of_role(item: Fields, listed: str, role: str | None) -> str | None:
    """The value with a role among a list of them, else the first."""
    values = _objects(item.get(listed))
    wanted = [value for value in values if value.get("role") == role] or values
    return next(filter(None, (unescaped_line(value.get("value")) for value in wanted)), None)


def _body(item: Fields) -> tuple[Passage, ...]:
    """The passages of the best of the bodies: HTML keeps paragraphs that text may have lost."""
    base = address(item.get("uri"))
    for body in sorted(_objects(item.get("bodies")), key=_rank):
        value = body.get("value")
        if isinstance(value, str) and value.strip():
            return _passages(value, "text/plain" not in str(_named(body, "contenttype")), base)
    for key in ("body_xhtml", "body_html", "body_text"):
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            return _passages(value, key != "body_text", base)
    return ()


def _passages(value: str, is_html: bool, base: str | None) -> tuple[Passage, ...]:
    return tuple(html_passages(value, base) if is_html else text_passages(value))


def _rank(body: Fields) -> tuple[bool, int]:
    role = str(body.get("role"))
    is_plain = "text/plain" in str(_named(body, "contenttype"))
    return is_plain, _TEXT_ROLES.index(role) if role in _TEXT_ROLES else len(_TEXT_ROLES)


def _publisher(item: Fields) -> str | None:
    told = line(_named(item, "copyrightholder")) or line(item.get("source"))
    sources = lines_of([source.get("name") for source in _objects(_named(item, "infosources"))])
    return told or next(iter(sources), None)


def _pictures(item: Fields) -> Iterator[Fields]:
    told = item.get("associations")
    listed = list(told.values()) if isinstance(told, dict) else told
    for other in _objects(listed)[:MOST_ASSOCIATIONS]:
        if other.get("type") in ("picture", "graphic"):
            yield other


def _credit(picture: Fields) -> str | None:
    told = line(_named(picture, "creditline")) or line(picture.get("by"))
    return told or line(picture.get("byline"))


def _image(picture: Fields) -> str | None:
    told = picture.get("renditions")
    listed = list(told.values()) if isinstance(told, dict) else told
    return next(filter(None, (address(shown.get("href")) for shown in _objects(listed))), None)


def _subjects(item: Fields, *, is_topic: bool) -> Iterator[str]:
    for key in ("subjects", "subject"):
        for subject in _objects(item.get(key)):
            codes = " ".join(str(subject.get(key)) for key in ("uri", "code", "scheme"))
            name = unescaped_line(subject.get("name"))
            if name and ("mediatopic" in codes or "medtop:" in codes) == is_topic:
                yield name


def _objects(value: object) -> list[Fields]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _dates(item: Fields) -> Metadata:
    """When the first version was made, and the one at hand; one alone is the publication."""
    made, version = (moment(_named(item, name)) for name in ("firstcreated", "versioncreated"))
    return dated(made or version, version, "meta")
