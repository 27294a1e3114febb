"""Words around a number that say how exact it is, and words that join two into a range.

Guarantees that a phrase is its lexemes in lower case, longest first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Bound = Literal["about", "at_least", "at_most", "exactly"]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """One language's hedges before and after a number, and its range words."""

    before: Mapping[str, Sequence[tuple[tuple[str, ...], Bound]]]
    after: Mapping[str, Sequence[tuple[tuple[str, ...], Bound]]]
    between: frozenset[str]
    both: frozenset[str]
    to: frozenset[str]
    change: frozenset[str]


def _phrases(
    written: Mapping[Bound, str], end: int
) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """The phrases by their word next to the number, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    phrases = [
        (tuple(p.split()), bound) for bound, text in written.items() for p in text.split(", ")
    ]
    for words, bound in sorted(phrases, key=lambda phrase: -len(phrase[0])):
        found.setdefault(words[end], []).append((words, bound))
    return found


ENGLISH = QuantityWords(
    before=_phrases(
        {
            "about": "about, around, roughly, approximately, approx, approx ., an estimated, estimated, "
            "some, circa, ca ., close to, in the region of, something like, ~, ≈",
            "at_least": "at least, more than, over, above, upwards of, no fewer than, no less than, "
            "not less than, a minimum of, well over, in excess of, >, at least another",
            "at_most": "up to, as many as, as much as, at most, no more than, not more than, less than, "
            "fewer than, under, below, nearly, almost, just under, a maximum of, <, not quite",
            "exactly": "exactly, precisely, only, just, another",
        },
        -1,
    ),
    after=_phrases(
        {
            "about": "or so",
            "at_least": "or more, +, - plus, plus",
            "at_most": "or fewer, or less",
        },
        0,
    ),
    between=frozenset({"between"}),
    both=frozenset({"and"}),
    to=frozenset({"to", "-", "or", "through"}),
    change=frozenset({"rise", "rose", "risen", "rising", "fall", "fell", "fallen", "falling", "up", "down",
        "increase", "increased", "increasing", "decrease", "decreased", "cut", "raise", "raised", "grew",
        "grown", "grow", "climb", "climbed", "drop", "dropped", "jump", "jumped", "slip", "slipped",
        "went", "gone", "surge", "surged", "double", "doubled", "soared", "plunged", "reduced"}),
)  # fmt: skip

FRENCH = QuantityWords(
    before=_phrases(
        {
            "about": "environ, autour de, autour d ', quelque, approximativement, à peu près",
            "at_least": "au moins, plus de, plus d ', au minimum",
            "at_most": "jusqu ' à, près de, près d ', presque, moins de, moins d ', au plus, au maximum, "
            "pas plus de",
            "exactly": "exactement, précisément, seulement, seuls",
        },
        -1,
    ),
    after=_phrases({"about": "environ", "at_least": "ou plus, au moins", "at_most": "au plus"}, 0),
    between=frozenset({"entre"}),
    both=frozenset({"et"}),
    to=frozenset({"à", "-", "ou"}),
    change=frozenset({"passé", "passer", "passe", "augmenté", "augmente", "chuté", "baissé", "monté",
        "réduit", "porté", "bondi", "reculé", "grimpé", "tombé"}),
)  # fmt: skip

QUANTITY_WORDS: Mapping[str, QuantityWords] = {"en": ENGLISH, "fr": FRENCH}
"""Hedges and range words by language."""
