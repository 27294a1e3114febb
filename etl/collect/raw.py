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
    source_id, byte_count = hash_of(origin)
    path = kept(raw, source_id)
    if not path.exists():
        aside = _aside(path)
        shutil.copyfile(origin, aside)
        aside.replace(path)
    return source_id, byte_count


def keep_bytes(raw: Path, body: bytes) -> str:
    """Writes bytes under their hash; gives the hash."""
    source_id = hashlib.sha256(body).hexdigest()
    path = kept(raw, source_id)
    if not path.exists():
        aside = _aside(path)
        aside.write_bytes(body)
        aside.replace(path)
    return source_id


def hash_of(origin: Path) -> tuple[str, int]:
    """SHA-256 of a file and its length in bytes, in constant memory."""
    digest, length = hashlib.sha256(), 0
    with origin.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            length += len(chunk)
    return digest.hexdigest(), length


def kept(raw: Path, source_id: str) -> Path:
    """Where the bytes of a source are."""
    return raw / source_id[:2] / source_id


def _aside(path: Path) -> Path:
    """A name that no reader looks for, until the file is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}")
