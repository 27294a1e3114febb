"""Robots.txt is obeyed as RFC 9309 says."""

import time

import pytest

from etl.collect.addresses import Reach, networks
from etl.collect.robots import parse_robots
from tests.collect.sites import Site, answer, endless, fault, redirect, visitor

PAGE = b"<p>The bridge is open.</p>"


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


def test_a_robots_txt_that_never_ends_allows_nothing(news: Site) -> None:
    news.pages.update({"/robots.txt": endless(b"Disallow: /\n" * 1000), "/": answer(PAGE)})
    assert fault(visitor(), news.url("/")).rule == "robots_unavailable"
