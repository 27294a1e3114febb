"""One good row of every table, all of them of one another."""

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from schemas import Column, Record

TEXT = "Headline"
SOURCE_ID = "a" * 64


def good_row(record: type[Record]) -> dict[str, Any]:
    """A row that meets every expectation, next to the good rows of the other tables."""
    row = {column.name: _value(column) for column in record.columns()}
    known: dict[str, Any] = {
        "start": 0, "end": len(TEXT), "text": TEXT, "body_text": TEXT, "block_id": "a:0",
        "article_id": "a", "source_id": SOURCE_ID, "status": row.get("status"),
    }  # fmt: skip
    row |= {name: value for name, value in known.items() if name in row}
    row |= {name: "e" for name in row if name.endswith("entity_id")}
    return record.model_validate(row).model_dump()


def _value(column: Column) -> Any:
    if column.choices:
        return column.choices[0]
    if pa.types.is_boolean(column.type):
        return True
    if pa.types.is_integer(column.type):
        return int(column.rules.ge or 0)
    if pa.types.is_floating(column.type):
        return float(column.rules.ge or 0)
    if pa.types.is_timestamp(column.type):
        return datetime(2020, 2, 14, tzinfo=UTC)
    if pa.types.is_date(column.type):
        return date(2020, 2, 14)
    if pa.types.is_list(column.type):
        return []
    if column.rules.pattern:
        return next(v for v in (SOURCE_ID, "en", "SYR") if _fits(column.rules.pattern, v))
    return "a"


def _fits(pattern: str, value: str) -> bool:
    import re

    return re.fullmatch(pattern.strip("^$"), value) is not None
