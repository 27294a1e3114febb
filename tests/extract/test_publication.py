"""The day of publication is that of the article: not of an import, a change, a teaser or of UTC."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from etl.extract.metadata import read_metadata
from etl.extract.page import Metadata
from etl.extract.stray_dates import state_date

HEAD = "<h1>Bridge opens</h1><div><p>January 31, 2024</p></div>"
URL = "https://www.example.org/world/bridge-opens"


def read(head: str, body: str = "", url: str = URL) -> Metadata:
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_metadata(LexborHTMLParser(page), url, page).metadata


def stamps(published: str, modified: str) -> str:
    return (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", '
        f'"datePublished": "{published}", "dateModified": "{modified}"}}</script>'
    )


def test_the_stamp_of_an_import_gives_way_to_the_date_printed_at_the_headline() -> None:
    told = read(stamps("2025-11-05", "2025-11-05"), HEAD)
    assert (told.published_on, told.published_source) == (date(2024, 1, 31), "page")


def test_a_stamp_before_the_last_change_stands() -> None:
    told = read(stamps("2024-03-05", "2025-11-05"), HEAD)
    assert told.published_on == date(2024, 3, 5)


def test_a_stamp_that_the_address_confirms_stands() -> None:
    told = read(stamps("2025-11-05", "2025-11-05"), HEAD, "https://example.org/2025/11/05/bridge")
    assert told.published_on == date(2025, 11, 5)


def test_a_date_printed_as_that_of_a_change_moves_no_stamp() -> None:
    head = "<h1>Bridge opens</h1><p>Updated January 31, 2024</p>"
    assert read(stamps("2025-11-05", "2025-11-05"), head).published_on == date(2025, 11, 5)


def test_of_several_headings_the_headline_s_own_dates_the_article() -> None:
    promo = '<h1 class="promo">Ferry sails</h1><p>March 2, 2020</p>' + "<p>Filler.</p>" * 50
    head = '<h1 class="title">Bridge opens</h1><p>January 31, 2024</p>'
    meta = '<meta property="og:title" content="Bridge opens">'
    told = read(meta + stamps("2025-11-05", "2025-11-05"), promo + head)
    assert told.published_on == date(2024, 1, 31)


def test_a_meta_tag_with_the_stamp_of_the_change_gives_way_to_the_article_node() -> None:
    meta = (
        '<meta property="article:published_time" content="2024-08-05T19:49:50Z">'
        '<meta property="article:modified_time" content="2024-08-05T19:49:50Z">'
    )
    told = read(meta + stamps("2024-08-04T13:23:00Z", "2024-08-05T19:49:50Z"))
    assert told.published_on == date(2024, 8, 4)


def test_dates_in_the_microdata_of_teasers_come_after_the_page_s_own() -> None:
    teasers = "".join(
        f'<span itemprop="datePublished" content="2026-03-{day}T12:00:00Z">x</span>'
        for day in (11, 13)
    )
    told = read('<meta name="date" content="March 27, 2025">', teasers)
    assert told.published_on == date(2025, 3, 27)


@pytest.mark.parametrize(
    ("stamp", "head", "body", "url", "day"),
    [
        # The same instant in another zone.
        ("2019-10-18T22:04:00Z", '<meta name="date" content="Sat, 19 Oct 2019 00:04:00 +0200">', "",
         URL, date(2019, 10, 19)),
        # The words of a <time> of that instant go before the day in the address.
        ("2026-06-30T16:34:54Z", "", '<time datetime="2026-06-30T16:34:54Z">June 30, 2026</time>',
         "https://example.org/bridge-20260701", date(2026, 6, 30)),
        # In the address, a day that it was nowhere at that instant proves nothing.
        ("2020-07-09T10:04:04Z", "", "", "https://example.org/2020/07/08/bridge", date(2020, 7, 9)),
        ("2020-07-09T03:04:04Z", "", "", "https://example.org/2020/07/08/bridge", date(2020, 7, 8)),
        # A stamp that names its zone is as printed, whatever stands beside it.
        ("2026-05-17T19:30:02+02:00", "", "<h1>Bridge opens</h1><p>May 18, 2026</p>", URL,
         date(2026, 5, 17)),
        # Times of a live page share minutes by chance.
        ("2024-08-04T13:23:00Z", "", "<time datetime='2024-08-05T00:23:00Z'>01:23</time>", URL,
         date(2024, 8, 4)),
    ],
)  # fmt: skip
def test_the_day_is_the_one_that_readers_saw(
    stamp: str, head: str, body: str, url: str, day: date
) -> None:
    published = f'<meta property="article:published_time" content="{stamp}">'
    assert read(published + head, body, url).published_on == day


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ('{"publishedAt": "2024-03-05T10:00:00Z"}', date(2024, 3, 5)),
        (r"{\"first_publication_date\" : \"2024-03-05\"}", date(2024, 3, 5)),
        ("{&quot;pubDate&quot;:&quot;2024-03-05&quot;}", date(2024, 3, 5)),
        ("{'datePosted': '2024-03-05', 'updatedAt': '2025-01-01'}", date(2024, 3, 5)),
        ('{"datePublished": "2024-03-05", "publish_date": "2023-01-01"}', None),
        ('{"updatedAt": "2024-03-05", datePublished: "2024-03-05"}', None),
    ],
)
def test_a_page_s_program_dates_it_where_all_entries_agree(state: str, day: date | None) -> None:
    told = state_date(f"<script>{state}</script>")
    assert (told.day if told else None) == day
