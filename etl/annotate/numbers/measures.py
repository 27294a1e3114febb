"""A number with its own currency or unit: $52 a barrel, HK $3.7 billion, 3 milliards d'euros.

Guarantees that a unit symbol that is also a word or an initial is read as a unit after digits only.
"""

from dataclasses import dataclass, replace

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.units import (
    CURRENCY_NAMES,
    DOLLARS,
    PREFIX_CODES,
    RATE_BASES,
    RATE_WORDS,
    SYMBOLS,
    Unit,
    unit_at,
)  # fmt: skip
from etl.annotate.numbers.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range and its lexemes (half-open); `best` is null where only bounds are named.

    `number` is the lexeme its last numeral begins at, `counted` the lexeme after that numeral.
    """

    first: int
    last: int
    number: int
    counted: int
    low: float | None
    best: float | None
    high: float | None
    is_approximate: bool
    in_digits: bool
    unit: Unit | None


_SMALL_UNITS = frozenset(
    {"m", "g", "l", "t", "w", "mi", "min", "mins", "sec", "hr", "hrs", "s", "c", "p", "an"}
)
"""Unit symbols that are also words or initials: read as units after digits only."""

_MONEY_FROM = {"pound": 100_000, "won": 100, "livres": 100_000}
"""Least value at which a word that means other things too is taken for money."""


def measure(lexemes: Lexemes, numeral: Numeral) -> Quantity:
    """A numeral with its own currency sign or unit."""
    is_vague = numeral.best is None
    plain = Quantity(
        numeral.first, numeral.last, numeral.first, numeral.last, numeral.low, numeral.best,
        numeral.high, is_vague, numeral.in_digits, None,
    )  # fmt: skip
    if numeral.best is not None and _is_negative(lexemes, numeral):
        plain = replace(plain, low=-numeral.best, best=-numeral.best, high=-numeral.best)
    money = _currency_before(lexemes, numeral) if numeral.in_digits or is_vague else None
    if money is not None:
        first, code = money
        return rated(lexemes, replace(plain, first=first, unit=Unit("MONEY", code)))
    return rated(lexemes, _with_unit(lexemes, plain))


def _is_negative(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Minus 40, minus-40, -40 after a space."""
    before = numeral.first - 1
    if lexemes.word(before) == "-" and not lexemes.touch(before):
        return lexemes.touch(numeral.first)
    step = before - 1 if lexemes.word(before) == "-" else before
    return lexemes.word(step) == "minus"


def _currency_before(lexemes: Lexemes, numeral: Numeral) -> tuple[int, str] | None:
    """The lexeme where a currency before the number begins, and its code: $, US$, HK $, EUR."""
    at = numeral.first - 1
    word = lexemes.word(at)
    code = SYMBOLS.get(word)
    if code is not None and lexemes.touch(at) and lexemes.word(at - 1)[:1].isdecimal():
        return None  # the sign of the number before
    if word in DOLLARS and lexemes.word(at - 1) == "$":  # $US113
        return at - 1, DOLLARS[word]
    if code is None:
        code = PREFIX_CODES.get(word)
        is_code = code is not None and lexemes.is_capitalised(at)
        return (at, code) if is_code and code is not None else None
    if word == "$":
        letters = DOLLARS.get(lexemes.word(at - 1))
        if letters and (lexemes.touch(at) or len(lexemes.words[at - 1]) > 1):  # A$, HK $
            return at - 1, letters
    return at, code


def _with_unit(lexemes: Lexemes, quantity: Quantity) -> Quantity:
    """The quantity with the unit after it: 40 km, 40-yard, 3 milliards d'euros, $US 5."""
    at, words = quantity.last, lexemes.words
    if lexemes.word(at) == "-":
        at += 1
    elif lexemes.word(at) in ("d", "de"):
        at += 2 if lexemes.word(at + 1) == "'" else 1
    elif lexemes.word(at) in DOLLARS and lexemes.word(at - 1) in SYMBOLS:
        at += 1
    found = unit_at(words, at)
    if found is None and lexemes.word(at) == "of":  # millions of dollars
        at += 1
        found = unit_at(words, at)
        if found is not None and found[1].kind != "MONEY" and quantity.best is not None:
            return quantity
    if found is None:
        found = _national_currency(lexemes, at)
    if found is None:
        symbol = SYMBOLS.get(lexemes.word(at))
        is_own = symbol is not None and not lexemes.word(at + 1)[:1].isdecimal()
        return (
            replace(quantity, last=at + 1, unit=Unit("MONEY", symbol or "")) if is_own else quantity
        )
    last, unit = found
    if last == at + 1 and words[at] in _SMALL_UNITS and not quantity.in_digits:
        return quantity
    if lexemes.touch(last) and lexemes.word(last)[:1].isdecimal():  # 24703L202
        return quantity
    if words[at] == "g" and lexemes.is_capitalised(at):  # 5G
        return quantity
    return replace(quantity, last=last, unit=_as_money(words[at], unit, quantity))


def _national_currency(lexemes: Lexemes, at: int) -> tuple[int, Unit] | None:
    """A currency that its country's adjective tells apart: 20 million Kenyan shillings."""
    adjective = lexemes.word(at)
    found = unit_at(lexemes.words, at + 1)
    if found is None or not adjective.endswith(("an", "ish", "se", "i", "ch", "ese")):
        return None
    last, unit = found
    is_currency = unit.kind == "MONEY" or unit.name in CURRENCY_NAMES
    name = unit.name if unit.kind == "MONEY" else f"{adjective.capitalize()} {unit.name}"
    return (last, Unit("MONEY", name)) if is_currency else None


def _as_money(word: str, unit: Unit, quantity: Quantity) -> Unit | None:
    """Pounds are a weight or a currency, by their number; 20 won is a verb."""
    least, value = _MONEY_FROM.get(word.rstrip("s")), quantity.best or quantity.high or 0
    if least is None:
        return unit
    if word == "won":
        return unit if value >= least else None
    return Unit("MONEY", "GBP") if value >= least else unit


def rated(lexemes: Lexemes, quantity: Quantity) -> Quantity:
    """The quantity with what it is counted by: $52 a barrel, 800,000 barrels a day."""
    at, unit = quantity.last, quantity.unit
    if unit is None or unit.name in _TIMES:
        return quantity
    if lexemes.word(at) == "-":  # $70-a-share
        at += 1
    if lexemes.word(at) not in RATE_WORDS:
        return quantity
    at += 2 if lexemes.word(at + 1) == "-" else 1
    base = RATE_BASES.get(lexemes.word(at))
    if base is None or lexemes.word(at + 1) in _AFTER_OFFSET:  # from $5m a year ago
        return quantity
    is_area = lexemes.word(at) in ("square", "sq")
    if is_area:
        base = "square metre" if lexemes.word(at + 1)[:1] == "m" else "square foot"
    last = at + 2 if is_area else at + 1
    return replace(quantity, last=last, unit=Unit(unit.kind, f"{unit.name} per {base}"))


_AFTER_OFFSET = frozenset({"ago", "earlier", "later", "before", "after", "hence", "-"})

_TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
)
