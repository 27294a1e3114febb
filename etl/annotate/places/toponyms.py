"""How place names are written: with generic words, abbreviated, in lists, inside one another.

Guarantees that every way of writing a name is looked up in the same order.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from etl.annotate.knowledge import Knowledge
from etl.annotate.knowledge.known import Known
from etl.annotate.lexicon.name_words import words
from etl.annotate.lexicon.states import STATE_NAMES, STATES_BY_ABBREVIATION
from etl.annotate.naming.names import fold

MAX_CANDIDATES = 60
"""More namesakes than any name but a few has; bounds the work on San Antonio."""

_GENERIC_AFTER = re.compile(
    r"^(?P<name>.+?) (?P<word>province|governorate|region|state|oblast|prefecture|department|"
    r"county|district|parish|emirate|canton|voivodeship|city|town|island|islands|area)s?$",
    re.IGNORECASE,
)
_GENERIC_BEFORE = re.compile(
    r"^(?:the )?(?P<word>province|governorate|region|state|city|town|village|oblast|county|"
    r"district|emirate|island|port|capital) of (?:the )?(?P<name>.+)$",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"^(?:the |north(?:ern|east|west|eastern|western)? |south(?:ern|east|west|eastern|western)? |"
    r"east(?:ern)? |west(?:ern)? |central |upper |lower |greater |downtown |inner |outer |"
    r"mainland |rural |metropolitan |metro |upstate |mid-)",
    re.IGNORECASE,
)
_SHORT_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_DIVISION_WORDS = words(
    "province governorate region state oblast prefecture department county district parish "
    "emirate canton voivodeship"
)


@lru_cache(maxsize=20_000)
def namesakes(name: str, known: Knowledge) -> tuple[Known, ...]:
    """All places that may be called so, the most populous first; also by demonym and by
    abbreviation, and without words such as "northern" or "province of"."""
    folded = fold(name)
    if folded in _NO_TOWNS:
        return ()
    if folded in known.demonyms:
        return (known.countries[known.demonyms[folded]],)
    state = state_of(name)
    if state and (name.endswith(".") or not known.places(name)):
        return tuple(
            p for p in known.places(STATE_NAMES[state]) if p.iso_3166_2 == state and p.is_division
        )
    for form in forms(name):
        found = known.places(form)[:MAX_CANDIDATES]
        if found:
            return found
    return ()


_NO_TOWNS = words(
    "mars venus mercury saturn uranus pluto moon olympic olympics northeast northwest southeast southwest"
) | {"north east", "north west", "south east", "south west"}
"""Names that towns and divisions bear too, and that in the news are planets, games and parts of any
country: the North East of England lies in no district of Botswana."""


def state_of(name: str) -> str | None:
    """The state or province (ISO 3166-2) that an abbreviation stands for: Fla., TX, B.C."""
    if name in _DEGREES or not (name.isupper() or name.endswith(".")):
        return None
    return STATES_BY_ABBREVIATION.get(fold(name).replace(" ", ""))


_DEGREES = frozenset({"M.D.", "M.A.", "P.A.", "M.S.", "L.A.", "I.D.", "O.K.", "A.K."})
"""Dotted letters that are more often a degree, or something else, than a state."""


def forms(name: str) -> Iterator[str]:
    """Ways to look a name up, the fullest first."""
    bare = name.strip(" ,.;:'’\"").removesuffix("'s").removesuffix("’s")
    yield bare
    yield " ".join(_SHORT_WORDS.get(w.rstrip(".").lower(), w) for w in bare.split())
    for pattern in (_GENERIC_BEFORE, _GENERIC_AFTER):
        match = pattern.match(bare)
        if match and match["word"] != "State":  # Ohio State is a university
            yield match["name"]
    side = SIDE.sub("", bare)
    if side != bare:
        yield from forms(side)


def named_as_divisions(names: Iterable[str]) -> frozenset[str]:
    """Names that the article somewhere calls a province, state or the like."""
    found = set()
    for name in names:
        match = _GENERIC_BEFORE.match(name) or _GENERIC_AFTER.match(name)
        if match and match["word"].lower() in _DIVISION_WORDS:
            found.add(fold(match["name"]))
    return frozenset(found)


_DIVISION_BEFORE = re.compile(
    r"\b(?:province|governorate|region|state|oblast|prefecture|county|district)s? of (?:the )?$"
)
_DIVISION_AFTER = re.compile(
    r"(?:(?:,| and|, and) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?){0,5} "
    r"(?:(?:province|governorate|region|oblast|prefecture|county|state|district)s?\b|[Cc]ounties\b|Gov\.)",
)


def is_called_division(text: str, start: int, end: int) -> bool:
    """Whether the words around a name call it a province or the like: Aleppo and Idleb provinces."""
    return bool(
        _DIVISION_AFTER.match(text, end, end + 110)
        or _DIVISION_BEFORE.search(text[max(0, start - 30) : start])
    )


_FOLLOWING = re.compile(r",? ?[,(] ?((?:[A-Z][\w.'’-]*)(?: (?:of |and )?[A-Z][\w.'’-]*){0,2})")


def following(text: str, end: int) -> str | None:
    """What is written after a name to say where it lies, as in "Paris, Texas" and "Derby (Conn.)"."""
    match = _FOLLOWING.match(text, end, end + 40)
    return match[1].rstrip(",") if match else None
