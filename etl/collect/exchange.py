"""One request to one checked address, and its answer as it came.

Guarantees an end in time and in bytes whatever the server does, a connection to no other address
than the endpoint's, and a certificate that holds for the endpoint's name.
"""

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Final

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from etl.collect.addresses import Endpoint
from etl.collect.http_payload import TooLarge, unpacked
from etl.collect.not_fetched import NotFetched

_STEP: Final = 1 << 16
_MOST_TRIED: Final = 4
"""Addresses of one name that are tried: the first of each family is nearly always enough."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long and how large an exchange may be; the total starts once the connection stands."""

    most_bytes: int = 10 << 20
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: `payload` is still compressed as `headers` say, but not in chunks."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    fetched_at: datetime
    address: str

    def header(self, name: str) -> str | None:
        """The value of a header; of several with one name, joined as HTTP joins them."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(found) if found else None

    def body(self, most_bytes: int) -> bytes:
        """The page itself, decompressed; raises `NotFetched` above `most_bytes`."""
        try:
            return unpacked(self.payload, self.header("content-encoding") or "", False, most_bytes)
        except TooLarge:
            raise _too_large(most_bytes) from None


def exchange(
    endpoint: Endpoint, headers: Mapping[str, str], bounds: Bounds, trust: ssl.SSLContext
) -> Answer:
    """Sends one GET; raises `NotFetched` where no whole answer comes within the bounds.

    Redirects are answers. `trust` checks the certificates of https.
    """
    with (
        _connected(endpoint, bounds.connect_seconds) as stream,
        _deadline(stream, bounds.total_seconds) as is_late,
    ):
        try:
            answer = _ask(stream, endpoint, headers, bounds, trust)
            if is_late.is_set():  # a cut may look like the end of the answer
                raise TimeoutError
            return answer
        except ssl.SSLCertVerificationError as error:
            raise NotFetched(
                "bad_certificate",
                f"The certificate of {endpoint.host} does not hold: {error.verify_message}.",
                is_passing=True,
            ) from None
        except (OSError, HTTPException, HTTPError) as error:
            is_timeout = is_late.is_set() or isinstance(error, TimeoutError)
            told = "took too long" if is_timeout else f"broke off ({error})"
            raise NotFetched(
                "timed_out" if is_timeout else "broken_answer",
                f"The answer of {endpoint.host} {told}.",
                is_passing=True,
            ) from None


def _ask(
    plain: socket.socket,
    endpoint: Endpoint,
    headers: Mapping[str, str],
    bounds: Bounds,
    trust: ssl.SSLContext,
) -> Answer:
    address = str(plain.getpeername()[0])  # the socket is gone once the answer was read
    plain.settimeout(bounds.read_seconds)
    is_secret = endpoint.scheme == "https"
    stream = trust.wrap_socket(plain, server_hostname=endpoint.host) if is_secret else plain
    connection = HTTPConnection(endpoint.host, endpoint.port, timeout=bounds.read_seconds)
    connection.sock = stream
    connection.auto_open = 0  # it must never connect by itself, to a name resolved anew
    try:
        connection.request(
            "GET",
            endpoint.target,
            headers={**headers, "Host": endpoint.authority},
            preload_content=False,
            decode_content=False,
        )
        fetched_at = datetime.now(UTC)
        with closing(connection.getresponse()) as response:
            return Answer(
                url=endpoint.url,
                status=response.status,
                reason=response.reason or "",
                headers=tuple(response.headers.items()),
                payload=_payload(response, bounds.most_bytes),
                fetched_at=fetched_at,
                address=address,
            )
    finally:
        connection.close()


def _payload(response: BaseHTTPResponse, most: int) -> bytes:
    told = response.headers.get("Content-Length", "")
    if told.isdecimal() and len(told) < 20 and int(told) > most:
        raise _too_large(most)
    pieces, length = [], 0
    while piece := response.read1(_STEP, decode_content=False):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            raise _too_large(most)
    return b"".join(pieces)


def _too_large(most: int) -> NotFetched:
    return NotFetched("too_large", f"It has more than the {most:,} bytes allowed.")


@contextmanager
def _connected(endpoint: Endpoint, seconds: float) -> Iterator[socket.socket]:
    """A connection to the first of the checked addresses that answers."""
    fault: OSError | None = None
    for address in endpoint.addresses[:_MOST_TRIED]:
        try:
            stream = socket.create_connection((address, endpoint.port), seconds)
        except OSError as error:
            fault = error
            continue
        with stream:
            yield stream
        return
    raise NotFetched(
        "no_connection", f"The host {endpoint.host} does not answer ({fault}).", is_passing=True
    )


@contextmanager
def _deadline(stream: socket.socket, seconds: float) -> Iterator[threading.Event]:
    """Cuts the connection when its time is over: timeouts of a socket bound one read only."""
    is_late = threading.Event()
    twin = stream.dup()  # TLS takes the socket itself away

    def cut() -> None:
        is_late.set()
        with suppress(OSError):
            twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield is_late
    finally:
        timer.cancel()
        timer.join()
        twin.close()
