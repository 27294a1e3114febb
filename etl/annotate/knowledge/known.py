"""Someone or something that the knowledge base holds.

Guarantees an id that is the same in every article: a Wikidata item, a GeoNames place, or a hash.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from schemas.annotation import EntityType, Sector


@dataclass(frozen=True, slots=True)
class Term:
    """An office held in a country (ISO 3166-1 alpha-2); a last day of None means still held."""

    office: str
    country: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """Someone or something that the knowledge base holds."""

    entity_id: str
    entity_type: EntityType
    name: str
    wikidata_qid: str | None = None
    geonames_id: str | None = None
    country: str = ""
    """ISO 3166-1 alpha-2, empty for what belongs to no country."""
    iso_3166_2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    feature_code: str | None = None
    population: int = 0
    sector: Sector | None = None
    terms: tuple[Term, ...] = ()

    @property
    def is_country(self) -> bool:
        """Whether this is a country or territory of ISO 3166-1."""
        return self.feature_code == "PCLI"

    @property
    def is_division(self) -> bool:
        """Whether this is a division of a country: a province, state or county."""
        return self.feature_code in ("ADM1", "ADM2")


@dataclass(frozen=True, slots=True)
class Former:
    """An id that an entity had in earlier rows, and the name it had it under."""

    entity_id: str
    entity_type: EntityType
    name: str


def local_id(kind: EntityType, key: str) -> str:
    """The stable id of an entity that has no other: a hash of its type and its key."""
    return "local:" + hashlib.sha256(f"{kind}|{key}".encode()).hexdigest()[:16]
