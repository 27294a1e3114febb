"""Which of what an inbox holds is new to the lake, cut into batches.

Guarantees that every source stands in one batch, once, and memory for a piece of the inbox only.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.collect import Found
from etl.extract import reject
from etl.extract.page import BadSource, Note
from etl.extract.rows import finding
from etl.lake import Connection, Lake, NoLake, empty, stream
from etl.parquet import write_batches, write_parquet
from etl.publish import COLLECTED
from schemas.ledger import Finding, Reject, Source

COLLECT = "collect"
"""The staging part that holds what collecting found out."""

BATCH_BYTES = 64 << 20
"""A batch of large pages ends before its number of sources: a worker holds the rows of a batch."""

_PIECE = 1_000
"""Sources that are turned into rows at once."""


@contextmanager
def held_sources(place: Lake) -> Iterator[Connection]:
    """A session with a view `held` of the sources that the lake holds: none before its first run."""
    try:
        session = place.connect()
        is_made = place.has_tables(session)
    except NoLake:
        session, is_made = place.connect(attach=False), False
    source = "lake.sources" if is_made else f"({empty(Source)})"
    with session:
        session.execute(f"CREATE TEMP VIEW held AS SELECT source_id, sidecar, intake FROM {source}")
        yield session


def held_archives(session: Connection) -> set[str]:
    """The archives that the lake holds: they are not opened again."""
    found = session.execute("SELECT source_id FROM held WHERE intake = 'archive'").fetchall()
    return {source_id for (source_id,) in found}


def arrivals(
    place: Lake, run: str, found: Iterable[Found], session: Connection, batch_size: int
) -> list[str]:
    """Stages what is found; gives the names of the batches of what is not yet held."""
    rejects: list[Reject] = []
    left_out: Counter[tuple[str, str]] = Counter()
    path = place.staging(run) / "seen.parquet"
    pieces = _pieces(_sources(found, rejects, left_out), _PIECE)
    rows = (batch for piece in pieces for batch in Source.to_arrow(piece).to_batches())
    write_batches(rows, Source.arrow_schema(), path)
    session.execute(_ARRIVALS.format(path=path))
    archives = _read(session, "SELECT * FROM arrivals WHERE intake = 'archive' ORDER BY ordinal")
    place.stage(run, COLLECT, [*archives, *rejects, *_left_out(run, left_out)])
    new = "SELECT * FROM arrivals WHERE intake IS DISTINCT FROM 'archive' ORDER BY ordinal"
    names = cut(place, run, _read(session, new), batch_size)
    counts = f"SELECT (SELECT count(*) FROM '{path}'), (SELECT count(*) FROM arrivals)"
    ((seen, new_count),) = session.execute(counts).fetchall()
    tell_seen(place, run, seen, seen - new_count)
    return names


_ARRIVALS = """
CREATE TEMP TABLE arrivals AS
WITH first AS (
    FROM '{path}' QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY ordinal) = 1
), told AS (
    SELECT source_id, arg_max(sidecar, ordinal) AS sidecar FROM '{path}'
    WHERE sidecar IS NOT NULL GROUP BY source_id
)
SELECT first.* REPLACE (told.sidecar AS sidecar)
FROM first LEFT JOIN told USING (source_id) LEFT JOIN held USING (source_id)
WHERE held.source_id IS NULL
   OR (told.sidecar IS NOT NULL AND told.sidecar IS DISTINCT FROM held.sidecar)
"""
"""The same bytes twice are one source, with the sidecar told of them last."""


def cut(place: Lake, run: str, sources: Iterable[Source], size: int) -> list[str]:
    """Writes what each batch is to read; gives the batches' names."""
    names = []
    for number, batch in enumerate(_pieces(sources, size)):
        names.append(f"{number:06d}")
        write_parquet(Source.to_arrow(batch), batch_file(place, run, names[-1]))
    return names


def batch_file(place: Lake, run: str, name: str) -> Path:
    """Where it stands what a batch is to read."""
    return place.staging(run) / "batches" / f"{name}.parquet"


def tell_seen(place: Lake, run: str, seen: int, unchanged: int) -> None:
    """Keeps how many sources the run saw, and how many of them the lake held already."""
    counted = place.staging(run) / COLLECTED
    counted.parent.mkdir(parents=True, exist_ok=True)
    counted.write_text(json.dumps({"seen": seen, "unchanged": unchanged}))


def _pieces(sources: Iterable[Source], size: int) -> Iterator[list[Source]]:
    piece: list[Source] = []
    byte_count = 0
    for source in sources:
        if piece and (len(piece) == size or byte_count + source.byte_count > BATCH_BYTES):
            yield piece
            piece, byte_count = [], 0
        piece.append(source)
        byte_count += source.byte_count
    if piece:
        yield piece


def _read(session: Connection, query: str) -> Iterator[Source]:
    for batch in stream(session, query):
        yield from Source.from_arrow(batch)


def _sources(
    found: Iterable[Found], rejects: list[Reject], left_out: "Counter[tuple[str, str]]"
) -> Iterator[Source]:
    """The sources among what is found; the faults of archives and what they skip are set aside."""
    for each in found:
        match each:
            case (archive, BadSource() as fault):
                rejects.append(reject(archive, "collect", fault.rule, str(fault)))
            case (archive, skipped):
                left_out[archive.uri, skipped.reason] += 1
            case source:
                yield source


def _left_out(run: str, counts: "Counter[tuple[str, str]]") -> Iterator[Finding]:
    """What archives hold that is no article, by reason: for the record, nothing is silent."""
    for (uri, reason), times in sorted(counts.items()):
        told = f"{uri}: {times} records skipped: {reason}"
        yield finding(run, "collect", Note(f"skipped_{reason}", told, severity="info"))
