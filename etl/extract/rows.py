"""From a page to the rows that tell of it.

Guarantees that what a sidecar says stands above what the page says, and that one article has one
identity: its canonical URL, else its own words.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from etl.extract.identity import article_identity
from etl.extract.language import settled_language
from etl.extract.page import Metadata, Note, Page
from schemas import Record
from schemas.article import Article, Block, Credit, Link, Revision, Tag
from schemas.ledger import Finding, Source
from schemas.sidecar import Sidecar, instant
from schemas.types import Role, Scope, hash_id

EXTRACTOR = "page@1"

_SCOPES: dict[Role, Scope] = {
    "headline": "headline",
    "standfirst": "standfirst",
    "caption": "caption",
    "tag": "tag",
    "read_also": "linked_item",
    "related_heading": "linked_item",
    "related_item": "linked_item",
}

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a span stands: its block and scope."""

    block_id: str | None
    scope: Scope


def rows(source: Source, page: Page, sidecar: Sidecar) -> Iterator[Record]:
    """The article, its first revision, and its blocks, credits, tags, links and findings."""
    article = _article(source, page, sidecar)
    yield article
    yield _revision(article, page)
    blocks = [
        _block(article.article_id, n, page, b.start, b.end) for n, b in enumerate(page.blocks)
    ]
    yield from blocks
    yield from _traces(article.article_id, page, blocks)
    yield from _findings(article, page)


def scope_of(role: Role, *, is_body: bool) -> Scope:
    """The part of the page that facts found in a block count for."""
    return "body" if is_body else _SCOPES.get(role, "other")


def _article(source: Source, page: Page, sidecar: Sidecar) -> Article:
    said = with_sidecar(page.metadata, sidecar)
    body_text = "\n\n".join(page.text[b.start : b.end] for b in page.blocks if b.is_body)
    words = " ".join(f"{said.headline or ''}\n{body_text or page.text}".split())
    content_sha256 = hashlib.sha256(words.encode()).hexdigest()
    url = said.canonical_url or sidecar.url or page.url
    return Article(
        article_id=article_identity(url, content_sha256),
        revision_no=1,
        source_id=source.source_id,
        headline=said.headline,
        standfirst=said.standfirst,
        byline_text=said.byline_text,
        publisher=said.publisher,
        canonical_url=url,
        language=sidecar.language or settled_language(said.language, body_text or page.text),
        source_language=said.source_language,
        published_at=said.published_at,
        published_on=said.published_on or (said.published_at and said.published_at.date()),
        published_precision=said.published_precision,
        published_source=said.published_source,
        published_raw=said.published_raw,
        modified_at=said.modified_at,
        dateline_place=said.dateline_place,
        section=said.section,
        lead_image_url=said.lead_image_url,
        is_free=said.is_free,
        completeness=said.completeness,
        word_count=len(_WORD.findall(body_text)),
        text=page.text,
        body_text=body_text,
        content_sha256=content_sha256,
        first_seen_at=source.first_seen_at,
        run_id=source.run_id,
    )


def with_sidecar(said: Metadata, sidecar: Sidecar) -> Metadata:
    """What a page says of itself, after what its sidecar says of it."""
    said = replace(
        said,
        publisher=sidecar.publisher or said.publisher,
        canonical_url=said.canonical_url or sidecar.url,
    )
    if sidecar.published_at is None:
        return said
    moment, has_time = instant(sidecar.published_at)
    return replace(
        said,
        published_at=moment,
        published_on=date.fromisoformat(sidecar.published_at[:10]),
        published_precision="second" if has_time else "day",
        published_source="sidecar",
        published_raw=sidecar.published_at,
    )


def _revision(article: Article, page: Page) -> Revision:
    return Revision(
        article_id=article.article_id,
        revision_no=1,
        source_id=article.source_id,
        seen_at=article.first_seen_at,
        headline=article.headline,
        text=article.text,
        body_text=article.body_text,
        is_corrected=any(block.role == "correction_note" for block in page.blocks),
        content_sha256=article.content_sha256,
        change="first",
        added_words=len(_WORD.findall(article.headline or "")) + article.word_count,
        removed_words=0,
    )


def _block(article_id: str, ordinal: int, page: Page, start: int, end: int) -> Block:
    block = page.blocks[ordinal]
    return Block(
        block_id=f"{article_id}:{ordinal}",
        article_id=article_id,
        ordinal=ordinal,
        start=start,
        end=end,
        text=page.text[start:end],
        role=block.role,
        scope=scope_of(block.role, is_body=block.is_body),
        is_body=block.is_body,
    )


def _traces(article_id: str, page: Page, blocks: list[Block]) -> Iterator[Record]:
    """Credits, tags and links, in the order the page gives them."""
    for ordinal, credit in enumerate(page.credits):
        yield Credit(
            **_span(article_id, page, blocks, credit.start, credit.end),
            ordinal=ordinal,
            role=credit.role,
            name=credit.name,
            kind=credit.kind,
            metadata_source=credit.source,
        )
    for ordinal, tag in enumerate(page.tags):
        yield Tag(
            **_span(article_id, page, blocks, tag.start, tag.end),
            ordinal=ordinal,
            scheme=tag.scheme,
            code=tag.code,
            label=tag.label,
            relevance=tag.relevance,
            entity_id=None,
            metadata_source=tag.source,
        )
    for position, link in enumerate(page.links):
        target = article_identity(link.target_url, "") if link.target_url else None
        yield Link(
            **_span(article_id, page, blocks, link.start, link.end),
            position=position,
            kind=link.kind,
            anchor_text=link.anchor_text or None,
            target_url=link.target_url,
            target_article_id=target if link.kind != "image" else None,
        )


def _span(
    article_id: str, page: Page, blocks: list[Block], start: int | None, end: int | None
) -> dict[str, Any]:
    seen = start is not None and end is not None
    place = _place(blocks, start) if start is not None else _Place(None, "other")
    return {
        "article_id": article_id,
        "start": start,
        "end": end,
        "text": page.text[start:end] if seen else None,
        "block_id": place.block_id,
        "scope": place.scope,
        "confidence": 1.0 if not seen else 0.9,
        "extractor": EXTRACTOR,
    }


def _place(blocks: list[Block], start: int) -> _Place:
    """Where a span stands that starts there; blocks are in order."""
    number = bisect_right(blocks, start, key=attrgetter("start")) - 1
    if number < 0 or start >= blocks[number].end:
        return _Place(None, "other")
    return _Place(blocks[number].block_id, blocks[number].scope)


def _findings(article: Article, page: Page) -> Iterator[Finding]:
    dated = article.published_at is not None
    for note in (*_language_notes(page.metadata.language, article.language), *page.notes):
        if not (dated and note.rule == "missing_publication_date"):
            yield finding(article.run_id, "extract", note, article.article_id)


def _language_notes(said: str | None, read: str | None) -> Iterator[Note]:
    if said and read and said.split("-")[0] != read.split("-")[0]:
        message = f"The page says that it is in {said}; it was read as {read}."
        yield Note("language_contradicts_page", message, "language", "info")


def finding(run_id: str, suite: str, note: Note, article_id: str | None = None) -> Finding:
    """A note as a row; the same note of the same article in the same run has the same id."""
    told = f"{run_id}|{suite}|{note.rule}|{note.column}|{note.message}|{article_id}"
    return Finding(
        finding_id=hash_id(told),
        run_id=run_id,
        suite=suite,
        expectation=note.rule,
        column=note.column,
        severity=note.severity,
        success=False,
        observed=note.message,
        article_id=article_id,
    )
