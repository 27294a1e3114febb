"""What a whole table must be, audited by Great Expectations before it is published.

Guarantees that an expectation that could not run counts as failed, that an empty table or a dropped
expectation never passes for a good one, and memory for a piece of a table only.
"""

import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

from expectations.articles import MEASURES
from expectations.derive import audited_columns, expectations, never
from expectations.measures import Measure
from expectations.seen import Results, Seen, add
from schemas import TABLES, Record
from schemas.ledger import Finding
from schemas.types import Severity, hash_id


class Connection(Protocol):
    """A database session that shows each table by its name, as `temp.<table>`.

    With the variables `slice` and `slices` set, only the rows of a part of the articles need be shown.
    """

    def execute(self, query: str) -> Any:
        """Runs a query."""


NEVER = Path(__file__).parent / "never"

PIECE_VECTORS = 10
"""Vectors of 2,048 rows that are audited at once: the copies that an expectation makes stay small."""

SLICE_ARTICLES = 2_000
"""Articles whose rows are joined and grouped at once: what that holds does not grow with the run."""

SUITES: Mapping[str, Sequence[Measure]] = {"articles": MEASURES}
"""Table → what types cannot say of it, each with its reason."""


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
        pieces, suite = _pieces(connection, record), list(expectations(record))
        row_count, seen = _validate(context, record.table, pieces, suite)
        measures = SUITES.get(record.table, ()) if row_count else ()
        seen += _measured(context, record.table, measures, connection)
        yield from _told(run, record.table, row_count, seen)
    yield from _never(context, run, connection)


def _pieces(connection: Connection, record: type[Record]) -> Iterator[pd.DataFrame]:
    """The columns of a table that something is expected of, some rows at a time."""
    rows = connection.execute(f"SELECT {audited_columns(record)} FROM temp.{record.table}")
    while not (piece := rows.fetch_df_chunk(PIECE_VECTORS)).empty:
        yield piece


def _validate(
    context: Any, name: str, pieces: Iterable[pd.DataFrame], suite: Sequence[gxe.Expectation]
) -> tuple[int, list[Seen]]:
    """How many rows there are, and what each expectation saw of them."""
    definition = (
        context.data_sources.add_or_update_pandas(name)
        .add_dataframe_asset(name)
        .add_batch_definition_whole_dataframe(name)
    )
    asked = gx.ExpectationSuite(name=name, expectations=list(suite))
    row_count = 0
    seen: Results = {}
    for piece in pieces:
        row_count += len(piece)
        results = definition.get_batch({"dataframe": piece}).validate(asked).results
        if len(results) != len(suite):
            raise RuntimeError(f"{name}: {len(suite)} expectations given, {len(results)} run")
        for result in results:
            add(seen, result)
    return row_count, list(seen.values())


def _measured(
    context: Any, table: str, measures: Sequence[Measure], connection: Connection
) -> list[Seen]:
    """What whole tables are measured by: the figures are SQL's, the judgement is the suite's."""
    if not measures:
        return []
    figures = ", ".join(f'{measure.figure} AS "{measure.name}"' for measure in measures)
    frame = connection.execute(f"SELECT {figures} FROM temp.{table}").df()
    suite = [measure.expectation() for measure in measures]
    return _validate(context, f"measures of {table}", [frame], suite)[1]


def _never(context: Any, run: str, connection: Connection) -> Iterator[Finding]:
    """Queries that must return no row: each row count is itself an expectation."""
    records = TABLES.values()
    derived = [query for r in records if not r.across_runs for query in never(r)]
    written = [(path.stem, path.read_text()) for path in sorted(NEVER.glob("*.sql"))]
    # rows that refer to articles of any part, so not to be joined part by part
    across = dict(query for r in records if r.across_runs for query in never(r))
    queries = dict([*derived, *written])
    totals = Counter(dict.fromkeys([*queries, *across], 0))
    for _ in _slices(connection):
        totals.update(_counted(connection, queries))
    totals.update(_counted(connection, across))
    counts = pd.DataFrame({name: [total] for name, total in totals.items()})
    suite = [
        gxe.ExpectColumnValuesToBeBetween(column=name, max_value=0, severity="critical")
        for name in totals
    ]
    yield from _told(run, "never", *_validate(context, "never", [counts], suite))


def _counted(connection: Connection, queries: Mapping[str, str]) -> dict[str, int]:
    """How many rows each query returns, up to a bound."""
    counted = "SELECT count(*) FROM (FROM (\n{}\n) LIMIT 1_000)"
    return {
        name: connection.execute(counted.format(query)).fetchone()[0]
        for name, query in queries.items()
    }


def _slices(connection: Connection) -> Iterator[int]:
    """Shows a part of the articles after the other, and all of them again in the end."""
    (article_count,) = connection.execute("SELECT count(*) FROM temp.articles").fetchone()
    slices = article_count // SLICE_ARTICLES + 1
    connection.execute(f"SET VARIABLE slices = {slices}")
    for number in range(slices):
        connection.execute(f"SET VARIABLE slice = {number}")
        yield number
    connection.execute("RESET VARIABLE slice")


def _told(run: str, suite: str, row_count: int, seen: Sequence[Seen]) -> Iterator[Finding]:
    if not row_count:  # every column check passes on an empty table: say so instead
        yield _finding(run, suite, "table_is_empty", None, "info", True, "no rows in this run")
        return
    failed = [of for of in seen if not of.is_met]
    for of in failed:
        yield _finding(run, suite, of.expectation, of.column, of.severity, False, of.observed())
    told = f"{len(seen) - len(failed)} of {len(seen)} expectations met on {row_count} rows"
    yield _finding(run, suite, "all_expectations", None, "info", not failed, told)


def _finding(
    run: str, suite: str, expectation: str, column: str | None, severity: Severity,
    success: bool, observed: str,
) -> Finding:  # fmt: skip
    return Finding(
        finding_id=hash_id(f"{run}|{suite}|{expectation}|{column}"),
        run_id=run,
        suite=suite,
        expectation=expectation,
        column=column,
        severity=severity,
        success=success,
        observed=observed[:2_000],
        article_id=None,
    )
