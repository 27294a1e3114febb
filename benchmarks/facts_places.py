"""Places against articles with located toponyms (geo: GeoWebNews, LGL, TR-News).

The toponyms are given, as in the sets' own measure; the share of those with coordinates whose place
we put within 161 km (100 miles) of them. No answer is a wrong one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from facts_corpus import Item, Reader, Score, Scores, items, ratio

from etl.annotate.knowledge import load
from etl.annotate.knowledge.known import Known
from etl.annotate.naming.names import fold
from etl.annotate.places.locate import locate, settle
from etl.annotate.places.setting import Setting
from etl.annotate.places.toponyms import following, is_called_division

CORPORA = {"gwn": "GeoWebNews", "lgl": "LGL", "trnews": "TR-News"}
NEAR_KM = 161.0
EARTH_KM = 12_742.0
"""Diameter."""

_CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")

Located = Mapping[str, Known | None]
"""What each name of an article was taken for."""


def dateline(articles: Sequence[Item]) -> Iterator[Located]:
    """Our places of the given toponyms, chosen together for each article."""
    known = load()
    for item in articles:
        setting = _setting(item)
        settled = settle(setting, known)
        yield {
            name: settled[name] if name in settled else locate(name, setting, known)
            for name in setting.names
        }


def _setting(item: Item) -> Setting:
    text, demonyms = item["text"], load().demonyms
    toponyms = sorted(item["toponyms"], key=lambda toponym: int(toponym["start"]))
    within: dict[str, str] = {}
    for toponym in toponyms:
        if outer := following(text, toponym["end"]):
            within.setdefault(toponym["phrase"], outer)
    words = (fold(word) for word in _CAPITALISED.findall(text))
    return Setting(
        names=tuple(toponym["phrase"] for toponym in toponyms),
        within=within,
        countries=tuple(demonyms[word] for word in words if word in demonyms),
        divisions=frozenset(
            fold(t["phrase"]) for t in toponyms if is_called_division(text, t["start"], t["end"])
        ),
    )


PEERS: Mapping[str, Reader[Located]] = {}


def score(folder: Path, limit: int | None = None, reader: Reader[Located] = dateline) -> Scores:
    """Scores a tool on the three corpora; `limit` counts the articles of all."""
    articles = items(folder, "geo", limit)
    near: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for item, found in zip(articles, reader(articles), strict=True):
        for toponym in item["toponyms"]:
            if toponym.get("lat") is None:
                continue
            place = found.get(toponym["phrase"])
            total[item["corpus"]] += 1
            answered[item["corpus"]] += place is not None
            near[item["corpus"]] += place is not None and _km(toponym, place) <= NEAR_KM
    return {
        f"places, {CORPORA[corpus]}: {measure}": Score(ratio(part[corpus], n), n)
        for corpus, n in sorted(total.items())
        for measure, part in (("within 161 km", near), ("answered", answered))
    }


def _km(toponym: Item, place: Known) -> float:
    """Great-circle distance."""
    if place.latitude is None or place.longitude is None:
        return EARTH_KM
    south, west = radians(toponym["lat"]), radians(toponym["lon"])
    north, east = radians(place.latitude), radians(place.longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return EARTH_KM * asin(min(1.0, sqrt(half)))
