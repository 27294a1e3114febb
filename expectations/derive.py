"""Expectations read from a table's class, so that nothing is written twice.

Guarantees that every bound, vocabulary, key, reference and span of every table is audited.
"""

from collections.abc import Iterator

import great_expectations.expectations as gxe
import pyarrow as pa

from schemas import TABLES, Column, Record


def expectations(record: type[Record]) -> Iterator[gxe.Expectation]:
    """What each row must be, as far as its columns say it; all of it critical."""
    for column in record.columns():
        if not column.nullable:
            yield gxe.ExpectColumnValuesToNotBeNull(column=column.name, severity="critical")
        yield from _bounds(column)


def _bounds(column: Column) -> Iterator[gxe.Expectation]:
    rules = column.rules
    if column.choices:
        yield gxe.ExpectColumnValuesToBeInSet(
            column=column.name, value_set=list(column.choices), severity="critical"
        )
    if rules.ge is not None or rules.le is not None:
        yield gxe.ExpectColumnValuesToBeBetween(
            column=column.name, min_value=rules.ge, max_value=rules.le, severity="critical"
        )
    if rules.min_length is not None or rules.max_length is not None:
        yield gxe.ExpectColumnValueLengthsToBeBetween(
            column=column.name,
            min_value=rules.min_length,
            max_value=rules.max_length,
            severity="critical",
        )
    if rules.pattern is not None:
        yield gxe.ExpectColumnValuesToMatchRegex(
            column=column.name, regex=rules.pattern, severity="critical"
        )


def audited_columns(record: type[Record]) -> str:
    """What to select for the audit: the columns that something is expected of.

    Long texts and lists are cut, since only their being empty matters.
    """
    audited = (c for c in record.columns() if not c.nullable or any(True for _ in _bounds(c)))
    return ", ".join(map(_audited, audited))


def _audited(column: Column) -> str:
    if pa.types.is_list(column.type):
        return f'"{column.name}"[:1] AS "{column.name}"'
    rules = column.rules
    is_long = column.type == pa.string() and not column.choices
    is_long = is_long and rules.max_length is None and rules.pattern is None
    return f'left("{column.name}", 1) AS "{column.name}"' if is_long else f'"{column.name}"'


def never(record: type[Record]) -> Iterator[tuple[str, str]]:
    """Name and query of what no row may be: a key given twice, a broken reference, a span off its text."""
    columns = ", ".join(f'"{name}"' for name in record.key)
    query = f"SELECT {columns} FROM {record.table} GROUP BY ALL HAVING count(*) > 1"
    yield f"{record.table}_repeat_their_key", query
    for name, target in record.refs.items():
        if target == "runs":  # the run is told in the same transaction as its rows
            continue
        key = name if name in TABLES[target].model_fields else TABLES[target].key[0]
        held = f"all_{target}" if record.across_runs else target
        query = (
            f"FROM {record.table} t ANTI JOIN {held} r ON t.{name} = r.{key}"
            f" WHERE t.{name} IS NOT NULL"
        )
        yield f"{record.table}_{name}_without_its_{target}", query
    if {"article_id", "start", "end", "text"} <= set(record.model_fields):
        query = (
            f'FROM {record.table} s JOIN articles a USING (article_id) WHERE s."end" <= s.start'
            ' OR substr(a.text, s.start + 1, s."end" - s.start) IS DISTINCT FROM s.text'
        )
        yield f"{record.table}_off_their_text", query
