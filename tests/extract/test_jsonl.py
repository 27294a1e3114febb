"""Other tools' records: each tool by its fields, and files that are not whole."""

import json

import pytest

from etl.extract.jsonl import jsonl
from etl.extract.page import BadSource, Listed, Page

TEXT = "The bridge was closed on Monday.\nIt will open in May, the council said."


def _one(record: object) -> Page:
    (page,) = jsonl(json.dumps(record).encode(), None)
    assert isinstance(page, Page), page
    return page


RECORDS = {
    "news-please": {"title": "T", "maintext": TEXT, "date_publish": "2026-05-11 14:25:00",
                    "date_modify": "None", "authors": ["Ada Oy"]},
    "fundus": {"title": "T", "authors": ["Ada Oy"], "publishing_date": "2026-05-11 14:25:00+00:00",
               "body": {"summary": [], "sections": [{"headline": [], "paragraphs": TEXT.split("\n")}]}},
    "newspaper4k": {"title": "T", "text": TEXT, "meta_lang": "en", "authors": ["Ada Oy", "Follow Us"],
                    "publish_date": "2026-05-11T14:25:00Z", "keywords": ["bridge"]},
    "trafilatura": {"title": "T", "text": TEXT, "fingerprint": "5a", "author": "Ada Oy",
                    "date": "2026-05-11", "source-hostname": "Bridge News"},
    "schema.org": {"@type": "NewsArticle", "headline": "T", "articleBody": TEXT,
                   "author": {"@type": "Person", "name": "Ada Oy"}, "datePublished": "2026-05-11"},
    "a graph": {"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "headline": "T",
                "articleBody": TEXT, "author": "Ada Oy", "datePublished": "2026-05-11"}]},
    "by hand": {"title": "T", "text": TEXT, "author": "Ada Oy", "date": "2026-05-11"},
}  # fmt: skip


@pytest.mark.parametrize("tool", RECORDS)
def test_each_tool_reads_the_same(tool: str) -> None:
    page = _one(RECORDS[tool])
    assert page.text == "T\n\nAda Oy\n\n" + TEXT.replace("\n", "\n\n").replace(
        "Ada Oy, Follow Us", "Ada Oy"
    )
    assert page.metadata.headline == "T"
    assert page.metadata.published_at is not None
    assert page.metadata.published_at.date().isoformat() == "2026-05-11"
    assert [who.name for who in page.credits] == ["Ada Oy"]


def test_a_time_without_zone_is_sure_of_its_day_only() -> None:
    assert _one(RECORDS["news-please"]).metadata.published_precision == "day"


def test_tools_words_for_nothing_are_nothing() -> None:
    said = _one({**RECORDS["news-please"], "description": "None", "language": "null"}).metadata
    assert (said.standfirst, said.language, said.modified_at) == (None, None, None)


def test_gdelt_lists_links_only() -> None:
    record = {
        "date": "2026-03-30T05:15:00Z", "url": "https://a.example/x", "outletName": "A", "title": "T",
        "desc": "Few words.",
    }  # fmt: skip
    (listed,) = jsonl(json.dumps(record).encode(), None)
    assert isinstance(listed, Listed)
    said = listed.metadata
    assert (listed.url, said.headline, said.standfirst) == (
        "https://a.example/x",
        "T",
        "Few words.",
    )
    assert said.published_at is None  # its date is when GDELT saw the page


def test_a_broken_line_loses_no_other() -> None:
    good = json.dumps(RECORDS["by hand"])
    first, second, third = jsonl(f'{good}\n{{"title": "cut\n{good}\n'.encode(), None)
    assert isinstance(first, Page)
    assert isinstance(second, BadSource)
    assert isinstance(third, Page)
    assert (first.locator, third.locator) == ("1", "3")
    assert "Line 2" in str(second)


def test_records_of_one_file_do_not_share_its_address() -> None:
    body = json.dumps([RECORDS["by hand"]] * 2).encode()
    assert [
        page.url for page in jsonl(body, "https://a.example/f.json") if isinstance(page, Page)
    ] == [None, None]


@pytest.mark.parametrize("body", [b"[1, 2", b'{"a": ', b"[" * 5_000])
def test_broken_json_is_refused(body: bytes) -> None:
    with pytest.raises(BadSource) as fault:
        list(jsonl(body, None))
    assert fault.value.rule == "broken_json"
