"""Remembers the hash of every file of an inbox, so that an inbox of years is not read again each run.

Guarantees that a file which may have changed is read again: its size, its inode and the times of its
last change, to the nanosecond, must be as they were, and must lie well before it was read.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

_SETTLED_NS: Final = 2_000_000_000
"""A file changed this shortly before it was read may change again without its times showing it."""

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL,
    source_id TEXT NOT NULL, byte_count INTEGER NOT NULL, is_archive INTEGER NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class File:
    """What was found of a file when it was read."""

    source_id: str
    byte_count: int
    is_archive: bool


@dataclass(frozen=True, slots=True)
class Remembered:
    """The files read so far."""

    database: sqlite3.Connection

    def file(self, path: Path, read: Callable[[Path], File]) -> File:
        """What was found of a file, as remembered where it is unchanged, else by reading it."""
        began_ns, told = time.time_ns(), path.stat()
        marks = (told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino, told.st_dev)
        name, stamp = str(path.absolute()), ":".join(map(str, marks))
        found = self.database.execute(
            "SELECT source_id, byte_count, is_archive FROM files WHERE path = ? AND stamp = ?",
            (name, stamp),
        ).fetchone()
        if found:
            return File(found[0], found[1], bool(found[2]))
        file = read(path)
        if began_ns - max(told.st_mtime_ns, told.st_ctime_ns) > _SETTLED_NS:
            self.database.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", (name, stamp, *astuple(file))
            )
        return file


@contextmanager
def remembered(database: Path) -> Iterator[Remembered]:
    """The files remembered in a database; what is new is kept when nothing went wrong."""
    database.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(database, timeout=60)
    try:
        connection.execute(_TABLE)
        yield Remembered(connection)
        connection.commit()
    finally:
        connection.close()
