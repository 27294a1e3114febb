"""The knowledge base: places, people and organisations by the names that articles give them.

Guarantees that a lookup costs microseconds and that the same name always gives the same answer.
"""

import gzip
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from etl.annotate.document import Document
from etl.annotate.knowledge.known import Former, Known, local_id
from etl.annotate.knowledge.tables import (
    organisations,
    own_entities,
    people,
    redirects,
    rows_of,
)
from etl.annotate.naming.names import fold, generation, sound, words_of
from schemas.annotation import EntityType

FOLDER = Path(__file__).parent


@dataclass(slots=True, eq=False)
class Knowledge:
    """All that is known, by folded name."""

    place_rows: list[str]
    place_names: list[str]
    """Sorted lines of a folded name and the numbers of its rows: searched by halves, which takes
    a fifth of the memory of a dict."""
    actors: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    heard: dict[str, dict[str, Known]] = field(default_factory=lambda: defaultdict(dict))
    """People by the sound of their names."""
    surnames: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    countries: dict[str, Known] = field(default_factory=dict)
    """By ISO 3166-1 alpha-2."""
    lands: dict[str, Known] = field(default_factory=dict)
    """The same countries by entity id."""
    iso3: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    """Folded name of a capital, and its country."""
    governments: dict[str, Known] = field(default_factory=dict)
    """Entity id of a capital, and the country (or the Union) whose government sits there."""
    demonyms: dict[str, str] = field(default_factory=dict)
    leaders: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    former: dict[str, list[Former]] = field(default_factory=lambda: defaultdict(list))
    """The ids that an entity had before it was known under its own."""

    def places(self, name: str) -> tuple[Known, ...]:
        """The places of that name, the most populous first; "us" is no name of the US."""
        folded = fold(name)
        if len(folded) <= 3 and not name.isupper():
            return ()
        return _places(self, folded)

    def named(self, name: str, kind: EntityType) -> Known | None:
        """The one person, organisation … of that full name; None where several share it."""
        found = {k.entity_id: k for k in self.actors.get(fold(name), ()) if k.entity_type == kind}
        return next(iter(found.values())) if len(found) == 1 else None

    def spelled(self, name: str) -> Known | None:
        """The one person whose name that is in any transliteration; None where several share it."""
        found = self.heard.get(_heard(name), {})
        return next(iter(found.values())) if len(found) == 1 else None

    def mononym(self, name: str) -> Known | None:
        """The one person whom the table lists under that single word: Putin, Lula."""
        return self.named(name, "person")

    def add(self, known: Known, names: Iterable[str]) -> None:
        """Makes an entity known by its names."""
        for name in {fold(n) for n in names} - {""}:
            self.actors[name].append(known)
            if known.entity_type == "person":
                self.heard[_heard(name)][known.entity_id] = known
        if known.entity_type == "person":
            self.surnames[fold(known.name).rpartition(" ")[2]].append(known)
            for country in sorted({t.country for t in known.terms}):
                self.leaders[country].append(known)


_OTHER_SEATS = {
    "KZ": ("Astana",), "BO": ("La Paz",), "NL": ("The Hague",), "IN": ("Delhi",),
    "LK": ("Colombo",), "MM": ("Naypyidaw", "Naypyitaw"), "PS": ("Ramallah",),
}  # fmt: skip
"""Seats of government that are not the capital, or whose name has changed."""

_SEAT_OF_THE_UNION = "Q240"
"""Brussels speaks for the European Union in the news, not for Belgium."""


@cache
def load(extra_csv: Path | None = None) -> Knowledge:
    """The knowledge base, with the user's own table (`qid,name,aliases,type,country,…`) if given.

    Raises `ValueError` that names the line when a row of that table cannot be read.
    """
    known = Knowledge(_lines("places.tsv.gz"), _lines("place_names.tsv.gz"))
    _add_countries(known)
    _add_demonyms(known)
    for row in (*people(FOLDER / "leaders.csv"), *organisations(FOLDER / "organisations.csv")):
        known.add(*row)
    union = known.named("European Union", "organisation")
    if union is not None:
        known.governments[_SEAT_OF_THE_UNION] = union
    for new_id, former in redirects(FOLDER / "redirects.csv"):
        known.former[new_id].append(former)
    if extra_csv is not None:
        for entity, names in own_entities(extra_csv):
            known.add(entity, names)
            kind = entity.entity_type
            known.former[entity.entity_id] += (
                Former(old_id, kind, name)
                for name in sorted({*names} - {""})
                if (old_id := local_id(kind, name)) != entity.entity_id
            )
    return known


def equip(documents: Sequence[Document], extra_csv: Path | None = None) -> None:
    """Gives documents the user's own table as well: `knowledge_of` then answers with it."""
    for document in documents:
        document.found[knowledge_of] = load(extra_csv)


def knowledge_of(document: Document) -> Knowledge:
    """The knowledge base that a document is read with."""
    return cast("Knowledge", document.found.get(knowledge_of) or load())


@lru_cache(maxsize=50_000)
def _heard(name: str) -> str:
    return " ".join((*(sound(word) for word in words_of(name)), generation(name)))


@cache
def _places(known: Knowledge, name: str) -> tuple[Known, ...]:
    at = bisect_left(known.place_names, name + "\t")
    if at == len(known.place_names) or not known.place_names[at].startswith(name + "\t"):
        return ()
    numbers = known.place_names[at].partition("\t")[2].split(",")
    return tuple(_place(known.place_rows[int(n)]) for n in numbers)


@cache
def _place(row: str) -> Known:
    key, name, latitude, longitude, country, division, feature, population = row.split("\t")
    ids = key.split(" ")
    return Known(
        entity_id=ids[0],
        entity_type="place",
        name=name,
        wikidata_qid=ids[0] if ids[0][0] == "Q" else None,
        geonames_id=next((i[3:] for i in ids if i.startswith("gn:")), None),
        country=country,
        iso_3166_2=division or None,
        latitude=float(latitude),
        longitude=float(longitude),
        feature_code=feature,
        population=int(population),
    )


def _lines(name: str) -> list[str]:
    with gzip.open(FOLDER / name, "rt", encoding="utf-8") as packed:
        return packed.read().split("\n")


def _add_countries(known: Knowledge) -> None:
    countries = (_place(row) for row in known.place_rows if "\tPCLI\t" in row)
    places = {country.entity_id: country for country in countries}
    for line in (FOLDER / "countries.tsv").read_text(encoding="utf-8").splitlines():
        code, iso3, qid, _, capital, _, _ = line.split("\t")
        known.countries[code] = known.lands[qid] = places[qid]
        known.iso3[code] = iso3
        seats = [capital, *_OTHER_SEATS.get(code, ())] if capital else []
        known.capitals.update({fold(seat): code for seat in seats})
        for place in (p for seat in seats for p in known.places(seat)):
            if place.country == code and (place.feature_code or "").startswith("PPL"):
                known.governments[place.entity_id] = places[qid]


def _add_demonyms(known: Knowledge) -> None:
    for row in rows_of(FOLDER / "country_words.csv"):
        french = (word for word in row["french"].split("|") if not word[:1].isupper())
        for word in filter(None, (*row["demonyms"].split("|"), *french)):
            known.demonyms[fold(word)] = row["country"]
