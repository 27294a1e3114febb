"""Bytes in: what there is to read, kept under its hash, never edited.

Guarantees that every file of an inbox is counted, and every member of an archive: as new, or as
already in the lake.
"""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from pydantic import ValidationError

from etl.collect.archives import Member, Skipped, is_archive, members
from etl.collect.files import inbox_files, sidecar_of
from etl.collect.raw import hash_of, keep, keep_bytes
from etl.collect.remembered import File, Remembered
from etl.extract.page import BadSource
from schemas.ledger import Source
from schemas.sidecar import Sidecar, instant

Found = Source | tuple[Source, Skipped] | tuple[Source, BadSource]
"""A source to read; or an archive with what was left out of it, or with its fault."""

SIDECAR_BYTES = 65_536
"""More than this is no sidecar."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """One pass over an inbox: where bytes are kept, for which run, and what is known already."""

    raw: Path
    run_id: str
    started_at: datetime
    max_page_bytes: int
    remembered: Remembered
    held_archives: Container[str] = frozenset()
    ordinals: "count[int]" = field(default_factory=count)

    def sources(self, inbox: Path) -> Iterator[Found]:
        """Every file of an inbox, and every member of its archives, with the bytes kept.

        An archive that is held is not opened again, nor a file that is remembered unchanged. The
        format of a file is not yet known.
        """
        for path in inbox_files(inbox):
            uri = path.relative_to(inbox).as_posix()
            file = self.remembered.file(path, self._read)
            if file.is_archive:
                yield from self._archive(path, uri, file)
                continue
            sidecar = sidecar_of(path)
            yield self._source(
                file.source_id, uri, file.byte_count, sidecar.read_bytes() if sidecar else None
            )

    def _read(self, path: Path) -> File:
        if is_archive(path):
            return File(*hash_of(path), is_archive=True)
        return File(*keep(self.raw, path), is_archive=False)

    def _archive(self, path: Path, uri: str, file: File) -> Iterator[Found]:
        """The archive itself, then its members; its own bytes are kept only if it is broken."""
        archive = self._source(file.source_id, uri, file.byte_count)
        archive = archive.model_copy(update={"intake": "archive"})
        yield archive
        if archive.source_id in self.held_archives:
            return
        try:
            for member in members(path, self.max_page_bytes):
                if isinstance(member, Skipped):
                    yield archive, member
                else:
                    yield self._member(member, archive.source_id)
        except BadSource as fault:
            keep(self.raw, path)
            yield archive, fault

    def _member(self, member: Member, archive_id: str) -> Source:
        sidecar = member.sidecar.encode() if member.sidecar else None
        source_id = keep_bytes(self.raw, member.body)
        return self._source(source_id, member.uri, len(member.body), sidecar).model_copy(
            update={
                "record_locator": f"{archive_id}:{member.locator}"[:500],
                "fetched_at": member.fetched_at,
                "charset": member.charset,
                "intake": member.intake,
            }
        )

    def _source(
        self, source_id: str, uri: str, byte_count: int, sidecar: bytes | None = None
    ) -> Source:
        told = None if sidecar is None else _sidecar_text(sidecar)
        return Source(
            source_id=source_id,
            uri=uri[:4000],
            fetched_at=_fetched_at(told),
            media_type=None,
            intake=None,
            charset=None,
            byte_count=byte_count,
            record_locator=None,
            rights=None,
            sidecar=told,
            first_seen_at=self.started_at,
            ordinal=next(self.ordinals),
            run_id=self.run_id,
        )


def _sidecar_text(body: bytes) -> str:
    """The sidecar's own words; that they are right is checked where they are read."""
    text = body[:SIDECAR_BYTES].decode("utf-8", "replace").strip()
    try:
        return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False)
    except ValueError:
        return text or "(empty)"


def _fetched_at(sidecar: str | None) -> datetime | None:
    """When a sidecar says that its file was fetched; what is wrong with it is told at extraction."""
    try:
        stamp = Sidecar.model_validate_json(sidecar or "{}").fetched_at
    except ValidationError:
        return None
    return instant(stamp)[0] if stamp else None
