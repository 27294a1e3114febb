"""Chooses the headline among the lines above an article's body.

Guarantees a choice by form, place and shared words alone: no word of any language counts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from etl.extract.date_lines import date_line
from etl.extract.head_names import is_lone_name
from etl.extract.sheet import UNSPACED, Piece, Sheet

_REACH: Final = 40
"""Pieces above the body among which a headline is looked for: promos and menus may stand between."""
_INSIDE: Final = 1
"""Pieces of the body that may be the headline, where the choice of the body took it in."""
_KICKER_WORDS: Final = 3
_DECK_WORDS: Final = 12
_WORDS: Final = range(2, 36)
_LONGEST: Final = 250
_OPENING: Final = 3
"""Body pieces whose words a headline shares most."""
_STEM: Final = 5
"""Letters of a word that are compared: "building" in a headline is "build" in the body."""
_WORD: Final = re.compile(r"\w{4,}")
_TRAIL: Final = re.compile(r"\s[›>»/]\s|›")
_SENTENCES: Final = re.compile(r"\w{4,}[.!?…][\"”»']?\s+\S")
"""Two sentences on one line; a short word with a full stop may be an abbreviation."""
_MARKS: Final = ">→▶|:#"
"""What opens a link, a part of a cut title or a tag."""
_QUOTES: Final = "\"“«„‘'「"

WEIGHTS: Final[dict[str, float]] = {
    "shared_share": 1.36,
    "shared": 1.54,
    "shared_with_opening": 2.38,
    "words": 1.63,
    "very_short": -1.38,
    "overlong": -1.65,
    "bulleted": -1.59,
    "sentence": -2.53,
    "sentences": -0.85,
    "question": 0.82,
    "continued": -0.65,
    "trail": -1.28,
    "bar": -1.19,
    "quoted": 1.91,
    "capitals": 1.88,
    "name": -0.51,
    "dated": -0.92,
    "first": 2.17,
    "body": -1.50,
    "opens_body": -1.50,
    "gap": 4.02,
    "gap_below": 4.25,
    "byline_below": 0.63,
    "dateline_below": 1.16,
    "byline_above": -1.32,
    "repeated": 0.49,
    "held": 1.38,
    "paragraph_below": -0.97,
    "deck_below": 0.83,
}
"""Of a logistic choice among the candidates of each page, fitted by `benchmarks/train_headline.py`."""
LEAST: Final = 3.0
"""The score below which a page has no headline: right choices of whole pages are above 6, those of a
few lines without blank ones between about 4."""
LEAST_IN_BODY: Final = 7.0
"""The same for a line that the choice of the body took in: below it, such lines are the first of
texts that show no headline."""


class Candidate(NamedTuple):
    """A piece that may be the headline, with what tells for and against it."""

    place: int
    features: dict[str, float]

    @property
    def score(self) -> float:
        """How much the piece looks like a headline."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


def choose(sheet: Sheet) -> int | None:
    """The place of the headline, or None where no line is likely to be it."""
    best = max(candidates(sheet), key=lambda candidate: candidate.score, default=None)
    if best is None:
        return None
    least = LEAST_IN_BODY if sheet.pieces[best.place].is_body else LEAST
    if best.score < least:
        return None
    return best.place + _is_kicker(sheet, best.place) - _is_deck(sheet, best.place)


def _is_kicker(sheet: Sheet, place: int) -> bool:
    """Whether a few words stand right above a longer title: they say what it is about."""
    kicker, *below = sheet.pieces[place : place + 2]
    return kicker.word_count <= _KICKER_WORDS and any(
        title.word_count > kicker.word_count
        and title.gap == 0
        and _may_be(title)
        and not (title.is_body or title.is_bulleted or title.ends_sentence)
        for title in below
    )


def _is_deck(sheet: Sheet, place: int) -> bool:
    """Whether a long line stands right below a shorter title: then that is the headline."""
    deck, title = sheet.pieces[place], sheet.pieces[max(0, place - 1)]
    return (
        deck.word_count >= _DECK_WORDS
        and _KICKER_WORDS < title.word_count < deck.word_count
        and _may_be(title)
        and not (title.is_body or title.is_bulleted or title.ends_sentence)
    )


def candidates(sheet: Sheet) -> Iterator[Candidate]:
    """The pieces that may be the headline, in order."""
    last = min(sheet.body_start + _INSIDE, len(sheet.pieces))
    places = range(max(0, last - _REACH), last)
    body = [piece.text for piece in sheet.pieces if piece.is_body]
    told, opening = stems(" ".join(body)), stems(" ".join(body[:_OPENING]))
    for place in places:
        if _may_be(sheet.pieces[place]):
            yield Candidate(place, _features(sheet, place, told, opening))


def _may_be(piece: Piece) -> bool:
    is_short = len(piece.text) <= _LONGEST and piece.word_count in _WORDS
    is_clean = piece.text[0] not in _MARKS and any(map(str.isalpha, piece.text))
    return piece.role is None and is_short and is_clean


def _features(sheet: Sheet, place: int, body: set[str], opening: set[str]) -> dict[str, float]:
    piece = sheet.pieces[place]
    text, count, own = piece.text, piece.word_count, stems(piece.text)
    near = sheet.pieces[max(0, place - _REACH) : sheet.body_start + 1]
    following = sheet.pieces[place + 1 : place + 4]
    roles = [other.role for other in following]
    shared = len(own & body)
    return {
        "shared_share": shared / (len(own) or 1),
        "shared": min(shared, 5) / 5,
        "shared_with_opening": len(own & opening) / (len(own) or 1),
        "words": min(count, 8) / 8,
        "very_short": count <= 3,
        "overlong": max(count - 16, 0) / 16,
        "bulleted": piece.is_bulleted,
        "sentence": piece.ends_sentence and text[-1] not in "?!",
        "sentences": _SENTENCES.search(text) is not None,
        "question": text[-1] == "?",
        "continued": text[-1] in ":,;",
        "trail": _TRAIL.search(text) is not None,
        "bar": "|" in text,
        "quoted": text[0] in _QUOTES,
        "capitals": _capitals(text),
        "name": is_lone_name(text),
        "dated": any(map(str.isdigit, text)) and any(date_line(text, is_date_place=True)),
        "first": place == 0,
        "body": piece.is_body,
        "opens_body": piece.is_body and place == sheet.body_start,
        "gap": min(piece.gap, 2) / 2,
        "gap_below": min(following[0].gap, 2) / 2 if following else 0,
        "byline_below": "byline" in roles,
        "dateline_below": "dateline" in roles,
        "byline_above": any(o.role == "byline" for o in sheet.pieces[max(0, place - 3) : place]),
        "repeated": any(other is not piece and other.text == text for other in near),
        "held": min(sum(len(other.text) > len(text) and text in other.text for other in near), 2)
        / 2,
        **_deck(following[:1]),
    }


def _deck(below: Sequence[Piece]) -> dict[str, float]:
    """Whether what stands below is a paragraph, or a sentence outside the body: a standfirst."""
    counts = [piece.word_count for piece in below]
    is_sentence = any(p.role is None and not p.is_body and p.ends_sentence for p in below)
    return {
        "paragraph_below": any(count > 25 for count in counts),
        "deck_below": is_sentence and any(count > 8 for count in counts),
    }


def stems(text: str) -> set[str]:
    """The beginnings of a text's longer words; pairs of characters in unspaced scripts."""
    unspaced = "".join(UNSPACED.findall(text))
    words = {word[:_STEM] for word in _WORD.findall(text.casefold()) if not UNSPACED.search(word)}
    return words | {unspaced[at : at + 2] for at in range(len(unspaced) - 1)}


def _capitals(text: str) -> float:
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) / (len(words) or 1)
