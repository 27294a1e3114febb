"""A role or a pronoun: what stands for an entity without naming it.

Guarantees a place on the page for each.
"""

from dataclasses import dataclass

from etl.annotate.naming.identity import Identity
from etl.annotate.parse import Parse
from schemas.annotation import EntityType, MentionKind


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of a block that stands for an entity without naming it."""

    parse: Parse
    first: int
    last: int
    kind: MentionKind
    entity_type: EntityType
    identity: Identity | None
    method: str
    score: float
    reason: str | None = None

    @property
    def entity_id(self) -> str:
        """Whose it is; empty when it cannot be told."""
        return (self.identity.entity_id or "") if self.identity else ""

    @property
    def word(self) -> str:
        """Its last word, in lower case."""
        return self.parse.doc[self.last - 1].lower_

    @property
    def start(self) -> int:
        """First code point on the page."""
        return self.parse.start_of(self.first)

    @property
    def end(self) -> int:
        """Code point on the page after the last."""
        return self.parse.end_of(self.last)
