"""Who in a sentence can act: people, their groups and powers, and who stands behind other nouns.

Guarantees that a noun that can act stands for itself, and any other for those its own phrase names.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from etl.annotate.deeds.clauses import Slots, noun_slots
from etl.annotate.lexicon.events import ACTOR_SECTORS, CLASSES

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTOR_LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_NAMELESS = frozenset({"", "PRODUCT"})
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "who", "whom"})
_OWNERS = frozenset({"his", "her", "their", "its"})
_PAPERS = frozenset({
    "bill", "act", "budget", "treaty", "brexit", "constitution", "law", "deal", "flight",
})  # fmt: skip
_MATERIEL = frozenset({
    "drone", "tank", "jet", "warplane", "artillery", "helicopter", "warship", "submarine",
    "gunship",
})  # fmt: skip
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
DOERS = ("by", "poss", "from", "of", "mod", "against", "between", "on", "in", "to", "for", "with")
"""Where an abstract noun names its people, best first: "the decision of the court"."""

_STATEMENTS = frozenset({
    "report", "statement", "resolution", "letter", "ruling", "declaration", "editorial",
    "newspaper", "office", "website", "decision", "coalition", "half", "hundred", "thousand",
    "dozen", "third", "campaign",
})  # fmt: skip
"""Nouns through which people and powers speak."""

OWNERS = ("by", "poss", "of", "mod")
"""Where a noun names who wields or makes it: "an offensive in Ghouta" is not Ghouta's."""

_CONTAINERS = frozenset({
    "part", "number", "group", "ton", "tonne", "series", "lot", "kind", "round", "batch", "load",
    "hundred", "thousand", "dozen", "million", "billion", "amount", "kg", "kilogram", "piece",
    "team", "pair", "wave", "set", "package", "half", "third", "rest", "one", "two", "three",
    "some", "many", "most", "all", "member", "shipment", "total", "percent", "%", "range",
    "barrage", "string", "score", "handful", "couple", "majority", "crowd", "deployment", "convoy",
})  # fmt: skip
"""Nouns that only measure what stands after their "of"."""


def is_actor(token: "Token") -> bool:
    """Whether a noun names someone who can act: by name, by kind of people, or as a pronoun."""
    label, pos = token.ent_type_, token.pos_
    if _is_affixed(token):
        return False
    if label in ACTOR_LABELS and not _is_misread(token):
        return pos in {"NOUN", "PROPN"} or token.dep_ not in {"amod", "compound", "nmod"}
    if pos == "PRON":
        return token.lower_ in _PERSONAL or (token.dep_ == "poss" and token.lower_ in _OWNERS)
    if pos == "PROPN":
        is_name = label in _NAMELESS and token.is_alpha and token.text[:1].isupper()
        return is_name and token.lower_ not in _PAPERS
    lemma = token.lemma_.lower()
    if lemma in _MATERIEL and token.dep_ in {"compound", "amod", "nmod"}:  # "a drone attack"
        return False
    if pos == "NOUN" and lemma in ACTOR_SECTORS:
        return True
    return is_aged(token)


def _is_misread(token: "Token") -> bool:
    """Whether the model takes a common noun for a body's name: keyboards."""
    is_common = token.pos_ == "NOUN" and token.is_lower and token.ent_type_ == "ORG"
    return is_common and token.lemma_.lower() not in ACTOR_SECTORS


def is_aged(token: "Token") -> bool:
    """Whether an age stands for a person: "arrested a 24-year-old"."""
    doc, i = token.doc, token.i
    is_age = token.lower_ == "old" and i > 2 and doc[i - 1].text == "-"
    is_age = is_age and doc[i - 2].lower_ in {"year", "month"}
    return is_age and token.dep_ not in {"amod", "advmod"}


def _is_affixed(token: "Token") -> bool:
    """Whether a people is only named in a compound of what is for or against it: "anti-Islamic"."""
    text = token.lower_
    if text in _AFFIXES or text.startswith(("-", "anti-", "pro-", "non-")):
        return True
    doc, i = token.doc, token.i
    is_joined = i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_
    return is_joined and doc[i - 2].lower_ in _AFFIXES


_AFFIXES = frozenset({"anti", "pro", "non", "post", "pre"})


def is_place(token: "Token") -> bool:
    """Whether a noun names ground, a building or a vehicle that can be attacked or closed."""
    return token.ent_type_ in _PLACE_LABELS or token.lemma_.lower() in CLASSES["places"]


def is_headcount(token: "Token") -> bool:
    """Whether a bare number counts people: "killing 12"."""
    return token.pos_ == "NUM" and token.ent_type_ == "CARDINAL"


_OCCUPANTS = (*OWNERS, "for")
"""Where a building names whose it is; "in" only says where: "a cinema in Louisiana"."""

_VAGUE = frozenset({
    "target", "position", "area", "side", "region", "territory", "property", "site", "facility",
    "infrastructure", "military",
})  # fmt: skip
"""Nouns for ground that say less than the place they are in."""


def is_measure(token: "Token") -> bool:
    """Whether a noun only measures what stands after its "of"."""
    return token.lemma_.lower() in _CONTAINERS and token.pos_ != "NUM"


def contents(token: "Token", with_compounds: bool = True, depth: int = 4) -> Iterator["Token"]:
    """A noun, its compounds, and what it measures: "part of a military aid programme"."""
    yield token
    is_measure = token.lemma_.lower() in _CONTAINERS or token.pos_ in {"NUM", "SYM"}
    for child in token.children:
        if with_compounds and child.dep_ in {"compound", "nmod"}:
            yield child
        elif is_measure and depth and child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from contents(noun, with_compounds, depth - 1)


def people_of(
    tokens: Iterable["Token"], takes_places: bool = False, slots: tuple[str, ...] = DOERS
) -> list["Token"]:
    """The nouns among the tokens that can act, or whose own phrase names who does."""
    found: list[Token] = []
    for token in tokens:
        if is_actor(token) or (takes_places and is_headcount(token)):
            found.append(token)
            continue
        is_ground = takes_places and is_place(token) and token.lemma_.lower() not in _VAGUE
        doers = list(doers_of(token, _OCCUPANTS if is_ground else slots))
        if doers:
            found.extend(doers)
        elif takes_places and is_place(token):
            found.append(token)
    return list(dict.fromkeys(found))


def speakers_of(tokens: Iterable["Token"]) -> list["Token"]:
    """The nouns among the tokens that can act, or whose words are somebody's: "a UN report"."""
    found: list[Token] = []
    for token in tokens:
        if is_actor(token):
            found.append(token)
        elif token.lemma_.lower() in _STATEMENTS:
            found.extend(doers_of(token, OWNERS))
    return found


def doers_of(noun: "Token", names: tuple[str, ...] = DOERS, depth: int = 3) -> Iterator["Token"]:
    """Who is behind an abstract noun: its owner, agent, "by", "of" or adjective of nation."""
    slots = noun_slots(noun)
    if noun.lemma_.lower() in BEFALLS_SOMEBODY:
        names = tuple(name for name in names if name == "by")
    for child in noun.children:
        if child.dep_ == "relcl" and not any(c.dep_ == "prep" for c in child.lefts):
            for subject in child.children:
                if subject.dep_ == "nsubj" and is_actor(subject):
                    yield subject
                    return
    for slot in names:
        people = [
            t
            for t in slots.get(slot, ())
            if (is_actor(t) or t.ent_type_ in ACTOR_LABELS) and not _only_names(t, slot, noun)
        ]
        if people:
            yield from (t for t in people if t.head not in people or t.dep_ == "conj")
            return
        for token in slots.get(slot, ()) if slot != "mod" and depth else ():
            inner = list(doers_of(token, names, depth - 1))
            if inner:
                yield from inner
                return


BEFALLS_SOMEBODY = frozenset({
    "death", "killing", "murder", "disappearance", "suicide", "assassination", "abduction", "stabbing",
    "kidnapping", "rape", "poisoning", "drowning", "detention", "imprisonment", "deportation",
})  # fmt: skip
"""Nouns whose owner suffers them: an inquiry into the murder of a baker accuses no baker."""


def _only_names(token: "Token", slot: str, noun: "Token") -> bool:
    """Whether a word only tells which thing is meant: "the Madrid talks", "the country's museum"."""
    lemma = noun.lemma_.lower()
    if slot == "between":
        return lemma in _STRIPS
    if slot == "mod":
        if token.dep_ not in {"compound", "nmod"}:
            return False
        if lemma in _BEFALLS_PLACES and (is_place(token) or token.lemma_ in _MISSIONS):
            return True  # "the embassy bombings", "the Paris shootings"
        sector = ACTOR_SECTORS.get(token.lemma_.lower())
        if not token.ent_type_ and (sector == "CVL" or (sector == "REF" and is_place(noun))):
            return True  # "guest houses", "a refugee camp"
        is_city = token.ent_type_ == "GPE" and not token.text.isupper()
        return is_city and lemma in _NAMED_AFTER_PLACES
    return slot == "poss" and token.lemma_ in _LANDS and lemma in CLASSES["places"]


_NAMED_AFTER_PLACES = CLASSES["deals"] | {"talk", "summit", "conference", "process", "meeting"}
_BEFALLS_PLACES = frozenset({"bombing", "shooting", "massacre", "killing", "stabbing", "siege"})
_MISSIONS = frozenset({"embassy", "consulate", "clinic"})
_STRIPS = frozenset({"area", "border", "zone", "region", "line", "strip", "road", "route", "sea"})
"""What lies between two lands, which have no part in it."""
_LANDS = frozenset({"country", "nation", "state", "republic"})


def first_people(slots: Slots, names: Iterable[str], takes_places: bool) -> list["Token"]:
    """The people of the first of the slots that names any."""
    for name in names:
        tokens = slots.get(name, ())
        if name == "mod":
            people = [t for t in tokens if t.ent_type_ in ACTOR_LABELS or is_actor(t)]
        else:
            people = people_of(tokens, takes_places)
        if people:
            return people
    return []


def stand_in(subject: "Token") -> "Token":
    """The speaker that a pronoun in reported speech repeats: "Syria says it is willing …"."""
    if subject.pos_ != "PRON" or subject.lower_ not in {"it", "he", "she", "they"}:
        return subject
    verb = subject.head
    for _ in range(4):
        if verb.dep_ == "ccomp":
            for child in verb.head.children:
                if child.dep_ == "nsubj" and child.i < subject.i and _agree(subject, child):
                    return child
        if verb.dep_ not in {"ccomp", "xcomp", "conj", "advcl"}:
            break
        verb = verb.head
    return subject


def _agree(pronoun: "Token", name: "Token") -> bool:
    """Whether a pronoun may repeat a speaker, by number and by kind."""
    is_plural = name.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "cc" for c in name.children)
    if not is_actor(name) or name.pos_ == "PRON":
        return False
    match pronoun.lower_:
        case "they":
            return is_plural or name.ent_type_ in {"ORG", "NORP"}
        case "it":
            return not is_plural and name.ent_type_ != "PERSON"
        case _:
            return not is_plural and name.ent_type_ not in {"GPE", "NORP"}
