"""Quoted words within the writer's own sentence: asked him to "curb" the regime.

Guarantees that a cue or a source governs the words, so that marks which only hold a word off or
name a work give nothing.
"""

from typing import TYPE_CHECKING

from etl.annotate.lexicon.speech_verbs import Pattern
from etl.annotate.speech.quotation_marks import Quoted
from etl.annotate.speech.reading import COMPLEMENTS, SUBJECTS, Cue, Reading, Source
from etl.annotate.speech.reported_speech import FUTURE
from etl.annotate.speech.speakers import can_speak, is_own_speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING: frozenset[Pattern] = frozenset(("clause", "naming", "as"))
_SPEAKING: frozenset[Pattern] = frozenset(("clause", "noun", "finding"))
_DUE: frozenset[Pattern] = frozenset(("commitment", "intention", "quotative"))
_NAMING: frozenset[Pattern] = frozenset(("naming", "as"))
_GOVERNING: frozenset[Pattern] = _SAYING | frozenset((
    "noun", "object", "request", "commitment", "stance", "finding", "for", "about", "of", "on",
    "to", "against",
))  # fmt: skip
_NOT_SAID = SUBJECTS | {"relcl", "conj", "advcl", "npadvmod", "agent"}
"""Relations in which a verb's dependent is no part of what is said."""

_TITLED = frozenset(("entitled", "titled", "intitulé", "intitulée"))
_LOWER_IN_TITLES = frozenset((
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de",
    "la", "le", "du",
))  # fmt: skip
MAX_CLIMB = 8
"""Governors looked at above the quoted words: a cue farther up says something longer."""


def governing(reading: Reading, quoted: Quoted) -> Cue | Source | None:
    """The cue that quoted words complete, or the source of their sentence."""
    first, last = reading.at(quoted.start), reading.at(quoted.end)
    if first >= last or is_title(reading.text[quoted.start : quoted.end]):
        return None
    root = next(
        (t for t in reading.doc[first:last] if t.head.i == t.i or not first <= t.head.i < last),
        None,
    )
    if root is None:
        return None
    is_name = last - first == 1 and root.pos_ == "PROPN"
    cue = _governing_cue(reading, root, is_name)
    if cue is not None and not _is_bracketed(reading, cue, quoted):
        return cue
    sentence = root.sent
    source = next((s for s in reading.sources if sentence.start <= s.start < sentence.end), None)
    return source or _aside(reading, range(sentence.start, sentence.end))


def _is_bracketed(reading: Reading, cue: Cue, quoted: Quoted) -> bool:
    """Whether brackets keep quoted words from the cue: the name ("love" in Urdu) says it all."""
    first, last = sorted((cue.token.idx, quoted.start))
    between = reading.text[first:last]
    return between.count("(") != between.count(")")


def _aside(reading: Reading, sentence: range) -> Cue | None:
    """The cue set between commas: The boat, she said, was "a coffin"."""
    for cue in reading.cues_in(sentence):
        is_said = "clause" in cue.patterns and cue.speaker is not None and not cue.is_denied
        is_aside = cue.token.dep_ == "parataxis" and cue.end < sentence.stop
        if is_said and is_aside and reading.doc[cue.end].text == ",":
            return cue
    return None


def _governing_cue(reading: Reading, root: "Token", is_name: bool) -> Cue | None:
    """The nearest cue of speech above the quoted words, else of opinion; names are only called."""
    opinion: Cue | None = None
    here = root
    for _ in range(MAX_CLIMB):
        child, here = here, here.head
        if here is child:
            break
        cue = reading.cue_at.get(here.i)
        if cue is None or not _is_said(reading, cue, child):
            continue
        if is_name and not _NAMING & cue.patterns:
            return None
        if _SAYING & cue.patterns:
            return cue
        opinion = opinion or cue
    return opinion


def _is_said(reading: Reading, cue: Cue, child: "Token") -> bool:
    """Whether what a child of the cue heads is part of what the cue's speaker says."""
    if cue.speaker is None or cue.is_denied or not _GOVERNING & cue.patterns:
        return False
    if not _SPEAKING & cue.patterns and not can_speak(cue.speaker, reading.names):
        return False  # the town sees houses "burn"
    if (
        cue.token.tag_ == "VB"
        and not is_own_speaker(cue)
        and not can_speak(cue.speaker, reading.names)
    ):
        return False  # a show of strength to urge him to "go" urges nobody itself
    if cue.speaker.head.lower_ == "you":
        return False  # the reader, whom an article does not report
    if not _SAYING & cue.patterns and any(c.lower_ in FUTURE for c in cue.token.lefts):
        return False  # whoever comes will find it "easy"
    if cue.patterns <= _DUE and child.dep_ not in COMPLEMENTS:
        return False  # offers a "fusion" menu
    if child.dep_ in _NOT_SAID or cue.speaker.head.i == child.i:
        return False
    return child.dep_ != "prep" or child.lower_ == "as" or child.lower_ in cue.patterns


def is_entitled(reading: Reading, quoted: Quoted) -> bool:
    """Whether quoted words are called a title: an installation entitled "lamps"."""
    first = reading.at(quoted.outer_start)
    return first > 0 and reading.doc[first - 1].lower_ in _TITLED


def is_title(text: str) -> bool:
    """Whether quoted words are written as the title of a work: "Saturday Night Live"."""
    words = text.strip(".,!?;: ").split()
    return len(words) > 1 and all(
        w[0].isupper() or w[0].isdigit() or w.lower() in _LOWER_IN_TITLES for w in words
    )
