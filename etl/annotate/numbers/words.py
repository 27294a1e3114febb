"""Numbers in words: twenty-five thousand, half a million, quatre-vingt-dix-sept.

Guarantees the longest well-formed run of number words, and time linear in its length.
"""

from etl.annotate.lexemes import Lexemes
from etl.annotate.lexicon.numerals import NumeralWords
from etl.annotate.numbers.digits import VULGAR, Reading


def scale_of(word: str, words: NumeralWords) -> int:
    """What a scale word, singular or plural, multiplies by; 0 for any other word."""
    if word in words.hundreds or word.removesuffix("s") in words.hundreds:
        return 100
    if word in ("milliers", "centaines"):
        return 1000 if word == "milliers" else 100
    return words.scales.get(word) or words.scales.get(word.removesuffix("s"), 0)


def read_words(lexemes: Lexemes, index: int, words: NumeralWords) -> Reading | None:
    """A number in words: twenty-five thousand, a hundred, half a million, two-thirds."""
    text, first = lexemes.words, index
    if text[index] in VULGAR:
        return Reading(index + 1, VULGAR[text[index]])
    fraction = _spelled_fraction(lexemes, index, words)
    if fraction is not None:
        return fraction
    follower = lexemes.word(index + 1)
    if text[index] in words.articles and (
        follower in words.hundreds or follower in words.scales or follower in words.collective
    ):
        index += 1
    elif text[index] in words.articles and text[index] not in words.units:
        return None
    if text[index] in words.collective:
        is_counted = index > first or lexemes.word(index + 1) in words.of
        return Reading(index + 1, words.collective[text[index]]) if is_counted else None
    return _cardinal(lexemes, index, words)


def _spelled_fraction(lexemes: Lexemes, index: int, words: NumeralWords) -> Reading | None:
    """Half a million, a quarter, two-thirds; a bare "third" is an ordinal."""
    text, over = lexemes.words, 1
    if text[index] in words.units or text[index] in words.articles:
        over = words.units.get(text[index], 1)
        index += 2 if lexemes.word(index + 1) == "-" else 1
        if lexemes.word(index) not in words.fractions or _is_ordinal(lexemes, index, over):
            return None
    elif text[index] not in ("half", "moitié") and (
        text[index] not in words.fractions or lexemes.word(index + 1) not in words.scales
    ):
        return None
    value, last = over * words.fractions[text[index]], index + 1
    step = last + 1 if lexemes.word(last) in words.of or lexemes.word(last) == "-" else last
    step += lexemes.word(step) in words.articles
    scale = scale_of(lexemes.word(step), words)
    dozen = words.collective.get(lexemes.word(step), 0) if step > last else 0
    return Reading(step + 1, value * (scale or dozen)) if scale or dozen else Reading(last, value)


_ORDINALS = frozenset({"third", "fifth", "sixth", "eighth", "tenth", "cinquième", "dixième"})


def _is_ordinal(lexemes: Lexemes, index: int, over: int) -> bool:
    """Whether "a third" goes on to what is the third: a third term, a third-grader."""
    follows = lexemes.word(index + 1)
    if lexemes.words[index] not in _ORDINALS or over > 1:
        return False
    return follows == "-" or (follows.isalpha() and follows not in _AFTER_SHARES)


_AFTER_SHARES = frozenset({"of", "de", "des", "du", "in", "since", "from", "to", "as", "less", "more", "are", "is",
                           "were", "was", "have", "said", "by", "and", "or"})  # fmt: skip


def _cardinal(lexemes: Lexemes, index: int, words: NumeralWords) -> Reading | None:
    """The longest well-formed run of number words."""
    total, group, scale, last, i = 0.0, 0, 10**15, index, index
    while True:
        word = lexemes.word(i)
        if word in words.units and _fits(group, words.units[word], words):
            unit = words.units[word]
            group = 80 if (group, unit) == (4, 20) else group + unit
        elif word in words.hundreds and group < 100:
            group = max(group, 1) * 100
        elif word in words.scales and words.scales[word] < scale:
            scale = words.scales[word]
            total, group = total + max(group, 1) * scale, 0
        else:
            break
        last = i = i + 1
        has_round = total > 0 or (group > 0 and group % 100 == 0)
        if lexemes.word(i) == "-" or (
            lexemes.word(i) in words.joiners and (has_round or i == index + 1)
        ):
            i += 1
    if last == index:
        return None
    year = _spoken_year(lexemes, last, int(total + group), words)
    return year or Reading(last, total + group)


def _fits(group: int, unit: int, words: NumeralWords) -> bool:
    """Whether a number word may follow a group: twenty + five, not five + twenty."""
    if group == 0 or (group % 100 == 0 and unit < 100):
        return True
    tens = group % 100
    if tens >= 20 and tens % 10 == 0 and 0 < unit < 10:
        return True
    if words.decimal_mark != ",":
        return False
    is_score = (tens, unit) == (4, 20)  # quatre-vingts
    is_teen = tens in (60, 80) and 10 <= unit <= 16  # soixante-douze
    return is_score or is_teen or (tens % 20 == 10 and 7 <= unit <= 9)  # dix-sept


def _spoken_year(lexemes: Lexemes, index: int, value: int, words: NumeralWords) -> Reading | None:
    """Nineteen ninety-four."""
    if not 16 <= value <= 20 or words.units.get(lexemes.word(index), 0) < 10:
        return None
    rest = _cardinal(lexemes, index, words)
    if rest is None or rest.value >= 100:
        return None
    return Reading(rest.last, value * 100 + rest.value)
