"""Bytes become text as browsers read them; a declaration that the bytes contradict loses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.charset import codec_name, decode, mended

POLISH = "Zażółć gęślą jaźń w Łodzi"


@pytest.mark.parametrize(
    ("body", "transport", "text", "charset"),
    [
        (b"plain", None, "plain", "utf-8"),
        ("\ufeffcafé".encode(), "iso-8859-2", "café", "utf-8"),
        ("café".encode("utf-16"), None, "café", "utf-16-le"),
        (POLISH.encode("iso-8859-2"), "ISO-8859-2", POLISH, "iso8859-2"),
        ("“café”".encode("cp1252"), "latin-1", "“café”", "windows-1252"),
        (b'<meta charset="windows-1251">' + "Привет".encode("cp1251"), None,
         '<meta charset="windows-1251">Привет', "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'
         + "日本語".encode("cp932"), None,
         '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">日本語', "cp932"),
        ("no declaration, é and 漢字".encode(), None, "no declaration, é and 漢字", "utf-8"),
    ],
)  # fmt: skip
def test_order_of_evidence(body: bytes, transport: str | None, text: str, charset: str) -> None:
    assert decode(body, transport) == (text, charset)


def test_a_declaration_beyond_the_prescan_is_not_read() -> None:
    body = b" " * 1100 + b'<meta charset="windows-1251">' + "é".encode()
    assert decode(body)[1] == "utf-8"


def test_a_declaration_in_a_comment_is_not_read() -> None:
    assert decode(b'<!-- <meta charset="utf-16"> -->' + "naïve café".encode())[1] == "utf-8"


def test_valid_utf8_under_a_single_byte_label_is_utf8() -> None:
    assert decode('<meta charset="iso-8859-1">déjà vu'.encode())[0].endswith("déjà vu")


def test_a_page_of_utf8_under_a_label_of_gbk_is_utf8() -> None:
    page = '<meta charset="gbk"><p>市政府昨日宣布，新的地铁线路将于明年春天开工。</p>'
    assert decode(page.encode()) == (page, "utf-8")
    assert decode(page.encode("gbk")) == (page, "gb18030")
    brief = '<meta charset="gbk"><p>联通</p>'  # valid UTF-8 by chance
    assert decode(brief.encode("gbk")) == (brief, "gb18030")


def test_utf8_that_is_none_is_detected() -> None:
    text = "Une dépêche de l'agence, publiée à Genève, où l'été s'achève déjà. " * 20
    read, charset = decode(b'<meta charset="utf-8">' + text.encode("cp1252"))
    assert charset == "windows-1252"
    assert read.endswith(text)


def test_a_few_broken_bytes_do_not_change_the_charset() -> None:
    read, charset = decode(b'<meta charset="utf-8">' + "é".encode() * 500 + b"\xff")
    assert charset == "utf-8"
    assert read.endswith("é\ufffd")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ISO-8859-1", "windows-1252"), ("us-ascii", "windows-1252"), ("gb2312", "gb18030"),
        ("ks_c_5601-1987", "cp949"), ("utf-7", None), ("rot13", None), ("no such", None),
        ("nul\0", None), ("", None),
    ],
)  # fmt: skip
def test_labels(label: str, name: str | None) -> None:
    assert codec_name(label) == name


@given(st.binary(max_size=3000), st.none() | st.text(max_size=20))
def test_any_bytes_are_text(body: bytes, transport: str | None) -> None:
    text, charset = decode(body, transport)
    text.encode()
    assert charset


def test_utf8_that_was_read_as_latin1_is_mended() -> None:
    meant = "Don’t — c’est « déjà » trop"
    assert mended(meant.encode().decode("latin-1")) == meant
    assert mended("déjà vu") == "déjà vu"
    assert mended("\x80 naïve") == "\x80 naïve"
