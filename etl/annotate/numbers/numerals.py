"""Numerals as text writes them: in digits, in words, in both, and vaguely.

Guarantees that numerals are in order and do not overlap, that each is read in time linear in its
length, and that a vague numeral has bounds and no best value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.numerals import NumeralWords
from etl.annotate.lexicon.units import SYMBOLS
from etl.annotate.numbers.digits import VULGAR, Reading, read_digits
from etl.annotate.numbers.words import read_words, scale_of

LARGEST = 1e15
"""Beyond the largest amount a row holds, digits are identifiers or noise."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its lexemes (half-open); `best` is null where only bounds are known."""

    first: int
    last: int
    low: float
    best: float | None
    high: float
    in_digits: bool

    @property
    def is_vague(self) -> bool:
        """Whether it names an order of size rather than a value."""
        return self.best is None


def numerals(lexemes: Lexemes, words: NumeralWords) -> Iterator[Numeral]:
    """Every numeral of a block; ordinals and the bare article "a" are none."""
    starters = _starters(words)
    last = 0
    candidates = [i for i, w in enumerate(lexemes.words) if w in starters or w[0].isdecimal()]
    for index in candidates:
        if index < last:
            continue
        numeral = _numeral(lexemes, index, words)
        if numeral is not None:
            last = numeral.last
            if numeral.high <= LARGEST:
                yield numeral


@cache
def _starters(words: NumeralWords) -> frozenset[str]:
    """Every word that may begin a numeral."""
    return frozenset(
        {*words.units, *words.hundreds, *words.vague, *words.articles, *words.collective}
        | {*words.scales, *words.fractions, *VULGAR, "."}
    )


def _numeral(lexemes: Lexemes, index: int, words: NumeralWords) -> Numeral | None:
    """The numeral that begins at a lexeme."""
    text = lexemes.words
    if text[index] in words.vague:
        return _vague(lexemes, index, index, words)
    if text[index] in words.articles and lexemes.word(index + 1) in words.vague:
        return _vague(lexemes, index, index + 1, words)
    in_digits = text[index][0].isdecimal() or text[index] == "."
    reading = read_digits(lexemes, index, words) if in_digits else read_words(lexemes, index, words)
    if reading is None:
        return None
    reading = _multiplied(lexemes, reading, words)
    value = round(reading.value, 6)
    return Numeral(index, reading.last, value, value, value, in_digits)


def _vague(lexemes: Lexemes, first: int, index: int, words: NumeralWords) -> Numeral | None:
    """Dozens, hundreds of thousands, several hundred: bounds without a best value."""
    low, above = words.vague[lexemes.words[index]]
    last = index + 1
    while True:
        step = last + 1 if lexemes.word(last) in words.of else last
        word = lexemes.word(step)
        if step > last and word == "'":  # d'
            step, word = step + 1, lexemes.word(step + 1)
        scale = scale_of(word, words)
        if not scale:
            break
        low, above, last = low * scale, above * scale, step + 1
    if lexemes.word(last) in words.collective:  # several dozen
        factor = words.collective[lexemes.word(last)]
        low, above, last = low * factor, above * factor, last + 1
    return Numeral(first, last, low, None, above - 1, False)


def _multiplied(lexemes: Lexemes, reading: Reading, words: NumeralWords) -> Reading:
    """The number with what follows it: 1.5 million, 30bn, two dozen, two and a half million."""
    last, value = _with_half(lexemes, reading.last, reading.value, words)
    half = words.scales.get(lexemes.words[reading.last - 1], 1)
    if last > reading.last and half > 1:  # a million and a half
        return Reading(last, reading.value + half / 2)
    word = lexemes.word(last)
    if word == "-" and lexemes.word(last + 1) in words.scales and lexemes.touch(last):
        last += 1  # a $5-billion takeover
        word = lexemes.word(last)
    scale = words.scales.get(word) or (100 if word in words.hundreds else 0)
    scale = scale or words.collective.get(word, 0) * (word not in ("couple", "pair"))
    if scale:
        one = last + 1
        last, value = one, value * scale
        if lexemes.word(one) in words.scales:  # 3 hundred thousand
            last, value = one + 1, value * words.scales[lexemes.word(one)]
        half_last, _ = _with_half(lexemes, last, 0.0, words)
        return Reading(half_last, value + scale / 2 if half_last > last else value)
    if word in words.suffixes and lexemes.touch(last) and _is_scale_suffix(lexemes, last):
        return Reading(last + 1, value * words.suffixes[word])
    return Reading(last, value)


def _with_half(lexemes: Lexemes, last: int, value: float, words: NumeralWords) -> tuple[int, float]:
    """Adds "and a half"."""
    for half in words.halves:
        if tuple(lexemes.words[last : last + len(half)]) == half:
            return last + len(half), value + 0.5
    return last, value


_LENGTH_WORDS = frozenset({"long", "tall", "high", "wide", "deep", "away", "from", "race", "sprint",
    "freestyle", "hurdles", "butterfly", "backstroke", "below", "above", "and", "in", "at", "to",
    "off", "x", "de"})  # fmt: skip
"""After one of these, 100m is a length."""


def _is_scale_suffix(lexemes: Lexemes, index: int) -> bool:
    """Whether the letter after a number is a scale (35m people), not a unit (100m race) or a size."""
    word = lexemes.words[index]
    if len(word) > 1:
        return True
    number = index - 1
    is_money = not lexemes.word(number - 1)[:1].isdecimal() and (
        lexemes.word(number - 1) in SYMBOLS
        or (lexemes.touch(number) and lexemes.word(number - 1).isalpha())
    )
    if is_money:
        return True
    follower = lexemes.word(index + 1)
    if word == "m":
        return follower.isalpha() and follower not in _LENGTH_WORDS
    return word == "k" and not lexemes.is_capitalised(index)
