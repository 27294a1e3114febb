"""One article has one identity, whatever its address carries along."""

import pytest

from etl.extract.identity import article_identity


@pytest.mark.parametrize(
    "other",
    [
        "http://www.deltapost.example/river/", "https://deltapost.example/river#comments",
        "https://DeltaPost.example/river?utm_source=rss&CMP=share_btn_tw&at_medium=RSS",
        " https://deltapost.example/river?fbclid=1&_ga=2.1&ocid=x ",
    ],
)  # fmt: skip
def test_tracking_tells_no_articles_apart(other: str) -> None:
    assert article_identity(other, "") == article_identity("https://deltapost.example/river", "")


@pytest.mark.parametrize("other", ["?page=2", "?id=7", "-2", "?compare=1", "?reference=a"])
def test_what_leads_elsewhere_does(other: str) -> None:
    here = "https://deltapost.example/river"
    assert article_identity(here + other, "") != article_identity(here, "")
