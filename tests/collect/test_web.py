"""One polite, safe GET: where it may go, how it behaves, and that it ends."""

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path

import brotli
import pytest
import zstandard

from etl.collect.addresses import Reach, is_public, networks
from etl.collect.not_fetched import NotFetched
from etl.collect.robots import parse_robots
from etl.collect.web import Manners, Web
from tests.collect.sites import (
    LOOPBACK,
    QUICK,
    Serve,
    Site,
    answer,
    bomb,
    dripping,
    endless,
    in_turn,
    redirect,
    site,
    visitor,
)

PAGE = "<p>Le pont a rouvert à midi.</p>".encode()


@pytest.fixture
def news() -> Iterator[Site]:
    with site() as served:
        yield served


def fault(web: Web, url: str) -> NotFetched:
    """What a visit that must fail fails with."""
    with pytest.raises(NotFetched) as caught:
        web.get(url)
    return caught.value


# ---- where it may go -----------------------------------------------------------------------------

PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2001::1",
    "3fff::1",
    "100::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "5f00::1",
    "fe80::1%eth0",
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_on_the_public_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_that_are(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "written",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
        "http://localhost./",
    ],
)
def test_no_spelling_of_loopback_is_reached(written: str) -> None:
    assert fault(Web(Manners("test")), written).rule == "private_address"


@pytest.mark.parametrize(
    "written",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://user@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http:///x",
        "http://example.org:99999/",
        "http://[::1/",
        "http://a\r\nb/",
        "gopher://x",
        "",
        "http://" + "a" * 300 + ".org/",
    ],
)
def test_what_is_no_web_address_is_not_asked(written: str) -> None:
    assert fault(visitor(), written).rule == "bad_address"


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    reach = Reach(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    assert fault(visitor(reach=reach), "http://example.org/").rule == "private_address"


def test_an_unusual_port_needs_a_setting() -> None:
    public = Reach(resolve=lambda host, port: ["8.8.8.8"])
    assert fault(visitor(reach=public), "http://example.org:8080/").rule == "unusual_port"
    named = Reach(networks("10.0.0.0/8, 8.8.8.0/24,"), lambda host, port: ["8.8.8.8"])
    assert named.endpoint("http://example.org:8080/").port == 8080


def test_a_name_that_changes_its_address_leads_nowhere_else(news: Site) -> None:
    news.pages["/"] = answer(PAGE)
    asked: list[str] = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    web = visitor(reach=Reach(LOOPBACK, rebind))
    assert web.get(news.url("/")).payload == PAGE
    assert asked == ["news.example.org"]  # robots.txt and the page: one name, asked once
    assert fault(web, news.url("/")).rule == "private_address"


def test_redirects_are_checked_like_the_first_address(news: Site) -> None:
    reach = Reach(
        networks("127.0.0.1"),
        lambda host, port: ["127.0.0.2" if host == "inside.example.org" else "127.0.0.1"],
    )
    for where in (
        "http://inside.example.org/",
        f"http://inside.example.org:{news.port}/",
        "file:///etc/passwd",
        "//inside.example.org/x",
    ):
        news.pages["/"] = redirect(where)
        assert fault(visitor(reach=reach), news.url("/")).rule in ("private_address", "bad_address")


def test_robots_txt_cannot_lead_inside(news: Site) -> None:
    reach = Reach(
        networks("127.0.0.1"),
        lambda host, port: ["127.0.0.2" if host == "inside.example.org" else "127.0.0.1"],
    )
    news.pages.update(
        {"/robots.txt": redirect(f"http://inside.example.org:{news.port}/x"), "/": answer(PAGE)}
    )
    assert visitor(reach=reach).get(news.url("/")).payload == PAGE
    assert "/x" not in news.asked


@pytest.mark.parametrize("where", ["/\u00e9?a=1#top", "/\u00c3\u00a9?a=1", "/%C3%A9?a=1"])
def test_the_final_address_is_kept(where: str, news: Site) -> None:
    """In one spelling, whether the header came in Latin-1, in UTF-8 or escaped."""
    news.pages.update({"/old": redirect(where, 301), "/%C3%A9?a=1": answer(PAGE)})
    found = visitor().get(news.url("/old"))
    assert found.url == news.url("/%C3%A9?a=1")
    assert found.payload == PAGE
    assert found.address == "127.0.0.1"


def test_redirects_end(news: Site) -> None:
    news.pages["/"] = redirect("/")
    assert fault(visitor(), news.url("/")).rule == "too_many_redirects"
    assert news.times("/") == 11


# ---- how it behaves ------------------------------------------------------------------------------


def test_it_says_who_it_is_and_asks_by_name(news: Site) -> None:
    news.pages["/"] = answer(PAGE)
    visitor().get(news.url("/"), {"If-None-Match": '"a"'})
    assert news.headers[-1]["user-agent"] == "Dateline-test/1 (+https://example.org/bot)"
    assert news.headers[-1]["host"] == f"news.example.org:{news.port}"
    assert news.headers[-1]["accept-encoding"] == "gzip, deflate, br, zstd"
    assert news.headers[-1]["if-none-match"] == '"a"'


def test_an_unchanged_page_is_told_as_such(news: Site) -> None:
    news.pages["/"] = answer(b"", 304, etag='"a"')
    assert visitor().get(news.url("/"), {"If-None-Match": '"a"'}).status == 304


def test_robots_txt_is_obeyed_and_asked_once(news: Site) -> None:
    news.pages.update(
        {"/robots.txt": answer(b"User-agent: *\nDisallow: /private\n"), "/": answer(PAGE)}
    )
    web = visitor()
    assert fault(web, news.url("/private/x")).rule == "forbidden_by_robots"
    assert web.get(news.url("/")).payload == PAGE
    assert news.asked == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("status", "rule"),
    [(404, None), (403, None), (500, "robots_unavailable"), (503, "robots_unavailable")],
)
def test_a_missing_robots_txt_allows_and_a_failing_one_waits(
    status: int, rule: str | None, news: Site
) -> None:
    news.pages.update({"/robots.txt": answer(b"", status), "/": answer(PAGE)})
    if rule is None:
        assert visitor().get(news.url("/")).payload == PAGE
    else:
        told = fault(visitor(), news.url("/"))
        assert told.rule == rule
        assert told.is_passing
        assert news.times("/") == 0


ROBOTS = b"""\xef\xbb\xbfUser-Agent: Dateline   # us
User-agent: other
Crawl-delay: 2.5
Disallow: /*.php$
Disallow: /a
Allow: /a/b
Disallow: /\xc3\xa9
Disallow:

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("target", "is_allowed"),
    [
        ("/", True),
        ("/a", False),
        ("/ab", False),
        ("/a/b/c", True),
        ("/x.php", False),
        ("/x.php.php", False),
        ("/x.php?y", True),
        ("/%c3%a9t", False),
    ],
)
def test_rules_of_robots_txt(target: str, is_allowed: bool) -> None:
    rules = parse_robots(ROBOTS, "Dateline/0.1 (+https://example.org)")
    assert rules.allows(target) == is_allowed
    assert rules.delay_seconds == 2.5
    assert not parse_robots(ROBOTS, "Someone/1").allows(target)


def test_rules_that_would_be_slow_are_not() -> None:
    rules = parse_robots(b"User-agent: *\n" + b"Disallow: /" + b"*a" * 2_000 + b"b$\n", "x")
    started = time.monotonic()
    assert rules.allows("/" + "a" * 4_000)
    assert time.monotonic() - started < 1


def test_one_visit_at_a_time_to_a_host_with_a_pause(news: Site) -> None:
    news.pages["/"] = answer(PAGE)
    web = visitor(pause=0.1)
    threads = [threading.Thread(target=web.get, args=(news.url("/"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert news.times("/") == 4
    assert news.most_at_once == 1
    gaps = [after - before for before, after in zip(news.asked_at, news.asked_at[1:], strict=False)]
    assert min(gaps) >= 0.09


def test_the_pause_that_a_site_asks_for_is_kept(news: Site) -> None:
    news.pages.update(
        {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 7\n"), "/": answer(PAGE)}
    )
    waits: list[float] = []
    web = visitor(waits=waits)
    web.get(news.url("/"))
    web.get(news.url("/"))
    assert 6 < waits[-1] <= 7


def test_passing_faults_are_tried_again_later_and_later(news: Site) -> None:
    news.pages["/"] = in_turn(answer(b"", 503), answer(b"", 502), answer(PAGE))
    waits: list[float] = []
    assert visitor(tries=3, waits=waits).get(news.url("/")).payload == PAGE
    assert [wait for wait in waits if wait >= 1] == [1, 2]


def test_retry_after_is_obeyed_within_bounds(news: Site) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    news.pages["/"] = in_turn(
        answer(b"", 429, retry_after="7"), answer(b"", 503, retry_after=soon), answer(PAGE)
    )
    waits: list[float] = []
    visitor(tries=3, waits=waits).get(news.url("/"))
    first, second = [wait for wait in waits if wait >= 1]
    assert first == 7
    assert 15 < second <= 20
    news.pages["/"] = answer(b"", 429, retry_after="86400")
    before = news.times("/")
    assert fault(visitor(tries=3), news.url("/")).rule == "status_429"
    assert news.times("/") == before + 1


def test_a_missing_page_is_an_answer_and_not_tried_again(news: Site) -> None:
    assert visitor(tries=3).get(news.url("/gone")).status == 404
    assert news.times("/gone") == 1


# ---- that it ends --------------------------------------------------------------------------------


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


# ---- certificates --------------------------------------------------------------------------------


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


def test_bounds_are_the_visitor_s_own() -> None:
    assert visitor().most_bytes == QUICK.most_bytes
