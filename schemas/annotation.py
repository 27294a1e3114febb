"""Facts that an article states, each with the characters that state it.

Guarantees that every row of a `Span` table slices back to its page and knows its scope.
"""

from typing import Literal

from pydantic import Field

from schemas.record import Record
from schemas.types import (
    Amount,
    Country,
    Day,
    Id,
    Latitude,
    Longitude,
    Offset,
    Ordinal,
    Scope,
    Share,
    Text,
    Word,
)  # fmt: skip

EntityType = Literal[
    "person", "organisation", "place", "group", "facility", "event", "product", "work"
]
MentionKind = Literal["name", "role", "demonym", "metonym", "pronoun"]
TimexType = Literal["date", "time", "duration", "set"]
TimePrecision = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "year",
    "decade",
    "century",
]
QuoteKind = Literal["direct", "partial", "indirect"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT",
]  # fmt: skip
Modality = Literal["actual", "future", "hypothetical", "negated", "historical"]
Side = Literal["actor", "recipient"]
Sector = Literal[
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "IGO", "IMG", "MED", "EDU", "BUS",
    "CRM", "CVL", "ELI", "LAB", "LEG", "HRI", "REF", "REL", "UAF", "UNK",
]  # fmt: skip
FigureKind = Literal[
    "KILL", "WOUND", "DISPLACED", "ARREST", "KIDNAP", "MISSING", "PROTEST", "AFFECT", "EVACUATE",
    "SICKENED", "SEIZE", "MONEY", "PERCENT", "AMOUNT",
]  # fmt: skip


class Span(Record):
    """A stretch of an article that states something."""

    article_id: Id = Field(description="The article.")
    start: Offset = Field(description="First code point in articles.text.")
    end: Offset = Field(description="Code point after the last in articles.text.")
    text: Text = Field(description="articles.text from start to end.")
    block_id: Id = Field(description="The block the span stands in.")
    scope: Scope = Field(description="The part of the page that the row counts for.")
    confidence: Share = Field(description="How sure the rule is, 0 to 1.")
    extractor: Id = Field(description="The rule that wrote the row, name@version.")


class Entity(Record, table="entities", key=["entity_id"]):
    """Someone or something that articles name, over all articles."""

    entity_id: Id = Field(
        description="Wikidata QID when linked, gn:<GeoNames id> for other places, else a stable local id."
    )
    entity_type: EntityType = Field(description="What kind of thing it is.")
    canonical_name: Word = Field(description="Its usual English name, or the longest form seen.")
    wikidata_qid: Id | None = Field(description="Wikidata item.")
    geonames_id: Id | None = Field(description="GeoNames id.")
    country_iso3: Country | None = Field(description="Country it is in, or of, ISO 3166-1 alpha-3.")
    iso_3166_2: Id | None = Field(description="First-order division, ISO 3166-2.")
    latitude: Latitude | None = Field(description="Degrees north, WGS 84.")
    longitude: Longitude | None = Field(description="Degrees east, WGS 84.")
    feature_code: Id | None = Field(description="GeoNames feature code.")
    sector: Sector | None = Field(description="PLOVER sector of an actor.")
    office: Word | None = Field(description="Office held, as the knowledge base names it.")
    redirect_id: Id | None = Field(description="The entity that this one was later found to be.")


class Mention(
    Span,
    table="mentions",
    key=["article_id", "start", "end"],
    refs={"article_id": "articles", "block_id": "blocks", "entity_id": "entities"},
):
    """A place in an article that names an entity."""

    entity_id: Id | None = Field(description="The entity; null when it cannot be told.")
    entity_type: EntityType = Field(description="What kind of thing is named.")
    kind: MentionKind = Field(description="How it is named.")
    is_metonym: bool = Field(
        description="A capital that stands for its government: kept off the map."
    )
    link_method: Word | None = Field(description="The rule that found the entity.")
    link_score: Share | None = Field(description="How sure the link is, 0 to 1.")
    reason: Word | None = Field(description="Why there is no entity, or a place no coordinates.")


class TimeExpression(
    Span,
    table="time_expressions",
    key=["article_id", "start", "end"],
    refs={"article_id": "articles", "block_id": "blocks"},
):
    """A time that an article names, as TimeML writes it."""

    timex_type: TimexType = Field(description="TIMEX3 type.")
    timex_value: Word = Field(
        description="TIMEX3 value (ISO 8601); an unanchored weekday is XXXX-WXX-5."
    )
    anchor: Word | None = Field(
        description="What a relative time was resolved against: published_at, or another expression's text."
    )
    starts_on: Day | None = Field(description="First day meant.")
    ends_on: Day | None = Field(description="Last day meant, inclusive.")
    precision: TimePrecision | None = Field(description="The smallest unit that is known.")
    is_resolved: bool = Field(description="Whether the calendar time is known.")
    reason: Word | None = Field(description="Why it is not resolved.")


class Quote(
    Span,
    table="quotes",
    key=["article_id", "start", "end"],
    refs={
        "article_id": "articles",
        "block_id": "blocks",
        "speaker_entity_id": "entities",
        "addressee_entity_id": "entities",
        "attributed_via_entity_id": "entities",
    },
):
    """Words an article attributes to someone; the span is the content, without its quote marks."""

    kind: QuoteKind = Field(
        description="direct: a whole quoted clause; partial: quoted words within the writer's sentence; indirect: no quote marks."
    )
    cue_text: Text | None = Field(description="The words that attribute it, as written.")
    cue_lemma: Word | None = Field(description="Lemma of the cue's head.")
    cue_start: Offset | None = Field(description="First code point of the cue in articles.text.")
    cue_end: Offset | None = Field(description="Code point after the cue's last.")
    speaker_text: Text | None = Field(
        description="Who says it, as written; null when nobody is named."
    )
    speaker_start: Offset | None = Field(
        description="First code point of the speaker in articles.text."
    )
    speaker_end: Offset | None = Field(description="Code point after the speaker's last.")
    speaker_entity_id: Id | None = Field(description="The entity who says it.")
    addressee_entity_id: Id | None = Field(description="The entity it is said to.")
    attributed_via_entity_id: Id | None = Field(
        description="The source of the source: according to the Turkish presidency."
    )
    via_text: Text | None = Field(description="That source as written.")


class Event(
    Span,
    table="events",
    key=["event_id"],
    refs={
        "article_id": "articles",
        "block_id": "blocks",
        "place_entity_id": "entities",
        "claimed_by_entity_id": "entities",
    },
):
    """Something that an article says happened, will or may happen, or did not; the span is the clause."""

    event_id: Id = Field(description="Hash of article, trigger and type.")
    event_type: EventType = Field(description="PLOVER event type.")
    mode: Word | None = Field(description="PLOVER mode.")
    context: list[Word] = Field(description="PLOVER contexts.")
    cameo_code: Id | None = Field(description="Nearest CAMEO code.")
    quad_class: int = Field(
        ge=1,
        le=4,
        description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
    )
    plover_score: float = Field(
        ge=-10, le=10, description="Conflict-cooperation score of the type, -10 to 10."
    )
    modality: Modality = Field(description="Whether the article says that it happened.")
    occurs_from: Day | None = Field(description="First day it is said to occur.")
    occurs_to: Day | None = Field(description="Last day it is said to occur, inclusive.")
    place_entity_id: Id | None = Field(description="Where.")
    claimed_by_entity_id: Id | None = Field(
        description="According to whom; null when the article says it in its own voice."
    )
    trigger_text: Text = Field(description="The word or words that tell the event.")
    trigger_start: Offset = Field(description="First code point of the trigger in articles.text.")
    trigger_end: Offset = Field(description="Code point after the trigger's last.")
    cluster_id: Id = Field(description="The same event told again has the same cluster.")


class Participant(
    Span,
    table="participants",
    key=["event_id", "side", "ordinal"],
    refs={
        "article_id": "articles",
        "block_id": "blocks",
        "event_id": "events",
        "entity_id": "entities",
    },
):
    """Who acts, or is acted upon, in an event."""

    event_id: Id = Field(description="The event.")
    side: Side = Field(description="Who does it, or to whom it is done.")
    ordinal: Ordinal = Field(description="Place on its side, from 0.")
    entity_id: Id | None = Field(description="The entity; null when it cannot be told.")
    country_iso3: Country | None = Field(
        description="The participant's country, ISO 3166-1 alpha-3."
    )
    sector: Sector | None = Field(description="The participant's PLOVER sector.")


class Figure(
    Span,
    table="figures",
    key=["article_id", "start", "end"],
    refs={
        "article_id": "articles",
        "block_id": "blocks",
        "event_id": "events",
        "place_entity_id": "entities",
    },
):
    """A number of people, money or things that an article reports."""

    kind: FigureKind = Field(description="GKG count type, or MONEY, PERCENT, AMOUNT.")
    value_min: Amount | None = Field(description="Lowest value meant.")
    value_best: Amount | None = Field(description="The value, where one is named.")
    value_max: Amount | None = Field(description="Highest value meant.")
    is_approximate: bool = Field(description="Whether the article gives it as approximate.")
    unit: Word | None = Field(
        description="Unit: person, ISO 4217 code, %, or the unit's usual name."
    )
    object_text: Text | None = Field(description="What is counted, as written.")
    event_id: Id | None = Field(description="The event it belongs to.")
    place_entity_id: Id | None = Field(description="Where.")
    claimed_by_entity_id: Id | None = Field(description="According to whom.")
    cluster_id: Id = Field(description="The same figure reported again has the same cluster.")
