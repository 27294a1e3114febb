"""What one expectation saw of a table that is read piece by piece.

Guarantees that an expectation is met only if it ran on every piece and was met on each.
"""

from dataclasses import dataclass, field
from typing import Any

from schemas.types import Severity

SHOWN_VALUES = 5
Results = dict[tuple[str, str | None], "Seen"]
"""By expectation and column: Great Expectations gives results in an order of its own."""


def add(seen: Results, result: Any) -> None:
    """Adds one result to what was seen of its expectation."""
    config = result.expectation_config
    column = config.kwargs.get("column")
    severity: Severity = getattr(config.severity, "value", None) or "critical"
    of = seen.setdefault((config.type, column), Seen(config.type, column, severity))
    of.add(result)


@dataclass(slots=True)
class Seen:
    """The results of one expectation, added up; `fault` says why it could not run."""

    expectation: str
    column: str | None
    severity: Severity
    is_met: bool = True
    unexpected_count: int = 0
    row_count: int = 0
    sample: list[Any] = field(default_factory=list)
    value: Any = None
    fault: str | None = None

    def add(self, result: Any) -> None:
        """Adds a result of Great Expectations, over one more piece."""
        self.is_met = self.is_met and bool(result.success)
        told = result.result
        if not told:  # it could not run, which is told beside the result
            faults = result.exception_info
            fault = faults if "exception_message" in faults else next(iter(faults.values()), {})
            self.fault = self.fault or str(fault.get("exception_message"))
            return
        self.unexpected_count += told.get("unexpected_count") or 0
        self.row_count += told.get("element_count") or 0
        self.value = told.get("observed_value")
        room = SHOWN_VALUES - len(self.sample)
        self.sample.extend(list(told.get("partial_unexpected_list", ()))[:room])

    def observed(self) -> str:
        """What was seen, for a person."""
        if self.fault is not None:
            return f"could not run: {self.fault}"
        if not self.unexpected_count:
            return str(self.value)
        if self.expectation == "expect_column_values_to_not_be_null":
            return f"{self.unexpected_count} of {self.row_count} are null"
        shown = ", ".join(map(repr, self.sample))
        return f"{self.unexpected_count} of {self.row_count} unexpected: {shown}"
