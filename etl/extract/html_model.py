"""Boosted decision trees over a page's blocks, read from a small file and run by numpy alone.

Guarantees what the trees decided in training, in float32, at a few microseconds a block.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

WEIGHTS: Final = Path(__file__).parent / "models" / "html_body.npz"
"""Made by benchmarks/train_html.py."""
LEAVES: Final = 16
"""Most leaves of a tree: one bit a leaf in a word of 16."""
_GROVES: Final = (slice(0, 32), slice(32, 96), slice(96, None))
"""Trees that are asked together: the first of every block."""
_SURE: Final = 2.0
"""The sum, as log odds, beyond which no later grove turned a block of the development pages."""
_LOWEST_ZERO: Final = np.array(
    [(~word & word + 1).bit_length() - 1 for word in range((1 << LEAVES) - 1)], np.uint8
)
"""Of a word, the place of its lowest bit that is not set."""


@dataclass(frozen=True)
class Trees:
    """Trees of `LEAVES` leaves; arrays over (tree, node) and, for `values`, (tree, leaf).

    A block goes right at a node if the column exceeds the threshold; `masks` then keeps the leaves
    that do not stand to the node's left. The lowest leaf left by all nodes is the tree's answer
    (Lucchese et al., QuickScorer, SIGIR 2015): no tree is walked, so all blocks go at once.
    """

    columns: NDArray[np.intp]
    thresholds: Matrix
    masks: NDArray[np.uint16]
    values: Matrix

    def probability(self, matrix: Matrix) -> Matrix:
        """The share, 0 to 1, that the trees give to each column of the matrix.

        A grove is asked only of the blocks that those before it leave in doubt.
        """
        score = np.zeros(matrix.shape[1], np.float32)
        for grove in self._groves:
            doubtful = np.flatnonzero(np.abs(score) < _SURE)
            if len(doubtful):
                score[doubtful] += grove.score(matrix.take(doubtful, axis=1))
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)

    @cached_property
    def _groves(self) -> list["_Grove"]:
        return [self._grove(chosen) for chosen in _GROVES]

    def _grove(self, chosen: slice) -> "_Grove":
        values = self.values[chosen]
        return _Grove(
            self.columns[chosen].T.ravel(), self.thresholds[chosen].T.reshape(-1, 1),
            ~self.masks[chosen].T.reshape(-1, 1), values.ravel(),
            LEAVES * np.arange(len(values))[:, None],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Grove:
    """Some of the trees, laid out by node and then by tree: rows that are met together lie
    together. `dropped` are the leaves that a step to the right leaves behind."""

    columns: NDArray[np.intp]
    thresholds: Matrix
    dropped: NDArray[np.uint16]
    values: Matrix
    first_leaf: NDArray[np.intp]

    def score(self, matrix: Matrix) -> Matrix:
        """The sum of the trees' answers for each column of the matrix, as log odds."""
        trees = len(self.first_leaf)
        is_right = matrix.take(self.columns, axis=0) > self.thresholds
        dropped = np.multiply(is_right, self.dropped, dtype=np.uint16)
        gone = np.bitwise_or.reduce(dropped.reshape(-1, trees, matrix.shape[1]))
        score: Matrix = self.values.take(self.first_leaf + _LOWEST_ZERO.take(gone)).sum(axis=0)
        return score


def read_trees() -> Trees:
    """The trees that tell a page's article from its chrome."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Trees(
            kept["columns"].astype(np.intp), kept["thresholds"], kept["masks"], kept["values"]
        )
