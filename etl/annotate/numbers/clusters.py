"""The same figure told again, in an article and across articles.

Guarantees that a figure told with a place and again without one is one cluster in its article, that
two places are two, and that articles share a cluster only where day and place are known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schemas.types import hash_id


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as far as it tells itself apart: its kind, value and unit; where; when."""

    key: str
    place: str | None
    day: date | None


def cluster_ids(article_id: str, told: Sequence[Told]) -> tuple[str, ...]:
    """The cluster of each figure of one article, in their order."""
    first_places: dict[str, str] = {}
    days: dict[tuple[str, str | None], date] = {}
    for figure in told:
        if figure.place is not None:
            first_places.setdefault(figure.key, figure.place)
    places = [figure.place or first_places.get(figure.key) for figure in told]
    for figure, place in zip(told, places, strict=True):
        if figure.day is not None:
            days.setdefault((figure.key, place), figure.day)
    return tuple(
        _cluster_id(article_id, figure.key, place, days.get((figure.key, place)))
        for figure, place in zip(told, places, strict=True)
    )


def _cluster_id(article_id: str, key: str, place: str | None, day: date | None) -> str:
    is_known = place is not None and day is not None
    scope = day.isoformat() if is_known and day is not None else article_id
    return hash_id(f"{scope}|{key}|{place or ''}")
