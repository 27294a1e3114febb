"""Boosted decision trees over a page's blocks, read from a small file and run by numpy alone.

Guarantees the sums that the trees gave in training, to float32, at microseconds a block.
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
        """The share, 0 to 1, that the trees give to each column of the matrix."""
        trees, nodes = self.masks.shape
        right = matrix[self.columns.ravel()] > self.thresholds.reshape(-1, 1)
        kept = np.where(right, self.masks.reshape(-1, 1), _ALL)
        left = np.bitwise_and.reduce(kept.reshape(trees, nodes, -1), axis=1)
        leaf = _LOWEST_BIT[left - 1]
        score = self.values[np.arange(trees)[:, None], leaf].sum(axis=0)
        share: Matrix = (1 / (1 + np.exp(-score))).astype(np.float32)
        return share


def read_trees() -> Trees:
    """The trees that tell a page's article from its chrome."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Trees(
            kept["columns"].astype(np.intp), kept["thresholds"], kept["masks"], kept["values"]
        )
