"""Lines under pictures are captions and credits, wherever their pictures stand."""

from etl.extract.lines import lines
from etl.extract.photo_credits import is_credit, parse_credit
from etl.extract.picture_lines import name_captions
from etl.extract.roles import RULES, sheet_of

HEADLINE = "Mayor opens the new bridge"
PROSE = "The first cars crossed the new bridge at noon on Friday, and the mayor cut the ribbon."


def roles(*picture: str) -> list[str | None]:
    """The roles of lines inside an article, as the rules up to that of pictures name them."""
    text = "\n\n".join((HEADLINE, PROSE, "\n".join((PROSE, PROSE, *picture, PROSE, PROSE))))
    found = lines(text)
    sheet = sheet_of(text, found, [text[line.start : line.end] == PROSE for line in found])
    for rule in RULES[: RULES.index(name_captions) + 1]:
        rule(sheet)
    return [piece.role for piece in sheet.pieces[4:-2]]


def test_a_line_that_stands_twice_in_a_row_is_a_caption() -> None:
    line = "Cars cross the new bridge for the first time"
    assert roles(line, line + ".") == ["caption", "caption"]
    assert roles(line, "Trams will cross the new bridge next year") == [None, None]


def test_a_bare_cue_announces_a_credit() -> None:
    picture = ("Cars cross the new bridge on Friday (", "Image:", "Anadolu via Getty Images)")
    assert roles(*picture) == ["caption", "credit", "credit"]


def test_a_copyright_sign_inside_an_article_names_a_picture_s_owner() -> None:
    caption = "Cars cross the new bridge on Friday"
    assert roles(caption, "© Zuma Press / Imago Images") == ["caption", "credit"]
    assert roles(caption, "© 2025 Example Verlag GmbH") == [None, "legal"]


def test_a_station_and_a_photographer_are_told_apart() -> None:
    line = "© NDR Foto: Phil Eggers"
    assert is_credit(line)
    assert [(who.role, who.name) for who in parse_credit(line)] == [
        ("agency", "NDR"), ("photographer", "Phil Eggers"),
    ]  # fmt: skip
    assert parse_credit("Uncredited/AP")[0].name == "AP"
