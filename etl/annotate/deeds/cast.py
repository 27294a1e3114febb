"""The people and places that a document names, found by character.

Guarantees the shortest of the mentions that cover a character.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.document import Document
from etl.annotate.entities import entities
from etl.annotate.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.annotation import Entity, Mention


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and places of one document, found by character."""

    starts: tuple[int, ...]
    mentions: "tuple[Mention, ...]"
    entities: "dict[str, Entity]"

    def mention_at(self, offset: int) -> "Mention | None":
        """The shortest mention that covers a code point of the page."""
        index = bisect_right(self.starts, offset) - 1
        best: Mention | None = None
        for mention in self.mentions[max(0, index - 3) : index + 1]:
            if mention.start <= offset < mention.end and (
                best is None or mention.end - mention.start < best.end - best.start
            ):
                best = mention
        return best

    def between(self, start: int, end: int) -> "Iterator[Mention]":
        """The mentions that begin between two code points of the page."""
        for index in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            yield self.mentions[index]


def read_cast(document: Document) -> Cast:
    """Everyone and everything that the document names."""
    rows = document.of(mentions)
    known = {entity.entity_id: entity for entity in document.of(entities)}
    return Cast(tuple(m.start for m in rows), rows, known)
