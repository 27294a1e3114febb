"""Reads MIME messages that nobody vouches for: the parts and headers of mails and web archives.

Guarantees plain text for headers, and bytes for parts, whatever the message claims of itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import Final

from etl.extract.field_values import line
from etl.extract.page import BadSource

MOST_NESTING: Final = 40
"""Multipart boundaries that a message may declare: each costs a look at every later line."""
MOST_CONTINUATIONS: Final = 300
"""Numbered pieces of header fields (RFC 2231): sorting them takes the square of their number."""
LONGEST_HEADER: Final = 4_000
_BOUNDARY: Final = re.compile(rb"boundary\*?\d{0,3}\*?\s{0,8}=", re.I)
_CONTINUATION: Final = re.compile(rb"\*\d{1,9}\*?\s{0,8}=")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is no container: its media type, its bytes and where it came from."""

    media_type: str
    body: bytes
    charset: str | None
    location: str | None
    is_attached: bool


def parse_message(body: bytes) -> Message:
    """A message; raises `BadSource` where its parts are nested beyond reason."""
    is_nested = len(_BOUNDARY.findall(body)) > MOST_NESTING
    if is_nested or len(_CONTINUATION.findall(body)) > MOST_CONTINUATIONS:
        raise BadSource("nested_too_deep", "The message nests too many parts: save the page alone.")
    try:
        return message_from_bytes(body, policy=policy.compat32)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadSource("broken_message", f"The message cannot be read ({error}).") from None


def header(message: Message, name: str) -> str | None:
    """A header's text on one line, its encoded words decoded."""
    told = message.get(name)
    if told is None:
        return None
    written = str(told)[:LONGEST_HEADER]
    try:
        pieces = [_decoded(words, charset) for words, charset in decode_header(written)]
    except (HeaderParseError, ValueError):
        return line(written)
    return line("".join(pieces))


def parts(message: Message) -> Iterator[Part]:
    """The parts in order, containers left out."""
    for part in message.walk():
        if part.is_multipart():
            continue
        try:
            body = part.get_payload(decode=True)
            charset = part.get_content_charset()
            disposition = part.get_content_disposition()
        except (ValueError, LookupError, TypeError, AttributeError):
            continue
        yield Part(
            media_type=part.get_content_type(),
            body=body if isinstance(body, bytes) else b"",
            charset=charset,
            location=header(part, "Content-Location"),
            is_attached=disposition == "attachment",
        )


def _decoded(words: "bytes | str", charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "utf-8", "replace")
    except (LookupError, UnicodeError, ValueError):
        return words.decode("utf-8", "replace")
