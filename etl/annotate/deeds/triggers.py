"""The words of a block that may tell an event, found by the lexicon alone.

Guarantees that a token that the lexicon does not know costs one look-up of a number.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from etl.annotate.columns import columns, ids
from etl.annotate.document import Document
from etl.annotate.lexicon.events import CLASSES, NOUNS, VERBS
from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "ADJ"})
_DEPENDENT = frozenset({"amod", "compound", "auxpass", "aux"})
"""Participles that only describe ("threatened civilians") tell no event."""

_NOUN_HEADS = frozenset(phrase.rpartition(" ")[2] for phrase in NOUNS)

SPORT_SHARE = 0.025
"""Sport's words among all: 2.5% part match reports from the rest of the development news."""

DENSITY = 0.3
"""Triggers among a block's words above which it is no prose: news has 0.06, a keyword list more."""

_FEW = 40

_SPORT_KINDS = 4
"""Different words of sport that a report has at least."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """A block's verbs and nouns that the lexicon knows, and the verbs that "must" happen."""

    verbs: "list[Token]" = field(default_factory=list)
    nouns: "list[Token]" = field(default_factory=list)
    demanded: "list[Token]" = field(default_factory=list)


def read_triggers(parse: Parse) -> Triggers:
    """The block's triggers in order."""
    keys = _keys()
    found = Triggers()
    doc = parse.doc
    for i, key in enumerate(doc.to_array("LEMMA").tolist()):
        if not keys.get(key):
            continue
        token = doc[i]
        lemma = token.lemma_.lower()
        if token.pos_ in _VERBAL:
            if lemma in VERBS and token.dep_ not in _DEPENDENT:
                found.verbs.append(token)
        elif token.pos_ == "NOUN" and lemma in _NOUN_HEADS:
            found.nouns.append(token)
        elif lemma == "must" and token.dep_ == "aux" and token.head.dep_ == "ccomp":
            found.demanded.append(token.head)
    count = len(found.verbs) + len(found.nouns)
    return Triggers() if count > max(_FEW, DENSITY * len(doc)) else found


def is_sport(document: Document) -> bool:
    """Whether the article reports sport, whose attacks, strikes and defeats are no such events."""
    lemmas = columns(document).lemmas.tolist()
    keys = _keys()
    hits = [key for key in lemmas if keys.get(key) is False]
    return len(set(hits)) >= _SPORT_KINDS and len(hits) >= SPORT_SHARE * len(lemmas)


@cache
def _keys() -> dict[int, bool]:
    """Ids of lemmas: true for triggers, false for the words of sport."""
    triggers = frozenset({*VERBS, *_NOUN_HEADS, "must"})
    capitalised = frozenset(lemma.capitalize() for lemma in triggers)
    return dict.fromkeys(ids(CLASSES["sport"]), False) | dict.fromkeys(
        ids(triggers | capitalised), True
    )
