"""What a cue without quotation marks says: the clause, request or thing that completes it.

Guarantees that content lies outside quotation marks at its head and never holds the cue itself,
but for an aside in the middle of its sentence.
"""

from typing import TYPE_CHECKING

from etl.annotate.lexicon.speakers import DOCUMENTS
from etl.annotate.speech.attribution import SILENCE, VERBS
from etl.annotate.speech.reading import (
    COMPLEMENTS,
    OBJECTS,
    SUBJECTS,
    Cue,
    Reading,
    subtree,
)
from etl.annotate.speech.verb_forms import any_subject, is_finite, is_gerund, is_infinitive, states

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset(("NOUN", "PROPN"))
_OF_SOMEBODY = frozenset(("accuse", "liken", "compare"))
"""Verbs whose object is what is spoken about, not who is spoken to."""
_OF_DEEDS = frozenset(("promise", "pledge", "vow", "threat", "demand", "call", "plea", "proposal"))
"""Nouns whose infinitive is what is promised or asked for."""
_FOUND = OBJECTS | COMPLEMENTS | {"prep"}
_TELLING = frozenset(("discuss", "elaborate", "identify", "give", "provide"))


def that_clause(reading: Reading, cue: Cue) -> range | None:
    """She said that it rains; It rains, she said."""
    is_adjective = cue.token.pos_ == "ADJ"
    beside = [c for c in cue.token.head.rights if c.i > cue.token.i] if is_adjective else []
    for child in (*cue.token.rights, *beside, *cue.token.lefts):
        if child.dep_ in COMPLEMENTS and states(child):
            if reading.inside[child.i] or (child.i < cue.start and not _is_set_off(cue)):
                return None
            if child.i > cue.start and any_subject(child) is None and _is_aside(cue):
                return None  # the boat, he told us, is safe
            return _complement(child, cue)
    return None


def _is_aside(cue: Cue) -> bool:
    """Whether commas set off the cue with its speaker."""
    start = _start_of(cue)
    return start > cue.token.sent.start and cue.token.doc[start - 1].text == ","


def to_clause(reading: Reading, cue: Cue) -> range | None:
    """He urged them to stay; he vowed to stay. "Declined to comment" says nothing."""
    for child in cue.token.rights:
        if child.dep_ in COMPLEMENTS and is_infinitive(child) and not reading.inside[child.i]:
            lemma = child.lemma_.lower()
            if cue.lemma in SILENCE and (lemma in VERBS["en"] or lemma in _TELLING):
                return None
            return _complement(child, cue)
        if child.dep_ == "advcl" and is_infinitive(child):
            mark = next((c for c in child.lefts if c.lower_ == "for"), None)
            if mark is not None and not reading.inside[child.i]:
                return range(mark.i + 1, child.right_edge.i + 1)  # calls for them to resign
    return None


def noun_clause(reading: Reading, cue: Cue) -> range | None:
    """What a possessed noun announces: his claim that it rains, her promise to come."""
    for child in cue.token.rights:
        is_that = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)
        is_due = cue.lemma in _OF_DEEDS and child.dep_ == "acl" and is_infinitive(child)
        if is_due and not reading.inside[child.i]:
            return subtree(child)
        if is_that and child.dep_ in ("acl", "ccomp", "relcl") and not reading.inside[child.i]:
            return subtree(child)
    return None


def object_of(reading: Reading, cue: Cue) -> range | None:
    """The ministry announced the arrival; the arrival was announced by the ministry."""
    for child in cue.token.rights:
        if child.dep_ in OBJECTS and child.pos_ in _NOMINAL and not reading.inside[child.i]:
            return subtree(child)
    for child in cue.token.lefts:
        if child.dep_ == "nsubjpass" and child.pos_ in _NOMINAL and not reading.inside[child.i]:
            return range(child.left_edge.i, child.i + 1)
    return None


def shown(reading: Reading, cue: Cue) -> range | None:
    """What a poll or paper shows or finds, in other words than a clause: found him in third place."""
    if cue.speaker is None or cue.speaker.head.lemma_.lower() not in DOCUMENTS:
        return None
    parts = [c for c in cue.token.rights if c.dep_ in _FOUND]
    if not any(c.dep_ in OBJECTS or c.dep_ in COMPLEMENTS for c in parts):
        return None
    if reading.inside[parts[0].i]:
        return None
    return range(max(cue.end, parts[0].left_edge.i), parts[-1].right_edge.i + 1)


def position(reading: Reading, cue: Cue) -> range | None:
    """What somebody is for or against, other than a person or body: supports a ban, raising taxes."""
    for child in cue.token.rights:
        is_thing = child.dep_ in OBJECTS and child.pos_ == "NOUN" and not child.ent_type_
        if (is_thing or (child.dep_ == "xcomp" and is_gerund(child))) and not reading.inside[
            child.i
        ]:
            return subtree(child)
    return None


def prepositional(reading: Reading, cue: Cue) -> range | None:
    """She called for calm, warned of floods, spoke against the plan, accused him of theft."""
    for child in cue.token.rights:
        is_spoken_about = cue.lemma in _OF_SOMEBODY and child.dep_ in OBJECTS
        if is_spoken_about and not reading.inside[child.i] and _holds_preposition(cue, child):
            return subtree(child)
        if child.dep_ == "prep" and child.lower_ in cue.patterns:
            for inner in child.rights:
                if inner.dep_ in ("pobj", "pcomp") and not reading.inside[inner.i]:
                    whole = _with_object(cue, child) if cue.lemma in _OF_SOMEBODY else None
                    return whole or subtree(inner)
    return None


def _holds_preposition(cue: Cue, noun: "Token") -> bool:
    return any(c.dep_ == "prep" and c.lower_ in cue.patterns for c in noun.rights)


def described(reading: Reading, cue: Cue) -> range | None:
    """Object and predicate together: described him as a friend."""
    for child in cue.token.rights:
        if child.dep_ == "prep" and child.lower_ == "as" and not reading.inside[child.i]:
            return _with_object(cue, child)
    return None


def named(reading: Reading, cue: Cue) -> range | None:
    """Object and name together: called the vote a farce."""
    for child in cue.token.rights:
        if reading.inside[child.i]:
            continue
        if child.dep_ == "oprd":
            return _with_object(cue, child)
        is_verbless = child.dep_ == "ccomp" and child.pos_ not in ("VERB", "AUX")
        if is_verbless and any(c.dep_ in SUBJECTS for c in child.lefts):
            return subtree(child)
        if child.dep_ in OBJECTS and any(c.dep_ in ("appos", "amod") for c in child.rights):
            return subtree(child)  # called him, a novice, an outstanding leader
    return None


def _with_object(cue: Cue, predicate: "Token") -> range | None:
    thing = next((c for c in cue.token.rights if c.dep_ in OBJECTS), None)
    if thing is None or thing.i > predicate.i:
        return None
    return range(thing.left_edge.i, predicate.right_edge.i + 1)


def _complement(head: "Token", cue: Cue) -> range:
    """The complement clause; an addressee that the parse took into it is left out."""
    clause = subtree(head)
    if head.i < cue.start:
        return range(clause.start, min(clause.stop, _start_of(cue)))
    if clause.start < cue.start and head.doc[cue.end].text == ",":
        return clause  # unless it rains, he said, they will come
    start = max(clause.start, cue.end)
    is_without = cue.addressee is None and is_finite(head) and any_subject(head) is None
    if is_without and not any(t.is_punct for t in head.doc[cue.end : start]):
        start = cue.end  # say movement is useful: the model gives the verb the clause's subject
    if cue.addressee is not None and cue.addressee.head.head.i == head.i:
        start = max(start, cue.addressee.head.right_edge.i + 1)
    return range(start, clause.stop)


def _is_set_off(cue: Cue) -> bool:
    """Whether a comma stands between a statement and the cue after it."""
    start = _start_of(cue)
    return start > 0 and cue.token.doc[start - 1].text in (",", "-", "—", "–", "?", "!")


def _start_of(cue: Cue) -> int:
    """The first token of cue and speaker together."""
    if cue.speaker is None or cue.speaker.end != cue.start:
        return cue.start
    return cue.speaker.start
