"""Bytes to pages: what they are is told by their content, how they are read by one file a format.

Guarantees that every source becomes pages or a reject that says what to do, and that a bad article
never stops the others.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import ValidationError

from etl.extract.charset import decode
from etl.extract.eml import eml
from etl.extract.feed import feed
from etl.extract.html import html
from etl.extract.jsonl import jsonl
from etl.extract.listings import listing
from etl.extract.mhtml import mhtml
from etl.extract.newsml import newsml
from etl.extract.ninjs import ninjs
from etl.extract.page import BadSource, Listed, Page
from etl.extract.paste import paste
from etl.extract.pdf import pdf
from etl.extract.rows import rows
from etl.extract.sniff import sniff
from schemas import Record
from schemas.ledger import Reject, Source
from schemas.sidecar import Sidecar
from schemas.types import Intake, hash_id

__all__ = ["FORMATS", "extract", "reject"]

Format = Callable[..., Iterable[Page | Listed | BadSource]]
"""Reads bytes from an address, where it is known; a bad item among good ones is given, not raised."""

TOLD_CHARSET = frozenset({"text/html", "text/plain"})
"""Formats that also take the charset a server told of."""


def _html(body: bytes, url: str | None, transport: str | None = None) -> Iterator[Page]:
    text, charset = decode(body, transport)
    yield replace(html(text, url), charset=charset)


def _paste(body: bytes, url: str | None, transport: str | None = None) -> Iterator[Page]:
    text, charset = decode(body, transport)
    yield replace(paste(text), charset=charset, url=url)


FORMATS: Mapping[str, tuple[Intake, Format]] = {
    "text/html": ("html", _html),
    "text/plain": ("paste", _paste),
    "application/rss+xml": ("feed", feed),
    "application/atom+xml": ("feed", feed),
    "application/rdf+xml": ("feed", feed),
    "application/xml": ("feed", feed),
    "application/feed+json": ("feed", feed),
    "application/ninjs+json": ("ninjs", ninjs),
    "application/vnd.iptc.g2.newsmessage+xml": ("newsml", newsml),
    "application/vnd.iptc.g2.newsitem+xml": ("newsml", newsml),
    "text/vnd.iptc.nitf": ("newsml", newsml),
    "application/json": ("jsonl", jsonl),
    "multipart/related": ("mhtml", mhtml),
    "message/rfc822": ("eml", eml),
    "application/pdf": ("pdf", pdf),
}
"""Media type → the table's name for the intake, and the function that reads it."""


def extract(source: Source, body: bytes, max_page_bytes: int) -> list[Record]:
    """The rows of a source: the source itself, then its articles' rows or a reject.

    `max_page_bytes` bounds what is read of one source. Only `BadSource` and `ValidationError` become
    rejects; any other error is a fault of the program, and is raised.
    """
    try:
        if source.byte_count > max_page_bytes:
            raise BadSource(
                "page_too_large",
                f"The page has {source.byte_count:,} bytes, more than the {max_page_bytes:,} allowed:"
                " raise DATELINE_MAX_PAGE_BYTES, or split the file.",
            )
        sidecar = _sidecar(source)
        media_type = sniff(body)
        source = source.model_copy(update={"media_type": media_type, "rights": sidecar.rights})
        if media_type not in FORMATS:
            raise BadSource(
                "unknown_format",
                f"Dateline does not read {media_type}: save the article as HTML or text.",
            )
        intake, read = FORMATS[media_type]
        intake = source.intake or intake
        url = source.uri if source.uri.startswith(("http://", "https://")) else sidecar.url
        told = (source.charset,) if media_type in TOLD_CHARSET else ()
        pages = read(body, url, *told)
        return list(_read(source.model_copy(update={"intake": intake}), pages, sidecar))
    except BadSource as fault:
        return [source, reject(source, "extract", fault.rule, str(fault))]
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        column = ".".join(map(str, wrong["loc"]))
        message = f"{error.title}.{column}: {wrong['msg']}. Please report the page."
        return [source, reject(source, "extract", "invalid_row", message, column=column)]


def _read(
    source: Source, pages: Iterable[Page | Listed | BadSource], sidecar: Sidecar
) -> Iterator[Record]:
    told: list[Record] = []
    found = list(pages)
    if len(found) > 1:  # what is said of a whole file names no one of its articles
        sidecar = sidecar.model_copy(update={"url": None, "published_at": None})
    for item, page in enumerate(found):
        if isinstance(page, BadSource):
            told.append(reject(source, "extract", page.rule, str(page), item=item))
            continue
        source = source.model_copy(update={"charset": page.charset or source.charset})
        if isinstance(page, Listed):
            told.append(listing(source, item, page, sidecar))
            continue
        if not page.text.strip():
            raise BadSource("no_text", "The page shows no text: save it after it has loaded.")
        told.extend(rows(source, page, sidecar))
    yield source
    yield from told


def _sidecar(source: Source) -> Sidecar:
    if source.sidecar is None:
        return Sidecar()
    try:
        return Sidecar.model_validate(json.loads(source.sidecar))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        column = ".".join(map(str, fault["loc"]))
        raise BadSource(
            "invalid_sidecar",
            f"The sidecar's {column!r} {fault['msg'].removeprefix('Value error, ')}: correct it.",
        ) from None
    except ValueError as error:
        raise BadSource(
            "invalid_sidecar", f"The sidecar is no JSON ({error}): correct it."
        ) from None


def reject(
    source: Source, stage: str, rule: str, message: str, *, column: str | None = None, item: int = 0
) -> Reject:
    """A reject of a source; the same fault of the same source has the same id."""
    told = f"{stage}|{rule}|{source.source_id}|{column}|{item}"
    return Reject.model_validate(
        {
            "reject_id": hash_id(told),
            "stage": stage,
            "rule": rule,
            "field": column,
            "message": message,
            "source_id": source.source_id,
            "uri": source.uri,
            "article_id": None,
            "record": None,
            "first_run_id": source.run_id,
            "last_run_id": source.run_id,
            "status": "open",
        }
    )
