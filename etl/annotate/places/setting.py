"""What an article offers to tell namesakes apart.

Guarantees plain values: nothing here looks anything up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.annotate.knowledge.known import Known


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article offers to tell namesakes apart."""

    names: tuple[str, ...] = ()
    """Its place names, each as often as it stands there."""
    within: Mapping[str, str] = field(default_factory=dict)
    """What is written after a name to say where it lies: Paris, Texas."""
    countries: tuple[str, ...] = ()
    """Countries its demonyms name (ISO 3166-1 alpha-2), each as often as it stands there."""
    divisions: frozenset[str] = frozenset()
    """Folded names that it calls a province, state or the like; great cities' as often as not."""
    home: Known | None = None
    """Where its publisher is, if that is known."""
