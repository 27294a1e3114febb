"""Single words that tell what kind of line they stand in, in two dozen languages.

Guarantees lower-case words, looked up whole.
"""

import tomllib
from pathlib import Path
from typing import Final

_TABLES: Final[dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("line_words.toml").read_text(encoding="utf-8")
)


def _words(table: str) -> frozenset[str]:
    return frozenset(word for words in _TABLES[table].values() for word in words.split())


FUNCTION: Final = _words("function")
"""The most frequent words of a language: prose has many, lists and menus few."""
ADDRESS: Final = _words("address")
"""Words that speak to the reader or of the site: promotions are full of them."""
SOCIAL: Final = _words("social")
"""Words of buttons, subscriptions and profiles."""
CREDIT: Final = _words("credit")
"""Words of a picture's credit."""
