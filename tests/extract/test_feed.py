"""Feeds: items that carry their text are articles, the others are links to fetch."""

from datetime import UTC, date, datetime

import pytest

from etl.extract.feed import feed
from etl.extract.page import BadSource, Listed, Page

STORY = "<p>" + "The river rose by two metres in the night. " * 6 + "</p>"


def _rss(item: str, title: str = "News | Delta Post") -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/'
        'content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media='
        f'"http://search.yahoo.com/mrss/"><channel><title>{title}</title><link>https://deltapost'
        f".example/</link><language>en-us</language>{item}</channel></rss>"
    ).encode()


def _item(extra: str = "", content: str = STORY) -> str:
    return (
        "<item><title>River rises &#8211; again</title><link>https://deltapost.example/river</link>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{extra}</item>"
    )


def _page(body: bytes) -> Page:
    page = next(iter(feed(body, None)))
    assert isinstance(page, Page)
    return page


def test_an_item_is_read_from_its_fields() -> None:
    page = _page(
        _rss(
            _item(
                "<dc:creator>Ana Lima</dc:creator><category>Floods</category><pubDate>Mon, 02 Mar"
                " 2026 08:15:00 -0300</pubDate><description>Two metres overnight.</description>"
            )
        )
    )
    said = page.metadata
    assert (said.headline, said.standfirst) == ("River rises – again", "Two metres overnight.")
    assert (said.publisher, said.language) == ("Delta Post", "en-US")
    assert said.published_at is not None
    assert said.published_at.isoformat() == "2026-03-02T11:15:00+00:00"
    assert (said.published_source, said.published_precision) == ("feed", "second")
    assert [(who.role, who.name, who.source) for who in page.credits] == [
        ("author", "Ana Lima", "feed")
    ]
    assert [tag.label for tag in page.tags] == ["Floods"]
    assert [block.role for block in page.blocks] == [
        "headline", "standfirst", "byline", "paragraph"
    ]  # fmt: skip


def test_rss_authors_are_named_without_their_mail() -> None:
    page = _page(_rss(_item("<author>desk@deltapost.example (Ana Lima)</author>")))
    assert [who.name for who in page.credits] == ["Ana Lima"]


def test_captions_credits_and_links_stand_in_the_text() -> None:
    figure = (
        "<figure><img src='x.jpg'><figcaption>The quay. Photo: Rui Sá</figcaption></figure>"
        '<p>See <a href="/levee">the levee</a>.</p><p>Read also: <a href="/b">The dam</a></p>'
    )
    page = _page(_rss(_item(content=STORY + figure)))
    roles = {block.role: page.text[block.start : block.end] for block in page.blocks}
    assert roles["caption"] == "The quay."
    assert roles["credit"] == "Photo: Rui Sá"
    assert [(link.kind, link.target_url) for link in page.links] == [
        ("inline", "https://deltapost.example/levee"),
        ("read_also", "https://deltapost.example/b"),
    ]
    for link in page.links:
        assert page.text[link.start : link.end] == link.anchor_text


def test_what_feed_software_adds_is_not_body() -> None:
    page = _page(_rss(_item(content=STORY + "<p>The post River appeared first on Delta Post.</p>")))
    assert page.blocks[-1].role == "other"
    assert not page.blocks[-1].is_body


def test_a_summary_that_opens_the_body_is_no_standfirst() -> None:
    told = "<description>The river rose by two metres in the night. The […]</description>"
    assert _page(_rss(_item(told))).metadata.standfirst is None


def test_an_item_without_text_is_a_link_to_fetch_beside_the_others() -> None:
    short = (
        "<item><title>Brief</title><link>https://deltapost.example/b</link><description>"
        "&lt;p&gt;Few words […]&lt;/p&gt;</description><pubDate>2 Mar 2026 08:15 GMT</pubDate></item>"
    )
    first, second = feed(_rss(_item() + short), None)
    assert isinstance(first, Page)
    assert isinstance(second, Listed)
    said = second.metadata
    assert second.url == "https://deltapost.example/b"
    assert (said.headline, said.standfirst, said.publisher) == ("Brief", "Few words", "Delta Post")
    assert said.published_at == datetime(2026, 3, 2, 8, 15, tzinfo=UTC)


def test_an_item_with_neither_text_nor_address_is_refused_alone() -> None:
    lost = "<item><title>Brief</title><description>Few words.</description></item>"
    (fault, page) = feed(_rss(lost + _item()), None)
    assert isinstance(fault, BadSource)
    assert fault.rule == "no_full_text"
    assert isinstance(page, Page)


def test_a_feed_without_items_is_refused() -> None:
    with pytest.raises(BadSource) as fault:
        list(feed(_rss(""), None))
    assert fault.value.rule == "no_items"


def test_a_news_sitemap_lists_links_with_their_publisher_and_day() -> None:
    body = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
        <loc>https://skerry.example/roof</loc><news:news><news:publication><news:name>Skerry Post
        </news:name><news:language>en</news:language></news:publication><news:publication_date>
        2026-04-02</news:publication_date><news:title>Gale lifts roof</news:title></news:news></url>
        </urlset>"""
    (listed,) = feed(body, None)
    assert isinstance(listed, Listed)
    said = listed.metadata
    assert (said.headline, said.publisher, said.language) == (
        "Gale lifts roof",
        "Skerry Post",
        "en",
    )
    assert (said.published_on, said.published_precision) == (date(2026, 4, 2), "day")


def test_a_long_description_is_the_article() -> None:
    body = _rss(
        f"<item><title>t</title><description>{'One more word here. ' * 50}</description></item>"
    )
    assert _page(body).metadata.headline == "t"


def test_atom_resolves_its_base_and_says_both_dates() -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://alpen.example/" xml:lang="de">'
        '<title>Alpen</title><entry><title type="html">A &amp;amp; B</title><link href="a/1"/>'
        "<published>2026-01-12T14:10:00+01:00</published><updated>2026-01-12T17:45:00+01:00</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content>'
        "</entry></feed>"
    ).encode()
    said = _page(body).metadata
    assert said.headline == "A & B"
    assert said.canonical_url == "https://alpen.example/a/1"
    assert said.modified_at is not None
    assert said.modified_raw == "2026-01-12T17:45:00+01:00"


def test_names_of_html_characters_and_old_encodings_are_read() -> None:
    body = _rss(
        f"<item><title>Caf&eacute; \xe9</title><description>{'Un mot. ' * 120}</description></item>"
    )
    latin = body.decode().replace('"1.0"?', '"1.0" encoding="ISO-8859-1"?').encode("latin-1")
    assert _page(latin).metadata.headline == "Café é"
