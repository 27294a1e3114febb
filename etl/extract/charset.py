"""Decodes bytes to text as browsers decide, unless the bytes plainly contradict what is declared.

Guarantees text for any bytes: what cannot be read becomes U+FFFD, newlines stay as they are.
"""

import codecs
import re
from typing import Final

from resiliparse.parse.encoding import detect_encoding

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
_PRESCAN: Final = 1024
"""Bytes that are searched for a declaration (HTML standard, 13.2.3.2: prescan)."""
_SAMPLE: Final = 65_536
"""Bytes from which an undeclared encoding is detected."""
_META = re.compile(
    rb"<meta[^>]{1,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})"
    rb"|<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})",
    re.I,
)
_C1 = re.compile(rb"[\x80-\x9f]")
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
# Labels that browsers read as a superset of what they name (Encoding standard, 4.2), and those
# whose name Python spells differently.
_SUPERSETS: Final = {
    "ascii": "windows-1252", "iso8859-1": "windows-1252", "iso8859-9": "windows-1254",
    "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "cp1252": "windows-1252",
    "cp1254": "windows-1254",
}  # fmt: skip
_ALIASES: Final = {
    "x-sjis": "shift_jis", "windows-31j": "cp932", "ks_c_5601-1987": "euc_kr", "ksc5601": "euc_kr",
    "x-gbk": "gbk", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "dos-874": "cp874",
    "windows-874": "cp874", "x-euc-jp": "euc_jp", "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman", "iso-8859-8-i": "iso8859-8",
}  # fmt: skip
_NO_TEXT_ENCODINGS: Final = frozenset(
    ["utf-7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-16", "utf-32", "utf-32-le", "utf-32-be", "mbcs", "oem"]
)  # fmt: skip
_SURELY_UTF8: Final = 12
"""Characters of three bytes: half a line of Chinese, and more than chance makes of another encoding."""
_MOST_ERRORS: Final = 0.01
"""Share of U+FFFD among non-ASCII characters above which a declaration is taken for wrong."""


def decode(body: bytes, transport: str | None = None) -> tuple[str, str]:
    """The text of `body` and its encoding's name.

    Order: byte order mark, `transport` (the charset of a Content-Type header), a declaration in
    the first 1024 bytes, UTF-8 if the bytes are valid, detection. A declaration under which over
    1% of what is not ASCII cannot be read, or one of a single-byte encoding over what is valid
    UTF-8, or of another over more than a few words of it, is passed over: servers, editors and
    those who save pages declare wrongly more often than such bytes occur.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    if body.isascii():
        declared = codec_name(transport or "") or _declared(body)
        return body.decode("ascii"), declared or "utf-8"
    utf8 = _strict_utf8(body)
    declared = codec_name(transport or "") or _declared(body)
    if utf8 is not None and (declared not in _MULTIBYTE or _is_long_utf8(utf8)):
        return utf8, "utf-8"
    if declared:
        text = _read(body, declared)
        if utf8 is None and _errors(text) > _MOST_ERRORS:
            return _detected(body)
        return text, declared
    return _detected(body)


def codec_name(label: str) -> str | None:
    """The encoding that browsers use for a label, under Python's name; None for no text encoding."""
    label = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
        b"a".decode(name)  # rot13 and its like are codecs, but not of text
    except (LookupError, ValueError):  # ValueError: a label with a NUL
        return None
    name = _SUPERSETS.get(name, name)
    return None if name in _NO_TEXT_ENCODINGS else name


def mended(text: str) -> str:
    """The text as it was meant if all of it is UTF-8 that was read as Latin-1; else as it is.

    Control characters of the C1 block stand in no page, but in most words so misread.
    """
    if text.isascii():
        return text
    try:
        misread = text.encode("latin-1")
        meant = misread.decode("utf-8")  # fails at once for nearly all that was not misread
    except UnicodeError:
        return text
    return meant if _C1.search(misread) else text


_MULTIBYTE: Final = frozenset(
    [
        "cp932",
        "euc_jp",
        "gb18030",
        "cp949",
        "big5hkscs",
        "iso2022_jp",
        "utf-16-le",
        "utf-16-be",
        "johab",
        "hz",
    ]
)


def _declared(body: bytes) -> str | None:
    found = _META.search(_COMMENT.sub(b"", body[:_PRESCAN]))
    if found is None:
        return None
    name = codec_name((found[1] or found[2]).decode("ascii"))
    # A declaration that can be read as ASCII is not itself in UTF-16.
    return "utf-8" if name in ("utf-16-le", "utf-16-be") else name


def _is_long_utf8(text: str) -> bool:
    """Whether text that is valid UTF-8 has so many characters of three bytes or more that no other
    encoding came to it by chance: two characters of GBK may, as in the word for Unicom."""
    return sum(map("\u0800".__le__, text)) >= _SURELY_UTF8


def _strict_utf8(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _errors(text: str) -> float:
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") / foreign if foreign else 0.0


def _detected(body: bytes) -> tuple[str, str]:
    text = body.decode("utf-8", "replace")
    if _errors(text) <= _MOST_ERRORS:
        return text, "utf-8"
    name = (
        codec_name(detect_encoding(body[:_SAMPLE], html5_compatible=True) or "") or "windows-1252"
    )
    if name == "utf-8":  # it is not, or not for the most part
        name = "windows-1252"
    return _read(body, name), name


def _read(body: bytes, name: str) -> str:
    try:
        return body.decode(name, "replace")
    except (UnicodeError, LookupError):  # codecs that know no replacement
        return body.decode("windows-1252", "replace")
