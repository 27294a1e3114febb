"""How likely a name means a place before the article's other places say anything.

Guarantees that the answer depends on the name, its namesakes, and what the article calls a province.
"""

import math
from collections.abc import Iterable

from etl.annotate.knowledge.known import Known
from etl.annotate.naming.names import fold
from etl.annotate.places.setting import Setting
from etl.annotate.places.toponyms import forms

_OF_FEATURE = {
    "PCLI": 2.5, "CONT": 2.0, "OCN": 3.0, "SEA": 3.0, "RGN": 1.5, "PPLC": 1.3, "ADM1": 0.4,
}  # fmt: skip
"""How much better known these are than a town of as many people, in powers of ten; fitted by hand."""


def prior(
    place: Known, name: str, setting: Setting, named: frozenset[str], others: Iterable[Known]
) -> float:
    """How likely a name means this place before the article says anything."""
    score = math.log10(place.population + 10) + _OF_FEATURE.get(place.feature_code or "", 0.0)
    folded = fold(name)
    if fold(place.name) == folded or place.entity_id in CALLED_LIKE_STATES:
        score += 0.8
    elif place.population < BIG_CITY and not place.is_country:
        score -= 1.0  # another spelling of a small town's name is more often somewhere else
    if _is_meant_as_division(name, setting, named, others):
        score += 3.0 * place.is_division
    else:
        score += _fame(place, folded, others)
        if place.is_division and any(_outshines(other, place) for other in others):
            score -= 1.5
    return score


FAMOUS_PEOPLE = 2_000_000
"""A city as large is meant wherever it is named, unless the article says which other it is."""


def _fame(place: Known, folded: str, others: Iterable[Known]) -> float:
    """What the article's other places must outweigh: world news names London and Mexico from anywhere."""
    if place.is_country:
        rivals = any(o.is_division and o.population > FAMOUS_PEOPLE for o in others)
        return 0.0 if rivals else 4.0  # Georgia
    is_own = fold(place.name) == folded or place.entity_id in CALLED_LIKE_STATES
    is_city = (place.feature_code or "").startswith("PPL") and place.population > FAMOUS_PEOPLE
    return 2.5 if is_own and (is_city or place.entity_id in CALLED_LIKE_STATES) else 0.0


def _is_meant_as_division(
    name: str, setting: Setting, named: frozenset[str], others: Iterable[Known]
) -> bool:
    """Whether the article calls that name a province; Kyiv is a city where Kyiv Region is named too."""
    folded = fold(name)
    if folded in setting.divisions:
        return True
    if folded in named:
        return not any(other.population > BIG_CITY and not other.is_division for other in others)
    return any(fold(form) in named | setting.divisions for form in forms(name))


BIG_CITY = 600_000
"""People; a name shared by such a city and its province means the city: São Paulo, Córdoba."""

CALLED_LIKE_STATES = frozenset({"Q60", "Q61"})
"""New York and Washington: the city unless the article says that the state is meant."""


def _outshines(city: Known, division: Known) -> bool:
    """Whether a city is better known by their common name than a division of its country."""
    if city.country != division.country or city.is_division or city.is_country:
        return False
    if city.entity_id in CALLED_LIKE_STATES:
        return True
    return fold(city.name) == fold(division.name) and city.population > min(
        BIG_CITY, division.population / 20
    )
