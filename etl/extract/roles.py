"""Gives every line of a pasted page its role: by wording, by form, and by where it stands.

Guarantees that role and body agree (chrome is never body) and that blocks tile the page.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from etl.extract.bylines import parse_byline
from etl.extract.furniture import furniture_role
from etl.extract.line_forms import closing_credit, form_role, trail_role
from etl.extract.lines import Line
from etl.extract.page import PageBlock
from etl.extract.page_head import name_head
from etl.extract.sheet import Piece, Sheet
from schemas.types import Role

_NEVER_BODY: Final = frozenset({
    "advert", "app_promo", "correction_note", "legal", "newsletter_promo", "paywall", "read_also",
    "share",
})  # fmt: skip
"""Chrome by wording alone. Other phrases ("Politics", "Comments") may head a part of an article."""
_IS: Final = re.compile(
    r",? (?:is|was|has|writes|covers|reports|teaches|works|lives|ist|war|schreibt|est|écrit|es|escribe|è|é)\b"
)
_TAG_HEADING: Final = re.compile(
    r"(?:tags?|topics?|keywords?|mots[- ]clés|thèmes|schlagwörter|schlagworte|etiquetas|temas|"
    r"palavras-chave|argomenti|теги|темы|etiketler|الوسوم|كلمات مفتاحية)\s?:?\s?",
    re.IGNORECASE,
)
_MOST_TAGS: Final = 15
_TAG_WORDS: Final = 5
_LINK_WORDS: Final = range(4, 31)
"""Words of a linked headline: fewer is a menu entry, more a teaser or a paragraph."""
_LINK_HEADS: Final = frozenset[Role]({"related_heading", "related_item"})
_LINK_PARTS: Final = frozenset[Role]({
    "advert", "byline", "caption", "credit", "dateline", "navigation",
})  # fmt: skip
"""What stands beside the titles of a list of stories: dates, sections, pictures."""
_HEADING_WORDS: Final = 14


def blocks(text: str, lines: Sequence[Line], is_body: Sequence[bool]) -> tuple[PageBlock, ...]:
    """The blocks of a page; `is_body` says for each line whether it looks like the article."""
    sheet = Sheet.of(text, _pieces(text, lines, is_body))
    for rule in _RULES:
        rule(sheet)
    return tuple(
        PageBlock(piece.start, piece.end, piece.role or "other", piece.is_body)
        for piece in sheet.pieces
    )


def _pieces(text: str, lines: Sequence[Line], is_body: Sequence[bool]) -> list[Piece]:
    """A line a piece; a caption's line that closes with a credit is two."""
    found: list[Piece] = []
    for line, body in zip(lines, is_body, strict=True):
        piece = Piece.of(text, line, body)
        credit = None if body else closing_credit(piece.text)
        if credit:
            found += piece.split_at(credit, "caption", "credit")
        else:
            found.append(piece)
    return found


def _name_chrome(sheet: Sheet) -> None:
    for piece in sheet.pieces:
        if piece.role is None:
            role = furniture_role(piece.text) or trail_role(piece.text)
            if role and (not piece.is_body or role in _NEVER_BODY):
                piece.role, piece.is_body = role, False


def _name_forms(sheet: Sheet) -> None:
    for piece in sheet.pieces:
        if piece.role is None and not piece.is_body:
            piece.role = form_role(piece.text)


def _name_biography(sheet: Sheet) -> None:
    """Closing paragraphs that tell who the author is are not the article."""
    names = [
        who.name for piece in sheet.pieces if piece.role == "byline"
        for who in parse_byline(piece.text) if who.kind == "person"
    ]  # fmt: skip
    while names and sheet.body_end > sheet.body_start + 1:
        piece = sheet.pieces[sheet.body_end - 1]
        opened = next((name for name in names if piece.text.startswith(name)), None)
        if opened is None or not _IS.match(piece.text, len(opened)):
            return
        piece.role, piece.is_body = "other", False
        sheet.close_body()


def _name_captions(sheet: Sheet) -> None:
    """A line above a credit that stands by itself is the caption of its picture."""
    for above, piece in zip(sheet.pieces, sheet.pieces[1:], strict=False):
        is_free = above.role is None and not above.is_body
        if piece.role == "credit" and is_free and piece.gap == 0 and len(above.text) > 20:
            above.role = "caption"


def _name_comments(sheet: Sheet) -> None:
    """Below the heading of the comments all is comment, up to the next list of links."""
    inside = False
    for piece in sheet.pieces[sheet.body_end :]:
        if piece.role in ("related_heading", "legal", "newsletter_promo"):
            inside = False
        elif piece.role == "comment":
            inside = True
        elif inside and piece.role in (None, "byline", "dateline", "credit"):
            piece.role = "comment"


def _name_tags(sheet: Sheet) -> None:
    """Short list items below the body that name what it is about; or what a tag heading heads."""
    place = sheet.body_end
    while place < len(sheet.pieces):
        piece = sheet.pieces[place]
        if piece.role in ("related_heading", "legal", "comment"):
            return
        heading = _TAG_HEADING.match(piece.text) if piece.role in (None, "navigation") else None
        is_heading = heading is not None and heading.end() == len(piece.text)
        run = sheet.run(place + is_heading, _may_be_tag)
        if 0 < len(run) <= _MOST_TAGS and (is_heading or _names_topics(sheet, run)):
            for tag in run:
                tag.role = "tag"
        if is_heading:
            piece.role = "navigation"
        elif heading and ":" in heading.group():
            piece.role = "tag"
        place += len(run) + is_heading or 1


def _may_be_tag(piece: Piece) -> bool:
    return piece.role is None and 0 < piece.word_count <= _TAG_WORDS and not piece.is_body


def _names_topics(sheet: Sheet, run: Sequence[Piece]) -> bool:
    """Whether half of the items, all from one list, stand in the body word for word."""
    known = sum(piece.text.casefold() in sheet.body_words for piece in run)
    return all(piece.is_bulleted for piece in run) and known * 2 >= len(run)


def _name_links(sheet: Sheet) -> None:
    """Titles under a heading such as "On the same subject", or in a row below the body."""
    headed = False
    for place, piece in enumerate(sheet.pieces):
        if piece.role is not None or piece.is_body:
            headed = piece.role in _LINK_HEADS or (headed and piece.role in _LINK_PARTS)
        elif piece.word_count in _LINK_WORDS and (headed or _is_title_in_row(sheet, place)):
            piece.role = "related_item"
            headed = True
        elif piece.word_count >= _LINK_WORDS.stop:
            headed = False


def _is_title_in_row(sheet: Sheet, place: int) -> bool:
    piece = sheet.pieces[place]
    if place < sheet.body_start or piece.ends_sentence:
        return False
    near = sheet.pieces[max(place - 2, 0) : place] + sheet.pieces[place + 1 : place + 3]
    return place < sheet.body_end or any(
        other.word_count in _LINK_WORDS and not other.ends_sentence for other in near
    )


def _name_body(sheet: Sheet) -> None:
    for place, piece in enumerate(sheet.pieces):
        if not piece.is_body or piece.role is not None:
            continue
        below = sheet.pieces[place + 1] if place + 1 < len(sheet.pieces) else None
        if piece.is_listed:
            piece.role = "list_item"
        elif piece.is_quoted_whole:
            piece.role = "quote"
        elif (
            piece.word_count <= _HEADING_WORDS and not piece.ends_sentence
            and below is not None and below.is_body and piece.text[-1] not in ",;:"
        ):  # fmt: skip
            piece.role = "subheading"
        else:
            piece.role = "paragraph"


def _name_rest(sheet: Sheet) -> None:
    for piece in sheet.pieces:
        if piece.role is None:
            is_entry = piece.word_count < _LINK_WORDS.start or piece.is_bulleted
            piece.role = "navigation" if is_entry and not piece.ends_sentence else "other"


_RULES: Final[tuple[Callable[[Sheet], None], ...]] = (
    _name_chrome,
    _name_forms,
    name_head,
    _name_biography,
    _name_captions,
    _name_comments,
    _name_tags,
    _name_links,
    _name_body,
    _name_rest,
)
"""In order: a role once given stays. Wording is surer than form, form surer than place."""
