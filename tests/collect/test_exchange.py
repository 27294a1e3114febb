"""One exchange ends, in time and in bytes, and only with whom it was meant for."""

import gzip
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import brotli
import pytest
import zstandard

from etl.collect.not_fetched import NotFetched
from tests.collect.sites import (
    Serve,
    Site,
    answer,
    bomb,
    dripping,
    endless,
    fault,
    site,
    visitor,
)

PAGE = "<p>Le pont a rouvert à midi.</p>".encode()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("zstd", zstandard.compress(PAGE)),
        ("identity", PAGE),
        ("gzip", PAGE),
        ("GZIP, br", brotli.compress(gzip.compress(PAGE))),
    ],
)
def test_packed_pages(encoding: str, packed: bytes, news: Site) -> None:
    news.pages["/"] = answer(packed, content_encoding=encoding)
    found = visitor().get(news.url("/"))
    assert found.payload == packed
    assert found.body(1_000) == PAGE


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", bomb(50_000_000)), ("gzip, gzip", gzip.compress(bomb(100_000_000)))],
)
def test_a_page_that_unpacks_without_end(encoding: str, packed: bytes, news: Site) -> None:
    news.pages["/"] = answer(packed, content_encoding=encoding)
    found = visitor().get(news.url("/"))
    with pytest.raises(NotFetched, match="200,000 bytes"):
        found.body(200_000)


def test_a_page_that_is_too_large_is_not_read(news: Site) -> None:
    news.pages.update({"/told": answer(bytes(300_000)), "/endless": endless(bytes(5_000))})
    assert fault(visitor(), news.url("/told")).rule == "too_large"
    assert fault(visitor(), news.url("/endless")).rule == "too_large"


@pytest.mark.parametrize(
    "serve", [dripping(0.05), endless(b"a", 0.05), lambda request: time.sleep(3)]
)
def test_a_slow_server_is_left(serve: Serve, news: Site) -> None:
    news.pages["/"] = serve
    started = time.monotonic()
    told = fault(visitor(), news.url("/"))
    assert told.rule == "timed_out"
    assert told.is_passing
    assert time.monotonic() - started < 2.5


def raw(told: bytes) -> Serve:
    """Bytes in place of an answer, then the end."""

    def serve(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(told)
        request.close_connection = True

    return serve


@pytest.mark.parametrize(
    "told",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello",
        b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
    ],
)
def test_the_ways_in_which_an_answer_ends(told: bytes, news: Site) -> None:
    news.pages["/"] = raw(told)
    assert visitor().get(news.url("/")).payload == b"hello"


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"no HTTP at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000,
    ],
)
def test_broken_answers(told: bytes, news: Site) -> None:
    news.pages["/"] = raw(told)
    assert fault(visitor(), news.url("/")).rule == "broken_answer"


def test_nobody_there() -> None:
    with site() as gone:
        pass
    assert fault(visitor(), gone.url("/")).rule in ("robots_unavailable", "no_connection")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of its own authority for news.example.org, with its key."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example.org")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def test_the_certificate_must_hold_for_the_name_not_the_address(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(PAGE)(self)

        def log_message(self, *told: object) -> None:
            return

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda stream, name, context: names.append(name)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    port = server.server_address[1]
    try:
        assert fault(visitor(), f"https://news.example.org:{port}/").rule == "robots_unavailable"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert visitor().get(f"https://news.example.org:{port}/").payload == PAGE
        assert names[-1] == "news.example.org"
        assert "certificate" in str(fault(visitor(), f"https://other.example.org:{port}/"))
    finally:
        server.shutdown()
        server.server_close()
