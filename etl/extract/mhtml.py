"""Reads web archives in one file (MHTML), as browsers save a page with its pictures.

Guarantees the page itself, never a frame or a style sheet saved with it.
"""

from collections.abc import Iterator
from dataclasses import replace

from etl.extract.charset import decode
from etl.extract.field_values import address
from etl.extract.html import html
from etl.extract.mail_parts import Part, header, parse_message, parts
from etl.extract.page import BadSource, Page

_PAGES = ("text/html", "application/xhtml+xml")


def mhtml(body: bytes, url: str | None) -> Iterator[Page]:
    """The archive's page; raises `BadSource` where it holds none."""
    message = parse_message(body)
    origin = header(message, "Snapshot-Content-Location")
    pages = [part for part in parts(message) if part.media_type in _PAGES and part.body.strip()]
    if not pages:
        raise BadSource("no_text", "The web archive holds no page: save it again from the browser.")
    main = next((part for part in pages if origin and part.location == origin), pages[0])
    yield _page(main, address(origin) or address(main.location) or url)


def _page(part: Part, url: str | None) -> Page:
    text, charset = decode(part.body, part.charset)
    return replace(html(text, url), url=url, charset=charset)
