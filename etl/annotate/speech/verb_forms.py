"""What a verb's form says: a statement, a request, a name for a deed; English and French.

Guarantees nothing about meaning: only tags, morphology and auxiliaries are read.
"""

from typing import TYPE_CHECKING

from etl.annotate.speech.reading import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_OTHER_SUBJECTS = frozenset(("expl", "csubj", "csubjpass", "expl:subj"))


def states(verb: "Token") -> bool:
    """Whether a complement tells that something is so; a parse may hang such a verb below another."""
    if not is_infinitive(verb) and not is_gerund(verb):
        return verb.pos_ in ("VERB", "AUX") or any(is_finite(t) for t in verb.subtree)
    return any(c.dep_ == "ccomp" and is_finite(c) and any_subject(c) for c in verb.rights)


def any_subject(verb: "Token") -> "Token | None":
    return next((c for c in verb.lefts if c.dep_ in SUBJECTS or c.dep_ in _OTHER_SUBJECTS), None)


def is_infinitive(verb: "Token") -> bool:
    if verb.tag_ == "VB":
        return any(c.lower_ == "to" for c in verb.lefts)
    return "Inf" in verb.morph.get("VerbForm", []) and any(
        c.lower_ in ("de", "d'", "à") for c in verb.lefts
    )


def is_gerund(verb: "Token") -> bool:
    return verb.tag_ == "VBG" and not any(
        c.dep_ in ("aux", "auxpass") or c.dep_ in SUBJECTS for c in verb.lefts
    )


def is_telling(verb: "Token") -> bool:
    """Whether a verb is finite, by its form or its auxiliary."""
    return is_finite(verb) or any(c.pos_ == "AUX" and is_finite(c) for c in verb.lefts)


def is_finite(token: "Token") -> bool:
    """Whether a verb's form alone makes a statement: says, said, will."""
    return token.tag_ in _FINITE or "Fin" in token.morph.get("VerbForm", [])
