"""Bytes as they came, kept for ever under their SHA-256.

Guarantees that a file under its hash is whole, and is never edited.
"""

import hashlib
import os
import shutil
from pathlib import Path

CHUNK = 1 << 20


def keep(raw: Path, origin: Path) -> tuple[str, int]:
    """Copies a file under its hash; gives the hash and its length in bytes."""
    digest, length = hashlib.sha256(), 0
    with origin.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            length += len(chunk)
    path = kept(raw, digest.hexdigest())
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        shutil.copyfile(origin, aside)
        aside.replace(path)
    return digest.hexdigest(), length


def kept(raw: Path, source_id: str) -> Path:
    """Where the bytes of a source are."""
    return raw / source_id[:2] / source_id
