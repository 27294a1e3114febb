"""The words that are a party's own: its noun phrase, without what the parser hangs on it.

Guarantees that a dateline, a day or a clause beside a party is no part of it.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATELINE = re.compile(
    r"(?=[^-–—:]{0,50}?(?:\b[A-Z]{3,}\b|\([A-Z]{2,}\)))"  # capitals, or an agency in brackets
    r"[A-Z][\w.'’]*(?:[ ,/]+[A-Z][\w.'’]*){0,5}(?: ?\([A-Z][\w/. ]*\))?,? ?(?:[-–—]{1,2}|:) "
)
"""Where a wire story was written: "ALGIERS, Algeria - ", "New York (AFP) – "."""

_CALENDAR = frozenset({"DATE", "TIME"})


def dateline_end(text: str) -> int:
    """The character of a block after its dateline; 0 where it has none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


_WHOM = frozenset({"dobj", "nsubjpass"})
_TAKES_OF = frozenset({"accuse", "convict", "acquit", "suspect", "deprive", "rob", "strip"})
"""Verbs whose "of" is their own: "accused the firm of fraud"."""


def past_dateline(subject: "Token", verb: "Token", end: int) -> "Token":
    """The subject of a verb whose parse took the dateline, which ends at a character, for it."""
    if subject.idx >= end:
        return subject
    head = None
    for token in subject.doc[subject.i : verb.i]:
        if token.idx < end:
            continue
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
        elif head is not None:
            break
    return head or subject


def left_edge(head: "Token") -> "Token":
    """The first token of a noun's own phrase: determiner, adjectives, compounds, owner."""
    first = head.left_edge if head.left_edge.i >= head.i - 12 else head
    return _after_day(first, head)


def _after_day(first: "Token", head: "Token") -> "Token":
    """The first token after a day that the parser joined: "on Saturday and armed groups …"."""
    doc, i = head.doc, first.i
    while i < head.i and doc[i].ent_type_ in _CALENDAR:
        i += 1
    is_joined = first.i < i < head.i and (doc[i].dep_ in {"cc", "punct"})
    return doc[i + 1] if is_joined else first


def right_edge(head: "Token", depth: int = 4) -> "Token":
    """The last token of a noun's own phrase, with "of …" but without clauses and appositions."""
    last = head
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep_ == "appos" and child.left_edge.i == last.i + 1:  # "leader Fazlur Rehman"
            last = child
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i == last.i + 1:
            is_named = head.ent_type_ in {"GPE", "NORP", "PERSON"}  # "accused by Norway of spying"
            if is_named or (head.dep_ in _WHOM and head.head.lemma_ in _TAKES_OF):
                break
            for noun in child.children:
                if noun.dep_ == "pobj" and depth:
                    last = right_edge(noun, depth - 1)
    return last
