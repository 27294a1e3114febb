"""`dateline fetch` from a list of feeds to rows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.collect.sites import Site, answer
from tests.conftest import Desk


@pytest.fixture
def listed(
    news: Site, desk: Desk, story: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A list of two feeds, one of them gone; the other lists two pages, one of them gone."""
    link = f"<item><link>{news.url('/1', '127.0.0.1')}</link></item>"
    gone = f"<item><link>{news.url('/2', '127.0.0.1')}</link></item>"
    news.pages["/rss"] = answer(f"<rss><channel>{link}{gone}</channel></rss>".encode(), etag='"1"')
    page = story("The bridge is open again.", news.url("/1", "127.0.0.1"))
    news.pages["/1"] = answer(page.encode(), content_type="text/html")
    monkeypatch.setenv("DATELINE_ALLOWED_NETWORKS", "127.0.0.1")
    path = desk.lake.parent / "feeds.toml"
    feeds = (news.url(feed, "127.0.0.1") for feed in ("/rss", "/gone"))
    entries = (
        f"[[feed]]\nurl = '{url}'\npublisher = 'Bridge Herald'\nlanguage = 'en'" for url in feeds
    )
    path.write_text("\n".join(entries))
    return path


def test_what_feeds_list_becomes_rows_and_every_fault_a_finding(
    listed: Path, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "fetch",
        str(listed),
        "--lake",
        str(desk.lake),
        "--workers",
        "1",
        "--annotators",
        "none",
    ]
    assert main(arguments) == 0
    assert desk.ask("SELECT headline, publisher, language FROM articles") == [
        ("River bridge reopens", "Bridge Herald", "en")
    ]
    assert desk.ask(
        "SELECT intake, record_locator IS NOT NULL, fetched_at IS NOT NULL FROM sources WHERE intake <> 'archive'"
    ) == [("warc", True, True)]
    told = desk.ask(
        "SELECT expectation, observed FROM findings WHERE suite = 'fetch' ORDER BY observed"
    )
    assert [rule for rule, _ in told] == ["status_404", "status_404"]
    assert "/2: It answers 404." in told[0][1]
    assert "1 pages fetched" in capsys.readouterr().err
    assert main(arguments) == 0
    assert desk.ask("SELECT count(*) FROM revisions") == [(1,)]


def test_what_a_user_can_put_right_is_one_sentence(
    listed: Path, desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = ["--lake", str(desk.lake)]
    assert main(["fetch", str(listed.with_name("none.toml")), *lake]) == 1
    assert "no list of feeds" in capsys.readouterr().err
    monkeypatch.setenv("DATELINE_ALLOWED_NETWORKS", "")
    assert main(["fetch", str(listed), *lake]) == 1
    assert "DATELINE_ALLOWED_NETWORKS" in capsys.readouterr().err
    monkeypatch.setenv("DATELINE_ALLOWED_NETWORKS", "the office")
    assert main(["fetch", str(listed), *lake]) == 2
    assert "DATELINE_ALLOWED_NETWORKS='the office'" in capsys.readouterr().err
    monkeypatch.setenv("DATELINE_ALLOWED_NETWORKS", "")
    listed.write_text("[[feed]]")
    assert main(["fetch", str(listed), *lake]) == 1
    assert "no http or https address" in capsys.readouterr().err
