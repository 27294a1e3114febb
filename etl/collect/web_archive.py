"""Reads web archives (WARC): the pages a crawler fetched, a record at a time.

Guarantees memory for one record only, and that every record is a page or is skipped with a reason.
"""

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from etl.collect.http_payload import TooLarge, unpacked
from etl.collect.members import LONGEST_URI, Member, Skipped
from etl.collect.unpacking import FREE_BYTES, MOST_RATIO
from etl.collect.warc_writer import SIDECAR_FIELD
from etl.extract.page import BadSource

_TEXTS: Final = (
    "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml",
    "application/json", "application/pdf",
)  # fmt: skip
_SUFFIXES: Final = ("+xml", "+json")
_NOT_PAGES: Final = ("/robots.txt", "/favicon.ico", "/ads.txt")
_GZIP: Final = b"\x1f\x8b"
_STEP: Final = 1 << 16
_KINDS: Final = (
    (WarcRecordType.revisit, "revisit"), (WarcRecordType.request, "request"),
    (WarcRecordType.metadata, "metadata"), (WarcRecordType.warcinfo, "warcinfo"),
    (WarcRecordType.conversion, "conversion"), (WarcRecordType.continuation, "continuation"),
)  # fmt: skip


def web_archive(path: Path, max_member_bytes: int) -> Iterator[Member | Skipped]:
    """The records of a `.warc` or `.warc.gz`; `locator` is the record's offset in the file.

    Raises `BadSource` after the last whole record where the archive breaks off.
    """
    position, is_whole = 0, True
    left = FREE_BYTES + MOST_RATIO * path.stat().st_size
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream, parse_http=False, auto_decode="none"):
                position = record.stream_pos
                left -= record.content_length
                if left < 0:
                    raise BadSource(
                        "archive_bomb", "The web archive unpacks without end: leave it out."
                    )
                found, is_whole = _read(record, max_member_bytes)
                yield found
        except (OSError, ValueError) as error:
            raise _broken(position, str(error)) from None
    if not is_whole or _breaks_off(path, position):
        raise _broken(position, "the last record is not whole")


def _broken(position: int, told: str) -> BadSource:
    return BadSource(
        "truncated_archive",
        f"The web archive breaks off after byte {position} ({told}): fetch it again."
        " What stands before was read.",
    )


def _read(record: WarcRecord, most: int) -> tuple[Member | Skipped, bool]:
    """A record, and whether all of its bytes are there."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")[:LONGEST_URI] or None
    skipped = _kind_skipped(record, uri)
    if skipped is not None:
        return skipped, _is_consumed(record)
    if record.record_type == WarcRecordType.response:
        try:
            record.parse_http(auto_decode="none")
        except (OSError, ValueError):
            return Skipped("broken_http", uri), _is_consumed(record)
    skipped = _content_skipped(record, uri)
    if skipped is not None:
        return skipped, _is_consumed(record)
    length = record.content_length
    if length > most:
        return Skipped("too_large", uri), _is_consumed(record)
    payload = record.reader.read()
    return _member(record, payload, uri or "", most), len(payload) >= length


def _is_consumed(record: WarcRecord) -> bool:
    """Passes over what is left of a record; False where the file ends first."""
    left = record.content_length
    while left > 0:
        step = len(record.reader.read(min(left, _STEP)))
        if step == 0:
            return False
        left -= step
    return True


def _kind_skipped(record: WarcRecord, uri: str | None) -> Skipped | None:
    if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
        scheme = (uri or "").partition(":")[0].lower()
        if scheme not in ("http", "https", "file"):
            return Skipped("not_a_page", uri)
        path = (uri or "").partition("?")[0].lower()
        return Skipped("not_a_page", uri) if path.endswith(_NOT_PAGES) else None
    named = (name for kind, name in _KINDS if kind == record.record_type)
    return Skipped(next(named, "unknown_record"), uri)


def _content_skipped(record: WarcRecord, uri: str | None) -> Skipped | None:
    """A record that is no page by its status or its media type."""
    if record.record_type == WarcRecordType.response:
        status = record.http_headers.status_code if record.http_headers else None
        if status is None or not 200 <= status < 300:
            return Skipped(f"status_{status or 'unknown'}", uri)
    kind = _content_type(record)
    is_text = kind == "" or kind in _TEXTS or kind.endswith(_SUFFIXES)
    return None if is_text else Skipped("not_a_page", uri)


def _content_type(record: WarcRecord) -> str:
    told = record.headers.get("WARC-Identified-Payload-Type") or (
        record.http_content_type if record.record_type == WarcRecordType.response
        else record.headers.get("Content-Type")
    )  # fmt: skip
    return (told or "").partition(";")[0].strip().lower()


def _member(record: WarcRecord, payload: bytes, uri: str, most: int) -> Member | Skipped:
    headers = record.http_headers if record.record_type == WarcRecordType.response else None
    encodings = (headers.get("Content-Encoding") or "") if headers else ""
    is_chunked = "chunked" in ((headers.get("Transfer-Encoding") or "").lower() if headers else "")
    try:
        body = unpacked(payload, encodings, is_chunked, most)
    except TooLarge:
        return Skipped("too_large", uri)
    fetched = record.record_date
    return Member(
        uri=uri,
        body=body,
        locator=str(record.stream_pos),
        fetched_at=_utc(fetched) if fetched is not None else None,
        charset=(record.http_charset or None) if headers else None,
        intake="warc",
        sidecar=record.headers.get(SIDECAR_FIELD),
    )


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _breaks_off(path: Path, position: int) -> bool:
    """Whether the gzip member of the last record, or what follows it, is cut off."""
    with path.open("rb") as stream:
        if stream.read(2) != _GZIP:
            return False
        stream.seek(position)
        if stream.read(2) != _GZIP:
            return False
        stream.seek(position)
        return not _ends_whole(stream)


def _ends_whole(stream: BinaryIO) -> bool:
    decoder, rest = zlib.decompressobj(31), stream.read(_STEP)
    try:
        while rest:
            decoder.decompress(rest, _STEP)
            if decoder.eof:
                rest = decoder.unused_data or stream.read(_STEP)
                decoder = zlib.decompressobj(31)
                if not rest.strip(b"\x00"):
                    return True
            else:
                rest = decoder.unconsumed_tail or stream.read(_STEP)
    except zlib.error:
        return False
    return False
