"""Bytes in: what there is to read, kept under its hash, never edited.

Guarantees that every file of an inbox is counted: as new, or as already in the lake.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.collect.files import inbox_files, sidecar_of
from etl.collect.raw import keep
from schemas.ledger import Source

__all__ = ["Known", "sources"]


@dataclass(frozen=True, slots=True)
class Known:
    """What the lake already holds: source ids, each with the sidecar it was read with."""

    sidecars: dict[str, str | None]

    def has(self, source: Source) -> bool:
        """Whether these bytes were read before, and nothing new is said of them."""
        held = self.sidecars.get(source.source_id, "")
        return source.source_id in self.sidecars and (source.sidecar in (None, held))


def sources(inbox: Path, raw: Path, run_id: str, started_at: datetime) -> Iterator[Source]:
    """Every file of an inbox as a source, its bytes kept in `raw`; the format is not yet known."""
    for ordinal, path in enumerate(inbox_files(inbox)):
        source_id, byte_count = keep(raw, path)
        sidecar = sidecar_of(path)
        yield Source(
            source_id=source_id,
            uri=path.relative_to(inbox).as_posix()[:4000],
            fetched_at=None,
            media_type=None,
            intake=None,
            charset=None,
            byte_count=byte_count,
            record_locator=None,
            rights=None,
            sidecar=_sidecar_text(sidecar) if sidecar else None,
            first_seen_at=started_at,
            ordinal=ordinal,
            run_id=run_id,
        )


def _sidecar_text(path: Path) -> str:
    """The sidecar's own words; that they are JSON is checked where they are read."""
    text = path.read_bytes()[:65_536].decode("utf-8", "replace").strip()
    try:
        return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False)
    except ValueError:
        return text or "(empty)"
