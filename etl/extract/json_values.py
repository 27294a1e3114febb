"""Reads JSON that nobody vouches for: one value, an array, or a value a line.

Guarantees plain values without NaN or lone surrogates; a broken line never loses the others.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from etl.extract.charset import decode
from etl.extract.page import BadSource

MOST_VALUES: Final = 50_000
"""Records that are read of one file: about 10 s of work; the rest is told as a fault."""


def json_values(body: bytes) -> Iterator[object]:
    """The values of a text: a list's entries, or one a line; a broken line is a `BadSource` among them.

    Raises `BadSource` where nothing can be read.
    """
    text = decode(body)[0].lstrip("\ufeff")
    try:
        value = _decoded(text)
        found = iter(value) if isinstance(value, list) else iter([value])
    except (ValueError, RecursionError) as error:
        found = _by_line(text, error)
    yield from islice(found, MOST_VALUES)
    if next(found, None) is not None:
        yield BadSource(
            "too_many_records",
            f"The file holds more than {MOST_VALUES:,} records: split it to have the rest read.",
        )


def _by_line(text: str, error: Exception) -> Iterator[object]:
    rows = [(number, row.strip(" \t\r,")) for number, row in enumerate(text.split("\n"), start=1)]
    filled = [(number, row) for number, row in rows if row]
    if not any(row.startswith("{") and row.endswith("}") for _, row in filled[:2]):
        raise BadSource(
            "broken_json", f"The JSON cannot be read ({_told(error)}): save it again."
        ) from None
    for number, row in filled:
        try:
            yield _decoded(row)
        except (ValueError, RecursionError) as fault:
            message = f"Line {number} is no JSON ({_told(fault)}): correct or remove it."
            yield BadSource("broken_record", message)


def _decoded(text: str) -> object:
    return json.loads(text, strict=False, parse_constant=lambda _: None)


def _told(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:200]
