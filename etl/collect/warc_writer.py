"""Writes what was fetched as a web archive (WARC 1.1), the form in which crawlers exchange pages.

Guarantees a file that is whole or not there, each record its own gzip member, every answer with the
headers that came with it.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from fastwarc import GzipWriter, WarcRecord, WarcRecordType

from etl.collect.exchange import Answer

SIDECAR_FIELD: Final = "Dateline-Sidecar"
"""Field of a record that says what a `name.meta.json` would; WARC lets writers add their own."""
_CHANGED: Final = frozenset({"transfer-encoding", "content-length"})
"""Headers that no longer hold: the payload is kept without its chunks."""


class WarcWriter:
    """A web archive being written."""

    def __init__(self, stream: GzipWriter) -> None:
        self._stream = stream
        self.record_count = 0

    def add_page(self, answer: Answer, sidecar: Mapping[str, str]) -> None:
        """Adds an answer as it came; `sidecar` is told of the page where it holds anything."""
        record = _record(WarcRecordType.response, answer, "application/http; msgtype=response")
        if sidecar:
            record.headers[SIDECAR_FIELD] = json.dumps(dict(sidecar), sort_keys=True)
        self._add(record, _http_head(answer) + answer.payload)

    def add_listing(self, answer: Answer, body: bytes) -> None:
        """Adds a feed whose pages are fetched: a record about them, itself no page."""
        kind = answer.header("content-type") or "application/octet-stream"
        self._add(_record(WarcRecordType.metadata, answer, _one_line(kind)), body)

    def _add(self, record: WarcRecord, content: bytes) -> None:
        record.set_bytes_content(content)
        record.write(self._stream, checksum_data=True)
        self._stream.finish()  # ends the gzip member, so that a record can be read by its offset
        self.record_count += 1


@contextmanager
def warc_file(path: Path) -> Iterator[WarcWriter]:
    """A `.warc.gz` that appears under its name when all is written, if anything is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as file:
            writer = WarcWriter(GzipWriter(file))
            yield writer
            file.flush()
            os.fsync(file.fileno())
        if writer.record_count:
            aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _record(kind: WarcRecordType, answer: Answer, content_type: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind)
    record.record_date = answer.fetched_at
    record.headers["WARC-Target-URI"] = answer.url
    record.headers["WARC-IP-Address"] = answer.address
    record.headers["Content-Type"] = content_type
    return record


def _http_head(answer: Answer) -> bytes:
    """Status line and headers; those that no longer hold under the name Common Crawl gives them."""
    lines = [f"HTTP/1.1 {answer.status} {_one_line(answer.reason)}"]
    for name, value in answer.headers:
        kept = f"X-Crawler-{name}" if name.lower() in _CHANGED else name
        lines.append(f"{kept}: {_one_line(value)}")
    lines.append(f"Content-Length: {len(answer.payload)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _one_line(value: str) -> str:
    return " ".join(value.split())
