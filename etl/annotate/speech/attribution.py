"""The words that attribute: cues such as "said", sources such as "according to the ministry".

Guarantees that a cue and its speaker stand in the writer's own words, outside quotation marks.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from etl.annotate.columns import columns, string_id
from etl.annotate.document import Document
from etl.annotate.lexicon.speech_verbs import (
    ENGLISH,
    ENGLISH_ADJECTIVE_PATTERNS,
    ENGLISH_NOUN_PATTERNS,
    Pattern,
    patterns,
)
from etl.annotate.lexicon.speech_verbs_fr import FRENCH
from etl.annotate.parse import Parse
from etl.annotate.speech.inner_cues import split_at_cues
from etl.annotate.speech.quotation_marks import Quoted
from etl.annotate.speech.reading import (
    COMPLEMENTS,
    OBJECTS,
    PASSIVE_SUBJECTS,
    Cue,
    Phrase,
    Reading,
    Source,
)  # fmt: skip
from etl.annotate.speech.sources import SOURCE_PHRASE, sources
from etl.annotate.speech.speakers import agent_of, may_say, noun_phrase, speaker_of, subject_of
from etl.annotate.speech.verb_forms import is_infinitive

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

VERBS = {"en": patterns(ENGLISH), "fr": patterns(FRENCH)}
_NOUNS: Mapping[str, Mapping[str, frozenset[Pattern]]] = {"en": ENGLISH_NOUN_PATTERNS, "fr": {}}
_ADJECTIVES: Mapping[str, Mapping[str, frozenset[Pattern]]] = {
    "en": ENGLISH_ADJECTIVE_PATTERNS,
    "fr": {},
}
SILENCE = frozenset(("decline", "refuse", "fail", "refrain", "avoid", "neglect", "stop", "refuser"))
_UNREAL = frozenset(("could", "might", "may", "should", "must", "can", "cannot", "ca", "if"))
_DETERMINERS = frozenset(("le", "la", "l'", "l’", "un", "une", "son", "sa", "ce", "cette"))
_AHEAD = frozenset(
    ("be", "expect", "likely", "unlikely", "set", "due", "schedule", "able", "ready")
)
_NEVER = frozenset(("never", "ne", "n'", "n’"))
_TOLD = frozenset((
    "tell", "remind", "assure", "inform", "notify", "persuade", "convince", "ask", "answer", "warn",
))  # fmt: skip
_ADDRESSING = frozenset(("to", "à", "au", "aux"))
MAX_GOVERNORS = 4
"""Verbs above a cue that may name a further source."""


def names_of(document: Document) -> frozenset[int]:
    """The words, by their id, that the article uses as names where no capital is due."""
    words = columns(document)
    is_name = (words.parts_of_speech == string_id("PROPN")) & (words.sentence_starts != 1)
    return frozenset(words.written[is_name].tolist())


def read(parse: Parse, quoted: Sequence[Quoted], language: str, names: Set[int]) -> Reading:
    """The block with its cues and sources found."""
    if language == "fr" and quoted:
        quoted = split_at_cues(parse.doc, quoted, _triggers(language, parse.doc.vocab.strings))
    reading = Reading(parse.doc, parse.block.text, quoted, names)
    reading.cues = tuple(_cues(parse.doc, reading.inside, language))
    reading.cue_at = {cue.start: cue for cue in reading.cues}
    if SOURCE_PHRASE.search(parse.block.text):
        reading.sources = tuple(sources(parse.doc, reading.inside, language))
    return reading


def _cues(doc: "Doc", quoted: Sequence[bool], language: str) -> Iterator[Cue]:
    verbs, triggers = VERBS[language], _triggers(language, doc.vocab.strings)
    # An array of lemma ids is read many times faster than tokens, and few tokens are cues.
    for i, key in enumerate(doc.to_array("LEMMA").tolist()):
        lemma = triggers.get(key)
        if lemma is None or quoted[i]:
            continue
        token = doc[i]
        if lemma in verbs and token.pos_ in ("VERB", "AUX"):
            cue = _verb_cue(token, lemma, verbs[lemma], quoted)
            if language == "fr" and cue.speaker is None:
                cue = replace(cue, speaker=_named_after(token))
            yield cue
        elif language == "fr":
            if (after := _named_after(token)) is not None:
                yield Cue(token, i, i + 1, lemma, verbs[lemma], after, None, False)
        elif lemma in _ADJECTIVES[language] and token.pos_ == "ADJ":
            governor = token.head
            if governor.lemma_ == "make" and lemma in ("sure", "certain"):
                continue  # to make sure that it rains: nobody holds that it does
            if token.dep_ in ("acomp", "ccomp", "oprd") and governor.pos_ in ("AUX", "VERB"):
                said_by, is_denied = speaker_of(governor, quoted), _is_denied(governor)
                found = _ADJECTIVES[language][lemma]
                yield Cue(token, i, i + 1, lemma, found, said_by, None, is_denied)
        elif lemma in _NOUNS[language] and token.pos_ == "NOUN":
            owner = _owner(token)
            if owner is not None and not quoted[owner.i]:
                found = _NOUNS[language][lemma]
                yield Cue(token, i, i + 1, lemma, found, noun_phrase(owner), None, False)


def _owner(noun: "Token") -> "Token | None":
    """Whose statement a noun names: his claim, a claim by the ministry, criticism from doctors."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


@cache
def _triggers(language: str, strings: "StringStore") -> dict[int, str]:
    """Every lemma that may be a cue, by its id, which is the same in every vocabulary."""
    lemmas = (*VERBS[language], *_NOUNS[language], *_ADJECTIVES[language])
    found = {strings[lemma]: lemma for lemma in lemmas}
    if language == "fr":  # "…", juge Mme Roque: the model takes such a verb for a noun
        found |= {strings[lemma[:-1]]: lemma for lemma in lemmas if lemma.endswith("er")}
    return found


def _named_after(word: "Token") -> Phrase | None:
    """The name or role right after a verb that punctuation sets off from what is said."""
    doc, i = word.doc, word.i
    first = i - (i > 0 and doc[i - 1].pos_ == "AUX")
    if first == 0 or i + 1 == len(doc) or not doc[first - 1].is_punct:
        return None
    head = doc[i + 1]
    is_named = head.pos_ == "PROPN" or head.text[0].isupper() or head.lower_ in _DETERMINERS
    if not is_named:
        return None
    while head.head.i > i and head.head.i != head.i:
        head = head.head
    return noun_phrase(head)


def _verb_cue(verb: "Token", lemma: str, found: frozenset[Pattern], quoted: Sequence[bool]) -> Cue:
    particle = next((c for c in verb.rights if c.dep_ == "prt"), None)
    end = verb.i + 2 if particle is not None and particle.i == verb.i + 1 else verb.i + 1
    takes_addressee = lemma in _TOLD or "request" in found
    return Cue(
        verb, verb.i, end, lemma, found, speaker_of(verb, quoted),
        _addressee_of(verb, takes_addressee, quoted), _is_denied(verb),
    )  # fmt: skip


def _addressee_of(verb: "Token", takes_addressee: bool, quoted: Sequence[bool]) -> Phrase | None:
    """Whom it is said to: told reporters, urged his counterpart to, said to him."""
    if takes_addressee:
        for child in verb.children:
            if child.dep_ in OBJECTS or child.dep_ in PASSIVE_SUBJECTS:
                return None if quoted[child.i] else noun_phrase(child)
            if child.dep_ in COMPLEMENTS and child.i > verb.i:
                inner = subject_of(child)
                if inner is not None and any(c.lower_ == "to" for c in child.lefts):
                    return None if quoted[inner.i] else noun_phrase(inner)
    for child in verb.rights:
        is_addressing = child.lower_ in _ADDRESSING or (
            verb.lemma_ == "call" and child.lower_ == "on"
        )
        if is_addressing and child.dep_ in ("prep", "dative"):
            head = next((c for c in child.children if c.dep_ == "pobj"), None)
            if head is not None and not quoted[head.i]:
                return noun_phrase(head)
    return None


def _is_denied(verb: "Token") -> bool:
    """Whether the saying is negated, refused or unreal: did not say, declined to say, could say."""
    for child in verb.lefts:
        if child.dep_ == "neg" or child.lower_ in _NEVER or child.lower_ in _UNREAL:
            return True
    governor = verb.head
    if verb.dep_ in ("acl", "relcl") and is_infinitive(verb) and not may_say(governor):
        return True  # there is no need to ask; every right to be worried
    if verb.dep_ not in COMPLEMENTS or verb.tag_ != "VB":
        is_unsaid = False
    else:
        is_unsaid = governor.lemma_ in _AHEAD  # is to say, is expected to say
    return is_unsaid or (
        verb.dep_ == "xcomp"
        and (governor.lemma_ in SILENCE or any(c.dep_ == "neg" for c in governor.lefts))
    )


def via_of(reading: Reading, cue: Cue | Source | None) -> Phrase | None:
    """The source of the source: according to the ministry, the general said that …

    Also whoever quotes or reports the saying: was quoted by Reuters as saying, officials said he
    urged.
    """
    if not isinstance(cue, Cue):
        return None
    sentence = cue.token.sent
    for source in reading.sources:
        if sentence.start <= source.start < sentence.end:
            return source.speaker if source.speaker != cue.speaker else None
    here = cue.token
    for _ in range(MAX_GOVERNORS):
        if here.head.i == here.i or here.dep_ in ("conj", "advcl", "relcl"):
            return None
        here, below = here.head, here
        quoting = agent_of(here, reading.inside) if subject_of(here) is not None else None
        if quoting is not None and here.lemma_ in ("quote", "cite", "report"):
            return quoting
        outer = reading.cue_at.get(here.i)
        if outer is not None and below.dep_ == "ccomp" and _vouches(outer, cue):
            return outer.speaker if outer.speaker != cue.speaker else None
    return None


def _vouches(outer: Cue, cue: Cue) -> bool:
    """Whether somebody else reports the saying: a pronoun may well be the one who reports it."""
    if "clause" not in outer.patterns or outer.is_denied:
        return False
    return cue.speaker is not None and cue.speaker.head.pos_ != "PRON"
