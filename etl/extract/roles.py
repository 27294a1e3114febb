"""Gives every line of a pasted page its role: by wording, by form, and by where it stands.

Guarantees that role and body agree (chrome is never body) and that blocks tile the page.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from etl.extract.bylines import parse_byline
from etl.extract.furniture import furniture_role
from etl.extract.head_names import name_author_box, tells_of
from etl.extract.line_forms import closing_credit, form_role, head_role, trail_role
from etl.extract.lines import Line
from etl.extract.page import PageBlock
from etl.extract.page_head import name_head
from etl.extract.picture_lines import name_captions
from etl.extract.sheet import Piece, Sheet
from schemas.types import Role

_NEVER_BODY: Final = frozenset({
    "advert", "app_promo", "correction_note", "legal", "newsletter_promo", "paywall", "read_also",
    "share",
})  # fmt: skip
"""Chrome by wording alone. Other phrases ("Politics", "Comments") may head a part of an article."""
_TAG_HEADING: Final = re.compile(
    r"[#■]?(?:tags?|tagged(?: with| as)?|(?:related )?topics?(?: in this (?:article|story))?|filed under|"
    r"keywords?|mots[- ]clés|thèmes|sujets|schlagwörter(?: zu diesem artikel)?|schlagworte|"
    r"themen(?: in diesem artikel)?|etiquetas|temas(?: relacionados)?|palabras clave|archivado en|"
    r"palavras-chave|tópicos|assuntos|argomenti|parole chiave|onderwerpen|trefwoorden|tagi|tematy|ämnen|"
    r"emner|avainsanat|теги|темы|ключевые слова|теми|etiketler|الوسوم|كلمات مفتاحية|関連キーワード|"
    r"キーワード|タグ|标签|标籤|關鍵字|关键词|태그|키워드)\s?:?\s?",
    re.IGNORECASE,
)
_MOST_TAGS: Final = 15
_TAG_REACH: Final = 30
"""Pieces below the body among which a list without a heading may be its tags."""
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
    sheet = sheet_of(text, lines, is_body)
    for rule in RULES:
        rule(sheet)
    return tuple(
        PageBlock(piece.start, piece.end, piece.role or "other", piece.is_body)
        for piece in sheet.pieces
    )


def sheet_of(text: str, lines: Sequence[Line], is_body: Sequence[bool]) -> Sheet:
    """The page's pieces, before any rule has named one."""
    return Sheet.of(text, _pieces(text, lines, is_body))


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
            if role == "comment":  # "By Jane Doe on May 5, 2020 | 12 Comments" opens an article
                role = head_role(piece.text) or role
            if role and (not piece.is_body or role in _NEVER_BODY):
                piece.role, piece.is_body = role, False


def _name_forms(sheet: Sheet) -> None:
    for piece in sheet.pieces:
        if piece.role is None and not piece.is_body:
            piece.role = form_role(piece.text)


def _name_biography(sheet: Sheet) -> None:
    """Closing paragraphs that tell who the author is are not the article."""
    name_author_box(sheet)
    names = [
        who.name for piece in sheet.pieces if piece.role == "byline"
        for who in parse_byline(piece.text) if who.kind == "person"
    ]  # fmt: skip
    while names and sheet.body_end > sheet.body_start + 1:
        piece = sheet.pieces[sheet.body_end - 1]
        if not any(tells_of(piece.text, name) for name in names):
            return
        piece.role, piece.is_body = "other", False
        sheet.close_body()


def _name_comments(sheet: Sheet) -> None:
    """Below the heading of the comments all is comment, up to the next list of links."""
    inside = False
    for piece in sheet.pieces[sheet.body_end :]:
        if piece.role in ("related_heading", "legal", "newsletter_promo"):
            inside = False
        elif piece.role == "comment":
            inside = True
        elif inside and piece.role in (None, "byline", "dateline", "credit"):
            piece.role = "legal" if "©" in piece.text else "comment"
            inside = piece.role == "comment"


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
        is_near = place < sheet.body_end + _TAG_REACH
        if 0 < len(run) <= _MOST_TAGS and (is_heading or (is_near and _names_topics(sheet, run))):
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


RULES: Final[tuple[Callable[[Sheet], None], ...]] = (
    _name_chrome,
    _name_forms,
    name_head,
    _name_biography,
    name_captions,
    _name_comments,
    _name_tags,
    _name_links,
    _name_body,
    _name_rest,
)
"""In order: a role once given stays. Wording is surer than form, form surer than place."""
