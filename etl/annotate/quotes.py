"""Who said what, in which words, to whom, according to whom.

Guarantees that a row's span is the content alone, without its outer quotation marks, that no two
rows of an article have the same span, and that nothing is attributed whose saying it denies.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from etl.annotate.document import Document
from etl.annotate.naming.resolve import resolve
from etl.annotate.parse import Parse, parses
from etl.annotate.speech.attribution import names_of, read, via_of
from etl.annotate.speech.quotation_marks import quoted_spans
from etl.annotate.speech.quoted_speech import Attribution, attributions
from etl.annotate.speech.reading import Cue, Phrase, Reading
from etl.annotate.speech.reported_speech import STATEMENT, Report, reports
from etl.annotate.speech.speaker_labels import labelled, repeated_labels
from etl.annotate.speech.voices import CARRIED, Said, SpokenBlock, with_voices
from schemas.annotation import Quote

EXTRACTOR = "quotes@1"
LANGUAGES = frozenset(("en", "fr"))
ECHOED = 0.8
"""Confidence in words quoted in a headline, whose speaker the text names."""
MIN_BESIDE = 3
"""Fewest tokens of a report cut short by a quote after it: he said it was safe and "well built"."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Half-open code points of the page, with the entity that they stand for."""

    start: int
    end: int
    entity_id: str | None


def quotes(document: Document) -> Iterator[Quote]:
    """The document's attributed quotes, direct, partial and indirect, in order of their place."""
    language = (document.language or "").split("-")[0]
    if language not in LANGUAGES:
        return
    read_blocks = tuple(parses(document))
    marked = quoted_spans([parse.block.text for parse in read_blocks])
    labels = repeated_labels(parse.block.text for parse in read_blocks)
    names = names_of(document)
    blocks: list[SpokenBlock] = []
    for parse, quoted in zip(read_blocks, marked, strict=True):
        reading = read(parse, quoted, language, names)
        said = tuple(_said(document, parse, reading, labels))
        blocks.append(SpokenBlock(parse, reading, said, tuple(_echoes(parse, reading, said))))
    rows: dict[tuple[int, int], Quote] = {}
    for content, voice in with_voices(blocks):
        speaker = _span(document, voice.parse, voice.phrase) if voice else None
        is_near = voice is None or voice.parse is content.parse or content.is_reopened
        confidence = content.confidence if is_near else min(content.confidence, CARRIED)
        row = _row(document, content, speaker, confidence)
        rows.setdefault((row.start, row.end), row)
    yield from (rows[place] for place in sorted(rows))


def _said(document: Document, parse: Parse, reading: Reading, labels: Set[str]) -> Iterator[Said]:
    """What a block says, quotes before reports; no report overlaps a quote."""
    quoted = list(attributions(reading))
    for found in quoted:
        span = found.quoted
        yield Said(
            parse, reading, found.kind, span.start, span.end, found.cue, found.speaker,
            found.confidence, span,
        )  # fmt: skip
    quoting = {a.cue.token.i for a in quoted if isinstance(a.cue, Cue)}
    label = _label(document, parse, reading, labels)
    for report in (*reports(reading, quoting), *((label,) if label else ())):
        if parse.block.scope == "linked_item" and report.confidence < STATEMENT:
            continue  # titles cut short, without context
        place = _beside_quotes(reading, report, quoted)
        if place is not None:
            yield Said(
                parse, reading, "indirect", *place, report.cue, report.speaker, report.confidence
            )


def _label(document: Document, parse: Parse, reading: Reading, labels: Set[str]) -> Report | None:
    """What a name before a colon says; the items of a list have headings: "Battery Life: It lasts"."""
    is_headline = parse.block.scope == "headline"
    found = None if parse.block.role == "list_item" else labelled(reading, is_headline, labels)
    speaker = _span(document, parse, found.speaker) if found else None
    if found is None or speaker is None:
        return None
    label = document.text[speaker.start : speaker.end]
    if label in labels and label.isupper():
        return found  # a transcript
    mention = resolve(document, speaker.start, speaker.end)
    if mention is None:
        return None
    is_known = is_headline and (mention.entity_id or "").startswith("Q")
    return found if mention.entity_type == "person" or is_known else None


def _echoes(parse: Parse, reading: Reading, said: Sequence[Said]) -> Iterator[Said]:
    """What stands between marks and is attributed to nobody: a headline may quote the text."""
    if parse.block.scope == "body" and parse.block.role not in ("subheading", "quote"):
        return
    attributed = {content.quoted.start for content in said if content.quoted is not None}
    for quoted in reading.quotes:
        if quoted.start not in attributed:
            yield Said(
                parse, reading, "direct", quoted.start, quoted.end, None, None, ECHOED, quoted
            )


def _beside_quotes(
    reading: Reading, report: Report, quoted: Sequence[Attribution]
) -> tuple[int, int] | None:
    """Where a report stands that no quote lies in; it ends before a later quote's own cue."""
    start, end = _characters(reading, report.start, report.end)
    inside = next((a for a in quoted if a.quoted.start < end and a.quoted.end > start), None)
    if inside is None:
        return start, end
    cue = inside.cue
    if not isinstance(cue, Cue) or not report.start < cue.start < reading.at(inside.quoted.start):
        return None
    joins = range(cue.start - 1, report.start, -1)
    last = next((k for k in joins if reading.doc[k].pos_ in ("CCONJ", "PUNCT")), report.start)
    while last > report.start and reading.doc[last - 1].pos_ in ("CCONJ", "PUNCT"):
        last -= 1
    if last - report.start < MIN_BESIDE:
        return None
    return _characters(reading, report.start, last)


def _row(document: Document, said: Said, speaker: _Span | None, confidence: float) -> Quote:
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


def _cue_span(said: Said) -> tuple[int, int] | None:
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
