"""What a whole table must be, audited by Great Expectations before it is published.

Guarantees that an expectation that could not run counts as failed, and that an empty table or a
dropped expectation never passes for a good one.
"""

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

from expectations.articles import FILL_RATES
from expectations.derive import audited_columns, expectations, never
from schemas import TABLES
from schemas.ledger import Finding
from schemas.types import Severity


class Connection(Protocol):
    """A database session that shows each table by its name, as `temp.<table>`."""

    def execute(self, query: str) -> Any:
        """Runs a query."""


NEVER = Path(__file__).parent / "never"
SHOWN_VALUES = 5


def audit(run: str, connection: Connection) -> Iterator[Finding]:
    """Audits the tables that `connection` shows by their names; one finding an expectation.

    A met expectation is recorded too, once a table, so that a reader sees that it was audited.
    """
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    for record in TABLES.values():
        if record.table in ("runs", "findings"):  # told of this run, after this audit
            continue
        rows = connection.execute(f"SELECT {audited_columns(record)} FROM temp.{record.table}").df()
        suite = [*expectations(record), *SUITES.get(record.table, ())]
        yield from _table(context, run, record.table, rows, suite)
    yield from _never(context, run, connection)


SUITES: Mapping[str, Iterable[gxe.Expectation]] = {"articles": FILL_RATES}
"""Table → what types cannot say of it, each with its reason."""


def _table(
    context: Any, run: str, table: str, rows: pd.DataFrame, suite: list[gxe.Expectation]
) -> Iterator[Finding]:
    if rows.empty:  # every column check passes on an empty frame: say so instead
        yield _finding(run, table, "table_is_empty", None, "info", True, "no rows in this run")
        return
    results = _validate(context, table, rows, suite)
    failed = [
        finding for finding in (_result(run, table, r) for r in results) if not finding.success
    ]
    yield from failed
    told = f"{len(results) - len(failed)} of {len(results)} expectations met on {len(rows)} rows"
    yield _finding(run, table, "all_expectations", None, "info", not failed, told)


def _validate(
    context: Any, name: str, rows: pd.DataFrame, suite: list[gxe.Expectation]
) -> list[Any]:
    batch = (
        context.data_sources.add_or_update_pandas(name)
        .add_dataframe_asset(name)
        .add_batch_definition_whole_dataframe(name)
        .get_batch({"dataframe": rows})
    )
    results = batch.validate(gx.ExpectationSuite(name=name, expectations=suite)).results
    if len(results) != len(suite):
        raise RuntimeError(f"{name}: {len(suite)} expectations given, {len(results)} run")
    return list(results)


def _result(run: str, table: str, result: Any) -> Finding:
    """A result of Great Expectations as a finding; one that could not run has failed."""
    config = result.expectation_config
    told = result.result
    if told:
        observed = _observed(config.type, told)
    else:
        faults = result.exception_info
        fault = faults if "exception_message" in faults else next(iter(faults.values()), {})
        observed = f"could not run: {fault.get('exception_message')}"
    column = config.kwargs.get("column") or ",".join(config.kwargs.get("column_list", ()))
    severity: Severity = getattr(config.severity, "value", None) or "critical"
    return _finding(
        run, table, config.type, column or None, severity, bool(result.success), observed
    )


def _observed(expectation: str, told: dict[str, Any]) -> str:
    count, rows = told.get("unexpected_count"), told.get("element_count")
    if not count:
        return str(told.get("observed_value"))
    if expectation == "expect_column_values_to_not_be_null":
        return f"{count} of {rows} are null"
    sample = list(told.get("partial_unexpected_list", ()))[:SHOWN_VALUES]
    return f"{count} of {rows} unexpected: {', '.join(map(repr, sample))}"


def _never(context: Any, run: str, connection: Connection) -> Iterator[Finding]:
    """Queries that must return no row: each row count is itself an expectation."""
    derived = [query for record in TABLES.values() for query in never(record)]
    written = [(path.stem, path.read_text()) for path in sorted(NEVER.glob("*.sql"))]
    queries = dict([*derived, *written])
    counts = pd.DataFrame(
        {name: [len(connection.execute(query).fetchmany(1_000))] for name, query in queries.items()}
    )
    suite = [
        gxe.ExpectColumnValuesToBeBetween(column=name, max_value=0, severity="critical")
        for name in queries
    ]
    yield from _table(context, run, "never", counts, list(suite))


def _finding(
    run: str, suite: str, expectation: str, column: str | None, severity: Severity,
    success: bool, observed: str,
) -> Finding:  # fmt: skip
    told = f"{run}|{suite}|{expectation}|{column}"
    return Finding(
        finding_id=hashlib.sha256(told.encode()).hexdigest()[:20],
        run_id=run,
        suite=suite,
        expectation=expectation,
        column=column,
        severity=severity,
        success=success,
        observed=observed[:2_000],
        article_id=None,
    )
