"""Who said what, in which words, to whom, according to whom.

Guarantees that a row's span is the content alone, without its outer quotation marks, that no two
rows of an article have the same span, and that nothing is attributed whose saying it denies.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from etl.annotate.document import Document
from etl.annotate.naming.resolve import resolve
from etl.annotate.parse import Parse, parses
from etl.annotate.speech.attribution import read, via_of
from etl.annotate.speech.quotation_marks import Quoted, quoted_spans
from etl.annotate.speech.quoted_speech import attributions, introduced_next
from etl.annotate.speech.reading import Cue, Phrase, Reading, Source
from etl.annotate.speech.reported_speech import STATEMENT, reports
from etl.annotate.speech.speaker_labels import labelled, repeated_labels
from schemas.annotation import Quote, QuoteKind

EXTRACTOR = "quotes@1"
LANGUAGES = frozenset(("en", "fr"))
MAX_PARAGRAPHS = 40
"""Paragraphs that a quote may run over before its speaker is named."""
CARRIED = 0.6
"""Confidence in a speaker taken over from another paragraph."""
MAX_SILENCE = 3
"""Blocks without any speech after which a quote on its own no longer belongs to the last speaker."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Half-open code points of the page, with the entity that they stand for."""

    start: int
    end: int
    entity_id: str | None


@dataclass(frozen=True, slots=True)
class _Said:
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
class _Voice:
    """A speaker as named in a block."""

    parse: Parse
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class _Block:
    """A block and all that it says, quotes before reports."""

    parse: Parse
    reading: Reading
    said: tuple[_Said, ...]


def quotes(document: Document) -> Iterator[Quote]:
    """The document's attributed quotes, direct, partial and indirect, in order of their place."""
    language = (document.language or "").split("-")[0]
    if language not in LANGUAGES:
        return
    read_blocks = tuple(parses(document))
    marked = quoted_spans([parse.block.text for parse in read_blocks])
    labels = repeated_labels(parse.block.text for parse in read_blocks)
    blocks: list[_Block] = []
    for parse, quoted in zip(read_blocks, marked, strict=True):
        reading = read(parse, quoted, language)
        blocks.append(_Block(parse, reading, tuple(_said(parse, reading, labels))))
    rows: dict[tuple[int, int], Quote] = {}
    for content, voice in _with_voices(blocks):
        speaker = _span(document, voice.parse, voice.phrase)
        is_near = voice.parse is content.parse or content.is_reopened
        confidence = content.confidence if is_near else min(content.confidence, CARRIED)
        row = _row(document, content, speaker, confidence)
        rows.setdefault((row.start, row.end), row)
    yield from (rows[place] for place in sorted(rows))


def _said(parse: Parse, reading: Reading, labels: Set[str]) -> Iterator[_Said]:
    """What a block says, quotes before reports; no report overlaps a quote."""
    quoted = list(attributions(reading))
    for found in quoted:
        span = found.quoted
        yield _Said(
            parse, reading, found.kind, span.start, span.end, found.cue, found.speaker,
            found.confidence, span,
        )  # fmt: skip
    starts = [a.quoted.start for a in quoted]
    quoting = {a.cue.token.i for a in quoted if isinstance(a.cue, Cue)}
    label = labelled(reading, parse.block.scope == "headline", labels)
    for report in (*reports(reading, quoting), *((label,) if label else ())):
        start, end = _characters(reading, report.start, report.end)
        before = bisect_left(starts, end)
        if not before or quoted[before - 1].quoted.end <= start:
            yield _Said(
                parse, reading, "indirect", start, end, report.cue, report.speaker,
                report.confidence,
            )  # fmt: skip


def _with_voices(blocks: Sequence[_Block]) -> Iterator[tuple[_Said, _Voice]]:
    """All content with its speaker; for a quote on its own, a speaker named nearby.

    A quote that runs over paragraphs may name its speaker in the last; any other belongs to whom
    the text last let speak, or announced with a colon.
    """
    speaking: _Voice | None = None
    silence = 0
    for n, block in enumerate(blocks):
        end = -1
        for content in sorted(block.said, key=lambda c: (c.start, -c.end)):
            voice = _own_voice(content) or _told_later(blocks, n, content) or speaking
            if voice is None:
                continue
            yield content, voice
            if content.confidence >= STATEMENT and content.start >= end:
                speaking, end = voice, content.end
        announced = introduced_next(block.reading)
        if announced is not None:
            speaking = _Voice(block.parse, announced)
        silence = 0 if block.said or announced is not None else silence + 1
        if silence > MAX_SILENCE:
            speaking = None


def _own_voice(content: _Said) -> _Voice | None:
    return None if content.speaker is None else _Voice(content.parse, content.speaker)


def _told_later(blocks: Sequence[_Block], n: int, content: _Said) -> _Voice | None:
    """The speaker of a quote that goes on in the next paragraphs, as the last of them names it."""
    for block in blocks[n + 1 : n + 1 + MAX_PARAGRAPHS]:
        if content.quoted is None or content.quoted.is_closed:
            return None
        reopened = next((c for c in block.said if c.is_reopened), None)
        if reopened is None or reopened.speaker is not None:
            return None if reopened is None else _own_voice(reopened)
        content = reopened
    return None


def _row(document: Document, said: _Said, speaker: _Span | None, confidence: float) -> Quote:
    text, origin, cue = document.text, said.parse.block.start, said.cue
    start, end = origin + said.start, origin + said.end
    cue_span = _cue_span(said)
    addressee = _span(document, said.parse, cue.addressee if isinstance(cue, Cue) else None)
    via = _span(document, said.parse, via_of(said.reading, cue))
    return Quote(
        article_id=document.article_id,
        start=start,
        end=end,
        text=text[start:end],
        block_id=said.parse.block.block_id,
        scope=said.parse.block.scope,
        confidence=confidence,
        extractor=EXTRACTOR,
        kind=said.kind,
        cue_text=text[slice(*cue_span)] if cue_span else None,
        cue_lemma=cue.lemma if cue else None,
        cue_start=cue_span[0] if cue_span else None,
        cue_end=cue_span[1] if cue_span else None,
        speaker_text=text[speaker.start : speaker.end] if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_entity_id=speaker.entity_id if speaker else None,
        addressee_entity_id=addressee.entity_id if addressee else None,
        attributed_via_entity_id=via.entity_id if via else None,
        via_text=text[via.start : via.end] if via else None,
    )


def _cue_span(said: _Said) -> tuple[int, int] | None:
    if said.cue is None:
        return None
    last = said.cue.end if isinstance(said.cue, Cue) else said.cue.cue_end
    start, end = _characters(said.reading, said.cue.start, last)
    return said.parse.block.start + start, said.parse.block.start + end


def _span(document: Document, parse: Parse, phrase: Phrase | None) -> _Span | None:
    if phrase is None:
        return None
    first, last = parse.doc[phrase.start], parse.doc[phrase.end - 1]
    hyphen = first.text.startswith("-") and len(first) > 1  # dit-il
    start = parse.block.start + first.idx + hyphen
    end = parse.block.start + last.idx + len(last)
    mention = resolve(document, start, end)
    return _Span(start, end, mention.entity_id if mention else None)


def _characters(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Tokens as code points of their block."""
    last = reading.doc[end - 1]
    return reading.doc[start].idx, last.idx + len(last)
