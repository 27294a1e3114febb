"""Composes a page from the fields of a record: headline, standfirst, byline, body, captions.

Guarantees a text that reads from top to bottom, and blocks that tile it in order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Final

from etl.extract.bylines import Contributor, parse_byline
from etl.extract.field_values import LONGEST_LABEL, line
from etl.extract.headlines import squeezed
from etl.extract.page import (
    BadSource,
    Metadata,
    Note,
    Page,
    PageBlock,
    PageCredit,
    PageLink,
    PageTag,
)  # fmt: skip
from etl.extract.page_says import page_says
from etl.extract.passages import BODY_ROLES, Passage
from etl.extract.photo_credits import parse_credit
from schemas.types import LinkKind, MetadataSource, Role, TagScheme

MISSING_DATE: Final = Note(
    "missing_publication_date",
    "Neither the record nor its text says when the article was published.",
    column="published_at",
)
DATE_FIELDS: Final = (
    "published_at", "published_on", "published_precision", "published_source", "published_raw",
)  # fmt: skip
"""The columns that tell of one date: they are taken together or not at all."""


@dataclass(slots=True)
class Composition:
    """A page under construction; `publisher` is the site's own name, which no person bears."""

    publisher: str | None = None
    parts: list[str] = field(default_factory=list)
    blocks: list[PageBlock] = field(default_factory=list)
    credits: list[PageCredit] = field(default_factory=list)
    tags: list[PageTag] = field(default_factory=list)
    links: list[PageLink] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _length: int = 0

    def add(self, role: Role, text: str | None, separator: str = "\n\n") -> int | None:
        """Appends a block of one line; gives where it starts, None when there is nothing to add."""
        words = line(text)
        if words is None:
            return None
        before = separator if self.blocks else separator.lstrip("\n")
        start = self._length + len(before)
        self._length = start + len(words)
        self.parts += (before, words)
        is_body = role in BODY_ROLES
        self.blocks.append(PageBlock(start, self._length, role, is_body))
        return start

    def add_byline(self, byline: str | None, names: Sequence[str], source: MetadataSource) -> None:
        """Appends the byline, by default the names, and credits who is named."""
        shown = line(byline) or line(", ".join(names))
        start = self.add("byline", shown)
        if shown is None or start is None:
            return
        if not names:
            self._credit(parse_byline(shown, self.publisher), start, source)
        for name in names:
            place = shown.find(name)
            at = start + place if place >= 0 else None
            self._credit(parse_byline(name, self.publisher, is_field=True), at, source)

    def add_byline_names(self, names: Iterable[str]) -> None:
        """Credits authors whom only a field names, without showing them."""
        for name in names:
            self._credit(parse_byline(name, self.publisher, is_field=True), None, "meta")

    def add_passages(self, body: Iterable[Passage]) -> None:
        """Appends a body: its blocks, its links, and the credits of its pictures."""
        for passage in body:
            start = self.add(passage.role, passage.text, passage.separator)
            if start is None:
                continue
            if passage.role == "credit":
                self._credit(parse_credit(passage.text), start, "page")
            elif passage.role == "byline":
                self._credit(parse_byline(passage.text, self.publisher), start, "byline")
            kind: LinkKind = "read_also" if passage.role == "read_also" else "inline"
            for first, last, target in passage.links:
                words = passage.text[first:last]
                self.links.append(PageLink(kind, words, target, start + first, start + last))

    def add_caption(self, caption: str | None, credit: str | None) -> None:
        """Appends a picture's caption and below it the line that says whose picture it is."""
        above = self.add("caption", caption)
        start = self.add("credit", credit, "\n\n" if above is None else "\n")
        if credit and start is not None:
            found = parse_credit(credit) or parse_byline(credit, self.publisher, is_field=True)
            self._credit((_as_photographer(who) for who in found), start, "page")

    def credit_pictures(self, names: Iterable[str]) -> None:
        """Credits photographers whom a field names, where a caption shows them."""
        shown = [block for block in self.blocks if block.role in ("caption", "credit")]
        text = "".join(self.parts)
        for name in names:
            places = [text.find(name, block.start, block.end) for block in shown]
            at = next((place for place in places if place >= 0), None)
            found = parse_byline(name, self.publisher, is_field=True)
            self._credit((_as_photographer(who) for who in found), at, "meta")

    def add_tags(self, labels: Iterable[str], scheme: TagScheme, source: MetadataSource) -> None:
        """Adds keywords that only the record's fields name."""
        held = {(tag.scheme, tag.label) for tag in self.tags}
        for label in labels:
            if 0 < len(label) <= LONGEST_LABEL and (scheme, label) not in held:
                held.add((scheme, label))
                self.tags.append(PageTag(scheme, label, source))

    def page(self, told: Metadata, url: str | None, charset: str | None = None) -> Page:
        """The page; what the record does not tell is taken from what its text says.

        Raises `BadSource` where the record holds no words of an article.
        """
        if not any(block.is_body for block in self.blocks):
            where = f" ({url})" if url else ""
            raise BadSource(
                "no_full_text",
                f"The record {told.headline or 'without a title'!r} carries no text of its article:"
                f" save the page it leads to{where}.",
            )
        text = "".join(self.parts)
        shown, doubts = page_says(text, self.blocks)
        merged = _merged(replace(told, publisher=told.publisher or self.publisher), shown)
        notes = list(self.notes)
        if merged.published_at is None:
            notes += doubts or (MISSING_DATE,)
        return Page(
            text, tuple(self.blocks), merged, tuple(self.credits), tuple(self.tags),
            tuple(self.links), tuple(notes), url=url, charset=charset,
        )  # fmt: skip

    def _credit(
        self, people: Iterable[Contributor], at: int | None, source: MetadataSource
    ) -> None:
        held = {(credit.role, credit.name.casefold()) for credit in self.credits}
        for who in people:
            if (who.role, who.name.casefold()) not in held and len(who.name) <= LONGEST_LABEL:
                held.add((who.role, who.name.casefold()))
                start, end = (None, None) if at is None else (at + who.start, at + who.end)
                self.credits.append(PageCredit(who.role, who.name, who.kind, source, start, end))


def is_told(summary: str, body: str) -> bool:
    """Whether a summary is only the opening of the body, as feeds' software makes it."""
    opening = squeezed(summary)[:80]
    return not opening or squeezed(body[: 20 * len(opening) + 400]).startswith(opening)


def _as_photographer(who: Contributor) -> Contributor:
    return replace(who, role="photographer" if who.kind == "person" else "agency")


def _merged(told: Metadata, shown: Metadata) -> Metadata:
    """What is told, and beside it what is shown; the four columns of a date stay together."""
    names = [f.name for f in fields(Metadata) if f.name not in (*DATE_FIELDS, "completeness")]
    values = {
        name: getattr(told, name) if getattr(told, name) is not None else getattr(shown, name)
        for name in names
    }
    dated = told if told.published_at is not None else shown
    values |= {name: getattr(dated, name) for name in DATE_FIELDS}
    is_known = told.completeness != "unknown"
    values["completeness"] = told.completeness if is_known else shown.completeness
    return Metadata(**values)
