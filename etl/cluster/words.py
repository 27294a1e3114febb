"""A body as what can be compared: its words, and the hashes of its runs of words.

Guarantees that the same words give the same hashes in every process, whatever their case, accents,
punctuation and line ends, in every script.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_RUN_HALVES = 10
"""Length of a run: a word counts two halves, a character of a script without spaces one. Five words
rarely meet by chance in two texts; so do ten characters of Chinese, which are about as many words."""

_UNSPACED = (
    "\u0e00-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")

_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


class _Levelled(dict[int, int | None]):
    """Drops marks on letters and characters that do not show; learns each character once."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me", "Cf") else code
        self[code] = kept
        return kept


_LEVELLED = _Levelled()


def words(text: str) -> list[str]:
    """The words of a text; where a script has no spaces between words, its characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_LEVELLED)
    return _WORD.findall(text.casefold())


def words_sha256(found: list[str]) -> str:
    """The same words, the same hash."""
    return hashlib.sha256(" ".join(found).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Runs:
    """The hashes of a text's runs of words, 0 to 2**63 - 1."""

    in_order: NDArray[np.int64]
    distinct: NDArray[np.int64]
    """Each once, ascending."""


def runs(found: list[str]) -> Runs:
    """The run that starts at each word; none where there are too few words."""
    known = {word: _hash(word) for word in set(found)}
    halves: list[int] = []
    starts: list[int] = []
    for word in found:
        starts.append(len(halves))
        halves += [known[word]] * (1 if _IS_UNSPACED.match(word) else 2)
    values = np.array(halves, dtype=np.uint64)
    begins = np.array(starts, dtype=np.int64)
    begins = begins[begins + _RUN_HALVES <= len(values)]
    mixed = np.zeros(len(begins), dtype=np.uint64)
    for place in range(_RUN_HALVES):
        mixed = mixed * _BASE + values[begins + place]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX
    mixed ^= mixed >> np.uint64(31)
    in_order = (mixed >> np.uint64(1)).astype(np.int64)
    return Runs(in_order, np.unique(in_order))


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
