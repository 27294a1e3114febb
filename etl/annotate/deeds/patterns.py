"""Which event a clause tells: the lexicon's rows, tried on a clause's roles.

Guarantees that the first row of a verb that holds decides, and that an intention, a refusal or a
light verb gives the type that the codebook derives from what is intended, refused or done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.deeds.actors import contents, is_actor, people_of, speakers_of
from etl.annotate.deeds.clauses import Clause, neighbours, noun_slots, read_clause
from etl.annotate.lexicon.events import (
    ACTOR_SECTORS,
    CLASSES,
    NOUNS,
    QUAD_CLASSES,
    VERBS,
    NounRow,
    Sense,
    Term,
    VerbRow,
)  # fmt: skip

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALENDAR = frozenset({"DATE", "TIME"})
_ARMED = frozenset({"MIL", "REB", "COP", "UAF", "CRM"})
_RULING = frozenset({"GOV", "LEG", "JUD", "IGO"})
KINDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "armed": (_ARMED, frozenset({"NORP", "GPE"})),
    "forces": (_ARMED, frozenset()),
    "nations": (frozenset(), frozenset({"NORP", "GPE"})),
    "persons": (frozenset(), frozenset({"PERSON"})),
    "officials": (_RULING, frozenset({"PERSON"})),
    "powers": (_RULING | _ARMED, frozenset({"NORP", "GPE", "PERSON"})),
    "authorities": (_RULING | {"MIL", "COP", "SPY"}, frozenset({"NORP", "GPE", "ORG"})),
    "people": (frozenset(ACTOR_SECTORS.values()), frozenset({"NORP", "PERSON"})),
    "territory": (frozenset(), frozenset({"GPE", "LOC"})),
    "places": (frozenset(), frozenset({"GPE", "LOC", "FAC"})),
}
"""Kinds of nouns (`@armed`): the sectors and the labels of the model that make one."""

INTENT = Sense("AGREE", None, "030")
DEMAND = Sense("REQUEST", None, "100")
REFUSAL = Sense("REJECT", None, "120")
THREAT = Sense("THREATEN", None, "130")


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause tells: its sense, the roles it reads them from, and the words that tell it."""

    sense: Sense
    recipient: tuple[str, ...]
    noun: "Token | None" = None
    inner: Clause | None = None
    is_intent: bool = False
    swaps: bool = False


def matches(token: "Token", words: Iterable[str]) -> bool:
    """Whether a noun is one of the words, or of the classes (`@aid`) or kinds (`actor`) named."""
    if token.ent_type_ in _CALENDAR:  # "in March" is no march
        return False
    lemma = token.lemma_.lower()
    for word in words:
        if word == lemma:
            return True
        if word == "actor":
            if is_actor(token):
                return True
        elif word.startswith("@"):
            if lemma in CLASSES.get(word[1:], ()):
                return True
            if _is_kind(token, lemma, word[1:]):
                return True
    return False


def _is_kind(token: "Token", lemma: str, kind: str) -> bool:
    if kind == "events":
        return event_noun(token) is not None
    sectors, labels = KINDS.get(kind, (frozenset(), frozenset()))
    if ACTOR_SECTORS.get(lemma) in sectors or token.ent_type_ in labels:
        return True
    if kind == "armed" and token.ent_type_ == "ORG":  # a militia, unless the talk is of business
        return sentence_has(token, ("@conflict",))
    return kind == "people" and token.pos_ == "NUM"


def event_noun(token: "Token") -> tuple[NounRow, str] | None:
    """The lexicon's row for a noun, by its longest phrase: "air strike" before "strike"."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in _CALENDAR:
        return None
    lemma = token.lemma_.lower()
    for child in token.lefts:
        if child.dep_ in {"compound", "amod", "nmod"}:
            phrase = f"{child.lower_} {lemma}"
            if phrase in NOUNS:
                return NOUNS[phrase], phrase
    if lemma == "strike" and _is_of_labour(token):
        lemma = "walkout"
    row = NOUNS.get(lemma)
    return (row, lemma) if row else None


def _is_of_labour(token: "Token") -> bool:
    """Whether a strike stops work and not lives, by the words around it."""
    return sentence_has(token, ("@labour",)) and not sentence_has(token, ("@conflict",))


def read_verb(clause: Clause) -> Told | None:
    """What the clause's verb tells, by the first row of the lexicon that holds."""
    lemma = clause.verb.lemma_.lower()
    for row in VERBS.get(lemma, ()):
        if all(_holds(term, clause) for term in row.needs):
            if row.operator == "nothing":
                return None
            told = _apply(row, clause)
            if told:
                return told
    return None


def _holds(term: Term, clause: Clause) -> bool:
    found = any(_alternative(slot, test, words, clause) for slot, test, words in term.alternatives)
    return found != term.is_negated


def _alternative(slot: str, test: str, words: frozenset[str], clause: Clause) -> bool:
    if not test:
        if slot.startswith("-"):
            return slot[1:] not in clause.slots
        if slot == "joint":
            return _is_joint(clause)
        if slot == "held_by":
            return bool(_holders(clause))
        return slot in clause.slots or slot in clause.words
    if slot == "sentence":
        return sentence_has(clause.verb, words)
    tokens = clause.slots.get(slot, ())
    if test == "~":
        return any(c.lemma_.lower() in words for t in tokens for c in t.children)
    if "agent" in words:
        return bool(people_of(tokens))
    if slot == "subj" and "actor" in words:
        return bool(speakers_of(tokens))
    is_thing = slot != "subj"  # a compound does not act: "Iowa ads attacking a senator"
    return any(matches(content, words) for token in tokens for content in contents(token, is_thing))


def sentence_has(verb: "Token", words: Iterable[str]) -> bool:
    """Whether the verb's sentence has one of the words, or of a class (`@conflict`), beside it."""
    lemmas = {token.lemma_.lower() for token in neighbours(verb)}
    return any(
        not lemmas.isdisjoint(CLASSES[word[1:]]) if word.startswith("@") else word in lemmas
        for word in words
    )


def _is_joint(clause: Clause) -> bool:
    subjects = clause.slots.get("subj", ())
    if len(subjects) > 1:
        return True
    return any(t.tag_ in {"NNS", "NNPS"} and is_actor(t) for t in subjects)


def _holders(clause: Clause) -> list["Token"]:
    """Who holds the ground that is moved on: "the province still held by rebels"."""
    found: list[Token] = []
    for slot in ("in", "on", "into", "toward", "towards", "obj"):
        for ground in clause.slots.get(slot, ()):
            for child in ground.children:
                if child.dep_ == "acl" and child.lemma_ in {"hold", "control", "occupy"}:
                    found.extend(noun_slots(ground).get("by", ()))
    if found:
        clause.slots["held_by"] = found
    return found


def _apply(row: VerbRow, clause: Clause) -> Told | None:
    if row.sense is not None:
        is_intent = row.sense.event_type == "AGREE"
        return Told(row.sense, row.recipient, is_intent=is_intent, swaps=row.operator == "swap")
    noun, inner_row = _inner_noun(clause)
    inner = read_inner(clause)
    sense = inner[1].sense if inner else inner_row.sense if inner_row else None
    match row.operator:
        case "do" if noun is not None and inner_row is not None:
            if inner_row.sense.event_type == "ASSAULT" and not _is_violent(clause):
                return None
            return Told(inner_row.sense, (*inner_row.recipient, *row.recipient), noun)
        case "face" if noun is not None and inner_row is not None:
            return Told(inner_row.sense, row.recipient, noun, swaps=True)
        case "intend" | "vow" | "warn" | "fail":
            return _compose(row, sense, inner)
    return None


def _is_violent(clause: Clause) -> bool:
    """Whether an attack is more than words: an armed force's, or told among the words of war."""
    subjects = clause.slots.get("subj", ())
    return any(matches(token, ("@armed",)) for token in subjects) or sentence_has(
        clause.verb, ("@conflict",)
    )


def _compose(row: VerbRow, sense: Sense | None, inner: tuple[Clause, "Told"] | None) -> Told | None:
    """The type of an intention or failure, from the type of what is intended or failed."""
    clause = inner[0] if inner else None
    recipient = (*row.recipient, *(inner[1].recipient if inner else ()))
    cooperates = sense is not None and QUAD_CLASSES[sense.event_type] <= 2
    if row.operator == "fail":
        return Told(REFUSAL, recipient, inner=clause) if cooperates else None
    if row.operator == "warn" and (sense is None or cooperates):
        return None
    if sense is None:
        return Told(INTENT, recipient, is_intent=True) if row.operator == "intend" else None
    return Told(intended(sense), recipient, inner=clause, is_intent=True)


def intended(sense: Sense) -> Sense:
    """What it is to intend something: cooperation is AGREE, conflict is THREATEN."""
    if QUAD_CLASSES[sense.event_type] <= 2:
        return sense if sense.event_type == "AGREE" else INTENT
    return sense if sense.event_type in {"REQUEST", "ACCUSE", "REJECT"} else THREAT


def _inner_noun(clause: Clause) -> "tuple[Token | None, NounRow | None]":
    for slot in ("obj", "in", "under"):
        for token in clause.slots.get(slot, ()):
            found = event_noun(token)
            if found:
                return token, found[0]
    return None, None


def read_inner(clause: Clause) -> tuple[Clause, Told] | None:
    """What the clause's complement tells: "agreed to withdraw"."""
    for complement in clause.slots.get("comp", ()):
        inner = read_clause(complement)
        told = read_verb(inner)
        if told:
            return inner, told
    return None
