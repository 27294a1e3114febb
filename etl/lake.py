"""Where rows live: DuckLake tables over Parquet files, staged run by run, published at once.

Guarantees that a reader sees all tables of one publication or of the one before, never a mixture,
and that a killed run leaves nothing behind that a reader could see.
"""

import contextlib
import fcntl
import importlib.util
import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa

from etl.parquet import write_parquet
from schemas import TABLES, Record

Connection = duckdb.DuckDBPyConnection
QueryError = duckdb.Error
OutOfMemory = duckdb.OutOfMemoryException

SQL_TYPES: Mapping[pa.DataType, str] = {
    pa.string(): "VARCHAR",
    pa.bool_(): "BOOLEAN",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
    pa.timestamp("us", tz="UTC"): "TIMESTAMPTZ",
    pa.list_(pa.string()): "VARCHAR[]",
    pa.list_(pa.int64()): "BIGINT[]",
}
STREAMED_ROWS = 2_048
"""DuckDB's own vector of rows: enough for speed, and small where rows hold pages."""

GROUP_ROWS = 8_192
"""Rows that a writer of the lake holds at once: DuckLake's own 122,880 do not fit into that memory."""

PAGE_GROUP_ROWS = 256
"""The same for tables whose rows hold the text of a page."""

THREADS = 2
"""Each thread that sorts or writes holds buffers of its own."""

_CREDENTIALS = re.compile(r"//[^/@\s]*@")
"""Name and password in a Postgres address: no message may repeat them."""

ABANDONED_SECONDS = 3 * 24 * 3_600
"""No run takes this long: what is staged and older was left by one that was killed."""


class NoLake(Exception):
    """There is no lake where one was to be read."""


def owned(record: type[Record]) -> bool:
    """Whether an article's rows of this table are replaced together with the article."""
    named = "article_id" in record.refs or record.table == "articles"
    return named and not record.across_runs


@dataclass(frozen=True)
class Lake:
    """A folder with its catalog; `catalog` is `sqlite:PATH`, a Postgres URL, or None for a file."""

    folder: Path
    catalog: str | None = None

    @property
    def raw(self) -> Path:
        """Bytes as they came, under their SHA-256."""
        return self.folder / "raw"

    @property
    def published(self) -> Path:
        """The link to the newest publication: the contract with dashboards."""
        return self.folder / "published"

    def staging(self, run: str) -> Path:
        """What a run has made and not yet published."""
        return self.folder / "staging" / run

    @cached_property
    def _address(self) -> str:
        catalog = self.catalog or f"sqlite:{self.folder / 'catalog.sqlite'}"
        kind, _, rest = catalog.partition(":")
        return (
            f"ducklake:postgres:{catalog}"
            if kind.startswith("postgres")
            else f"ducklake:{kind}:{rest}"
        )

    def exists(self) -> bool:
        """Whether something was ever published here."""
        return self.catalog is not None or (self.folder / "catalog.sqlite").exists()

    def connect(
        self, *, write: bool = False, attach: bool = True, memory: str | None = None
    ) -> Connection:
        """A DuckDB session in UTC that reaches for no network; tables are those of the lake.

        `memory` is what the session may hold before it turns to the disk, if that is bounded.
        Raises `NoLake` when there is nothing to read.
        """
        connection = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "threads": min(THREADS, os.cpu_count() or 1),
                "temp_directory": str(self.staging(f"spill-{uuid4().hex}")),
            }
        )
        connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        connection.execute("SET preserve_insertion_order = true")
        if memory:
            connection.execute(f"SET memory_limit = '{memory}'")
            connection.execute("SET enable_external_file_cache = false")
        if not attach:
            return connection
        if not write and not self.exists():
            raise NoLake(f"There is no lake at {self.folder}: run `dateline run INBOX` first.")
        catalog = "postgres_scanner" if ":postgres:" in self._address else "sqlite_scanner"
        for name in ("ducklake", catalog):
            connection.execute(f"LOAD '{_extension(name)}'")
        mode = "" if write else ", READ_ONLY"
        where = literal(f"{(self.folder / 'data').resolve()}{os.sep}")
        address = f"ATTACH {literal(self._address)} AS lake (DATA_PATH {where}"
        try:
            connection.execute(f"{address}, OVERRIDE_DATA_PATH true{mode})")
        except duckdb.Error as fault:
            raise self._no_lake(str(fault)) from None
        connection.execute("USE lake")
        return connection

    def _no_lake(self, fault: str) -> NoLake:
        if "does not exist" in fault:
            return NoLake(f"There is no lake at {self.folder}: run `dateline run INBOX` first.")
        told = _CREDENTIALS.sub("//…@", fault.splitlines()[0])
        return NoLake(f"The lake's catalog cannot be opened ({told}): check DATELINE_CATALOG.")

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Holds the lake for one writer; the lock dies with its process."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    # ---- staging -------------------------------------------------------------------------------

    def stage(self, run: str, part: str, records: Iterable[Record]) -> dict[str, int]:
        """Writes records to one Parquet file a table; rewriting a part replaces it whole."""
        tables: dict[type[Record], list[Record]] = {}
        for record in records:
            tables.setdefault(type(record), []).append(record)
        for record_type, rows in tables.items():
            path = self.staging(run) / record_type.table / f"{part}.parquet"
            write_parquet(record_type.to_arrow(rows), path)
        return {record_type.table: len(rows) for record_type, rows in tables.items()}

    def staged(self, run: str, record: type[Record], part: str = "*") -> list[Path]:
        """The files a run has staged for a table."""
        return sorted((self.staging(run) / record.table).glob(f"{part}.parquet"))

    def view_staged(self, connection: Connection, run: str) -> None:
        """Makes each table's staged rows a view `staged_<table>`, with a column `part`."""
        for record in TABLES.values():
            files = [str(path) for path in self.staged(run, record)]
            source = (
                f"SELECT * EXCLUDE (filename), parse_filename(filename, true) AS part"
                f" FROM read_parquet({literals(files)}, filename = true)"
                if files
                else f"SELECT *, NULL::VARCHAR AS part FROM ({empty(record)})"
            )
            connection.execute(f"CREATE TEMP VIEW staged_{record.table} AS {source}")

    def forget_staged(self, run: str) -> None:
        """Removes what a run staged, once it is published or given up, and what killed runs left."""
        shutil.rmtree(self.staging(run), ignore_errors=True)
        for left in self.staging(run).parent.glob("*"):
            if time.time() - left.stat().st_mtime > ABANDONED_SECONDS:
                shutil.rmtree(left, ignore_errors=True)

    def has_tables(self, connection: Connection) -> bool:
        """Whether the lake's tables were made, not only its catalog."""
        found = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'lake'"
        return bool((connection.execute(found).fetchone() or (0,))[0] >= len(TABLES))

    # ---- tables --------------------------------------------------------------------------------

    def create_tables(self, connection: Connection) -> None:
        """Makes the tables and columns that the classes define and the lake lacks."""
        found = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'lake'"
        known: dict[str, set[str]] = {}
        for table, column in connection.execute(found).fetchall():
            known.setdefault(table, set()).add(column)
        with transaction(connection):
            for record in TABLES.values():
                self._create_table(connection, record, known.get(record.table, set()))
        for record in TABLES.values():
            row_count = PAGE_GROUP_ROWS if "body_text" in record.model_fields else GROUP_ROWS
            connection.execute(
                f"CALL lake.set_option('parquet_row_group_size', '{row_count}',"
                f" table_name => '{record.table}')"
            )

    def _create_table(self, connection: Connection, record: type[Record], known: set[str]) -> None:
        missing = [column for column in record.columns() if column.name not in known]
        if not known:
            connection.execute(f"CREATE TABLE {record.table} ({columns_sql(record)})")
            connection.execute(f"COMMENT ON TABLE {record.table} IS {literal(record.summary())}")
        for column in missing:
            name = f'"{column.name}"'
            if known:
                kind = SQL_TYPES[column.type]
                connection.execute(f"ALTER TABLE {record.table} ADD COLUMN {name} {kind}")
            told = literal(column.description)
            connection.execute(f"COMMENT ON COLUMN {record.table}.{name} IS {told}")


@contextlib.contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of what is done within, or nothing of it."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def stream(connection: Connection, query: str, *values: object) -> Iterator[pa.RecordBatch]:
    """The rows of a query as they come; nothing else may be asked of the session meanwhile."""
    yield from connection.execute(query, values).to_arrow_reader(STREAMED_ROWS)


def empty(record: type[Record]) -> str:
    """A query with the table's columns and no row."""
    columns = (f'NULL::{SQL_TYPES[c.type]} AS "{c.name}"' for c in record.columns())
    return f"SELECT {', '.join(columns)} WHERE false"


def columns_sql(record: type[Record]) -> str:
    """The columns of a table as CREATE TABLE wants them."""
    return ", ".join(
        f'"{c.name}" {SQL_TYPES[c.type]}{"" if c.nullable else " NOT NULL"}'
        for c in record.columns()
    )


def _extension(name: str) -> Path:
    spec = importlib.util.find_spec(f"duckdb_extension_{name}")
    folders = (spec.submodule_search_locations or []) if spec else []
    return next(path for f in folders for path in Path(f).rglob("*.duckdb_extension"))


def literal(value: str) -> str:
    """A string as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def literals(values: Sequence[str]) -> str:
    return f"[{', '.join(map(literal, values))}]"
