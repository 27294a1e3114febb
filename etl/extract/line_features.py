"""What a line looks like, in numbers, for the model that tells body from chrome.

Guarantees a matrix of one row a line and one column a name in `FEATURES`, free of NaN, whatever
the text: only a bounded head and tail of every line are read closely.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p
from typing import Final

import numpy as np
from numpy.typing import NDArray

from etl.extract.furniture import furniture_role
from etl.extract.line_forms import is_comments_heading
from etl.extract.line_words import ADDRESS, CREDIT, FUNCTION, SOCIAL
from etl.extract.lines import Line

Matrix = NDArray[np.float32]

_CLOSE: Final = 400
"""Code points of a line's head that are read closely: some five sentences tell its kind."""
_LONG_WORDS: Final = 20
"""Words that make a line a paragraph: captions, headlines and links are mostly shorter."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_DATE: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
)
_AGO: Final = re.compile(
    r"\b\d+\+?\s?(?:min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|months?|years?|m|d|comments?|views?|likes?|"
    r"shares?|votes?|replies|heures?|jours?|stunden?|tage?n?|horas?|días?|dias?|ore|giorni|"
    r"saat|gün|dakika|мин|час\w*|дн\w*)\b",
    re.IGNORECASE,
)
_LINKISH: Final = re.compile(r"https?://|www\.|\w@\w|[|›»→<>]|\.com\b")
_CREDIT_REACH: Final = 12
"""Words at the end of a line among which a picture's credit stands."""
_LABEL: Final = re.compile(r"(?:[^\s:]{1,20}\s){0,2}[^\s:]{1,20}:\s")
_CJK: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_FUNCTION: Final = re.compile("[のはをにがでともへや的了是在和不有这這我他与與]")
"""What function words are elsewhere: Chinese and Japanese write no spaces around them."""
_BYLINE: Final = re.compile(r"(?:by|von|par|por|di|text|autor|door|av|автор|بقلم)\b", re.IGNORECASE)
_FURNITURE: Final = (
    ("read_more", "read_also", "related_heading"), ("newsletter_promo", "app_promo", "paywall"),
    ("share",), ("comment",), ("navigation",), ("advert",), ("legal", "correction_note"),
)  # fmt: skip
_ENDINGS: Final = {
    ending: kind
    for kind, endings in ((1, ".。।؟"), (2, "!?"), (3, ":"), (4, "…"), (5, "\"”»'’)"), (6, ",;"))
    for ending in endings
}

OWN: Final = (
    "chars", "words", "word_length", "stops", "stop_share", "title_share", "caps_share",
    "digit_share", "commas", "sentences", "ending", "starts_lower", "starts_quote", "starts_digit",
    "furniture", "related", "promo", "share", "comment", "navigation", "advert", "legal", "bullet", "numbered",
    "indent", "gap", "date", "ago", "linkish", "social", "credit", "byline", "label",
    "address_share", "quotes", "parentheses", "colon", "copies", "topical", "copies_near",
    "opens_alike",
)  # fmt: skip
"""What a line shows by itself."""


class _Words:
    """The words of a page's paragraphs: how much of a line is about what the page is about."""

    def __init__(self, words: Sequence[list[str]]) -> None:
        self._counts = Counter[str]()
        for line in words:
            if len(line) >= _LONG_WORDS:
                self._counts.update(set(line) - FUNCTION)

    def share(self, line: list[str]) -> float:
        """Share of a line's content words that other paragraphs use too."""
        content = set(line) - FUNCTION
        own = 1 if len(line) >= _LONG_WORDS else 0
        return sum(self._counts[word] > own for word in content) / len(content) if content else 0.0


def own_features(text: str, lines: Sequence[Line]) -> Matrix:
    """One row a line, the columns of `OWN`."""
    texts = [text[line.words_start : line.end] for line in lines]
    heads = [line[:_CLOSE] for line in texts]
    words = [_WORD.findall(head.lower()) for head in heads]
    firsts = [head.partition(" ")[0] for head in heads]
    topic = _Words(words)
    copies = Counter(texts)
    seen: dict[str, int] = {}
    rows = np.zeros((len(lines), len(OWN)), dtype=np.float32)
    for place, line in enumerate(lines):
        near = place - seen.get(texts[place], -99) <= 3
        seen[texts[place]] = place
        rows[place] = (
            *_wording(texts[place], heads[place], words[place]),
            *_furniture(texts[place]),
            *_layout(line),
            *_marks(heads[place], words[place]),
            log1p(copies[texts[place]] - 1), topic.share(words[place]), near,
            firsts[place] in firsts[max(place - 2, 0) : place] + firsts[place + 1 : place + 3],
        )  # fmt: skip
    return rows


def _wording(text: str, head: str, words: list[str]) -> tuple[float, ...]:
    tokens = head.split()
    # Chinese and Japanese write no spaces: two characters are about a word.
    ideographs = 0 if head.isascii() else len(_CJK.findall(head)) / 2
    count = len(tokens) or 1
    stops = sum(map(FUNCTION.__contains__, words))
    stops += len(_CJK_FUNCTION.findall(head)) if ideographs else 0
    first = text[0]
    return (
        log1p(len(text)),
        log1p((len(tokens) + ideographs) * len(text) / len(head)),
        min(len(head) / count, 30.0),
        log1p(stops),
        stops / (len(words) + ideographs or 1),
        sum(map(str.isupper, [token[0] for token in tokens])) / count,
        sum(map(str.isupper, tokens)) / count,
        sum(map(head.count, "0123456789")) / len(head),
        log1p(head.count(",") + head.count("،")),
        log1p(head.count(". ") + head.count("? ") + head.count("! ")),
        _ENDINGS.get(text[-1], 0),
        first.islower(),
        first in "\"“”«„'‘’—–",
        first.isdigit(),
    )


def _furniture(text: str) -> tuple[float, ...]:
    role = "comment" if is_comments_heading(text) else furniture_role(text)
    return (role is not None, *(role in group for group in _FURNITURE))


def _layout(line: Line) -> tuple[float, ...]:
    return (line.is_bulleted, line.is_numbered, min(line.indent, 40), min(line.gap, 4))


def _marks(head: str, words: list[str]) -> tuple[float, ...]:
    opening = head[:120]
    return (
        _DATE.search(opening) is not None,
        _AGO.search(opening) is not None,
        _LINKISH.search(head) is not None,
        "@" in head or not SOCIAL.isdisjoint(words),
        "©" in head or not CREDIT.isdisjoint(words[-_CREDIT_REACH:]),
        _BYLINE.match(opening) is not None,
        _LABEL.match(opening) is not None,
        sum(map(ADDRESS.__contains__, words)) / (len(words) or 1),
        log1p(sum(map(head.count, '"“”«»„'))),
        head.count("("),
        ":" in opening,
    )
