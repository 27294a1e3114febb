"""Keeps the lake quick: merges small files, forgets old snapshots, removes files that nothing needs.

Guarantees the same rows before and after; only how far back a query can travel changes.
"""

from dataclasses import asdict, dataclass
from typing import Any

from etl.lake import Connection

GRACE_HOURS = 24
"""A file that no snapshot names any more may still be read by a query that began before."""

DELETED_SHARE = 0.2
"""A file is written anew once this share of its rows was deleted: each is skipped at every read."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What was done."""

    rewritten_file_count: int
    forgotten_snapshot_count: int
    removed_file_count: int

    def told(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


def maintain(connection: Connection, kept_days: int, grace_hours: int = GRACE_HOURS) -> Upkeep:
    """Tidies the lake of a session; nobody else may be writing to it."""
    before = f"now() - INTERVAL {kept_days} DAY"
    unread = f"now() - INTERVAL {grace_hours} HOUR"
    _call(connection, "ducklake_flush_inlined_data('lake')")
    rewritten = [
        *_call(connection, f"ducklake_rewrite_data_files('lake', delete_threshold => {DELETED_SHARE})"),
        *_call(connection, "ducklake_merge_adjacent_files('lake')"),
    ]  # fmt: skip
    forgotten = _call(connection, f"ducklake_expire_snapshots('lake', older_than => {before})")
    removed = [
        *_call(connection, f"ducklake_cleanup_old_files('lake', older_than => {unread})"),
        *_call(connection, f"ducklake_delete_orphaned_files('lake', older_than => {unread})"),
    ]
    return Upkeep(sum(count for _, _, count, _ in rewritten), len(forgotten), len(removed))


def _call(connection: Connection, procedure: str) -> list[Any]:
    return connection.execute(f"CALL {procedure}").fetchall()
