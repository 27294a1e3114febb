"""Who says what stands between quotation marks.

Guarantees at most one attribution a quoted span, and none for marks that only hold a word off or
name a work: those that no cue governs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.annotate.lexicon.speech_verbs import Pattern
from etl.annotate.speech.nearby_speakers import before_colon, beside, named_before, signature
from etl.annotate.speech.quotation_marks import Quoted
from etl.annotate.speech.quote_places import (
    MIN_FLOATING,
    OPEN_ENDED,
    SENTENCE_END,
    Place,
    is_clause,
    is_resumed,
    is_whole,
    place_of,
)
from etl.annotate.speech.quoted_words import governing, is_entitled, is_title
from etl.annotate.speech.reading import (
    RELATIVE_CLAUSES,
    Cue,
    Phrase,
    Reading,
    Source,
)
from schemas.annotation import QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset(("-", "–", "—", "--", "―"))
_BREAKS = _DASHES | {":"}
_GOING_ON = frozenset((
    "and", "but", "or", "as", "which", "who", "whose", "that", "because", "while", "when", "if",
    "et", "mais", "qui",
))  # fmt: skip
_QUOTING: frozenset[Pattern] = frozenset(("clause", "quotative"))
MAX_GAP = 25
"""Tokens between a quote and the verb that attributes it; longer asides are other clauses."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quoted span and who says it; a floating one takes its speaker from its surroundings."""

    kind: QuoteKind
    quoted: Quoted
    cue: Cue | Source | None
    speaker: Phrase | None
    confidence: float

    @property
    def is_floating(self) -> bool:
        return self.speaker is None


def attributions(reading: Reading) -> Iterator[Attribution]:
    """The attributed quotes of a block, in order."""
    found: Attribution | None = None
    for n, quoted in enumerate(reading.quotes):
        if is_entitled(reading, quoted):
            continue
        place = place_of(reading, n)
        found = (
            _introduced(reading, place)
            or _followed(reading, place)
            or _announced(reading, place)
            or _resumed(reading, place, found)
            or _floating(reading, place)
        )
        if found is None:
            cue = governing(reading, quoted)
            if cue is None:
                continue
            is_direct = not place.has_lead and is_clause(reading, quoted)
            kind: QuoteKind = "direct" if is_direct else "partial"
            found = Attribution(kind, quoted, cue, cue.speaker, 0.85)
        yield found


def _introduced(reading: Reading, place: Place) -> Attribution | None:
    """The cue right before the quote: He said, "…"."""
    if not place.has_lead or not is_whole(reading, place):
        return None
    for cue in reversed(reading.cues_in(place.lead)):
        is_last = not reading.words(range(cue.end, place.lead.stop))
        if is_last and "clause" in cue.patterns and not _is_unsaid(cue):
            speaker = cue.speaker or named_before(reading, place.lead, cue)
            return Attribution("direct", place.quoted, cue, speaker, 0.95)
    return None


def _followed(reading: Reading, place: Place) -> Attribution | None:
    """The cue after the quote: "…," he said; "…" — Ann Smith; "…", according to her."""
    tail = place.tail
    words = reading.words(tail)
    if not words or words[0].lower_ in _GOING_ON:
        return None
    if not place.has_lead and reading.doc[tail[0]].text in _DASHES:
        signed = signature(reading, tail)
        if signed is not None:
            return Attribution("direct", place.quoted, None, signed, 0.8)
    is_partial = place.has_lead and not is_resumed(reading, place)
    if is_partial and reading.doc[place.lead[-1]].text in _BREAKS:
        is_partial = not is_whole(reading, place)
    kind: QuoteKind = "partial" if is_partial else "direct"
    source = next((s for s in reading.sources if s.start == words[0].i), None)
    if source is not None:
        if is_partial and isinstance(governing(reading, place.quoted), Cue):
            return None  # said it was "a lie", according to Tass: Tass vouches for the saying
        return Attribution(kind, place.quoted, source, source.speaker, 0.9)
    cue = next(iter(reading.cues_in(tail)), None)
    if cue is None or not _attributes_back(reading, place, cue, words[-1]):
        return None
    if is_partial and is_title(reading.text[place.quoted.start : place.quoted.end]):
        return None
    has_own = cue.speaker is not None and cue.speaker.head.i in tail
    speaker = cue.speaker if has_own else beside(reading, cue, tail) or cue.speaker
    if speaker is None:
        return None
    if cue.addressee is not None and cue.addressee.head.i == speaker.head.i:
        cue = replace(cue, addressee=None)  # demande le maire: the model takes him for the object
    return Attribution(kind, place.quoted, cue, speaker, 0.85 if is_partial else 0.95)


def _attributes_back(reading: Reading, place: Place, cue: Cue, last: "Token") -> bool:
    """Whether the cue after a quote tells who said the quote, and not something else."""
    tail = place.tail
    if not _QUOTING & cue.patterns or cue.start - tail[0] > MAX_GAP:
        return False
    if any(_is_other_clause(reading.doc[i], cue) for i in range(tail[0], cue.start)):
        return False
    if place.final in SENTENCE_END and place.final not in OPEN_ENDED:
        return _closes(reading, cue) and cue.start == last.i
    is_open = place.final in OPEN_ENDED or reading.doc[tail[0]].text in (",", "-", "—", "–")
    return is_open or (not place.has_lead and "clause" in cue.patterns and _closes(reading, cue))


def _is_other_clause(token: "Token", cue: Cue) -> bool:
    if token.pos_ != "VERB" or token.dep_ in RELATIVE_CLAUSES:
        return False
    if token.dep_ in ("acl", "amod", "advcl"):
        return False
    return not any(a.i == cue.token.i for a in token.ancestors)


def _closes(reading: Reading, cue: Cue) -> bool:
    """Whether nothing that was said follows the cue."""
    speaker = cue.speaker.head.i if cue.speaker is not None else None
    return not any(
        c.dep_ in ("ccomp", "xcomp", "dobj", "obj") and not reading.inside[c.i] and c.i != speaker
        for c in cue.token.rights
    )


def _announced(reading: Reading, place: Place) -> Attribution | None:
    """The cue farther before the quote: She told reporters on Friday: "…"; Smith: "…"."""
    if not place.has_lead:
        return None
    last = reading.doc[place.lead[-1]].text
    if last not in (",", ":"):
        return None
    cue = next(reversed(reading.cues_in(place.lead)), None)
    if cue is not None and cue.speaker is not None and _QUOTING & cue.patterns:
        if _is_unsaid(cue):
            return None
        gap = range(cue.end, place.lead.stop)
        if len(gap) <= MAX_GAP and not any(_opens_clause(reading.doc[i]) for i in gap):
            return Attribution("direct", place.quoted, cue, cue.speaker, 0.95)
    if not is_whole(reading, place):
        return None
    source = next((s for s in reading.sources if s.start in place.lead), None)
    if source is not None and source.end >= place.lead.stop - 1:
        return Attribution("direct", place.quoted, source, source.speaker, 0.9)
    if last == ":":
        return Attribution("direct", place.quoted, None, before_colon(reading, place.lead), 0.7)
    return None


def _is_unsaid(cue: Cue) -> bool:
    """Whether nobody has said it: he did not say "no"; you may ask, "why?"."""
    if cue.speaker is not None and cue.speaker.head.lower_ == "you":
        return True
    is_asked = any(c.lower_ == "if" for c in cue.token.lefts)  # asked if it rained, he said "no"
    return cue.is_denied and not is_asked


def _resumed(reading: Reading, place: Place, before: Attribution | None) -> Attribution | None:
    """The rest of a quote that its cue interrupts: "We sail," he said, "at dawn"."""
    if before is None or before.speaker is None or not isinstance(before.cue, Cue):
        return None
    if before.cue.start not in place.lead or not is_resumed(reading, place):
        return None
    return Attribution("direct", place.quoted, before.cue, before.speaker, 0.9)


def _opens_clause(token: "Token") -> bool:
    """Whether a token begins what is said before the quote does: he said that if …, "…"."""
    return token.dep_ in ("ccomp", "conj", "xcomp", "mark") and token.pos_ in (
        "VERB", "AUX", "SCONJ",
    )  # fmt: skip


def _floating(reading: Reading, place: Place) -> Attribution | None:
    """A quote that is a sentence of its own; its speaker is told nearby."""
    words = reading.words(place.tail)
    follows = words and not (place.final in SENTENCE_END and words[0].text[0].isupper())
    if place.has_lead or follows:
        return None
    quoted = place.quoted
    inner = reading.text[quoted.start : quoted.end]
    if quoted.is_reopened or (len(inner.split()) >= MIN_FLOATING and not is_title(inner)):
        return Attribution("direct", quoted, None, None, 0.75)
    return None
