"""Normalises language tags as pages write them to BCP 47.

Guarantees a tag that the column type takes, or None; a region is kept, rubbish is not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_TAG = re.compile(r"^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].*)?$", re.I)

_NAMES: Final = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "arabic": "ar", "russian": "ru", "turkish": "tr", "chinese": "zh",
    "japanese": "ja", "dutch": "nl", "polish": "pl",
}  # fmt: skip
_REPLACED: Final = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "jp": "ja",
    "cz": "cs",
    "gr": "el",
    "ua": "uk",
}
"""ISO 639's withdrawn codes, and country codes that pages write for their language."""

_NONE: Final = frozenset({"und", "mul", "zxx", "xx", "mis", "utf"})
"""No language: `UTF-8` is an encoding that some pages write in its place."""

_REGIONS: Final = {"UK": "-GB", "EN": ""}
"""What pages write for a region that is none: the country's everyday code, the language again."""

_REGION_BY_TLD: Final = {
    "uk": "GB", "au": "AU", "nz": "NZ", "ie": "IE", "in": "IN", "za": "ZA", "us": "US", "gov": "US",
    "mil": "US", "edu": "US", "ph": "PH",
}  # fmt: skip
"""Countries whose English pages order the numbers of a date in a known way."""


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """A page's language and those that other sources give instead."""

    tag: str | None = None
    rivals: tuple[str, ...] = ()


def language_tag(written: str | None) -> str | None:
    """`en_us`, `EN`, `en-US.UTF-8` as `en-US`, `en`, `en-US`; None when it is no language."""
    text = (written or "").split(",")[0].split(";")[0].strip().strip("\"'")
    text = _NAMES.get(text.lower(), text)
    match = _TAG.match(text)
    if match is None:
        return None
    language = _REPLACED.get(match[1].lower(), match[1].lower())
    if language in _NONE:
        return None
    script = f"-{match[2].title()}" if match[2] else ""
    region = (match[3] or "").upper()
    return language + script + _REGIONS.get(region, f"-{region}" if region else "")


def settle_language(written: Iterable[str | None]) -> PageLanguage:
    """The first tag that is a language, with its region where another source adds one."""
    tags = [tag for text in written if (tag := language_tag(text))]
    if not tags:
        return PageLanguage()
    first = tags[0]
    rivals = dict.fromkeys(tag for tag in tags if tag.split("-")[0] != first.split("-")[0])
    regional = next((tag for tag in tags if tag.startswith(first + "-")), first)
    return PageLanguage(regional if "-" not in first else first, tuple(rivals))


def date_language(language: str | None, host: str) -> str | None:
    """The tag that decides the order of a numeric date: English needs its country."""
    if language != "en":
        return language
    region = _REGION_BY_TLD.get(host.rpartition(".")[2])
    return f"en-{region}" if region else language
