"""The names of a document with whose they are.

Guarantees that it is worked out once a document, whoever asks.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge, knowledge_of
from etl.annotate.knowledge.known import Known, local_id
from etl.annotate.naming.bodies import bare_name, bodies_of
from etl.annotate.naming.identity import Identity, tidy
from etl.annotate.naming.names import fold
from etl.annotate.naming.people import people_of
from etl.annotate.naming.search import name_spans
from etl.annotate.naming.spans import Name
from etl.annotate.places.likelihood import BIG_CITY
from etl.annotate.places.locate import settle
from etl.annotate.places.setting import Setting
from etl.annotate.places.toponyms import SIDE, following, is_called_division, namesakes


@dataclass(slots=True)
class Identified:
    """The names of a document and whose they are, side by side; and where its places lie."""

    names: list[Name]
    identities: list[Identity]
    places: dict[str, Known] = field(default_factory=dict)


def identified(document: Document) -> Identified:
    """The document's names with their identities, worked out once."""
    if identified not in document.found:
        document.found[identified] = _identify(document)
    found: Identified = document.found[identified]
    return found


def _identify(document: Document) -> Identified:
    known = knowledge_of(document)
    names = name_spans(document)
    texts = [document.text[n.start : n.end] for n in names]
    setting = _setting(document, names, texts, known)
    places = settle(setting, known)
    countries = Counter(setting.countries)
    countries.update(places[text].country for text in setting.names if text in places)
    people = people_of(document, names, texts, known)
    bodies = bodies_of(document, names, texts, countries, known)
    identities = []
    for name, text in zip(names, texts, strict=True):
        match name.entity_type:
            case "person":
                identities.append(people[fold(text)])
            case "place":
                identities.append(_place(text, places, known))
            case "group" if name.is_demonym:
                identities.append(_people_of(text, known))
            case _:
                identities.append(bodies[name.entity_type, bare_name(text)])
    return Identified(names, identities, places)


def _setting(
    document: Document, names: Sequence[Name], texts: Sequence[str], known: Knowledge
) -> Setting:
    written, within, countries, divisions = [], {}, [], Counter[str]()
    for name, text in zip(names, texts, strict=True):
        if name.is_demonym and fold(text) in known.demonyms:
            countries.append(known.demonyms[fold(text)])
        elif name.entity_type == "place":
            written.append(text)
            if is_called_division(document.text, name.start, name.end):
                divisions[fold(text)] += 1
            if text not in within and (outer := following(document.text, name.end)):
                within[text] = outer
    total = Counter(map(fold, written))
    called = frozenset(
        name
        for name, count in divisions.items()
        if 2 * count >= total[name] or not _is_great_city(name, known)
    )
    return Setting(tuple(written), within, tuple(countries), called)


def _is_great_city(folded: str, known: Knowledge) -> bool:
    """Whether a city bears the name that is meant even where its province is named once: Kyiv."""
    return any(p.population > BIG_CITY and not p.is_division for p in known.places(folded))


def _place(text: str, places: dict[str, Known], known: Knowledge) -> Identity:
    place = places.get(text)
    part = SIDE.match(text)
    if place is not None and part and not known.places(text):
        name = tidy(text)
        reason = f"a part of {place.name}"
        return Identity(local_id("place", name), "place", name, None, "name", 0.5, reason)
    if place is not None:
        return Identity(place.entity_id, "place", place.name, place, "gazetteer", 0.9)
    reason = (
        "nothing in the article tells which place of that name is meant"
        if namesakes(text, known)
        else "no place of that name is known"
    )
    name = tidy(text)
    return Identity(local_id("place", name), "place", name, None, "name", 0.5, reason)


def _people_of(text: str, known: Knowledge) -> Identity:
    country = known.countries.get(known.demonyms.get(fold(text), ""))
    name = tidy(text)
    if country is not None and _is_plural(text):
        people = Known(local_id("group", name), "group", name, country=country.country)
        return Identity(people.entity_id, "group", name, people, "demonym", 0.9)
    continents = [
        place for place in known.places(text)[:1] if place.feature_code in ("CONT", "RGN")
    ]
    for land in (country, *continents):
        if land is not None:
            return Identity(land.entity_id, "group", land.name, land, "demonym", 0.95)
    return Identity(local_id("group", name), "group", name, None, "name", 0.6)


def _is_plural(demonym: str) -> bool:
    """Whether a demonym can only be a noun: Turks are people, Turkish is of Turkey."""
    return demonym.endswith(("s", "men")) and demonym not in ("Swiss", "Seychellois")
