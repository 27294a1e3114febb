"""ninjs: bodies, subjects and pictures of versions 1 to 3."""

import json

from etl.extract.ninjs import ninjs
from etl.extract.page import BadSource, Page

TEXT = "<p>PORTO - Fishermen found a bell on Monday.</p><p>It weighs 90 kilograms.</p>"


def _page(**fields: object) -> Page:
    page = next(iter(ninjs(json.dumps({"uri": "urn:x:1", **fields}).encode(), None)))
    assert isinstance(page, Page), page
    return page


def test_version_3_is_read() -> None:
    page = _page(
        headlines=[{"role": "short", "value": "Bell"}, {"role": "main", "value": "Bell found"}],
        bodies=[
            {"contentType": "text/plain", "value": "plain"},
            {"contentType": "text/html", "value": TEXT},
        ],
        firstCreated="2026-02-13T09:02:00+02:00",
        versionCreated="2026-02-13T11:40:31+02:00",
        by="By Rita Alves",
        subjects=[
            {"name": "fishing", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000210"},
            {"name": "Bells", "uri": "https://lna.example/topic/7"},
        ],
    )
    said = page.metadata
    assert (said.headline, said.byline_text) == ("Bell found", "By Rita Alves")
    assert said.published_at is not None
    assert said.modified_at is not None
    assert said.modified_at > said.published_at
    assert said.dateline_place == "PORTO"
    assert [(tag.scheme, tag.label) for tag in page.tags] == [
        ("iptc_mediatopic", "fishing"), ("publisher_tag", "Bells")
    ]  # fmt: skip
    assert [who.name for who in page.credits] == ["Rita Alves"]


def test_version_1_is_read() -> None:
    page = _page(
        headline="Bell found", body_xhtml=TEXT, versioncreated="2026-02-13T09:02:00Z",
        associations={"a": {"type": "picture", "description_text": "The bell.", "byline": "Ivo Reis"}},
    )  # fmt: skip
    roles = {block.role: page.text[block.start : block.end] for block in page.blocks}
    assert (roles["caption"], roles["credit"]) == ("The bell.", "Ivo Reis")
    assert [who.role for who in page.credits] == ["photographer"]


def test_a_cancelled_article_says_so() -> None:
    page = _page(headline="Bell", body_html=TEXT, pubstatus="canceled")
    assert [note.rule for note in page.notes if note.rule == "withdrawn"] == ["withdrawn"]


def test_a_picture_is_no_article() -> None:
    items = [{"uri": "urn:x:1", "type": "picture"}, {"uri": "urn:x:2", "body_html": TEXT}]
    first, second = ninjs(json.dumps(items).encode(), None)
    assert isinstance(first, BadSource)
    assert isinstance(second, Page)
