"""Dates keep their day and their zone, and are never more precise than what was written."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.date_lines import date_line, visible_date
from etl.extract.dates import find_dates, parse_moment, url_date

EVENING = datetime(2020, 2, 14, 20, 34, tzinfo=UTC)
MIDNIGHT = datetime(2020, 2, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "2020-02-14T21:34:00+01:00",
        "2020-02-14T21:34:00+0100",
        "2020-02-14T21:34:00.000+01",
        "2020-02-14 21:34:00 CET",
        "2020-02-14T20:34:00Z",
        "2020-02-14T15:34:00 EST",
        "2020/02/14 20:34:00 UTC",
        "20200214T203400Z",
        "Fri, 14 Feb 2020 21:34:00 +0100",
        "Fri Feb 14 2020 21:34:00 GMT+0100 (CET)",
        "1581712440",
        "1581712440000",
        "/Date(1581712440000)/",
    ],
)
def test_a_zone_is_kept(raw: str) -> None:
    moment = parse_moment(raw)
    assert moment is not None
    assert (moment.at, moment.precision, moment.day) == (EVENING, "second", date(2020, 2, 14))


@pytest.mark.parametrize(
    "raw",
    [
        "2020-02-14",
        "20200214",
        "14.02.2020",
        "2020-02-14T21:34:00",
        "2020-02-14 21:34:00 CST",
        "2020-02-14T00:00:00+02:00",
        "February 14, 2020",
        "14. Februar 2020",
        "14 de febrero de 2020",
        "٢٠٢٠-٠٢-١٤",
    ],
)
def test_a_time_without_a_certain_zone_is_sure_of_its_day_only(raw: str) -> None:
    moment = parse_moment(raw)
    assert moment is not None
    assert (moment.at, moment.precision) == (MIDNIGHT, "day")


def test_the_printed_day_outlives_the_conversion_to_utc() -> None:
    moment = parse_moment("2020-02-14T23:30:00-05:00")
    assert moment is not None
    assert moment.at.date() == date(2020, 2, 15)
    assert moment.day == date(2020, 2, 14)


@pytest.mark.parametrize(("raw", "precision"), [("2020-02", "month"), ("2020", "year")])
def test_coarse_dates_stay_coarse(raw: str, precision: str) -> None:
    moment = parse_moment(raw)
    assert moment is not None
    assert moment.precision == precision


@pytest.mark.parametrize(
    "raw",
    ["", "yesterday", "0001-01-01T00:00:00", "1970-01-01", "2020-13-40", "03/04/2021", "12345"],
)
def test_no_date_is_none(raw: str) -> None:
    assert parse_moment(raw) is None


@pytest.mark.parametrize(
    ("language", "day"),
    [("en-US", date(2021, 3, 4)), ("en-GB", date(2021, 4, 3)), ("fr", date(2021, 4, 3))],
)
def test_language_decides_the_order_of_numbers(language: str, day: date) -> None:
    moment = parse_moment("03/04/2021", language)
    assert moment is not None
    assert moment.day == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Issued on: 14/02/2020 - 21:34", date(2020, 2, 14)),
        ("Published 3 March 2021", date(2021, 3, 3)),
        ("Veröffentlicht am 3. März 2021", date(2021, 3, 3)),
        ("Publié le 3 mars 2021 à 14h05", date(2021, 3, 3)),
        ("Publicado el 3 de marzo de 2021", date(2021, 3, 3)),
        ("Опубликовано 3 марта 2021 г., 14:05", date(2021, 3, 3)),
        ("تاريخ النشر: ٣ مارس ٢٠٢١", date(2021, 3, 3)),
        ("3 Mart 2021 Çarşamba", date(2021, 3, 3)),
        ("2021年3月3日", date(2021, 3, 3)),
        ("By Jane Doe | March 3, 2021", date(2021, 3, 3)),
        ("Published 3 March 2021, updated 5 March 2021", date(2021, 3, 3)),
    ],
)
def test_a_line_about_the_date_is_read(line: str, day: date) -> None:
    moment = visible_date(line)
    assert moment is not None
    assert moment.day == day


@pytest.mark.parametrize(
    "line",
    [
        "Here, during a meeting in Sochi in October 2019.",
        "He was born on March 3, 1985 in Ohio",
        "The treaty of 12 June 2018 was never signed.",
        "Updated: 5 May 2021",
        "Last updated on May 5, 2021",
        "03/04/2021",
        "© 2021 Example News",
    ],
)
def test_prose_changes_and_doubtful_dates_are_not(line: str) -> None:
    assert visible_date(line) is None


def test_a_change_is_labelled() -> None:
    labels = [line.label for line in date_line("Published: 5 May 2021, updated: 6 May 2021")]
    assert labels == ["published", "updated"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2020/02/14/title",
        "https://example.org/world/2020-02-14-title.html",
        "https://example.org/news/title-20200214",
        "https://example.org/2020/feb/14/title",
    ],
)
def test_the_day_in_an_address(url: str) -> None:
    moment = url_date(url)
    assert moment is not None
    assert (moment.day, moment.precision) == (date(2020, 2, 14), "day")


@pytest.mark.parametrize(
    "url",
    ["https://example.org/story/2039026", "https://example.org/2020/02/", "https://example.org/"],
)
def test_other_numbers_in_an_address(url: str) -> None:
    assert url_date(url) is None


@given(st.text(max_size=300))
def test_any_text_can_be_asked_for_dates(text: str) -> None:
    parse_moment(text)
    url_date(text)
    for span in find_dates(text):
        assert 0 <= span.start < span.end <= len(text)
        assert span.moment.at.tzinfo is UTC
    assert all(line.label in ("published", "updated", "none") for line in date_line(text))


@pytest.mark.parametrize(
    "written",
    [
        "16 ফেব্রুয়ারি ২০২০", "Ngày 16 tháng 2 năm 2020", "16 กุมภาพันธ์ 2563", "16 फरवरी 2020",
        "2020 m. vasario 16 d.", "16. veebruar 2020", "16 فروری 2020", "16 | 02 | 2020",
        "16. Februar 2020,13:43 Uhr",
    ],
)  # fmt: skip
def test_dates_of_many_languages_are_read(written: str) -> None:
    assert [span.moment.day for span in find_dates(written)] == [date(2020, 2, 16)]


def test_a_number_in_an_address_that_opens_with_a_day_and_a_time_gives_the_day() -> None:
    told = url_date("https://example.org/news/article/A2026012914320005196")
    assert told is not None
    assert told.day == date(2026, 1, 29)
    assert url_date("https://example.org/news/20269914320005196") is None


def test_the_name_after_a_date_is_no_time_zone() -> None:
    (told,) = date_line("06.11.2023 13:30 von Olga Berg", "de")
    assert (told.moment.day, told.label) == (date(2023, 11, 6), "published")


def test_a_name_may_follow_a_date_but_not_a_sentence() -> None:
    assert visible_date("1. Februar 2022, Daniel Berg") is not None
    assert visible_date("1. Februar 2022, als es regnete") is None
