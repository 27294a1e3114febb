"""What bytes are, told by their content and not by their name.

Guarantees a media type that `FORMATS` may know, or `BadSource` where nobody could read them.
"""

import re
from typing import Final

from etl.extract.page import BadSource

SNIFFED_BYTES = 4_096
MAX_CONTROL_SHARE = 0.02
"""Above this share of control characters bytes are no text in any encoding that pages use."""

MIN_WIDE_SHARE = 0.2
"""UTF-16 leaves every other byte of Latin text zero: at least this share of all bytes."""

KEYS_BYTES: Final = 65_536
"""JSON writes its keys in any order: those that tell a format are looked for this far."""

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x7fELF", "application/x-executable"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"WARC/", "application/warc"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|script|section|table)[\s>/]",
    re.IGNORECASE,
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b") + b"\x7f"
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"

_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})[\s>/]")
_BY_ROOT: Final = {
    b"rss": "application/rss+xml",
    b"feed": "application/atom+xml",
    b"RDF": "application/rdf+xml",
    b"urlset": "application/xml",
    b"newsMessage": "application/vnd.iptc.g2.newsmessage+xml",
    b"newsItem": "application/vnd.iptc.g2.newsitem+xml",
    b"nitf": "text/vnd.iptc.nitf",
}
"""Root element → media type, registered where there is one (a sitemap has none of its own)."""

_JSON: Final = re.compile(rb'\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})|\[\s*[\[{"\]]')
_JSON_FEED: Final = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_NINJS: Final = re.compile(
    rb'"name"\s*:\s*"ninjs"|"(?:version[cC]reated|first[cC]reated|body_x?html|pub[sS]tatus)"\s*:'
)
_HEADER: Final = re.compile(
    rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*"
)
_MAIL: Final = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type|Delivered-To):", re.I | re.M
)
_ARCHIVED_PAGE: Final = re.compile(
    rb"^(?:Snapshot-Content-Location|Content-Type:\s*multipart/related)\b", re.I | re.M
)


def sniff(body: bytes) -> str:
    """The media type of the bytes; raises `BadSource` where they are empty or no text."""
    if not body.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise BadSource("empty_file", "The file is empty: save the page again.")
    for magic, media_type in _MAGIC:
        if body.startswith(magic):
            return media_type
    head = body[:SNIFFED_BYTES]
    if body.startswith(_WIDE_MARKS):
        return _markup_type(head.replace(b"\x00", b"")[2:]) or "text/plain"
    _check_text(head)
    return _json_type(body) or _mail_type(head) or _markup_type(head) or "text/plain"


def _markup_type(head: bytes) -> str | None:
    """A dialect of XML by its root element, or HTML by any element of its own."""
    start = head.lstrip(_BLANK)
    root = _ROOT.search(start) if start.startswith(b"<") else None
    if root and root[1] in _BY_ROOT and b"<!--" not in start[: root.start()]:
        return _BY_ROOT[root[1]]
    if _HTML.search(head):
        return "text/html"
    if root and start.startswith(b"<?xml"):
        return _BY_ROOT.get(root[1], "text/xml")
    return _BY_ROOT.get(root[1]) if root else None


def _json_type(body: bytes) -> str | None:
    start = body[:KEYS_BYTES].lstrip(_BLANK)
    if not _JSON.match(start):
        return None
    if _JSON_FEED.search(start[:SNIFFED_BYTES]):
        return "application/feed+json"
    if start.startswith(b"{") and b'"uri"' in start and _NINJS.search(start):
        return "application/ninjs+json"
    return "application/json"


def _mail_type(head: bytes) -> str | None:
    """A message by at least two headers at its very start, one of them no reader would write."""
    start = head.lstrip(_BLANK)
    first = _HEADER.match(start)
    second = _HEADER.match(start, first.end()) if first else None
    if second is None:
        return None
    headers = start.split(b"\r\n\r\n", 1)[0].split(b"\n\n", 1)[0]
    if not _MAIL.search(headers):
        return None
    return "multipart/related" if _ARCHIVED_PAGE.search(headers) else "message/rfc822"


def _check_text(head: bytes) -> None:
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) * MIN_WIDE_SHARE and min(even, odd) * 8 < max(even, odd):
        raise BadSource(
            "unknown_encoding",
            "The text is in UTF-16 or UTF-32 without a byte order mark, or is no text:"
            " save it as UTF-8.",
        )
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) * MAX_CONTROL_SHARE:
        raise BadSource(
            "binary_content", "The file is binary, not a page: save the article as HTML or text."
        )
