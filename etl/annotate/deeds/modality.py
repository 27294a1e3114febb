"""Whether a clause says that its event happened, and on whose word.

Guarantees one modality an event: a negation outranks a condition, a condition the future, and the
future the past.
"""

from typing import TYPE_CHECKING

from etl.annotate.deeds.clauses import antecedent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from schemas.annotation import Modality

SPEECH = frozenset({
    "say", "tell", "announce", "claim", "report", "state", "declare", "allege", "insist", "add",
    "confirm", "maintain", "assert", "acknowledge", "admit", "warn", "note", "write", "argue",
    "reveal", "suggest", "indicate", "disclose", "tweet", "explain", "charge", "believe", "contend",
    "stress", "recall", "testify", "estimate", "reiterate", "concede", "complain",
})  # fmt: skip
"""Verbs whose complement is somebody's word and not the article's own."""

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "ll"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must", "ca", "ought"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest"})
_NEGATIONS = frozenset({"no", "neither", "nobody"})
_NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
_FULFILLED = frozenset({
    "begin", "start", "continue", "manage", "help", "resume", "proceed", "go", "keep", "use",
    "stop", "come", "move", "rush", "step", "dare", "have", "force", "make", "see", "cause", "lead",
    "finish", "vote", "allow", "let", "get", "decide", "try", "attempt", "opt", "choose", "order", "accuse",
    "be", "report", "say", "believe", "think", "appear", "seem",
})  # fmt: skip
"""Verbs after which the infinitive's act takes place."""

_INTENDING = frozenset({
    "plan", "intend", "set", "due", "expect", "schedule", "prepare", "vow", "agree",
    "promise", "pledge", "propose", "ready", "offer", "threaten", "want", "hope", "aim", "slate",
    "about", "likely", "poise", "seek", "go",
})  # fmt: skip
_DEPTH = 6


def governors(token: "Token") -> "Iterator[tuple[Token, str]]":
    """The tokens above a token, nearest first, each with the relation of the step up to it."""
    for _ in range(_DEPTH):
        if token.dep_ == "ROOT" or token.head.i == token.i:
            return
        yield token.head, token.dep_
        token = token.head


def read_modality(verb: "Token", depth: int = _DEPTH) -> "Modality":
    """Whether the act of a verb took place, by its auxiliaries and what governs it."""
    if not depth:
        return "actual"
    if verb.pos_ == "ADJ" and verb.head.lemma_ == "be":  # "must be ready to"
        verb = verb.head
    lemmas = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "mark", "advmod"}}
    for child in verb.children:
        if (child.dep_ == "neg" and not _is_only_delayed(verb)) or (
            child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_none(child)
        ):
            return "negated"
    is_purpose = any(c.dep_ == "mark" and c.lower_ == "so" for c in verb.children)
    if is_purpose or lemmas & _CONDITIONS:
        return "hypothetical"
    if verb.dep_ in {"ccomp", "csubj"} and is_unlikely(verb.head):
        return "hypothetical"
    if lemmas & _FUTURE:
        return "future"
    if "would" in lemmas:
        return "future" if _is_reported(verb) else "hypothetical"
    if lemmas & _POSSIBLE:
        return "hypothetical"
    if "to" in lemmas:
        return _infinitive(verb, depth - 1)
    return _told_as(verb) or _inherited(verb, depth - 1)


def _told_as(verb: "Token") -> "Modality | None":
    """What the verb or noun above a clause makes of it: denied, feared, demanded."""
    above = verb.head
    if verb.dep_ in {"ccomp", "xcomp", "pcomp"} and above.lemma_ in _DENYING:
        return "negated"
    if verb.dep_ == "ccomp" and (above.lemma_ in _FEARING or _is_rumour(above)):
        return "hypothetical"
    if verb.dep_ in {"acl", "ccomp"} and above.pos_ == "NOUN" and verb.tag_ != "VBN":
        is_unreal = above.lemma_.lower() in _UNREAL and _has_mark(verb)
        return "hypothetical" if is_unreal else None
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and above.lemma_ in _DEMANDING:
        return "hypothetical"  # "asked that the government return him"
    return None


def _is_rumour(verb: "Token") -> bool:
    """Whether rumours say it: conspiracy theories suggesting that he had been murdered."""
    said_by = [c for c in verb.children if c.dep_ == "nsubj"]
    said_by += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(noun.lemma_.lower() in _RUMOURS for noun in said_by)


_RUMOURS = frozenset({"rumour", "rumor", "theory", "speculation", "conspiracy", "myth", "hoax"})


def is_unlikely(verb: "Token") -> bool:
    """Whether a predicate doubts its clause: "it is unlikely that they will meet"."""
    words = (verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr"}))
    return any(word.lower_ in _DOUBTFUL for word in words)


_DOUBTFUL = frozenset({"unlikely", "impossible", "doubtful", "possible", "unclear", "unthinkable"})


def _has_mark(verb: "Token") -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


_DENYING = frozenset({"deny", "refute", "disprove"})
_FEARING = frozenset({
    "fear", "worry", "doubt", "hope", "wish", "imagine", "pretend", "wonder", "dream",
})  # fmt: skip
_DEMANDING = frozenset({
    "ask", "demand", "request", "urge", "insist", "recommend", "propose", "suggest", "require",
    "order", "prefer",
})  # fmt: skip


def _is_only_delayed(verb: "Token") -> bool:
    """Whether a negation says when, not that it did not: "was not arrested until March"."""
    return any(c.dep_ in {"prep", "mark"} and c.lower_ == "until" for c in verb.children)


def _is_none(token: "Token") -> bool:
    """Whether a noun phrase names nobody: no minister, neither the House nor the Senate, none of them."""
    return token.lower_ in _NOBODY or any(
        c.dep_ in {"det", "preconj", "cc", "advmod"} and c.lower_ in _NEGATIONS
        for c in token.children
    )


def _is_reported(verb: "Token") -> bool:
    return any(dep == "ccomp" and head.lemma_ in SPEECH for head, dep in governors(verb))


def _infinitive(verb: "Token", depth: int) -> "Modality":
    if verb.dep_ == "ROOT":  # "Putin to meet Erdogan"
        return "future"
    governor = verb.head
    if verb.dep_ == "conj":
        return read_modality(governor, depth)
    if verb.dep_ in {"xcomp", "ccomp"} and governor.lemma_ in _FULFILLED:
        if governor.lemma_ == "go" and governor.tag_ == "VBG":  # "is going to meet"
            return "future"
        return read_modality(governor, depth)
    return "future" if governor.lemma_ in _INTENDING else "hypothetical"


def _inherited(verb: "Token", depth: int) -> "Modality":
    """A participle, gerund or coordinated verb takes the modality of the verb above it."""
    is_finite = verb.tag_ in {"VBD", "VBZ"} or (verb.tag_ == "VBP" and verb.head.tag_ != "VB")
    if verb.dep_ == "csubj" and verb.tag_ == "VBG":  # "attacking an ally would be the end"
        return read_modality(verb.head, depth)
    if is_finite and verb.dep_ == "conj":  # "did not appear but rejected the claim"
        return "actual"
    if verb.dep_ in {"xcomp", "conj", "advcl", "pcomp"} and verb.head.pos_ == "VERB":
        is_own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)
        if not is_own:
            governor = verb.head
            if verb.dep_ == "xcomp" and governor.lemma_ in {"propose", "consider", "suggest"}:
                return "future"
            modality = read_modality(governor, depth)
            return "actual" if verb.dep_ == "advcl" and modality == "negated" else modality
    return "actual"


def is_unreal_noun(noun: "Token") -> bool:
    """Whether a nominal event is only feared, wanted, called for or denied."""
    if _is_none(noun) or any(c.lower_ in _UNREAL_MODIFIERS for c in noun.lefts):
        return True
    head = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_unlikely(head):
        return True
    if noun.dep_ in {"pobj", "pcomp"}:
        preposition, head = head, head.head
        if preposition.lower_ in {"without", "against", "for", "about"}:
            return True
        if preposition.lower_ not in {"of", "to", "from", "on", "over", "with"}:
            return False
    return head.lemma_.lower() in _UNREAL


_UNREAL_MODIFIERS = frozenset({
    "possible", "potential", "any", "alleged", "planned", "proposed", "future", "such",
})  # fmt: skip

_UNREAL = frozenset({
    "threat", "call", "plan", "risk", "possibility", "fear", "prospect", "hope", "offer",
    "proposal", "demand", "need", "idea", "chance", "danger", "lack", "absence", "warning", "right",
    "allegation", "accusation", "charge", "suspicion", "likelihood", "refusal", "rejection",
    "avoid", "prevent", "plot", "want", "urge", "propose", "consider", "oppose", "foil", "thwart",
    "expect", "deny", "suspect", "support", "reject", "rule", "ban", "seek", "favour", "favor",
    "await", "envisage",
}) | _RUMOURS  # fmt: skip


def claimant(trigger: "Token") -> "Token | None":
    """Who says that the event happened: the speaker above its clause, or "according to" whom."""
    token = trigger
    for _ in range(_DEPTH):
        for child in token.children:
            if child.lower_ == "according":
                for to in child.children:
                    for noun in to.children if to.lower_ == "to" else ():
                        if noun.dep_ == "pobj":
                            return noun
        if token.dep_ == "ROOT" or token.head.i == token.i:
            return None
        if token.dep_ == "ccomp" and token.head.lemma_ in SPEECH:
            for child in token.head.children:
                if child.dep_ in {"nsubj", "agent"}:
                    return antecedent(child)
        token = token.head
    return None
