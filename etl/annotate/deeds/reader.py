"""The events of one parsed block.

Guarantees that one occurrence is read once: a verb with its event noun, an air strike with the
deaths in it, and an intention with what is intended are one event each.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.annotate.deeds.actors import people_of, speakers_of, stand_in
from etl.annotate.deeds.assertions import is_asserted, is_habit
from etl.annotate.deeds.cast import Cast
from etl.annotate.deeds.circumstances import Circumstances
from etl.annotate.deeds.clauses import Clause, read_clause
from etl.annotate.deeds.modality import SPEECH, governors, read_modality
from etl.annotate.deeds.nouns import read_noun, refers_back
from etl.annotate.deeds.patterns import DEMAND, REFUSAL, Told, event_noun, intended, read_verb
from etl.annotate.deeds.phrases import dateline_end, past_dateline
from etl.annotate.deeds.readings import Occurrence, Reading, complete
from etl.annotate.deeds.roles import read_actors, read_recipients
from etl.annotate.deeds.triggers import read_triggers
from etl.annotate.document import Document
from etl.annotate.lexicon.events import QUAD_CLASSES, Sense
from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

    from schemas.annotation import Modality

_VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
"""Types whose complement is what is said or wanted, not what happened."""


_AIRCRAFT = frozenset({"warplane", "jet", "drone", "aircraft", "helicopter", "bomber", "plane"})
_INSTRUMENTS = ("in", "by", "with", "during", "subj")
_USED = (*_INSTRUMENTS, "obj", "on")

ToldByVerb = dict[int, tuple[Clause, Told]]


def read_block(document: Document, parse: Parse, cast: Cast) -> Iterator[Reading]:
    """The events of a block: demands, then verbs, then nouns, each in order."""
    triggers = read_triggers(parse)
    if not (triggers.verbs or triggers.nouns or triggers.demanded):
        return
    around = Circumstances(document, parse, cast)
    for occurrence in _occurrences(triggers.verbs, triggers.nouns, triggers.demanded, around):
        reading = complete(occurrence, around)
        if reading is not None:
            yield reading


def _occurrences(
    verbs: "list[Token]", nouns: "list[Token]", demanded: "list[Token]", around: Circumstances
) -> Iterator[Occurrence]:
    told: ToldByVerb = {}
    written = dateline_end(around.parse.block.text)
    for verb in verbs:
        clause = read_clause(verb)
        if "subj" in clause.slots:
            subjects = (past_dateline(token, verb, written) for token in clause.slots["subj"])
            clause.slots["subj"] = list(dict.fromkeys(stand_in(token) for token in subjects))
        found = read_verb(clause)
        if found is not None:
            told[verb.i] = (clause, found)
    used = _used(told)
    for verb in demanded:
        used.add(verb.i)
        yield from _demand(verb)
    for i, (clause, found) in told.items():
        if i not in used and not _is_content(clause.verb, told):
            yield from _told_by_verb(clause, found, around)
    for noun in nouns:
        if noun.i not in used and not _is_content(noun, told):
            yield from _told_by_noun(noun)


def _used(told: ToldByVerb) -> set[int]:
    """Tokens that an event has to itself: its noun, its complement, its instrument."""
    used: set[int] = set()
    for clause, found in told.values():
        if found.noun is not None:
            used.add(found.noun.i)
        if found.inner is not None:
            used.add(found.inner.verb.i)
        if QUAD_CLASSES[found.sense.event_type] in {2, 4}:
            for slot in _USED:
                used.update(t.i for t in clause.slots.get(slot, ()) if event_noun(t))
    return used


def _is_content(token: "Token", told: ToldByVerb) -> bool:
    """Whether a trigger stands in what another event says, wants or alleges."""
    for head, dep in governors(token):
        if dep in {"nsubj", "nsubjpass", "advcl", "parataxis"}:
            return False
        if dep == "conj":  # "accused him of killing and bombing", but "accused him and left"
            if head.i in told:
                return False
            continue
        if head.i in told and told[head.i][1].sense.event_type in _VERBAL:
            return True
    return False


def _told_by_verb(clause: Clause, told: Told, around: Circumstances) -> Iterator[Occurrence]:
    verb = clause.verb
    modality = read_modality(verb)
    is_prose = around.parse.block.scope == "body"
    if not is_asserted(clause, told, modality) or (is_prose and is_habit(verb, told)):
        return
    told, modality = _with_intent(told, modality, verb)
    actors = read_actors(clause, told)
    recipients = read_recipients(clause, told, actors)
    if told.swaps:
        actors, recipients = recipients, actors
    sense, instrument = _with_instrument(told.sense, clause)
    content = clause.first("comp") if sense.event_type in _VERBAL else None
    inner = (told.inner.verb, told.inner.first("obj")) if told.inner else ()
    shown = (instrument, clause.first("obj"), content, *inner)
    extent = [token for token in shown if token is not None]
    whole = Occurrence(
        sense, modality, _trigger(verb, told), actors, recipients,
        extent, content.lemma_ if content is not None else "",
    )  # fmt: skip
    for group, is_part, times_from in around.split(clause, recipients):
        if told.swaps:
            yield replace(whole, times_from=times_from)
            return
        yield replace(whole, recipients=group, is_part=is_part, times_from=times_from)


def _trigger(verb: "Token", told: Told) -> "list[Token]":
    """The words that tell the event: verb, particle, event noun."""
    particles = [child for child in verb.children if child.dep_ == "prt"]
    return [verb, *particles, *([told.noun] if told.noun is not None else [])]


def _with_intent(told: Told, modality: "Modality", verb: "Token") -> "tuple[Told, Modality]":
    """An act in the future is an intention, an act that somebody will not do a refusal."""
    if modality == "future":
        return replace(told, sense=intended(told.sense)), modality
    if modality == "actual" and told.is_intent:
        is_promise = told.sense.event_type in {"AGREE", "THREATEN"}
        return told, "future" if is_promise and told.inner is not None else modality
    is_refused = modality == "negated" and any(
        c.lower_ in {"will", "wo", "would"} for c in verb.children
    )
    if is_refused and QUAD_CLASSES[told.sense.event_type] <= 2:
        return replace(told, sense=REFUSAL), "future"
    return told, modality


def _with_instrument(sense: Sense, clause: Clause) -> "tuple[Sense, Token | None]":
    """The mode that a verb leaves open and a noun names: "killed in air strikes"."""
    if sense.event_type == "ASSAULT" and not sense.mode:
        for slot in _INSTRUMENTS:
            for token in clause.slots.get(slot, ()):
                found = event_noun(token)
                if found and found[0].sense.event_type == "ASSAULT":
                    row = found[0].sense
                    return replace(sense, mode=row.mode, cameo=row.cameo), token
                if any(child.lower_ == "suicide" for child in token.children):
                    return replace(sense, mode="suicide-attack", cameo="1831"), None
                if token.lemma_.lower() in _AIRCRAFT:
                    return replace(sense, mode="aerial", cameo="195"), None
    return sense, None


def _demand(verb: "Token") -> Iterator[Occurrence]:
    """A demand in reported speech: "the minister said that Libya must hand them over"."""
    if verb.head.lemma_ not in SPEECH:
        return
    speakers = speakers_of(read_clause(verb.head).slots.get("subj", ()))
    subjects = [t for t in read_clause(verb).slots.get("subj", ()) if t.pos_ != "PRON"]
    asked = people_of(t for t in subjects if t not in speakers)
    if speakers and asked:
        yield Occurrence(
            DEMAND, "actual", [verb], speakers, asked, content=verb.lemma_, times_from=[verb.head]
        )


def _told_by_noun(noun: "Token") -> Iterator[Occurrence]:
    found = read_noun(noun)
    if found is not None:
        row, actors, recipients = found
        yield Occurrence(
            row.sense, "actual", [noun], actors, recipients,
            extent=[noun.head] if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" else [],
            times_from=[noun], refers_back=refers_back(noun),
        )  # fmt: skip
