"""What looks like public life and is only what firms offer, tools allow and headings advise.

Guarantees that nothing is held back which a power does, or which somebody known does to somebody.
"""

from typing import TYPE_CHECKING

from etl.annotate.lexicon.events import QUAD_CLASSES
from etl.annotate.naming.doubts import is_title_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from etl.annotate.deeds.cast import Cast
    from etl.annotate.deeds.parties import Party
    from etl.annotate.deeds.readings import Occurrence
    from etl.annotate.parse import Parse

_POWERS = frozenset({
    "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "UAF", "OPP", "PTY", "IGO", "REL", "ELI", "HRI",
})  # fmt: skip
_PERMITS = frozenset({"allow", "permit", "let", "authorise", "authorize", "enable"})
"""What powers do when they yield, and tools when they work."""
_SERVICES = frozenset({"AGREE", "AID", "COOPERATE"})
_OURS = frozenset({"our", "your", "my"})


def is_promotion(
    occurrence: "Occurrence",
    actors: "tuple[Party, ...]",
    recipients: "tuple[Party, ...]",
    parse: "Parse",
    cast: "Cast",
) -> bool:
    """Whether an occurrence is what somebody sells or advises, and no event."""
    kind = occurrence.sense.event_type
    if is_title_case(parse) and not _is_anybody((*actors, *recipients), cast):
        return True  # Cut Waste and Boost Local Food Systems
    if any(_is_power(party) for party in actors):
        return False
    is_kind = QUAD_CLASSES[kind] <= 2  # cooperation: only powers' is public whatever its form
    if kind == "YIELD" and _permits(occurrence.trigger[0]):
        return True  # the app allows users to pay
    if kind in _SERVICES and parse.block.scope == "body" and _is_present(occurrence):
        return True  # the plan offers help to teams: what it does every day
    people = (*occurrence.actors, *occurrence.recipients)
    return is_kind and any(c.lower_ in _OURS for token in people for c in token.lefts)


def _is_power(party: "Party") -> bool:
    return party.sector in _POWERS or (party.country is not None and party.sector is None)


def _is_anybody(parties: "Iterable[Party]", cast: "Cast") -> bool:
    """Whether one of them is a person, a power, or known beyond the article."""
    for party in parties:
        entity = cast.entities.get(party.entity_id or "")
        if party.sector or (entity and (entity.entity_type == "person" or entity.wikidata_qid)):
            return True
    return False


def _permits(verb: "Token") -> bool:
    """Whether a verb lets somebody do something; to allow that something is so is to concede it."""
    is_that = any(c.dep_ == "ccomp" and c.tag_ != "VB" for c in verb.rights)
    return verb.lemma_ in _PERMITS and not is_that


def _is_present(occurrence: "Occurrence") -> bool:
    verb = occurrence.trigger[0]
    return verb.tag_ in {"VBZ", "VBP"} and not any(c.dep_ == "aux" for c in verb.lefts)
