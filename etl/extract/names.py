"""Tells names apart: people, desks and organisations; and what is no name at all.

Guarantees one answer for one spelling: case and accents of a name do not change its kind.
"""

import re

from etl.extract.byline_words import (
    AGENCIES,
    CREDENTIALS,
    DESK_WORDS,
    JOB_OPENERS,
    NEWSROOM_WORDS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PRESS_WORDS,
    TITLE_WORDS,
)  # fmt: skip
from etl.extract.date_words import WEEKDAYS
from schemas.types import CreditKind

_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}$", re.I)
_SHORT = 2  # letters: so short an agency is told from a word by its capitals
_LONG = 5  # letters: a shorter agency behind a name is one in capitals only, "Efe" is a surname too
_MOST_NEWSROOM_WORDS = 4
_FEWEST_NAME_WORDS, _MOST_NAME_WORDS = 2, 5
_LINKS = frozenset({"and", "at", "for", "in", "of", "&", "für", "pour", "para"})
_WRITERS = frozenset({"writer", "writers", "reporter", "reporters", "board"})
_NO_NAME = frozenset("?!@=<>{}#%€$")
_MOST_WORDS = 6  # "Pressestelle des Deutschen Caritasverbandes", "Ana María de la Cruz y Soto"


_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?:Twitter|Facebook|Instagram|LinkedIn)$")
_TOKEN = re.compile(r"\S+")


def name_kind(name: str, publisher: str | None = None) -> CreditKind:
    """What a name names; `publisher` is the site's own name."""
    folded = name.casefold()
    words = [word.strip(".,()'’\"").casefold() for word in name.split()]
    if publisher and folded == publisher.casefold():
        return "organisation"
    if folded in AGENCIES or _DOMAIN.match(name):
        return "organisation"
    if any(word in DESK_WORDS for word in words):
        return "desk"
    if any(word in ORGANISATION_WORDS for word in words):
        return "organisation"
    if len(words) == 1 and name.isupper() and 2 <= len(name) <= 5:
        return "organisation"
    return "person"


def is_agency(name: str) -> bool:
    """Whether a name is a news or picture agency's, written as one: `dpa` and `AP`, not `Ap`."""
    return name.casefold() in AGENCIES and (len(name) > _SHORT or name.isupper())


def is_newsroom(name: str) -> bool:
    """Whether a name is surely a newsroom's: `Reuters Staff`, `Redaktion`, `Staff Writer`."""
    words = name.casefold().split()
    last = " ".join(words[-2:]) if words[-1] in _WRITERS else words[-1]
    is_titled = all(not word[0].islower() for word in name.split())
    return len(words) <= _MOST_NEWSROOM_WORDS and last in NEWSROOM_WORDS and is_titled


def is_full_name(name: str) -> bool:
    """Whether a name is spelled like a person's full name; scripts without capitals pass."""
    words = name.split()
    is_cased = name.lower() != name.upper()
    return not is_cased or _FEWEST_NAME_WORDS <= len(words) <= _MOST_NAME_WORDS


def is_press_job(text: str) -> bool:
    """Whether a piece is a job in the press, written as a title: `Political Correspondent`."""
    words = text.split()
    is_titled = all(not w[0].islower() or w.casefold() in PARTICLES | _LINKS for w in words)
    return is_titled and any(word.strip(".,()").casefold() in PRESS_WORDS for word in words)


def is_title(text: str) -> bool:
    """Whether a piece is a job title or a degree, not a name."""
    words = [word.strip(".,()'’\"").casefold() for word in text.split()]
    if not words:
        return False
    return any(word in TITLE_WORDS for word in words) or all(word in CREDENTIALS for word in words)


def name_length(text: str) -> int:
    """How much of a piece is a name: a job, an agency or its copy may stand right behind it."""
    glued = _GLUED.search(text)
    words = list(_TOKEN.finditer(text, 0, glued.start() if glued else len(text)))
    spelled = [word[0] for word in words]
    half = len(words) // 2
    if half > 1 and spelled[:half] == spelled[half:]:
        return words[half - 1].end()
    for place in range(2, len(words)):
        rest = " ".join(spelled[place:]).removeprefix("The ")
        is_agency_too = rest.casefold() in AGENCIES and (rest.isupper() or len(rest) > _LONG)
        is_job = spelled[place].casefold() in JOB_OPENERS and spelled[-1].casefold() in TITLE_WORDS
        if (is_job or is_agency_too) and name_kind(" ".join(spelled[:place])) == "person":
            return words[place - 1].end()
    return words[-1].end() if words else len(text)


def looks_named(text: str, kind: CreditKind, *, is_field: bool) -> bool:
    """Whether a piece can be a name; in an author field account names are names too."""
    words = text.split()
    if not words or len(words) > _MOST_WORDS or len(text) > 80 or not any(map(str.isalpha, text)):
        return False
    if any(word.rstrip("+").isdigit() for word in words) or text.casefold() in WEEKDAYS:
        return False
    if all(word.casefold().strip(".:") in NOT_NAMES for word in words) or all(
        word.casefold() in CREDENTIALS for word in words
    ):
        return False
    if kind != "person":
        return is_field or not text[0].islower() or is_agency(text) or bool(_DOMAIN.match(text))
    if not _NO_NAME.isdisjoint(text):
        return False
    if is_field:
        return True
    return _is_spelled_as_name(words)


def _is_spelled_as_name(words: list[str]) -> bool:
    """People's names are capitals and particles; scripts without capitals are taken as they are."""
    if any(map(str.isdigit, "".join(words))):
        return False
    if words[0].casefold() in {"the", "a", "an", "this", "der", "die", "das"}:
        return False
    capitals = [word for word in words if not word[0].islower()]
    return bool(capitals) and all(
        word.casefold() in PARTICLES or word.startswith(("d'", "d’", "al-", "el-"))
        for word in words
        if word[0].islower()
    )


def normal_case(name: str, kind: CreditKind) -> str:
    """A name with words in capitals written normally; acronyms keep theirs."""
    words = name.split()
    is_loud = all(not word.isalpha() or word.isupper() for word in words)
    return " ".join(_cased(word, kind, is_loud, position) for position, word in enumerate(words))


def _cased(word: str, kind: CreditKind, is_loud: bool, position: int) -> str:
    if not word.isupper() or "." in word or word.casefold() in {"ii", "iii", "iv"}:
        return word
    if kind != "person" and len(word) <= 4:
        return word  # AFP, NTB, MDR; longer ones are words: SPUTNIK, REUTERS
    if kind == "person" and len(word) <= 2 and not is_loud:
        return word
    if is_loud and position and word.casefold() in PARTICLES:
        return word.casefold()
    return re.sub(r"[^\W\d_]+", lambda part: part.group(0).capitalize(), word)
