"""Every expectation can fail: one row breaks each, and a good table meets them all."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

import expectations
from etl.lake import Connection, Lake, empty
from expectations.derive import audited_columns, never
from expectations.derive import expectations as derived
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
    kind = (
        "expect_column_values_to_be_unique"
        if len(record.key) == 1
        else "expect_compound_columns_to_be_unique"
    )
    yield kind, ",".join(record.key), [good, good]


@pytest.mark.parametrize("record", AUDITED, ids=lambda r: r.table)
def test_each_derived_expectation_has_a_row_that_breaks_it(
    record: type[Record], connection: Connection
) -> None:
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    suite = list(derived(record))
    kinds = {
        (e.expectation_type, getattr(e, "column", None) or ",".join(e.column_list)) for e in suite
    }
    cases = list(broken(record))
    assert kinds == {(kind, column) for kind, column, _ in cases}
    for kind, column, values in cases:
        connection.execute(f"DELETE FROM {record.table}")
        put(connection, record, values)
        frame = connection.execute(f"SELECT {audited_columns(record)} FROM {record.table}").df()
        chosen = [
            e
            for e in suite
            if e.expectation_type == kind
            and (getattr(e, "column", None) or ",".join(e.column_list)) == column
        ]
        (result,) = expectations._validate(context, f"{column} {kind}", frame, chosen)
        assert not result.success, (kind, column)


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
        wrong = _wrong(record, name)
        connection.execute(f"DELETE FROM {record.table}")
        put(connection, record, [wrong])
        assert connection.execute(query).fetchall(), name
        connection.execute(f"DELETE FROM {record.table}")


def _wrong(record: type[Record], name: str) -> dict[str, Any]:
    good = good_row(record)
    if name.endswith("_off_their_text"):
        return {**good, "text": "not what stands there"}
    column = next(
        c for c in record.refs if name == f"{record.table}_{c}_without_its_{record.refs[c]}"
    )
    return {**good, column: "0" * 64}


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
    (result,) = expectations._validate(context, "t", pd.DataFrame({"a": [1]}), suite)
    finding = expectations._result("run", "t", result)
    assert not finding.success
    assert "could not run" in (finding.observed or "")
