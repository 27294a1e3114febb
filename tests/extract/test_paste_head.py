"""The head of a pasted page: its headline, who wrote it and when, however its lines say so."""

from datetime import date

import pytest

from etl.extract.bylines import is_byline, parse_byline
from etl.extract.page import Page
from etl.extract.paste import paste

BODY = """\
The new bridge across the river Odra opened on Friday after four years of work, and the first cars \
crossed it at noon. The key points of the plan had been in dispute for years.

"We have waited long enough for this bridge," said the mayor, Ewa Nowak, who cut the ribbon. "Our \
town has grown on both banks."

The bridge cost 30 million euros, ten more than planned, and engineers had to move its piers when \
the river bed proved softer than the drillings had shown.

Trams will follow next year. Until then, buses are to run every ten minutes, the town hall said.
"""


def page(*head: str, below: str = "") -> Page:
    return paste("\n\n".join(head) + "\n\n" + BODY + "\n" + below)


def shown(told: Page, role: str) -> list[str]:
    return [told.text[b.start : b.end].lstrip("• ") for b in told.blocks if b.role == role]


def authors(told: Page) -> list[str]:
    for credit in told.credits:
        assert credit.start is not None
        assert told.text[credit.start : credit.end]
    return [credit.name for credit in told.credits if credit.role == "author"]


@pytest.mark.parametrize(
    "line",
    [
        "Tom Talbot October 14, 2025",
        "Tom Talbot•Updated on Oct 20, 2025•Oct 14, 2025",
        "Tom Talbot | October 14, 2025 | 6 min read",
        "By Tom TalbotPublished: Oct 14, 2025",
        "October 14th, 2025 By Tom Talbot",
        "Published October 14, 2025 by Tom Talbot",
        "by Tom Talbot · Oct 14, 2025 at 3:00 am · 12 comments so far",
        "Von Tom Talbot 14.10.2025, 18:58",
        "Kolumne von Tom Talbot - 14.10.2025 um 08:52 Uhr - 12 Ergänzungen",
    ],
)
def test_a_line_with_a_name_and_a_date_gives_both(line: str) -> None:
    told = page("Bridge across the Odra opens after four years", line)
    assert told.metadata.headline == "Bridge across the Odra opens after four years"
    assert authors(told) == ["Tom Talbot"]
    assert told.metadata.published_on == date(2025, 10, 14)


def test_a_date_in_a_list_of_details_and_one_with_its_label_above_are_read() -> None:
    listed = page("Bridge across the Odra opens", "  • Ada Kowal\n  • October 14, 2025")
    assert (authors(listed), listed.metadata.published_on) == (["Ada Kowal"], date(2025, 10, 14))
    labelled = page("Bridge across the Odra opens", "Last updated\nOctober 15, 2025")
    assert labelled.metadata.published_on is None
    assert labelled.metadata.modified_raw == "October 15, 2025"


def test_headings_and_buttons_are_no_authors() -> None:
    told = page("Bridge across the Odra opens", "Ada Kowal, PhD", "Key Points", "Show Caption")
    assert authors(told) == ["Ada Kowal"]


def test_the_one_whom_the_article_is_about_is_not_its_author() -> None:
    assert authors(page("Bridge across the Odra opens", "Ewa Nowak", "Ewa Nowak")) == []


def test_teasers_and_menus_name_other_stories_authors() -> None:
    menu = [f"Menu entry {number}" for number in range(9)]
    told = page(
        "  • By Use Case", *menu, "Bridge across the Odra opens", "By Ada Kowal",
        below="\nMore stories\n\nTrams are coming to the other bank\n\nby Daniel Stock\n",
    )  # fmt: skip
    assert authors(told) == ["Ada Kowal"]


def test_a_word_like_by_on_a_line_of_its_own_announces_the_next() -> None:
    assert authors(page("Bridge across the Odra opens", "Kommentar von", "Ada Kowal")) == [
        "Ada Kowal"
    ]


def test_a_box_below_the_article_names_who_wrote_it() -> None:
    box = "\nAda Kowal\n\nAda Kowal is a reporter who covers the towns on the river.\n"
    assert authors(page("Bridge across the Odra opens", below=box)) == ["Ada Kowal"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Scott Lee – Updated Sep 9, 2025 at 1:00 PM EST | Fact-checked by Ann Roe",
         [("Scott Lee", "author"), ("Ann Roe", "editor")]),
        ("ByTrevor Jones", [("Trevor Jones", "author")]),
        ("By Ada Kowal Executive Digital Editor", [("Ada Kowal", "author")]),
        ("By Ada Kowal The Associated Press", [("Ada Kowal", "author")]),
        ("By Ada Kowal, News Reporter", [("Ada Kowal", "author")]),
        ("By Ada Kowal, Print Managing Editor", [("Ada Kowal", "author")]),
        ("By Ada Kowal Last updated: Oct 14, 2025", [("Ada Kowal", "author")]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_is_none_of_it(line: str, names: list[tuple[str, str]]) -> None:
    assert [(who.name, who.role) for who in parse_byline(line)] == names
    assert is_byline(line)


def test_the_headline_is_none_of_the_lines_around_it() -> None:
    told = page(
        "Skip to content", "Home › News › Bridge across the Odra opens", "Business",
        "Cars cross the Odra", "Bridge across the Odra opens after four years",
        "Engineers had to move its piers; trams will follow next year.", "By Ada Kowal",
    )  # fmt: skip
    assert told.metadata.headline == "Bridge across the Odra opens after four years"
    assert (
        told.metadata.standfirst == "Engineers had to move its piers; trams will follow next year."
    )


def test_a_text_without_a_headline_gets_none_from_its_body() -> None:
    told = paste(BODY)
    assert told.metadata.headline is None
    assert told.blocks[0].is_body


def test_a_headline_without_spaces_between_words_is_one() -> None:
    body = "橋は金曜日に開通し、最初の車が正午に渡った。市長は「長く待った」と述べた。" * 4
    told = paste(
        "メニュー\n\nオドラ川に新しい橋が開通\n\n" + f"{body}\n\n{body}建設に四年かかった。\n"
    )
    assert told.metadata.headline == "オドラ川に新しい橋が開通"
