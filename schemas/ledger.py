"""What came in, what each run did with it, and what is wrong with it.

Guarantees that every source is accounted for: published, unchanged, or rejected with a reason.
"""

from typing import Literal

from pydantic import Field

from schemas.record import Record
from schemas.types import (
    ByteCount,
    Count,
    Id,
    Instant,
    Intake,
    Ordinal,
    Severity,
    Sha256,
    Text,
    Url,
    Word,
)  # fmt: skip

Stage = Literal["collect", "extract", "annotate", "audit", "publish"]
RunStatus = Literal["published", "held", "failed"]
RejectStatus = Literal["open", "replayed", "waived"]
CoverageStatus = Literal["coded", "nothing_found", "not_coded"]


class Run(Record, table="runs", key=["run_id"]):
    """One run of the job, and the law it kept: sources = published + unchanged + rejected."""

    run_id: Id = Field(description="The run.")
    verb: Literal["run", "retry", "rebuild"] = Field(description="What was asked for.")
    status: RunStatus = Field(description="How it ended.")
    code_version: Id = Field(description="Version of Dateline.")
    schema_version: Id = Field(description="Hash of all table definitions.")
    started_at: Instant = Field(description="When it started, UTC.")
    ended_at: Instant = Field(description="When it was published or held, UTC.")
    source_count: Count = Field(description="Sources seen.")
    published_count: Count = Field(description="Sources published.")
    unchanged_count: Count = Field(description="Sources already in the lake.")
    rejected_count: Count = Field(description="Sources rejected.")
    article_count: Count = Field(description="Articles written or replaced.")
    row_counts: Text = Field(description="Rows written, a JSON object from table to count.")


class Source(Record, table="sources", key=["source_id"], refs={"run_id": "runs"}):
    """Bytes that were seen, kept for ever under their hash."""

    source_id: Sha256 = Field(description="SHA-256 of the bytes.")
    uri: Url = Field(description="Where they were found: a path within the inbox, or an address.")
    fetched_at: Instant | None = Field(
        description="When they were fetched, UTC, where the source says so."
    )
    media_type: Word | None = Field(
        description="What the content shows them to be; null when it cannot be told."
    )
    intake: Intake | None = Field(description="The format that read them; null when none did.")
    charset: Word | None = Field(description="The character encoding they were read in.")
    byte_count: ByteCount = Field(description="How many bytes.")
    record_locator: Word | None = Field(description="Where in an archive they stand.")
    rights: Word | None = Field(description="Rights, as the sidecar states them.")
    sidecar: Text | None = Field(description="The sidecar, as JSON.")
    first_seen_at: Instant = Field(description="Start of the run that first saw them, UTC.")
    ordinal: Ordinal = Field(
        description="Place in that run, from 0: versions of an article are told apart by it."
    )
    run_id: Id = Field(description="The run that read them last.")


class Reject(Record, table="rejects", key=["reject_id"]):
    """Something that could not be taken in, and what to do about it."""

    reject_id: Id = Field(description="Hash of stage, rule and what was rejected.")
    stage: Stage = Field(description="The step that rejected it.")
    rule: Id = Field(description="The rule it breaks.")
    field: Word | None = Field(description="The field at fault.")
    message: Text = Field(description="What is wrong and what to do, in a sentence.")
    source_id: Sha256 | None = Field(description="The bytes, kept under this hash.")
    uri: Url | None = Field(description="Where they were found.")
    article_id: Id | None = Field(description="The article, when it got so far.")
    record: Text | None = Field(description="The rejected record, as JSON.")
    first_run_id: Id = Field(description="The run that first rejected it.")
    last_run_id: Id = Field(description="The run that last rejected it.")
    status: RejectStatus = Field(
        description="open, replayed once a later run took it in, or waived."
    )


class Finding(
    Record, table="findings", key=["finding_id"], refs={"run_id": "runs", "article_id": "articles"}
):
    """What an expectation saw, or what a reader of an article should know."""

    finding_id: Id = Field(description="Hash of run, expectation and what it speaks of.")
    run_id: Id = Field(description="The run that found it.")
    suite: Id = Field(description="The table audited, or the step that noted it.")
    expectation: Word = Field(description="The expectation, or the rule of the note.")
    column: Word | None = Field(description="The column it speaks of.")
    severity: Severity = Field(
        description="critical holds the run; warning is recorded; info is for the record."
    )
    success: bool = Field(description="Whether the expectation was met.")
    observed: Text | None = Field(description="What was seen.")
    article_id: Id | None = Field(description="The article it speaks of.")


class Coverage(
    Record, table="coverage", key=["article_id", "layer"], refs={"article_id": "articles"}
):
    """Whether a layer of facts was coded for an article, and if not, why."""

    article_id: Id = Field(description="The article.")
    layer: Word = Field(description="The table of facts.")
    status: CoverageStatus = Field(description="coded, nothing_found, or not_coded.")
    reason: Text | None = Field(description="Why it was not coded.")
    row_count: Count = Field(description="Rows the layer holds for the article.")
    extractor: Id = Field(description="The annotator, name@version.")
