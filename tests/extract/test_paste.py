"""Pasted pages: every role is told from its wording, form and place, and blocks tile the page."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.lines import lines, normalise_newlines
from etl.extract.page import Page
from etl.extract.paste import paste

AGENCY = """\
Skip to content
Menu
World
Business

Tanker runs aground off Cape Verde, crew rescued

By Maria Lopes and John Smith

March 3, 2021 7:15 AM GMT · Updated March 4, 2021 9:40 AM GMT

PRAIA, March 3 (Reuters) - An oil tanker with 22 crew on board ran aground off the island of Sal \
on Wednesday, the coast guard said, raising fears of a spill.

All of the crew were taken off by helicopter, the coast guard said in a statement. None of them \
was seriously hurt.

Advertisement · Scroll to continue

The 183-metre vessel was carrying 30,000 tonnes of fuel oil from Lagos to Rotterdam, according to \
shipping data. It left Lagos on Friday, and had been due in Rotterdam next week.

Reporting by Maria Lopes in Praia; Editing by Jane Roe

Read Next

Storm closes ports across the Azores
2 hours ago
Lisbon sends second rescue plane to islands
2 hours ago

© 2021 Harbour Wire. All rights reserved
"""

FRENCH = """\
Aller au contenu
Accueil
À Dakar, les pêcheurs refusent de reprendre la mer

Des pirogues sur la plage de Soumbédioune, à Dakar, le 4 mai 2021. © Awa Diop / AFP

Texte par : Awa Diop
Publié le : 05/05/2021 - 18:20

Les pêcheurs artisanaux de la capitale sénégalaise sont en grève depuis lundi. Ils réclament le \
départ des chalutiers étrangers et une baisse du prix du carburant.

Lire la suite

Sur la plage de Soumbédioune, les pirogues sont alignées depuis trois jours. « Nous ne sortirons \
pas tant que le ministre ne nous aura pas reçus », prévient Mamadou Sarr, qui parle au nom d'une \
centaine de patrons de pêche réunis devant le quai.

À lire aussi : Sénégal : la pêche en crise

Le ministère assure avoir proposé une rencontre dès mardi. Les pêcheurs disent n'avoir reçu aucune \
invitation et continuent de bloquer l'accès au quai, où les camions attendent depuis deux jours.

Newsletter
Recevez toute l'actualité internationale directement dans votre boîte mail

Sur le même sujet
  • Les chalutiers chinois au large de la Guinée
  • Mauritanie : accord de pêche prolongé d'un an
"""

COMMENTED = """\
Town votes to keep its library open

By Tom Field

Residents of Marlow packed the town hall on Tuesday night to hear that the library on Institute \
Road will stay open for at least two more years.

Councillors voted 14 to 3 for a plan that moves the service to volunteers on Saturdays and pays \
for it with parking fees, the council said in a statement after the meeting.

Correction: An earlier version of this article said that 16 councillors voted for the plan.

Comments (2)

bookworm77
2 hours ago
Great news for the children of this town. I have been going there since I was four years old.
Reply

Derek H
1 hour ago
Who pays when the parking fees run dry? Nobody ever asks that question.
Reply

Privacy policy
"""


def shown(page: Page, role: str) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.role == role]


def body(page: Page) -> str:
    return " ".join(page.text[block.start : block.end] for block in page.blocks if block.is_body)


def assert_tiles(page: Page) -> None:
    position = 0
    for block in page.blocks:
        assert position <= block.start < block.end <= len(page.text)
        assert not page.text[position : block.start].strip()
        assert page.text[block.start : block.end].strip() == page.text[block.start : block.end]
        position = block.end
    assert not page.text[position:].strip()


def test_agency_copy() -> None:
    page = paste(AGENCY)
    assert_tiles(page)
    assert page.metadata.headline == "Tanker runs aground off Cape Verde, crew rescued"
    assert page.metadata.byline_text == "By Maria Lopes and John Smith"
    assert page.metadata.dateline_place == "PRAIA"
    assert page.metadata.publisher == "Harbour Wire"
    assert str(page.metadata.published_at) == "2021-03-03 07:15:00+00:00"
    assert str(page.metadata.modified_at) == "2021-03-04 09:40:00+00:00"
    assert page.metadata.published_source == "page"
    assert shown(page, "advert") == ["Advertisement · Scroll to continue"]
    assert len(shown(page, "related_item")) == 2
    assert [credit.name for credit in page.credits if credit.role == "author"] == [
        "Maria Lopes", "John Smith",
    ]  # fmt: skip
    assert len(shown(page, "paragraph")) == 3
    assert not page.notes


def test_french_page() -> None:
    page = paste(FRENCH)
    assert_tiles(page)
    assert shown(page, "credit") == ["© Awa Diop / AFP"]
    assert shown(page, "caption")[0].startswith("Des pirogues")
    assert page.metadata.standfirst is not None
    assert page.metadata.standfirst.startswith("Les pêcheurs artisanaux")
    assert [(link.kind, link.anchor_text) for link in page.links] == [
        ("read_also", "Sénégal : la pêche en crise"),
        ("related", "Les chalutiers chinois au large de la Guinée"),
        ("related", "Mauritanie : accord de pêche prolongé d'un an"),
    ]
    assert body(page).startswith("Sur la plage")
    assert body(page).endswith("deux jours.")
    assert page.metadata.completeness == "full"


def test_comments_and_corrections_are_not_body() -> None:
    page = paste(COMMENTED)
    assert "bookworm77" in shown(page, "comment")
    assert len(shown(page, "correction_note")) == 1
    assert "parking fees run dry" not in body(page)
    assert "14 to 3" in body(page)
    assert [note.rule for note in page.notes] == ["missing_publication_date"]


@pytest.mark.parametrize(
    "heading",
    [
        "34 responses to “The wall of Harrow Bay”",
        "One thought on “The wall of Harrow Bay”",
        "5 réflexions au sujet de « La digue »",
        "3 Gedanken zu „Der Damm“",
    ],
)
def test_a_blog_s_heading_of_its_comments_is_known(heading: str) -> None:
    page = paste(f"{AGENCY}\n{heading}\n\nRoe P. says:\nWho pays for that?\n")
    assert heading in shown(page, "comment")
    assert "Who pays for that?" in shown(page, "comment")


@pytest.mark.parametrize("headline", ["5 thoughts on the debate", "3 responses to a flood"])
def test_a_headline_that_counts_thoughts_is_no_heading_of_comments(headline: str) -> None:
    page = paste(AGENCY.replace("Tanker runs aground off Cape Verde, crew rescued", headline))
    assert not shown(page, "comment")


def test_a_page_of_chrome_has_no_body() -> None:
    assert not body(paste("Skip to content\nMenu\n\nDiscussion about this post\n\nNo posts\n"))


def test_newlines_are_one_kind() -> None:
    assert normalise_newlines("a\r\nb\rc\u2028d\u2029e\ff\x85g") == "a\nb\nc\nd\ne\nf\ng"
    assert "\r" not in paste("A line\r\n\r\nAnother line").text


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The bridge between the two halves of the old port was reopened to\n"
        "traffic on Monday after a closure that lasted almost two years and\n"
        "cost the city an estimated 14 million euros.\n\nThe mayor walked across."
    )
    assert len(lines(wrapped)) == 2


def test_every_span_slices_back() -> None:
    for text in (AGENCY, FRENCH, COMMENTED):
        page = paste(text)
        for link in page.links:
            assert page.text[link.start : link.end] == link.anchor_text
        for tag in page.tags:
            assert page.text[tag.start : tag.end] == tag.label


@pytest.mark.parametrize("text", ["", " \n\t", "•", "\ufeff", "\u200b", "x", "o x", "1. "])
def test_next_to_nothing_is_a_page(text: str) -> None:
    assert_tiles(paste(text))


@given(st.text(max_size=400))
def test_any_text_is_tiled(text: str) -> None:
    assert_tiles(paste(text))


@given(
    st.lists(
        st.sampled_from(
            [*AGENCY.splitlines(), *FRENCH.splitlines(), "  • x", "\u202e\u0301", "Tags:", "o y"]
        ),
        max_size=30,
    )
)
def test_any_order_of_lines_is_tiled(rows: list[str]) -> None:
    page = paste("\n".join(rows))
    assert_tiles(page)
    assert all(block.role not in ("navigation", "advert", "comment") or not block.is_body
               for block in page.blocks)  # fmt: skip


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 1_000_000,
        "• " * 500_000,
        "a\n" * 500_000,
        "(" * 1_000_000,
        '" a "' * 200_000,
        "A, " * 330_000,
        "© 2020 " * 140_000,
        ("Tags: " + "x, " * 60 + "\n") * 3_000,
        "1:1 " * 250_000,
    ],
)
def test_a_megabyte_is_read_in_bounded_time(hostile: str) -> None:
    start = time.process_time()
    assert_tiles(paste(hostile))
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("text", "has_body"),
    [
        ("Ferry runs aground\n\nA ferry with forty people aboard ran aground off Kilrush on Monday.\n", True),
        ("Log in\n\nUser's avatar\n\nNo posts\n", False),
        ("The Harbour Herald\n\nOrganic Pest Control for the Garden\n\nRead more\n", False),
    ],
)  # fmt: skip
def test_of_a_flash_a_sentence_is_body_and_of_a_bare_page_nothing(
    text: str, has_body: bool
) -> None:
    assert any(block.is_body for block in paste(text).blocks) == has_body
