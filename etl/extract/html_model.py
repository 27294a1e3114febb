"""Boosted decision trees over a page's blocks, read from a small file and run by numpy alone.

Guarantees what the trees decided in training, in float32, at a few microseconds a block.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

WEIGHTS: Final = Path(__file__).parent / "models" / "html_body.npz"
"""Made by benchmarks/train_html.py."""
LEAVES: Final = 16
"""Most leaves of a tree: one bit a leaf in a word of 16."""
_ALL: Final = np.uint16(0xFFFF)
_FIRST: Final = 32
"""Trees that are asked of every block."""
_SURE: Final = 2.0
"""Their sum, as log odds, beyond which no later tree turned a block of the development pages."""
_LOWEST_BIT: Final = np.array(
    [(word & -word).bit_length() - 1 for word in range(1, 1 << LEAVES)], np.uint8
)


@dataclass(frozen=True, slots=True)
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

        The trees after the first few are asked only of blocks that those leave in doubt.
        """
        score = self._score(matrix, slice(_FIRST))
        doubtful = np.flatnonzero(np.abs(score) < _SURE)
        if len(doubtful):
            score[doubtful] += self._score(matrix[:, doubtful], slice(_FIRST, None))
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float32)

    def _score(self, matrix: Matrix, chosen: slice) -> Matrix:
        masks = self.masks[chosen]
        trees, nodes = masks.shape
        right = matrix[self.columns[chosen].ravel()] > self.thresholds[chosen].reshape(-1, 1)
        kept = np.where(right, masks.reshape(-1, 1), _ALL)
        left = np.bitwise_and.reduce(kept.reshape(trees, nodes, -1), axis=1)
        leaf = _LOWEST_BIT[left - 1]
        score: Matrix = self.values[chosen][np.arange(trees)[:, None], leaf].sum(axis=0)
        return score


def read_trees() -> Trees:
    """The trees that tell a page's article from its chrome."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Trees(
            kept["columns"].astype(np.intp), kept["thresholds"], kept["masks"], kept["values"]
        )
