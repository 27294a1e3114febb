"""One polite GET: who it says it is, how often it asks, and where it ends up."""

import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.collect.sites import Site, answer, fault, in_turn, redirect, visitor

PAGE = "<p>Le pont a rouvert à midi.</p>".encode()


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
