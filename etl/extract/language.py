"""Which language a text is in.

Guarantees None rather than a guess: a wrong language sends an article to the wrong model.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_CHARS = 2_000
"""Enough to tell a language; reading on costs time and changes nothing."""

MIN_LETTERS = 40
MIN_SHARE = 0.9

_LETTERS = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None when the text is short or the model unsure."""
    sample = text[:SAMPLE_CHARS]
    if len(_LETTERS.findall(sample)) < MIN_LETTERS:
        return None
    language, share = _identifier().classify(sample)
    return str(language) if share >= MIN_SHARE else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
