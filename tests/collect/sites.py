"""Real servers on loopback, under names that only the tests' resolver knows."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from etl.collect.addresses import Reach, networks
from etl.collect.exchange import Bounds
from etl.collect.not_fetched import NotFetched
from etl.collect.web import Manners, Web

Serve = Callable[[BaseHTTPRequestHandler], None]
LOOPBACK = networks("127.0.0.0/8")
QUICK = Bounds(most_bytes=200_000, connect_seconds=2, read_seconds=0.5, total_seconds=1.5)


@dataclass
class Site:
    """A server: what it answers on each path, and what it was asked."""

    port: int
    pages: dict[str, Serve] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    asked_at: list[float] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def url(self, path: str, host: str = "news.example.org") -> str:
        """The address of a path under a name."""
        return f"http://{host}:{self.port}{path}"

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return self.asked.count(path)


@contextmanager
def site() -> Iterator[Site]:
    """A server that knows no page yet."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append(self.path)
            served.headers.append({name.lower(): value for name, value in self.headers.items()})
            served.asked_at.append(time.monotonic())
            served.at_once += 1
            served.most_at_once = max(served.most_at_once, served.at_once)
            try:
                served.pages.get(self.path, answer(b"nothing", status=404))(self)
            except OSError:
                self.close_connection = True  # the visitor has left, as it may
            finally:
                served.at_once -= 1

        def log_message(self, *told: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


def answer(body: bytes, status: int = 200, **headers: str) -> Serve:
    """A page with its headers; `content_type` is the header Content-Type."""

    def serve(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-").title(), value)
        if status != 304:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return serve


def redirect(where: str, status: int = 302) -> Serve:
    """An answer that leads elsewhere."""
    return answer(b"", status, location=where)


def in_turn(*answers: Serve) -> Serve:
    """The first answer to the first visit, and so on; the last for good."""
    left = list(answers)
    return lambda request: (left.pop(0) if len(left) > 1 else left[0])(request)


def endless(piece: bytes, pause: float = 0.0) -> Serve:
    """A body without end, in chunks."""

    def serve(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        while True:
            request.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            time.sleep(pause)

    return serve


def dripping(pause: float) -> Serve:
    """A header that comes a byte at a time and never ends."""

    def serve(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            request.wfile.write(b"a")
            time.sleep(pause)

    return serve


def bomb(size: int) -> bytes:
    """Zeros, packed small."""
    return gzip.compress(bytes(size), 9)


def visitor(
    *,
    pause: float = 0.0,
    tries: int = 1,
    reach: Reach | None = None,
    bounds: Bounds = QUICK,
    waits: list[float] | None = None,
) -> Web:
    """A visitor to whom every name is this machine; `waits` takes what it would have waited."""
    manners = Manners("Dateline-test/1 (+https://example.org/bot)", pause, tries=tries)
    everywhere = Reach(LOOPBACK, lambda host, port: ["127.0.0.1"])
    return Web(manners, reach or everywhere, bounds, None if waits is None else waits.append)


def fault(web: Web, url: str) -> NotFetched:
    """What a visit that must fail fails with."""
    with pytest.raises(NotFetched) as caught:
        web.get(url)
    return caught.value
