"""A figure of a whole table, and the least that it should be.

Guarantees that a figure that cannot be had, as over no row, fails rather than passes.
"""

from dataclasses import dataclass

import great_expectations.expectations as gxe

from schemas.types import Severity


@dataclass(frozen=True, slots=True)
class Measure:
    """`figure` is an aggregate in SQL over the rows of a run."""

    name: str
    figure: str
    least: float
    severity: Severity = "warning"

    def expectation(self) -> gxe.Expectation:
        """What the figure, as the one value of its column, must be."""
        return gxe.ExpectColumnMeanToBeBetween(
            column=self.name, min_value=self.least, severity=self.severity
        )
