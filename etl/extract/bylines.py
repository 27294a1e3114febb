"""Reads bylines: who wrote a story, as its page or its metadata names them.

Guarantees offsets within the given text, and that buttons, job titles, dates, addresses and
account defaults are never names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.byline_noise import masked_line
from etl.extract.byline_words import (
    AGENCIES,
    JOINS,
    NEWSROOM_WORDS,
    PRESS_WORDS,
    ROLE_CUES,
    TAILS,
    TRAILING_WORDS,
)  # fmt: skip
from etl.extract.memo import memo
from etl.extract.names import (
    is_agency,
    is_full_name,
    is_newsroom,
    is_press_job,
    is_title,
    looks_named,
    name_kind,
    name_length,
    normal_case,
)
from etl.extract.telling_words import may_hold, telling_words
from schemas.types import CreditKind, CreditRole

LONGEST_BYLINE = 300
_LONGEST_LINE = 160
_BULLETS = "•·*-–—►▶"
_LOOSE_CUES = frozenset({"from", "source", "image", "c"})  # an agency must follow
_MOST_BARE_PIECES = 4
_WRITING: frozenset[CreditRole] = frozenset(("author", "editor", "translator"))
_TELLING = telling_words(
    AGENCIES
    | NEWSROOM_WORDS
    | PRESS_WORDS
    | {cue for cue in ROLE_CUES if ROLE_CUES[cue] in _WRITING}
)
"""A byline of someone but the publisher has one of these."""


@dataclass(frozen=True, slots=True)
class Contributor:
    """Someone named in a line; `start` and `end` are half-open code points of that line."""

    name: str
    role: CreditRole
    kind: CreditKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line between two separators, and the part in the work announced before it."""

    start: int
    end: int
    role: CreditRole
    is_cued: bool
    follows_comma: bool


@memo(4_096)  # a page names its authors in several places
def parse_byline(
    text: str, publisher: str | None = None, *, is_field: bool = False
) -> tuple[Contributor, ...]:
    """The contributors that a byline names, in order; empty when it names none.

    `is_field` says that the text is the value of an author field, where account names and single
    words stand too. Names in capitals come back in normal case; `publisher` is known as an
    organisation.
    """
    if len(text) > LONGEST_BYLINE:
        return ()
    found: list[Contributor] = []
    for piece in _pieces(text):
        who = _contributor(text, piece, found, publisher, is_field)
        if who and all(who.name.casefold() != known.name.casefold() for known in found):
            found.append(who)
    return tuple(found)


def is_byline(text: str, publisher: str | None = None) -> bool:
    """Whether a line of a page is a byline and nothing else.

    It is one if it opens with a word like "by" and goes on with full names, agencies or desks; if
    it is an agency, a newsroom or the publisher; or if it is a full name and a job in the press.
    """
    line = text.strip()
    if not 2 < len(line) <= _LONGEST_LINE or line[-1] in "?!:;" or line[0] in _BULLETS:
        return False
    if publisher is None and not may_hold(line, _TELLING):
        return False
    found = parse_byline(line, publisher)
    if not found or found[0].role not in _WRITING:
        return False
    pieces = _pieces(line)
    if not all(_is_accounted(line, piece, found) for piece in pieces):
        return False
    masked = masked_line(line)
    cue = _cue(masked, len(masked) - len(masked.lstrip(" ,")), len(line))
    if cue is None:
        return _is_bare_byline(line, pieces, found, publisher)
    return all(_is_sure(who, publisher, line[: cue[0]].lstrip(" ,")) for who in found)


def _is_bare_byline(
    line: str, pieces: tuple[_Piece, ...], found: tuple[Contributor, ...], publisher: str | None
) -> bool:
    """Whether a line without a word like "by" is one: "Reuters Staff", "Jane Doe, Reporter"."""
    if found[0].kind != "person":
        return all(
            is_agency(who.name) or is_newsroom(who.name) or who.name == publisher for who in found
        )
    jobs = [line[piece.start : piece.end] for piece in pieces[1:]]
    names_job = any(is_press_job(job) for job in jobs) and ":" not in line
    return names_job and is_full_name(found[0].name) and len(pieces) <= _MOST_BARE_PIECES


def _is_sure(who: Contributor, publisher: str | None, cue: str) -> bool:
    """Whether a name after a cue makes a byline; loose cues and nouns open other lines too."""
    if is_agency(who.name) or who.name == publisher:
        return True
    words = cue.strip(" :：").casefold().split()
    is_preposition = bool(words) and (words[-1] in _BARE_CUES or not words[-1].isascii())
    if cue.strip().casefold() in _LOOSE_CUES or not (is_preposition or cue.rstrip()[-1] in ":："):
        return False
    return who.kind != "person" or is_full_name(who.name)


# --- a line into pieces -----------------------------------------------------------------------

_SEPARATOR = re.compile(
    r"\s*(?:[,;|/&•·⋅●・\n\t—]|\s[–-]{1,2}\s|\s{2,}|(?<=\s)(?:" + "|".join(JOINS) + r")(?=\s))\s*",
    re.I,
)
_LEAD = re.compile(r"[\s(\[•·|–—-]*")
_CUE_WORD = re.compile(r"\s*([^\s:：]{1,30})(\s*[:：]|(?=\s|$))")
_MOST_CUE_WORDS = max(len(cue.split()) for cue in ROLE_CUES)
_CUE_OPENERS = frozenset(cue.split()[0] for cue in ROLE_CUES)
_BARE_CUES = frozenset({"by", "von", "par", "por", "di", "da", "door", "av", "af"})
_GLUED_CUE = re.compile(r"(?:By|Von|Par|Por)(?=[A-ZÀ-Þ][a-zß-ÿ])")
_EDGE = "'’‘`´ \t\r\n\xa0\u200b\u200e\u200f\ufeff.,;:|/•·*–—-_\"“”„«»()[]{}<>+>"


@memo(1_024)  # for its names, then for what else stands in the line
def _pieces(text: str) -> tuple[_Piece, ...]:
    return tuple(_cut(masked_line(text)))


def _cut(masked: str) -> Iterator[_Piece]:
    role: CreditRole = "author"
    start, comma, cued = 0, False, False
    cuts = [match.span() for match in _SEPARATOR.finditer(masked)] + [(len(masked), len(masked))]
    for stop, following in cuts:
        while cue := _cue(masked, start, stop):
            is_bare = masked[start : cue[0]].strip().casefold() in _BARE_CUES
            role = role if is_bare and cued and role != "author" else cue[1]
            cued, comma, start = True, False, cue[0]
        first, last = _trim(masked, start, stop)
        if first < last:
            yield _Piece(first, last, role, cued, comma)
        comma = "," in masked[stop:following]
        start = following


def _cue(text: str, start: int, stop: int) -> tuple[int, CreditRole] | None:
    """The end and the role of the longest cue that opens a stretch of text."""
    lead = _LEAD.match(text, start, stop)
    place = lead.end() if lead else start
    words: list[str] = []
    glued = _GLUED_CUE.match(text, place, stop)
    found: tuple[int, CreditRole] | None = (glued.end(), "author") if glued else None
    while len(words) < _MOST_CUE_WORDS and (match := _CUE_WORD.match(text, place, stop)):
        words.append(match[1].casefold())
        place = match.end()
        role = ROLE_CUES.get(" ".join(words))
        if role:
            found = (place, role)
        if match[2] or words[0] not in _CUE_OPENERS:
            break
    return found


_TAIL = re.compile(r"\s(?:" + "|".join(TAILS) + r")\s.*$|\s*[(\[].*$", re.I | re.S)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    tail = _TAIL.search(text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    while end > start and text[end - 1] in _EDGE and not _is_abbreviation(text, start, end):
        end -= 1
    last = text.rfind(" ", start, end)
    if last > start and text[last + 1 : end].casefold() in TRAILING_WORDS:
        return _trim(text, start, last)
    return start, end


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop that ends a piece belongs to it: "Perry Bacon Jr.", "Ali H."."""
    words = text[start:end].split()
    return text[end - 1] == "." and len(words) > 1 and len(words[-1]) <= 3


# --- a piece into a contributor ---------------------------------------------------------------


def _contributor(
    text: str, piece: _Piece, found: list[Contributor], publisher: str | None, is_field: bool
) -> Contributor | None:
    end = piece.start + name_length(text[piece.start : piece.end])
    written = " ".join(text[piece.start : end].split())
    kind = name_kind(written, publisher)
    if not looks_named(written, kind, is_field=is_field):
        return None
    if found and is_title(text[piece.start : piece.end]):
        return None
    if found and kind == "person" and piece.follows_comma and not is_field and " " not in written:
        return None  # "Anna Müller, Berlin": one word after a comma is a place
    return Contributor(normal_case(written, kind), piece.role, kind, piece.start, end)


def _is_accounted(line: str, piece: _Piece, found: tuple[Contributor, ...]) -> bool:
    """Whether a piece is a name, a title or a place beside a name."""
    if any(who.start == piece.start for who in found):
        return True
    written = line[piece.start : piece.end]
    return is_title(written) or (piece.follows_comma and len(written.split()) <= 2)
