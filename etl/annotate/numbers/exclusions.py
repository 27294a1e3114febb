"""Numbers that are no figures: dates, ages, labels, parts of names, and loose counts.

Guarantees that a number that says which one, or when, is never read as how many.
"""

from dataclasses import dataclass

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.counts import CountWords
from etl.annotate.numbers.counted import Counted
from etl.annotate.numbers.measures import Quantity
from etl.annotate.parse import Parse
from schemas.annotation import TimeExpression


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A block with all that reading its figures needs."""

    lexemes: Lexemes
    parse: Parse | None
    times: tuple[TimeExpression, ...]
    words: CountWords
    is_head_first: bool


def is_time(view: FigureBlock, quantity: Quantity) -> bool:
    """Whether the number belongs to a date, a time, a recurrence, an age or a vague length."""
    offset = view.lexemes.block.start
    number = view.lexemes.starts[quantity.number] + offset
    for time in view.times:
        if time.start <= number < time.end:
            is_length = time.timex_type == "duration" and "old" not in time.text.lower()
            return not is_length or quantity.best is None
    return False


def is_identifier(view: FigureBlock, quantity: Quantity) -> bool:
    """Whether digits name something: Section 427, Boeing 737, COVID-19, 0735, #1."""
    block, at = view.lexemes, quantity.number
    if not quantity.in_digits or quantity.counted - at > 1:
        return False
    return _follows_label(block, at) or _goes_on(block, at, quantity) or _ends_name(block, quantity)


def _follows_label(block: Lexemes, at: int) -> bool:
    """Category 4, No. 5, COVID-19, one out of three."""
    before = block.word(at - 1)
    if before in _LABELS or before in _NUMBER_SIGNS:
        return True
    if before == "." and block.word(at - 2) in _NUMBER_SIGNS:
        return True
    if before in ("-", "/", ":", ".") and block.touch(at):
        return True
    return before == "of" and block.word(at - 2) == "out"


def _goes_on(block: Lexemes, at: int, quantity: Quantity) -> bool:
    """0735, 8 p.m., 2200 GMT, 1MDB, the 3200 block of a street, 911 calls, the iPhone 14's."""
    word, follows = block.words[at], block.word(quantity.last)
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return True
    if follows in _CLOCK or follows in _COUNTED_BY_NAME:
        return True
    if follows == "'" and block.word(quantity.last + 1) == "s":
        return True
    return quantity.unit is None and follows.isalpha() and block.touch(quantity.last)


def _ends_name(block: Lexemes, quantity: Quantity) -> bool:
    """Boeing 737, the iPhone 11: a number after a capitalised word that starts no sentence."""
    at = quantity.number
    before = block.word(at - 1)
    if not before.isalpha() or before in _NOT_NAMES or "," in block.words[at]:
        return False
    is_name = block.has_capital(at - 1) and not block.is_sentence_start(at - 1)
    return is_name and quantity.first == at


_COUNTED_BY_NAME = frozenset({"block", "call", "calls", "caller", "callers", "dispatcher"})
_CLOCK = frozenset(
    {"am", "pm", "a.m", "p.m", "a.m.", "p.m.", "gmt", "utc", "est", "edt", "bst", "cet"}
)

_LABELS = frozenset({"age", "aged", "region", "district", "ward", "zone", "precinct", "exit", "category", "type", "phase", "round", "game", "chapter", "page", "level", "grade", "row",
    "section", "number", "figure", "table", "version", "episode", "part", "article", "class", "size", "stage",
    "group", "platform", "gate", "channel", "route", "highway", "interstate", "room", "apartment", "day",
    "week", "step", "rule", "amendment", "unit", "under", "catégorie", "numéro", "tome",
    "niveau", "groupe", "étape", "chapitre"})  # fmt: skip
"""Words whose number tells which one, not how many."""

_NUMBER_SIGNS = frozenset({"#", "no", "nos", "n°", "nº", "№"})
_NOT_NAMES = frozenset({"i", "the", "in", "and", "of", "than", "to", "killed", "le", "la", "les"})


def is_pronoun(view: FigureBlock, quantity: Quantity) -> bool:
    """Whether "one" counts nothing: one of the best, no one."""
    if quantity.best != 1:
        return False
    follows = view.lexemes.word(quantity.counted)
    return follows in _OF or view.lexemes.word(quantity.first - 1) == "no"


def is_idiom(view: FigureBlock, quantity: Quantity) -> bool:
    """Whether "one" tells no number: at one point, at one time."""
    is_one = quantity.best == 1 and not quantity.in_digits
    return is_one and view.lexemes.word(quantity.first - 1) == "at"


_OF = frozenset({"of", "des", "de", "d"})


def is_loose(view: FigureBlock, quantity: Quantity, phrase: Counted, is_person: bool) -> bool:
    """Whether what nothing is said of is counted too loosely to be a figure: one reason, several ideas, a pair."""
    first = view.lexemes.word(quantity.number)
    is_article = view.is_head_first and quantity.best == 1 and not quantity.in_digits
    if is_article or first in ("both", "few"):  # un homme, both men, few men
        return True
    if is_person:
        return False
    is_symbol = phrase.head.text.isupper() and phrase.start == phrase.head.idx
    if phrase.head.pos_ == "PROPN" and not is_symbol:  # 575 Wilbraham Road, the iPhone 11 Pro
        return True
    is_word = not quantity.in_digits
    is_year = quantity.counted - quantity.number == 1 and 1900 <= (quantity.best or 0) <= 2040
    if is_year and "," not in first and phrase.head.tag_ in ("NN", "NNP"):  # the 2010 census
        return True
    if is_word and 0 < (quantity.best or 1) < 1:
        return True
    is_small = quantity.best is None and (quantity.high or 0) < 10
    return is_word and (quantity.best == 1 or is_small or first in ("a", "couple", "pair"))
