"""Reads what other tools wrote: JSON lines, an array or one object of theirs.

Guarantees an article for each record that holds a text, and a link to fetch for each of a tool that
only lists articles; any other record is a `BadSource`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from etl.extract.composition import Composition
from etl.extract.field_values import dated
from etl.extract.json_values import json_values
from etl.extract.ninjs import is_ninjs, ninjs_page
from etl.extract.page import BadSource, Listed, Metadata, Page
from etl.extract.passages import passages, text_passages
from etl.extract.tool_record import ToolRecord
from etl.extract.tool_records import read_record


def jsonl(body: bytes, url: str | None) -> Iterator[Page | Listed | BadSource]:
    """The records as pages, numbered from 1 in `locator`; `url` is that of a record alone."""
    values = list(json_values(body))
    url = url if len(values) == 1 else None
    for number, value in enumerate(values, start=1):
        if isinstance(value, BadSource):
            yield value
            continue
        try:
            yield _page(value if isinstance(value, dict) else {}, number, url)
        except BadSource as fault:
            yield BadSource(fault.rule, f"Record {number}: {fault}")


def _page(fields: Mapping[str, object], number: int, url: str | None) -> Page | Listed:
    if is_ninjs(fields):
        return ninjs_page(fields, url)
    record = read_record(fields)
    if record is None:
        raise BadSource(
            "unknown_record",
            "no tool that Dateline knows writes these fields: give it `title`, `text` and `url`.",
        )
    if record.is_listed and record.url:
        return Listed(record.url, _metadata(record), "utf-8")
    page = Composition(record.publisher)
    page.add("headline", record.headline)
    page.add("standfirst", record.standfirst)
    page.add_byline(None, record.authors, record.source)
    for caption, credit in record.pictures:
        page.add_caption(caption, credit)
    for heading, text in record.body:
        page.add("subheading", heading)
        page.add_passages(passages(text, record.url) if record.is_markup else text_passages(text))
    page.add_tags(record.labels, "publisher_tag", record.source)
    made = page.page(_metadata(record), record.url or url, "utf-8")
    return replace(made, locator=str(number))


def _metadata(record: ToolRecord) -> Metadata:
    return replace(
        dated(record.published, record.modified, record.source),
        headline=record.headline,
        standfirst=record.standfirst,
        byline_text=", ".join(record.authors) or None,
        publisher=record.publisher,
        canonical_url=record.url,
        language=record.language,
        section=record.section,
        lead_image_url=record.image,
        is_free=record.is_free,
    )
