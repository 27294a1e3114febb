"""Reads credits under pictures: who took them and which agency sent them.

Guarantees offsets within the given text; a line is a credit only when all of it is.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.extract.byline_words import AGENCIES
from etl.extract.bylines import Contributor, parse_byline
from etl.extract.date_words import words
from etl.extract.names import is_agency, normal_case
from etl.extract.telling_words import may_hold, telling_words
from schemas.types import CreditKind, CreditRole

LONGEST_CREDIT = 160
_MOST_WORDS = 14
_TELLING = telling_words(AGENCIES)
_LOOSE = 4  # characters a name that separators, years and brackets may take

_ROLES: dict[CreditKind, CreditRole] = {
    "person": "photographer", "desk": "agency", "organisation": "agency",
}  # fmt: skip
_KIND = (
    r"photo(?:s|graph|graphs)?|images?|pictures?|illustration|video|fotos?|bild|bildquelle|imagen"
    r"|imagem|immagine|фото|تصوير|صورة|zdjęcie|fot\.|grafik|graphic"
)
_MARK = re.compile(
    r"[\s(\[]*(?:©|\(c\)|copyright\b"
    r"|(?:file\s|undated\s|handout\s)?(?:" + _KIND + r")"
    r"(?:\s(?:credits?|source|courtesy))?(?=\s*[:/©]|\s+(?:by|von|de|par|courtesy)\b)"
    r"|(?:credits?|crédits?|quelle)(?:\s+photos?)?(?=\s*:)|courtesy\b)"
    r"\s*(?:[:/]|©|by\b|of\b|von\b|par\b|de\b)?\s*(?:(?:19|20)\d\d\b)?\s*",
    re.I,
)
_DATED_MARK = re.compile(r"[\s(\[]*(?:copyright\b|(?:©|\(c\))\s*(?:19|20)\d\d)", re.I)
_LEGAL = re.compile(
    r"\brights?\s+reserved|\breserved\b|\bprivacy\b|\bterms\b|\bpolicy\b|\bvorbehalten\b"
    r"|\breservad|\briservat|\bdroits\b|riproduzione",
    re.I,
)
_NOBODY = words(
    "archiv archive archivo archivio uncredited privat handout symbolbild archivbild archivfoto "
    "symbolfoto pool insert file stringer"
)
_WORD = re.compile(r"\w+")
_PICTURE_HOUSES = words(
    "images image photos pictures photography gallery galerie gallerie galleria archive archives "
    "registry infografik infographic datawrapper kommission bildagentur"
)
"""Words of those who own pictures and take none: Dpa Images, the Harlow Gallery."""
_SPLIT = re.compile(
    r"\s*(?:/|\b(?:foto|photo|bild|image)s?\s?:|\||,|;|\bvia\b|\s[–—-]\s|&|\band\b|\bet\b|\bund\b|\by\b)\s*",
    re.I,
)
_CLOSING = re.compile(
    r"[.!?…»”\"')\]]\s+|\s(?=[(\[©])|\s[|–—-]\s|\n\s*"
    r"|\s(?=(?:photo|foto|credit|crédit|bild|image)s?\b\s?[:/])",
    re.I,
)


def parse_credit(text: str) -> tuple[Contributor, ...]:
    """The photographers and agencies that a picture's credit names, in order."""
    if len(text) > LONGEST_CREDIT:
        return ()
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    found: list[Contributor] = []
    cuts = [match.span() for match in _SPLIT.finditer(text, start)] + [(len(text), len(text))]
    for stop, following in cuts:
        found.extend(_named(text[start:stop], start))
        start = following
    return tuple(found)


def _named(piece: str, offset: int) -> Iterator[Contributor]:
    name = piece.strip(" ()[].©")
    start = offset + piece.find(name)
    if name.casefold() in _NOBODY:
        return
    if name.casefold().removesuffix(" photo") in AGENCIES:
        name = name[: len(name) - len(" photo") * name.casefold().endswith(" photo")]
        spelled = normal_case(name, "organisation")
        yield Contributor(spelled, "agency", "organisation", start, start + len(name))
        return
    for who in parse_byline(piece):
        if _PICTURE_HOUSES.intersection(who.name.casefold().replace("-", " ").split()):
            who = replace(who, kind="organisation")
        role = _ROLES[who.kind]
        yield Contributor(who.name, role, who.kind, offset + who.start, offset + who.end)


def is_credit(text: str) -> bool:
    """Whether a line of a page is a picture's credit and nothing else."""
    line = text.strip()
    if not 2 < len(line) <= LONGEST_CREDIT or len(line.split()) > _MOST_WORDS:
        return False
    mark = _MARK.match(line)
    if not mark and not may_hold(line, _TELLING):
        return False
    if _LEGAL.search(line) or line[0] in "•·*":
        return False
    found = parse_credit(line)
    named = sum(who.end - who.start for who in found)
    named += sum(len(word) for word in _WORD.findall(line) if word.casefold() in _NOBODY)
    rest = len(line) - named - (mark.end() if mark else 0)
    if not found or rest > _LOOSE * (len(found) + 1):
        return False
    has_agency = any(is_agency(who.name) for who in found)
    if mark:
        return has_agency or not _DATED_MARK.match(line)
    return has_agency and ("/" in line or len(found) == 1)


def find_credit(text: str) -> tuple[int, int] | None:
    """Where the credit that closes a caption starts and ends, or None.

    "… in Sochi in October 2019. Jane DOE / AFP" gives the span of "Jane DOE / AFP".
    """
    line = text.rstrip()
    for match in _CLOSING.finditer(line):
        if is_credit(line[match.end() :]):
            return match.end(), len(line)
    return None
