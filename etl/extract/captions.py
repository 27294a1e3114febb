"""Tells a picture's caption by its wording.

Guarantees that prose which only speaks of a photograph is none.
"""

import re
from typing import Final

from etl.extract.furniture import CAPTION_CUES, opens_with

_DATED: Final = re.compile(
    r"(?:\(?FILES?\)?\s?[-–—:/]?\s?)?In this (?:[^\W\d_]+,? )?"
    r"(?:[^\W\d_]+\.? (?:\d{1,2}, )?(?:19|20)\d\d,? |undated )(?:[^\W\d_]+ )?"
    r"(?:photo|photograph|image|picture)\b"
)
"""As news agencies open captions: "In this Sunday, Nov. 10, 2019, file photo, a row of"."""


def is_caption(text: str) -> bool:
    """Whether the text opens with the words of a caption."""
    return is_dated_caption(text) or opens_with(text, CAPTION_CUES) is not None


def is_dated_caption(text: str) -> bool:
    """Whether the text opens as agencies' captions do, which no prose does."""
    return "In this " in text[:20] and _DATED.match(text) is not None
