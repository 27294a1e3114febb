"""Cues that French sets within the quotation marks: « Tout a brûlé, raconte Fatima. La maison aussi. »

Guarantees that such a quote is split around its cue, so that no span holds the writer's own words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.annotate.speech.quotation_marks import Quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEAKING = frozenset(("PROPN", "NOUN", "PRON"))
_ENDS = frozenset((",", ".", "!", "?", ";", ":", "»", '"'))
MAX_TOKENS = 20
"""Longest cue with its speaker: souligne le maire de la ville, Paul Roque, élu en mars."""


def split_at_cues(doc: "Doc", quoted: Sequence[Quoted], lemmas: Mapping[int, str]) -> list[Quoted]:
    """The quotes, each in two where a cue with its speaker interrupts it."""
    cues = [
        place
        for i, key in enumerate(doc.to_array("LEMMA").tolist())
        if key in lemmas and (place := _place_of(doc[i])) is not None
    ]
    return [part for span in quoted for part in _parts(doc, span, cues)]


def _place_of(verb: "Token") -> tuple[int, int] | None:
    """The characters of a verb and the speaker after it, where commas set them off; else none."""
    first = verb.i - (verb.i > 0 and verb.nbor(-1).pos_ == "AUX")
    if first == 0 or verb.doc[first - 1].text != "," or verb.pos_ != "VERB":
        return None
    speaker = next((c for c in verb.rights if c.pos_ in _SPEAKING), None)
    if speaker is None or speaker.left_edge.i > verb.i + 2:
        return None
    for token in verb.doc[speaker.i + 1 : speaker.i + MAX_TOKENS]:
        is_aged = token.text == "," and token.i + 1 < len(token.doc) and token.nbor().like_num
        if (
            token.text in _ENDS
            and not is_aged
            and (token.text != "," or token.i > speaker.right_edge.i)
        ):
            return verb.doc[first - 1].idx + 1, token.idx
    return None


def _parts(doc: "Doc", span: Quoted, cues: Sequence[tuple[int, int]]) -> Iterator[Quoted]:
    inner = next((c for c in cues if span.start < c[0] and c[1] <= span.end), None)
    if inner is None:
        yield span
        return
    start, end = inner
    yield replace(span, end=start, outer_end=start, is_closed=True)
    rest = doc.text[end : span.end]
    words = rest.lstrip(" ,.;:!?\u00a0\u202f")
    if words:
        following = span.end - len(words)
        yield replace(span, start=following, outer_start=following, is_reopened=False)
