"""The words that attribute: cues such as "said", sources such as "according to the ministry".

Guarantees that a cue and its speaker stand in the writer's own words, outside quotation marks.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from etl.annotate.lexicon.speech_verbs import (
    ENGLISH,
    ENGLISH_ADJECTIVES,
    ENGLISH_NOUNS,
    FRENCH,
    Pattern,
    patterns,
)
from etl.annotate.parse import Parse
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
from etl.annotate.speech.speakers import agent_of, noun_phrase, speaker_of, subject_of

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

VERBS = {"en": patterns(ENGLISH), "fr": patterns(FRENCH)}
_NOUNS = {"en": frozenset(ENGLISH_NOUNS.split()), "fr": frozenset[str]()}
_ADJECTIVES = {"en": frozenset(ENGLISH_ADJECTIVES.split()), "fr": frozenset[str]()}
_STANCE: frozenset[Pattern] = frozenset(("stance",))
_NOUN: frozenset[Pattern] = frozenset(("noun",))

_SOURCE_PHRASE = re.compile(r"ccording to|elon|après")
SILENCE = frozenset(("decline", "refuse", "fail", "refrain", "avoid", "neglect", "stop", "refuser"))
_UNREAL = frozenset(("could", "might", "may", "should", "must", "can", "cannot", "ca", "if"))
_NEVER = frozenset(("never", "ne", "n'", "n’"))
_TOLD = frozenset((
    "tell", "remind", "assure", "inform", "notify", "persuade", "convince", "ask", "answer", "warn",
))  # fmt: skip
_ADDRESSING = frozenset(("to", "à", "au", "aux"))
MAX_GOVERNORS = 4
"""Verbs above a cue that may name a further source."""


def read(parse: Parse, quoted: Sequence[Quoted], language: str) -> Reading:
    """The block with its cues and sources found."""
    reading = Reading(parse.doc, parse.block.text, quoted)
    reading.cues = tuple(_cues(parse.doc, reading.inside, language))
    reading.cue_at = {cue.start: cue for cue in reading.cues}
    if _SOURCE_PHRASE.search(parse.block.text):
        reading.sources = tuple(_sources(parse.doc, reading.inside, language))
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
            yield _verb_cue(token, lemma, verbs[lemma], quoted)
        elif lemma in _ADJECTIVES[language] and token.pos_ == "ADJ":
            governor = token.head
            if token.dep_ in ("acomp", "ccomp", "oprd") and governor.pos_ in ("AUX", "VERB"):
                said_by, is_denied = speaker_of(governor, quoted), _is_denied(governor)
                yield Cue(token, i, i + 1, lemma, _STANCE, said_by, None, is_denied)
        elif lemma in _NOUNS[language] and token.pos_ == "NOUN":
            owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
            if owner is not None and not quoted[owner.i]:
                yield Cue(token, i, i + 1, lemma, _NOUN, noun_phrase(owner), None, False)


@cache
def _triggers(language: str, strings: "StringStore") -> dict[int, str]:
    """Every lemma that may be a cue, by its id, which is the same in every vocabulary."""
    lemmas = (*VERBS[language], *_NOUNS[language], *_ADJECTIVES[language])
    return {strings[lemma]: lemma for lemma in lemmas}


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
    return verb.dep_ == "xcomp" and (
        governor.lemma_ in SILENCE or any(c.dep_ == "neg" for c in governor.lefts)
    )


def _sources(doc: "Doc", quoted: Sequence[bool], language: str) -> Iterator[Source]:
    for token in doc:
        if language == "en" and token.lower_ == "according" and token.i + 2 < len(doc):
            to = token.nbor()
            head = next((c for c in to.children if c.dep_ == "pobj"), None)
            if to.lower_ != "to" or head is None or quoted[token.i]:
                continue
            end = _contiguous_end(head, quoted)
            yield Source(token.i, end, token.i + 2, "according", noun_phrase(head), _verb_of(token))
        elif language == "fr" and token.lower_ in ("selon", "après") and not quoted[token.i]:
            start = token.i - (token.lower_ == "après")
            if start < token.i and not _is_elided_of(doc, start):
                continue
            head = token.head if token.head.i > token.i else doc[start].head
            if head.i > token.i and head.pos_ in ("NOUN", "PROPN", "PRON"):
                end = _contiguous_end(head, quoted)
                speaker = noun_phrase(head)
                if speaker.start <= token.i:
                    speaker = Phrase(token.i + 1, speaker.end, head)
                yield Source(start, end, token.i + 1, token.lower_, speaker, _verb_of(head))


def _is_elided_of(doc: "Doc", i: int) -> bool:
    return i >= 0 and doc[i].lower_ in ("d'", "d’")


def _contiguous_end(head: "Token", quoted: Sequence[bool]) -> int:
    """The end of what a token governs, cut where a quote begins."""
    end = head.right_edge.i + 1
    return next((i for i in range(head.i, end) if quoted[i]), end)


def _verb_of(token: "Token") -> "Token | None":
    return next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)


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
            return source.speaker
    here = cue.token
    for _ in range(MAX_GOVERNORS):
        if here.head is here or here.dep_ in ("conj", "advcl", "relcl"):
            return None
        here, below = here.head, here
        quoting = agent_of(here, reading.inside) if subject_of(here) is not None else None
        if quoting is not None and here.lemma_ in ("quote", "cite", "report"):
            return quoting
        outer = reading.cue_at.get(here.i)
        if outer is not None and below.dep_ == "ccomp" and _vouches(outer, cue):
            return outer.speaker
    return None


def _vouches(outer: Cue, cue: Cue) -> bool:
    """Whether somebody else reports the saying: a pronoun may well be the one who reports it."""
    if "clause" not in outer.patterns or outer.is_denied:
        return False
    return cue.speaker is not None and cue.speaker.head.pos_ != "PRON"
