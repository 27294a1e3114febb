"""Knows a line by its form alone: credits, bylines, dates, captions and rows of menu entries.

Guarantees None for prose, and time linear in the length of a line.
"""

import re
from typing import Final

from etl.extract.byline_words import ROLE_CUES
from etl.extract.bylines import is_byline
from etl.extract.captions import is_caption
from etl.extract.date_lines import date_line
from etl.extract.furniture import BUTTONS, BYLINE_PREFIXES, CREDIT_CUES, furniture_role, opens_with
from etl.extract.photo_credits import find_credit, is_credit
from schemas.types import Role

_LONGEST_FORM: Final = 300
_LONGEST_TRAIL: Final = 200
_LONGEST_CAPTION: Final = 600
_CAPTION_WORDS: Final = 3

_BUTTON_WORDS: Final = frozenset(word for phrase in BUTTONS for word in phrase.split()) | {
    "close", "button", "discussion", "comments", "kommentare", "commentaires", "senden", "twittern",
}  # fmt: skip
_BYLINE_CUES: Final = BYLINE_PREFIXES | frozenset(ROLE_CUES)
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
_TRAIL: Final = re.compile(r"\s*[/>›»|·•]\s*")
_AGENCY_DATELINE: Final = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w .'’,-]{1,60}?"
    r"(?:\s?\((?:Reuters|AFP|AP|dpa|EFE|ANSA|APA|Xinhua|UPI|TASS)\)"
    r"|, (?:[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2} [^\W\d_]{3,9}\.?) \([A-Z]{2,6}\))\s?[-–—]*$"
    r"|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{2,40}, [^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?$"
)
"""A dateline alone on its line; an agency we have not heard of has a day before it, a place in capitals
may do without one."""
_COMMENTS_HEADING: Final = re.compile(
    r"(?:\d[\d.,]*|one|une?|ein|uno|um) (?:thoughts?|responses?|replies|reply|comments?|réflexions?|"
    r"réponses?|commentaires?|gedanken?|antworten|kommentare?|comentarios?|pensamientos?|"
    r"respuestas?|commenti|pensieri|comentários?|respostas?|комментари\w+|мысл\w+|gedachten|"
    r"reacties|komentarz\w*|tankar|kommentarer) (?:\w+ ){1,3}[\"“”«„'‘]",
    re.IGNORECASE,
)
"""What blogs write above the comments: '34 responses to “The title of the article”'."""
_AGO: Final = re.compile(
    r"(?:il y a|vor|hace|há|منذ)?\s?\d{1,2}\s?(?:m|h|d|min|mins|minutes?|hours?|days?|weeks?|months?|"
    r"heures?|jours?|minuten|stunden?|tagen?|horas?|días?|dias?|ore|giorni|saat|gün|часов|часа|дней|"
    r"дня|минут)\s?(?:ago|fa|önce|назад)?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\d{1,2}[:.]\d{2}(?:\s?(?:uhr|h|hrs|[ap]\.?m\.?|[a-z]{2,4}))?", re.IGNORECASE
)
_CREDIT_WORDS: Final = frozenset(
    [
        "c",
        "photo",
        "photos",
        "photograph",
        "image",
        "images",
        "picture",
        "credit",
        "credits",
        "crédit",
        "crédits",
        "foto",
        "fotos",
        "bild",
        "bildquelle",
        "video",
        "illustration",
        "imagen",
        "imagem",
        "immagine",
        "фото",
        "تصوير",
        "zdjęcie",
        "fot",
        "courtesy",
    ]
) | {phrase.split()[-1] for phrase in CREDIT_CUES}
"""Cheap to look for, and every credit has one, or a sign."""


def form_role(text: str) -> Role | None:
    """The role that a line's form gives away, or None."""
    if len(text) > _LONGEST_FORM:
        return None
    if is_comments_heading(text):
        return "comment"
    if _may_hold_credit(text) and is_credit(text):
        return "credit"
    return head_role(text) or ("caption" if is_caption(text) else None)


def head_role(text: str) -> Role | None:
    """Whether a line is a byline or a date: what stands at an article's head."""
    if len(text) > _LONGEST_FORM:
        return None
    if opens_with(text, _BYLINE_CUES) and is_byline(text):
        return "byline"
    return "dateline" if _AGENCY_DATELINE.match(text) or _is_date(text) else None


def is_comments_heading(text: str) -> bool:
    """Whether the line counts the comments on the article, which it names in quote marks."""
    return text[0].isalnum() and _COMMENTS_HEADING.match(text) is not None


def trail_role(text: str) -> Role | None:
    """The role of a row of short entries: "Home / News / Local", "About us | Contact"."""
    if len(text) > _LONGEST_TRAIL:
        return None
    entries = [entry for entry in _TRAIL.split(text) if entry]
    roles = [role for entry in entries if (role := furniture_role(entry))]
    if _BUTTON_WORDS.issuperset(text.casefold().split()):
        return "share"
    return roles[0] if len(entries) > 1 and len(roles) * 2 >= len(entries) else None


def closing_credit(text: str) -> int | None:
    """Where the credit that closes a caption on the same line starts, or None."""
    if len(text) > _LONGEST_CAPTION or not _may_hold_credit(text) or furniture_role(text):
        return None
    span = find_credit(text)
    return span[0] if span and len(text[: span[0]].split()) >= _CAPTION_WORDS else None


def _may_hold_credit(text: str) -> bool:
    has_sign = any(map(text.__contains__, "/|©"))
    return has_sign or not _CREDIT_WORDS.isdisjoint(_WORD.findall(text.casefold()))


def _is_date(text: str) -> bool:
    has_digit = _DIGIT.search(text) is not None
    return has_digit and (
        _AGO.fullmatch(text) is not None
        or _CLOCK.fullmatch(text) is not None
        or any(date_line(text))
    )
