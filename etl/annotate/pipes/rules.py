"""spaCy's attribute ruler, its outcome remembered for each word in each grammatical place.

Nearly all patterns are of one word: which of them hold is a function of the word and of the marks
they look at, and words come again. Only patterns of several words are looked for in every text.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARKS: list[int | str] = ["ORTH", "TAG", "POS", "DEP", "MORPH"]
"""What an outcome is remembered by: the word as written, and its marks."""

_LOOKED_AT = frozenset({*_MARKS, "TEXT", "LOWER", "SHAPE", "LENGTH", "IS_SPACE", "IS_PUNCT"})
"""What a pattern may look at: the marks, and functions of the word as written."""

_KEPT = 50_000
"""Outcomes remembered at once, some 15 MB; a full memory starts anew."""


def is_memorable(ruler: Any) -> bool:
    """Whether `Rules` can do its work: patterns without repetition, that look at marks alone."""
    return all(
        _LOOKED_AT.issuperset(token) and (len(pattern) > 1 or rule["index"] in (0, -1))
        for rule in ruler.patterns
        for pattern in rule["patterns"]
        for token in pattern
    )


class Rules:
    """A ruler's patterns, by number, and which of those of one word held so far."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._of_one, self._of_many = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            one = [pattern for pattern in rule["patterns"] if len(pattern) == 1]
            many = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            for matcher, patterns in ((self._of_one, one), (self._of_many, many)):
                if patterns:
                    matcher.add(str(number), patterns)
        self._held: dict[tuple[int, ...], tuple[int, ...]] = {}

    def mark(self, docs: list["Doc"]) -> list["Doc"]:
        """Sets what the ruler sets, a later rule over an earlier one, and gives the texts back."""
        from spacy.tokens._retokenize import set_token_attrs

        attributes = self._ruler.attrs
        for doc in docs:
            held_with_others = self._held_with_others(doc)
            for token, held in zip(doc, self._held_alone(doc), strict=True):
                if token.i in held_with_others:
                    held = sorted((*held, *held_with_others[token.i]))
                for number in held:
                    set_token_attrs(token, attributes[number])
        return docs

    def _held_alone(self, doc: "Doc") -> list[Sequence[int]]:
        """Of each token the rules of one word that hold, in order."""
        found: list[Sequence[int]] = []
        for place, marks in enumerate(map(tuple, doc.to_array(_MARKS).tolist())):
            held = self._held.get(marks)
            if held is None:
                if len(self._held) >= _KEPT:
                    self._held.clear()
                matches = self._of_one(doc[place : place + 1], allow_missing=True)
                held = tuple(sorted(self._number(match[0]) for match in matches))
                self._held[marks] = held
            found.append(held)
        return found

    def _held_with_others(self, doc: "Doc") -> Mapping[int, list[int]]:
        """Of tokens that rules of several words set, the rules."""
        found: dict[int, list[int]] = defaultdict(list)
        # asked without any pattern, a matcher warns
        matches = self._of_many(doc, allow_missing=True) if len(self._of_many) else ()
        for match, start, end in matches:
            number = self._number(match)
            found[doc[start:end][self._ruler.indices[number]].i].append(number)
        return found

    def _number(self, match: int) -> int:
        return int(self._ruler.vocab.strings[match])
