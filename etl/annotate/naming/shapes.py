"""What a name itself says of what it names, wherever it stands: its words, its capitals, its numbers.

Guarantees votes alone: the article and the language model have theirs in `types`.
"""

import re
from collections import Counter

from etl.annotate.knowledge import Knowledge
from etl.annotate.lexicon.given_names import MEN, WOMEN
from etl.annotate.lexicon.name_words import (
    EVENT_HEADS,
    FACILITY_HEADS,
    ORGANISATION_HEADS,
    PEOPLES,
    PLACE_HEADS,
    words,
)  # fmt: skip
from etl.annotate.naming.spans import Name
from etl.annotate.places.toponyms import state_of
from schemas.annotation import EntityType

GIVEN = MEN | WOMEN
SURNAMES_TOO = frozenset({"finn", "dane", "pole", "scot", "brit", "english", "kiwi", "french"})
"""Demonyms that are people's names as well: the model decides."""

_BODY_OF = words(
    "academy agency association bank board bureau centre center commission committee council court "
    "department federation institute ministry office organisation organization university"
)
"""What begins a body's name before its "of"."""


def vote_by_name(votes: Counter[EntityType], name: Name, folded: str, known: Knowledge) -> None:
    """What the name itself says, wherever it stands."""
    parts = folded.split()
    if not parts:
        return
    if len(parts) == 1:
        _vote_by_shape(votes, name, folded, known)
    if folded in SURNAMES_TOO:
        votes["group"] += 1
    elif folded in known.demonyms or folded in PEOPLES:
        votes["group"] += 20
    places = known.places(name.text)
    is_seat = bool(places) and places[0].feature_code in _SEATS
    for actor in known.actors.get(folded, ()):
        votes[actor.entity_type] += 7 if is_seat else 6
    if places and name.text.isupper() and len(folded) < 4 and not places[0].is_country:
        votes["place"] += 1  # AP is an agency more often than Andhra Pradesh
    elif places and (places[0].is_country or places[0].population > 300_000):
        votes["place"] += 6
    elif places and places[0].feature_code == "ADM1" and name.entity_type != "organisation":
        votes["place"] += 3
    elif places and places[0].population > 15_000:
        votes["place"] += 1
    if len(parts) > 1:
        if parts[-1] in ORGANISATION_HEADS or parts[0] in _BODY_OF:
            votes["organisation"] += 6
        elif parts[-1] in EVENT_HEADS:
            votes["event"] += 6
        elif _is_two_names(name, parts[0]):
            votes["person"] += 6
        elif parts[-1] in FACILITY_HEADS:
            votes["facility"] += 6
        elif parts[-1] in PLACE_HEADS and folded not in known.actors:
            votes["place"] += 6
        elif parts[0] in GIVEN:
            votes["person"] += 4
        elif name.entity_type == "person" and _is_made(name, known):
            votes["product"] += 6
        elif name.entity_type == "person" and not _JOINERS.isdisjoint(parts):
            votes["organisation"] += 4


def _is_two_names(name: Name, given: str) -> bool:
    """Whether it is a given name and a surname, that may be a head as well: Lewis Ward."""
    is_pair = len(name.text.split()) == 2
    return is_pair and given in GIVEN and name.entity_type == "person"


def _is_made(name: Name, known: Knowledge) -> bool:
    """Whether a name begins with its maker's, or holds a number: Google Maps, Thunderbolt 3."""
    has_number = any(c.isdigit() for c in name.text)
    return has_number or known.named(name.span[0].text, "organisation") is not None


_SEATS = frozenset({"BLDG", "PAL", "GOVL", "ST", "CSTL", "ADMF"})
"""Houses and streets that news names for whoever works there: the White House, Downing Street."""

_JOINERS = frozenset({"of", "for", "and", "on"})
"""Small words inside the names of bodies; a person with one has a given name before it."""


def _vote_by_shape(votes: Counter[EntityType], name: Name, folded: str, known: Knowledge) -> None:
    """What a single word tells: CoreCivic is a firm, Nina a person, TX after a comma a place."""
    text = name.text
    if _CAMEL.search(text) and not _CAPITAL_INSIDE.match(text):
        votes["organisation"] += 6
    if folded in GIVEN:
        votes["person"] += 2
    elif 1 < len(text) < 7 and text.isupper() and not known.places(text):
        votes["organisation"] += 4  # VW
    if folded in ORGANISATION_HEADS:
        votes["organisation"] += 4
    if name.first and name.parse.doc[name.first - 1].text == "," and state_of(text):
        votes["place"] += 6


_CAMEL = re.compile(r"[a-z][A-Z]")
_CAPITAL_INSIDE = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z]")
