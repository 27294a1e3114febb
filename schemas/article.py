"""Articles and the parts of their page.

Guarantees that every row names its article, and that offsets are half-open code points of
`articles.text`.
"""

from typing import Literal

from pydantic import Field

from schemas.record import Record
from schemas.types import (
    Completeness,
    Count,
    CreditKind,
    CreditRole,
    Day,
    Id,
    Instant,
    Language,
    LinkKind,
    MetadataSource,
    Offset,
    Ordinal,
    Precision,
    Role,
    Scope,
    Sha256,
    Share,
    TagScheme,
    Text,
    Url,
    Word,
)  # fmt: skip

Change = Literal["first", "typo", "update", "correction", "retraction"]


class Article(
    Record, table="articles", key=["article_id"], refs={"source_id": "sources", "run_id": "runs"}
):
    """One article and its current text."""

    article_id: Id = Field(
        description="Stable identity: a hash of the canonical URL, else of the content."
    )
    revision_no: Ordinal = Field(description="Number of the current revision, from 1.")
    source_id: Sha256 = Field(description="The bytes this text was read from.")
    headline: Text | None = Field(
        description="The article's own headline; null when the page shows none."
    )
    standfirst: Text | None = Field(
        description="The summary that stands between headline and body."
    )
    byline_text: Text | None = Field(
        description="The byline as the page shows it, without its buttons."
    )
    publisher: Text | None = Field(
        description="Who publishes it, as the page or its sidecar names it."
    )
    canonical_url: Url | None = Field(description="The address the publisher calls canonical.")
    language: Language | None = Field(description="Language of the body, BCP 47.")
    source_language: Language | None = Field(
        description="Suspected language of the original of a translation, BCP 47."
    )
    published_at: Instant | None = Field(
        description="When it was published, UTC; null when nobody says so."
    )
    published_on: Day | None = Field(
        description="The day of publication as the page's readers saw it, in the publisher's zone."
    )
    published_precision: Precision | None = Field(
        description="The smallest unit that published_at really knows."
    )
    published_source: MetadataSource = Field(description="Who says when it was published.")
    published_raw: Text | None = Field(description="The date as it was written, zone included.")
    modified_at: Instant | None = Field(description="When the publisher last changed it, UTC.")
    dateline_place: Text | None = Field(
        description="The place a dateline names: BEIRUT (Reuters) -."
    )
    section: Text | None = Field(description="The publisher's section.")
    lead_image_url: Url | None = Field(description="Address of the lead image.")
    is_free: bool | None = Field(description="Whether the publisher says that it is free to read.")
    completeness: Completeness = Field(description="Whether the whole article is on the page.")
    word_count: Count = Field(description="Words of the body.")
    text: Text = Field(
        description="All that the page shows, chrome included; every offset counts in it."
    )
    body_text: str = Field(description="The body blocks, joined by blank lines.")
    content_sha256: Sha256 = Field(
        description="SHA-256 of headline and body, white space folded: the same words, the same hash."
    )
    first_seen_at: Instant = Field(description="When the article was first collected, UTC.")
    run_id: Id = Field(description="The run that wrote this row.")


class Revision(
    Record,
    table="revisions",
    key=["article_id", "revision_no"],
    refs={"article_id": "articles", "source_id": "sources"},
):
    """One version of an article that was ever seen."""

    article_id: Id = Field(description="The article.")
    revision_no: Ordinal = Field(description="Number of the revision, from 1.")
    source_id: Sha256 = Field(description="The bytes this version was read from.")
    seen_at: Instant = Field(description="When this version was collected, UTC.")
    headline: Text | None = Field(description="The headline of this version.")
    text: Text = Field(description="All that the page showed in this version.")
    body_text: str = Field(description="The body blocks of this version, joined by blank lines.")
    is_corrected: bool = Field(description="Whether the page carried a note of correction.")
    content_sha256: Sha256 = Field(description="SHA-256 of headline and body, white space folded.")
    change: Change = Field(
        description="What kind of change made this version out of the one before."
    )
    added_words: Count = Field(
        description="Words of headline and body that the version before lacked."
    )
    removed_words: Count = Field(description="Words of headline and body that this version lost.")


class Block(Record, table="blocks", key=["article_id", "ordinal"], refs={"article_id": "articles"}):
    """A piece of the page, in reading order; blocks cover all of the page but white space and bullets."""

    block_id: Id = Field(description="The block's id: its article and its place in it.")
    article_id: Id = Field(description="The article.")
    ordinal: Ordinal = Field(description="Place in the page, from 0.")
    start: Offset = Field(description="First code point in articles.text.")
    end: Offset = Field(description="Code point after the last in articles.text.")
    text: Text = Field(description="articles.text from start to end.")
    role: Role = Field(description="What the block is on the page.")
    scope: Scope = Field(description="The part of the page that facts found here count for.")
    is_body: bool = Field(description="Whether the block belongs to the article's body.")


class Trace(Record):
    """Where an article names something; the span is null when only the page's markup names it."""

    article_id: Id = Field(description="The article.")
    start: Offset | None = Field(description="First code point in articles.text.")
    end: Offset | None = Field(description="Code point after the last in articles.text.")
    text: Text | None = Field(description="articles.text from start to end.")
    block_id: Id | None = Field(description="The block the span stands in.")
    scope: Scope = Field(description="The part of the page that the row counts for.")
    confidence: Share = Field(description="How sure the rule is, 0 to 1.")
    extractor: Id = Field(description="The rule that wrote the row, name@version.")


class Credit(
    Trace,
    table="credits",
    key=["article_id", "ordinal"],
    refs={"article_id": "articles", "block_id": "blocks"},
):
    """A contributor to an article; the span is null when the name stands only in the markup."""

    ordinal: Ordinal = Field(description="Place among the article's credits, from 0.")
    role: CreditRole = Field(description="What the contributor did.")
    name: Word = Field(description="The name, in normal case, without titles or buttons.")
    kind: CreditKind = Field(
        description="Whether the contributor is a person, an organisation or a desk."
    )
    metadata_source: MetadataSource = Field(description="Who says so.")


class Tag(
    Trace,
    table="tags",
    key=["article_id", "ordinal"],
    refs={"article_id": "articles", "block_id": "blocks"},
):
    """A keyword or section that a publisher gave; the span is null when it stands only in the markup."""

    ordinal: Ordinal = Field(description="Place among the article's tags, from 0.")
    scheme: TagScheme = Field(description="The vocabulary the tag belongs to.")
    code: Word | None = Field(description="The tag's code in its vocabulary.")
    label: Word = Field(description="The tag as a person reads it.")
    relevance: Share | None = Field(
        description="How strongly the article is about it, 0 to 1, where the source says so."
    )
    entity_id: Id | None = Field(description="The entity that the tag names, where known.")
    metadata_source: MetadataSource = Field(description="Who says so.")


class Link(
    Trace,
    table="links",
    key=["article_id", "position"],
    refs={"article_id": "articles", "block_id": "blocks"},
):
    """A link from an article to another page; the span is null when it stands only in the markup."""

    position: Ordinal = Field(description="Place among the article's links, from 0.")
    kind: LinkKind = Field(description="What the link is for.")
    anchor_text: Text | None = Field(description="The words of the link.")
    target_url: Url | None = Field(
        description="Where it leads; null in pasted text, which kept only the words."
    )
    target_article_id: Id | None = Field(
        description="The article it leads to, when the lake holds it."
    )


class Listing(
    Record, table="listings", key=["source_id", "position"], refs={"source_id": "sources"}
):
    """An article that a source lists without its text: a link to fetch."""

    source_id: Sha256 = Field(description="The feed, sitemap or list.")
    position: Ordinal = Field(description="Place among what the source holds, from 0.")
    target_url: Url = Field(description="The address of the article's page.")
    target_article_id: Id = Field(
        description="The id that the article has once it is read: what articles lacks is still to fetch."
    )
    headline: Text | None = Field(description="The headline, as the list gives it.")
    standfirst: Text | None = Field(description="The summary that the list gives.")
    byline_text: Text | None = Field(description="The authors that the list names.")
    publisher: Text | None = Field(description="Who publishes it, as the list says.")
    language: Language | None = Field(description="Language that the list says, BCP 47.")
    published_at: Instant | None = Field(
        description="When it was published, UTC; null when the list does not say."
    )
    published_on: Day | None = Field(
        description="The day of publication as the list prints it, in the publisher's zone."
    )
    published_precision: Precision | None = Field(
        description="The smallest unit that published_at really knows."
    )
    published_raw: Text | None = Field(description="The date as it was written, zone included.")
