"""Rules out at a glance what a line cannot be: a byline or a credit has certain words, and most
lines have none of them.

Guarantees to rule out no line that has one, whatever it is glued to by a page without spaces.
"""

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_\u3000-\ud7af]+|[\u3000-\ud7af]")
"""Letters side by side; one alone in scripts that write no space between words."""
_GLUED: Final = re.compile(r"[A-ZÀ-Þ](?:(?<=[a-zß-ÿ].)|(?<=[A-ZÀ-Þ]{2})(?=[a-zß-ÿ]))")
"""A capital where a word may start inside another: "9 min readReuters", "PMRedaktion"."""


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase; the phrases are in lower case."""
    return frozenset(max(_WORD.findall(phrase), key=len) for phrase in phrases)


def may_hold(line: str, telling: frozenset[str]) -> bool:
    """Whether a line can hold one of the phrases that `telling` was made of."""
    if not telling.isdisjoint(_WORD.findall(line.casefold())):
        return True
    return _GLUED.search(line) is not None or "://" in line
