"""A wrong list of feeds is told in one sentence before anything is fetched."""

from pathlib import Path

import pytest

from etl.collect.feeds_file import BadFeeds, FeedEntry, read_feeds_file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("feed = 1", "unknown"),
        ("[[feeds]]\nurl = 'https://example.org/'", "'feeds' is unknown"),
        ("[[feed]]\nurl = 'ftp://example.org/'", "no http or https address"),
        ("[[feed]]\npublisher = 'x'", "no http or https address"),
        ("[[feed]]\nurl = 3", "url = 3"),
        ("[[feed]]\nurl = 'https://example.org/'\nlang = 'en'", "lang"),
        ("[[feed]]\nurl = 'https://example.org/'\nlanguage = 'English, mostly'", "language"),
        ("[[feed]]\nurl = 'https://example.org/'\nfetch_pages = 'no'", "fetch_pages"),
        ("[[feed]]\nurl = 'https://example.org/'\nmost_pages = 0", "most_pages"),
        ("[[feed]]\nurl = 'https://example.org/'\n[[feed]]\nurl = 'https://example.org/'", "twice"),
        ("[[feed", "TOML"),
    ],
)
def test_a_wrong_list_is_one_sentence(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(BadFeeds, match=told):
        read_feeds_file(path)


def test_an_entry_needs_no_more_than_an_address(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        "[[feed]]\nurl = 'https://Example.org'\n[[feed]]\nurl = 'http://a.example/'\nlanguage = 'fr'\nmost_pages = 3\nfetch_pages = false"
    )
    assert read_feeds_file(path) == (
        FeedEntry("https://example.org/", {}),
        FeedEntry("http://a.example/", {"language": "fr"}, fetch_pages=False, most_pages=3),
    )


def test_the_list_in_the_repository_is_an_example_that_can_be_read(tmp_path: Path) -> None:
    shown = (Path(__file__).parents[2] / "feeds.toml").read_text()
    assert "\n[[" not in shown  # nothing is fetched from a fresh checkout
    entries = [
        line.removeprefix("# ")
        for line in shown.splitlines()
        if line.startswith(
            ("# [[", "# url", "# publisher", "# language", "# rights", "# fetch", "# most")
        )
    ]
    path = tmp_path / "feeds.toml"
    path.write_text("\n".join(entries))
    assert [entry.fetch_pages for entry in read_feeds_file(path)] == [True, False]
