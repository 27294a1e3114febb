"""The words of a block that may tell an event, found by the lexicon alone.

Guarantees that a token that the lexicon does not know costs one look-up of a number.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.annotate.lexicon.events import CLASSES, NOUNS, VERBS
from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "ADJ"})
_DEPENDENT = frozenset({"amod", "compound", "auxpass", "aux"})
"""Participles that only describe ("threatened civilians") tell no event."""

_NOUN_HEADS = frozenset(phrase.rpartition(" ")[2] for phrase in NOUNS)

_KEYS: dict[int, bool] = {}
"""Lemma hashes, the same in every vocabulary: true for triggers, false for the words of sport."""

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
    keys = _keys(parse)
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


def is_sport(parses: Iterable[Parse]) -> bool:
    """Whether the article reports sport, whose attacks, strikes and defeats are no such events."""
    words = 0
    hits: Counter[int] = Counter()
    for parse in parses:
        keys = _keys(parse)
        lemmas = parse.doc.to_array("LEMMA").tolist()
        words += len(lemmas)
        hits.update(key for key in lemmas if keys.get(key) is False)
    return len(hits) >= _SPORT_KINDS and hits.total() >= SPORT_SHARE * words


def _keys(parse: Parse) -> dict[int, bool]:
    if not _KEYS:
        strings = parse.doc.vocab.strings
        _KEYS.update((strings.add(lemma), False) for lemma in CLASSES["sport"])
        for lemma in {*VERBS, *_NOUN_HEADS, "must"}:
            for form in (lemma, lemma.capitalize()):
                _KEYS[strings.add(form)] = True
    return _KEYS
