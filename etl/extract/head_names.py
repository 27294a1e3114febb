"""Finds who wrote a pasted page and when, in the lines beside its headline that no "by" announces.

Guarantees that neither a heading or a button with capitals is taken for a name, whose words stand
in the article in lower case, nor the person that the article is about.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from etl.extract.byline_noise import masked_line
from etl.extract.byline_words import JOINS, NOT_NAMES, PRESS_WORDS, TRAILING_WORDS
from etl.extract.bylines import Contributor, parse_byline
from etl.extract.date_lines import date_line
from etl.extract.date_words import CONNECTIVES, WEEKDAYS, words
from etl.extract.furniture import BUTTONS, BYLINE_PREFIXES, fold, opens_with
from etl.extract.names import is_agency, is_newsroom, is_title
from etl.extract.sheet import Piece, Sheet
from schemas.types import Role

_NAME_WORDS: Final = range(2, 5)
_REACH: Final = 8
"""Pieces below a headline among which names and dates stand, pictures and buttons aside."""
_ABOVE: Final = 3
_LONGEST: Final = 120
_SHORT_BYLINE: Final = 4
_EDGE: Final = " ,|·•⋅●—–-&/\xa0"
_OPEN_ENDS: Final = (":", "–", "—", "-")
_BESIDE: Final = frozenset(JOINS) | TRAILING_WORDS
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 16
_BOX_REACH: Final = 30
"""Pieces below the body among which a box about the author stands."""
_IS: Final = re.compile(
    r",? (?:is|was|has|writes|covers|reports|teaches|works|lives|ist|war|schreibt|est|écrit|es|escribe|è|é"
    r"|jest|är|er|является)\b"
)
_LOWER: Final = re.compile(r"(?<![^\W\d_])[a-zß-ÿ][^\W\d_]{2,}")
_NO_NAMES: Final = (
    frozenset(word for phrase in BUTTONS for word in phrase.split()) | NOT_NAMES | WEEKDAYS
    | words("show hide caption start started get trial free original paper download pdf career feature "
            "advertiser disclosure profilbild quick key points insight insights front page podcast close "
            "ein eine un une una uno les los las il button video gallery topics tags content contents table related learn buy sign log news")
)  # fmt: skip
"""Words of buttons, headings and labels: no name of a person has one."""
_OPEN: Final = frozenset[Role | None]({None, "navigation", "dateline"})
_ASIDE: Final = frozenset[Role]({"caption", "credit", "share", "advert"})


def name_bylines(sheet: Sheet, headline: int) -> None:
    """Names the lines beside the headline that hold who wrote the article and when.

    A lone name counts only where no line says "by"; a byline far above is a menu's ("By topic").
    """
    above = sheet.pieces[max(0, headline - _ABOVE) : headline]
    below = list(_below(sheet, headline))
    for piece in sheet.pieces[: max(0, headline - 2 * _ABOVE)]:
        piece.role = "navigation" if piece.role == "byline" else piece.role
    for piece in (*above, *below):
        if piece.role in _OPEN and not piece.is_body:
            is_cued = piece in below and _is_short_byline(piece.text)
            piece.role = "byline" if is_cued else _dated_role(piece.text) or piece.role
    for cue, piece in pairwise((*above, *below)):
        if _is_cue(cue) and piece.role in _OPEN and not piece.is_body and parse_byline(piece.text):
            cue.role = piece.role = "byline"
    if any(piece.role == "byline" for piece in (*above, *below)):
        return
    told = " ".join(piece.text for piece in sheet.pieces if piece.is_body)
    common = frozenset(_LOWER.findall(told))
    for zone in (above, below):
        for place, piece in enumerate(zone):
            beside = zone[max(0, place - 2) : place] + zone[place + 1 : place + 3]
            has_date = any(other.role in ("dateline", "byline") for other in beside)
            may_be = has_date or (zone is below and not piece.is_bulleted)
            if (
                may_be
                and piece.role in _OPEN
                and not piece.is_body
                and _is_author(piece.text, told, common)
            ):
                piece.role = "byline"


def _is_cue(piece: Piece) -> bool:
    """Whether a line is a word like "by" and nothing else, which announces the line below."""
    return piece.role in _OPEN and not piece.is_body and fold(piece.text) in BYLINE_PREFIXES


def _below(sheet: Sheet, headline: int) -> Iterator[Piece]:
    left = _REACH
    for piece in sheet.pieces[headline + 1 :]:
        left -= piece.role not in _ASIDE
        if left < 0:
            return
        yield piece


def name_author_box(sheet: Sheet) -> None:
    """Names the line that heads a biography at the article's end, where no byline stood above."""
    if any(piece.role == "byline" for piece in sheet.pieces[: sheet.body_end]):
        return
    first = max(sheet.body_start + 1, sheet.body_end - 2)
    zone = sheet.pieces[first : sheet.body_end + _BOX_REACH]
    for place, piece in enumerate(zone):
        below = zone[place + 1 : place + 4]
        if piece.role in _OPEN and is_lone_name(piece.text) and any(
            tells_of(other.text, parse_byline(piece.text)[0].name) for other in below
        ):  # fmt: skip
            piece.role, piece.is_body = "byline", False
            sheet.close_body()
            return


def tells_of(text: str, name: str) -> bool:
    """Whether a text opens as a biography: the name, then what its bearer is or does."""
    return text.startswith(name) and _IS.match(text, len(name)) is not None


def _is_short_byline(text: str) -> bool:
    """Whether a line of a few words opens with "by" and names one: "By Clay", "by ibby"."""
    if len(text.split()) > _SHORT_BYLINE or opens_with(text, BYLINE_PREFIXES) is None:
        return False
    return len(parse_byline(text)) == 1 and text[-1].isalnum()


def _dated_role(text: str) -> Role | None:
    """The role of a short line that gives a date: with a name a byline, else a dateline."""
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not any(map(str.isdigit, text)):
        return None
    if not any(date_line(text, is_date_place=True)):
        return None
    bare = masked_line(text).strip(_EDGE)
    if is_lone_name(bare):
        return "byline"
    is_loose = any(word.islower() and word not in CONNECTIVES for word in _WORD.findall(bare))
    return None if is_loose else "dateline"


def _is_author(text: str, body: str, common: frozenset[str]) -> bool:
    """Whether lone names are the authors', not the subject's nor the words of a heading."""
    bare = masked_line(text).strip(_EDGE)
    if (
        text.endswith(_OPEN_ENDS)
        or not is_lone_name(bare)
        or any(bare[who.start : who.end] in body for who in parse_byline(bare))
    ):
        return False
    named = [word.casefold() for word in _WORD.findall(bare)]
    return named[-1] not in common and sum(word in common for word in named) * 2 <= len(named)


def is_lone_name(text: str) -> bool:
    """Whether a line holds names and nothing else: of people, each word with a capital, or of an
    agency or a newsroom. A degree or a job may follow one name: "Jane Doe, PhD"."""
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.endswith(_OPEN_ENDS):
        return False
    found = parse_byline(text)
    if not found or found[0].start or ":" in text or not all(map(_is_spelled, found)):
        return False
    rest = text
    for who in reversed(found):
        rest = rest[: who.start] + rest[who.end :]
    rest = rest.strip(_EDGE)
    if text.lower() == text.upper():
        return rest in PRESS_WORDS  # without capitals only a job tells a name from other words
    is_doubled = rest == text[: found[0].end]
    is_titled = len(found) == 1 and is_title(rest)
    return not rest or rest.casefold() in _BESIDE or is_doubled or is_titled


def _is_spelled(who: Contributor) -> bool:
    named = who.name.split()
    if any(word.casefold() in _NO_NAMES for word in named) or is_title(who.name):
        return False
    if who.kind != "person":
        return is_newsroom(who.name) or is_agency(who.name)
    if who.name.lower() == who.name.upper():
        return True
    return len(named) in _NAME_WORDS and named[0][0].isupper() and named[-1][0].isupper()
