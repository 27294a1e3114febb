"""What a feed lists without its text is a link to fetch, until its page is read."""

from collections.abc import Callable

from tests.conftest import Desk

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Delta Post</title>
<link>https://deltapost.example/</link><language>en</language>
<item><title>River rises</title><link>https://deltapost.example/river?utm_source=rss</link>
<description>Two metres overnight.</description><pubDate>Mon, 02 Mar 2026 08:15:00 GMT</pubDate></item>
<item><title>Dam holds</title><link>https://deltapost.example/dam</link></item>
<item><title>Lost</title></item>
</channel></rss>"""


def test_a_listed_article_is_to_fetch_until_its_page_is_read(
    desk: Desk, story: Callable[..., str]
) -> None:
    desk.put("feed.rss", FEED)
    assert desk.run() == 0
    counts = "SELECT source_count, published_count, rejected_count FROM runs ORDER BY started_at"
    assert desk.ask(counts) == [(1, 1, 0)]
    assert desk.ask("SELECT rule, uri FROM rejects") == [("no_full_text", "feed.rss")]
    listed = "SELECT position, headline, standfirst, published_on::VARCHAR FROM listings ORDER BY 1"
    rows = [(0, "River rises", "Two metres overnight.", "2026-03-02"), (1, "Dam holds", None, None)]
    assert desk.ask(listed) == rows
    to_fetch = "SELECT headline, source_count FROM links_to_fetch ORDER BY 1"
    assert desk.ask(to_fetch) == [("Dam holds", 1), ("River rises", 1)]

    desk.put("river.html", story("The river rose.", "https://www.deltapost.example/river"))
    desk.put("later.rss", FEED.replace("<item><title>Lost</title></item>", ""))
    assert desk.run() == 0
    assert desk.ask(counts)[1] == (3, 2, 0)
    assert desk.ask(to_fetch) == [("Dam holds", 2)]

    before = desk.ask("SELECT * FROM listings ORDER BY ALL")
    assert desk.run(verb="rebuild") == 0
    assert desk.ask("SELECT * FROM listings ORDER BY ALL") == before
    assert desk.ask(counts)[2] == (3, 3, 0)
    assert desk.ask(to_fetch) == [("Dam holds", 2)]
