"""Where a block names a time: the block's words become letters, and patterns over letters match.

Guarantees that matches are in order and do not overlap, and that a match costs time linear in the
few letters it spans, whatever the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.times import TimeWords
from etl.annotate.numbers.numerals import Numeral

Meaning = str | int | float | None

_TRIGGERS = re.compile(r"[WwvMmYUuqhCNVQ8TJSRHXK7Lcyb]")
"""Letters without which no pattern matches; most blocks of chrome and short lines have none."""

_CLOCK = re.compile(r"([01]?\d|2[0-4])[:h]([0-5]\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:1[5-9]|20)\d\d)")
_ORDINAL_MARKS = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "ème", "eme"})
_QUARTERS = frozenset("1234")
_NAMED_GROUP = re.compile(r"\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Found:
    """A match: its rule, its lexemes (half-open), and the lexeme and meaning of each part."""

    rule: str
    first: int
    last: int
    parts: Mapping[str, Meaning]
    places: Mapping[str, int]

    def number(self, name: str) -> int | None:
        """A part's meaning, if it is there and a whole number."""
        meaning = self.parts.get(name)
        return int(meaning) if isinstance(meaning, int | float) else None

    def word(self, name: str) -> str | None:
        """A part's meaning, if it is there and a word."""
        meaning = self.parts.get(name)
        return meaning if isinstance(meaning, str) else None


@dataclass(frozen=True, slots=True)
class Letters:
    """A block as letters: one item for a word or a whole numeral."""

    text: str
    meanings: Sequence[Meaning]
    firsts: Sequence[int]
    lasts: Sequence[int]


def find_times(lexemes: Lexemes, words: TimeWords, numerals: Sequence[Numeral]) -> Iterator[Found]:
    """Every match of a block, leftmost first; at one place the earliest rule wins."""
    letters = spell(lexemes, words, numerals)
    if _TRIGGERS.search(letters.text) is None:
        return
    any_rule, rules = _compiled(words)
    for match in any_rule.finditer(letters.text):
        name, pattern = rules[match.lastgroup or ""]
        parts = pattern.match(letters.text, match.start())
        if parts is None:  # cannot be: the alternative that matched is this pattern
            continue
        held = {group: parts.start(group) for group in pattern.groupindex if parts[group]}
        yield Found(
            name,
            letters.firsts[match.start()],
            letters.lasts[match.end() - 1],
            {group: letters.meanings[at] for group, at in held.items()},
            {group: letters.firsts[at] for group, at in held.items()},
        )


Rules = dict[str, tuple[str, re.Pattern[str]]]
"""A rule's name and pattern, by the name of its group in the alternation of all."""


@cache
def _compiled(words: TimeWords) -> tuple[re.Pattern[str], Rules]:
    """All rules as one alternation, which no other word can start, and each by itself."""
    named = {f"r{n}": rule for n, rule in enumerate(words.rules)}
    alternation = "|".join(
        f"(?P<{key}>{_NAMED_GROUP.sub('?:', rule.pattern)})" for key, rule in named.items()
    )
    rules = {key: (rule.name, re.compile(rule.pattern)) for key, rule in named.items()}
    return re.compile(f"(?!_)(?:{alternation})"), rules


def spell(lexemes: Lexemes, words: TimeWords, numerals: Sequence[Numeral]) -> Letters:
    """The block as letters, with numerals and ordinals such as 20th as one letter each."""
    terms, unknown = words.terms, ("_", None)
    spelled: list[tuple[str, Meaning]] = [terms.get(word, unknown) for word in lexemes.words]
    firsts = list(range(len(spelled)))
    lasts = [index + 1 for index in firsts]
    for index, word in enumerate(lexemes.words):
        if word[0].isdecimal():
            if not spelled[index][0]:  # the 3 of Q3
                continue
            spelled[index] = _digits(word)
            if lexemes.word(index + 1) in _ORDINAL_MARKS and lexemes.touch(index + 1):
                spelled[index] = ("r", int(word) if word.isdecimal() and len(word) < 4 else None)
                spelled[index + 1] = ("", None)
                lasts[index] = index + 2
        elif word == "q" and lexemes.word(index + 1) in _QUARTERS and lexemes.touch(index + 1):
            spelled[index + 1] = ("", None)
            spelled[index], lasts[index] = ("Q", int(lexemes.words[index + 1])), index + 2
        elif word in words.capitalised and not lexemes.is_capitalised(index):
            spelled[index] = unknown
    for numeral in numerals:
        letter = _numeral_letter(numeral)
        if letter:
            spelled[numeral.first] = (letter, numeral.best)
            lasts[numeral.first] = numeral.last
            for index in range(numeral.first + 1, numeral.last):
                spelled[index] = ("", None)
    kept = [index for index, item in enumerate(spelled) if item[0]]
    return Letters(
        "".join(spelled[index][0] for index in kept),
        [spelled[index][1] for index in kept],
        [firsts[index] for index in kept],
        [lasts[index] for index in kept],
    )


def _digits(word: str) -> tuple[str, Meaning]:
    """The letter of a lexeme that begins with a digit."""
    if word.isdecimal():
        value = int(word) if len(word) < 16 else 0
        if len(word) == 4 and 1000 <= value <= 2100:
            return "Y", value
        return ("d" if len(word) < 3 and 1 <= value <= 31 else "n"), value
    if _CLOCK.match(word):
        return "c", word
    dotted = _DOTTED.fullmatch(word)
    return ("y", word) if dotted else ("n", _decimal(word))


def _decimal(word: str) -> float | None:
    head, _, tail = word.partition(".")
    return float(word) if head.isdecimal() and tail.isdecimal() and len(word) < 16 else None


def _numeral_letter(numeral: Numeral) -> str:
    """The letter of a numeral of several lexemes or in words; empty when it stays as it is."""
    if numeral.in_digits and numeral.last == numeral.first + 1:
        return ""
    if numeral.best is not None and numeral.best < 1:  # half, a quarter: words of their own here
        return ""
    is_year = not numeral.in_digits and numeral.last - numeral.first > 1
    if is_year and numeral.best is not None and 1100 < numeral.best < 2100 and numeral.best % 100:
        return "Y"
    return "n"
