"""Whether a clause says that something happened.

Guarantees that advice, ability, habit, purpose, comment and mere results tell no event.
"""

from typing import TYPE_CHECKING

from etl.annotate.deeds.clauses import Clause
from etl.annotate.deeds.patterns import Told
from etl.annotate.lexicon.events import QUAD_CLASSES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from schemas.annotation import Modality

_ADVICE = frozenset({"can", "should", "ca", "ought", "must"})
"""Auxiliaries of advice and ability: what they tell nobody says to happen."""
_HABITS = frozenset({
    "usually", "traditionally", "often", "always", "typically", "normally", "generally", "rarely",
    "sometimes", "regularly", "seldom",
})  # fmt: skip
_MEANS = frozenset({"by", "after", "before", "while", "since", "in", "upon", "following", "when"})
"""Prepositions whose gerund tells what was done."""
_ABILITY = frozenset({"able", "unable", "free", "eligible", "entitle", "right", "wrong"})


def is_asserted(clause: Clause, told: Told, modality: "Modality") -> bool:
    """Whether the clause says something of the world: no advice, purpose, comment or adjective."""
    verb = clause.verb
    if verb.sent[-1].text == "?" or _is_in_name(verb):
        return False
    around = {c.lower_ for c in _finite(verb).children}
    if (modality == "hypothetical" and around & _ADVICE) or around & _HABITS:
        return False
    if verb.dep_ == "acl" and told.sense.event_type in {"SUPPORT", "REJECT"}:
        return False  # "a group backing the senator" says who it is, not what it did
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _ENDING:
        return False  # "will stop supporting the rebels"
    if verb.dep_ == "advcl" and verb.lemma_ in _ENABLING and _is_of_pronoun(verb):
        return False  # "…, allowing it to buy": a result and nobody's permission
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.pos_ == "NOUN":
        return False  # "no knowledge of compromise or hacking"
    if verb.tag_ == "VB" and (verb.dep_ in {"advcl", "acl"} or verb.head.lemma_ in _ABILITY):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ not in _MEANS:  # "called for barring them"
        return False
    is_bare = not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    if is_bare and verb.tag_ == "VBN" and not clause.is_passive and verb.dep_ != "conj":
        return False
    # "it is a difficult dialogue that they are conducting" is a comment, not news
    is_cleft = verb.dep_ == "relcl" and verb.head.dep_ == "attr" and verb.head.head.lemma_ == "be"
    return not (is_cleft and told.noun is not None)


def _is_in_name(verb: "Token") -> bool:
    """Whether a capital makes a participle a part of a name: the Volatiles Investigating Rover."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    if before is None or after is None or verb.tag_ != "VBG" or not verb.is_title:
        return False
    is_among = before.text[0].isupper() and before.pos_ == "PROPN" and after.text[0].isupper()
    return is_among and any(t.is_lower and t.is_alpha and len(t) > 3 for t in verb.sent)


def is_habit(verb: "Token", told: Told) -> bool:
    """Whether a clause in the present says what somebody usually does: "groups that fund them"."""
    is_present = verb.tag_ in {"VBP", "VBZ"} and not any(c.dep_ == "aux" for c in verb.children)
    is_deed = QUAD_CLASSES[told.sense.event_type] in {2, 4} or told.sense.event_type == "SUPPORT"
    return is_present and is_deed and verb.dep_ == "relcl"


def _finite(verb: "Token") -> "Token":
    """The verb whose auxiliaries a coordinated verb or a predicate shares: "can be hit or killed"."""
    if verb.pos_ == "ADJ":
        return verb.head
    for _ in range(_CHAIN):
        is_own = any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in verb.children)
        if verb.dep_ != "conj" or is_own:
            break
        verb = verb.head
    return verb


def _is_of_pronoun(verb: "Token") -> bool:
    whom = (child for comp in verb.children for child in (comp, *comp.children))
    return any(t.pos_ == "PRON" and t.dep_ in {"nsubj", "dobj"} for t in whom)


_ENDING = frozenset({"stop", "cease", "quit", "avoid", "halt"})
_ENABLING = frozenset({"allow", "permit", "let", "enable", "force"})
_CHAIN = 4
"""Coordinated verbs that share an auxiliary."""
