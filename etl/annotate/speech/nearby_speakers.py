"""Who says a quote where its cue has no subject, or where it has no cue.

Guarantees a name, a role or a pronoun of the words beside the quote, or nothing.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.annotate.lexicon.speakers import SPEAKING_NOUNS
from etl.annotate.speech.reading import PASSIVE_SUBJECTS, SUBJECTS, Cue, Phrase, Reading
from etl.annotate.speech.speakers import can_speak, noun_phrase
from etl.annotate.speech.verb_forms import is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token


def named_before(reading: Reading, lead: range, cue: Cue) -> Phrase | None:
    """The last person before a finite verb to which the parse gives no subject."""
    if not is_finite(cue.token) or any(c.dep_ in PASSIVE_SUBJECTS for c in cue.token.lefts):
        return None
    for i in range(cue.start - 1, lead.start - 1, -1):
        word = reading.doc[i]
        if word.ent_type_ in ("PERSON", "PER") and word.head.ent_type_ != word.ent_type_:
            return noun_phrase(word)
    return None


def signature(reading: Reading, tail: range) -> Phrase | None:
    """The name that signs a quote: "…" — Ann Smith, mayor."""
    if any(reading.doc[i].pos_ in ("VERB", "AUX") for i in tail):
        return None
    start = end = tail[0] + 1
    while end in tail and reading.doc[end].pos_ == "PROPN":
        end += 1
    return Phrase(start, end, reading.doc[end - 1]) if end > start else None


def beside(reading: Reading, cue: Cue, tail: range) -> Phrase | None:
    """The name next to the cue, where the parse gives it no subject."""
    for way in (range(cue.end, tail.stop), range(cue.start - 1, tail.start - 1, -1)):
        passed = -1
        for i in way:
            token = reading.doc[i]
            if i <= passed:
                continue
            if token.dep_ == "case" and i >= cue.end:
                passed = token.head.right_edge.i  # a réagi sur X le député
                continue
            if token.pos_ in ("PROPN", "PRON") and token.dep_ not in ("compound", "poss"):
                return noun_phrase(token)
            if token.pos_ == "NOUN" and i >= cue.end and _can_say(reading, token):
                return noun_phrase(token)  # souligne le ministre, whatever the parse makes of it
            if (token.is_punct and i != cue.start - 1) or token.pos_ in ("VERB", "ADP"):
                break
    return None


def _is_letter(word: "Token") -> bool:
    """Whether a letter numbers an answer: the right one is B."""
    return word.pos_ != "PRON" and len(word.text.strip(".")) < 2


def _is_one(name: "Token") -> bool:
    """Whether a name is a person's or a body's: no place, and no heading such as "Introduction"."""
    return name.ent_type_ in ("PERSON", "PER", "ORG", "NORP")


def _can_say(reading: Reading, noun: "Token") -> bool:
    return noun.dep_ != "compound" and can_speak(noun_phrase(noun), reading.names)


def introduced_next(reading: Reading) -> Phrase | None:
    """Who speaks in the next block, where this one ends with a colon: "She wrote:"."""
    if not reading.text.endswith(":"):
        return None
    sentence = reading.doc[-1].sent
    cue = next(reversed(reading.cues_in(range(sentence.start, sentence.end))), None)
    if cue is not None and cue.speaker is not None:
        return cue.speaker
    words = [i for i in range(sentence.start, sentence.end) if not reading.inside[i]]
    return before_colon(reading, words)


def before_colon(reading: Reading, lead: Iterable[int]) -> Phrase | None:
    """Who a colon introduces: the subject of the words before it, or all of them when verbless."""
    words = reading.words(lead)
    if not words:
        return None
    subject = next((w for w in words if w.dep_ in SUBJECTS), None)
    if subject is not None and not _is_letter(subject) and _can_say(reading, subject):
        return noun_phrase(subject)
    last = words[-1]
    is_name = last.pos_ == "PROPN" and not _is_letter(last)
    is_role = last.text[0].isupper() and last.lemma_.lower() in SPEAKING_NOUNS
    if len(words) <= 6 and last.text[0].isupper() and (is_role or (is_name and _is_one(last))):
        return noun_phrase(last)
    return None
