"""Finds the headline and the standfirst above an article's body.

Guarantees at most one headline; a standfirst only where something stands between it and the body.
"""

from typing import Final

from etl.extract.head_names import name_bylines
from etl.extract.headline_choice import choose
from etl.extract.sheet import Piece, Sheet
from schemas.types import Role

_STANDFIRST_WORDS: Final = range(8, 81)
_SEPARATORS: Final = frozenset[Role](
    {"byline", "dateline", "read_more", "share", "caption", "credit"}
)
"""What parts a standfirst from the body."""
_BESIDE: Final = _SEPARATORS | {"comment", "navigation", "advert"}


def name_head(sheet: Sheet) -> None:
    """Names the headline, the names and dates beside it, and below it a standfirst."""
    place = choose(sheet)
    if place is None:
        return
    sheet.pieces[place].role, sheet.pieces[place].is_body = "headline", False
    name_bylines(sheet, place)
    standfirst = _standfirst(sheet, place)
    if standfirst is not None:
        standfirst.role, standfirst.is_body = "standfirst", False


def _standfirst(sheet: Sheet, headline: int) -> Piece | None:
    place = headline + 1
    while place < len(sheet.pieces) and sheet.pieces[place].role in _BESIDE:
        place += 1
    if place + 1 >= len(sheet.pieces):
        return None
    piece, below = sheet.pieces[place], sheet.pieces[place + 1]
    fits = piece.role is None and piece.word_count in _STANDFIRST_WORDS and not piece.is_bulleted
    return piece if fits and below.role in _SEPARATORS else None
