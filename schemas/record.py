"""A row, and what every other floor must know of it, read once from one class.

Guarantees that the Arrow schema, the DuckDB comments, the audit suite, the data dictionary and the
test strategies of a table can never disagree: all of them read `Column`.
"""

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, Self, Union, cast, get_args, get_origin

import pyarrow as pa
from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic.fields import FieldInfo

from schemas.types import INT32_MAX

TABLES: dict[str, type["Record"]] = {}
"""Every table by name, in reading order: importing a module of `schemas` adds its classes."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds of a column's values; lengths are in code points."""

    ge: float | None = None
    le: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What a reader must know of a field."""

    name: str
    type: pa.DataType
    nullable: bool
    description: str
    choices: tuple[str, ...] = ()
    rules: Rules = field(default=Rules())


class Record(BaseModel):
    """A row of a table: strict, frozen, no field beyond its class.

    A subclass names its table, key and references:
    `class Quote(Span, table="quotes", key=["quote_id"], refs={"article_id": "articles"})`.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    refs: ClassVar[Mapping[str, str]]
    across_runs: ClassVar[bool] = False
    """Whether a row may change because another article came, its own not being read again."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__()  # the class arguments are read below, once the fields are known

    @classmethod
    def __pydantic_init_subclass__(
        cls,
        *,
        table: str | None = None,
        key: Sequence[str] = (),
        refs: Mapping[str, str] | None = None,
        across_runs: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if table is None:
            return
        unknown = {*key, *(refs or {})} - set(cls.model_fields)
        if not key or unknown or table in TABLES:
            raise TypeError(f"{cls.__name__}: table {table!r} needs a key of its own fields, once")
        cls.table, cls.key, cls.refs = table, tuple(key), dict(refs or {})
        cls.across_runs = across_runs
        TABLES[table] = cls

    @classmethod
    def summary(cls) -> str:
        """The first line of the class's docstring: what one row is."""
        return (cls.__doc__ or "").strip().partition("\n")[0]

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """The columns in order, with the bounds nested in optional types too."""
        return tuple(_column(name, info) for name, info in cls.model_fields.items())

    @classmethod
    def arrow_schema(cls) -> pa.Schema:
        """The Arrow (and so Parquet) schema, each field with its description."""
        return pa.schema(
            [
                pa.field(c.name, c.type, c.nullable, metadata={"description": c.description})
                for c in cls.columns()
            ],
            metadata={"description": cls.summary()},
        )

    @classmethod
    def to_arrow(cls, records: Iterable[Self]) -> pa.Table:
        """The records as a table of `arrow_schema`, sorted by key: same rows, same bytes."""
        rows = [record.__dict__ for record in records]
        rows.sort(key=lambda row: tuple(row[name] for name in cls.key))
        schema = cls.arrow_schema()
        arrays = [pa.array([row[f.name] for row in rows], f.type) for f in schema]
        return pa.Table.from_arrays(arrays, schema=schema)

    @classmethod
    def from_arrow(cls, rows: pa.Table | pa.RecordBatch) -> Iterator[Self]:
        """The records of a table; raises `pydantic.ValidationError` on the first bad row."""
        for row in rows.to_pylist():
            yield cls.model_validate(row)


def _column(name: str, info: FieldInfo) -> Column:
    column = _read(info.annotation, Column(name, pa.null(), False, info.description or ""))
    return _bound(column, info.metadata)


def _read(annotation: Any, column: Column) -> Column:
    """Unfolds `X | None`, `Annotated`, `Literal` and `list` down to an Arrow type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        return replace(_read(inner, column), nullable=True)
    if origin is Annotated:
        return _bound(_read(arguments[0], column), arguments[1:])
    if origin is Literal:
        return replace(column, type=pa.string(), choices=tuple(arguments))
    if origin is list:
        return replace(column, type=pa.list_(_read(arguments[0], column).type))
    return replace(column, type=_ARROW_TYPES[annotation])


_ARROW_TYPES: Mapping[Any, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def _bound(column: Column, metadata: Iterable[Any]) -> Column:
    rules = column.rules
    for item in metadata:
        match item:
            case FieldInfo():
                column = _bound(column, item.metadata)
                rules = column.rules
            case StringConstraints():
                rules = replace(
                    rules,
                    min_length=_first(item.min_length, rules.min_length),
                    max_length=_first(item.max_length, rules.max_length),
                    pattern=_first(item.pattern, rules.pattern),
                )
            case Ge():
                rules = replace(rules, ge=cast("float", item.ge))
            case Le():
                rules = replace(rules, le=cast("float", item.le))
            case MinLen():
                rules = replace(rules, min_length=item.min_length)
            case MaxLen():
                rules = replace(rules, max_length=item.max_length)
            case _ if hasattr(item, "pattern"):  # Field(pattern=…) arrives as a private class
                rules = replace(rules, pattern=item.pattern)
    narrow = column.type == pa.int64() and rules.le is not None and rules.le <= INT32_MAX
    return replace(column, rules=rules, type=pa.int32() if narrow else column.type)


def _first(new: Any, old: Any) -> Any:
    return old if new is None else new
