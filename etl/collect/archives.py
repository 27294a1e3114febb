"""Opens archives of pages: zip, tar, gzip, bzip2, xz and web archives, one inside another.

Guarantees memory for one member only, no file written by a name from an archive, and an end: what
unpacks to more than any honest archive is refused.
"""

import bz2
import gzip
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Final, Literal, cast

from etl.collect.files import SIDECAR_SUFFIX
from etl.collect.members import LONGEST_URI, Member, Skipped
from etl.collect.unpacking import Readable, Unpacking
from etl.collect.web_archive import web_archive
from etl.extract.page import BadSource

__all__ = ["Member", "Skipped", "is_archive", "members"]

Kind = Literal["warc", "zip", "tar", "gzip", "bzip2", "xz"]

_HEAD: Final = 512
_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"WARC/", "warc"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"),
)  # fmt: skip
_OFFICE: Final = (b"[Content_Types].xml", b"mimetype", b"META-INF/")
"""First names in documents that are zip files too: Word, OpenDocument, EPUB, Java."""
_LONGEST_SIDECAR: Final = 65_536
_SIDECARS_BYTES: Final = 64 << 20
_LITTER: Final = ("__MACOSX", "Thumbs.db", "desktop.ini")
_FAULTS: Final = (
    zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, lzma.LZMAError, zlib.error,
    NotImplementedError, ValueError,
)  # fmt: skip


def is_archive(path: Path) -> bool:
    """Whether a file holds other files, by its first bytes."""
    with path.open("rb") as stream:
        return _kind(stream.read(_HEAD)) is not None


def members(path: Path, max_member_bytes: int) -> Iterator[Member | Skipped]:
    """The pages of an archive in its order, and what was skipped of it.

    Raises `BadSource` for an archive that is cut off, after what could be read of it, and for one
    that unpacks without end.
    """
    yield from _members(path, path.name, max_member_bytes, is_nested=False)


def _members(path: Path, name: str, most: int, *, is_nested: bool) -> Iterator[Member | Skipped]:
    with path.open("rb") as stream:
        kind = _kind(stream.read(_HEAD))
    try:
        if kind == "warc":
            yield from web_archive(path, most)
        elif kind == "zip":
            yield from _zip(path, most, is_nested)
        elif kind == "tar":
            yield from _tar(path, kind, most, is_nested)
        elif kind is not None:
            yield from _compressed(path, kind, name, most, is_nested)
    except _FAULTS as error:
        raise BadSource(
            "truncated_archive",
            f"The archive cannot be read to its end ({str(error) or type(error).__name__}):"
            " copy it again. What stands before was read.",
        ) from None


def _kind(head: bytes) -> Kind | None:
    if head.startswith(b"PK\x03\x04") and head[30:60].startswith(_OFFICE):
        return None
    if head[257:262] == b"ustar":
        return "tar"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _unpacking(path: Path, kind: Kind) -> Unpacking:
    """The file's bytes, decompressed; bounded against bombs."""
    return Unpacking(_OPENERS.get(kind, _plain)(path), path.stat().st_size)


def _plain(path: Path) -> Readable:
    return path.open("rb")


_OPENERS: Final[dict[Kind, Callable[[Path], Readable]]] = {
    "gzip": gzip.GzipFile,
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}


def _compressed(
    path: Path, kind: Kind, name: str, most: int, is_nested: bool
) -> Iterator[Member | Skipped]:
    """A compressed tar or web archive, or one page."""
    with _unpacking(path, kind) as stream:
        head = stream.read(_HEAD)
    inner = _kind(head)
    stem = name.rpartition(".")[0] or name
    if inner == "tar":
        yield from _tar(path, kind, most, is_nested)
    elif inner == "warc" and kind == "gzip":
        yield from web_archive(path, most)
    else:
        with _unpacking(path, kind) as stream:
            yield from _one(stream, stem, "0", None, most, is_nested)


def _zip(path: Path, most: int, is_nested: bool) -> Iterator[Member | Skipped]:
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        sidecars: dict[str, str] = {}
        for entry in entries:
            if _is_sidecar(entry.filename) and entry.file_size <= _LONGEST_SIDECAR:
                with archive.open(entry) as opened:
                    _keep(sidecars, entry.filename, opened.read(_LONGEST_SIDECAR))
        for entry in entries:
            if _is_sidecar(entry.filename):
                continue
            if entry.flag_bits & 1:
                yield Skipped("encrypted", _named(entry.filename))
                continue
            with Unpacking(archive.open(entry), entry.compress_size) as stream:
                yield from _one(
                    stream, entry.filename, str(entry.header_offset),
                    _sidecar(sidecars, entry.filename), most, is_nested,
                )  # fmt: skip


def _tar(path: Path, kind: Kind, most: int, is_nested: bool) -> Iterator[Member | Skipped]:
    sidecars = _tar_sidecars(path, kind)
    with _unpacking(path, kind) as stream, _opened(stream) as archive:
        for entry in archive:
            archive.members = []  # type: ignore[attr-defined]  # tarfile would keep every entry
            if entry.isdir() or _is_sidecar(entry.name):
                continue
            opened = archive.extractfile(entry) if entry.isreg() else None
            if opened is None:
                yield Skipped("not_a_file", _named(entry.name))
            else:
                yield from _one(
                    opened, entry.name, str(entry.offset), _sidecar(sidecars, entry.name), most,
                    is_nested,
                )  # fmt: skip


def _opened(stream: Readable) -> tarfile.TarFile:
    """A tar as it streams by, which asks for nothing but `read`."""
    return tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|")


def _tar_sidecars(path: Path, kind: Kind) -> dict[str, str]:
    """The sidecars of a tar, which may stand before or after their files."""
    sidecars: dict[str, str] = {}
    try:
        with _unpacking(path, kind) as stream, _opened(stream) as archive:
            for entry in archive:
                archive.members = []  # type: ignore[attr-defined]
                if entry.isreg() and _is_sidecar(entry.name) and entry.size <= _LONGEST_SIDECAR:
                    opened = archive.extractfile(entry)
                    _keep(sidecars, entry.name, opened.read() if opened else b"")
    except _FAULTS:
        return sidecars  # the pages are read up to the same fault, and then it is told
    return sidecars


def _one(
    stream: Readable, name: str, locator: str, sidecar: str | None, most: int, is_nested: bool
) -> Iterator[Member | Skipped]:
    """A file of an archive: a page, or an archive whose members are given instead."""
    uri = _named(name)
    parts = PurePosixPath(uri).parts
    if any(part.startswith(".") or part in _LITTER for part in parts):
        yield Skipped("hidden_file", uri)
        return
    head = stream.read(_HEAD)
    if _kind(head) is not None:
        yield from _nested(head, stream, uri, locator, most, is_nested)
        return
    body = head + stream.read(max(most + 1 - len(head), 0))
    if len(body) > most:
        yield Skipped("too_large", uri)
    else:
        yield Member(uri, body, locator, sidecar=sidecar)


def _nested(
    head: bytes, stream: Readable, uri: str, locator: str, most: int, is_nested: bool
) -> Iterator[Member | Skipped]:
    if is_nested:
        yield Skipped("nested_too_deep", uri)
        return
    with tempfile.NamedTemporaryFile(prefix="dateline-") as copy:
        copy.write(head)
        while piece := stream.read(1 << 20):
            copy.write(piece)
        copy.flush()
        for found in _members(Path(copy.name), uri, most, is_nested=True):
            if isinstance(found, Member):
                is_web = found.intake == "warc"
                inner = found.uri if is_web else _named(f"{uri}/{found.uri}")
                yield replace(found, uri=inner, locator=f"{locator}/{found.locator}")
            else:
                yield found


def _named(name: str) -> str:
    """A member's name as it is told: never absolute, never leading out of the archive."""
    parts = PurePosixPath(name.replace("\\", "/").replace("\x00", "")).parts
    kept = [part for part in parts if part not in ("..", "/")]
    return "/".join(kept).encode("utf-8", "replace").decode("utf-8")[:LONGEST_URI] or "unnamed"


def _is_sidecar(name: str) -> bool:
    return name.endswith(SIDECAR_SUFFIX)


def _keep(sidecars: dict[str, str], name: str, body: bytes) -> None:
    if sum(map(len, sidecars.values())) < _SIDECARS_BYTES:
        sidecars[name] = body.decode("utf-8", "replace").strip() or "(empty)"


def _sidecar(sidecars: dict[str, str], name: str) -> str | None:
    """The sidecar of `page.html`: `page.meta.json` or `page.html.meta.json` beside it."""
    folder, slash, file = name.rpartition("/")
    stems = (file.rpartition(".")[0] or file, file)
    found = (sidecars.get(f"{folder}{slash}{stem}{SIDECAR_SUFFIX}") for stem in stems)
    return next((text for text in found if text is not None), None)
