"""The seeds' goldens: what each case must give, written by `make golden`, compared by a test.

Guarantees one row a line, sorted, without what names the run that wrote it.
"""

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from etl.__main__ import main
from etl.lake import Connection, Lake
from schemas import TABLES, Record

SEEDS = Path(__file__).parents[1] / "seeds"
VOLATILE = {
    "run_id", "first_seen_at", "seen_at", "first_run_id", "last_run_id", "finding_id", "source_id",
    "reject_id",
}  # fmt: skip
REPEATED = {
    "articles": {"text", "body_text"},
    "revisions": {"text", "body_text"},
    "sources": {"ordinal"},
    "fingerprints": {"hashes"},
}
"""Columns that the blocks repeat, or that count over all seeds."""

Golden = dict[str, dict[str, list[str]]]


def read_seeds(lake: Path) -> Golden:
    """Runs the job over the seeds: case → table → lines."""
    code = main(["run", str(SEEDS), "--lake", str(lake)])
    if code != 0:
        raise SystemExit(f"the run over the seeds ended with {code}")
    found: Golden = defaultdict(dict)
    with Lake(lake).connect() as connection:
        for record in TABLES.values():
            if record.table != "runs":
                for case, line in _lines(connection, record):
                    found[case].setdefault(record.table, []).append(line)
    return found


def _lines(connection: Connection, record: type[Record]) -> list[tuple[str, str]]:
    hidden = VOLATILE | REPEATED.get(record.table, set())
    columns = [c.name for c in record.columns() if c.name not in hidden]
    case = "split_part(coalesce(p.uri, s.uri), '/', 1)"
    archive = "LEFT JOIN sources p ON p.source_id = split_part(s.record_locator, ':', 1)"
    names = set(record.model_fields)
    if "source_id" in names:
        join = "JOIN sources s ON s.source_id = t.source_id"
    elif "article_id" in names:
        join = "JOIN articles a USING (article_id) JOIN sources s ON s.source_id = a.source_id"
    else:
        join = (
            f"JOIN (SELECT DISTINCT {record.key[0]}, article_id FROM mentions) USING ({record.key[0]})"
            " JOIN articles a USING (article_id) JOIN sources s ON s.source_id = a.source_id"
        )
    chosen = ", ".join(f't."{name}"' for name in columns)
    order = ", ".join(f't."{name}"' for name in record.key)
    rows = connection.execute(
        f'SELECT {case} AS "case", {chosen} FROM {record.table} t {join} {archive} ORDER BY 1, {order}'
    ).fetchall()
    return [
        (
            row[0],
            json.dumps(dict(zip(columns, row[1:], strict=True)), ensure_ascii=False, default=str),
        )
        for row in rows
    ]


def expected() -> Golden:
    """The goldens as they are kept."""
    found: Golden = defaultdict(dict)
    for path in SEEDS.glob("*/expected/*.jsonl"):
        found[path.parts[-3]][path.stem] = path.read_text(encoding="utf-8").splitlines()
    return found


def write(golden: Golden) -> None:
    """Keeps the goldens, and removes those that are no more."""
    for path in SEEDS.glob("*/expected/*.jsonl"):
        path.unlink()
    for case, tables in golden.items():
        for table, lines in tables.items():
            path = SEEDS / case / "expected" / f"{table}.jsonl"
            path.parent.mkdir(exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write(read_seeds(Path(folder) / "lake"))
    sys.exit(0)
