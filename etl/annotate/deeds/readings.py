"""An event as one clause tells it, complete with its people and circumstances.

Guarantees that an occurrence becomes an event only when those who take part in it make it one: a
demand needs somebody who demands, a meeting two who meet, and words of private people no event.
"""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from etl.annotate.deeds.circumstances import Circumstances
from etl.annotate.deeds.clauses import neighbours
from etl.annotate.deeds.modality import claimant
from etl.annotate.deeds.parties import Party, read_parties
from etl.annotate.deeds.patterns import intended
from etl.annotate.deeds.promotion import is_promotion
from etl.annotate.lexicon.events import CLASSES, CONTEXTS, Sense
from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

    from schemas.annotation import Mention, Modality, TimeExpression

_NEEDS_ACTOR = frozenset({
    "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "AID",
    "YIELD", "RETREAT", "SANCTION", "CONSULT", "COOPERATE",
})  # fmt: skip
_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_ADDRESSED = frozenset({"SUPPORT", "ACCUSE", "AID"})
"""Types that say little without the one they are meant for."""

_PLANS = CLASSES["deals"] | CLASSES["policies"]
"""What is supported without anybody who is."""

_LISTENERS = frozenset({
    "reporter", "journalist", "media", "press", "newspaper", "crowd", "friend", "baby", "fan",
    "viewer", "audience",
})  # fmt: skip
"""Those to whom one speaks without consulting them."""

_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "IGO", "PTY", "OPP", "REL"})
"""Whose journeys are visits; others merely travel."""

_CRIME_INQUIRY = "091"
"""The CAMEO code of an inquiry into misdeeds, which is one whoever did them."""

_COURT = frozenset({"charge", "indict", "arraign", "convict", "prosecute", "impeach", "find"})
"""Verbs of justice, which tell whom it befalls and leave out who does it: "was charged with"."""

_SIGNING = "057"
"""The CAMEO code of a signature, which takes two as a meeting does."""

_DECLARED = frozenset({"AGREE", "THREATEN", "REJECT", "REQUEST", "SANCTION"})
"""Types that a public actor's word alone makes an event."""

_BEFALLS = frozenset({"release", "expel", "ease", "return"})
"""Modes that are told of whom they befall alone: "two hostages were freed"."""

_LONGEST_TRIGGER = 6
"""Tokens between a light verb and its noun up to which both are the trigger."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What the reader found in a clause, before it is known who and where its words mean."""

    sense: Sense
    modality: "Modality"
    trigger: "list[Token]"
    actors: "list[Token]"
    recipients: "list[Token]"
    extent: "list[Token]" = field(default_factory=list)
    """Further words of the clause that its evidence must show."""
    content: str = ""
    """What is asked, promised or threatened: its verb's lemma."""
    times_from: "list[Token]" = field(default_factory=list)
    is_part: bool = False
    """Whether the verb tells several events, one for each recipient."""
    refers_back: bool = False
    """Whether a noun only points at an event told elsewhere."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One event as one clause tells it."""

    parse: Parse
    occurrence: Occurrence
    modality: "Modality"
    trigger_start: int
    trigger_end: int
    start: int
    end: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    time: "TimeExpression | None"
    place: "Mention | None"
    claimed_by: str | None
    context: tuple[str, ...]
    confidence: float

    @property
    def sense(self) -> Sense:
        """The event's type, mode and CAMEO code."""
        return self.occurrence.sense


def complete(occurrence: Occurrence, around: Circumstances) -> Reading | None:
    """The occurrence as an event; None when those who take part do not make it one."""
    actors = read_parties(occurrence.actors, around.parse, around.cast)
    keys = {party.key for party in actors}
    recipients = tuple(
        party
        for party in read_parties(occurrence.recipients, around.parse, around.cast)
        if party.key not in keys or party.entity_id is None
    )
    if not _is_defensible(occurrence, actors, recipients):
        return None
    if is_promotion(occurrence, actors, recipients, around.parse, around.cast):
        return None
    trigger = sorted(occurrence.trigger, key=lambda token: token.i)
    if trigger[-1].i - trigger[0].i > _LONGEST_TRIGGER:
        trigger = occurrence.trigger[:1]
    base = around.parse.block.start
    start, end = base + trigger[0].idx, base + trigger[-1].idx + len(trigger[-1])
    time = around.time(occurrence.times_from)
    occurrence = _as_planned(occurrence, around, time)
    place = around.place([*occurrence.trigger, *occurrence.extent])
    spans = [(start, end), *((p.start, p.end) for p in (*actors, *recipients))]
    spans += [(row.start, row.end) for row in (time, place) if row is not None]
    spans += [(base + t.idx, base + t.idx + len(t)) for t in occurrence.extent]
    return Reading(
        parse=around.parse,
        occurrence=occurrence,
        modality=around.dated(occurrence.modality, time),
        trigger_start=start,
        trigger_end=end,
        start=min(s for s, _ in spans),
        end=max(e for _, e in spans),
        actors=actors,
        recipients=recipients,
        time=time,
        place=place,
        claimed_by=_claimed_by(occurrence, around),
        context=_contexts(trigger[0]),
        confidence=_confidence(actors, recipients, occurrence.refers_back),
    )


def _as_planned(
    occurrence: Occurrence, around: Circumstances, time: "TimeExpression | None"
) -> Occurrence:
    """The occurrence as an intention where its day is yet to come: "when they meet on Monday"."""
    is_told = occurrence.trigger[0].tag_ in {"VBD", "VBN", "VB"}  # an infinitive by its governor
    if is_told or occurrence.modality != "actual" or not around.is_to_come(time):
        return occurrence
    return replace(occurrence, sense=intended(occurrence.sense), modality="future")


def _is_defensible(
    occurrence: Occurrence, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> bool:
    """Whether enough of those who take part is told, and it concerns public life."""
    kind, mode = occurrence.sense.event_type, occurrence.sense.mode
    everyone = (*actors, *recipients)
    is_public = (
        any(p.is_public for p in everyone)
        or sum(p.is_named and p.sector != "CVL" for p in everyone) > 1
    )
    is_noun = occurrence.trigger[0].pos_ == "NOUN"
    if not actors and (is_noun or occurrence.modality in {"hypothetical", "negated"}):
        return False
    if mode == "visit" and not any(p.sector in _OFFICIAL for p in actors):
        return False
    is_told_alone = mode == "disapprove" or occurrence.sense.cameo == _CRIME_INQUIRY
    is_declared = any(p.is_public for p in actors)
    has_both = bool(actors and recipients) or len({p.key for p in actors}) > 1
    if kind in {"CONSULT", "YIELD"} and not is_public:
        return False
    if kind == "CONSULT" and any(t.lemma_ in _LISTENERS for t in occurrence.recipients):
        return False
    if kind in _MUTUAL or occurrence.sense.cameo == _SIGNING:
        is_alone = mode == "multilateral" and bool(actors) and occurrence.modality == "actual"
        return is_public and (is_alone or has_both or (bool(actors) and _is_joint(occurrence)))
    is_court = occurrence.trigger[0].lemma_ in _COURT and not occurrence.actors
    if kind == "SUPPORT":
        is_told_alone = any(token.lemma_ in _PLANS for token in occurrence.extent)
    if kind == "ACCUSE" and is_court and recipients:
        return True
    if kind in _ADDRESSED:
        return (is_public and has_both) or (is_told_alone and is_declared)
    if kind in _DECLARED:
        return is_declared or (is_public and has_both)
    if kind in _NEEDS_ACTOR and not (mode in _BEFALLS and recipients):
        return bool(actors)
    return bool(everyone)


def _is_joint(occurrence: Occurrence) -> bool:
    """Whether a plural acts together: "the leaders met"."""
    return occurrence.trigger[0].pos_ == "VERB" and any(
        token.tag_ in {"NNS", "NNPS"} for token in occurrence.actors
    )


def _claimed_by(occurrence: Occurrence, around: Circumstances) -> str | None:
    speaker = claimant(occurrence.trigger[0])
    if speaker is None:
        return around.quoted_speaker(around.parse.block.start + occurrence.trigger[0].idx)
    parties = read_parties([speaker], around.parse, around.cast)
    return parties[0].entity_id if parties else None


def _contexts(token: "Token") -> tuple[str, ...]:
    lemmas = (t.lemma_.lower() for t in (token, *neighbours(token)))
    return tuple(sorted({CONTEXTS[lemma] for lemma in lemmas if lemma in CONTEXTS}))


def _confidence(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], refers_back: bool
) -> float:
    """How sure the reading is: 0.75, and 0.07 more for each side that is linked to an entity.

    The type alone is right in nine of ten events of the development sentences, whoever is linked;
    with participants, time and place it is fewer.
    """
    linked = sum(any(p.entity_id for p in side) for side in (actors, recipients))
    return round(0.75 + 0.07 * linked - (0.15 if refers_back else 0.0), 2)
