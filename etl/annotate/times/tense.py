"""Whether the clause around a span speaks of the past or of the future.

Guarantees an answer from the verb that governs the span and its auxiliaries, and the past, the
tense of news, where no verb tells; none for a block that is only a date.
"""

from typing import TYPE_CHECKING

from etl.annotate.parse import Parse
from etl.annotate.times.context import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "'ll", "shall", "wo", "would", "may", "should", "must", "can"})
_COULD = frozenset({"could", "might"})
_PERFECT = frozenset({"have", "has", "had", "'ve"})
_PAST_HELPERS = _PERFECT | {"was", "were", "did"}
_PLANNING = frozenset({"plan", "schedule", "expect", "slate", "postpone", "due", "prévoir", "attendre",
    "programmer"})  # fmt: skip
"""Verbs that put a date ahead whatever their tense: they planned a rally on Saturday."""
_REPORTING = frozenset({"say", "tell", "report", "show", "write", "note", "quote", "manage", "fail",
    "claim", "dire", "affirmer", "écrire"})  # fmt: skip
"""Verbs that news uses in the present for what was said, and before what was done."""
_DEADLINES = frozenset({"until", "till", "by", "for", "jusque", "jusqu'"})
"""Prepositions of a day ahead: until Tuesday, talks set for Friday."""
_CLAUSE = frozenset({"VERB", "AUX"})
_HELPERS = frozenset({"aux", "auxpass", "aux:tense", "aux:pass", "cop"})
_MAX_CLIMB = 12
"""Steps up the tree to a verb: longer paths are misparses."""


def direction(parse: Parse, start: int, end: int) -> Direction:
    """-1 for the past, 1 for the future, 0 where a block names nothing but the time.

    `start` and `end` count from the block's start.
    """
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return -1
    if len(span.text) == len(parse.text.strip()):
        return 0  # a heading, as in a calendar or a menu
    token = span.root
    if token.dep_ == "poss":  # Wednesday's ruling
        return -1
    if token.head.lower_ in _DEADLINES and token.dep_ == "pobj":
        return 1
    for _ in range(_MAX_CLIMB):
        if token.pos_ in _CLAUSE and token.dep_ not in _HELPERS and not _is_bare_gerund(token):
            return _verb_direction(token, parse.block.scope in ("headline", "linked_item"))
        if token.head.i == token.i:
            break
        token = token.head
    return -1


def _is_bare_gerund(verb: "Token") -> bool:
    """Whether the tense stands in the clause above: they began raising the stake in July."""
    if verb.tag_ != "VBG" or verb.head.i == verb.i or verb.lemma_ in _PLANNING:
        return False
    return not any(child.dep_ in _HELPERS for child in verb.children)


def _verb_direction(verb: "Token", is_headline: bool) -> Direction:
    """The direction of a verb with its auxiliaries; the present of a headline tells the past."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in _HELPERS}
    if helpers & _WILL and not helpers & _PERFECT:
        return 1
    if verb.lemma_ in _PLANNING:
        return 1
    if helpers & _COULD and not _is_denied(verb):
        return -1 if helpers & _PERFECT else 1
    tenses = verb.morph.get("Tense", [])
    if "Fut" in tenses or "Cnd" in verb.morph.get("Mood", []):
        return 1
    if helpers & _PAST_HELPERS or verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VB" and "to" in helpers:
        return -1 if verb.head.lemma_ in _REPORTING else 1
    is_past = "Past" in tenses and not helpers & {"is", "are", "'s", "'re"}
    if is_past or is_headline or verb.lemma_ in _REPORTING:
        return -1
    return 1 if "Pres" in tenses or helpers & {"is", "are", "'s", "'re"} else -1


def _is_denied(verb: "Token") -> bool:
    """Whether it could not be done: neither could be reached on Friday."""
    return any(
        child.dep_ == "neg" or any(word.lower_ in ("neither", "no") for word in child.children)
        for child in verb.children
    )
