"""Tells which lines of a page are its article: a small forest of decision trees, kept as arrays.

Guarantees a chance between 0 and 1 for every line, the same on every machine, in bounded memory.
The trees are grown by `benchmarks/train_paste.py`, which also prints how good they are.
"""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from etl.extract.line_features import Matrix

WEIGHTS: Final = Path(__file__).parent / "models" / "paste_lines.npz"
_BATCH: Final = 512
"""Lines looked at together: keeps the walk through all trees within a few megabytes."""


class Forest(NamedTuple):
    """Trees as flat arrays; a leaf leads to itself, and a right child stands after its left."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    gain: NDArray[np.float32]
    roots: NDArray[np.int32]
    depth: int
    cut: float
    """The chance from which a line is taken for body."""


@cache
def forest() -> Forest:
    """The trees that come with the package."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Forest(
            kept["feature"], kept["threshold"], kept["left"], kept["gain"], kept["roots"],
            int(kept["depth"]), float(kept["cut"]),
        )  # fmt: skip


def chances(trees: Forest, features: Matrix) -> NDArray[np.float32]:
    """The chance of each row of features to be body, 0 to 1."""
    found = [
        _margins(trees, features[first : first + _BATCH])
        for first in range(0, len(features), _BATCH)
    ]
    margins = np.concatenate(found) if found else np.zeros(0, dtype=np.float32)
    return (1.0 / (1.0 + np.exp(-np.clip(margins, -30.0, 30.0)))).astype(np.float32)


def _margins(trees: Forest, features: Matrix) -> NDArray[np.float32]:
    flat = np.ascontiguousarray(features, dtype=np.float32).ravel()
    rows = (np.arange(len(features), dtype=np.int32) * features.shape[1])[:, np.newaxis]
    node = np.broadcast_to(trees.roots, (len(features), len(trees.roots)))
    for _ in range(trees.depth):
        node = trees.left.take(node) + (
            flat.take(rows + trees.feature.take(node)) > trees.threshold.take(node)
        )
    return np.asarray(trees.gain.take(node).sum(axis=1), dtype=np.float32)
