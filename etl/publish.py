"""From what a run staged to what everyone sees, in one transaction over all tables.

Guarantees that publishing twice is the same as once, that an article's rows are replaced in every
table together, and that sources = published + unchanged + rejected.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from etl.copies import clusters
from etl.lake import Connection, Lake, literal, owned, stream, transaction
from etl.parquet import write_batches, write_parquet
from etl.revisions import revise
from schemas import TABLES, Record
from schemas.article import Listing, Revision
from schemas.cluster import Cluster
from schemas.ledger import Reject, Run

SETTLED = "settled"
"""The staging part that holds what settling decided; every other part is a batch."""


SLICE_ARTICLES = 1_000
"""Articles whose versions are sorted at once: to sort pages takes memory for all of them."""

COLLECTED = "collected.json"
"""What collect counted: sources seen, and those unchanged. The law is checked against it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a run's sources, and how many articles it writes."""

    source_count: int
    published_count: int
    unchanged_count: int
    rejected_count: int
    article_count: int

    def told(self) -> dict[str, int]:
        """The counts by the names of their columns in `runs`."""
        return asdict(self)

    def check(self) -> None:
        """Raises `LookupError` if a source is unaccounted for."""
        accounted = self.published_count + self.unchanged_count + self.rejected_count
        if accounted != self.source_count:
            raise LookupError(f"sources are not accounted for: {self}")


def settle(lake: Lake, connection: Connection, run: str, *, rebuild: bool = False) -> None:
    """Decides the current version of every staged article and makes each table a view `temp.<table>` of its rows.

    Two versions of an article may stand in one run, in different batches, and others in the lake:
    the rows of all but the last are left out, and each change of words becomes a revision. Articles
    of the lake that the new ones are copies of get new rows in `clusters`.
    """
    lake.view_staged(connection, run)
    connection.execute(_VERSIONS)
    known = "SELECT * FROM lake.revisions" + (" WHERE false" if rebuild else "")
    connection.execute(f"CREATE TEMP VIEW known AS {known}")
    path = lake.staging(run) / SETTLED / "revisions.parquet"
    write_batches(_contested_revisions(connection), Revision.arrow_schema(), path)
    connection.execute(_WINNERS.format(path=path))
    for record in TABLES.values():
        if record is not Cluster:
            connection.execute(
                f"CREATE TEMP VIEW {record.table} AS {_settled(record, path.as_posix())}"
            )
    path = path.with_name("clusters.parquet")
    write_parquet(Cluster.to_arrow(clusters(connection, rebuild=rebuild)), path)
    connection.execute(f"CREATE TEMP VIEW clusters AS FROM read_parquet({literal(str(path))})")


_VERSIONS = """
CREATE TEMP TABLE versions AS
SELECT r.article_id, r.part, r.source_id, r.content_sha256, s.first_seen_at AS seen_at,
       row_number() OVER (PARTITION BY r.article_id
                          ORDER BY s.first_seen_at, s.fetched_at NULLS FIRST,
                                   s.ordinal, r.revision_no) AS place
FROM staged_revisions r JOIN staged_sources s USING (source_id)
"""

_WINNERS = """
CREATE TEMP TABLE winners AS
WITH numbered AS (
    SELECT article_id, max(revision_no) AS revision_no, min(seen_at) AS first_seen_at
    FROM (SELECT article_id, revision_no, seen_at FROM known SEMI JOIN versions USING (article_id)
          UNION ALL SELECT article_id, revision_no, seen_at FROM read_parquet('{path}'))
    GROUP BY article_id)
SELECT v.article_id, v.part, coalesce(n.revision_no, 1)::INTEGER AS revision_no,
       coalesce(n.first_seen_at, v.seen_at) AS first_seen_at
FROM versions v LEFT JOIN numbered n USING (article_id)
QUALIFY row_number() OVER (PARTITION BY v.article_id ORDER BY v.place DESC) = 1
"""


def _contested_revisions(connection: Connection) -> Iterator[pa.RecordBatch]:
    """New revisions of the articles that have, or had, more than one version."""
    connection.execute("""
        CREATE TEMP TABLE contested AS
        SELECT article_id FROM versions GROUP BY article_id HAVING count(*) > 1
        UNION SELECT article_id FROM known SEMI JOIN versions USING (article_id)""")
    (count,) = connection.execute("SELECT count(*) FROM contested").fetchall()[0]
    slices = count // SLICE_ARTICLES + 1
    for number in range(slices):
        versions = _versions(connection, f"hash(article_id) % {slices} = {number}")
        for _, group in groupby(versions, key=itemgetter("article_id")):
            known, seen = None, []
            for row in group:
                place, version = row.pop("place"), Revision.model_validate(row)
                if place:
                    seen.append(version)
                else:
                    known = version
            yield from Revision.to_arrow(revise(known, seen)).to_batches()


def _versions(connection: Connection, chosen: str) -> Iterator[dict[str, Any]]:
    """The versions of contested articles in order, each with its place; the one known last has 0."""
    columns = ", ".join(f'r."{c.name}"' for c in Revision.columns())
    rows = stream(
        connection,
        f"""
        WITH wanted AS (FROM contested WHERE {chosen})
        SELECT {columns}, v.place FROM staged_revisions r
        JOIN versions v USING (article_id, part, source_id, content_sha256)
        SEMI JOIN wanted w ON w.article_id = r.article_id
        UNION ALL
        (SELECT {columns}, 0 AS place FROM known r SEMI JOIN wanted USING (article_id)
         QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY revision_no DESC) = 1)
        ORDER BY article_id, place""",
    )
    return (row for batch in rows for row in batch.to_pylist())


_IN_SLICE = "(getvariable('slice') IS NULL OR hash(article_id) % getvariable('slices') = getvariable('slice'))"
"""The audit asks for a part of the articles at a time; without the variable, all are shown."""


def _settled(record: type[Record], revisions: str) -> str:
    """The query for the rows of a table that are to be published."""
    staged = f"staged_{record.table}"
    if record is Revision:
        return (  # the only version ever seen is the first, wherever it stood in its batch
            f"SELECT s.* EXCLUDE (part) REPLACE (1::INTEGER AS revision_no) FROM {staged} s"
            f" ANTI JOIN contested USING (article_id) WHERE {_IN_SLICE}"
            f" UNION ALL BY NAME SELECT * FROM read_parquet('{revisions}') WHERE {_IN_SLICE}"
        )
    columns = ", ".join(
        f'w."{c.name}"'
        if record.table == "articles" and c.name in ("revision_no", "first_seen_at")
        else f's."{c.name}"'
        for c in record.columns()
    )
    if owned(record):
        optional = next(c for c in record.columns() if c.name == "article_id").nullable
        join = (
            f"SELECT {columns} FROM {staged} s JOIN winners w USING (article_id, part)"
            f" WHERE {_IN_SLICE}"
        )
        loose = f" UNION ALL SELECT {columns} FROM {staged} s WHERE article_id IS NULL"
        return join + (loose if optional else "")
    if "source_id" in record.model_fields:  # a source stands in one batch only
        return f"SELECT {columns} FROM {staged} s"
    keys = ", ".join(f'"{name}"' for name in record.key)
    return f"SELECT {columns} FROM {staged} s QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY part) = 1"


def tally(lake: Lake, connection: Connection, run: str) -> Tally:
    """What became of every source that the run saw."""
    read, rejected, articles = connection.execute("""
        SELECT (SELECT count(*) FROM temp.sources),
               (SELECT count(*) FROM temp.sources ANTI JOIN staged_revisions USING (source_id)
                ANTI JOIN temp.listings USING (source_id)
                SEMI JOIN temp.rejects USING (source_id)),
               (SELECT count(*) FROM temp.articles)""").fetchall()[0]
    collected = json.loads((lake.staging(run) / COLLECTED).read_text())
    return Tally(
        source_count=collected["seen"],
        published_count=read - rejected,
        unchanged_count=collected["unchanged"],
        rejected_count=rejected,
        article_count=articles,
    )


def row_counts(connection: Connection) -> dict[str, int]:
    """Rows that the run writes, by table."""
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM temp.{name}" for name in TABLES)
    return {name: count for name, count in connection.execute(counts).fetchall() if count}


def tell_held(connection: Connection, run: Run, findings: Sequence[Record]) -> None:
    """Records a run that was held, its findings and rejects, and nothing of what it read."""
    with transaction(connection):
        connection.execute(_KEEP_FIRST_RUN)
        connection.execute(
            "DELETE FROM lake.rejects WHERE reject_id IN (SELECT reject_id FROM kept_rejects)"
        )
        connection.execute("INSERT INTO lake.rejects BY NAME FROM kept_rejects")
        insert(connection, findings)
        insert(connection, [run])


def write(connection: Connection, run: Run, *, rebuild: bool = False) -> None:
    """One transaction: the settled rows replace those of the same articles, and the run is told."""
    with transaction(connection):
        for record in TABLES.values():
            if record is not Run:
                _replace(connection, record, rebuild=rebuild)
        insert(connection, [run])


def _replace(connection: Connection, record: type[Record], *, rebuild: bool) -> None:
    table, settled = f"lake.{record.table}", f"temp.{record.table}"
    if record is Revision:
        stale = "rebuild"
    elif record is Cluster:
        stale = "rebuild OR article_id IN (SELECT article_id FROM restated)"
    elif owned(record):
        stale = "rebuild OR article_id IN (SELECT article_id FROM winners)"
    elif record is Listing:
        stale = "source_id IN (SELECT source_id FROM temp.sources)"
    else:
        (key,) = record.key
        stale = f"{key} IN (SELECT {key} FROM {settled})"
    if record is Reject:
        connection.execute(_CLOSE_REJECTS)
        connection.execute(_KEEP_FIRST_RUN)
        settled = "kept_rejects"
    connection.execute(f"DELETE FROM {table} WHERE {stale.replace('rebuild', str(rebuild))}")
    # not sorted: each batch is, and to sort pages takes memory that grows with the run
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {settled}")


_CLOSE_REJECTS = """
UPDATE lake.rejects SET status = 'replayed'
WHERE status = 'open' AND source_id IN (SELECT source_id FROM temp.sources)
  AND reject_id NOT IN (SELECT reject_id FROM temp.rejects)
"""
"""A source that was read again and no longer breaks the rule is a reject no more."""

_KEEP_FIRST_RUN = """
CREATE OR REPLACE TEMP TABLE kept_rejects AS
SELECT r.* REPLACE (coalesce(e.first_run_id, r.first_run_id) AS first_run_id)
FROM temp.rejects r LEFT JOIN lake.rejects e USING (reject_id)
"""


def insert(connection: Connection, records: Sequence[Record]) -> None:
    """Adds rows of one table, within whatever transaction is open."""
    record = type(records[0])
    rows: Any = record.to_arrow(records)
    connection.register("new_rows", rows)
    connection.execute(f"INSERT INTO lake.{record.table} BY NAME SELECT * FROM new_rows")
    connection.unregister("new_rows")
