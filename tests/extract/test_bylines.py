"""Names come out of bylines and credits; buttons, titles, dates and prose do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.bylines import is_byline, parse_byline
from etl.extract.photo_credits import find_credit, is_credit, parse_credit


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe and John Smith", ["Jane Doe", "John Smith"]),
        ("Text by: RFI Follow", ["RFI"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("Von Anna Müller, Berlin", ["Anna Müller"]),
        ("Por María José García", ["María José García"]),
        ("Par Cécile Durand (Lyon, correspondante)", ["Cécile Durand"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("بقلم أحمد علي", ["أحمد علي"]),
        ("By BBC News Persian", ["BBC News Persian"]),
        ("Published by John Doe on May 5, 2020", ["John Doe"]),
        ("Jane Doe, Political Correspondent", ["Jane Doe"]),
        (
            "By JANE O'DOE, JOHN SMITH and PAT DE LA CRUZ",
            ["Jane O'Doe", "John Smith", "Pat de la Cruz"],
        ),
        ("By Jane Doe | March 3, 2021 at 5:04 p.m. EST", ["Jane Doe"]),
        ("By Jane Doe @janedoe jane@example.org", ["Jane Doe"]),
        ("By Jane Doe for Example Weekly", ["Jane Doe"]),
        ("By Perry Example Jr.", ["Perry Example Jr."]),
    ],
)
def test_a_byline_names_its_authors(line: str, names: list[str]) -> None:
    assert [who.name for who in parse_byline(line, "RFI")] == names
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "5 min readAuthor: Jane Doe",
        "9 min readReuters",
        "12:13 PMRedaktion",
        "2024年5月1日記者 山田太郎",
    ],
)
def test_a_byline_glued_to_what_stands_before_it_is_one(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the day, he had won.",
        "Von da an ging es bergab",
        "The war goes on",
        "Published on 3 March 2021",
        "World News",
        "• Press Releases",
        "From our editors straight to your inbox",
        "Highly trained staff",
        "Text",
        "Jane Doe",
        "Follow",
        "By",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Jane Doe", "person"),
        ("AFP", "organisation"),
        ("Example News Agency", "organisation"),
        ("example.org", "organisation"),
        ("Newsroom", "desk"),
        ("Redaktion Beispiel", "desk"),
    ],
)
def test_people_desks_and_organisations_are_told_apart(name: str, kind: str) -> None:
    (who,) = parse_byline(name, is_field=True)
    assert who.kind == kind


@pytest.mark.parametrize(
    "value", ["admin", "Follow", "https://example.org/jane", "Wednesday", "10 min read"]
)
def test_an_author_field_that_names_nobody(value: str) -> None:
    assert parse_byline(value, is_field=True) == ()


def test_roles_follow_their_cues() -> None:
    found = parse_byline("Text: Anna Meier, Fotos: Jan Schmidt")
    assert [(who.name, who.role) for who in found] == [
        ("Anna Meier", "author"),
        ("Jan Schmidt", "photographer"),
    ]
    edited = parse_byline("Written by Jane Doe\nReviewed by Pat Smith")
    assert [(who.name, who.role) for who in edited] == [
        ("Jane Doe", "author"),
        ("Pat Smith", "editor"),
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Alexey DRUZHININ / SPUTNIK / AFP",
         [("Alexey Druzhinin", "photographer"), ("Sputnik", "agency"), ("AFP", "agency")]),
        ("Photo: Jane Doe/Getty Images", [("Jane Doe", "photographer"), ("Getty Images", "agency")]),
        ("(AP Photo/Jane Doe)", [("AP", "agency"), ("Jane Doe", "photographer")]),
        ("© Reuters", [("Reuters", "agency")]),
        ("Foto: Jane Doe / Harlow Gallery", [("Jane Doe", "photographer"), ("Harlow Gallery", "agency")]),
        ("Jane Doe/Pool/AFP", [("Jane Doe", "photographer"), ("AFP", "agency")]),
        ("(AP Photo/Jane Doe, File)", [("AP", "agency"), ("Jane Doe", "photographer")]),
        ("(Foto: Pool via REUTERS)", [("Reuters", "agency")]),
        ("Foto: dpa", [("dpa", "agency")]),
        ("JANE DOE/AFP via Getty Images",
         [("Jane Doe", "photographer"), ("AFP", "agency"), ("Getty Images", "agency")]),
    ],
)  # fmt: skip
def test_a_credit_names_photographers_and_agencies(line: str, found: list[tuple[str, str]]) -> None:
    assert is_credit(line)
    assert [(who.name, who.role) for who in parse_credit(line)] == found


@pytest.mark.parametrize(
    "line",
    [
        "Photos show the damage in the town",
        "Jane Doe",
        "",
        "Photo",
        "© 2025 Example Ltd. All rights reserved.",
        "Copyright 2019 Example Media",
    ],
)
def test_other_lines_are_no_credits(line: str) -> None:
    assert not is_credit(line)


def test_a_credit_that_closes_a_caption_is_found() -> None:
    caption = "Here, during a meeting in Sochi in October 2019. Alexey DRUZHININ / SPUTNIK / AFP"
    span = find_credit(caption)
    assert span is not None
    assert caption[slice(*span)] == "Alexey DRUZHININ / SPUTNIK / AFP"
    assert find_credit("The president spoke to reporters on Friday. He left at noon.") is None


@given(st.text(max_size=200))
def test_offsets_fall_in_the_text(text: str) -> None:
    is_byline(text)
    is_credit(text)
    find_credit(text)
    for who in (*parse_byline(text), *parse_byline(text, is_field=True), *parse_credit(text)):
        assert 0 <= who.start < who.end <= len(text)
        assert who.name


@pytest.mark.parametrize("text", ["Social Media", "Screenshot", "Handout", "Creative Commons"])
def test_where_a_picture_comes_from_is_no_agency_that_writes(text: str) -> None:
    assert not is_byline(text)
