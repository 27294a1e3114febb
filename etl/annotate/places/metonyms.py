"""Capitals that stand for their governments: "Moscow supports", "according to Ankara".

Guarantees that a capital where something happens stays a place.
"""

from typing import TYPE_CHECKING

from etl.annotate.lexicon.name_words import (
    FRENCH_GOVERNMENT_VERBS,
    GOVERNMENT_NOUNS,
    GOVERNMENT_VERBS,
    RELATION_NOUNS,
    words,
)  # fmt: skip

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD = words(
    "accuse advise ask blame call condemn criticise criticize denounce inform invite persuade press "
    "pressure reassure sanction support tell thank threaten urge warn"
)
"""What is done to governments, and never to towns."""

_HOLDERS = GOVERNMENT_NOUNS | {
    "partner",
    "supporter",
    "rival",
    "enemy",
    "power",
    "mediator",
    "friend",
}


def is_government(token: "Token") -> bool:
    """Whether the head word of a capital's name does or undergoes what governments do."""
    after = token.doc[token.i + 1 : token.i + 2]
    if after and after[0].lower_ in GOVERNMENT_NOUNS:
        return True
    if _is_dateline(token) or (token.i and token.nbor(-1).lower_ == "the"):
        return False
    lead = _first_of_chain(token)
    if any(child.lower_ == "selon" for child in lead.children):
        return True
    relation, head = lead.dep_, lead.head
    if relation == "nsubj":
        return _acts(head)
    if relation == "dobj":
        return head.lemma_ in _TOLD
    if relation in ("compound", "amod", "nmod"):
        return head.lemma_.lower() in GOVERNMENT_NOUNS
    if relation == "poss":
        return head.lemma_.lower() in GOVERNMENT_NOUNS | RELATION_NOUNS
    if relation == "pobj":
        return _after_preposition(lead, head)
    if relation == "agent":
        return head.lemma_ in _TOLD
    return False


def _is_dateline(token: "Token") -> bool:
    """Whether the name opens its block as the place of writing: MANILA (AP) -."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.left_edge.i == 0 and bool(after) and after[0].text in _AFTER_DATELINE


_AFTER_DATELINE = frozenset({"(", "-", "–", "—", ":", "/", ","})


def _first_of_chain(token: "Token") -> "Token":
    """Ankara of "Ankara and Moscow": what is said of the first holds for the others."""
    steps = 0
    while token.dep_ == "conj" and steps < 4:
        token, steps = token.head, steps + 1
    return token


def _acts(verb: "Token") -> bool:
    if verb.lemma_ == "be":
        return any(
            child.dep_ == "attr" and child.lemma_.lower() in _HOLDERS for child in verb.children
        )
    if verb.lemma_.lower() in _TOWN_VERBS:
        return False
    if any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children):
        return True
    return verb.lemma_.lower() in GOVERNMENT_VERBS | FRENCH_GOVERNMENT_VERBS


_TOWN_VERBS = words(
    "attract become boast celebrate contain draw enjoy enter experience face feature get have "
    "hold home host house include lack lie lose mark need overlook receive remain rise see "
    "sit sleep stay suffer survive swelter wake win witness"
)
"""What towns do as places: London saw rain, Paris hosts the games."""


def _after_preposition(lead: "Token", preposition: "Token") -> bool:
    word = preposition.lower_
    governor = preposition.head
    if word == "to" and governor.lower_ == "according":
        return True
    if word == "between":
        return any(child.dep_ == "conj" for child in lead.children)
    if word in ("with", "against", "on", "from"):
        return governor.lemma_.lower() in RELATION_NOUNS | _PRESSED or (
            word == "with" and governor.lemma_.lower() in _DEALT
        )
    return word == "by" and governor.lemma_.lower() in _TOLD


_PRESSED = frozenset({"pressure", "sanction", "sanctions", "support", "backing", "demand"})
_DEALT = frozenset(
    {"negotiate", "talk", "deal", "cooperate", "coordinate", "agree", "clash", "align"}
)
