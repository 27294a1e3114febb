"""What a format yields: a page's text, the blocks that tile it, and what its metadata says.

Guarantees nothing by itself: `etl.extract` checks a page before it leaves the room.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from schemas.types import (
    Completeness,
    CreditKind,
    CreditRole,
    LinkKind,
    MetadataSource,
    Precision,
    Role,
    Severity,
    TagScheme,
)  # fmt: skip


class PageBlock(NamedTuple):
    """A piece of the page; `start` and `end` are half-open code points of the page's text."""

    start: int
    end: int
    role: Role
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class PageCredit:
    """A contributor; `start` and `end` are None when the name stands only in the metadata."""

    role: CreditRole
    name: str
    kind: CreditKind
    source: MetadataSource
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class PageTag:
    """A keyword or section; without offsets when it stands only in the metadata."""

    scheme: TagScheme
    label: str
    source: MetadataSource
    start: int | None = None
    end: int | None = None
    code: str | None = None
    relevance: float | None = None


class PageLink(NamedTuple):
    """A link out of the page; `target_url` is None in pasted text, which kept only the words."""

    kind: LinkKind
    anchor_text: str
    target_url: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself. None means that it does not say; nothing is guessed."""

    headline: str | None = None
    standfirst: str | None = None
    byline_text: str | None = None
    publisher: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    source_language: str | None = None
    published_at: datetime | None = None  # UTC
    published_on: date | None = None  # the day as readers of the page saw it
    published_precision: Precision | None = None
    published_source: MetadataSource = "none"
    published_raw: str | None = None
    modified_at: datetime | None = None  # UTC
    modified_raw: str | None = None
    dateline_place: str | None = None
    section: str | None = None
    lead_image_url: str | None = None
    is_free: bool | None = None
    completeness: Completeness = "unknown"


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the row should know: a missing date, two sources that disagree."""

    rule: str
    message: str
    column: str | None = None
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class Page:
    """One article as its page shows it. `text` has "\\n" line ends only."""

    text: str
    blocks: tuple[PageBlock, ...]
    metadata: Metadata = Metadata()
    credits: tuple[PageCredit, ...] = ()
    tags: tuple[PageTag, ...] = ()
    links: tuple[PageLink, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    locator: str | None = None
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article that a source names without its text; `metadata` is what the list says of it."""

    url: str
    metadata: Metadata = Metadata()
    charset: str | None = None


class BadSource(Exception):
    """Bytes that a format cannot read: `rule` names the fault, the message says what to do."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
