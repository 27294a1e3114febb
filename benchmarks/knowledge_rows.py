"""The rows of the knowledge base's places, and the hand-written tables they are built with.

Guarantees the column order of `places.tsv.gz`.
"""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from etl.annotate.naming.names import fold

FOLDER = Path(__file__).parent.parent / "etl" / "annotate" / "knowledge"


@dataclass
class PlaceRow:
    """One line of `places.tsv.gz`, and the names it is found by."""

    entity_id: str
    name: str
    latitude: float
    longitude: float
    country: str
    iso_3166_2: str = ""
    feature_code: str = "PPL"
    population: int = 0
    names: set[str] = field(default_factory=set)

    def line(self) -> str:
        """The row as its file holds it."""
        return "\t".join(
            (
                self.entity_id, " ".join(self.name.split()), f"{self.latitude:.4f}", f"{self.longitude:.4f}",
                self.country, self.iso_3166_2, self.feature_code, str(self.population),
            )
        )  # fmt: skip


def table(name: str) -> list[dict[str, str]]:
    """The rows of a hand-written table."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def city_qids() -> dict[tuple[str, str], str]:
    """Wikidata items of cities, by country and folded name."""
    return {(r["country"], fold(r["name"])): r["qid"] for r in table("cities.csv")}


def table_of_centres() -> dict[str, tuple[float, float]]:
    """Countries whose divisions lie lopsided, from the hand-written table."""
    rows = table("country_centres.csv")
    return {r["country"]: (float(r["latitude"]), float(r["longitude"])) for r in rows}
