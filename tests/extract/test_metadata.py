"""A page's metadata is settled by a known order, and what it does not say stays unknown."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from etl.extract.addresses import settle_address
from etl.extract.headlines import site_labels, without_site
from etl.extract.language_tags import language_tag
from etl.extract.metadata import PageMetadata, read_metadata

URL = "https://www.example.org/world/bridge-opens"


def read(head: str, body: str = "", url: str | None = URL, lang: str = "en") -> PageMetadata:
    page = f"<html lang={lang}><head>{head}</head><body>{body}</body></html>"
    return read_metadata(LexborHTMLParser(page), url)


def rules(told: PageMetadata) -> set[str]:
    return {note.rule for note in told.notes}


def ld(**fields: str) -> str:
    pairs = ",".join(f'"{name}": {value}' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {pairs}}}</script>'


def test_a_silent_page_stays_unknown() -> None:
    told = read("", "<p>Nothing is said of 3 March 2021, when it rained.</p><p>© 2024 Example</p>")
    assert told.metadata.published_at is None
    assert told.metadata.published_source == "none"
    assert told.credits == ()
    assert {"missing_publication_date", "missing_headline"} <= rules(told)


def test_a_full_page() -> None:
    told = read(
        '<meta property="og:site_name" content="Example News">'
        '<meta property="og:title" content="Bridge opens">'
        '<meta property="article:published_time" content="2021-03-03T10:00:00+02:00">'
        '<meta property="article:modified_time" content="2021-03-04T10:00:00+02:00">'
        '<meta property="article:section" content="World">'
        '<meta name="keywords" content="bridges, Rivers, bridges">'
        '<meta name="author" content="By Jane Doe and Reuters">'
        '<meta property="article:content_tier" content="locked">'
        '<meta property="og:image" content="/bridge.jpg">'
        '<link rel="canonical" href="/world/bridge-opens?a=1#top">'
        '<link rel="amphtml" href="/amp/bridge-opens">'
        "<title>Bridge opens - Example News</title>",
        lang="en_gb",
    )
    metadata = told.metadata
    assert metadata.headline == "Bridge opens"
    assert metadata.publisher == "Example News"
    assert metadata.published_at == datetime(2021, 3, 3, 8, tzinfo=UTC)
    assert metadata.published_precision == "second"
    assert metadata.published_source == "meta"
    assert metadata.published_raw == "2021-03-03T10:00:00+02:00"
    assert metadata.modified_at == datetime(2021, 3, 4, 8, tzinfo=UTC)
    assert metadata.section == "World"
    assert metadata.language == "en-GB"
    assert metadata.is_free is False
    assert metadata.canonical_url == "https://www.example.org/world/bridge-opens?a=1"
    assert metadata.lead_image_url == "https://www.example.org/bridge.jpg"
    assert told.amp_url == "https://www.example.org/amp/bridge-opens"
    assert [(who.name, who.kind) for who in told.credits] == [
        ("Jane Doe", "person"),
        ("Reuters", "organisation"),
    ]
    assert [tag.label for tag in told.tags] == ["World", "bridges", "Rivers"]
    assert told.notes == ()


def test_sources_that_disagree_on_the_day_are_reported() -> None:
    told = read(
        '<meta property="article:published_time" content="2021-03-03T10:00:00Z">'
        + ld(datePublished='"2021-05-09T10:00:00Z"')
    )
    assert told.metadata.published_on == date(2021, 3, 3)
    assert "conflicting_publication_date" in rules(told)


def test_of_sources_that_agree_the_one_with_a_time_is_taken() -> None:
    told = read(
        '<meta name="pubdate" content="2021-03-03">' + ld(datePublished='"2021-03-03T10:00:00Z"')
    )
    assert told.metadata.published_at == datetime(2021, 3, 3, 10, tzinfo=UTC)
    assert told.metadata.published_source == "jsonld"


def test_a_month_alone_gives_way_to_a_day() -> None:
    told = read(
        '<meta name="pubdate" content="2021-03">', url="https://www.example.org/2021/03/09/a"
    )
    assert told.metadata.published_precision == "day"
    alone = read('<meta name="pubdate" content="2021-03">')
    assert alone.metadata.published_precision == "month"


def test_the_day_in_the_address_is_the_readers_day() -> None:
    told = read(
        '<meta property="article:published_time" content="2021-03-04T01:49:09+00:00">',
        url="https://www.example.org/2021/03/03/bridge",
    )
    assert told.metadata.published_at == datetime(2021, 3, 4, 1, 49, 9, tzinfo=UTC)
    assert told.metadata.published_on == date(2021, 3, 3)
    assert "conflicting_publication_date" not in rules(told)


@pytest.mark.parametrize(
    "body",
    [
        '<h1>Bridge opens</h1><div class="meta">By Jane Doe | March 3, 2021</div>',
        "<h1>Bridge opens</h1><p>Published: <b>3 March 2021</b></p>",
        '<h1>Bridge opens</h1><time datetime="2021-03-03">last Wednesday</time>',
        "<h1>Bridge opens</h1><abbr class=published title='2021-03-03T10:00:00Z'>10:00</abbr>",
        '<h1>Bridge opens</h1><div CLASS="Nota-FECHA">Jane Doe, Leeds 3 March 2021</div>',
        '<h1>Bridge opens</h1><script>var s = {"publishedAt": "2021-03-03T10:00:00Z"}</script>',
        r'<script>var s = "{\"first_publication_date\": \"2021-03-03\"}"</script>',
        "<div data-story='{&quot;datePosted&quot;: &quot;2021-03-03&quot;}'>x</div>",
    ],
)
def test_a_date_that_only_readers_see_is_found(body: str) -> None:
    told = read("", body)
    assert told.metadata.published_on == date(2021, 3, 3)
    assert told.metadata.published_source == "page"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Bridge opens</h1><footer class=copyright>© 3 March 2021 Example</footer>",
        "<h1>Bridge opens</h1><p>It was begun on 3 March 2021 and took long.</p>",
        '<h1>Bridge opens</h1><div class="comment"><time datetime="2021-03-03">3 March</time></div>',
    ],
)
def test_other_dates_on_the_page_are_not_its_own(body: str) -> None:
    assert read("", body).metadata.published_at is None


def test_a_change_date_stands_in_only_with_a_note() -> None:
    told = read("", '<h1>Bridge opens</h1><p class="date">Updated: 3 March 2021</p>')
    assert told.metadata.published_on == date(2021, 3, 3)
    assert told.metadata.modified_at == told.metadata.published_at
    assert "publication_date_is_change_date" in rules(told)


def test_the_headline_of_the_newsroom_comes_before_the_search_engines() -> None:
    head = ld(headline='"Bridge news: what to know"') + "<title>Bridge news: what to know</title>"
    told = read(
        head + '<meta property="og:title" content="At last the bridge opens">',
        "<h1>Bridge news: what to know</h1>",
    )
    assert told.metadata.headline == "At last the bridge opens"
    assert "conflicting_headline" in rules(told)


def test_a_site_name_is_cut_only_on_evidence() -> None:
    labels = site_labels(URL, ["Example News"])
    assert without_site("Bridge opens - Example News", labels) == "Bridge opens"
    assert without_site("Example News | Bridge opens", labels) == "Bridge opens"
    assert without_site("Bridge opens - at last", labels) == "Bridge opens - at last"
    assert without_site("Bridge opens - Other News", labels) == "Bridge opens - Other News"


def test_people_come_before_the_publisher_as_author() -> None:
    told = read(
        '<meta name="author" content="Example News"><meta property="og:site_name" content="Example News">',
        '<h1>Bridge opens</h1><p class="byline">By <a href="/jane">Jane Doe</a></p>',
    )
    assert [who.name for who in told.credits] == ["Jane Doe"]
    assert told.credits[0].source == "byline"


@pytest.mark.parametrize("named", ['class="Story-WRITER"', "id=byline_1", "itemprop=author"])
def test_an_author_is_found_in_an_element_named_so(named: str) -> None:
    told = read("", f"<h1>Bridge opens</h1><p {named}>Jane Doe</p>")
    assert [who.name for who in told.credits] == ["Jane Doe"]


@pytest.mark.parametrize("opening", ["Die Partei", "Digital Marketing Certification", "Avis"])
def test_a_word_that_only_begins_like_by_announces_no_author(opening: str) -> None:
    assert read("", f"<h1>Bridge opens</h1><p>{opening}</p>").credits == ()
    told = read("", f"<h1>Bridge opens</h1><p>{opening}</p><p>Di Anna Rossi</p>")
    assert [who.name for who in told.credits] == ["Anna Rossi"]


def test_account_defaults_are_no_authors() -> None:
    assert read('<meta name="author" content="admin">').credits == ()


@pytest.mark.parametrize(
    "stated", ["https://www.example.org/", "https://elsewhere.net/story", "ftp://x"]
)
def test_addresses_that_cannot_be_the_articles_own(stated: str) -> None:
    assert settle_address([stated], URL).url is None


def test_a_rejected_canonical_address_is_reported() -> None:
    told = read('<link rel="canonical" href="https://www.example.org/">')
    assert told.metadata.canonical_url is None
    assert "rejected_canonical_url" in rules(told)


def test_a_section_that_nobody_chose_is_none() -> None:
    told = read('<meta property="article:section" content="Uncategorized">')
    assert told.metadata.section is None


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"), ("EN_us", "en-US"), ("de-DE.UTF-8", "de-DE"), ("zh-hans-cn", "zh-Hans-CN"),
        ("German", "de"), ("iw", "he"), ("und", None), ("{{lang}}", None), ("", None), (None, None),
        ("UTF-8", None), ("en-EN", "en"), ("en-UK", "en-GB"), ("sr-Latn-RS", "sr-Latn-RS"),
    ],
)  # fmt: skip
def test_language_tags_are_normalised(written: str | None, tag: str | None) -> None:
    assert language_tag(written) == tag


def test_a_live_page_says_so() -> None:
    page = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Live"}</script>'
    assert read(page).metadata.completeness == "live"


_PIECES = st.sampled_from(
    ["<h1>", "</h1>", "<time datetime='", "'>", "<meta name=date content='", "<p class=date>", "<div>",
     "</div>", "2021-03-03", "By Jane Doe", "<script type=application/ld+json>", '{"@type":', "</script>",
     "<link rel=canonical href='", "http://[", "\x00", "&#xD800;", "é", "<title>", " - ", "<html lang='"]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=8), max_size=40), st.none() | st.text(max_size=30))
def test_any_page_can_be_read(pieces: list[str], url: str | None) -> None:
    page = "".join(pieces).encode("utf-8", "replace")
    told = read_metadata(LexborHTMLParser(page), url)
    assert (told.metadata.published_at is None) == (told.metadata.published_source == "none")
