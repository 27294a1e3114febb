"""Numerals in digits and words, English and French."""

import pytest

from etl.annotate.lexemes import read_lexemes
from etl.annotate.lexicon.numerals import NUMERALS
from etl.annotate.numbers.numerals import numerals
from schemas.article import Block


def found(text: str, language: str = "en") -> list[tuple[str, float, float | None, float]]:
    """Each numeral's text, bounds and best value."""
    block = Block(
        block_id="a:0", article_id="a", ordinal=0, start=0, end=len(text), text=text,
        role="paragraph", scope="body", is_body=True,
    )  # fmt: skip
    lexemes = read_lexemes(block)
    return [
        (text[lexemes.starts[n.first] : lexemes.ends[n.last - 1]], n.low, n.best, n.high)
        for n in numerals(lexemes, NUMERALS[language])
    ]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("twenty-five thousand and two", "en", 25_002),
        ("a hundred and thirty million", "en", 130_000_000),
        ("half a million", "en", 500_000),
        ("two and a half million", "en", 2_500_000),
        ("a million and a half", "en", 1_500_000),
        ("two dozen", "en", 24),
        ("1,234.5", "en", 1234.5),
        ("1.5 billion", "en", 1.5e9),
        ("nineteen ninety-four", "en", 1994),
        ("three quarters", "en", 0.75),
        ("2 1/2", "en", 2.5),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("soixante et onze", "fr", 71),
        ("900 000", "fr", 900_000),
        ("3,2 milliards", "fr", 3.2e9),
        ("une vingtaine", "fr", 20),
        ("deux cent mille", "fr", 200_000),
    ],
)
def test_a_numeral_has_its_value(text: str, language: str, value: float) -> None:
    assert found(text, language) == [(text, value, value, value)]


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("hundreds of thousands", "en", 100_000, 999_999),
        ("tens of thousands", "en", 10_000, 99_999),
        ("dozens", "en", 24, 99),
        ("several hundred", "en", 300, 999),
        ("dizaines de milliers", "fr", 20_000, 99_999),
        ("plusieurs centaines", "fr", 300, 999),
    ],
)
def test_a_vague_numeral_has_bounds_only(text: str, language: str, low: int, high: int) -> None:
    assert found(text, language) == [(text, low, None, high)]


@pytest.mark.parametrize(
    "text", ["G20", "at 20:30", "the 20th", "a man", "9" * 40, "9999 trillion"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert found(text) == []


def test_a_letter_after_digits_is_a_scale_where_people_or_money_follow() -> None:
    assert found("$30m")[0][2] == 30_000_000
    assert found("35m customers")[0][2] == 35_000_000
    assert found("the 100m race")[0][2] == 100


@pytest.mark.parametrize(
    "text", ["one " * 4000, "1 000 " * 4000, "hundreds of " * 4000, "1/2-" * 4000]
)
def test_long_runs_are_read_in_linear_time(text: str) -> None:
    found(text, "en")
    found(text, "fr")
