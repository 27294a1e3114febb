"""What kind of thing each name of an article names.

Guarantees that one name has one type in an article: the language model's slips are outvoted by the
article's own evidence and the knowledge base.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from etl.annotate.knowledge import Knowledge
from etl.annotate.lexicon.name_words import SPEECH_VERBS, words
from etl.annotate.naming.names import fold, is_title, words_of
from etl.annotate.naming.shapes import GIVEN, SURNAMES_TOO, vote_by_name
from etl.annotate.naming.spans import Name
from schemas.annotation import EntityType


@dataclass(slots=True)
class Evidence:
    """What an article says of the type of each of its names, by folded name."""

    types: dict[str, Counter[EntityType]]
    surnames: set[str]
    model: dict[str, Counter[EntityType]]
    """How often the language model gives each type, which decides between equals."""


MAX_MODEL_VOTES = 3
"""The language model repeats a slip as often as the name stands there."""

MAX_SPEECH_VOTES = 3
"""Firms say much: a name that speaks ten times is no surer a person than one that speaks thrice."""

MAX_ARTICLE_VOTES = 6
"""More than the model's votes and those of speech: who is called "the" again and again is a thing."""

_SPEAKERS = frozenset({"person", "organisation", "place"})


def evidence_of(names: Iterable[Name], known: Knowledge) -> Evidence:
    """What all mentions of each name, and the name itself, say of its type."""
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    model: dict[str, Counter[EntityType]] = defaultdict(Counter)
    speaking: Counter[str] = Counter()
    determined: Counter[str] = Counter()
    last_words: dict[str, str] = {}
    for name in names:
        folded = fold(name.text)
        votes = types[folded]
        if not votes:
            vote_by_name(votes, name, folded, known)
        model[folded][name.entity_type] += 1
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
    return Evidence(types, surnames, model)


def _is_foremost(votes: Counter[EntityType]) -> bool:
    """Whether a full name is a person's more than anything else: "Pro" is nobody's surname."""
    return 0 < votes["person"] == max(votes.values())


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
    places = known.places(name.text)[:1]
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
    is_surname = folded.rpartition(" ")[2] in evidence.surnames
    if is_surname and not groups:
        scores["person"] = scores.get("person", 0) + 4 + (places if places < 6 else 0)
    if groups >= 20:
        name.is_demonym = True
        return "group"
    first, model = "person" if is_surname else "place", evidence.model[folded]
    decided = max(scores, key=lambda kind: (scores[kind], kind == first, model[kind], kind))
    if decided == "person" and scores["person"] <= 0:
        return "organisation" if name.span[-1].tag_ == "NNPS" else "product"
    if decided == "person" and _is_acronym(name, folded, evidence):
        decided = "organisation"
    name.is_demonym = decided == "group" and folded in SURNAMES_TOO
    return decided


def _is_acronym(name: Name, folded: str, evidence: Evidence) -> bool:
    """Whether it is one word of capitals that nobody in the article bears: CSAIL."""
    text = name.text
    return (
        name.last - name.first == 1
        and 1 < len(text) < 7
        and text.isupper()
        and folded not in evidence.surnames
        and folded not in GIVEN
        and not is_titled(name)
    )
