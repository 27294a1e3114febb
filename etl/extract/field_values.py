"""Reads the values that feeds, tools and agencies put into metadata fields.

Guarantees values that the tables accept, or None: never an empty text, a half address or "None".
"""

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin

from etl.extract.dates import parse_moment
from etl.extract.moments import Moment
from etl.extract.page import Metadata
from schemas.types import MetadataSource

LONGEST_ADDRESS: Final = 4_000
LONGEST_LABEL: Final = 500
MOST_LABELS: Final = 200
"""Of a list's entries: more keywords or authors than this are a fault of the list."""

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
_NOTHING: Final = frozenset({"", "none", "null", "nan", "n/a", "undefined"})
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})((?:-[a-z0-9]{2,8})*)", re.I)
_LIST: Final = re.compile(r"\s*[;,]\s*")


def writable(text: str) -> str:
    """The text with control characters and lone surrogates, which no table holds, as spaces."""
    return _UNWRITABLE.sub(" ", text)


def line(value: object) -> str | None:
    """A text on one line; None for what is empty, no text, or a tool's word for nothing."""
    if not isinstance(value, str):
        return None
    folded = " ".join(writable(value).split())
    return None if folded.casefold() in _NOTHING else folded


def unescaped_line(value: object) -> str | None:
    """A line whose character references ("&#8211;") are resolved, as in feeds and JSON-LD."""
    return line(html.unescape(value)) if isinstance(value, str) else None


def lines_of(value: object) -> tuple[str, ...]:
    """The texts of a list, or the single text; what is no text is left out."""
    listed = value[:MOST_LABELS] if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(text for text in map(unescaped_line, listed) if text))


def labels(value: object) -> tuple[str, ...]:
    """Keywords: of a list, or of a text that separates them by semicolons or commas."""
    return tuple(_labels(value))


def _labels(value: object) -> Iterator[str]:
    for text in lines_of(value):
        parts = [text] if isinstance(value, list | tuple) else _LIST.split(text)
        yield from (part for part in parts[:MOST_LABELS] if 0 < len(part) <= LONGEST_LABEL)


def address(value: object, base: str | None = None) -> str | None:
    """An http address, made absolute; None for anything else."""
    text = line(value)
    if text is None or len(text) > LONGEST_ADDRESS:
        return None
    try:
        joined = urljoin(base or "", text)
    except ValueError:
        return None
    is_web = joined.lower().startswith(("http://", "https://"))
    return joined if is_web and len(joined) <= LONGEST_ADDRESS else None


def language_tag(value: object) -> str | None:
    """A language as BCP 47 writes it: `en_GB` and `EN-gb` are `en-GB`."""
    found = _LANGUAGE.fullmatch((line(value) or "").replace("_", "-"))
    if found is None:
        return None
    subtags = [part.upper() if len(part) == 2 else part for part in found[2].split("-")]
    return found[1].lower() + "-".join(subtags)


def moment(value: object, language: str | None = None) -> Moment | None:
    """The instant that a field states; a number is Unix time."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    text = line(str(value) if is_number else value)
    return parse_moment(text, language) if text else None


def dated(published: Moment | None, modified: Moment | None, source: MetadataSource) -> Metadata:
    """Metadata that hold the dates alone; a change at or before the publication is none."""
    is_changed = modified is not None and (published is None or modified.at > published.at)
    return Metadata(
        published_at=published.at if published else None,
        published_on=published.day if published else None,
        published_precision=published.precision if published else None,
        published_source=source if published else "none",
        published_raw=published.raw if published else None,
        modified_at=modified.at if modified and is_changed else None,
        modified_raw=modified.raw if modified and is_changed else None,
    )
