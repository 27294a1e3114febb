"""Who acts and who is acted upon in the event that a verb tells.

Guarantees that nobody is on both sides, and that the nearest phrase that names somebody decides.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from etl.annotate.deeds.actors import (
    BEFALLS_SOMEBODY,
    DOERS,
    OWNERS,
    contents,
    doers_of,
    first_people,
    is_actor,
    is_headcount,
    is_measure,
    is_place,
    people_of,
    speakers_of,
)  # fmt: skip
from etl.annotate.deeds.clauses import (
    Clause,
    Slots,
    add_preposition,
    coordinated,
    neighbours,
    noun_slots,
    read_clause,
)
from etl.annotate.deeds.patterns import Told
from etl.annotate.lexicon.events import CLASSES

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_MEANS = frozenset({"AID", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types whose subject may be what they are done with: "Israeli bulldozers demolished"."""

_ON_PLACES = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
"""Types whose recipient may be ground or a building."""

_NAMED_ONLY = frozenset({"CONSULT", "COOPERATE", "AGREE", "MOBILIZE"})
"""Types whose object's phrase tells a subject or place, not who takes part: "talks in Germany"."""

_FARTHEST = 40
"""Tokens after a verb in which its prepositions are looked for."""

_CLAUSAL = frozenset({"advcl", "pcomp", "relcl", "ccomp", "parataxis", "nsubj", "nsubjpass"})

_CONCERNED = ("iobj", "to", "obj", "with", "from", "against", "on", "for", "in", "into")
"""Where a complement names whom it concerns, best first."""


def read_actors(clause: Clause, told: Told) -> "list[Token]":
    """Who does what the clause tells."""
    subjects = clause.slots.get("subj", ())
    if told.sense.event_type in _BY_MEANS:
        actors = people_of(subjects, slots=OWNERS)
    else:
        actors = speakers_of(subjects)
    if actors or not clause.is_passive or told.sense.event_type in _BY_MEANS:
        return actors  # a Scottish hero was tortured, and not by the Scots
    return [  # "UN sanctions against Iran were lifted"
        token
        for noun in clause.slots.get("obj", ())
        if not is_actor(noun)
        for token in doers_of(noun)
        if token.dep_ in {"poss", "amod", "compound"}
    ]


def read_recipients(clause: Clause, told: Told, actors: "Sequence[Token]") -> "list[Token]":
    """To whom it is done: by the lexicon's slots, then by whom the objects' phrases name."""
    takes_places = told.sense.event_type in _ON_PLACES
    for slots in _sources(clause, told):
        for name in told.recipient:
            if name == "comp":
                people = _complement_people(clause)
            elif name == "obj!":  # whom one kills or arrests is somebody, by whatever noun
                things = clause.slots.get("obj", ())
                people = [t for t in things if _is_somebody(t) and not is_measure(t)]
            elif name == "obj" and "obj!" in told.recipient:  # and not whom his phrase names
                people = _befallen(slots.get("obj", ()))
            else:
                people = first_people(slots, (name,), takes_places)
            if people := _others(people, actors):
                return people
    if told.sense.event_type == "PROTEST":
        return _protested(clause)
    if told.sense.event_type in _NAMED_ONLY:
        return []
    helped = _helped(clause.verb) if told.sense.event_type == "AID" else []
    if people := _others(helped, actors):
        return people
    doers = DOERS if told.noun is None else tuple(d for d in DOERS if d not in OWNERS)
    people = [t for thing in clause.slots.get("obj", ()) for t in doers_of(thing, doers)]
    return _others(people, actors)


def _befallen(objects: "Sequence[Token]") -> "list[Token]":
    """Those to whom a deed is done: the objects themselves, or whom they count."""
    found = []
    for thing in objects:
        named = [n for t in contents(thing, with_compounds=False) for n in coordinated(t)]
        counted = [t for t in named if is_actor(t)]
        if is_actor(thing) or is_headcount(thing):
            found.append(thing)
        elif counted:
            found.extend(counted)
        elif is_place(thing) or (_is_somebody(thing) and not is_measure(thing)):
            found.append(thing)
    return found


def _is_somebody(token: "Token") -> bool:
    lemma = token.lemma_.lower()
    return token.pos_ in {"NOUN", "NUM"} and not any(lemma in CLASSES[name] for name in _WORDS)


_WORDS = ("claims", "policies", "demands", "deals")
"""Classes of nouns for what is said and not for who says it."""


def _others(people: "Sequence[Token]", actors: "Sequence[Token]") -> "list[Token]":
    """Those who are not, and do not only repeat, an actor."""
    names = {actor.text for actor in actors}
    return [token for token in people if token not in actors and token.text not in names]


def _sources(clause: Clause, told: Told) -> Iterator[Slots]:
    """Where recipients are looked for: noun, verb, complement, then the objects' own phrases."""
    if told.noun is not None:
        yield noun_slots(told.noun)
    yield clause.slots
    if told.inner is not None:
        yield told.inner.slots
    for source in (clause, told.inner):
        for thing in source.slots.get("obj", ()) if source else ():
            for content in contents(thing):
                slots = noun_slots(content)
                if told.sense.event_type == "ACCUSE" and content.lemma_ in BEFALLS_SOMEBODY:
                    slots = {"by": slots.get("by", [])}
                yield slots
                yield from (noun_slots(noun) for noun in slots.get("of", ()))
    yield _prepositions(clause.verb)


def _prepositions(verb: "Token") -> Slots:
    """The prepositions after a verb, whatever the parser hangs them on, up to the next clause."""
    slots: Slots = {}
    for token in verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + _FARTHEST)]:
        if token.dep_ in _CLAUSAL:
            break
        if token.dep_ == "prep" and token.lower_ not in {"of", "in", "at"}:
            add_preposition(token, slots)
    return slots


def _complement_people(clause: Clause) -> "list[Token]":
    """Whom a complement concerns: its own subject, else its object."""
    for complement in clause.slots.get("comp", ()):
        own = [c for c in complement.children if c.dep_ in {"nsubj", "nsubjpass"} and is_actor(c)]
        people = own or first_people(read_clause(complement).slots, _CONCERNED, takes_places=False)
        if people:
            return people
    return []


def _helped(verb: "Token") -> "list[Token]":
    """Whom aid is for, wherever the clause says so: "to pay for relief for people in Yemen"."""
    for token in verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + _FARTHEST)]:
        if token.dep_ in {"parataxis", "nsubj", "nsubjpass"}:
            break
        if is_actor(token) and token.dep_ in {"pobj", "dobj"} and token.pos_ != "PRON":
            return [token]
    return []


def _protested(clause: Clause) -> "list[Token]":
    """Whom a protest is against, wherever its clause says so: "in protest against"."""
    for token in neighbours(clause.verb):
        if token.dep_ == "prep" and token.lower_ == "against":
            return people_of(child for child in token.children if child.dep_ == "pobj")
        if token.lemma_ == "protest" and token.pos_ == "VERB" and token.i != clause.verb.i:
            return people_of(child for child in token.children if child.dep_ == "dobj")
    return []
