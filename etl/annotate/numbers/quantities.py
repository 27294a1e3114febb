"""Numbers with their currency, unit, hedge and range: what a block measures, before what it counts.

Guarantees that quantities are in order and do not overlap, and that a range's bounds are in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.quantity_words import Bound, QuantityWords
from etl.annotate.numbers.measures import Quantity, measure, rated
from etl.annotate.numbers.numerals import Numeral


def quantities(
    lexemes: Lexemes, numerals: Sequence[Numeral], words: QuantityWords
) -> Iterator[Quantity]:
    """Every quantity of a block."""
    measured: list[Quantity] = []
    for numeral in numerals:
        if not measured or numeral.first >= measured[-1].last:  # the cent of "38 pour cent"
            measured.append(measure(lexemes, numeral))
    index = 0
    while index < len(measured):
        quantity, following = measured[index], index + 1
        if following < len(measured):
            right = measured[following]
            joined = _with_cents(quantity, right) or _range(lexemes, quantity, right, words)
            if joined is None:
                pass
            elif _tells_change(lexemes, joined.first, words):  # from 13.5 to 14 mm: two values
                quantity = replace(quantity, unit=right.unit)
            else:
                quantity, following = joined, following + 1
        yield _hedged(lexemes, quantity, words)
        index = following


def _with_cents(left: Quantity, right: Quantity) -> Quantity | None:
    """3 dollars 50 cents."""
    if left.unit is None or right.unit is None or right.unit.name != f"{left.unit.name} cent":
        return None
    if left.last != right.first or left.best is None or right.best is None or right.best >= 100:
        return None
    value = left.best + right.best / 100
    return replace(left, last=right.last, low=value, best=value, high=value)


def _range(
    lexemes: Lexemes, left: Quantity, right: Quantity, words: QuantityWords
) -> Quantity | None:
    """Between 20 and 30, 20 to 30, 5-10W, $1 million to $1.25 million."""
    if right.first != left.last + 1 or left.best is None or right.best is None:
        return None
    joiner, before = lexemes.word(left.last), lexemes.word(left.first - 1)
    is_between = before in words.between and joiner in words.both
    is_from = before in ("from", "de")
    if not is_between and joiner not in words.to:
        return None
    if left.unit is not None and not _agree(lexemes, left, right):
        return None
    low = _scaled(left, right)
    if not low < right.best or (joiner == "-" and not _is_dashed_range(left, right, lexemes)):
        return None
    first = left.first - 1 if is_between or is_from else left.first
    whole = replace(
        right, first=first, number=left.number, low=low, best=None, high=right.best,
        is_approximate=True, unit=right.unit or left.unit,
    )  # fmt: skip
    return whole if right.unit else rated(lexemes, whole)


def _agree(lexemes: Lexemes, left: Quantity, right: Quantity) -> bool:
    """Whether two bounds are of one unit, that may be told once: $150-300, $80-$130 per hour."""
    unit = left.unit
    if unit is None or unit == right.unit:
        return True
    if right.unit is not None:
        return right.unit.name.startswith(f"{unit.name} per ")
    is_tight = lexemes.touch(left.last) and lexemes.touch(right.first)
    return unit.kind == "MONEY" and right.in_digits and is_tight


def _tells_change(lexemes: Lexemes, at: int, words: QuantityWords) -> bool:
    """Whether "from 5 to 8" tells a change, two values, rather than a range."""
    is_from = lexemes.word(at) in ("from", "de")
    return is_from and any(lexemes.word(at - step) in words.change for step in (1, 2, 3))


def _scaled(left: Quantity, right: Quantity) -> float:
    """The lower bound, with the scale that the upper one names for both: 3.2 to 4.5 billion."""
    low, high = left.best or 0.0, right.best or 0.0
    is_scaled = right.counted - right.number > 1
    own_scale = left.counted - left.number > 1
    if not is_scaled or own_scale or low >= 1000:
        return low
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2):
        if high >= scale and low * scale <= high and (high / scale) < 1000:
            return low * scale
    return low


def _is_dashed_range(left: Quantity, right: Quantity, lexemes: Lexemes) -> bool:
    """Whether a dash parts two bounds, not a score, a season or a phone number."""
    low, high = left.best or 0.0, right.best or 0.0
    if right.unit is not None or left.unit is not None:
        return True
    return high <= 100 * max(low, 1.0) and lexemes.word(right.last) != "-"


def _hedged(lexemes: Lexemes, quantity: Quantity, words: QuantityWords) -> Quantity:
    """The quantity with its hedges: at least 30, some 300, 30 or so, nearly 50 per cent."""
    bound, first = _before(lexemes, quantity.first, words)
    last = quantity.last
    if bound is None:
        for phrase, meaning in words.after.get(lexemes.word(last), ()):
            if tuple(lexemes.words[last : last + len(phrase)]) != phrase:
                continue
            if phrase != ("+",) or lexemes.touch(last):
                bound, last = meaning, last + len(phrase)
                break
    if bound is None or bound == "exactly":
        return replace(quantity, first=first if bound else quantity.first)
    low, high = quantity.low, quantity.high
    if quantity.best is not None:
        low = quantity.best if bound == "at_least" else None
        high = quantity.best if bound == "at_most" else None
    counted = last if last > quantity.last and quantity.unit is None else quantity.counted
    return replace(
        quantity, first=first, last=last, counted=counted, low=low, high=high, is_approximate=True
    )


def _before(lexemes: Lexemes, first: int, words: QuantityWords) -> tuple[Bound | None, int]:
    """The hedge that ends before a number, and where it begins."""
    at = first - 1
    for phrase, meaning in words.before.get(lexemes.word(at), ()):
        start = first - len(phrase)
        if start >= 0 and tuple(lexemes.words[start:first]) == phrase:
            return meaning, start
    return None, first
