"""Where a quote stands in its sentence.

Guarantees that the words before and after a quote are the writer's own, of one sentence.
"""

from dataclasses import dataclass

from etl.annotate.speech.quotation_marks import Quoted
from etl.annotate.speech.reading import SUBJECTS, Reading

SENTENCE_END = frozenset(".?!…")
OPEN_ENDED = frozenset(",?!—–-…")
"""What a quote ends with when its sentence goes on after the closing mark."""
_TERMINAL = frozenset((".", "?", "!", ";", "..", "...", "…"))
MIN_FLOATING = 3
"""Words of a quote that stands alone as a sentence: fewer are as often a name or a slogan."""
_CONNECTIVES = frozenset(("and", "but", "yet", "still", "so", "or", "et", "mais", "or", "donc"))
"""What may stand before a whole quote: Yet, "it is hard," she said."""


@dataclass(frozen=True, slots=True)
class Place:
    """A quote in its sentence: the writer's tokens before it and after it, up to other quotes."""

    quoted: Quoted
    lead: range
    tail: range
    has_lead: bool
    final: str


def place_of(reading: Reading, n: int) -> Place:
    """The place of the block's `n`th quote."""
    quoted = reading.quotes[n]
    first, last = reading.at(quoted.outer_start), reading.at(quoted.outer_end)
    start, end = first, last
    while start > 0 and _continues(reading, start - 1):
        start -= 1
    while end < len(reading.doc) and _continues(reading, end):
        end += 1
    lead = range(start, first)
    is_between = start > 0 and reading.inside[start - 1]
    words = reading.words(lead)
    has_lead = any(is_between or word.lower_ not in _CONNECTIVES for word in words)
    return Place(quoted, lead, range(last, end), has_lead, reading.text[quoted.end - 1])


def _continues(reading: Reading, i: int) -> bool:
    return not reading.inside[i] and reading.doc[i].text not in _TERMINAL


def is_resumed(reading: Reading, place: Place) -> bool:
    """Whether the words before a quote only attribute the one before: "…," he said, "…"."""
    lead = place.lead
    return (
        lead.start > 0
        and reading.inside[lead.start - 1]
        and reading.doc[lead[-1]].text in (",", ":")
        and bool(reading.cues_in(lead))
    )


def is_whole(reading: Reading, place: Place) -> bool:
    """Whether the quote is a clause of its own, to its end or with its own subject and verb."""
    quoted, is_ended = place.quoted, place.final in SENTENCE_END
    if not is_ended and place.final not in OPEN_ENDED and reading.words(place.tail):
        return is_clause(reading, quoted)
    tokens = reading.doc[reading.at(quoted.start) : reading.at(quoted.end)]
    has_verb = any(t.pos_ in ("VERB", "AUX") for t in tokens)
    return has_verb or (is_ended and len(tokens) > MIN_FLOATING)


def is_clause(reading: Reading, quoted: Quoted) -> bool:
    """Whether a verb that the rest of the quote hangs on has its subject in the quote."""
    first, last = reading.at(quoted.start), reading.at(quoted.end)
    return any(
        first <= child.i < token.i
        for token in reading.doc[first:last]
        if (token.pos_ in ("VERB", "AUX") and not first <= token.head.i < last)
        or token.head.i == token.i
        for child in token.lefts
        if child.dep_ in SUBJECTS or child.dep_ == "expl"
    )
