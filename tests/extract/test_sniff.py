"""Formats are told by content: by magic bytes, root element, keys or headers."""

import pytest

from etl.extract.page import BadSource
from etl.extract.sniff import sniff

CASES = {
    "application/rss+xml": [b'<?xml version="1.0"?>\n<rss version="2.0">', b"\xef\xbb\xbf<!-- made by x --><rss>"],
    "application/atom+xml": [b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>'],
    "application/rdf+xml": [b"<rdf:RDF xmlns:rdf='x'><channel>"],
    "application/xml": [b'<?xml version="1.0"?><urlset>'],
    "application/vnd.iptc.g2.newsitem+xml": [b"<newsItem guid='x'>"],
    "text/xml": [b'<?xml version="1.0"?><sitemapindex>', b"<?xml version='1.0'?><packageItem>"],
    "text/vnd.iptc.nitf": [b'<!DOCTYPE nitf SYSTEM "x"><nitf>', b"<nitf><head><title>t</title></head>"],
    "text/html": [
        b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">',
        b"Some words <p>and</p>",
        b"<!-- saved --><html><body>",
        "<html><p>weit".encode("utf-16"),
    ],
    "application/feed+json": [b'{"version": "https://jsonfeed.org/version/1.1", "items": []}'],
    "application/ninjs+json": [b'{"uri": "urn:x", "versioncreated": "2026-01-01"}'],
    "application/json": [b'{"title": "x"}\n{"title": "y"}', b'[\n {"a": 1}]', b"{}"],
    "multipart/related": [b"From: <Saved>\r\nSnapshot-Content-Location: x\r\nMIME-Version: 1.0\r\n\r\n"],
    "message/rfc822": [b"Subject: x\nMessage-ID: <1@a>\n\nhello", b"Received: by x\n\tfor y\nFrom: z\n\n"],
    "text/plain": [
        b"From: a reader\nTo: the editor\nDear Sir,",
        b"Correction: the vote was on Monday.\nA second line: here.",
        b"[Photo: AFP] The minister said",
        b"{sic} he wrote",
        b"Title: something\n\nText",
    ],
    "application/pdf": [b"%PDF-1.7\n"],
    "application/gzip": [b"\x1f\x8b\x08"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("media_type", "body"), [(kind, body) for kind in CASES for body in CASES[kind]]
)
def test_content_tells_the_format(media_type: str, body: bytes) -> None:
    assert sniff(body) == media_type


@pytest.mark.parametrize("body", [b"", b"  \n", b"\xef\xbb\xbf"])
def test_nothing_is_no_format(body: bytes) -> None:
    with pytest.raises(BadSource):
        sniff(body)
