"""Which of the places of one name an article means.

Guarantees one place a name in an article, and None where nothing speaks for any of them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.annotate.knowledge import Knowledge
from etl.annotate.knowledge.known import Known
from etl.annotate.lexicon.name_words import FACILITY_HEADS, ORGANISATION_HEADS, PLACE_HEADS
from etl.annotate.naming.names import fold
from etl.annotate.places.likelihood import BIG_CITY, prior
from etl.annotate.places.setting import Setting
from etl.annotate.places.toponyms import named_as_divisions, namesakes

NEAR_KM = 160.0
"""Places of one story lie within this of each other, as in the toponym sets' own measure."""

MAX_NAMES = 300
"""A page with more place names is a list; comparing all with all would take seconds."""

MIN_SCORE = 2.6
"""Below it a hamlet that nothing in the article speaks for is no answer: log10 of 400 people."""


@dataclass(slots=True)
class _Votes:
    """How often the article speaks of each country and division."""

    countries: Counter[str]
    divisions: Counter[str]
    names: Counter[str]


def locate(name: str, setting: Setting, known: Knowledge) -> Known | None:
    """The place that an article means by a name; None when it cannot be told.

    A street, school or the like lies in the place that it is named after, or else in the place
    that the article speaks of most.
    """
    settled = settle(setting, known, (name,))
    if name in settled:
        return settled[name]
    last = fold(name).rpartition(" ")[2]
    if last not in FACILITY_HEADS | PLACE_HEADS | ORGANISATION_HEADS:
        return None
    return _named_after(name, setting, known) or focus(setting, settled)


def _named_after(name: str, setting: Setting, known: Knowledge) -> Known | None:
    """California of California State University: the longest beginning that is a large place."""
    words = name.split()
    for length in range(min(3, len(words) - 1), 0, -1):
        beginning = " ".join(words[:length]).removesuffix("'s").removesuffix("’s")
        place = settle(setting, known, (beginning,)).get(beginning)
        if place is not None and place.population > 100_000:
            return place
    return None


def focus(setting: Setting, settled: Mapping[str, Known]) -> Known | None:
    """The city that the article names most, or else its division."""
    counts: Counter[Known] = Counter()
    for name in setting.names:
        place = settled.get(name)
        if place is not None and (place.feature_code or "").startswith(("PPL", "ADM")):
            counts[place] += 2 if (place.feature_code or "").startswith("PPL") else 1
    return max(counts, key=lambda p: (counts[p], p.population, p.entity_id), default=None)


def settle(
    setting: Setting, known: Knowledge, names: Iterable[str] | None = None
) -> dict[str, Known]:
    """The place of every name of the article, all chosen together; names that cannot be told of
    are left out."""
    wanted = dict.fromkeys(names if names is not None else ())
    wanted |= dict.fromkeys(setting.names)
    wanted = dict.fromkeys(list(wanted)[:MAX_NAMES])
    candidates = {name: found for name in wanted if (found := namesakes(name, known))}
    named = named_as_divisions(wanted)
    base = {
        name: [
            (c, prior(c, name, setting, named, found) + _contained(c, name, setting, known))
            for c in found
        ]
        for name, found in candidates.items()
    }
    chosen = {name: max(scored, key=_score)[0] for name, scored in base.items()}
    for _ in range(2):
        votes = _votes(chosen, setting)
        chosen = {
            name: max(
                ((c, s + _support(c, name, chosen, votes, setting)) for c, s in scored), key=_score
            )[0]
            for name, scored in base.items()
        }
    votes = _votes(chosen, setting)
    return {
        name: place
        for name, place in chosen.items()
        if dict(base[name])[place] + _support(place, name, chosen, votes, setting) >= MIN_SCORE
        and not _is_stray(place, chosen, votes)
        and not _is_far_spelling(name, place, votes)
    }


STRAY_PEOPLE = 100_000
"""Larger towns are named from anywhere."""

STRAY_VOTES = 6
"""Mentions of other countries' places that make an article theirs."""


def _is_stray(place: Known, chosen: Mapping[str, Known], votes: _Votes) -> bool:
    """Whether a small town is the article's only place in its country, among many elsewhere:
    more likely a namesake that the knowledge base lacks."""
    if place.population >= STRAY_PEOPLE or place.is_division or place.is_country:
        return False
    if not place.country:
        return False
    alone = sum(1 for other in chosen.values() if other.country == place.country) == 1
    elsewhere = votes.countries.total() - votes.countries[place.country]
    return alone and votes.countries[place.country] <= 2 and elsewhere >= STRAY_VOTES


def _is_far_spelling(name: str, place: Known, votes: _Votes) -> bool:
    """Whether a name is only one more spelling of a town in a country that nothing else speaks of:
    AI is no village in Jordan."""
    if not place.geonames_id or place.population >= BIG_CITY or fold(place.name) == fold(name):
        return False
    return votes.countries[place.country] <= votes.names[name]


def _score(scored: tuple[Known, float]) -> tuple[float, int, str]:
    return scored[1], scored[0].population, scored[0].entity_id


def _contained(place: Known, name: str, setting: Setting, known: Knowledge) -> float:
    """Paris, Texas: what follows the name says where it lies."""
    container = setting.within.get(name)
    if not container:
        return 0.0
    for outer in namesakes(container, known)[:3]:
        if outer.entity_id == place.entity_id:
            continue
        if outer.is_country and outer.country == place.country:
            return 5.0
        if outer.iso_3166_2 and outer.iso_3166_2 == place.iso_3166_2:
            return 6.0
    return 0.0


MOST_OF_A_COUNTRY = 4
"""Mentions of a country that count: world news names the United States without being set there."""


def _votes(chosen: Mapping[str, Known], setting: Setting) -> _Votes:
    countries = Counter(
        {c: min(n, MOST_OF_A_COUNTRY) for c, n in Counter(setting.countries).items()}
    )
    divisions: Counter[str] = Counter()
    counts = Counter(setting.names)
    for name, place in chosen.items():
        weight = counts[name] or 1
        countries[place.country] += min(weight, MOST_OF_A_COUNTRY) if place.is_country else weight
        if place.iso_3166_2:
            divisions[place.iso_3166_2] += weight
    countries.pop("", None)
    return _Votes(countries, divisions, counts)


def _support(
    place: Known, name: str, chosen: Mapping[str, Known], votes: _Votes, setting: Setting
) -> float:
    """What the article's other places say for this one."""
    mine = chosen.get(name)
    counts = votes.names[name] or 1
    own_country = counts if mine and mine.country == place.country else 0
    own_division = counts if mine and mine.iso_3166_2 == place.iso_3166_2 else 0
    score = 1.1 * _damp(votes.countries[place.country] - own_country)
    if place.iso_3166_2:
        score += 1.3 * _damp(votes.divisions[place.iso_3166_2] - own_division)
    near = sum(
        1
        for other, where in chosen.items()
        if other != name and where.country == place.country
        and not where.is_country and _is_near(where, place)
    )  # fmt: skip
    score += 0.9 * _damp(near)
    if setting.home is not None:
        score += 0.7 * (setting.home.country == place.country)
        score += 1.0 * (setting.home.iso_3166_2 == place.iso_3166_2)
    return score


def _is_near(one: Known, other: Known) -> bool:
    """Whether two places lie within `NEAR_KM`; of most pairs the latitudes tell that they do not."""
    degrees = abs((one.latitude or 0.0) - (other.latitude or 0.0))
    return 111 * degrees < NEAR_KM and kilometres(one, other) < NEAR_KM


def _damp(count: float) -> float:
    return math.log2(1 + count) if count > 0 else 0.0


def kilometres(one: Known, other: Known) -> float:
    """Distance on a sphere between two places, whose coordinates must be known."""
    lat1, lon1, lat2, lon2 = (
        math.radians(x or 0.0)
        for x in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    chord = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(chord)))
