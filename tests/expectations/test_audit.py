"""Every expectation can fail: one row breaks each, and a good table meets them all."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

import expectations
from etl.lake import Connection, Lake, empty
from expectations.articles import MEASURES
from expectations.derive import audited_columns, never
from expectations.derive import expectations as derived
from expectations.measures import Measure
from schemas import TABLES, Record
from tests.sample import good_row

AUDITED = [r for name, r in TABLES.items() if name not in ("runs", "findings")]


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Every table, empty, by its name."""
    from pathlib import Path

    with Lake(Path()).connect(attach=False) as session:
        for record in TABLES.values():
            session.execute(f"CREATE TEMP TABLE {record.table} AS {empty(record)}")
            for name in (f"staged_{record.table}", f"all_{record.table}"):
                session.execute(f"CREATE TEMP VIEW {name} AS FROM {record.table}")
        yield session


def put(session: Connection, record: type[Record], values: list[dict[str, Any]]) -> None:
    """Adds rows without asking the class, as a bug would."""
    import pyarrow as pa

    table = pa.Table.from_pylist(
        values, schema=pa.schema([(f.name, f.type) for f in record.arrow_schema()])
    )
    session.register("given_rows", table)
    session.execute(f"INSERT INTO {record.table} BY NAME SELECT * FROM given_rows")
    session.unregister("given_rows")


def broken(record: type[Record]) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Expectation, column, and rows that break it."""
    good = good_row(record)
    for column in record.columns():
        rules, name = column.rules, column.name
        if not column.nullable:
            yield "expect_column_values_to_not_be_null", name, [{**good, name: None}]
        if column.choices:
            yield "expect_column_values_to_be_in_set", name, [{**good, name: "no such word"}]
        if rules.ge is not None:
            yield "expect_column_values_to_be_between", name, [{**good, name: rules.ge - 1}]
        if rules.min_length or rules.max_length:
            wrong = "" if rules.min_length else "x" * ((rules.max_length or 0) + 1)
            yield "expect_column_value_lengths_to_be_between", name, [{**good, name: wrong}]
        if rules.pattern:
            yield "expect_column_values_to_match_regex", name, [{**good, name: "§§ §§"}]


@pytest.mark.parametrize("record", AUDITED, ids=lambda r: r.table)
def test_each_derived_expectation_has_a_row_that_breaks_it(
    record: type[Record], connection: Connection
) -> None:
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    suite = list(derived(record))
    kinds = {(e.expectation_type, e.column) for e in suite}
    cases = list(broken(record))
    assert kinds == {(kind, column) for kind, column, _ in cases}
    for kind, column, values in cases:
        connection.execute(f"DELETE FROM {record.table}")
        put(connection, record, values)
        frame = connection.execute(f"SELECT {audited_columns(record)} FROM {record.table}").df()
        chosen = [e for e in suite if (e.expectation_type, e.column) == (kind, column)]
        _, (seen,) = expectations._validate(context, f"{column} {kind}", [frame], chosen)
        assert not seen.is_met, (kind, column)
        assert seen.fault is None, (kind, column)


def test_a_good_row_of_every_table_meets_every_critical_expectation(connection: Connection) -> None:
    for record in TABLES.values():
        put(connection, record, [good_row(record)])
    findings = list(expectations.audit("run", connection))
    assert [f for f in findings if f.severity == "critical" and not f.success] == []
    told = {f.suite for f in findings if f.expectation == "all_expectations"}
    assert told == {r.table for r in AUDITED} | {"never"}


@pytest.mark.parametrize("record", AUDITED, ids=lambda r: r.table)
def test_a_broken_reference_or_span_is_critical(
    record: type[Record], connection: Connection
) -> None:
    queries = dict(never(record))
    for other in TABLES.values():
        if other is not record:
            put(connection, other, [good_row(other)])
    for name, query in queries.items():
        assert connection.execute(query).fetchall() == []
        connection.execute(f"DELETE FROM {record.table}")
        put(connection, record, _wrong(record, name))
        assert connection.execute(query).fetchall(), name
        connection.execute(f"DELETE FROM {record.table}")


def _wrong(record: type[Record], name: str) -> list[dict[str, Any]]:
    good = good_row(record)
    if name.endswith("_repeat_their_key"):
        return [good, good]
    if name.endswith("_off_their_text"):
        return [{**good, "text": "not what stands there"}]
    column = next(
        c for c in record.refs if name == f"{record.table}_{c}_without_its_{record.refs[c]}"
    )
    return [{**good, column: "0" * 64}]


def test_written_never_queries_find_what_they_name(connection: Connection) -> None:
    from expectations import NEVER

    for record in TABLES.values():
        put(connection, record, [good_row(record)])
    block, article = good_row(TABLES["blocks"]), good_row(TABLES["articles"])
    faults = {
        "blocks_overlap": ("blocks", {**block, "block_id": "a:1", "ordinal": 1}),
        "blocks_leave_out_text": (
            "articles",
            {**article, "article_id": "b", "text": "not covered"},
        ),
        "sources_without_an_outcome": (
            "sources",
            {**good_row(TABLES["sources"]), "source_id": "1" * 64},
        ),
        "clusters_without_their_first": (
            "clusters",
            {**good_row(TABLES["clusters"]), "article_id": "b", "ordinal": 1},
        ),
        "body_text_is_not_its_blocks": (
            "articles",
            {**article, "article_id": "c", "body_text": "else"},
        ),
    }
    assert {path.stem for path in NEVER.glob("*.sql")} == set(faults)
    for name, (table, row) in faults.items():
        query = (NEVER / f"{name}.sql").read_text()
        before = connection.execute(query).fetchall()
        put(connection, TABLES[table], [row])
        if name == "blocks_leave_out_text":  # a block that covers a part of the page
            put(
                connection,
                TABLES["blocks"],
                [{**block, "article_id": "b", "block_id": "b:0", "text": "not"}],
            )
        assert len(connection.execute(query).fetchall()) > len(before), name


def test_an_empty_table_and_an_expectation_that_cannot_run_are_told(connection: Connection) -> None:
    findings = {f.suite: f for f in expectations.audit("run", connection)}
    assert findings["articles"].expectation == "table_is_empty"
    import great_expectations as gx
    import great_expectations.expectations as gxe

    context = gx.get_context(mode="ephemeral")
    suite = [gxe.ExpectColumnValuesToNotBeNull(column="no_such_column", severity="critical")]
    pieces = [pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [2]})]
    (finding, _) = expectations._told(
        "run", "t", *expectations._validate(context, "t", pieces, suite)
    )
    assert not finding.success
    assert "could not run" in (finding.observed or "")


def test_a_fault_in_any_piece_of_a_table_is_told(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expectations, "PIECE_VECTORS", 1)
    record = TABLES["blocks"]
    rows = [{**good_row(record), "ordinal": n} for n in range(5_000)]
    for wrong in (2_500, 4_999):
        rows[wrong]["role"] = "no such role"
    put(connection, record, rows)
    told = [f for f in expectations.audit("run", connection) if f.suite == "blocks"]
    (fault,) = (f for f in told if f.column == "role")
    assert fault.severity == "critical"
    assert fault.observed == "2 of 5000 unexpected: 'no such role', 'no such role'"
    assert "on 5000 rows" in (told[-1].observed or "")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_a_measure_of_a_whole_table_can_fail(measure: Measure, connection: Connection) -> None:
    record = TABLES["articles"]
    good = {**good_row(record), "word_count": 100}
    column = measure.name.partition("_with_")[2] or "word_count"
    poor = {**good, column: 1 if column == "word_count" else None}
    for rows, is_met in (([good], True), ([good, poor, poor, poor, poor], False)):
        connection.execute("DELETE FROM articles")
        put(connection, record, rows)
        failed = [
            f.column for f in expectations.audit("run", connection)
            if f.suite == "articles" and f.severity == "warning"
        ]  # fmt: skip
        assert (measure.name not in failed) == is_met
