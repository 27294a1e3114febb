"""What happened to the people a figure counts, read from the words that govern them.

Guarantees no kind from a verb whose subject acts on others: soldiers who killed five are not dead.
"""

from typing import TYPE_CHECKING

from etl.annotate.lexicon.counts import CountWords
from schemas.annotation import FigureKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "nsubj:pass"})
_OBJECTS = frozenset({"dobj", "obj"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_CLAUSES = frozenset({"acl", "relcl", "acl:relcl"})
_SKIPPED = frozenset({"more", "others", "other", "people", "were", "was", "are", "have", "has", "been", "left",
    "feared", "reported", "confirmed", "or", "and", "is", "be", "as", "held", "being", "presumed", "still", "listed",
    "ont", "été", "sont", "a", "est", "autres", "personnes"})  # fmt: skip
"""Words between the counted and their state: 30 people were reported missing."""

_LIVES = frozenset({"life", "vie"})
_TAKING = frozenset({"claim", "cost", "take", "lose", "end", "coûter", "perdre", "prendre"})
"""Verbs that end the lives they govern; others touch or save them."""

_BOUNDS = frozenset({"between", "about", "around", "over", "under", "entre", "environ"})
"""Prepositions that belong to the number: arrested between 20 and 30 protesters."""

_ENOUGH = 4
"""Words to look ahead for a state."""


def kind_of(head: "Token", first: int, words: CountWords) -> FigureKind | None:
    """The kind of a counted noun; `head` is the noun, or the number where none is named.

    `first` is the place of the number's first token.
    """
    top = _top(head, first)
    for node in (head, top, *_conjuncts(top)):
        kind = _governed(node, words) or _described(node, words)
        if kind is not None:
            return kind
    for child in head.children:
        if child.dep_ == "conj":  # five officers and a dozen militants left dead
            kind = _state_after(child, words)
            if kind is not None:
                return kind
    named = words.counted.get(head.lemma_.lower()) or words.counted.get(head.lower_)
    if named is None and head.is_title:  # a headline's "17 Slain in Battle"
        named = words.states.get(head.lower_)
    if named == "PROTEST":  # three protesters killed
        return _state_after(head, words) or named
    return named or _state_after(head, words)


def _top(head: "Token", first: int) -> "Token":
    """The word that stands for the counted in its clause: the dozens of "dozens of people"."""
    node = head
    for _ in range(_ENOUGH):
        parent = node.head.head if node.dep_ == "pobj" else node.head
        is_linked = node.dep_ in ("pobj", "nmod", "obl:arg")
        if not is_linked or not first <= parent.i < node.i:
            break
        node = parent
    return node


def _conjuncts(head: "Token") -> tuple["Token", ...]:
    """The first of a list that a noun stands in: soldiers and three civilians."""
    node = head
    for _ in range(_ENOUGH):
        if node.dep_ != "conj" or node.head.pos_ not in ("NOUN", "PROPN", "NUM"):
            break
        node = node.head
    return (node,) if node.i != head.i else ()


def _governed(node: "Token", words: CountWords) -> FigureKind | None:
    """The kind from the verb or noun that the counted depend on."""
    governor, relation = node.head, node.dep_
    if governor.i == node.i:
        return None
    if governor.lower_ in _BOUNDS and governor.dep_ in ("prep", "quantmod", "advmod"):
        governor, relation = governor.head, "dobj"
    elif governor.pos_ == "ADV" and relation.startswith("obl") and governor.head.i != governor.i:
        governor, relation = (
            governor.head,
            _relation_to(governor.head, node),
        )  # plus de 30 personnes
    lemma = governor.lemma_.lower()
    if _is_unreal(governor):
        return None
    is_done = relation in _OBJECTS or relation in _PASSIVE_SUBJECTS
    if (is_done or (relation in _SUBJECTS and not _acts(governor))) and _is_fatal(governor):
        return "KILL"
    if node.lemma_.lower() in _LIVES and lemma in _TAKING:
        return "KILL"
    if is_done:
        does = words.doing.get(lemma) if relation in _PASSIVE_SUBJECTS else None
        return words.done_to.get(lemma) or does or _made_to(governor, words)
    if relation in _SUBJECTS:
        if lemma in _TAKING and _has_object(governor, _LIVES):  # four Americans lost their lives
            return "KILL"
        if lemma == "demonstrate" and _acts(governor):  # who demonstrates skill or that it can
            return None
        return words.doing.get(lemma) or _elliptic_passive(governor, words)
    if governor.dep_ == "prep" or relation in ("nmod", "obl:arg"):
        act = governor.head if governor.dep_ == "prep" else governor
        if node.lemma_.lower() in _LIVES and act.lemma_.lower() == "loss":
            return "KILL"
        is_of = governor.lower_ == "of" or governor.dep_ != "prep"
        if act.lemma_.lower() in _LIVES and act.head.lemma_.lower() not in _TAKING:
            return None
        return words.acts.get(act.lemma_.lower()) if is_of else _toll(governor)
    return None


def _relation_to(verb: "Token", node: "Token") -> str:
    """What the counted are to a verb where the parse says it of the hedge before them."""
    if verb.i < node.i:
        return "obj"
    is_passive = any(child.dep_ == "aux:pass" for child in verb.children)
    return "nsubj:pass" if is_passive else "nsubj"


def _elliptic_passive(verb: "Token", words: CountWords) -> FigureKind | None:
    """A headline's passive: two soldiers killed in air strikes."""
    if verb.tag_ not in ("VBN", "VBD", "VERB") or _acts(verb):
        return None
    if verb.tag_ == "VBD" and verb.lower_ not in words.states:
        return None
    return words.done_to.get(verb.lemma_.lower())


def _toll(preposition: "Token") -> FigureKind | None:
    """The death toll rose to 30, or stood at 30; what it rose from is no toll of today."""
    if preposition.lower_ == "from":
        return None
    verb = preposition.head
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.lower_ == "toll":
            return "KILL"
    return None


def _acts(verb: "Token") -> bool:
    """Whether a verb has an object or a clause of its own."""
    return any(child.dep_ in _OBJECTS or child.dep_ in _COMPLEMENTS for child in verb.children)


def _has_object(verb: "Token", lemmas: frozenset[str]) -> bool:
    return any(child.dep_ in _OBJECTS and child.lemma_.lower() in lemmas for child in verb.children)


def _is_fatal(verb: "Token") -> bool:
    """Fatally shot, shot dead, stabbed to death, stabbed and killed."""
    for child in verb.children:
        if child.dep_ == "conj" and child.lemma_ in _KILLING:
            return not any(c.dep_ in _OBJECTS | _PASSIVE_SUBJECTS for c in child.children)
        if child.lower_ in ("fatally", "dead"):
            return child.dep_ != "amod"
        if child.lower_ == "to" and any(noun.lower_ == "death" for noun in child.children):
            return True
    return False


_KILLING = frozenset({"kill", "murder", "tuer"})


def _made_to(verb: "Token", words: CountWords) -> FigureKind | None:
    """Forced 3,000 residents to flee; driven from their homes."""
    if verb.lemma_ not in _FORCING:
        return None
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS and child.lemma_.lower() in words.doing:
            return words.doing[child.lemma_.lower()]
        if child.lower_ == "from" and any(noun.lemma_ in _HOMES for noun in child.children):
            return "DISPLACED"
    return None


_FORCING = frozenset({"force", "cause", "drive", "oblige", "prompt", "compel"})
_HOMES = frozenset({"home", "house", "village", "town", "land"})


def _is_unreal(verb: "Token") -> bool:
    """Whether an act is denied, or only possible, planned or threatened: could kill 10,000."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ == "not" or child.lower_ in _POSSIBLE:
            return True
        if child.lower_ == "to" and child.dep_ == "aux" and verb.head.lemma_ in _PLANNING:
            return True
    return False


_POSSIBLE = frozenset({"could", "may", "might", "would", "can", "should", "will"})
_PLANNING = frozenset({
    "threaten", "plan", "vow", "plot", "want", "intend", "aim", "hope", "seek", "conspire",
    "promise", "pledge", "prepare", "attempt", "try",
})  # fmt: skip


def _described(node: "Token", words: CountWords) -> FigureKind | None:
    """The kind from a participle, adjective or relative clause of the counted."""
    for child in node.children:
        is_state = child.dep_ in ("amod", "acl", "oprd", "appos") and child.lower_ in words.states
        if is_state and not any(c.dep_ in _OBJECTS for c in child.children):
            return words.states[child.lower_]
        if child.dep_ in _CLAUSES and child.pos_ in ("VERB", "AUX"):
            kind = _clause(child, words)
            if kind is not None:
                return kind
    return None


def _clause(verb: "Token", words: CountWords) -> FigureKind | None:
    """People who died, civilians threatened by the advance, men held hostage."""
    lemma = verb.lemma_.lower()
    if _is_unreal(verb):
        return None
    if _is_fatal(verb) and not _acts(verb):
        return "KILL"
    if lemma in words.doing:
        return words.doing[lemma]
    is_passive = any(
        child.dep_ in ("nsubjpass", "auxpass", "nsubj:pass", "aux:pass") for child in verb.children
    )
    acts = any(child.dep_ in _OBJECTS for child in verb.children)
    if is_passive or (verb.tag_ in ("VBN", "VBD") and not acts and verb.dep_ == "acl"):
        return words.done_to.get(lemma)
    return None


def _state_after(last: "Token", words: CountWords) -> FigureKind | None:
    """The kind from a state close after the counted: left 20 dead, 30 people were missing."""
    doc = last.doc
    for index in range(last.i + 1, min(last.i + 1 + _ENOUGH, len(doc))):
        token = doc[index]
        if token.lower_ in words.states:
            is_thing = token.pos_ == "NOUN" and any(c.dep_ == "amod" for c in token.children)
            if _acts(token) or is_thing:  # deux arrêtés municipaux
                return None
            return words.states[token.lower_]
        if token.lower_ not in _SKIPPED or token.lower_ == "and":
            return None
    return None
