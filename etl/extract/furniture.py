"""The words of page chrome: what a site writes around its articles, looked up in microseconds.

Guarantees that a text is named furniture only by its whole wording, its opening words in a short
text, or a formula that no reporter writes: prose that mentions a newsletter stays prose.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, cast, get_args

from etl.extract.memo import memo
from schemas.types import Role

LONGEST: Final = 600
"""Longest text, in code points, that is looked at: legal notices run to about 500."""

_LONGEST_BY_ROLE: Final[dict[str, int]] = {
    # A line that opens with the words of a role is of that role up to this length; the bounds lie
    # between the longest such line and the shortest sentence of prose that opens alike.
    "read_more": 80, "read_also": 250, "newsletter_promo": 220, "app_promo": 140, "share": 70,
    "advert": 160, "paywall": 160, "correction_note": LONGEST, "related_heading": 60,
    "navigation": 60, "comment": 110, "legal": LONGEST,
}  # fmt: skip

_COUNT: Final = re.compile(r"^\d[\d.,]{0,8}[km]? ?|[ (]+\d[\d.,]{0,8}[km]?\)?$")
"""How often a page was commented or shared: "12 comments", "Comments (12)", "Share 1.2k"."""
_COUNT_ENDS: Final = ("k", "m", ")")
"""What a count ends with but digits."""
_EDGE: Final = " \u200b\u200e\u200f\ufeff•·∙*-–—_>»›→▶►❯+#|:;.,!?…\"'`[]<«‹←▸▾▼▲↓↑"
_ALIKE: Final = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("`", "'"), ("“", '"'), ("”", '"'), ("İ", "i"),
    ("\u200f", ""), ("\u200e", ""), ("\u00ad", ""), ("©", "© "), ("\u200b", ""),
)  # fmt: skip


class _Phrase(NamedTuple):
    words: str
    role: Role
    longest: int


def fold(text: str) -> str:
    """Text as phrases are written: lower-case, plain apostrophes, single spaces, bare edges."""
    if text.isascii():
        text = text.replace("`", "'")
    else:
        for sign, plain in _ALIKE:
            text = text.replace(sign, plain)
    folded = text.casefold()
    if "  " in text or not text.isprintable():  # no space but " " is printable
        folded = " ".join(folded.split())
    return folded.strip(_EDGE).replace(" :", ":")


@memo(4_096)
def furniture_role(text: str) -> Role | None:
    """The role of a piece of chrome, or None for anything that may be an article's own words."""
    if not text or len(text) > LONGEST:
        return None
    folded = fold(text)
    if role := _WHOLE.get(folded) or _WHOLE.get(folded.strip("() ")):
        return role
    is_counted = folded[:1].isdigit() or folded[-1:].isdigit() or folded.endswith(_COUNT_ENDS)
    if is_counted and (role := _WHOLE.get(_COUNT.sub("", folded))) in ("comment", "share"):
        return role
    words = folded.split(" ")
    for phrase in _OPENING.get(words[0].rstrip(_STOPS), ()):
        if len(folded) <= phrase.longest and _opens(folded, phrase.words):
            return phrase.role
    return _formula(folded, words)


def opens_with(text: str, phrases: frozenset[str]) -> str | None:
    """The longest of `phrases` that opens the text and ends at a word's end, or None."""
    folded = fold(text)
    first = folded.partition(" ")[0].rstrip(_STOPS)
    return next((p for p in _by_first_word(phrases).get(first, ()) if _opens(folded, p)), None)


@cache
def _by_first_word(phrases: frozenset[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        index.setdefault(phrase.partition(" ")[0].rstrip(_STOPS), []).append(phrase)
    return index


def phrase_set(name: str) -> frozenset[str]:
    """The phrases of a table of furniture.toml in all languages, without their wildcards."""
    return frozenset(phrase.strip("…") for phrase in _phrases(name) if phrase.strip("…"))


def _phrases(name: str) -> Iterator[str]:
    for language in _TABLES[name].values():
        yield from (phrase.strip() for phrase in language.replace("\n", " ").split("|"))


def _opens(folded: str, phrase: str) -> bool:
    if not folded.startswith(phrase):
        return False
    following = folded[len(phrase) : len(phrase) + 1]
    return not following.isalnum() or not phrase[-1:].isalpha()


def _formula(folded: str, words: list[str]) -> Role | None:
    if _TELLING.isdisjoint(words) and not any(map(folded.__contains__, _ALONE)):
        return None
    position = 0
    for word in words:
        for phrase in _ANYWHERE.get(word.rstrip(_STOPS), ()):
            if len(folded) <= phrase.longest and _opens(folded[position:], phrase.words):
                return phrase.role
        position += len(word) + 1
    return None


def _index(wanted: str) -> dict[str, tuple[_Phrase, ...]]:
    index: dict[str, list[_Phrase]] = {}
    for role in _ROLES:
        for phrase in _phrases(role):
            kind = "…" * phrase.startswith("…") + "x" + "…" * phrase.endswith("…")
            if kind == wanted:
                words = fold(phrase) + ":" * phrase.endswith(":…")
                entry = _Phrase(words, role, _LONGEST_BY_ROLE[role])
                index.setdefault(words.split(" ")[0].rstrip(_STOPS), []).append(entry)
    return {word: tuple(sorted(found, key=lambda entry: -len(entry.words)))
            for word, found in index.items()}  # fmt: skip


_STOPS: Final = ":;,.!?…)"
_TABLES: Final[dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8")
)
_ROLES: Final = tuple(cast("Role", name) for name in _TABLES if name in get_args(Role))
_WHOLE: Final[dict[str, Role]] = {
    # "Read also" with nothing behind it heads the links that follow.
    fold(phrase): "related_heading" if role == "read_also" else role
    for role in reversed(_ROLES)
    for phrase in _phrases(role)
    if "…" not in phrase or phrase.endswith("…")
}
_OPENING: Final = _index("x…")
_ANYWHERE: Final = _index("…x…") | _index("…x")
# A phrase's words but its last, which a sign may follow, stand in a text as they are written. The
# longest of them is seldom one like "of" or "you", by which most texts would be looked at.
_PHRASES: Final = [phrase.words.split(" ") for found in _ANYWHERE.values() for phrase in found]
_TELLING: Final = frozenset(max(words[:-1], key=len) for words in _PHRASES if len(words) > 1)
_ALONE: Final = [words[0] for words in _PHRASES if len(words) == 1]

BYLINE_PREFIXES: Final = phrase_set("byline_prefixes")
"""Words before a name in a byline: "by", "text by:", "par", "von", "بقلم" …"""
BUTTONS: Final = phrase_set("buttons")
"""Words on buttons beside a name ("follow", "suivre"): never part of a name."""
CAPTION_CUES: Final = phrase_set("caption_cues")
"""Words that open a caption: "file photo", "symbolbild", "photo d'illustration" …"""
CREDIT_CUES: Final = phrase_set("credit_cues")
"""Picture agencies and libraries as a credit names them, lower-case: "afp", "getty images" …"""
DATE_CUES: Final = phrase_set("date_cues")
"""Words before the date of a page: "published", "issued on:", "mis à jour le" …"""
READ_ALSO_CUES: Final = phrase_set("read_also")
"""Words before a linked title: "read also:", "à lire aussi", "lesen sie auch" …"""
