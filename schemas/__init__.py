"""What one row is: a class a table, from which everything else is derived.

Guarantees that importing this package names every table in `TABLES`, in reading order.
"""

import hashlib

from schemas import annotation, article, cluster, ledger  # noqa: F401  (importing adds their tables)
from schemas.record import TABLES, Column, Record

__all__ = ["TABLES", "Column", "Record", "schema_version"]


def schema_version() -> str:
    """A hash of all table definitions: two lakes with the same one hold the same columns."""
    definitions = "\n".join(f"{name} {record.columns()}" for name, record in TABLES.items())
    return hashlib.sha256(definitions.encode()).hexdigest()[:12]
