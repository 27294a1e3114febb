"""What a quantity is a figure of: money, a share, a measure, people something happened to, things.

Guarantees that what happened to people is said of people only, and that a bare number is no figure
but beside one that it is compared with.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.counts import CountWords
from etl.annotate.lexicon.units import Unit
from etl.annotate.numbers.counted import Counted, counted, token_at
from etl.annotate.numbers.exclusions import (
    FigureBlock,
    is_identifier,
    is_idiom,
    is_loose,
    is_pronoun,
    is_time,
)
from etl.annotate.numbers.kinds import kind_of
from etl.annotate.numbers.measures import Quantity
from etl.annotate.parse import Parse
from schemas.annotation import FigureKind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A figure before its row: its kind and unit, and what is counted, in characters of the block."""

    kind: FigureKind
    unit: str | None
    start: int
    end: int
    counted: tuple[int, int] | None
    confidence: float


def read_figure(view: FigureBlock, quantity: Quantity) -> FigureReading | None:
    """What a quantity is a figure of; null for a date, an age, a name's number, a bare number."""
    start = view.lexemes.starts[quantity.first]
    end = view.lexemes.ends[quantity.last - 1]
    unit = quantity.unit
    if is_time(view, quantity) or is_idiom(view, quantity):
        return None
    if unit is not None:
        parse = view.parse if unit.kind != "MONEY" else None
        whole = _counted(view, parse, end) if parse is not None else None
        return FigureReading(unit.kind, unit.name, start, end, _place(whole), 0.9)
    if view.parse is None or is_identifier(view, quantity):
        return None
    return _read_counted(view, view.parse, quantity, start)


_COMPARING = frozenset({"from", "with", "than", "de"})

_REACH = 90
"""Characters from a figure to the bare number that it is compared with."""


def read_compared(
    view: FigureBlock, quantity: Quantity, before: FigureReading | None
) -> FigureReading | None:
    """A bare number beside which a figure is set: 341 students, up from 179."""
    start, end = view.lexemes.starts[quantity.first], view.lexemes.ends[quantity.last - 1]
    if before is None or quantity.unit is not None or not quantity.in_digits:
        return None
    if not 0 <= start - before.end <= _REACH or before.kind not in ("MONEY", "PERCENT", "AMOUNT"):
        return None
    cue = view.lexemes.word(quantity.first - 1)
    is_level = cue == "to" and before.unit == "point"  # rose 64 points to 4,577
    if (
        not (cue in _COMPARING or is_level)
        or is_time(view, quantity)
        or is_identifier(view, quantity)
    ):
        return None
    return FigureReading(before.kind, before.unit, start, end, before.counted, 0.6)


def is_share(view: FigureBlock, quantity: Quantity) -> bool:
    """Whether a share is told as a fraction in words: a third of the voters, half the seats."""
    value = quantity.best
    if value is None or quantity.in_digits or not 0 < value < 1 or quantity.unit is not None:
        return False
    if view.lexemes.word(quantity.first - 1) in _ORDINALS:  # the first half of the season
        return False
    return view.lexemes.word(quantity.counted) in _SHARE_CUES


_ORDINALS = frozenset({"first", "second", "latter", "other", "third", "fourth", "last", "-"})

_SHARE_CUES = frozenset({"of", "the", "its", "their", "his", "her", "all", "de", "des", "du", "d"})


def _counted(view: FigureBlock, parse: Parse, end: int) -> Counted | None:
    """The noun phrase after a quantity, up to the next time expression."""
    number = token_at(parse.doc, end - 1, end)
    if number is None:
        return None
    offset = view.lexemes.block.start
    stop = min((t.start - offset for t in view.times if t.start - offset >= end), default=1 << 31)
    return counted(parse, number, stop, view.is_head_first)


def _read_counted(
    view: FigureBlock, parse: Parse, quantity: Quantity, start: int
) -> FigureReading | None:
    """A count of people or things: its kind from the words that govern it."""
    begin, end = view.lexemes.starts[quantity.number], view.lexemes.ends[quantity.last - 1]
    first, number = token_at(parse.doc, begin, begin + 1), token_at(parse.doc, end - 1, end)
    if first is None or number is None or is_pronoun(view, quantity):
        return None
    is_none = quantity.best == 0 and not quantity.in_digits
    if _is_hyphened(view.lexemes, quantity.counted):
        return None if is_none else _read_hyphened(view, parse, quantity, start)
    phrase = _counted(view, parse, end)
    if is_none and (phrase is None or phrase.head.tag_ != "NNS"):
        return None  # zero waste, zero tolerance: a way, and no count
    if phrase is None:
        return _read_uncounted(parse, number, view.words, (start, end))
    kind = kind_of(phrase.head, first.i, view.words)
    is_person = _is_person(phrase, view.words) or (kind is not None and _may_be_person(phrase))
    if kind in _OF_PEOPLE and not is_person:  # 150 dead mullet, hurting two economies
        kind = None
    if kind is None and is_loose(view, quantity, phrase, is_person):
        return None
    unit = "person" if is_person else phrase.head.lemma_.lower()
    confidence = 0.85 if kind else 0.75
    return FigureReading(kind or "AMOUNT", unit, start, phrase.end, _place(phrase), confidence)


def _read_uncounted(
    parse: Parse, number: "Token", words: CountWords, span: tuple[int, int]
) -> FigureReading | None:
    """A count of people who are not named: 20 dead, killed three, the toll rose to 30."""
    kind = kind_of(number, number.i, words)
    following = parse.doc[number.i + 1] if number.i + 1 < len(parse.doc) else number
    if kind is None and following.lower_ in _MORE:  # wounded 56 more
        kind = kind_of(following, number.i, words)
    is_relative = number.lower_ == "one" and any(c.dep_ == "relcl" for c in number.children)
    if kind is None or is_relative:  # one that disappears
        return None
    state = _state(parse, number, words)
    start, end = span
    return FigureReading(kind, "person", start, state[1] if state else end, state, 0.8)


_MORE = frozenset({"more", "others"})

_OF_PEOPLE = frozenset({"KILL", "WOUND", "ARREST", "KIDNAP", "MISSING", "PROTEST", "SICKENED"})
"""What is said of people alone here; homes and districts are affected or evacuated too."""


def _is_hyphened(block: Lexemes, at: int) -> bool:
    return block.word(at) == "-" and block.touch(at) and block.touch(at + 1)


def _read_hyphened(
    view: FigureBlock, parse: Parse, quantity: Quantity, start: int
) -> FigureReading | None:
    """A number and noun that modify another noun: a four-car crash counts cars, not crashes."""
    begin, end = view.lexemes.starts[quantity.counted + 1], view.lexemes.ends[quantity.counted + 1]
    noun = token_at(parse.doc, begin, end)
    if noun is None or noun.pos_ != "NOUN" or noun.lower_.endswith("ed") or not noun.is_alpha:
        return None
    if noun.lemma_.lower() in _SIZES:
        return None
    return FigureReading("AMOUNT", noun.lemma_.lower(), start, end, (begin, end), 0.6)


_SIZES = frozenset({"figure", "digit"})
"""What tells how long a number is: a nine-figure sum counts no figures."""


def _state(parse: Parse, number: "Token", words: CountWords) -> tuple[int, int] | None:
    """The state that stands for the counted right after a number: 900,000 displaced."""
    if number.i + 1 >= len(parse.doc):
        return None
    token = parse.doc[number.i + 1]
    return (token.idx, token.idx + len(token)) if token.lower_ in words.states else None


def _place(phrase: Counted | None) -> tuple[int, int] | None:
    return None if phrase is None else (phrase.start, phrase.end)


def _is_person(phrase: Counted, words: CountWords) -> bool:
    """Whether people are counted: a noun for people or what befalls them, or a people by name."""
    lemma = phrase.head.lemma_.lower()
    if lemma in words.persons or lemma in words.counted or phrase.head.lower_ in words.counted:
        return True
    if phrase.head.is_title and phrase.head.lower_ in words.states:  # "17 Slain"
        return True
    return lemma.endswith(("man", "woman", "men", "women")) or phrase.head.ent_type_ == "NORP"


_THINGS_IN_ER = """
border boulder bunker buffer calendar centre center chamber chapter cluster committee computer
container corner corridor counter crater door dinner error factor filter fiber finger
flower folder freighter gallon guarantee helicopter hanger hangar jumper ladder layer letter levee
locker matter meter metre mirror monitor motor number offer order paper parameter percenter
pillar poster power printer quarter radiator reactor register river router scanner scooter sector
semester server sewer shelter shoulder shutter skyscraper steamer sticker
summer sweater tanker tender theater theatre thriller thunder tier timber tower tractor
trailer transfer transformer trawler trigger tumor tumour twister vector water weather winter
"""

_AGENTS = ("er", "or", "ist", "ian", "ee", "eur")
_NO_AGENTS = frozenset(_THINGS_IN_ER.split())
"""Things whose names end as those of people do."""


def _may_be_person(phrase: Counted) -> bool:
    """Whether a noun that no list holds looks like one for people: Ontarians, ranchers."""
    head = phrase.head
    if head.pos_ == "PROPN":
        return head.lower_.endswith("s")
    lemma = head.lemma_.lower()
    return len(lemma) > 4 and lemma.endswith(_AGENTS) and lemma not in _NO_AGENTS


def in_percent(quantity: Quantity) -> Quantity:
    """A fraction's values in per cent."""
    low, best, high = (
        None if value is None else round(100 * value, 1)
        for value in (quantity.low, quantity.best, quantity.high)
    )
    return replace(quantity, low=low, best=best, high=high, unit=Unit("PERCENT", "%"))
