"""What an aside attributes: It rains, she said; the boat, according to police, sank.

Guarantees that the content is the rest of the aside's sentence, or the clause that it stands in.
"""

from typing import TYPE_CHECKING

from etl.annotate.speech.reading import RELATIVE_CLAUSES, Cue, Reading, Source, subtree
from etl.annotate.speech.verb_forms import any_subject, is_finite, is_telling

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE_TAGS = frozenset(("WP", "WDT", "WRB"))
_COMPLETING = frozenset(("xcomp", "ccomp", "attr", "acomp", "dobj"))
_STATES_SOMETHING = frozenset(("NOUN", "PROPN", "PRON", "VERB", "NUM"))
_HELPING = frozenset(("aux", "neg"))
MAX_ADDED = 8
"""Tokens that an aside may hold after its verb: whom it was told, when and where."""


def told_aside(reading: Reading, cue: Cue) -> range | None:
    """The sentence around "she said" or "as she said", set off by commas."""
    verb, speaker = cue.token, cue.speaker
    sentence = verb.sent
    whole = range(sentence.start, sentence.end)
    if verb.dep_ == "parataxis" and verb.head.dep_ in RELATIVE_CLAUSES:
        whole = subtree(verb.head)  # a road on which, she said, many have died
    if verb.dep_ == "advcl" and any(c.lower_ in ("as", "comme") for c in verb.lefts):
        clause = subtree(verb)
        is_aside = clause.start == whole.start or reading.doc[clause.start - 1].is_punct
        return around(reading, whole, clause) if is_aside else None
    if any(_completes(c) and c.i != _addressee(cue) for c in verb.rights):
        return None  # a third of voters want the ferry: that verb has its own content
    if speaker is None or (verb.pos_ in ("VERB", "AUX") and not is_telling(verb)):
        return None
    first = cue.start
    while first > whole.start and reading.doc[first - 1].pos_ == "AUX":
        first -= 1  # he has said; a déclaré le maire
    is_inverted = cue.end <= speaker.start <= cue.end + 1
    if not is_inverted and speaker.end != first:
        return None
    end = max(cue.end, speaker.head.right_edge.i + 1) if is_inverted else cue.end
    end = _to_comma(reading, end, whole.stop)
    aside = range(min(first, speaker.start), end)
    if aside.start <= whole.start or reading.doc[aside.start - 1].text != ",":
        return None
    if end < whole.stop and not reading.doc[end].is_punct:
        return None
    if _hangs_on(reading, range(whole.start, aside.start - 1), cue):
        return None
    return around(reading, whole, aside)


def _hangs_on(reading: Reading, before: range, cue: Cue) -> bool:
    """Whether what stands before a cue is a part of its own clause, and the cue goes on after it:
    In the cases that it lost, the ministry has answered with threats."""
    goes_on = any(c.dep_ in ("prep", "advmod", "advcl") for c in cue.token.rights)
    words = (reading.doc[i] for i in before if not reading.doc[i].is_punct)
    tops = [word for word in words if word.head.i not in before and word.dep_ not in _HELPING]
    return goes_on and bool(tops) and all(t.head == cue.token and _is_adjunct(t) for t in tops)


def _is_adjunct(word: "Token") -> bool:
    """Whether a word heads a phrase or clause of time or circumstance: in March, as it rained."""
    is_marked = any(c.dep_ == "mark" or c.tag_ == "WRB" for c in word.lefts)
    return word.dep_ == "prep" or (word.dep_ == "advcl" and is_marked)


def _completes(child: "Token") -> bool:
    return child.dep_ in ("dobj", "xcomp") or (
        child.dep_ == "ccomp" and any_subject(child) is not None
    )


def _addressee(cue: Cue) -> int:
    return cue.addressee.head.i if cue.addressee is not None else -1


def vouched_for(reading: Reading, source: Source) -> range:
    """The sentence around "according to the ministry"."""
    sentence = reading.doc[source.start].sent
    return around(reading, range(sentence.start, sentence.end), range(source.start, source.end))


def around(reading: Reading, sentence: range, aside: range) -> range:
    """What an aside attributes: the clause before it, or the rest where none stands before."""
    before = [reading.doc[i] for i in range(sentence.start, aside.start)]
    if not any(token.pos_ in _STATES_SOMETHING for token in before):
        return range(aside.stop, sentence.stop)
    rest = range(aside.stop, sentence.stop)
    last = before[-1 - before[-1].is_punct] if len(before) > 1 else None
    if last is not None and (last.tag_ in _RELATIVE_TAGS or last.pos_ == "SCONJ"):
        return rest  # her mother, who, he said, taught them; because, he said, it rains
    if any(token.head.i in rest and not token.is_punct for token in before):
        return sentence  # the years that followed, he said, brought a change
    first = range(sentence.start, aside.start)
    if any(reading.doc[i].head.i in first and reading.doc[i].dep_ in _COMPLETING for i in rest):
        return sentence  # it pays, he said, to wait
    if any(is_finite(token) for token in before):
        return range(sentence.start, aside.start)
    return sentence


def _to_comma(reading: Reading, start: int, stop: int) -> int:
    """The end of an aside that goes on a little: he told reporters on Friday, …"""
    for i in range(start, min(stop, start + MAX_ADDED)):
        if reading.doc[i].is_punct:
            return i
        if reading.doc[i].pos_ in ("VERB", "AUX", "SCONJ"):
            break
    return start
