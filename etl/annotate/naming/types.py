"""What kind of thing each name of an article names.

Guarantees that one name has one type in an article: the language model's slips are outvoted by the
article's own evidence and the knowledge base.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from etl.annotate.knowledge import Knowledge
from etl.annotate.lexicon.given_names import MEN, WOMEN
from etl.annotate.lexicon.name_words import (
    EVENT_HEADS,
    FACILITY_HEADS,
    ORGANISATION_HEADS,
    PEOPLES,
    PLACE_HEADS,
    SPEECH_VERBS,
    words,
)  # fmt: skip
from etl.annotate.naming.names import fold, is_title, words_of
from etl.annotate.naming.spans import Name
from etl.annotate.places.toponyms import state_of
from schemas.annotation import EntityType

_GIVEN = MEN | WOMEN
_SURNAMES_TOO = frozenset({"finn", "dane", "pole", "scot", "brit", "english", "kiwi", "french"})
"""Demonyms that are people's names as well: the model decides."""


@dataclass(slots=True)
class Evidence:
    """What an article says of the type of each of its names, by folded name."""

    types: dict[str, Counter[EntityType]]
    surnames: set[str]


MAX_MODEL_VOTES = 3
"""The language model repeats a slip as often as the name stands there."""

MAX_SPEECH_VOTES = 3
"""Firms say much: a name that speaks ten times is no surer a person than one that speaks thrice."""

MAX_ARTICLE_VOTES = 6
"""More than the model's votes and those of speech: who is called "the" again and again is a thing."""

_SPEAKERS = frozenset({"person", "organisation", "place"})

_BODY_OF = words(
    "academy agency association bank board bureau centre center commission committee council court "
    "department federation institute ministry office organisation organization university"
)
"""What begins a body's name before its "of"."""


def evidence_of(names: Iterable[Name], known: Knowledge) -> Evidence:
    """What all mentions of each name, and the name itself, say of its type."""
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    speaking: Counter[str] = Counter()
    determined: Counter[str] = Counter()
    last_words: dict[str, str] = {}
    for name in names:
        folded = fold(name.text)
        votes = types[folded]
        if not votes:
            vote_by_name(votes, name, folded, known)
        if votes[name.entity_type] < MAX_MODEL_VOTES:
            votes[name.entity_type] += 1
        _vote_by_place(votes, name)
        determined[folded] += is_determined(name)
        if name.entity_type in _SPEAKERS and speaks(name) and not _is_power(name, folded, known):
            speaking[folded] += 1
        if name.entity_type == "person" and 1 < name.last - name.first < 6:
            last_words[folded] = words_of(name.text)[-1]
    for folded, votes in types.items():
        votes["person"] += min(speaking[folded], MAX_SPEECH_VOTES)
        votes["person"] -= min(determined[folded], MAX_ARTICLE_VOTES)
    surnames = {word for folded, word in last_words.items() if _is_foremost(types[folded])}
    return Evidence(types, surnames)


def _is_foremost(votes: Counter[EntityType]) -> bool:
    """Whether a full name is a person's more than anything else: "Pro" is nobody's surname."""
    return 0 < votes["person"] == max(votes.values())


def vote_by_name(votes: Counter[EntityType], name: Name, folded: str, known: Knowledge) -> None:
    """What the name itself says, wherever it stands."""
    parts = folded.split()
    if not parts:
        return
    if len(parts) == 1:
        _vote_by_shape(votes, name, folded, known)
    if folded in _SURNAMES_TOO:
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
        elif len(parts) == 2 and parts[0] in _GIVEN and name.entity_type == "person":
            votes["person"] += 6  # Lewis Ward, Frankie Bridge
        elif parts[-1] in FACILITY_HEADS:
            votes["facility"] += 6
        elif parts[-1] in PLACE_HEADS and folded not in known.actors:
            votes["place"] += 6
        elif parts[0] in _GIVEN:
            votes["person"] += 4
        elif name.entity_type == "person" and not _JOINERS.isdisjoint(parts):
            votes["organisation"] += 4


_SEATS = frozenset({"BLDG", "PAL", "GOVL", "ST", "CSTL", "ADMF"})
"""Houses and streets that news names for whoever works there: the White House, Downing Street."""

_JOINERS = frozenset({"of", "for", "and", "on"})
"""Small words inside the names of bodies; a person with one has a given name before it."""


def _vote_by_shape(votes: Counter[EntityType], name: Name, folded: str, known: Knowledge) -> None:
    """What a single word tells: CoreCivic is a firm, Nina a person, TX after a comma a place."""
    text = name.text
    if _CAMEL.search(text) and not _CAPITAL_INSIDE.match(text):
        votes["organisation"] += 6
    if folded in _GIVEN:
        votes["person"] += 2
    elif 1 < len(text) < 7 and text.isupper() and not known.places(text):
        votes["organisation"] += 2  # VW
    if folded in ORGANISATION_HEADS:
        votes["organisation"] += 4
    if name.first and name.parse.doc[name.first - 1].text == "," and state_of(text):
        votes["place"] += 6


_CAMEL = re.compile(r"[a-z][A-Z]")
_CAPITAL_INSIDE = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z]")


def _vote_by_place(votes: Counter[EntityType], name: Name) -> None:
    """What the words around one mention say."""
    doc = name.parse.doc
    if name.first:
        before = doc[name.first - 1].text
        if is_titled(name):
            votes["person"] += 3
        elif before.lower() == "in" and name.entity_type != "person":
            votes["place"] += 1
    if _owns_as_body(name):
        votes["organisation"] += 1


def _owns_as_body(name: Name) -> bool:
    """Whether it has what bodies have and people have not: shareholders, a chief executive."""
    doc = name.parse.doc
    after = doc[name.last : name.last + 2]
    if len(after) and after[0].text in ("'s", "’s"):
        after = after[1:]
    return bool(after) and after[0].lower_ in _OF_BODIES


_OF_BODIES = words(
    "ceo cfo cto co-founder founder cofounder shareholder shareholders shares stock customers users "
    "subsidiary executives employees headquarters website"
)


def is_determined(name: Name) -> bool:
    """Whether an article stands right before a name that is no part of another noun's: the Moon."""
    doc = name.parse.doc
    if not name.first or doc[name.first - 1].lower_ not in _ARTICLES:
        return False
    after = doc[name.last : name.last + 1]
    runs_on = bool(after) and (after[0].pos_ in ("NOUN", "PROPN", "NUM") or after[0].text == "-")
    return not runs_on and name.span.root.dep_ not in ("compound", "poss", "nmod", "amod")


_ARTICLES = frozenset({"the", "a", "an"})


def _is_power(name: Name, folded: str, known: Knowledge) -> bool:
    """Whether it names a country or a known body, which speak as often as people do."""
    places = known.places(name.span.text)[:1]
    bodies = (actor.entity_type for actor in known.actors.get(folded, ()))
    return any(place.is_country for place in places) or "organisation" in bodies


def is_titled(name: Name) -> bool:
    """Whether a title stands before it."""
    before = name.parse.doc[name.first - 1].text if name.first else ""
    return bool(before) and is_title(before) and before[0].isupper()


def speaks(name: Name) -> bool:
    """Whether a verb of speech stands behind it, or before it: says Bustos."""
    doc = name.parse.doc
    if name.last < len(doc) and doc[name.last].lemma_ in SPEECH_VERBS:
        return True
    before = doc[name.first - 1] if name.first else None
    return before is not None and before.pos_ == "VERB" and before.lemma_ in SPEECH_VERBS


def decided_type(name: Name, evidence: Evidence) -> EntityType:
    """The type that an article's evidence gives a name; marks demonyms on the way."""
    folded = fold(name.text)
    scores = dict(evidence.types[folded])
    places, groups = scores.get("place", 0), scores.get("group", 0)
    if folded.rpartition(" ")[2] in evidence.surnames and not groups:
        scores["person"] = scores.get("person", 0) + 4 + (places if places < 6 else 0)
    if groups >= 20:
        name.is_demonym = True
        return "group"
    decided = max(scores, key=lambda kind: (scores[kind], kind))
    if decided == "person" and scores["person"] <= 0:
        return "organisation" if name.span[-1].tag_ == "NNPS" else "product"
    if decided == "person" and _is_acronym(name, folded, evidence):
        decided = "organisation"
    name.is_demonym = decided == "group" and folded in _SURNAMES_TOO
    return decided


def _is_acronym(name: Name, folded: str, evidence: Evidence) -> bool:
    """Whether it is one word of capitals that nobody in the article bears: CSAIL."""
    text = name.text
    return (
        name.last - name.first == 1
        and 1 < len(text) < 7
        and text.isupper()
        and folded not in evidence.surnames | _GIVEN
        and not is_titled(name)
    )
