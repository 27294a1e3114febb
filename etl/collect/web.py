"""Gets pages from the web: one polite, safe GET after another.

Guarantees one request at a time to a host with a pause between, robots.txt obeyed, and every step of
a redirect checked like the first.
"""

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin

from etl.collect.addresses import Endpoint, Reach
from etl.collect.exchange import Answer, Bounds, exchange
from etl.collect.not_fetched import NotFetched
from etl.collect.robots import MOST_BYTES, Robots, parse_robots

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What a server says when the fault is not the request's: try later (RFC 9110, 6585, 8470)."""
_ROBOTS_HOPS: Final = 5
"""RFC 9309, 2.3.1.2: at least five redirects of robots.txt are followed."""
_ACCEPTED: Final = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br, zstd",
}


@dataclass(frozen=True, slots=True)
class Manners:
    """How we behave: who we say we are, how long we pause, how often we try again."""

    user_agent: str
    pause_seconds: float = 1.0
    longest_pause_seconds: float = 30.0  # a longer Crawl-delay is read as this, as large robots do
    tries: int = 3
    first_wait_seconds: float = 1.0  # doubled each time
    longest_wait_seconds: float = 60.0  # a longer Retry-After ends the tries of this run
    most_redirects: int = 10


@dataclass(slots=True)
class _Host:
    """Whose turn it is at a host, and when the next visit may come (monotonic seconds)."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    pause_seconds: float = 0.0


@dataclass(slots=True)
class _Gate:
    """What robots.txt of one origin says, or why it cannot be read, once it was asked."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    told: Robots | str | None = None


class Web:
    """A visitor of sites; threads may share one."""

    def __init__(
        self,
        manners: Manners,
        reach: Reach | None = None,
        bounds: Bounds | None = None,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._manners = manners
        self._reach = reach or Reach()
        self._bounds = bounds or Bounds()
        self._stopped = threading.Event()
        self._sleep = sleep or self._stopped.wait
        self._trust = ssl.create_default_context()
        self._hosts: dict[str, _Host] = {}
        self._gates: dict[str, _Gate] = {}
        self._registry = threading.Lock()

    @property
    def most_bytes(self) -> int:
        """The largest page that is taken, packed or unpacked."""
        return self._bounds.most_bytes

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer at the end of the redirects: any status but a redirect or "try later".

        Raises `NotFetched` where an address must not be reached or robots.txt forbids it, and where
        no answer came after all tries.
        """
        for _ in range(self._manners.most_redirects + 1):
            endpoint = self._reach.endpoint(url)
            self._obey(endpoint)
            answer = self._insist(endpoint, headers or {}, self._bounds)
            target = _redirect(answer)
            if target is None:
                return answer
            url = target
        most = self._manners.most_redirects
        raise NotFetched("too_many_redirects", f"It leads through more than {most} redirects.")

    def stop(self) -> None:
        """Ends all waiting and refuses what is asked from now on."""
        self._stopped.set()

    def _obey(self, endpoint: Endpoint) -> None:
        """Raises `NotFetched` where robots.txt forbids an address, or cannot be read now."""
        with self._registry:
            gate = self._gates.setdefault(endpoint.origin, _Gate())
        with gate.turn:
            if gate.told is None:
                gate.told = self._ask_robots(endpoint)
        if isinstance(gate.told, str):
            raise NotFetched("robots_unavailable", gate.told, is_passing=True)
        asked = min(gate.told.delay_seconds, self._manners.longest_pause_seconds)
        host = self._host(endpoint)
        host.pause_seconds = max(host.pause_seconds, asked)
        if not gate.told.allows(endpoint.target):
            told = f"{endpoint.origin}/robots.txt forbids {endpoint.target[:200]}."
            raise NotFetched("forbidden_by_robots", told)

    def _ask_robots(self, endpoint: Endpoint) -> Robots | str:
        """The rules by RFC 9309, or a sentence: without a file all is allowed, without an answer
        nothing is.
        """
        bounds = replace(self._bounds, most_bytes=max(self._bounds.most_bytes, MOST_BYTES))
        here = replace(endpoint, target="/robots.txt")
        try:
            for _ in range(_ROBOTS_HOPS + 1):
                answer = self._insist(here, {}, bounds)
                target = _redirect(answer)
                if answer.status >= 500:
                    return f"{endpoint.origin}/robots.txt answers {answer.status}."
                if target is None:
                    found = 200 <= answer.status < 300
                    body = answer.body(bounds.most_bytes) if found else b""
                    return parse_robots(body, self._manners.user_agent)
                here = self._reach.endpoint(target)
        except NotFetched as fault:
            if fault.is_passing or fault.rule == "too_large":
                return f"{endpoint.origin}/robots.txt cannot be read now: {fault}"
        return Robots()

    def _insist(self, endpoint: Endpoint, headers: Mapping[str, str], bounds: Bounds) -> Answer:
        """Asks again, later and later, where trying again may help."""
        wait, tried = self._manners.first_wait_seconds, 1
        while True:
            try:
                return self._ask(endpoint, headers, bounds)
            except NotFetched as fault:
                pause = max(wait, fault.wait_seconds)
                is_last = tried >= self._manners.tries
                if is_last or not fault.is_passing or pause > self._manners.longest_wait_seconds:
                    raise
            self._sleep(pause)
            wait, tried = wait * 2, tried + 1

    def _ask(self, endpoint: Endpoint, headers: Mapping[str, str], bounds: Bounds) -> Answer:
        sent = {"User-Agent": self._manners.user_agent, **_ACCEPTED, **headers}
        host = self._host(endpoint)
        with host.turn:
            self._sleep(max(0.0, host.free_at - time.monotonic()))
            if self._stopped.is_set():
                raise NotFetched("stopped", "The run was stopped.", is_passing=True)
            try:
                answer = exchange(endpoint, sent, bounds, self._trust)
            finally:
                host.free_at = time.monotonic() + host.pause_seconds
        if answer.status in _PASSING:
            raise NotFetched(
                f"status_{answer.status}",
                f"It answers {answer.status}.",
                is_passing=True,
                wait_seconds=_retry_after(answer),
            )
        return answer

    def _host(self, endpoint: Endpoint) -> _Host:
        with self._registry:
            new = _Host(pause_seconds=self._manners.pause_seconds)
            return self._hosts.setdefault(endpoint.host, new)


def _redirect(answer: Answer) -> str | None:
    """Where an answer leads; None where it is the page itself."""
    location = answer.header("location") if answer.status in _REDIRECTS else None
    if location is None:
        return None
    try:
        return urljoin(answer.url, _as_sent(location.strip()))
    except ValueError:
        raise NotFetched("bad_address", f"{answer.url} leads to no address.") from None


def _as_sent(value: str) -> str:
    """A header's value in UTF-8, as most servers send it, where reading took it for Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _retry_after(answer: Answer) -> float:
    """Seconds that a server asks to wait: a number, or a date (RFC 9110, 10.2.3)."""
    told = (answer.header("retry-after") or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, OverflowError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
