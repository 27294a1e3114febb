"""What a pasted page says of itself: headline, byline, publisher, dates, dateline, completeness.

Guarantees that every value stands on the page; of two that disagree neither is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from etl.extract.byline_words import AGENCIES
from etl.extract.bylines import parse_byline
from etl.extract.date_lines import DateLine, date_line
from etl.extract.date_words import PUBLISHED_WORDS, UPDATED_WORDS
from etl.extract.furniture import BUTTONS, fold
from etl.extract.page import Metadata, Note, PageBlock
from schemas.types import Completeness, MetadataSource, Role

_WIRES: Final = (
    r"(?:Reuters|AFP|AP|dpa|EFE|ANSA|APA|Xinhua|UPI|TASS|DPA|IANS|PTI|ANI|Efe|Belga|Lusa)"
)
_PLACE: Final = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[ '’.-]{1,2}[^\W\d_]+){0,4}"
_DATELINE: Final = re.compile(
    rf"(?P<wire>{_PLACE})(?:,[^()\n]{{1,40}})?\s?\({_WIRES}(?:/[\w /]{{1,20}})?\)\s?[-–—:]|"
    r"(?P<capitals>[A-ZÀ-ÖØ-Þ]{3,}(?:[ '’.-]{1,2}[A-ZÀ-ÖØ-Þ]+){0,3})(?:,[^()\n–—]{1,30})?\s[-–—]{1,2}\s"
)
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:copyright\s)?(?:\d{4}(?:\s?[-–]\s?(?:\d{4}|present))?)?[\s,]*"
    r"(?:copyright\s|by\s)?(?P<name>[^\W\d_][\w&.'’-]*(?:\s[\w&.'’-]+){0,4})",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"(?:^|[\s.,|–—-]+)(?:all|tous|alle|todos|tutti|tüm|все|wszelkie|alla|rights|riproduzione|hakları|"
    r"inc|llc|ltd|is|not|(?:19|20)\d\d)\b.*$",
    re.IGNORECASE,
)
"""What follows a publisher's name in its copyright line: the rights, the firm's form, the year."""
_SPACED_QUOTES: Final = re.compile(r"(?<!\S)[\"“«] [^\"“”«»\n]{1,200} [\"”»](?!\w)")
_FRENCH_NAMES: Final = re.compile(
    r"\b(?:Poutine|Eltsine|Gorbatchev|Khrouchtchev|Staline|Netanyahou|Kadhafi|Loukachenko|"
    r"Porochenko|Ianoukovitch|Timochenko|Iouchtchenko|Soljenitsyne|Idleb|Daech|Tchad|Tchétchénie|"
    r"Bachar|Erdogan et|Boukhara|Kiev et|Téhéran|Moscou)\b"
)
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|to|in)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d{2}\b")
_BARRIER: Final = re.compile(
    r"continu|read the (?:full|rest)|keep reading|already a|subscribers?\b|unlock|left to read|remains|"
    r"abonnés?\b|il vous reste|pour lire|weiterlesen|abonnent|suscriptor|seguir leyendo|"
    r"abbonat[oi]\b|assinante|للمشتركين|للمتابعة|подписчик|читать дальше|abonelere|abone misiniz|"
    r"abonnees?\b|subskrybent|prenumerant",
    re.IGNORECASE,
)
"""Words of a notice that the rest must be paid for; "Subscribe" alone is a button of any page."""
_LIVE: Final = re.compile(
    r"\b(?:live|en direct|liveblog|liveticker|en vivo|ao vivo|canlı)\b", re.IGNORECASE
)
_LIST_MARK: Final = " \t\n\xa0•·●○◦▪■□‣⁃∙*+–-"
_TAG_HEAD: Final = re.compile(r"[^:\n]{2,25}:\s*")
_TAG_BREAK: Final = re.compile(r"\s*[,;|·•#]\s*")

_NEAR_HEADLINE: Final = 4
"""Blocks above the headline where the date of the article, rather than of today, may stand."""
_BELOW_HEADLINE: Final = 8
_BELOW_BODY: Final = 8
"""Blocks below the headline, and below the body, where the date of the article may stand."""
_LABEL_WORDS: Final = 3
_LABELS: Final = PUBLISHED_WORDS | UPDATED_WORDS | {"on", "le", "am", "el", "il", "em", "op", "at"}
_PAYWALL_REACH: Final = 8
"""Blocks after the last of the body where a notice is about this article."""
_PAYWALLED_WORDS: Final = 350
_STUB_WORDS: Final = 60
"""Fewer words than the shortest brief of a news agency."""
_LIVE_ENTRIES: Final = 3
_ENGLISH_SHARE: Final = 0.1


def page_says(text: str, tiles: Sequence[PageBlock]) -> tuple[Metadata, tuple[Note, ...]]:
    """The metadata that stands on the page, and what is doubtful of it."""
    first = {role: text[tile.start : tile.end] for tile in reversed(tiles) for role in [tile.role]}
    body = [text[tile.start : tile.end] for tile in tiles if tile.is_body]
    byline = _without_buttons(first["byline"]) if "byline" in first else None
    completeness, is_free = _completeness(text, tiles, body, first.get("headline", ""))
    metadata = Metadata(
        headline=_one_line(first.get("headline")),
        standfirst=_one_line(first.get("standfirst")),
        byline_text=_one_line(byline),
        publisher=_publisher(text, tiles),
        source_language=_source_language(body),
        dateline_place=_dateline_place([*body[:1], first.get("dateline", "")]),
        completeness=completeness,
        is_free=is_free,
    )
    return _with_dates(metadata, text, tiles)


def tag_spans(text: str, tile: PageBlock) -> Iterator[tuple[int, int]]:
    """Where the keywords of a tag block stand: the item of a list, or those after "Tags:"."""
    words = text[tile.start : tile.end]
    heading = _TAG_HEAD.match(words)
    start = tile.start + (heading.end() if heading else 0)
    end = tile.end
    breaks = [match.span() for match in _TAG_BREAK.finditer(text, start, end)] if heading else []
    for stop, following in [*breaks, (end, end)]:
        label = text[start:stop].strip(_LIST_MARK)
        if label:
            found = text.index(label, start)
            yield found, found + len(label)
        start = following


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()).lstrip(_LIST_MARK) or None if text else None


def _without_buttons(byline: str) -> str:
    words = byline.split()
    while len(words) > 1 and fold(words[-1]) in BUTTONS:
        words.pop()
    return " ".join(words)


def _publisher(text: str, tiles: Sequence[PageBlock]) -> str | None:
    """Who publishes the page: its copyright line, else a byline that is an outlet's name."""
    for tile in reversed(tiles):
        if tile.role == "legal" and (found := _COPYRIGHT.match(text, tile.start, tile.end)):
            name = _RIGHTS.sub("", found["name"]).strip(" .,-–—")
            if len(name) > 2 and name[0].isupper() and name.casefold() not in AGENCIES:
                return name
    for tile in tiles:
        if tile.role == "byline":
            for who in parse_byline(text[tile.start : tile.end]):
                if who.kind == "organisation" and who.name.casefold() not in AGENCIES:
                    return who.name
    return None


def _dateline_place(openings: Sequence[str]) -> str | None:
    for opening in openings:
        if found := _DATELINE.match(opening):
            return (found["wire"] or found["capitals"]).strip()
    return None


def _completeness(
    text: str, tiles: Sequence[PageBlock], body: Sequence[str], headline: str
) -> tuple[Completeness, bool | None]:
    """How much of the article the page holds, and False where a notice asks for money."""
    if not body:
        return "unknown", None
    count = sum(len(_WORD.findall(block)) for block in body)
    last = max(place for place, tile in enumerate(tiles) if tile.is_body)
    after = tiles[last + 1 : last + 1 + _PAYWALL_REACH]
    if count < _PAYWALLED_WORDS and any(
        tile.role == "paywall" and _BARRIER.search(text, tile.start, tile.end) for tile in after
    ):
        return "paywalled", False
    entries = sum(_CLOCK.match(text, tile.start) is not None for tile in tiles)
    if _LIVE.search(headline) and entries >= _LIVE_ENTRIES:
        return "live", None
    return ("stub" if count < _STUB_WORDS else "full"), None


def _source_language(body: Sequence[str]) -> str | None:
    """ "fr" for an English text with both the quote marks and the spelling of names of French."""
    told = "\n".join(body)
    words = len(_WORD.findall(told)) or 1
    if len(_ENGLISH.findall(told)) / words < _ENGLISH_SHARE:
        return None
    return "fr" if _SPACED_QUOTES.search(told) and _FRENCH_NAMES.search(told) else None


def _with_dates(
    metadata: Metadata, text: str, tiles: Sequence[PageBlock]
) -> tuple[Metadata, tuple[Note, ...]]:
    dates = list(_dates(text, tiles))
    updated = [date.moment for date, _ in dates if date.label == "updated"]
    if updated:
        metadata = replace(metadata, modified_at=updated[0].at, modified_raw=updated[0].raw)
    labelled = [(date.moment, role) for date, role in dates if date.label == "published"]
    found = labelled or [(date.moment, role) for date, role in dates if date.label == "none"]
    if len({moment.day for moment, _ in found}) > 1:
        raw = ", ".join(moment.raw for moment, _ in found)
        message = f"The page shows more than one date that may be its own ({raw}): none is taken."
        return metadata, (Note("conflicting_publication_dates", message, column="published_at"),)
    if not found:
        return metadata, ()
    moment, role = found[0]
    source: MetadataSource = "byline" if role == "byline" else "page"
    return replace(
        metadata, published_at=moment.at, published_on=moment.day,
        published_precision=moment.precision, published_source=source, published_raw=moment.raw,
    ), ()  # fmt: skip


def _dates(text: str, tiles: Sequence[PageBlock]) -> Iterator[tuple[DateLine, Role]]:
    """The dates at the headline, and those below the body that are labelled as the publication's."""
    places = {tile.role: place for place, tile in reversed(list(enumerate(tiles)))}
    headline = places.get("headline", 0)
    body = [place for place, tile in enumerate(tiles) if tile.is_body] or [len(tiles)]
    last = max(body[0], headline + _BELOW_HEADLINE)
    for place, tile in enumerate(tiles[: body[-1] + _BELOW_BODY]):
        is_near = headline - _NEAR_HEADLINE <= place < last
        if tile.role in ("byline", "dateline") and (is_near or place > body[-1]):
            line = _label_above(text, tiles, place) + text[tile.start : tile.end].lstrip(_LIST_MARK)
            for date in date_line(line, is_date_place=is_near):
                if is_near or date.label == "published":
                    yield date, tile.role


def _label_above(text: str, tiles: Sequence[PageBlock], place: int) -> str:
    """The label of a date that has a line of its own: "Published", "Last updated on"."""
    above = text[tiles[place - 1].start : tiles[place - 1].end].strip(_LIST_MARK) if place else ""
    words = above.casefold().rstrip(":").split()
    is_label = 0 < len(words) <= _LABEL_WORDS and _LABELS.issuperset(words)
    return f"{above} " if is_label else ""
