"""Boosted decision trees over a page's blocks, read from a small file.

Guarantees what the trees decided in training, in float32, at a few microseconds a block.
"""

from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from etl.extract.compiled.page import Matrix, ask

WEIGHTS: Final = Path(__file__).parent / "models" / "html_body.npz"
"""Made by benchmarks/train_html.py."""
LEAVES: Final = 16
"""Most leaves of a tree."""
_GROVES: Final = (32, 96)
"""Trees that are asked together end before these, the last with all: the first of every block."""
_SURE: Final = 2.0
"""The sum, as log odds, beyond which no later grove turned a block of the development pages."""


class Trees(NamedTuple):
    """Trees of `LEAVES` leaves; arrays over (tree, node) and, for `values`, (tree, leaf).

    A block goes right at a node if the column exceeds the threshold; `masks` then keeps the leaves
    that do not stand to the node's left.
    """

    columns: NDArray[np.int32]
    thresholds: Matrix
    masks: NDArray[np.uint32]
    values: Matrix

    def probability(self, matrix: Matrix) -> Matrix:
        """The share, 0 to 1, that the trees give to each column of the matrix.

        A grove is asked only of the blocks that those before it leave in doubt.
        """
        groves = np.array([*_GROVES, len(self.columns), 0], np.int32)
        scores = ask(*self, groves, _SURE, matrix)
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


def read_trees() -> Trees:
    """The trees that tell a page's article from its chrome."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Trees(
            kept["columns"].astype(np.int32), kept["thresholds"],
            kept["masks"].astype(np.uint32), kept["values"],
        )  # fmt: skip
