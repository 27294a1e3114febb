"""What dashboards and analysts open: plain Parquet files, views, and the report page.

Guarantees one version of all tables at a time: a publication is a folder of its own that never
changes, and `published` is a link that one rename moves from the last to the next.
"""

import json
import os
import shutil
import time
from pathlib import Path

from etl.lake import SQL_TYPES, Connection, Lake, literal, stream
from etl.parquet import write_batches
from etl.report import report_page
from schemas import TABLES, Record
from schemas.mart import MARTS

GRACE_SECONDS = 3_600
"""How long a reader that resolved the link may go on reading an older publication."""

STATE = "publication.json"
MART_FOLDER = Path(__file__).parent / "marts"


class WrongMart(Exception):
    """A report's query does not give the columns of its class."""


def publication(lake: Lake) -> Path:
    """The folder of the newest publication, made if the lake has changed since the last one."""
    with lake.connect() as connection:
        view_marts(connection)
        snapshot = _snapshot(connection)
        state = _state(lake)
        folder = lake.folder / "publications" / f"{snapshot:09d}"
        if state.get("snapshot") != snapshot:
            _write(lake, connection, folder, snapshot, state)
            _switch(lake, folder)
    _clear_old(lake, folder)
    return lake.published / "report.html"


def view_marts(connection: Connection) -> None:
    """Makes every report a view by its name; raises `WrongMart` if its columns are not its class's."""
    for name, mart in MARTS.items():
        columns = ", ".join(
            f'"{c.name}"::{SQL_TYPES[c.type]} AS "{c.name}"' for c in mart.columns()
        )
        query = (MART_FOLDER / f"{name}.sql").read_text()
        given = [row[0] for row in connection.execute(f"DESCRIBE {query}").fetchall()]
        if given != [c.name for c in mart.columns()]:
            raise WrongMart(
                f"etl/marts/{name}.sql gives {given}, not the columns of {mart.__name__}"
            )
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM ({query})")


def _snapshot(connection: Connection) -> int:
    newest = connection.execute(
        "SELECT max(snapshot_id) FROM ducklake_snapshots('lake')"
    ).fetchone()
    return int(newest[0]) if newest else 0


def _state(lake: Lake) -> dict[str, object]:
    path = lake.published / STATE
    return dict(json.loads(path.read_text())) if path.is_file() else {}


def _write(
    lake: Lake, connection: Connection, folder: Path, snapshot: int, state: dict[str, object]
) -> None:
    shutil.rmtree(folder, ignore_errors=True)  # left by a killed run: nobody can be reading it
    before = lake.published.resolve()
    months = _stale_months(connection, state)
    for record in [*TABLES.values(), *MARTS.values()]:
        _write_table(connection, record, folder / record.table, snapshot, months, before)
    (folder / "report.html").write_text(report_page(connection), encoding="utf-8")
    newest = connection.execute("SELECT max(ended_at)::VARCHAR FROM runs").fetchone()
    told = {"snapshot": snapshot, "ended_at": newest[0] if newest else None}
    (folder / STATE).write_text(json.dumps(told))


def _stale_months(connection: Connection, state: dict[str, object]) -> set[str] | None:
    """Months of first sight whose articles changed since the last publication; None means all."""
    if state.get("ended_at") is None:
        return None
    changed = connection.execute(
        "SELECT DISTINCT strftime(first_seen_at, '%Y-%m'), r.verb FROM articles"
        " JOIN runs r USING (run_id) WHERE r.ended_at > ?::TIMESTAMPTZ",
        [state["ended_at"]],
    ).fetchall()
    return (
        None if any(verb == "rebuild" for _, verb in changed) else {month for month, _ in changed}
    )


def _write_table(
    connection: Connection,
    record: type[Record],
    folder: Path,
    snapshot: int,
    months: set[str] | None,
    before: Path,
) -> None:
    """One file a month of first sight; files of months without a change are linked, not copied.

    Rows stand as they do in the lake, an article's together: to sort pages takes memory for all of them.
    """
    schema = record.arrow_schema()
    if not _by_month(record):
        rows = stream(connection, f"SELECT * FROM {record.table}")
        write_batches(rows, schema, folder / f"{record.table}-{snapshot}.parquet")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for (month,) in connection.execute(
        "SELECT DISTINCT strftime(first_seen_at, '%Y-%m') FROM articles ORDER BY 1"
    ).fetchall():
        kept = sorted((before / record.table).glob(f"{record.table}-{month}-*.parquet"))
        if months is not None and month not in months and kept:
            os.link(kept[0], folder / kept[0].name)
            continue
        rows = stream(
            connection,
            f"SELECT t.* FROM {record.table} t SEMI JOIN (SELECT article_id FROM articles"
            f" WHERE strftime(first_seen_at, '%Y-%m') = ?) USING (article_id)",
            month,
        )
        write_batches(rows, schema, folder / f"{record.table}-{month}-{snapshot}.parquet")
    if not any(folder.iterdir()):  # a lake without articles still shows every table
        write_batches((), schema, folder / f"{record.table}-{snapshot}.parquet")


def _by_month(record: type[Record]) -> bool:
    """Whether every row changes only with its article, and so belongs to the month that was first seen in."""
    if record.table not in TABLES or record.across_runs:
        return False
    columns = {c.name: c for c in record.columns()}
    return "article_id" in columns and not columns["article_id"].nullable


def _switch(lake: Lake, folder: Path) -> None:
    """Moves the link, then the analyst's door, each in one rename."""
    link = lake.folder / f".published.{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.relative_to(lake.folder), target_is_directory=True)
    link.replace(lake.published)
    _write_warehouse(lake, folder)


def _write_warehouse(lake: Lake, folder: Path) -> None:
    """Views over the publication's files, in a database that any DuckDB from 1.0 on opens."""
    aside = lake.folder / f".warehouse.{os.getpid()}.duckdb"
    aside.unlink(missing_ok=True)
    with lake.connect(attach=False) as connection:
        connection.execute(f"ATTACH '{aside}' AS warehouse (STORAGE_VERSION 'v1.0.0')")
        for record in [*TABLES.values(), *MARTS.values()]:
            files = (folder / record.table).resolve() / "*.parquet"
            view = f"warehouse.{record.table}"
            connection.execute(f"CREATE VIEW {view} AS FROM read_parquet('{files}')")
            connection.execute(f"COMMENT ON VIEW {view} IS {literal(record.summary())}")
        connection.execute("DETACH warehouse")
    aside.replace(lake.folder / "warehouse.duckdb")


def _clear_old(lake: Lake, newest: Path) -> None:
    """Removes publications that nobody can still be reading."""
    for folder in (lake.folder / "publications").iterdir():
        if folder.name < newest.name and time.time() - folder.stat().st_mtime > GRACE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
