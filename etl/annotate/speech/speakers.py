"""The noun phrase that does the saying, or that is spoken to.

Guarantees that a phrase is the name, role or pronoun itself, without relative clauses and asides,
and that it stands in the writer's own words.
"""

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from etl.annotate.lexicon.speakers import DOCUMENTS, NO_AGENTS, SPEAKING_NOUNS
from etl.annotate.speech.reading import PASSIVE_SUBJECTS, RELATIVE_CLAUSES, SUBJECTS, Cue, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset(("who", "that", "which", "whom", "qui", "lequel", "laquelle"))
_DUMMIES = frozenset(("there", "that", "this", "what", "ce", "c'", "cela", "ça"))
_THINGS = frozenset(("it", "this", "that", "these", "which", "what", "cela", "ça"))
_LIKE_SUBJECTS = frozenset((
    "npadvmod", "dep", "nmod", "appos", "compound", "attr", "ccomp", "csubj", "nsubj",
))  # fmt: skip
_SINGULAR = frozenset(("he", "she", "il", "elle"))
_SHARES_SUBJECT = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl"))
"""Relations across which a verb without a subject has its governor's."""

_LEFT_OF_NAME = frozenset((
    "det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case",
))  # fmt: skip
_RIGHT_OF_NAME = frozenset((
    "prep", "cc", "conj", "nmod", "flat", "flat:name", "flat:foreign", "appos", "compound",
    "amod", "poss", "nummod",
))  # fmt: skip
_OFFICE_PREPOSITIONS = frozenset(("of", "for", "from", "at", "in", "to", "with", "de", "du"))
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "crat", "eur", "teur", "trice")
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP", "PER"))
_NAMED_THINGS = frozenset(("LAW", "EVENT", "DATE", "WORK_OF_ART", "PRODUCT"))
MAX_CLIMB = 6
"""Governors looked at for a subject: more would leave the clause for another."""


def speaker_of(verb: "Token", quoted: Sequence[bool]) -> Phrase | None:
    """Who does the saying: the verb's subject or agent, or that of the verb it depends on."""
    if _is_passive_participle(verb) or any(c.dep_ == "auxpass" for c in verb.lefts):
        return agent_of(verb, quoted)
    here = verb
    for step in range(MAX_CLIMB):
        subjects = [c for c in here.children if c.dep_ in SUBJECTS]
        if subjects:
            own = [s for s in subjects if not quoted[s.i]] or subjects
            # The boat, she said, has sunk: of two subjects before it the last is the verb's.
            subject = next((s for s in reversed(own) if s.i < here.i), own[0])
            if step and here.dep_ == "ccomp" and subject.lower_ in _SINGULAR:
                subject = (
                    subject_of(here.head) or subject
                )  # Roque said she rowed and called it hard
            return _saying(here, subject, step == 0, quoted)
        if here.dep_ in RELATIVE_CLAUSES or (here.dep_ == "acl" and step == 0):
            return _behind(here.head, quoted)
        if step == 0 and (name := _name_before(verb, quoted)) is not None:
            return noun_phrase(name)
        if here.dep_ not in _SHARES_SUBJECT or here.head.i == here.i:
            return None
        here = here.head
        if here.pos_ in ("NOUN", "PROPN", "PRON"):
            return _behind(here, quoted)
    return None


def _name_before(verb: "Token", quoted: Sequence[bool]) -> "Token | None":
    """Who stands before a finite verb that the parse gives no subject."""
    if verb.i == 0 or verb.tag_ not in ("VBD", "VBZ", "VBP") or quoted[verb.i - 1]:
        return None
    before = verb.nbor(-1)
    if before.pos_ == "PROPN" and before.head.i >= verb.i:
        return before
    for child in reversed(list(verb.lefts)):
        # Majorities in five states going to the polls say: the participle took the subject.
        noun = (subject_of(child) if child.tag_ == "VBG" else None) or child
        speaks = noun.pos_ == "PROPN" or noun.lemma_.lower() in SPEAKING_NOUNS
        if speaks and noun.dep_ in _LIKE_SUBJECTS and not quoted[noun.i]:
            return noun
    return None


def _is_passive_participle(verb: "Token") -> bool:
    """Whether a participle tells what was said to somebody: a man urged to leave."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "advcl") or subject_of(verb) is not None:
        return False
    return not any(
        c.dep_ == "ccomp" and any(g.lower_ == "that" for g in c.lefts) for c in verb.rights
    )


def subject_of(verb: "Token") -> "Token | None":
    """The verb's own subject, active or passive."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def agent_of(verb: "Token", quoted: Sequence[bool]) -> Phrase | None:
    """Who does the saying in the passive: she was urged by the ministry to …"""
    agent = next((c for c in verb.children if c.dep_ in ("agent", "obl:agent")), None)
    if agent is None:
        return None
    by = next((c for c in agent.children if c.dep_ == "pobj"), agent)
    return None if quoted[by.i] else noun_phrase(by)


def _saying(verb: "Token", subject: "Token", is_cue: bool, quoted: Sequence[bool]) -> Phrase | None:
    if subject.dep_ in PASSIVE_SUBJECTS and is_cue:
        return agent_of(verb, quoted)
    if subject.lower_ in _RELATIVES and verb.dep_ in RELATIVE_CLAUSES:
        subject = verb.head
    if quoted[subject.i] or subject.lower_ in _DUMMIES:
        return None
    return noun_phrase(subject)


def _behind(noun: "Token", quoted: Sequence[bool]) -> Phrase | None:
    """The speaker behind a noun: a statement's owner or issuer, else the noun itself."""
    if quoted[noun.i]:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return noun_phrase(owner)
    if noun.lemma_ in DOCUMENTS:
        verb = noun.head.head if noun.head.dep_ == "prep" else noun.head
        issuer = subject_of(verb) if verb.pos_ == "VERB" else None
        if issuer is not None and issuer is not noun and not quoted[issuer.i]:
            return noun_phrase(issuer)
    return noun_phrase(noun)


def noun_phrase(head: "Token") -> Phrase:
    """The name, role or pronoun that a token heads."""
    if head.lower_ == "-t" and head.i + 1 < len(head.doc):
        head = head.nbor()  # déclare-t-il: the model gives the t the subject's place
    head = _name_beside(head)
    if head.pos_ == "PRON":
        return Phrase(head.i, head.i + 1, head)
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.text == ",":
            continue
        is_part = child.dep_ in _LEFT_OF_NAME or child.text == "-"
        gap = start - child.right_edge.i - 1
        if not is_part or gap > 1 or (gap == 1 and head.doc[start - 1].text != ","):
            break
        if any(token.is_quote for token in child.subtree):
            break
        start = child.left_edge.i
    while start > 1 and head.doc[start - 1].text == "-" and not head.doc[start - 2].whitespace_:
        start -= 2  # counter-protesters, whatever the parse makes of the first part
    end = head.i + 1
    for child in head.rights:
        if child.left_edge.i != end or child.dep_ not in _RIGHT_OF_NAME:
            break
        if child.dep_ == "prep" and not _names_office(head, child):
            break
        end = _until_aside(child, end)
        if end <= child.right_edge.i:
            break
    while end < len(head.doc) and head.pos_ == "PROPN" and _goes_on(head, head.doc[end]):
        end += 1
    while end > head.i + 1 and head.doc[end - 1].dep_ in ("cc", "punct", "prep"):
        end -= 1
    return Phrase(start, end, head)


def _goes_on(head: "Token", token: "Token") -> bool:
    """Whether a token belongs to the name that a token heads, whatever the parse makes of it."""
    return token.ent_iob_ == "I" and token.ent_type_ == head.ent_type_ and token.pos_ == "PROPN"


def _name_beside(role: "Token") -> "Token":
    """The name that explains a role: its director, Dr Halima Ogunremi."""
    if role.pos_ != "NOUN":
        return role
    names = (c for c in role.rights if c.dep_ == "appos" and c.ent_type_ in ("PERSON", "PER"))
    return next((c for c in names if c.pos_ == "PROPN"), role)


def _names_office(head: "Token", preposition: "Token") -> bool:
    lower = preposition.lower_
    return lower == "of" or (head.pos_ != "PROPN" and lower in _OFFICE_PREPOSITIONS)


def _until_aside(child: "Token", start: int) -> int:
    """The end of a dependent, cut before a comma, dash, quote mark or clause."""
    for token in child.doc[start : child.right_edge.i + 1]:
        if token.is_punct and token.text not in ("-", "'", ".", "’"):
            return token.i
        if token.dep_ in RELATIVE_CLAUSES or token.dep_ == "acl" or token.pos_ == "VERB":
            return max(start, token.left_edge.i)
    return child.right_edge.i + 1


def may_say(noun: "Token") -> bool:
    """Whether a noun before an infinitive does the saying: his decision to ask, the first to say; not
    a need to ask, nor no one to tell."""
    if any(c.lower_ in ("no", "every") for c in noun.lefts):
        return False
    is_owned = any(c.dep_ == "poss" for c in noun.children)
    lemma = noun.lemma_.lower()
    is_person = lemma in SPEAKING_NOUNS - _CLAIMS or lemma.endswith(_AGENT_ENDINGS)
    return is_owned or is_person or noun.pos_ in ("PROPN", "ADJ", "NUM", "PRON")


_CLAIMS = frozenset(("right", "left", "order", "share", "authority", "office", "body", "team"))
"""Nouns that can speak, and that mean something else before an infinitive: the right to ask."""


def is_own_speaker(cue: Cue) -> bool:
    """Whether the speaker is the cue's own subject, not that of a verb above it."""
    governor = cue.speaker.head.head if cue.speaker is not None else None
    if governor is None:
        return False
    is_adjective = cue.token.pos_ == "ADJ"
    return governor.i == cue.token.i or (is_adjective and governor.i == cue.token.head.i)


def can_speak(phrase: Phrase, names: Set[int]) -> bool:
    """Whether a phrase names a person, a body of people, a state or a document, not a thing.

    `names` are the words that are names elsewhere in the article.
    """
    head = phrase.head
    if head.pos_ == "PRON":
        return head.lower_ not in _THINGS
    if head.pos_ == "PROPN" or head.ent_type_ in _NAMED:
        return head.ent_type_ not in _NAMED_THINGS
    if head.text[0].isupper() and (not head.is_sent_start or head.orth in names):
        return True  # a name that the tagger took for a common word
    lemma = head.lemma_.lower()
    if lemma in SPEAKING_NOUNS or lemma in DOCUMENTS:
        return True
    return lemma.endswith(_AGENT_ENDINGS) and lemma not in NO_AGENTS
