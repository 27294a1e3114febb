"""Who does what to whom in a clause, read from its dependency parse.

Guarantees that passives, relative clauses, participles, controlled infinitives and coordination
give the same roles as the plain active clause would.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Slots = dict[str, list["Token"]]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_MODIFIERS = frozenset({"prt", "advmod", "acomp", "ccomp", "oprd", "amod", "npadvmod"})
_DEPTH = 6
"""Longest climb through governing verbs: real sentences need four."""


@dataclass(slots=True)
class Clause:
    """A verb with its roles: `subj` acts, `obj` is acted upon, prepositions stand by name."""

    verb: "Token"
    slots: Slots = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    is_passive: bool = False

    def first(self, slot: str) -> "Token | None":
        """The first token of a slot."""
        found = self.slots.get(slot)
        return found[0] if found else None


def read_clause(verb: "Token") -> Clause:
    """The clause that a verb (or a predicative adjective) heads."""
    clause = Clause(verb)
    own = _own_slots(verb, clause)
    clause.is_passive = "nsubjpass" in own or "agent" in own or _is_bare_participle(verb)
    subject = own.pop("nsubj", []) or own.pop("nsubjpass", []) or inherited_subject(verb)
    if clause.is_passive:
        own["iobj"] = own.get("obj", [])
        own["obj"], own["subj"] = subject, own.pop("agent", [])
    else:
        own["subj"] = subject
    clause.slots = {name: tokens for name, tokens in own.items() if tokens}
    for thing in own.get("obj", ())[:1]:  # parsers often hang the verb's preposition on its object
        for name, tokens in noun_slots(thing).items():
            if name in _MOVABLE and tokens:
                clause.slots.setdefault(name, tokens)
    return clause


_MOVABLE = frozenset({"with", "to", "against", "from", "for", "between", "on", "over", "into"})


def _own_slots(verb: "Token", clause: Clause) -> Slots:
    own: Slots = {}
    for child in verb.children:
        dep = child.dep_
        if dep in _SUBJECTS:
            own.setdefault("nsubjpass" if dep == "nsubjpass" else "nsubj", []).extend(
                coordinated(antecedent(child))
            )
        elif dep in _OBJECTS and not ("obj" in own and dep == "dobj"):  # a second is a misparse
            own.setdefault("obj", []).extend(coordinated(antecedent(child)))
        elif dep == "dative":
            _add_dative(child, own)
        elif dep == "agent":
            own.setdefault("agent", []).extend(_objects_of(child))
        elif dep == "prep" and child.lower_ != "according":  # says who tells it, not who takes part
            add_preposition(child, own)
        elif dep in {"xcomp", "ccomp", "pcomp"}:
            own.setdefault("comp", []).append(child)
            clause.words.add(child.lower_)
            _add_raised(child, own)
            if child.tag_ in {"VB", "VBG"}:
                own.setdefault("inf", []).append(child)
        if dep in _MODIFIERS or dep == "prt":
            clause.words.add(child.lower_)
    return own


def _add_raised(complement: "Token", own: Slots) -> None:
    """The object that parsers make the infinitive's subject: "declared a curfew to begin"."""
    if complement.dep_ == "ccomp" and complement.tag_ == "VB" and "obj" not in own:
        is_infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in complement.children)
        for child in complement.children:
            if is_infinitive and child.dep_ == "nsubj":
                own["obj"] = coordinated(child)


def _add_dative(child: "Token", own: Slots) -> None:
    if child.pos_ == "ADP":
        add_preposition(child, own)
    else:
        own.setdefault("iobj", []).extend(coordinated(child))


def add_preposition(preposition: "Token", slots: Slots) -> None:
    """Adds what a preposition governs under the preposition's name."""
    slots.setdefault(preposition.lower_, []).extend(_objects_of(preposition))
    for child in preposition.children:
        if child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):  # "out of"
            add_preposition(child, slots)
        elif child.dep_ == "pcomp":
            slots.setdefault("comp", []).append(child)


def _objects_of(preposition: "Token") -> list["Token"]:
    found: list[Token] = []
    for child in preposition.children:
        if child.dep_ == "pobj":
            found.extend(coordinated(antecedent(child)))
    return found


def coordinated(head: "Token") -> list["Token"]:
    """A noun and the nouns that are coordinated with it, in order."""
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.dep_ == "conj" and c.pos_ in _NOMINAL)
        if len(found) > 20:  # a list this long is no list of participants
            break
    return found


def antecedent(token: "Token") -> "Token":
    """The noun that a relative pronoun stands for, else the token."""
    if token.lower_ not in _RELATIVE or token.pos_ not in {"PRON", "SCONJ", "DET"}:
        return token
    verb = token.head
    for _ in range(_DEPTH):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in {"conj", "xcomp", "ccomp"}:
            break
        verb = verb.head
    return token


def _is_bare_participle(verb: "Token") -> bool:
    """Whether a past participle lacks its auxiliary: "soldiers killed in a raid"."""
    if verb.tag_ != "VBN":
        return False
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    if verb.dep_ == "conj" and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children):
        return verb.head.tag_ == "VBN" and any(
            c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.head.children
        )
    return verb.dep_ == "acl" and not any(c.dep_ in {"aux", "dobj"} for c in verb.children)


def inherited_subject(verb: "Token") -> list["Token"]:
    """The subject that a verb without one takes from the clause that governs it."""
    for _ in range(_DEPTH):
        governor, dep = verb.head, verb.dep_
        if dep in {"acl", "relcl"}:
            if verb.tag_ == "VB":  # "the decision to attack": the decider is not told here
                return []
            return coordinated(governor)
        if dep == "xcomp" and governor.lemma_ not in _SUBJECT_CONTROL:
            objects = [c for c in governor.children if c.dep_ in {"dobj", "dative"}]
            if objects and objects[0].pos_ in _NOMINAL:
                return coordinated(antecedent(objects[0]))
        if dep == "pcomp" or (dep == "prep" and governor.pos_ != "VERB"):
            governor = governor.head
        if dep == "ROOT" or dep == "ccomp" or governor.i == verb.i:
            return []
        for child in governor.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return coordinated(antecedent(child))
        verb = governor
    return []


_SUBJECT_CONTROL = frozenset({"promise", "use", "have", "seek", "hold", "launch", "take", "make"})


def noun_slots(noun: "Token") -> Slots:
    """What a noun's phrase says of its participants: `poss`, `mod` and prepositions by name."""
    slots: Slots = {}
    for child in noun.children:
        dep = child.dep_
        if dep == "poss":
            slots.setdefault("poss", []).extend(coordinated(child))
        elif dep in {"amod", "compound", "nmod"}:
            slots.setdefault("mod", []).extend([child, *_modifiers(child)])
        elif dep == "prep":
            add_preposition(child, slots)
        elif dep == "acl" and child.tag_ == "VBN" and child.lemma_ not in _MAKING:
            # "the attack carried out by rebels"
            for agent in child.children:
                if agent.dep_ == "agent":
                    slots.setdefault("by", []).extend(_objects_of(agent))
    return slots


_MAKING = frozenset({"develop", "manufacture", "produce", "build", "design", "invent"})
"""Participles that tell who made a thing, and not whose deed it is."""


def _modifiers(token: "Token") -> Iterator["Token"]:
    for child in token.children:
        if child.dep_ in {"amod", "compound", "conj", "nmod"}:
            yield child


def neighbours(token: "Token") -> Iterator["Token"]:
    """The other words of a token's sentence, at most forty on either side of it."""
    doc = token.doc
    for i in range(token.i - 1, max(-1, token.i - _REACH), -1):
        if doc[i + 1].is_sent_start:
            break
        yield doc[i]
    for i in range(token.i + 1, min(len(doc), token.i + _REACH)):
        if doc[i].is_sent_start:
            break
        yield doc[i]


_REACH = 40
"""Tokens: longer sentences say nothing of a word so far away, and cost must stay bounded."""
