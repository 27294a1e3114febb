"""Reads newsletters as mail programs save them (EML).

Guarantees that subject, sender and date come from the headers, and the text from the richest part.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.utils import parseaddr
from typing import Final

from etl.extract.bylines import is_byline, parse_byline
from etl.extract.charset import decode
from etl.extract.composition import DATE_FIELDS
from etl.extract.dates import parse_moment
from etl.extract.field_values import address, dated, line
from etl.extract.headlines import squeezed
from etl.extract.html import html
from etl.extract.mail_parts import Part, header, parse_message, parts
from etl.extract.page import BadSource, Metadata, Page, PageBlock, PageCredit
from etl.extract.paste import paste

LONGEST_SENDER: Final = 200
LONGEST_NOTICE: Final = 300

_BROWSER: Final = re.compile(
    r"\b(?:view|read|open|see)\b.{0,40}\bbrowser\b|\bim browser\b|\bs[’']affiche (?:pas|mal)\b"
    r"|\bdans votre navigateur\b|\ben (?:tu|su) navegador\b|\bnel (?:tuo )?browser\b"
    r"|\bno (?:seu )?navegador\b|\bв браузере\b|\btarayıcı(?:da|nızda)\b",
    re.I,
)
_LEAVE: Final = re.compile(
    r"\bunsubscrib|\b(?:update|manage) your (?:preferences|subscription)|\bdésabonn|\bdésinscri"
    r"|\babmelden\b|\babbestellen\b|\bdarse de baja\b|\bcancelar (?:la |a )?(?:suscri|subscri|inscri)"
    r"|\bdisiscri|\bannulla(?:re)? l[’']iscrizione|\bотпис|\babonelikten\b|إلغاء الاشتراك",
    re.I,
)
"""The words with which letters in the languages of furniture.toml let their readers go."""


def eml(body: bytes, url: str | None) -> Iterator[Page]:
    """The message as a page; raises `BadSource` where it has no text."""
    message = parse_message(body)
    texts = [part for part in parts(message) if not part.is_attached and part.body.strip()]
    best = next((part for part in texts if part.media_type == "text/html"), None)
    best = best or next((part for part in texts if part.media_type == "text/plain"), None)
    if best is None:
        raise BadSource("no_text", "The message has no text: save the page that it leads to.")
    address_shown = address(header(message, "Archived-At")) or url
    page = _read(best, address_shown)
    page = _under_subject(page, header(message, "Subject"), _told(message, page.metadata))
    yield replace(page, credits=tuple(_credits(page)))


def _read(part: Part, url: str | None) -> Page:
    text, charset = decode(part.body, part.charset)
    page = html(text, url) if part.media_type == "text/html" else paste(text)
    return replace(page, url=url, charset=charset)


def _told(message: Message, shown: Metadata) -> Metadata:
    """What the headers say stands above what the message shows."""
    name, _ = parseaddr((header(message, "From") or "")[:LONGEST_SENDER])
    sent = parse_moment(header(message, "Date") or "")
    told = replace(
        shown,
        headline=header(message, "Subject") or shown.headline,
        publisher=line(name) or shown.publisher,
    )
    if sent is None:
        return told
    stamped = dated(sent, None, "meta")
    return replace(told, **{name: getattr(stamped, name) for name in DATE_FIELDS})


def _under_subject(page: Page, subject: str | None, told: Metadata) -> Page:
    """The page with its headline: the block that repeats the subject, else a line above all."""
    settled = {"published_at"} if told.published_at else set()
    settled |= {"headline"} if subject else set()
    notes = tuple(note for note in page.notes if note.column not in settled)
    page = replace(page, metadata=told, notes=notes)
    if subject is None or not page.text.strip():
        return page
    blocks = [_as_in_letter(block, page.text) for block in page.blocks]
    for place, block in enumerate(blocks):
        if squeezed(page.text[block.start : block.end]) == squeezed(subject):
            above = [_outside(other) for other in blocks[:place]]
            title = block._replace(role="headline", is_body=False)
            return replace(page, blocks=(*above, title, *blocks[place + 1 :]))
    heading = PageBlock(0, len(subject), "headline")
    return _moved(page, f"{subject}\n\n", (heading,), blocks)


def _as_in_letter(block: PageBlock, text: str) -> PageBlock:
    """A block by the words that only letters have; the subject alone is the headline."""
    words = text[block.start : block.end]
    if len(words) <= LONGEST_NOTICE and _BROWSER.search(words):
        return block._replace(role="navigation", is_body=False)
    if len(words) <= LONGEST_NOTICE and _LEAVE.search(words):
        return block._replace(role="legal", is_body=False)
    if words[-1] not in ".!?" and is_byline(words):
        return block._replace(role="byline", is_body=False)
    return block._replace(role="other") if block.role == "headline" else block


def _credits(page: Page) -> Iterator[PageCredit]:
    """Those of the page, each where a byline of the letter names it, and who else it names."""
    shown = {
        who.name.casefold(): PageCredit(
            who.role, who.name, who.kind, "byline", block.start + who.start, block.start + who.end
        )
        for block in page.blocks
        if block.role == "byline"
        for who in parse_byline(page.text[block.start : block.end], page.metadata.publisher)
    }
    for credit in page.credits:
        found = shown.pop(credit.name.casefold(), credit)
        yield found if credit.start is None else credit
    yield from shown.values()


def _outside(block: PageBlock) -> PageBlock:
    """A block above the headline: a letter's name, number and date."""
    return block._replace(role="other", is_body=False) if block.is_body else block


def _moved(page: Page, above: str, first: tuple[PageBlock, ...], blocks: list[PageBlock]) -> Page:
    """The page with a text above it: all that points into it moves down."""
    by = len(above)
    shifted = tuple(b._replace(start=b.start + by, end=b.end + by) for b in blocks)
    return replace(
        page,
        text=above + page.text,
        blocks=first + shifted,
        credits=tuple(
            replace(c, start=_plus(c.start, by), end=_plus(c.end, by)) for c in page.credits
        ),
        tags=tuple(replace(t, start=_plus(t.start, by), end=_plus(t.end, by)) for t in page.tags),
        links=tuple(k._replace(start=_plus(k.start, by), end=_plus(k.end, by)) for k in page.links),
    )


def _plus(offset: int | None, by: int) -> int | None:
    return None if offset is None else offset + by
