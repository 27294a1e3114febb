"""Reports: one class each, filled by `etl/marts/<table>.sql`.

Guarantees that a report's columns have the names and types its class gives them.
"""

from pydantic import Field

from schemas.record import Record
from schemas.types import Count, Day, Id, Instant, Share, TagScheme, Word

MARTS: dict[str, type["Mart"]] = {}
"""Every report by name."""


class Mart(Record):
    """A report over the lake: a query's rows, made anew at every publication."""

    def __init_subclass__(cls, *, mart: str, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.table = mart
        MARTS[mart] = cls


class ArticlesByDay(Mart, mart="articles_by_day"):
    """Articles of a publisher on a day."""

    publisher: Word | None = Field(description="The publisher; null when no page says.")
    published_on: Day | None = Field(description="Day of publication, UTC; null when unknown.")
    article_count: Count = Field(description="Articles.")
    word_count: Count = Field(description="Words of their bodies.")


class RunHealth(Mart, mart="run_health"):
    """What each run saw, and what became of it."""

    run_id: Id = Field(description="The run.")
    status: Word = Field(description="How it ended.")
    started_at: Instant = Field(description="When it started, UTC.")
    seconds: float = Field(ge=0, le=1e9, description="How long it took, in seconds.")
    source_count: Count = Field(description="Sources seen.")
    published_count: Count = Field(description="Sources published.")
    unchanged_count: Count = Field(description="Sources already in the lake.")
    rejected_count: Count = Field(description="Sources rejected.")
    warning_count: Count = Field(description="Expectations that warned.")
    critical_count: Count = Field(description="Expectations that held the run.")


class RejectsByRule(Mart, mart="rejects_by_rule"):
    """How often each rule rejected something, and what to do about it."""

    stage: Word = Field(description="The step that rejected.")
    rule: Word = Field(description="The rule.")
    open_count: Count = Field(description="Rejects still open.")
    replayed_count: Count = Field(description="Rejects that a later run took in.")
    example_uri: Word | None = Field(description="One of them.")
    example_message: Word = Field(description="What that one was told.")


class TagCounts(Mart, mart="tag_counts"):
    """How many articles carry a tag."""

    scheme: TagScheme = Field(description="The vocabulary.")
    label: Word = Field(description="The tag.")
    article_count: Count = Field(description="Articles.")


class MetadataCompleteness(Mart, mart="metadata_completeness"):
    """How many articles of an intake know each fact about themselves."""

    intake: Word = Field(description="The format they came in.")
    metadata_field: Word = Field(description="The column of articles.")
    article_count: Count = Field(description="Articles.")
    known_count: Count = Field(description="Articles that know it.")
    known_share: Share = Field(description="Share of articles that know it.")
