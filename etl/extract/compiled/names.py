"""Names as numbers, for compiled loops that cannot hold a dictionary.

Guarantees that `name_hash` is what `hashed` of markup.c computes: FNV-1a over code points.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_SEED: Final = 0xCBF29CE484222325
_PRIME: Final = 0x100000001B3
"""The algorithm's own constants (Fowler, Noll and Vo), which never change."""
_SLOT: Final = np.dtype([("hash", "u8"), ("number", "i8")])
_LEAST: Final = 16


def name_hash(name: str) -> int:
    """The hash of a name, 64 bits."""
    key = _SEED
    for letter in name:
        key = (key ^ ord(letter)) * _PRIME & (1 << 64) - 1
    return key


def numbered(numbers: Mapping[str, int]) -> NDArray[Any]:
    """A table of these names by open addressing, at most half full; an empty slot has hash 0."""
    size = max(_LEAST, 2 << len(numbers).bit_length())
    slots = np.zeros(size, _SLOT)
    for name, number in numbers.items():
        key = name_hash(name)
        slot = key % size
        while slots[slot]["hash"]:
            slot = (slot + 1) % size
        slots[slot] = (key, number)
    return slots
