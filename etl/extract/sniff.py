"""What bytes are, told by their content and not by their name.

Guarantees a media type that `FORMATS` may know, or `BadSource` where nobody could read them.
"""

import re

from etl.extract.page import BadSource

SNIFFED_BYTES = 4_096
MAX_CONTROL_SHARE = 0.02
"""Above this share of control characters bytes are no text in any encoding that pages use."""

MIN_WIDE_SHARE = 0.2
"""UTF-16 leaves every other byte of Latin text zero: at least this share of all bytes."""

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x7fELF", "application/x-executable"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"WARC/", "application/warc"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|script|section|table)[\s>/]",
    re.IGNORECASE,
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b") + b"\x7f"


def sniff(body: bytes) -> str:
    """The media type of the bytes; raises `BadSource` where they are empty or no text."""
    if not body.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise BadSource("empty_file", "The file is empty: save the page again.")
    for magic, media_type in _MAGIC:
        if body.startswith(magic):
            return media_type
    head = body[:SNIFFED_BYTES]
    if not body.startswith(_WIDE_MARKS):
        _check_text(head)
    wide = body.startswith(_WIDE_MARKS)
    return (
        "text/html" if _HTML.search(head.replace(b"\x00", b"") if wide else head) else "text/plain"
    )


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
