"""Numbers in digits: grouped, decimal, with a fraction, or within money.

Guarantees that times, ordinals, and digits that go on from letters are no numbers.
"""

from dataclasses import dataclass

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.numerals import NumeralWords
from etl.annotate.lexicon.units import DOLLARS, PREFIX_CODES


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and the lexeme after it."""

    last: int
    value: float


VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 128})
"""Fractions that people write with a slash; 24/7 and 9/11 are none."""


def read_digits(lexemes: Lexemes, index: int, words: NumeralWords) -> Reading | None:
    """A number in digits, with its groups, decimals, fraction and scale."""
    text, last = lexemes.words, index + 1
    if text[index] == ".":  # .500
        if not (lexemes.word(last)[:1].isdecimal() and lexemes.touch(last)) or lexemes.touch(index):
            return None
        value, last = _decimal("0." + text[last], "."), last + 1
    else:
        value = _decimal(text[index], words.decimal_mark)
    if value is None or _is_inside_name(lexemes, index) or _is_ordinal(lexemes, index):
        return None
    while _is_spaced_group(lexemes, last, words):
        value, last = value * 1000 + int(text[last]), last + 1
    fraction = _fraction(lexemes, last)
    if fraction is not None:  # 2 1/2
        return Reading(fraction.last, value + fraction.value)
    if lexemes.word(last) == "/" and _fraction(lexemes, index) is not None:
        return _fraction(lexemes, index)
    if lexemes.word(last) in VULGAR:
        return Reading(last + 1, value + VULGAR[text[last]])
    return Reading(last, value)


def _is_inside_name(lexemes: Lexemes, index: int) -> bool:
    """Whether digits go on from letters, as in G20; EUR50m and $US113 are money."""
    before = lexemes.word(index - 1)
    if not lexemes.touch(index) or not before.isalpha():
        return False
    return before not in PREFIX_CODES and not (before in DOLLARS and lexemes.word(index - 2) == "$")


def _is_ordinal(lexemes: Lexemes, index: int) -> bool:
    """Whether digits are an ordinal: 10th, 1er."""
    return lexemes.word(index + 1) in _ORDINAL_MARKS and lexemes.touch(index + 1)


_ORDINAL_MARKS = frozenset({"st", "nd", "rd", "th", "er", "ère", "e", "ème", "eme"})


def _decimal(written: str, mark: str) -> float | None:
    """The value of 1,234.5 or 1.234,5; null for times, dates and groups that are none."""
    if ":" in written:
        return None
    if written.isdecimal():
        return float(int(written)) if len(written) <= 15 else None
    group = "," if mark == "." else "."
    head, _, tail = written.rpartition(mark)
    if not head:
        head, tail = written, ""
    groups = head.split(group)
    if len(groups) > 1 and not (
        1 <= len(groups[0]) <= 3 and all(len(g) == 3 and g.isdecimal() for g in groups[1:])
    ):
        return _decimal(written.replace(group, mark), mark) if written.count(group) == 1 else None
    digits = "".join(groups)
    return float(f"{digits}.{tail or 0}") if digits.isdecimal() and len(written) <= 20 else None


def _is_spaced_group(lexemes: Lexemes, index: int, words: NumeralWords) -> bool:
    """Whether a lexeme is the 000 of a French 900 000."""
    word = lexemes.word(index)
    if words.decimal_mark != "," or len(word) != 3 or not word.isdecimal():
        return False
    return (
        lexemes.starts[index] == lexemes.ends[index - 1] + 1 and len(lexemes.words[index - 1]) <= 3
    )


def _fraction(lexemes: Lexemes, index: int) -> Reading | None:
    """A fraction with a slash."""
    over, under = lexemes.word(index), lexemes.word(index + 2)
    if lexemes.word(index + 1) not in ("/", "⁄") or not lexemes.touch(index + 1):
        return None
    if not (over.isdecimal() and under.isdecimal() and len(over) < 3 and len(under) < 4):
        return None
    if int(under) not in _DENOMINATORS or int(over) >= int(under):
        return None
    return Reading(index + 3, int(over) / int(under))
