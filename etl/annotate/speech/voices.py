"""Whose words a quote holds, over all blocks of an article.

Guarantees every content its own speaker if its block names one, else one whom the text lets speak.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.annotate.parse import Parse
from etl.annotate.speech.nearby_speakers import introduced_next
from etl.annotate.speech.quotation_marks import Quoted
from etl.annotate.speech.reading import PASSIVE_SUBJECTS, Cue, Phrase, Reading, Source
from etl.annotate.speech.reported_speech import STATEMENT
from etl.annotate.speech.speakers import subject_of
from schemas.annotation import QuoteKind

MAX_PARAGRAPHS = 40
"""Paragraphs that a quote may run over before its speaker is named."""
CARRIED = 0.6
"""Confidence in a speaker taken over from another paragraph."""
_ANYBODY = frozenset(("people", "some", "others", "many", "most", "all", "everyone", "one"))
"""Speakers whom no later quote goes back to."""
_WORD = re.compile(r"\w+")
MIN_PULLED = 3
"""Fewest spaces in words that are told by another quote of the article: fewer may be anybody's."""
MAX_SILENCE = 3
"""Blocks without any speech after which a quote on its own no longer belongs to the last speaker."""


@dataclass(frozen=True, slots=True)
class Said:
    """Content in a block, as code points of the block, and the words that attribute it."""

    parse: Parse
    reading: Reading
    kind: QuoteKind
    start: int
    end: int
    cue: Cue | Source | None
    speaker: Phrase | None
    confidence: float
    quoted: Quoted | None = None

    @property
    def is_reopened(self) -> bool:
        return self.quoted is not None and self.quoted.is_reopened


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as named in a block."""

    parse: Parse
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class SpokenBlock:
    """A block and all that it says, quotes before reports."""

    parse: Parse
    reading: Reading
    said: tuple[Said, ...]
    echoes: tuple[Said, ...]
    """Quoted words that nothing in their block attributes."""


def with_voices(blocks: Sequence[SpokenBlock]) -> Iterator[tuple[Said, Voice | None]]:
    """All content with its speaker; for a quote on its own, a speaker named nearby.

    A quote that runs over paragraphs may name its speaker in the last; any other belongs to whom
    the text last let speak since its last subheading, or announced with a colon.
    """
    speaking: Voice | None = None
    silence = 0
    spoken = [(_words(c), v) for b in blocks for c in b.said if (v := _own_voice(c)) is not None]
    for n, block in enumerate(blocks):
        if block.parse.block.role == "subheading":
            speaking = None  # a new part: the speech in full, an interview with somebody else
        end = -1
        for content in sorted(block.said, key=lambda c: (c.start, -c.end)):
            voice = _own_voice(content) or _told_later(blocks, n, content)
            voice = voice or _told_elsewhere(content, spoken) or speaking
            if _is_unnamed(content):
                yield content, None
                continue
            if voice is None:
                continue
            yield content, voice
            is_named = voice.phrase.head.lower_ not in _ANYBODY
            if is_named and content.confidence >= STATEMENT and content.start >= end:
                speaking, end = voice, content.end
        for echo in block.echoes:
            if (voice := _told_elsewhere(echo, spoken)) is not None:
                yield echo, voice
        announced = introduced_next(block.reading)
        if announced is not None:
            speaking = Voice(block.parse, announced)
        silence = 0 if block.said or announced is not None else silence + 1
        if silence > MAX_SILENCE:
            speaking = None


def _is_unnamed(content: Said) -> bool:
    """Whether the text leaves out who said it: he was asked, "…?"."""
    cue = content.cue
    if not isinstance(cue, Cue) or content.speaker is not None:
        return False
    subject = subject_of(cue.token)
    return subject is not None and subject.dep_ in PASSIVE_SUBJECTS


def _own_voice(content: Said) -> Voice | None:
    return None if content.speaker is None else Voice(content.parse, content.speaker)


def _told_later(blocks: Sequence[SpokenBlock], n: int, content: Said) -> Voice | None:
    """The speaker of a quote that goes on in the next paragraphs, as the last of them names it."""
    for block in blocks[n + 1 : n + 1 + MAX_PARAGRAPHS]:
        if content.quoted is None or content.quoted.is_closed:
            return None
        reopened = next((c for c in block.said if c.is_reopened), None)
        if reopened is None or reopened.speaker is not None:
            return None if reopened is None else _own_voice(reopened)
        content = reopened
    return None


def _told_elsewhere(content: Said, spoken: Sequence[tuple[str, Voice]]) -> Voice | None:
    """The speaker of a headline or pull quote: whoever says these words in the text."""
    words = _words(content)
    if words.count(" ") <= MIN_PULLED:
        return None
    return next((voice for said, voice in spoken if f" {words} " in f" {said} "), None)


def _words(content: Said) -> str:
    text = content.parse.block.text[content.start : content.end]
    return " ".join(_WORD.findall(text.lower()))
