"""NewsML-G2 and NITF: stories, their pictures, their credits and dates."""

import pytest

from etl.extract.newsml import newsml
from etl.extract.page import BadSource, Page

BODY = "<p>OSLO - A whale swam into the harbour on Monday.</p><p>It left at noon.</p>"


def _g2(content: str, items: str = "") -> bytes:
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1">'
        '<itemMeta><itemClass qcode="ninat:text"/><provider><name>NPA</name></provider>'
        "<versionCreated>2026-05-19T06:30:58Z</versionCreated></itemMeta><contentMeta>"
        "<headline>Whale in harbour</headline><by>By Kari Moe</by><subject qcode='medtop:20000441'>"
        f"<name>animal</name></subject></contentMeta><contentSet>{content}</contentSet></newsItem>"
        f"{items}</itemSet></newsMessage>"
    ).encode()


def _pages(body: bytes) -> list[Page]:
    found = list(newsml(body, None))
    pages = [page for page in found if isinstance(page, Page)]
    assert len(pages) == len(found), found
    return pages


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html></inlineXML>',
        f"<inlineXML><nitf><body><body.content>{BODY}</body.content></body></nitf></inlineXML>",
        "<inlineData>OSLO - A whale swam into the harbour on Monday.\n\nIt left at noon.</inlineData>",
    ],
    ids=["xhtml", "nitf", "text"],
)
def test_a_story_reads_the_same_in_every_body(content: str) -> None:
    (page,) = _pages(_g2(content))
    assert page.text == (
        "Whale in harbour\n\nBy Kari Moe\n\nOSLO - A whale swam into the harbour on Monday.\n\n"
        "It left at noon."
    )
    assert page.metadata.publisher == "NPA"
    assert page.metadata.dateline_place == "OSLO"
    assert [(tag.scheme, tag.label) for tag in page.tags] == [("iptc_mediatopic", "animal")]


def test_a_picture_item_is_the_storys_caption() -> None:
    picture = (
        '<newsItem guid="urn:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta>'
        "<creditline>NPA/Ola Lie</creditline><description>The whale.</description></contentMeta>"
        "</newsItem>"
    )
    (page,) = _pages(_g2(f"<inlineXML><html><body>{BODY}</body></html></inlineXML>", picture))
    roles = {block.role: page.text[block.start : block.end] for block in page.blocks}
    assert (roles["caption"], roles["credit"]) == ("The whale.", "NPA/Ola Lie")


def test_nitf_names_people_and_places_apart() -> None:
    body = (
        "<nitf><head><docdata><date.release norm='20251106T214500Z'/></docdata>"
        "<pubdata name='Prairie Wire' position.section='World'/></head><body><body.head><hedline>"
        "<hl1>Road open</hl1><hl2>After talks</hl2></hedline><byline>By <person>Jo Kill</person>"
        "<byttl>Correspondent</byttl></byline><dateline><location>CUSCO</location><story.date>Nov 6"
        f"</story.date></dateline></body.head><body.content>{BODY}<media><media-caption>Trucks."
        "</media-caption><media-producer>Ru Cco</media-producer></media><hl2>Two deaths</hl2>"
        "<p>Two died.</p></body.content><body.end><tagline>Editing by Al Haas</tagline></body.end>"
        "</body></nitf>"
    ).encode()
    (page,) = _pages(body)
    said = page.metadata
    assert (said.byline_text, said.dateline_place) == ("By Jo Kill, Correspondent", "CUSCO")
    assert (said.section, said.standfirst) == ("World", "After talks")
    assert said.published_at is not None
    assert said.published_at.isoformat() == "2025-11-06T21:45:00+00:00"
    assert {(who.role, who.name) for who in page.credits} == {
        ("author", "Jo Kill"), ("editor", "Al Haas"), ("photographer", "Ru Cco"),
    }  # fmt: skip
    assert "Two deaths" in [
        page.text[block.start : block.end] for block in page.blocks if block.role == "subheading"
    ]


def test_a_message_without_items_is_refused() -> None:
    with pytest.raises(BadSource):
        list(newsml(b"<newsMessage><itemSet/></newsMessage>", None))
