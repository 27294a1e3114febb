"""Archives of every kind: what is a page, what is skipped, and where reading stops."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import zstandard

from etl.collect.archives import Member, Skipped, is_archive, members
from etl.extract.page import BadSource

MOST = 1_000_000
PAGE = b"<html><p>The ferry sailed at noon.</p></html>" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _put(folder: Path, body: bytes, name: str = "inbox.bin") -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


def _zip(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return packed.getvalue()


def _tar(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, body in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            archive.addfile(entry, io.BytesIO(body))
    return packed.getvalue()


def _record(
    body: bytes = PAGE, *, kind: str = "response", uri: str = "https://a.example/x",
    http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n",
) -> bytes:  # fmt: skip
    block = (http + "\r\n").encode() + body if kind in ("response", "revisit") else body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:6d3becb3-3d2f-5bb4-9496-"
        f"ab9e6342941f>\r\nWARC-Date: 2026-02-10T04:00:02Z\r\nWARC-Target-URI: {uri}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def _warc(*records: bytes) -> bytes:
    return b"".join(gzip.compress(record) for record in records)


def _pages(path: Path, most: int = MOST) -> list[Member]:
    return [found for found in members(path, most) if isinstance(found, Member)]


def _reasons(path: Path, most: int = MOST) -> list[str]:
    return [found.reason for found in members(path, most) if isinstance(found, Skipped)]


PACKED = {
    "gzip": gzip.compress(PAGE),
    "bzip2": bz2.compress(PAGE),
    "xz": lzma.compress(PAGE),
    "zip": _zip({"a/b.html": PAGE}),
    "tar": _tar({"a/b.html": PAGE}),
    "tar.gz": gzip.compress(_tar({"a/b.html": PAGE})),
    "tar.bz2": bz2.compress(_tar({"a/b.html": PAGE})),
    "tar.xz": lzma.compress(_tar({"a/b.html": PAGE})),
    "zip in tar": _tar({"in.zip": _zip({"b.html": PAGE})}),
    "gzip in zip": _zip({"b.html.gz": gzip.compress(PAGE)}),
    "warc": _record(),
    "warc.gz": _warc(_record()),
    "one gzip of a warc": gzip.compress(_record()),
    "warc.gz in zip": _zip({"x.warc.gz": _warc(_record())}),
}


@pytest.mark.parametrize("kind", PACKED)
def test_the_page_comes_out_as_it_went_in(folder: Path, kind: str) -> None:
    path = _put(folder, PACKED[kind])
    assert is_archive(path)
    assert [member.body for member in _pages(path)] == [PAGE]


def test_what_is_no_archive_is_left_alone(folder: Path) -> None:
    assert not is_archive(_put(folder, PAGE))
    assert not is_archive(_put(folder, _zip({"[Content_Types].xml": b"<x/>"})))


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.parametrize("name", ["a/page.meta.json", "a/page.html.meta.json"])
def test_sidecars_are_paired_wherever_they_stand(folder: Path, kind: str, name: str) -> None:
    pack = {"zip": _zip, "tar": _tar}[kind]
    for files in ({"a/page.html": PAGE, name: b'{"language": "en"}'},
                  {name: b'{"language": "en"}', "a/page.html": PAGE}):  # fmt: skip
        (member,) = _pages(_put(folder, pack({**files, "b/page.html": PAGE})))[:1] or [None]
        assert member is not None
        assert member.sidecar == '{"language": "en"}'
        assert len(_pages(folder / "inbox.bin")) == 2


def test_names_never_lead_out_of_the_archive(folder: Path) -> None:
    names = ["../../etc/passwd", "/etc/passwd", "..\\..\\boot.ini", "a/../../b"]
    path = _put(folder, _zip(dict.fromkeys(names, PAGE)))
    assert [member.uri for member in _pages(path)] == [
        "etc/passwd",
        "etc/passwd",
        "boot.ini",
        "a/b",
    ]
    assert sorted(found.name for found in folder.iterdir()) == ["inbox.bin"]


def test_links_litter_and_large_files_are_skipped(folder: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        for name, body in {".DS_Store": b"x", "big.html": PAGE * 2_000, "ok.html": PAGE}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            archive.addfile(entry, io.BytesIO(body))
    path = _put(folder, packed.getvalue())
    assert _reasons(path) == ["not_a_file", "hidden_file", "too_large"]
    assert [member.uri for member in _pages(path)] == ["ok.html"]


def test_archives_are_opened_one_level_deep(folder: Path) -> None:
    inner = _zip({"c.zip": _zip({"d.html": PAGE}), "e.html": PAGE})
    path = _put(folder, _zip({"b.zip": inner}))
    assert _reasons(path) == ["nested_too_deep"]
    assert [member.uri for member in _pages(path)] == ["b.zip/e.html"]


def test_records_keep_address_offset_time_and_charset(folder: Path) -> None:
    first = gzip.compress(_record(uri="https://a.example/1"))
    path = _put(folder, first + gzip.compress(_record(uri="https://a.example/2")))
    _, second = _pages(path)
    assert second == Member(
        uri="https://a.example/2", body=PAGE, locator=str(len(first)),
        fetched_at=datetime(2026, 2, 10, 4, 0, 2, tzinfo=UTC), charset=second.charset, intake="warc",
    )  # fmt: skip
    assert second.charset in ("cp1251", "windows-1251")


def test_records_that_are_no_pages_are_skipped_with_a_reason(folder: Path) -> None:
    image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
    gone = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"
    path = _put(
        folder,
        _warc(
            _record(kind="warcinfo"), _record(kind="request"), _record(kind="revisit"),
            _record(http=image), _record(http=gone), _record(uri="https://a.example/robots.txt"),
            _record(PAGE * 2_000), _record(),
        ),
    )  # fmt: skip
    assert _reasons(path) == [
        "warcinfo", "request", "revisit", "not_a_page", "status_404", "not_a_page", "too_large",
    ]  # fmt: skip
    assert len(_pages(path)) == 1


def _chunked(body: bytes) -> bytes:
    pieces = (body[n : n + 100] for n in range(0, len(body), 100))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


ENCODED = {
    "gzip": gzip.compress(PAGE), "deflate": zlib.compress(PAGE), "br": brotli.compress(PAGE),
    "zstd": zstandard.compress(PAGE), "gzip, br": brotli.compress(gzip.compress(PAGE)),
    "identity": PAGE, "br ": PAGE,
}  # fmt: skip


@pytest.mark.parametrize("is_chunked", [True, False])
@pytest.mark.parametrize("encoding", ENCODED)
def test_what_http_did_is_undone(folder: Path, encoding: str, is_chunked: bool) -> None:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n"
    body = ENCODED[encoding]
    if is_chunked:
        http, body = http + "Transfer-Encoding: chunked\r\n", _chunked(body)
    path = _put(folder, _warc(_record(body, http=http), _record()))
    assert [member.body for member in _pages(path)] == [PAGE, PAGE]


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_page_that_unpacks_without_end_is_skipped(folder: Path, encoding: str) -> None:
    pack = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstandard.compress}[encoding]
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n"
    path = _put(folder, _warc(_record(pack(bytes(50_000_000)), http=http), _record()))
    assert _reasons(path) == ["too_large"]
    assert len(_pages(path)) == 1


def _until_fault(path: Path) -> tuple[int, str]:
    count, found = 0, members(path, MOST)
    while True:
        try:
            count += isinstance(next(found), Member)
        except BadSource as fault:
            return count, fault.rule
        except StopIteration:
            return count, "whole"


@pytest.mark.parametrize("kind", ["warc", "warc.gz", "tar", "tar.gz", "gzip"])
@pytest.mark.parametrize("missing", [7, 60, 300])
def test_a_cut_archive_gives_what_is_whole_and_says_so(
    folder: Path, kind: str, missing: int
) -> None:
    page = bytes(range(32, 127)) * 30 + zlib.compress(PAGE * 3)
    tarred = _tar({f"{n}.html": page for n in range(3)}).rstrip(b"\x00")
    whole = {
        "warc": b"".join(_record(page) for _ in range(3)),
        "warc.gz": _warc(*(_record(page) for _ in range(3))),
        "tar": tarred,
        "tar.gz": gzip.compress(tarred),
        "gzip": gzip.compress(page * 5),
    }[kind]
    count, rule = _until_fault(_put(folder, whole[:-missing]))
    assert rule == "truncated_archive"
    assert count <= 3
    if kind == "warc":
        assert count >= 2


def _bombs() -> Iterator[tuple[str, bytes]]:
    yield "gzip", gzip.compress(bytes(200_000_000))
    yield "xz", lzma.compress(bytes(200_000_000))
    yield "zip in zip", _zip({"a.zip": _zip({"b.html": bytes(200_000_000)})})
    yield "tar.gz", gzip.compress(_tar({"a.html": bytes(200_000_000)}))


@pytest.mark.parametrize(
    ("kind", "body"), _bombs(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_bombs_cost_nothing(folder: Path, kind: str, body: bytes) -> None:
    path = _put(folder, body)
    assert _until_fault(path) in [(0, "archive_bomb"), (0, "whole")]


def test_an_encrypted_member_is_skipped(folder: Path) -> None:
    packed = bytearray(_zip({"a.html": PAGE}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + flags] |= 1
    assert _reasons(_put(folder, bytes(packed))) == ["encrypted"]
