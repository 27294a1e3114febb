"""Parquet files: read whole, written whole or not at all.

Guarantees memory for one row group only, however many rows are written, and the schema of the table's
class with its descriptions.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROW_GROUP_ROWS = 50_000
"""Keeps a dashboard's filtered read small without making files of crumbs."""

ROW_GROUP_BYTES = 16 << 20
"""Rows that hold a page's text fill a group sooner: a writer holds one group in memory."""


def read_parquet(path: Path) -> pa.Table:
    """The rows of one file."""
    return pq.read_table(path, partitioning=None)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Writes a table to one file."""
    write_batches(table.to_batches(max_chunksize=ROW_GROUP_ROWS), table.schema, path)


def write_batches(batches: Iterable[pa.RecordBatch], schema: pa.Schema, path: Path) -> None:
    """Writes rows as they come to one file, which is either whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with pq.ParquetWriter(aside, schema, compression="zstd") as writer:
        group: list[pa.RecordBatch] = []
        for batch in batches:
            group.append(batch)
            row_count = sum(piece.num_rows for piece in group)
            if (
                row_count >= ROW_GROUP_ROWS
                or sum(piece.nbytes for piece in group) > ROW_GROUP_BYTES
            ):
                writer.write_table(_table(group, schema))
                group = []
        if group:
            writer.write_table(_table(group, schema))
    aside.replace(path)


def _table(batches: list[pa.RecordBatch], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_batches(batches).cast(schema)
