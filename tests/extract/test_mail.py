"""Newsletters and web archives in one file: headers, parts, transfer encodings."""

import base64
from email.message import EmailMessage

import pytest

from etl.extract.eml import eml
from etl.extract.mhtml import mhtml
from etl.extract.page import BadSource, Page
from tests.fuzz.targets import check

HTML = (
    "<html><body><p>View in browser</p><h1>Töpfer shuts its kiln</h1>"
    f"<p>{'The kiln went out on Thursday after ninety years. ' * 4}</p>"
    f"<p>{'Twelve people will stay until June to take it apart. ' * 4}</p></body></html>"
)


def _letter(subject: str, *, html: str | None = HTML, plain: str | None = None) -> bytes:
    letter = EmailMessage()
    letter["From"] = "Die Hafenpost <post@hafen.example>"
    letter["Subject"] = subject
    letter["Date"] = "Fri, 27 Feb 2026 07:00:01 +0100"
    letter["Message-ID"] = "<1@hafen.example>"
    letter.set_content(plain or "See the page.")
    if html:
        letter.add_alternative(html, subtype="html")
    return letter.as_bytes()


def _page(body: bytes) -> Page:
    (page,) = eml(body, None)
    check(page)
    return page


def test_headers_tell_headline_sender_and_date() -> None:
    page = _page(_letter("Töpfer shuts its kiln"))
    said = page.metadata
    assert (said.headline, said.publisher) == ("Töpfer shuts its kiln", "Die Hafenpost")
    assert said.published_at is not None
    assert said.published_at.isoformat() == "2026-02-27T06:00:01+00:00"
    (headline,) = [block for block in page.blocks if block.role == "headline"]
    assert page.text[headline.start : headline.end] == "Töpfer shuts its kiln"


def test_a_subject_that_the_letter_does_not_repeat_stands_above_it() -> None:
    page = _page(_letter("Glass, ice and an honest auditor"))
    assert page.text.startswith("Glass, ice and an honest auditor\n\n")
    assert page.blocks[0].role == "headline"


def test_text_is_read_where_there_is_no_html() -> None:
    page = _page(_letter("Kiln", html=None, plain="The kiln went out on Thursday.\n\nIt is cold."))
    assert "It is cold." in page.text


def test_a_message_without_text_is_refused() -> None:
    with pytest.raises(BadSource):
        list(eml(b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nabc", None))


def _archive(encoding: str, body: bytes, charset: str = "utf-8") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/kiln\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="X"\r\n'
        "\r\n--X\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/f\r\n\r\n"
        "<p>Buy hearing aids</p>\r\n--X\r\n"
        f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n'
        "Content-Location: https://a.example/kiln\r\n\r\n"
    )
    return head.encode() + body + b"\r\n--X--\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15"])
def test_the_archived_page_is_read_and_not_its_frames(charset: str) -> None:
    packed = base64.encodebytes(HTML.encode(charset))
    (page,) = mhtml(_archive("base64", packed, charset), None)
    check(page)
    assert page.url == "https://a.example/kiln"
    assert "Töpfer" in page.text
    assert "hearing" not in page.text


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(BadSource):
        list(
            mhtml(
                b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X--",
                None,
            )
        )
