"""Whether two bodies are copies of one text, and how alike they are.

Guarantees that it does not matter which of the two is named first, and that the end of a page, which
a whole site repeats, never makes a copy.
"""

from dataclasses import dataclass

import numpy as np

from etl.cluster.words import Runs

COPIED_SHARE = 0.45
"""Of the shorter body's runs of words, at least this share stands in the longer one. A word changed
breaks five runs, so a copy with one word in seven changed keeps this share; what two reports of one
affair repeat of its background is less."""

SHARED_RUNS = 30
"""Two bodies that share fewer runs of words may share no more than a notice of the site."""

PIECE_SHARE = 0.2
"""A copy is one from its beginning to its end: of each piece of it, this share stands in the other.
What pages of a site have in common, a box, a notice of rights, an appeal to subscribe, stands at one
end, and leaves a piece at the other where nothing is shared."""

LONG_RUNS = 120
"""A shorter text than this may be a lead of twenty words and a long notice: it is looked at in
quarters, a longer one in halves, so that an editor may write the first paragraphs anew."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two bodies are."""

    similarity: float
    """Runs of words shared, of all that the two hold (Jaccard)."""

    containment: float
    """Of the runs of the shorter one, the share that stands in the longer one."""

    shared: int
    """How many runs of words are in both."""


def likeness(one: Runs, other: Runs) -> Likeness:
    """How alike two bodies are; runs that a body repeats count once."""
    shared = len(np.intersect1d(one.distinct, other.distinct, assume_unique=True))
    sizes = len(one.distinct), len(other.distinct)
    union = sum(sizes) - shared
    return Likeness(
        similarity=round(shared / union, 4) if union else 0.0,
        containment=round(shared / min(sizes), 4) if min(sizes) else 0.0,
        shared=shared,
    )


def is_copy(one: Runs, other: Runs) -> bool:
    """Whether the shorter of two bodies is, by and large and throughout, a part of the longer one."""
    alike = likeness(one, other)
    if alike.shared < SHARED_RUNS or alike.containment < COPIED_SHARE:
        return False
    pieces = 2 if alike.shared >= LONG_RUNS else 4
    lengths = len(one.in_order), len(other.in_order)
    if lengths[0] == lengths[1]:
        return _throughout(one, other, pieces) and _throughout(other, one, pieces)
    shorter, longer = (one, other) if lengths[0] < lengths[1] else (other, one)
    return _throughout(shorter, longer, pieces)


def _throughout(shorter: Runs, longer: Runs, pieces: int) -> bool:
    parts = np.array_split(np.isin(shorter.in_order, longer.distinct), pieces)
    return all(part.mean() >= PIECE_SHARE for part in parts)
