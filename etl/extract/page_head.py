"""Finds the headline, the standfirst and bare author names above an article's body.

Guarantees at most one headline; a standfirst only where something stands between it and the body.
"""

import re
from typing import Final

from etl.extract.bylines import parse_byline
from etl.extract.sheet import Piece, Sheet
from schemas.types import Role

_WORD: Final = re.compile(r"\w{4,}")
_STEM: Final = 5
"""Letters of a word that are compared: "building" in a headline is "build" in the body."""
_HEADLINE_WORDS: Final = range(2, 36)
_HEADLINE_LONGEST: Final = 250
_REACH: Final = 40
"""Pieces above the body among which a headline is looked for: promos and menus may stand between."""
_LEAST_SCORE: Final = 1.0
_STANDFIRST_WORDS: Final = range(8, 81)
_SEPARATORS: Final = frozenset[Role](
    {"byline", "dateline", "read_more", "share", "caption", "credit"}
)
"""What parts a standfirst from the body."""
_BESIDE: Final = _SEPARATORS | {"comment", "navigation", "advert"}
_TITLE_WORDS: Final = 4
_DECK_WORDS: Final = 12
_NAME_WORDS: Final = range(2, 5)


def name_head(sheet: Sheet) -> None:
    """Names the headline and, below it, a standfirst and names that stand alone."""
    place = _headline(sheet)
    if place is None:
        return
    sheet.pieces[place].role, sheet.pieces[place].is_body = "headline", False
    for piece in sheet.pieces[place + 1 : sheet.body_start]:
        if piece.role is None and _is_lone_name(piece):
            piece.role = "byline"
    standfirst = _standfirst(sheet, place)
    if standfirst is not None:
        standfirst.role, standfirst.is_body = "standfirst", False


def _headline(sheet: Sheet) -> int | None:
    last = min(sheet.body_start + 1, len(sheet.pieces))
    first = max(0, last - _REACH)
    body = _stems(sheet.body_words)
    scored = [
        (_score(sheet, place, body), place)
        for place in range(first, last)
        if _may_be_headline(sheet.pieces[place])
    ]
    score, place = max(scored, default=(0.0, 0))
    if score < _LEAST_SCORE:
        return None
    return place - 1 if _is_deck(sheet, place) else place


def _is_deck(sheet: Sheet, place: int) -> bool:
    """Whether a long line stands right below a shorter title: then that is the headline."""
    piece = sheet.pieces[place]
    above = sheet.pieces[place - 1] if place else piece
    return (
        _may_be_headline(above)
        and _TITLE_WORDS <= above.word_count < piece.word_count
        and piece.word_count >= _DECK_WORDS
        and not (above.is_bulleted or above.ends_sentence or above.is_body)
    )


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}


def _may_be_headline(piece: Piece) -> bool:
    return (
        piece.role is None
        and piece.word_count in _HEADLINE_WORDS
        and len(piece.text) <= _HEADLINE_LONGEST
        and any(map(str.isalpha, piece.text))
    )


def _score(sheet: Sheet, place: int, body: set[str]) -> float:
    """How much a piece looks like the headline.

    The weights are those of a logistic choice among the candidates of some 750 pages with known
    titles; it found 79% of the titles on sites that it had not seen.
    """
    piece = sheet.pieces[place]
    stems = _stems(piece.text)
    shared = len(stems & body)
    below = [other.role for other in sheet.pieces[place + 1 : place + 4]]
    is_repeated = any(
        other is not piece and other.text == piece.text
        for other in sheet.pieces[max(0, place - _REACH) : sheet.body_start + 1]
    )
    return sum((
        2.8 * shared / (len(stems) or 1),
        1.5 * min(shared, 5) / 5,
        2.2 * min(piece.word_count, 8) / 8,
        -2.4 * max(piece.word_count - 16, 0) / 16,
        -2.8 * piece.is_bulleted,
        -3.1 * (piece.ends_sentence and piece.text[-1] not in "?!"),
        -0.9 * (piece.text[-1] in ":,;"),
        -2.0 * piece.is_body,
        -0.3 * min(sheet.body_start - place, 20) / 20,
        0.5 * ("byline" in below),
        1.3 * ("dateline" in below),
        0.3 * is_repeated,
        -3.0 * _is_lone_name(piece),
        2.9 * min(piece.gap, 2) / 2,
        -1.5 * piece.text[0].islower(),
        -0.9 * _follows_title(sheet, place, body),
    ))  # fmt: skip


def _follows_title(sheet: Sheet, place: int, body: set[str]) -> bool:
    """Whether the piece above could be the headline too: then this one is its standfirst.

    A byline or a date between the two says so all the more.
    """
    above = place - 1
    while above >= 0 and sheet.pieces[above].role in _BESIDE:
        above -= 1
    if above < 0 or not _may_be_headline(sheet.pieces[above]):
        return False
    stems = _stems(sheet.pieces[above].text)
    return len(stems & body) > 1 and not sheet.pieces[above].ends_sentence


def _is_lone_name(piece: Piece) -> bool:
    """Whether a line is a person's name and nothing else, each word with a capital."""
    words = piece.text.split()
    if len(words) not in _NAME_WORDS or not all(word[0].isupper() for word in words):
        return False
    found = parse_byline(piece.text)
    return len(found) == 1 and found[0].kind == "person" and found[0].name.split() == words


def _standfirst(sheet: Sheet, headline: int) -> Piece | None:
    place = headline + 1
    while place < len(sheet.pieces) and sheet.pieces[place].role in _BESIDE:
        place += 1
    if place + 1 >= len(sheet.pieces):
        return None
    piece, below = sheet.pieces[place], sheet.pieces[place + 1]
    fits = piece.role is None and piece.word_count in _STANDFIRST_WORDS and not piece.is_bulleted
    return piece if fits and below.role in _SEPARATORS else None
