"""What a number counts: the noun phrase after it, found in the parse.

Guarantees that the phrase begins at or after the number, ends at its head noun, and holds no time.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "advmod", "npadvmod", "punct",
    "case", "det", "predet", "flat:name", "hmod", "hyph"})  # fmt: skip
"""Relations of the words between a number and its noun."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_PASSED = frozenset({"ADJ", "ADV", "DET", "PART", "PUNCT", "VERB", "PRON"})
_OF = frozenset({"of", "de", "d", "d'", "des", "du"})
_OTHERS = frozenset({"others", "autres"})
"""Words that stand for a noun: wounded 40 others."""

_LONGEST = 8
"""Words from a number to its noun; beyond them the noun is another phrase's."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase, in characters of its block, and its head noun."""

    start: int
    end: int
    head: "Token"


def token_at(doc: "Doc", start: int, end: int) -> "Token | None":
    """The last token of a stretch of the block."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None


def counted(parse: Parse, number: "Token", stop: int, is_head_first: bool) -> Counted | None:
    """The phrase that begins after a number's last token and before `stop`, a character.

    `is_head_first` holds where adjectives follow their noun, as in French.
    """
    doc = parse.doc
    index = number.i + 1
    if index < len(doc) and doc[index].lower_ in _OF:
        index += 1
    elif index < len(doc) and doc[index].pos_ == "DET":  # multiplied by 10 the number
        return None
    first = index
    head: Token | None = None
    while index < min(len(doc), first + _LONGEST) and doc[index].idx < stop:
        token = doc[index]
        if (
            token.pos_ in _NOUNS
            or token.lower_ in _OTHERS
            or (token.tag_ in ("NNS", "NN") and token.dep_ != "punct")
        ):
            head = token
            if is_head_first or not _is_inside(token):
                break
        elif token.pos_ == "NUM" and head is not None and head.dep_ == "poss":
            first = index + 1  # 330 of the resort's 397 rooms
        elif not _is_passed(token) and not _joins_modifiers(token):
            break
        index += 1
    if head is None:
        return None
    last = _with_adjectives(head, stop) if is_head_first else head
    begin = next((t for t in doc[first : head.i + 1] if t.dep_ not in ("det", "punct")), head)
    return Counted(begin.idx, last.idx + len(last), head)


def _is_inside(token: "Token") -> bool:
    """Whether a noun modifies a later one, alone or in a pair: Kia and Hyundai vehicles."""
    return token.dep_ in _INSIDE or (token.dep_ == "conj" and token.head.dep_ in _INSIDE)


def _joins_modifiers(token: "Token") -> bool:
    return token.dep_ == "cc" and token.head.dep_ == "compound"


def _is_passed(token: "Token") -> bool:
    """Whether a word may stand between a number and its noun."""
    if token.pos_ == "PUNCT":
        return token.text in "-'\"" and token.whitespace_ == ""
    if token.pos_ == "VERB":
        return token.dep_ in ("amod", "compound")
    if token.pos_ not in _PASSED:
        return False
    return token.dep_ in _INSIDE


def _with_adjectives(head: "Token", stop: int) -> "Token":
    """The head or the last adjective that follows it: soldats turcs."""
    last = head
    while last.i + 1 < len(head.doc):
        following = head.doc[last.i + 1]
        if following.pos_ != "ADJ" or following.head.i != head.i or following.idx >= stop:
            break
        last = following
    return last
