"""Says which blocks of a page stand in a body that was written down apart from the page.

Guarantees a share from 0 to 1 for each block, NaN where the gold says nothing of it.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

_WORD: Final = re.compile(r"\w+")
_SHINGLE: Final = 4
_SURE: Final = 8
"""Fewest words of a block whose place in the body its own words settle."""
_WIDEST_GAP: Final = 400
"""Words of the body between two sure blocks in which a short block's words are looked for."""
_REACH: Final = 60
"""Words after the last sure block of the page in which they are looked for."""

Positions = Mapping[tuple[str, ...], Sequence[int]]


def segment_labels(
    texts: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]
) -> list[float]:
    """1 for a block that holds a wanted segment, 0 for one that holds an unwanted one, else NaN."""
    ins, outs = ([" ".join(segment.split()) for segment in part] for part in (wanted, unwanted))
    return [
        1.0 if any(s in text for s in ins) else 0.0 if any(s in text for s in outs) else math.nan
        for text in texts
    ]


def shingle_labels(texts: Sequence[str], body: str) -> list[float]:
    """The share of each block's four-word shingles that the body holds.

    A block of fewer words than settle its place is body if they stand in the body between the
    blocks around it that are sure.
    """
    gold = _WORD.findall(body)
    positions: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(gold) - _SHINGLE + 1):
        positions[tuple(gold[place : place + _SHINGLE])].append(place)
    words = [_WORD.findall(text) for text in texts]
    shares = [_share(block, positions) for block in words]
    sure = _sure_spans(words, shares, positions)
    _settle_short(words, shares, sure, gold)
    return shares


def _share(words: Sequence[str], positions: Positions) -> float:
    shingles = [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
    return sum(shingle in positions for shingle in shingles) / max(len(shingles), 1)


def _sure_spans(
    words: Sequence[Sequence[str]], shares: Sequence[float], positions: Positions
) -> list[tuple[int, int] | None]:
    """Where in the body the long blocks stand, each as near as may be after the one before."""
    spans: list[tuple[int, int] | None] = []
    last = 0
    for block, share in zip(words, shares, strict=True):
        if len(block) < _SURE or share <= 0.5:
            spans.append(None)
            continue
        shingles = (tuple(block[i : i + _SHINGLE]) for i in range(len(block)))
        places = next(positions[shingle] for shingle in shingles if shingle in positions)
        start = next((place for place in places if place >= last - 2), places[0])
        spans.append((start, start + len(block)))
        last = max(last, start)
    return spans


def _settle_short(
    words: Sequence[Sequence[str]], shares: list[float],
    sure: Sequence[tuple[int, int] | None], gold: Sequence[str],
) -> None:  # fmt: skip
    following: list[int | None] = [None] * len(words)
    ahead: int | None = None
    for place in range(len(words) - 1, -1, -1):
        following[place] = ahead
        span = sure[place]
        ahead = span[0] if span else ahead
    behind: int | None = None
    for place, block in enumerate(words):
        span = sure[place]
        if span:
            behind = span[1]
        elif len(block) < _SURE:
            first = max((behind or 0) - 1, 0)
            stop = following[place]
            last = stop + 1 if stop is not None else (behind or 0) + (_REACH if behind else 0)
            last = min(last, len(gold))
            is_near = bool(block) and 0 < last - first < _WIDEST_GAP
            shares[place] = float(is_near and _stands(block, gold[first:last]))


def _stands(words: Sequence[str], passage: Sequence[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(passage)} "
