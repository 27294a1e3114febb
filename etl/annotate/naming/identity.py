"""Who or what a name stands for.

Guarantees that an identity reads the same in whatever article it is met.
"""

from dataclasses import dataclass

from etl.annotate.knowledge.known import Known
from schemas.annotation import EntityType


@dataclass(frozen=True, slots=True)
class Identity:
    """An entity as one article means it."""

    entity_id: str | None
    entity_type: EntityType
    name: str
    known: Known | None = None
    method: str | None = None
    score: float | None = None
    reason: str | None = None


def tidy(text: str) -> str:
    """A name as its row shows it: one space between words, shouted words in normal case."""
    words = text.replace("\u2019", "'").replace("\u00ad", "").split()
    calm = [w.capitalize() if len(w) > 3 and w.isupper() and w.isalpha() else w for w in words]
    return " ".join(calm if len(calm) > 1 else words)
