"""The words of page chrome: what is furniture, and what only sounds like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.furniture import (
    BUTTONS,
    BYLINE_PREFIXES,
    CAPTION_CUES,
    CREDIT_CUES,
    DATE_CUES,
    LONGEST,
    fold,
    furniture_role,
    opens_with,
)  # fmt: skip
from schemas.types import Role

CHROME: dict[str, Role] = {
    "Read more": "read_more",
    "READ MORE »": "read_more",
    "Lire la suite": "read_more",
    "Weiterlesen": "read_more",
    "اقرأ المزيد": "read_more",
    "Read also: Bridge reopens after two years": "read_also",
    "À lire aussi : la pêche en crise": "read_also",
    "Lea también: Abren el puente": "read_also",
    "Читайте также: мост открыт": "read_also",
    "اقرأ أيضا: إعادة فتح الجسر": "read_also",
    "Newsletter With the Daily Newsletter, find the headlines directly in your mailbox": (
        "newsletter_promo"
    ),
    "Sign up for our newsletter": "newsletter_promo",
    "Iscriviti alla newsletter": "newsletter_promo",
    "Download the app": "app_promo",
    "Baixe o aplicativo": "app_promo",
    "Share on Facebook": "share",
    "Share 1.2k": "share",
    "Follow": "share",
    "Advertisement": "advert",
    "(Advertisement)": "advert",
    "Story continues below advertisement": "advert",
    "Werbung": "advert",
    "Reklam": "advert",
    "Already a subscriber? Log in": "paywall",
    "Article réservé aux abonnés": "paywall",
    "Correction: an earlier version of this article misspelled a name.": "correction_note",
    "On the same subject": "related_heading",
    "İlgili Haberler": "related_heading",
    "Похожие материалы": "related_heading",
    "مواضيع ذات صلة": "related_heading",
    "Read also": "related_heading",
    "Skip to content": "navigation",
    "Главная": "navigation",
    "Comments (12)": "comment",
    "34 comments": "comment",
    "Deja un comentario": "comment",
    "© 2021 The Harbour Post. All rights reserved": "legal",
    "©2021": "legal",
    "Alle Rechte vorbehalten.": "legal",
}

PROSE = [
    "She signed up for our newsletter on Monday.",
    "Newsletter publishers are growing, according to a study that was published on Tuesday.",
    "Advertising revenue fell by a third, the company said.",
    "Shares in the firm fell by two per cent.",
    "Follow the river for two miles and you reach the mill where the first papers were printed.",
    "Correction of the market is expected this year, economists said.",
    "The comments came a day after the vote.",
    "More than forty people were hurt.",
    "Il a lu la suite du rapport devant la commission.",
    "2018",
    "Top 10",
    "",
    "•",
]


@pytest.mark.parametrize(("text", "role"), CHROME.items())
def test_chrome_has_its_role(text: str, role: Role) -> None:
    assert furniture_role(text) == role


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_not_furniture(text: str) -> None:
    assert furniture_role(text) is None


def test_phrase_sets_hold_the_words_of_several_languages() -> None:
    assert {"by", "par", "von", "بقلم"} <= BYLINE_PREFIXES
    assert {"follow", "suivre", "takip et"} <= BUTTONS
    assert {"afp", "reuters", "getty images"} <= CREDIT_CUES
    assert "symbolbild" in CAPTION_CUES
    assert {"published", "publié le", "issued on:"} <= DATE_CUES


def test_the_longest_phrase_opens_a_text() -> None:
    assert opens_with("Written by Ann Lee", BYLINE_PREFIXES) == "written by"
    assert opens_with("Byron reads", BYLINE_PREFIXES) is None


@given(st.text(max_size=2 * LONGEST))
def test_any_text_has_an_answer(text: str) -> None:
    furniture_role(text)
    assert "\n" not in fold(text)


def test_a_sentence_takes_microseconds() -> None:
    lines = [
        f"The {place} councillors met on Monday to hear the report of the year."
        for place in range(5000)
    ]
    start = time.process_time()
    for line in lines:
        furniture_role(line)
    assert (time.process_time() - start) / len(lines) < 2e-4
