"""Deeds that one sentence tells piece by piece: "attacked a post, killing ten and wounding five".

Guarantees that a part belongs to a violent deed of its own sentence, and to one that comes before.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.annotate.deeds.readings import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


def whole_of(readings: Sequence[Reading]) -> list[int | None]:
    """For each violent deed the one that its clause is a part of: "opened fire, killing ten"."""
    at: dict[tuple[str, int], int] = {}
    found: list[int | None] = []
    for index, reading in enumerate(readings):
        whole = None
        block, verb = reading.parse.block.block_id, reading.occurrence.trigger[0]
        if reading.sense.event_type == "ASSAULT":
            at.setdefault((block, verb.i), index)
            while whole is None and _is_part(verb):
                verb = verb.head
                whole = at.get((block, verb.i))
        found.append(whole)
    return found


def _is_part(verb: "Token") -> bool:
    """Whether a verb only goes on with the one above it: coordinated or "…, killing"."""
    acts = any(child.dep_ == "nsubj" for child in verb.children)
    return not acts and (verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG"))
