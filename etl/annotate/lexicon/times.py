"""The shape of a language's time words and patterns.

Guarantees that both languages use the same letters and group names, so that one resolution serves
both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Term = tuple[str, str | int]
"""A letter of the grammar, and what the word means."""

Terms = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over letters; its named groups are what resolution reads."""

    name: str
    pattern: str


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """A language's time words and the phrases they form.

    `capitalised` are words that are times only with a capital (May, March); `blocking_before` and
    `blocking_after` make a weekday beside them a name (Black Friday), `year_cues` may stand before any
    year, and `anchored` words count from the last date named rather than from publication.
    """

    terms: Terms
    rules: tuple[Rule, ...]
    capitalised: frozenset[str]
    blocking_before: frozenset[str]
    blocking_after: frozenset[str]
    year_cues: frozenset[str]
    anchored: frozenset[str]
    is_day_first: bool


LETTERS = """
W weekday         w short weekday    v weekdays, every    M month          m short month
d number 1 to 31  n other number     Y year-like number   r 20th           o ordinal word
U unit            u units            q quarter            h half           C century
N decade          V weekend          Q Q3                 8 nineties       T part of day
J noon, midnight  S season           R yesterday, today   H holiday        X now, recently
K recent, veille  7 future           l last, past         t this           x next
p previous        g following        j same, that         e early, late    B earlier, later
G ago             O old              L daily              E every          D the
A a, an           I of               i at, on, in         & and            f fiscal
c 20:30           P am, pm           b o'clock, heures    Z time zone      y 12.10.2024
k period, plus    z ended, par       1 il  2 y  3 a       _ any other word
s, apostrophe, hyphen, comma, full stop and slash stand for themselves: s ' - , . /
"""
"""What each letter of a pattern stands for."""
