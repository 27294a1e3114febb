"""Feeds followed on real servers: what is new is fetched once, and read like any inbox."""

import gzip
import json
import time
from pathlib import Path

import pytest

from etl.collect import feed_state, feeds
from etl.collect.archives import Member, Skipped, members
from etl.collect.feed_state import KEPT_DAYS, MOST_RUNS, FeedState
from etl.collect.feeds import fetch_feeds
from etl.collect.feeds_file import FeedEntry
from etl.collect.fetched import Fetched, NoneFetched
from etl.extract.charset import decode
from tests.collect.sites import Serve, Site, answer, in_turn, visitor

STORY = "<html><title>Pont</title><h1>Le pont rouvre</h1><p>Le pont a été rouvert.</p>"


def rss(news: Site, *paths: str) -> bytes:
    """A feed that lists pages of the site."""
    items = "".join(f"<item><title>n</title><link>{news.url(p)}</link></item>" for p in paths)
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def page(words: str = STORY, **headers: str) -> Serve:
    return answer(words.encode(), content_type="text/html; charset=utf-8", **headers)


def run(lake: Path, *entries: FeedEntry, stamp: str = "20260101T000000") -> Fetched:
    """One run over feeds, as the step does it."""
    return fetch_feeds(entries, visitor(), lake / "feeds", lake / "fetched", stamp)


def feed(
    news: Site, path: str = "/rss", *, fetch_pages: bool = True, most_pages: int = 50, **told: str
) -> FeedEntry:
    return FeedEntry(news.url(path), told, fetch_pages, most_pages)


def read(lake: Path) -> list[Member | Skipped]:
    """What the archives of a lake hold, as `collect` reads them."""
    files = sorted((lake / "fetched").glob("*"))
    return [member for path in files for member in members(path, 1_000_000)]


def pages(lake: Path) -> list[Member]:
    return [member for member in read(lake) if isinstance(member, Member)]


def state(lake: Path) -> dict[str, dict[str, object]]:
    return dict(json.loads((lake / "feeds" / "state.json").read_text()))


def test_new_pages_are_fetched_once_and_read_back_as_they_came(news: Site, tmp_path: Path) -> None:
    packed = gzip.compress(STORY.encode())
    news.pages.update(
        {
            "/rss": answer(rss(news, "/1", "/2")),
            "/1": page(),
            "/2": answer(
                packed, content_type="text/html; charset=latin-1", content_encoding="gzip"
            ),
        }
    )
    told = run(tmp_path, feed(news))
    assert told.counts() == {
        "feeds_read": 1,
        "feeds_unchanged": 0,
        "feeds_failed": 0,
        "pages_fetched": 2,
        "pages_failed": 0,
        "pages_waiting": 0,
    }
    listing, first, second = read(tmp_path)
    assert isinstance(listing, Skipped)
    assert listing.reason == "metadata"
    assert isinstance(first, Member)
    assert isinstance(second, Member)
    assert (first.uri, first.body, first.charset) == (news.url("/1"), STORY.encode(), "utf-8")
    assert (second.uri, second.body, second.charset) == (news.url("/2"), STORY.encode(), "latin-1")
    assert first.fetched_at is not None
    assert int(first.locator) < int(second.locator)  # a gzip member each
    again = run(tmp_path, feed(news), stamp="20260101T010000")
    assert again.page_count == 0
    assert news.times("/1") == news.times("/2") == 1
    assert len(list((tmp_path / "fetched").iterdir())) == 1


def test_archives_are_named_by_run_and_host_and_never_replaced(news: Site, tmp_path: Path) -> None:
    news.pages.update(
        {
            "/rss": in_turn(answer(rss(news, "/1")), answer(rss(news, "/2"))),
            "/1": page(),
            "/2": page("<p>other"),
        }
    )
    run(tmp_path, feed(news))
    run(tmp_path, feed(news))
    names = sorted(path.name for path in (tmp_path / "fetched").iterdir())
    assert names == [
        "20260101T000000-news.example.org-2.warc.gz",
        "20260101T000000-news.example.org.warc.gz",
    ]


def test_chunked_pages_are_kept_without_their_chunks(news: Site, tmp_path: Path) -> None:
    def chunked(request: object) -> None:
        request.send_response(200)  # type: ignore[attr-defined]
        request.send_header("Content-Type", "text/html")  # type: ignore[attr-defined]
        request.send_header("Transfer-Encoding", "chunked")  # type: ignore[attr-defined]
        request.end_headers()  # type: ignore[attr-defined]
        request.wfile.write(b"5\r\n<p>he\r\n3\r\nllo\r\n0\r\n\r\n")  # type: ignore[attr-defined]

    news.pages.update({"/rss": answer(rss(news, "/1")), "/1": chunked})
    run(tmp_path, feed(news))
    assert pages(tmp_path)[0].body == b"<p>hello"
    text = gzip.decompress(next((tmp_path / "fetched").iterdir()).read_bytes())
    assert b"X-Crawler-Transfer-Encoding: chunked\r\n" in text
    assert b"WARC-IP-Address: 127.0.0.1\r\n" in text


@pytest.mark.parametrize("told", ["latin-1", "utf-8", "koi8-r", "no-such-charset", ""])
def test_a_wrong_charset_in_the_header_does_not_garble_a_page(
    told: str, news: Site, tmp_path: Path
) -> None:
    """The header is kept for the reader, who passes over what the bytes contradict."""
    news.pages.update({"/rss": answer(rss(news, "/1"))})
    news.pages["/1"] = answer(STORY.encode(), content_type=f"text/html; charset={told}")
    run(tmp_path, feed(news))
    found = pages(tmp_path)[0]
    assert (found.charset or "") == told
    assert decode(found.body, found.charset)[0] == STORY


def test_headers_of_every_kind_come_through(news: Site, tmp_path: Path) -> None:
    odd = {
        "content_type": "text/html; charset=\u00e9",
        "x_odd": "a\u00ff\tb",
        "x_long": "c" * 9_000,
    }
    news.pages.update({"/rss": answer(rss(news, "/1"), **odd), "/1": page(), "/2": page()})
    news.pages["/1"] = answer(STORY.encode(), **odd)
    run(tmp_path, feed(news))
    assert [member.body for member in pages(tmp_path)] == [STORY.encode()]


def test_an_unchanged_feed_is_asked_with_what_it_said_last(news: Site, tmp_path: Path) -> None:
    news.pages.update(
        {
            "/rss": in_turn(
                answer(rss(news, "/1"), etag='"v1"', last_modified="Mon, 05 Jan 2026 10:00:00 GMT"),
                answer(b"", 304),
            ),
            "/1": page(),
        }
    )
    run(tmp_path, feed(news))
    told = run(tmp_path, feed(news))
    assert told.unchanged_feed_count == 1
    assert news.headers[-1]["if-none-match"] == '"v1"'
    assert news.headers[-1]["if-modified-since"] == "Mon, 05 Jan 2026 10:00:00 GMT"


def test_what_is_over_the_bound_comes_next_even_from_an_unchanged_feed(
    news: Site, tmp_path: Path
) -> None:
    listed = [f"/{n}" for n in range(5)]
    news.pages.update({path: page(path) for path in listed})
    news.pages["/rss"] = answer(rss(news, *listed), etag='"v1"')
    counts = [run(tmp_path, feed(news, most_pages=2)).counts() for _ in range(4)]
    assert [(told["pages_fetched"], told["pages_waiting"]) for told in counts] == [
        (2, 3),
        (2, 1),
        (1, 0),
        (0, 0),
    ]
    assert [
        "if-none-match" in told
        for told, path in zip(news.headers, news.asked, strict=True)
        if path == "/rss"
    ] == [False, False, False, True]


def test_one_bad_feed_stops_no_other_and_is_told(news: Site, tmp_path: Path) -> None:
    news.pages.update(
        {
            "/rss": answer(rss(news, "/1", "/gone")),
            "/1": page(),
            "/html": page(),
            "/broken": answer(b"<rss"),
            "/down": answer(b"", 503),
            "/empty": answer(rss(news)),
        }
    )
    bad = ("/html", "/broken", "/down", "/empty", "/missing")
    told = run(
        tmp_path,
        *(feed(news, path) for path in bad),
        feed(news),
        FeedEntry("http://10.0.0.1/rss", {}),
    )
    assert told.failed_feed_count == 6
    assert told.page_count == 1
    rules = {fault.url.rpartition("/")[2]: fault.rule for fault in told.faults}
    assert rules["down"] == "status_503"
    assert rules["missing"] == "status_404"
    assert rules["gone"] == "status_404"
    assert rules["html"] in ("no_items", "broken_xml")
    assert rules["empty"] == "no_items"
    assert all(fault.message.endswith((".", "?")) or fault.message for fault in told.faults)


def test_where_every_feed_fails_the_run_does(news: Site, tmp_path: Path) -> None:
    with pytest.raises(NoneFetched, match="404"):
        run(tmp_path, feed(news, "/missing")).check()
    run(tmp_path).check()


def test_a_passing_fault_is_tried_in_later_runs_but_not_for_ever(
    news: Site, tmp_path: Path
) -> None:
    news.pages.update(
        {"/rss": answer(rss(news, "/1", "/gone"), etag='"v1"'), "/1": answer(b"", 503)}
    )
    for _ in range(MOST_RUNS + 2):
        run(tmp_path, feed(news))
    assert news.times("/1") == MOST_RUNS
    assert news.times("/gone") == 1
    assert state(tmp_path)["faults"] == {}


def test_a_site_that_is_down_is_left_alone_until_the_next_run(news: Site, tmp_path: Path) -> None:
    listed = [f"/{n}" for n in range(10)]
    news.pages.update({path: answer(b"", 503) for path in listed})
    news.pages["/rss"] = answer(rss(news, *listed))
    told = run(tmp_path, feed(news)).counts()
    assert (told["pages_failed"], told["pages_waiting"]) == (3, 7)
    assert sum(news.times(path) for path in listed) == 3


def test_a_page_that_two_feeds_list_is_fetched_once(news: Site, tmp_path: Path) -> None:
    news.pages.update(
        {
            "/rss": answer(rss(news, "/1")),
            "/world": answer(rss(news, "/1", "/2")),
            "/1": page(),
            "/2": page("<p>b"),
        }
    )
    assert run(tmp_path, feed(news), feed(news, "/world")).page_count == 2
    assert news.times("/1") == 1


def test_a_page_is_kept_under_the_address_it_was_found_at(news: Site, tmp_path: Path) -> None:
    news.pages.update(
        {
            "/rss": answer(rss(news, "/go?id=1#x")),
            "/go?id=1": answer(b"", 301, location="/story"),
            "/story": page(),
        }
    )
    run(tmp_path, feed(news))
    assert pages(tmp_path)[0].uri == news.url("/story")
    run(tmp_path, feed(news))
    assert news.times("/go?id=1") == 1


def test_a_page_that_unpacks_without_end_is_not_kept(news: Site, tmp_path: Path) -> None:
    news.pages.update(
        {
            "/rss": answer(rss(news, "/1")),
            "/1": answer(
                gzip.compress(bytes(5_000_000)), content_type="text/html", content_encoding="gzip"
            ),
        }
    )
    assert run(tmp_path, feed(news)).faults[0].rule == "too_large"
    assert pages(tmp_path) == []


def test_a_feed_may_itself_be_the_text(news: Site, tmp_path: Path) -> None:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": news.url("/1"), "content_text": "word " * 100}],
    }
    news.pages["/json"] = answer(json.dumps(told).encode(), content_type="application/feed+json")
    run(tmp_path, feed(news, "/json", fetch_pages=False))
    assert [json.loads(member.body) for member in pages(tmp_path)] == [told]
    assert news.times("/1") == 0


def test_what_the_list_says_of_a_feed_goes_with_its_pages(news: Site, tmp_path: Path) -> None:
    news.pages.update({"/rss": answer(rss(news, "/1")), "/1": page()})
    run(tmp_path, feed(news, publisher="L'Écho", language="fr"))
    text = gzip.decompress(next((tmp_path / "fetched").iterdir()).read_bytes())
    assert b'Dateline-Sidecar: {"language": "fr", "publisher": "L\'\\u00c9cho"}\r\n' in text


def test_without_a_readable_state_all_is_fetched_again(news: Site, tmp_path: Path) -> None:
    news.pages.update({"/rss": answer(rss(news, "/1")), "/1": page()})
    run(tmp_path, feed(news))
    (tmp_path / "feeds" / "state.json").write_text("{broken")
    assert run(tmp_path, feed(news)).page_count == 1
    assert len(pages(tmp_path)) == 2


def test_a_run_that_is_broken_off_ends_soon_and_leaves_nothing_half(
    news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [f"/{n}" for n in range(20)]
    news.pages.update({path: page() for path in listed})
    news.pages.update({"/rss": answer(rss(news, "/rss2")), "/rss2": answer(rss(news, *listed))})

    def interrupted(visit: object, state: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(feeds, "_settle", interrupted)
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        fetch_feeds(
            [feed(news), feed(news, "/rss2")], visitor(pause=0.4), tmp_path / "feeds",
            tmp_path / "fetched", "s",
        )  # fmt: skip
    assert time.monotonic() - started < 5
    assert news.times("/19") == 0
    assert all(not path.name.startswith(".") for path in (tmp_path / "fetched").iterdir())


def test_addresses_are_forgotten_long_after_a_feed_last_listed_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = FeedState(pages={"a": "2026-01-01", "b": "2026-01-01"}, faults={"c": [1, "2026-01-01"]})
    monkeypatch.setattr(
        feed_state, "_day", lambda before=0: "2026-02-01" if before == KEPT_DAYS else "2026-04-02"
    )
    assert known.wanted(["b", "c", "b"]) == ["c"]
    known.forget()
    assert known.pages == {"b": "2026-04-02"}
    assert known.faults == {}
