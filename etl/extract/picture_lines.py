"""Names the lines under the pictures of a pasted page: captions, and credits by their place.

Guarantees to touch no line of the article and none that another rule knew already, copyright signs
aside, which name a picture's owner inside an article and the publisher below it.
"""

import re
from itertools import pairwise
from typing import Final

from etl.extract.sheet import Piece, Sheet

_CUE: Final = re.compile(
    r"\(?(?:image|photo|photograph|picture|credit|foto|bild|quelle|imagen|crédit photo|фото)s?\s?:?",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"(?:©|\(c\))\s*[^\d]{2,60}", re.IGNORECASE)
_RIGHTS: Final = re.compile(
    r"rights|reserved|rechte|droits|derechos|diritti|prawa|hakları", re.IGNORECASE
)
_CREDIT_WORDS: Final = 8
_CAPTION_LONGEST: Final = 400
_SHORTEST: Final = 20
_GAPS: Final = 1


def name_captions(sheet: Sheet) -> None:
    """A line above a credit is the caption of its picture; so is one that stands twice in a row,
    once for those who do not see it, and one above a caption inside the article."""
    pieces = sheet.pieces
    for above, piece in pairwise(pieces[: sheet.body_end + 1]):
        _name_owner(above, piece)
    for place in range(len(pieces) - 2, -1, -1):
        above, piece = pieces[place], pieces[place + 1]
        is_under = piece.role in ("credit", "caption") and piece.gap <= _GAPS
        if is_under and _is_free(above) and len(above.text) > _SHORTEST:
            is_inside = sheet.body_start <= place < sheet.body_end
            if piece.role == "credit" or is_inside or _says_same(above, piece):
                above.role = "caption"
    for above, piece in pairwise(pieces[: sheet.body_end]):
        if _is_free(above) and _is_free(piece) and _says_same(above, piece):
            above.role = piece.role = "caption"


def _name_owner(above: Piece, piece: Piece) -> None:
    """Names the credit that a bare cue announces, and the owner of a picture inside an article."""
    is_short = piece.word_count <= _CREDIT_WORDS
    is_cue = above.role in (None, "navigation") and _CUE.fullmatch(above.text) is not None
    if is_cue and not above.is_body and is_short and _is_free(piece):
        above.role = piece.role = "credit"
    elif piece.role == "legal" and is_short and _OWNER.fullmatch(piece.text):
        piece.role = piece.role if _RIGHTS.search(piece.text) else "credit"


def _is_free(piece: Piece) -> bool:
    return piece.role is None and not piece.is_body and len(piece.text) <= _CAPTION_LONGEST


def _says_same(above: Piece, piece: Piece) -> bool:
    told, again = above.text.rstrip(" ."), piece.text.rstrip(" .")
    return len(told) > _SHORTEST and (again.startswith(told) or told.startswith(again))
