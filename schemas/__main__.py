"""Prints the data dictionary: `python -m schemas docs/tables.md`, or `--check` that it is current.

Guarantees that the page says what the classes say.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from schemas import TABLES, Column, Record
from schemas.mart import MARTS


def dictionary() -> str:
    """The data dictionary as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Tables"
    yield ""
    yield "Made by `make docs` from the classes in `schemas/`; do not edit. Offsets (`start`, `end`)"
    yield "count code points of `articles.text`, half-open. Instants are UTC."
    for record in TABLES.values():
        yield from _table(record)
    yield ""
    yield "# Reports"
    yield ""
    yield "Made anew at every publication from `etl/marts/*.sql`."
    for mart in MARTS.values():
        yield from _table(mart)


def _table(record: type[Record]) -> Iterator[str]:
    yield ""
    yield f"## {record.table}"
    yield record.summary()
    if record.table in TABLES:
        refs = ", ".join(f"`{name}` → `{target}`" for name, target in record.refs.items())
        key = ", ".join(f"`{name}`" for name in record.key)
        yield f"Key: {key}.{f' References: {refs}.' if refs else ''}"
    yield ""
    yield "| column | type | null | meaning |"
    yield "|---|---|---|---|"
    for column in record.columns():
        kind = str(column.type).replace("timestamp[us, tz=UTC]", "timestamp (UTC)")
        null = "yes" if column.nullable else ""
        yield f"| `{column.name}` | {kind} | {null} | {column.description}{_bounds(column)} |"


def _bounds(column: Column) -> str:
    if column.choices:
        return f" One of: {', '.join(column.choices)}."
    return ""


def main(arguments: list[str]) -> int:
    """Writes, checks or prints the page; gives 1 where the check fails."""
    match arguments:
        case ["--check", path]:
            current = Path(path).read_text(encoding="utf-8") == dictionary()
            if not current:
                print(f"{path} is not current: run `make docs`.", file=sys.stderr)
            return 0 if current else 1
        case [path]:
            Path(path).write_text(dictionary(), encoding="utf-8")
        case _:
            print(dictionary(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
