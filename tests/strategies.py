"""Rows of any table for Hypothesis, read from its columns like everything else."""

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from schemas import Column, Record

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


def rows(record: type[Record]) -> st.SearchStrategy[Record]:
    """Any valid row of a table."""
    fields = {column.name: _values(column) for column in record.columns()}
    return st.fixed_dictionaries(fields).map(record.model_validate)


def _values(column: Column) -> st.SearchStrategy[Any]:
    values = _present(column)
    return st.none() | values if column.nullable else values


def _present(column: Column) -> st.SearchStrategy[Any]:
    rules = column.rules
    if column.choices:
        return st.sampled_from(column.choices)
    if pa.types.is_boolean(column.type):
        return st.booleans()
    if pa.types.is_integer(column.type):
        return st.integers(int(rules.ge or 0), int(rules.le or 1 << 40))
    if pa.types.is_floating(column.type):
        return st.floats(rules.ge, rules.le, allow_nan=False, allow_infinity=False)
    if pa.types.is_timestamp(column.type):
        return st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
    if pa.types.is_date(column.type):
        return st.dates(date(1000, 1, 1), date(3000, 1, 1))
    if pa.types.is_list(column.type):
        is_text = pa.types.is_string(column.type.value_type)
        return st.lists(
            _TEXT.filter(bool) if is_text else st.integers(0, (1 << 63) - 1), max_size=3
        )
    if rules.pattern:
        return st.from_regex(rules.pattern, fullmatch=True).filter(lambda text: "\n" not in text)
    return _TEXT.filter(lambda text: len(text) >= (rules.min_length or 0))
