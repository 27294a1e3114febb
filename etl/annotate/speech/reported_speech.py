"""What is said without quotation marks: he said that it rains, she urged them to stay.

Guarantees at most one report a cue, and none of a saying that is denied, unreal or asked about.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.lexicon.speakers import DOCUMENTS, EVIDENCE
from etl.annotate.lexicon.speech_verbs import ALSO_BY_THINGS, Pattern
from etl.annotate.speech.asides import told_aside, vouched_for
from etl.annotate.speech.reading import Cue, Phrase, Reading, Source
from etl.annotate.speech.said_content import (
    described,
    named,
    noun_clause,
    object_of,
    position,
    prepositional,
    shown,
    that_clause,
    to_clause,
)  # fmt: skip
from etl.annotate.speech.speakers import can_speak, is_own_speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

STATEMENT = 0.75
"""Confidence from which a report is a statement, not a judgement or wish that a verb only names."""
MIN_TOKENS = 2
MAX_DATELINE = 10
"""Tokens of a dateline such as "PUTRAJAYA, Nov 22 — ", which belongs to no content."""

_PREPOSITIONS: tuple[Pattern, ...] = ("for", "about", "of", "on", "to", "against", "at")
_READERS: tuple[tuple[Pattern, Callable[[Reading, Cue], range | None], float], ...] = (
    ("clause", that_clause, 0.9),
    ("clause", told_aside, 0.85),
    ("noun", noun_clause, 0.75),
    ("finding", that_clause, 0.8),
    ("finding", shown, 0.75),
    ("stance", that_clause, 0.7),
    ("stance", told_aside, 0.7),
    ("request", to_clause, 0.85),
    ("commitment", to_clause, 0.75),
    ("intention", to_clause, 0.6),
    ("as", described, 0.65),
    ("naming", named, 0.65),
    *((preposition, prepositional, 0.6) for preposition in _PREPOSITIONS),
    ("object", object_of, 0.6),
    ("position", position, 0.6),
)
"""How each pattern's content is read, and how sure it is that somebody said it."""

_BY_ANYTHING: frozenset[Pattern] = frozenset(("clause", "noun"))
"""Patterns whose verbs speak, whoever the subject is; with the others it must be able to."""
_DEEDS: frozenset[Pattern] = frozenset(
    ("object", "position", "as", "naming", "intention", *_PREPOSITIONS)
)
"""Patterns whose verbs also name deeds: only what is told as done counts as said."""
_ASPECTS = frozenset(("continue", "go", "begin", "start", "proceed", "come", "seem", "appear"))
FUTURE = frozenset(("will", "would", "’ll", "'ll"))
_WRITER = frozenset(("i", "we", "you", "je", "j'", "nous", "vous", "on"))
"""Outside quotes these are the writer and the reader, whom an article does not report."""
_ANYBODY = frozenset(("those", "anyone", "anybody", "everyone", "everybody", "whoever", "nobody"))
"""Whose wishes and opinions are nobody's in particular: for those who want to save space."""


@dataclass(frozen=True, slots=True)
class Report:
    """Tokens `start` to `end` of a block, said by the speaker."""

    start: int
    end: int
    cue: Cue | Source | None
    speaker: Phrase
    confidence: float


def reports(reading: Reading, quoting: Set[int]) -> Iterator[Report]:
    """The reported statements, requests, promises and judgements of a block.

    `quoting` are the tokens of the cues that attribute quotes, which say nothing else.
    """
    found = [r for cue in reading.cues if (r := _by_cue(reading, cue, quoting)) is not None]
    used = quoting | {r.cue.token.i for r in found if isinstance(r.cue, Cue)}
    found.extend(
        r for source in reading.sources if (r := _by_source(reading, source, used)) is not None
    )
    said: defaultdict[int, list[Report]] = defaultdict(list)
    for report in found:
        if report.confidence >= STATEMENT:
            said[reading.doc[report.start].sent.start].append(report)
    for report in found:
        # She said that he wanted …: these are her words, not his.
        around = said[reading.doc[report.start].sent.start]
        is_inner = any(s.start <= report.start and report.end <= s.end for s in around)
        if report.confidence >= STATEMENT or not is_inner:
            yield report


def _by_cue(reading: Reading, cue: Cue, quoting: Set[int]) -> Report | None:
    if cue.speaker is None or cue.is_denied or cue.token.i in quoting:
        return None
    if cue.speaker.head.lower_ in _WRITER or cue.token.sent[-1].text == "?":
        return None
    if not is_own_speaker(cue) and not can_speak(cue.speaker, reading.names):
        return None
    for pattern, read, confidence in _READERS:
        if confidence < STATEMENT and cue.speaker.head.lower_ in _ANYBODY:
            return None
        if pattern in cue.patterns and _fits(reading, cue, cue.speaker, pattern):
            content = _trimmed(reading, read(reading, cue))
            if content is not None:
                return Report(content.start, content.stop, cue, cue.speaker, confidence)
    return None


def _fits(reading: Reading, cue: Cue, speaker: Phrase, pattern: Pattern) -> bool:
    """Whether a pattern suits the cue's form and speaker."""
    if pattern == "finding":
        is_shown = speaker.head.lemma_.lower() in EVIDENCE
        return is_shown or (speaker.head.pos_ != "PRON" and can_speak(speaker, reading.names))
    if pattern in _BY_ANYTHING and cue.lemma not in ALSO_BY_THINGS:
        return True
    if pattern in _BY_ANYTHING and speaker.head.lemma_.lower() in EVIDENCE:
        return True
    if not can_speak(speaker, reading.names) or any(c.lower_ in FUTURE for c in cue.token.lefts):
        return False
    return pattern not in _DEEDS or _is_done(cue.token)


def _is_done(verb: "Token") -> bool:
    """Whether a verb tells what happened: not "to condemn", not "a man condemning"."""
    if verb.tag_ == "VB":
        return verb.dep_ == "xcomp" and verb.head.lemma_ in _ASPECTS
    return verb.dep_ != "acl" or verb.head.lemma_ in DOCUMENTS


def _by_source(reading: Reading, source: Source, used: Set[int]) -> Report | None:
    if source.governor is not None and source.governor.i in used:
        return None  # according to Ankara, he urged …: Ankara vouches for the urging
    content = _trimmed(reading, vouched_for(reading, source))
    if content is None:
        return None
    return Report(content.start, content.stop, source, source.speaker, 0.85)


def _trimmed(reading: Reading, content: range | None) -> range | None:
    """The content without marks at its ends, or a dateline at its beginning."""
    if content is None:
        return None
    start, end = content.start, content.stop
    if start == 0 and reading.doc[0].text.isupper():
        head = reading.doc[: min(MAX_DATELINE, end)]
        start = next((t.i + 1 for t in head if t.text in ("—", "–", "-", "--")), start)
    while start < end and (reading.doc[start].is_punct or reading.doc[start].is_space):
        start += 1
    while start < end and (reading.doc[end - 1].is_punct or reading.doc[end - 1].is_space):
        end -= 1
    return range(start, end) if end - start >= MIN_TOKENS else None
