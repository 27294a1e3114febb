"""Reads JSON as pages write it: wrapped in comments, with stray commas and wrong escapes.

Guarantees never to raise; repairs only what cannot change the meaning of a value.
"""

import html
import json
import re

_MOST_VALUES = 60

_MOST_WRAPPERS = 8
_OPENERS = ("//", "/*", "*/", "<!--", "<![CDATA[")
_CLOSERS = ("//", "/*", "*/", "-->", "]]>")
_STRING_OR_COMMA = re.compile(r'("[^"\\]*+(?:\\.[^"\\]*+)*+"?)|,(?=\s*+[}\]])', re.S)
_ESCAPE = re.compile(r'(\\["\\/bfnrtu])|\\')
_DECODER = json.JSONDecoder(strict=False)  # control characters inside strings are let through


def parse_json(script: str) -> list[object]:
    """The JSON values in a script's text, after the repairs that cannot change a value's meaning.

    Repaired are HTML comments and CDATA around the text, control characters, trailing commas,
    wrong escapes, escaped quotes and several values in a row. Empty when nothing can be read.
    """
    text = _unwrapped(script)
    values = _decode(text)
    if values is None:
        if text.lstrip("[{ \n\r\t").startswith("&quot;"):
            text = html.unescape(text)
        text = _ESCAPE.sub(r"\1", text)
        values = _decode(_STRING_OR_COMMA.sub(r"\1", text))
    return values or []


def _unwrapped(text: str) -> str:
    for _ in range(_MOST_WRAPPERS):
        text = text.strip("; \t\r\n\ufeff")
        opener = next(filter(text.startswith, _OPENERS), "")
        closer = next(filter(text.endswith, _CLOSERS), "")
        if not opener and not closer:
            break
        text = text[len(opener) : len(text) - len(closer)]
    return text


def _decode(text: str) -> list[object] | None:
    values: list[object] = []
    position = 0
    try:
        while position < len(text) and len(values) < _MOST_VALUES:
            value, position = _DECODER.raw_decode(text, position)
            values.append(value)
            while position < len(text) and text[position] in " \t\r\n;,":
                position += 1
    except (ValueError, RecursionError):
        return values or None
    return values
