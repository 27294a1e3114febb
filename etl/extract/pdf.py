"""Reads PDF pages that have a text layer: press releases, newspaper pages, printed articles.

Guarantees running text in reading order; a scan without text is refused.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from etl.extract.bylines import is_byline
from etl.extract.composition import DATE_FIELDS, Composition
from etl.extract.date_lines import date_line
from etl.extract.dates import find_dates
from etl.extract.field_values import dated, line, writable
from etl.extract.furniture import CAPTION_CUES, opens_with
from etl.extract.headlines import squeezed
from etl.extract.moments import Moment
from etl.extract.names import looks_named, name_kind
from etl.extract.page import BadSource, Metadata, Page
from etl.extract.passages import Passage, worded_role
from etl.extract.pdf_lines import pdf_lines
from etl.extract.pdf_paragraphs import Paragraph, paragraphs
from etl.extract.photo_credits import find_credit
from schemas.types import Role

_LARGER: Final = 1.15
"""Font size against that of the body from which a short paragraph is a heading."""
_SMALLER: Final = 0.95
_LONGEST_HEADING: Final = 200
_CONTACT: Final = re.compile(
    r"(?:media|press|presse)?[\s-]{0,2}(?:contacts?|kontakt|contatti|enquiries)\b", re.I
)
_DATELINE: Final = re.compile(r"[^\W\d_][^–—\n]{2,60}?[–—:-]\s")
_LIST_ITEM: Final = re.compile(r"[•●▪■◦‣]\s*")


def pdf(body: bytes, url: str | None) -> Iterator[Page]:
    """The document as one page; raises `BadSource` where it has no text layer."""
    lines, fields = pdf_lines(body)
    found = paragraphs(lines)
    if not any(len(paragraph.text) > 1 for paragraph in found):
        raise BadSource("no_text", "The PDF is a picture without text: run OCR on it first.")
    sizes: Counter[float] = Counter()
    for paragraph in found:
        sizes[paragraph.size] += len(paragraph.text)
    usual = sizes.most_common(1)[0][0]
    headline = _headline(found, usual)
    page = Composition()
    is_read = headline is None
    for paragraph in found:
        is_read = is_read or paragraph is headline
        _add(page, paragraph, "headline" if paragraph is headline else None, usual, is_read)
    yield _told(page, found, fields, url)


def _headline(found: Sequence[Paragraph], usual: float) -> Paragraph | None:
    """The largest short paragraph of the first page, if it is larger than the body."""
    first = [p for p in found if not p.is_running and p.lines[0].page == found[0].lines[0].page]
    short = [p for p in first if 3 < len(p.text) <= _LONGEST_HEADING and p.size >= _LARGER * usual]
    return max(short, key=lambda paragraph: paragraph.size, default=None)


def _add(
    page: Composition, paragraph: Paragraph, role: Role | None, usual: float, is_read: bool
) -> None:
    text = writable(paragraph.text)
    role = role or _role(paragraph, text, page, usual, is_read)
    cut = find_credit(text) if role == "caption" else None
    if cut and cut[0]:
        page.add_caption(text[: cut[0]], text[cut[0] :])
        return
    bullet = _LIST_ITEM.match(text) if role == "list_item" else None
    before = "\n\n  • " if bullet else "\n\n"
    page.add_passages([Passage(text[bullet.end() :] if bullet else text, role, before)])


def _role(paragraph: Paragraph, text: str, page: Composition, usual: float, is_read: bool) -> Role:
    has_body = any(block.is_body for block in page.blocks)
    if paragraph.is_running:
        return "navigation"
    if worded := worded_role(text):
        return worded
    if not has_body and is_byline(text):
        return "byline"
    if not has_body and any(date_line(text)):
        return "dateline"
    if not is_read or _CONTACT.match(text):
        return "other"
    if paragraph.size <= _SMALLER * usual and (find_credit(text) or opens_with(text, CAPTION_CUES)):
        return "caption"
    is_short = len(text) <= _LONGEST_HEADING
    if (
        paragraph.size > usual
        and not has_body
        and page.blocks
        and page.blocks[-1].role == "headline"
    ):
        return "standfirst"
    if paragraph.size >= _LARGER * usual and is_short:
        return "subheading"
    if paragraph.size < _SMALLER * _SMALLER * usual:
        return "other"
    return "list_item" if _LIST_ITEM.match(text) else "paragraph"


def _told(
    page: Composition, found: Sequence[Paragraph], fields: dict[str, str], url: str | None
) -> Page:
    """The page with the document's own fields where its text says nothing."""
    made = page.page(Metadata(), url)
    said = made.metadata
    title = line(fields.get("Title"))
    is_shown = title is not None and squeezed(title) in squeezed(made.text)
    metadata = replace(said, headline=said.headline or (title if is_shown else None))
    author = line(fields.get("Author"))
    if author and not page.credits and looks_named(author, name_kind(author), is_field=True):
        page.add_byline_names([author])
        made = replace(made, credits=tuple(page.credits))
    date = _issued(made, found) if said.published_at is None else None
    if date is not None:
        issued = dated(date, None, "page")
        metadata = replace(metadata, **{name: getattr(issued, name) for name in DATE_FIELDS})
    notes = tuple(n for n in made.notes if date is None or n.column != "published_at")
    return replace(made, metadata=metadata, notes=notes)


def _issued(page: Page, found: Sequence[Paragraph]) -> Moment | None:
    """The day in the dateline that opens the body, else in a running head of the issue."""
    opening = next((page.text[b.start : b.end] for b in page.blocks if b.is_body), "")
    dateline = _DATELINE.match(opening)
    texts = [dateline[0]] if dateline else []
    texts += [paragraph.text for paragraph in found if paragraph.is_running]
    return next((span.moment for text in texts for span in find_dates(text)), None)
