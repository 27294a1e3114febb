"""Events that a noun tells by itself: "talks between X and Y", "the offensive of the army".

Guarantees that a nominal event is published only with those who take part in it, and not when it
is merely feared, wanted or called for.
"""

from typing import TYPE_CHECKING

from etl.annotate.deeds.actors import first_people, people_of
from etl.annotate.deeds.clauses import Slots, noun_slots
from etl.annotate.deeds.modality import is_unreal_noun
from etl.annotate.deeds.patterns import event_noun, matches, sentence_has
from etl.annotate.lexicon.events import NounRow

if TYPE_CHECKING:
    from spacy.tokens import Token

_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_DONE_BY_OWNER = frozenset({
    "offensive", "visit", "withdrawal", "retreat", "surrender", "resignation", "protest", "pullout",
    "demonstration",
})  # fmt: skip
"""Nouns whose "of" names who does it and not whom it befalls."""

_PASSING = frozenset({"during", "after", "before", "following", "since", "in", "at", "amid"})


def read_noun(noun: "Token") -> tuple[NounRow, list["Token"], list["Token"]] | None:
    """The lexicon's row for an event noun, its actors and recipients; None when it tells none."""
    found = event_noun(noun)
    if found is None or noun.dep_ in {"compound", "amod", "appos"} or is_unreal_noun(noun):
        return None
    row, phrase = found
    slots = noun_slots(noun)
    event_type = row.sense.event_type
    between = [t for side in people_of(slots.get("between", ())) for t in _sides(side)]
    if event_type == "ASSAULT" and not sentence_has(noun, ("@conflict", "@public")):
        between = [t for t in between if t.ent_type_ in {"GPE", "NORP"}]
    if len(between) > 1 or (between and between[0].tag_ == "NNS"):
        return row, list(dict.fromkeys(between)), []
    lemma = phrase.rpartition(" ")[2]
    actors = first_people(slots, _actor_slots(lemma), takes_places=False)
    recipients = _recipients(row, slots, lemma, actors)
    if event_type in _MUTUAL or event_type == "SUPPORT":
        actors = [t for t in actors if t.ent_type_ or t.dep_ == "poss" or t.dep_ == "pobj"]
        return (row, actors, recipients) if (actors and recipients) or len(actors) > 1 else None
    if event_type == "ASSAULT":
        if not sentence_has(noun, ("@conflict",)) and not _is_armed(actors):
            return None
        is_aimed = bool(recipients) and (lemma != "war")
        is_done = bool(actors) and lemma in _DONE_BY_OWNER
        return (row, actors, recipients) if (is_aimed and actors) or is_done else None
    if event_type in {"PROTEST", "RETREAT", "COERCE"} and lemma in _DONE_BY_OWNER and actors:
        return row, actors, recipients
    return (row, actors, recipients) if actors and recipients else None


def _is_armed(actors: list["Token"]) -> bool:
    return any(matches(token, ("@armed",)) for token in actors)


def _sides(token: "Token") -> list["Token"]:
    """Both sides of a phrase that parsers take for one: "Ethiopia and Tigrayan rebels"."""
    first = [
        child
        for child in token.children
        if child.ent_type_ in {"GPE", "NORP"} and any(c.dep_ == "cc" for c in child.children)
    ]
    return [*first[:1], token]


def _actor_slots(lemma: str) -> tuple[str, ...]:
    if lemma in _DONE_BY_OWNER:
        return ("by", "poss", "of", "mod")
    return ("by", "poss", "mod", "from")


def _recipients(row: NounRow, slots: Slots, lemma: str, actors: list["Token"]) -> list["Token"]:
    names = tuple(n for n in row.recipient if not (n == "of" and lemma in _DONE_BY_OWNER))
    takes_places = row.sense.event_type in {"ASSAULT", "COERCE"}
    names = tuple(n for n in names if n != "in")
    return [t for t in first_people(slots, names, takes_places) if t not in actors]


def refers_back(noun: "Token") -> bool:
    """Whether a noun only points at an event told elsewhere: "during his conversation with"."""
    is_definite = any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these"})
        for c in noun.children
    )
    return is_definite and noun.dep_ == "pobj" and noun.head.lower_ in _PASSING
