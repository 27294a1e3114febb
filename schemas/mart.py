"""Reports: one class each, filled by `etl/marts/<table>.sql`.

Guarantees that a report's columns have the names and types its class gives them.
"""

from pydantic import Field

from schemas.record import Record
from schemas.types import (
    Amount,
    Count,
    Day,
    Id,
    Instant,
    Latitude,
    Longitude,
    Offset,
    Share,
    TagScheme,
    Text,
    Url,
    Word,
)

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


class LinksToFetch(Mart, mart="links_to_fetch"):
    """Articles that feeds and lists name, and that the lake does not hold."""

    target_url: Url = Field(description="The address of the article's page.")
    headline: Text | None = Field(description="The headline, as the list gives it.")
    publisher: Text | None = Field(description="Who publishes it, as the list says.")
    published_at: Instant | None = Field(description="When it was published, UTC.")
    first_listed_at: Instant = Field(description="When a source that lists it was first seen, UTC.")
    source_count: Count = Field(description="Sources that list it.")


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


class Alias(Mart, mart="aliases"):
    """A name that an entity goes by in the articles."""

    entity_id: Id = Field(description="The entity.")
    alias: Word = Field(description="The name, as written.")
    kind: Word = Field(description="How it names the entity: name, role, demonym, metonym.")
    language: Word | None = Field(description="Language of the articles.")
    mention_count: Count = Field(description="Times it is used.")


class CopiedEvents(Mart, mart="copied_events"):
    """Events that a copy repeats from an article of its cluster that came before."""

    event_id: Id = Field(description="The event, as the copy tells it.")
    article_id: Id = Field(description="The copy.")
    cluster_id: Id = Field(description="Its cluster in events.")
    first_cluster_id: Id = Field(description="Its cluster where it was told first: count by this.")


class CopiedFigures(Mart, mart="copied_figures"):
    """Figures that a copy repeats from an article of its cluster that came before."""

    article_id: Id = Field(description="The copy.")
    start: Offset = Field(description="First code point of the figure in articles.text.")
    end: Offset = Field(description="Code point after its last.")
    cluster_id: Id = Field(description="Its cluster in figures.")
    first_cluster_id: Id = Field(description="Its cluster where it was told first: count by this.")


class WhoSaidWhat(Mart, mart="who_said_what"):
    """What was said, by whom, to whom and according to whom; linked stories left out."""

    speaker: Word | None = Field(description="The speaker's usual name, or as written.")
    kind: Word = Field(description="direct, partial or indirect.")
    words: Word = Field(description="The words, cut at 500 characters.")
    cue: Word | None = Field(description="The verb that attributes them.")
    addressee: Word | None = Field(description="To whom.")
    according_to: Word | None = Field(description="The source of the source.")
    published_at: Instant | None = Field(description="When the article was published, UTC.")
    headline: Word | None = Field(description="The article.")
    article_id: Id = Field(description="The article.")
    start: Count = Field(description="First code point of the words in articles.text.")


class WhoDidWhat(Mart, mart="who_did_what"):
    """Events told by articles themselves, each cluster once, with both sides."""

    cluster_id: Id = Field(description="The event, told however often.")
    event_type: Word = Field(description="PLOVER event type.")
    mode: Word | None = Field(description="PLOVER mode.")
    modality: Word = Field(description="Whether it is said to have happened.")
    actors: Word | None = Field(description="Who did it.")
    recipients: Word | None = Field(description="To whom.")
    occurs_from: Day | None = Field(description="First day it is said to occur.")
    place: Word | None = Field(description="Where.")
    claimed_by: Word | None = Field(
        description="According to whom; null when an article says it in its own voice."
    )
    told_count: Count = Field(description="Times it is told.")
    article_count: Count = Field(description="Articles that tell it.")
    evidence: Word = Field(description="One clause that tells it, cut at 500 characters.")


class EventsByDay(Mart, mart="events_by_day"):
    """Clusters of events by the day they occur, or else of publication, and type."""

    occurs_on: Day | None = Field(description="The day; null when neither is known.")
    event_type: Word = Field(description="PLOVER event type.")
    quad_class: Count = Field(description="1 verbal cooperation to 4 material conflict.")
    cluster_count: Count = Field(description="Events.")


class ReportedFigures(Mart, mart="reported_figures"):
    """People reported killed, wounded, displaced …, each figure once; linked stories left out."""

    kind: Word = Field(description="GKG count type.")
    value_min: Amount | None = Field(description="Lowest value meant.")
    value_best: Amount | None = Field(description="The value named.")
    value_max: Amount | None = Field(description="Highest value meant.")
    object_text: Word | None = Field(description="Who or what is counted.")
    place: Word | None = Field(description="Where.")
    occurs_on: Day | None = Field(description="The event's day, or else the day of publication.")
    claimed_by: Word | None = Field(description="According to whom.")
    article_count: Count = Field(description="Articles that report it.")
    evidence: Word = Field(description="The words that state it.")
    article_id: Id = Field(description="One article that states it.")


class Stories(Mart, mart="stories"):
    """Texts that stand in more than one article: copies, reprints and updates, each text once."""

    cluster_id: Id = Field(description="The cluster: the article_id of its first article.")
    headline: Word | None = Field(description="Headline of the first.")
    publisher: Word | None = Field(description="Publisher of the first.")
    first_published_at: Instant | None = Field(description="When it was first published, UTC.")
    last_published_at: Instant | None = Field(description="When it was last published, UTC.")
    article_count: Count = Field(description="Articles that have it.")
    publisher_count: Count = Field(description="Publishers that have it, as far as they are named.")
    update_count: Count = Field(
        description="Articles that a publisher printed after another of its own."
    )
    publishers: Word | None = Field(description="The publishers.")


class PlacesOnMap(Mart, mart="places_on_map"):
    """Places that articles themselves name as places: metonyms, tags and linked stories left out."""

    entity_id: Id = Field(description="The place.")
    name: Word = Field(description="Its usual name.")
    latitude: Latitude = Field(description="Degrees north, WGS 84.")
    longitude: Longitude = Field(description="Degrees east, WGS 84.")
    country_iso3: Word | None = Field(description="Its country.")
    mention_count: Count = Field(description="Times it is named.")
    article_count: Count = Field(description="Articles that name it.")


class CoverageByLayer(Mart, mart="coverage_by_layer"):
    """How many articles each layer coded, and why not the others."""

    layer: Word = Field(description="The table of facts.")
    status: Word = Field(description="coded, nothing_found or not_coded.")
    reason: Word | None = Field(description="Why it was not coded.")
    article_count: Count = Field(description="Articles.")
    row_count: Count = Field(description="Rows.")
