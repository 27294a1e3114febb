"""Number words of English and French.

Guarantees that every word is lower case, and that a vague numeral's bounds are the lowest value
meant and the first value above it. Compiled from the Collins and Larousse entries of each word.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class NumeralWords:
    """The number words of one language."""

    units: Mapping[str, int]
    hundreds: frozenset[str]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    fractions: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    collective: Mapping[str, int]
    articles: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    halves: tuple[tuple[str, ...], ...]
    decimal_mark: str


ENGLISH = NumeralWords(
    units={
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
        "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
        "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "both": 2,
    },
    hundreds=frozenset({"hundred"}),
    scales={
        "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5,
        "crore": 10**7,
    },
    suffixes={"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12},
    fractions={
        "half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
        "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6, "eighth": 1 / 8,
        "eighths": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
    },
    vague={
        "dozens": (24, 100), "scores": (40, 100), "tens": (10, 100), "hundreds": (100, 1000),
        "thousands": (1000, 10**4), "millions": (10**6, 10**7), "billions": (10**9, 10**10),
        "trillions": (10**12, 10**13), "several": (3, 10), "few": (2, 10), "handful": (3, 10),
    },
    collective={"dozen": 12, "couple": 2, "pair": 2},
    articles=frozenset({"a", "an"}),
    joiners=frozenset({"and"}),
    of=frozenset({"of"}),
    halves=(("and", "a", "half"), ("and", "one", "half")),
    decimal_mark=".",
)  # fmt: skip

FRENCH = NumeralWords(
    units={
        "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
        "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
        "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
        "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "octante": 80,
        "huitante": 80, "nonante": 90,
    },
    hundreds=frozenset({"cent", "cents"}),
    scales={
        "mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9,
        "milliards": 10**9, "billion": 10**12, "billions": 10**12,
    },
    suffixes={"k": 10**3, "m": 10**6, "mn": 10**6, "md": 10**9, "mds": 10**9},
    fractions={
        "moitié": 1 / 2, "demi": 1 / 2, "demie": 1 / 2, "tiers": 1 / 3, "quart": 1 / 4,
        "quarts": 1 / 4, "cinquième": 1 / 5, "cinquièmes": 1 / 5, "dixième": 1 / 10,
        "dixièmes": 1 / 10,
    },
    vague={
        "dizaines": (20, 100), "douzaines": (24, 100), "centaines": (100, 1000),
        "milliers": (1000, 10**4), "plusieurs": (3, 10), "quelques": (2, 10),
        "poignée": (3, 10),
    },
    collective={
        "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
        "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
        "millier": 1000,
    },
    articles=frozenset({"un", "une"}),
    joiners=frozenset({"et"}),
    of=frozenset({"de", "d"}),
    halves=(("et", "demi"), ("et", "demie")),
    decimal_mark=",",
)  # fmt: skip

NUMERALS: Mapping[str, NumeralWords] = {"en": ENGLISH, "fr": FRENCH}
"""Number words by language."""
