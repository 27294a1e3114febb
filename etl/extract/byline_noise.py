"""Blanks out what stands beside the names of a byline: dates, clock times, counts, buttons.

Guarantees a text of the same length, in which a comma opens each blank, so that offsets hold.
"""

import re
from typing import Final

from etl.extract.date_words import PUBLISHED_WORDS, UPDATED_WORDS, WEEKDAYS
from etl.extract.dates import find_dates
from etl.extract.furniture import BUTTONS

_NOISE: Final = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{2,80}|https?://\S{1,200}|(?<!\w)@\w{1,40}|\bwww\.\S{1,100}|\(\s*\)"
    r"|\b\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?!\d)"
    r"|\b(?:lesezeit:?\s|durée:?\s)?\d{1,3}[\s-]?(?:min|mins|minutes?|minuten?|minutos?|minuti|мин\w*)\b\.?"
    r"(?:\s(?:read|lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|чтения))?"
    r"|\b(?:(?:published|posted|updated)\s)?\d{1,2}\s(?:minutes?|hours?|days?|weeks?|months?)\sago\b"
    r"|\b(?:\d{1,5}|no|one)\s(?:comments?|responses?|views|shares|words|kommentare?|ergänzungen"
    r"|commentaires?|comentarios?|commenti|comentários?|reacties)\b(?:\sso far)?",
    re.I,
)
_NOISE_MARK: Final = re.compile(r"[@(\d]|://|www\.|\b(?:no|one)\s", re.I)
"""What all noise holds: most bylines hold none of it, and are not searched for more."""
_LABELS: Final = (PUBLISHED_WORDS | UPDATED_WORDS) - {"in", "last", "first", "stand", "ligne"}
_SMALL: Final = r"(?:on|at|am|le|el|il|em|op|den|vom|du|the)\b"
_LABEL: Final = re.compile(
    r"(?:(?<!\w)(?:last|first|originally|zuletzt|dernière|última)\s)?"
    r"(?P<word>[^\W\d_]+)(?P<small>(?:[\s:,]+" + _SMALL + r")*)[\s:,]*$",
    re.I,
)
"""The word before a date, with small ones between: "Jane Doe on", "Last updated: "."""
_GLUED: Final = re.compile(r"(?<=[^\W\d_A-Z])[A-Z][^\W\d_A-Z]+$")


def masked_line(text: str) -> str:
    """The text with dates and their labels, addresses, counts and a closing button blanked out."""
    masked = text
    for match in _NOISE.finditer(text) if _NOISE_MARK.search(text) else ():
        masked = _blank(masked, *match.span())
    for span in find_dates(text):
        masked = _blank(masked, _label_start(masked, span.start), span.end)
    words = masked.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        closing = " ".join(words[-count:]).strip("+|() ").casefold()
        if closing in BUTTONS:
            return _blank(masked, masked.rfind(words[-count]), len(masked))
    return masked


def _label_start(masked: str, date: int) -> int:
    """Where the label of a date starts, which may be glued to a name: "Jane DoePublished: "."""
    match = _LABEL.search(masked, 0, date)
    if match and match["word"].casefold() in WEEKDAYS:
        date = match.start("word")
        match = _LABEL.search(masked, 0, date)
    if match is None:
        return date
    if match["word"].casefold() in _LABELS:
        return match.start()
    glued = _GLUED.search(match["word"])
    if glued and glued[0].casefold() in _LABELS:
        return match.start("word") + glued.start()
    return match.end("word") if match["small"] else date


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "," + " " * (end - start - 1) + text[end:] if end > start else text
