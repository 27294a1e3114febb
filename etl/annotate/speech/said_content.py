"""What a cue without quotation marks says: the clause, request or thing that completes it.

Guarantees that content lies outside quotation marks at its head and never holds the cue itself,
but for an aside in the middle of its sentence.
"""

from typing import TYPE_CHECKING

from etl.annotate.speech.attribution import SILENCE, VERBS
from etl.annotate.speech.reading import (
    COMPLEMENTS,
    OBJECTS,
    RELATIVE_CLAUSES,
    SUBJECTS,
    Cue,
    Reading,
    Source,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_STATES_SOMETHING = _NOMINAL | {"PRON", "VERB", "NUM"}
_TELLING = frozenset(("discuss", "elaborate", "identify", "give", "provide"))


def that_clause(reading: Reading, cue: Cue) -> range | None:
    """She said that it rains; It rains, she said."""
    for child in (*cue.token.rights, *cue.token.lefts):
        if child.dep_ in COMPLEMENTS and not _is_infinitive(child) and not _is_gerund(child):
            if reading.inside[child.i] or (child.i < cue.start and not _is_set_off(cue)):
                return None
            return _complement(child, cue)
    return None


def to_clause(reading: Reading, cue: Cue) -> range | None:
    """He urged them to stay; he vowed to stay. "Declined to comment" says nothing."""
    for child in cue.token.rights:
        if child.dep_ in COMPLEMENTS and _is_infinitive(child) and not reading.inside[child.i]:
            lemma = child.lemma_.lower()
            if cue.lemma in SILENCE and (lemma in VERBS["en"] or lemma in _TELLING):
                return None
            return _complement(child, cue)
    return None


def noun_clause(reading: Reading, cue: Cue) -> range | None:
    """What a possessed noun announces: his claim that it rains."""
    for child in cue.token.rights:
        is_that = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)
        if is_that and child.dep_ in ("acl", "ccomp", "relcl") and not reading.inside[child.i]:
            return _subtree(child)
    return None


def told_aside(reading: Reading, cue: Cue) -> range | None:
    """The sentence around "she said" or "as she said", set off by commas."""
    verb, speaker = cue.token, cue.speaker
    sentence = verb.sent
    whole = range(sentence.start, sentence.end)
    if verb.dep_ == "parataxis" and verb.head.dep_ in RELATIVE_CLAUSES:
        whole = _subtree(verb.head)  # a road on which, she said, many have died
    if verb.dep_ == "advcl" and any(c.lower_ in ("as", "comme") for c in verb.lefts):
        return around(reading, whole, _subtree(verb))
    if speaker is None:
        return None
    is_inverted = cue.end <= speaker.start <= cue.end + 1
    if not is_inverted and speaker.end != cue.start:
        return None
    end = max(cue.end, speaker.head.right_edge.i + 1) if is_inverted else cue.end
    aside = range(min(cue.start, speaker.start), end)
    if aside.start <= whole.start or reading.doc[aside.start - 1].text != ",":
        return None
    if end < whole.stop and not reading.doc[end].is_punct:
        return None
    return around(reading, whole, aside)


def vouched_for(reading: Reading, source: Source) -> range:
    """The sentence around "according to the ministry"."""
    sentence = reading.doc[source.start].sent
    return around(reading, range(sentence.start, sentence.end), range(source.start, source.end))


def around(reading: Reading, sentence: range, aside: range) -> range:
    """What an aside attributes: the clause before it, or the rest where none stands before."""
    before = [reading.doc[i] for i in range(sentence.start, aside.start)]
    if not any(token.pos_ in _STATES_SOMETHING for token in before):
        return range(aside.stop, sentence.stop)
    if any(_is_finite(token) for token in before):
        return range(sentence.start, aside.start)
    return sentence


def object_of(reading: Reading, cue: Cue) -> range | None:
    """The ministry announced the arrival; the arrival was announced by the ministry."""
    for child in cue.token.rights:
        if child.dep_ in OBJECTS and child.pos_ in _NOMINAL and not reading.inside[child.i]:
            return _subtree(child)
    for child in cue.token.lefts:
        if child.dep_ == "nsubjpass" and child.pos_ in _NOMINAL and not reading.inside[child.i]:
            return range(child.left_edge.i, child.i + 1)
    return None


def prepositional(reading: Reading, cue: Cue) -> range | None:
    """She called for calm, warned of floods, spoke against the plan."""
    for child in cue.token.rights:
        if child.dep_ == "prep" and child.lower_ in cue.patterns:
            for inner in child.rights:
                if inner.dep_ in ("pobj", "pcomp") and not reading.inside[inner.i]:
                    return _subtree(inner)
    return None


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
            return _subtree(child)
    return None


def _with_object(cue: Cue, predicate: "Token") -> range | None:
    thing = next((c for c in cue.token.rights if c.dep_ in OBJECTS), None)
    if thing is None or thing.i > predicate.i:
        return None
    return range(thing.left_edge.i, predicate.right_edge.i + 1)


def _subtree(head: "Token") -> range:
    return range(head.left_edge.i, head.right_edge.i + 1)


def _complement(head: "Token", cue: Cue) -> range:
    """The complement clause; an addressee that the parse took into it is left out."""
    clause = _subtree(head)
    if head.i < cue.start:
        return range(clause.start, min(clause.stop, _start_of(cue)))
    if clause.start < cue.start and head.doc[cue.end].text == ",":
        return clause  # unless it rains, he said, they will come
    start = max(clause.start, cue.end)
    if cue.addressee is not None and cue.addressee.head.head is head:
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


def _is_infinitive(verb: "Token") -> bool:
    if verb.tag_ == "VB":
        return any(c.lower_ == "to" for c in verb.lefts)
    return "Inf" in verb.morph.get("VerbForm", []) and any(
        c.lower_ in ("de", "d'", "à") for c in verb.lefts
    )


def _is_gerund(verb: "Token") -> bool:
    return verb.tag_ == "VBG" and not any(
        c.dep_ in ("aux", "auxpass") or c.dep_ in SUBJECTS for c in verb.lefts
    )


def _is_finite(token: "Token") -> bool:
    return token.tag_ in _FINITE or "Fin" in token.morph.get("VerbForm", [])
