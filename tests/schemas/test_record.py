"""One definition: what is read from a class is what the class means."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field, StringConstraints, ValidationError

from schemas import TABLES, Record
from schemas.mart import MARTS
from schemas.record import Rules
from tests.strategies import rows

ALL = [*TABLES.values(), *MARTS.values()]


class Sample(Record):
    """A class of its own, so that no table depends on this test."""

    share: Annotated[float, Field(ge=0, le=1)] | None = Field(description="Nested bounds.")
    code: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$", max_length=3)] | None
    kind: Literal["a", "b"] | None
    names: list[str]
    count: Annotated[int, Field(ge=0, le=10)]


def test_bounds_nested_in_optional_types_are_read() -> None:
    share, code, kind, names, count = Sample.columns()
    assert share.rules == Rules(ge=0, le=1)
    assert share.nullable
    assert code.rules == Rules(max_length=3, pattern="^[A-Z]{3}$")
    assert kind.choices == ("a", "b")
    assert names.type == pa.list_(pa.string())
    assert (count.type, count.nullable) == (pa.int32(), False)


@pytest.mark.parametrize("record", ALL, ids=lambda r: r.__name__)
def test_every_column_is_described_and_every_integer_bounded(record: type[Record]) -> None:
    for column in record.columns():
        assert column.description.endswith("."), column.name
        if pa.types.is_integer(column.type):
            assert column.rules.ge is not None, column.name
            assert column.rules.le is not None, column.name


def test_a_name_has_one_type_in_all_tables() -> None:
    seen: dict[str, tuple[pa.DataType, str]] = {}
    for record in ALL:
        for column in record.columns():
            kind, where = seen.setdefault(column.name, (column.type, record.table))
            assert kind == column.type, f"{column.name} in {where} and {record.table}"


@pytest.mark.parametrize("record", TABLES.values(), ids=lambda r: r.__name__)
def test_references_lead_to_a_key(record: type[Record]) -> None:
    for name, target in record.refs.items():
        assert name in TABLES[target].model_fields or len(TABLES[target].key) == 1


@pytest.mark.parametrize("record", TABLES.values(), ids=lambda r: r.__name__)
def test_any_row_survives_arrow_and_parquet(record: type[Record], tmp_path: Path) -> None:
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(row=rows(record))
    def check(row: Record) -> None:
        table = record.to_arrow([row])
        pq.write_table(table, tmp_path / "row.parquet")
        (back,) = record.from_arrow(pq.read_table(tmp_path / "row.parquet"))
        assert back == row

    check()


@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_rows_are_written_in_the_order_of_their_key(data: st.DataObject) -> None:
    given_rows = data.draw(st.lists(rows(TABLES["runs"]), max_size=4))
    assert TABLES["runs"].to_arrow(given_rows) == TABLES["runs"].to_arrow(given_rows[::-1]) or len(
        {row.__dict__["run_id"] for row in given_rows}
    ) < len(given_rows)


def test_a_row_is_strict_frozen_and_closed() -> None:
    good = {"share": 0.5, "code": None, "kind": "a", "names": [], "count": 1}
    row = Sample.model_validate(good)
    for wrong in ({"count": "1"}, {"share": 2.0}, {"more": 1}, {"kind": "c"}):
        with pytest.raises(ValidationError):
            Sample.model_validate({**good, **wrong})
    with pytest.raises(ValidationError):
        row.count = 2


@pytest.fixture(autouse=True)
def _tables_are_left_as_they_were() -> Iterator[None]:
    before = dict(TABLES)
    yield
    assert before == TABLES
