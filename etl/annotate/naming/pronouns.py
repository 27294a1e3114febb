"""Whom "he", "she", "his" and "her" stand for.

Guarantees that a pronoun that two people nearby could own stands for nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from etl.annotate.lexicon.given_names import MEN, WOMEN
from etl.annotate.naming.identity import Identity
from etl.annotate.naming.names import fold
from etl.annotate.naming.spans import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {
    "he": "man", "him": "man", "his": "man", "himself": "man",
    "she": "woman", "her": "woman", "hers": "woman", "herself": "woman",
}  # fmt: skip

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEN_TITLES = frozenset(
    {"mr", "sir", "lord", "king", "prince", "sheikh", "father", "baron", "emir"}
)
_WOMEN_TITLES = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "dame", "baroness"})


def gender(name: Name, identity: Identity) -> str | None:
    """What a name tells: man, woman or None."""
    before = fold(name.parse.doc[name.first - 1].text) if name.first else ""
    if before in _MEN_TITLES or before in _WOMEN_TITLES:
        return "man" if before in _MEN_TITLES else "woman"
    first = fold(identity.name).partition(" ")[0]
    return "man" if first in MEN else "woman" if first in WOMEN else None


def owner(
    pronoun: "Token",
    before: "Sequence[tuple[Token, Name | None, Identity]]",
    named: Mapping[int, tuple[Name, Identity]],
    genders: Mapping[str, str],
) -> Identity | None:
    """The person a pronoun stands for.

    `before` holds the people named in its block so far, with the head words of their names, in
    reading order; `named` all names of the block by token; `genders` what the article tells.
    """
    wanted = PRONOUNS[pronoun.lower_]
    ahead = _fronted(pronoun, named)
    if ahead is not None:
        return ahead if genders.get(ahead.entity_id or "", wanted) == wanted else None
    agreeing = [
        (token, identity)
        for token, _, identity in before
        if genders.get(identity.entity_id or "", wanted) == wanted
    ]
    if pronoun.dep_ in ("dobj", "pobj", "dative") and not pronoun.lower_.endswith("self"):
        agreeing = [pair for pair in agreeing if not _does_it(pair[0], pronoun)]
    start = pronoun.sent.start
    last_start = pronoun.doc[start - 1].sent.start if start else 0
    near = [pair for pair in agreeing if pair[0].i >= last_start]
    here = [pair for pair in near if pair[0].i >= start]
    for pairs in (here, near, agreeing):
        people = {identity.entity_id: identity for _, identity in pairs}
        if len(people) == 1:
            return next(iter(people.values()))
        subjects = {i.entity_id: i for token, i in pairs if token.dep_ in SUBJECTS}
        if len(subjects) == 1 and pairs is not agreeing:
            return next(iter(subjects.values()))
        if people:
            return None
    return None


def goes_on(pronoun: "Token", alone: Identity, genders: Mapping[str, str]) -> bool:
    """Whether a pronoun may stand for the one person of the paragraph before: a person whose gender
    the article tells."""
    return genders.get(alone.entity_id or "") == PRONOUNS[pronoun.lower_]


def _does_it(token: "Token", pronoun: "Token") -> bool:
    """Whether the name is the subject of the verb whose object the pronoun is."""
    verb = pronoun.head if pronoun.dep_ != "pobj" else pronoun.head.head
    return token.dep_ in SUBJECTS and token.head == verb


def settled(
    pronouns: Iterable[tuple[str, str]], genders: Mapping[str, str]
) -> dict[str, str | None]:
    """The gender of each entity as the pronouns given to it tell: what the names say, or else
    what two thirds of the pronouns say, or else None. `pronouns` are entity ids and words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entity_id, word in pronouns:
        counts[entity_id][PRONOUNS[word]] += 1
    told: dict[str, str | None] = {}
    for entity_id, heard in counts.items():
        gender, count = heard.most_common(1)[0]
        told[entity_id] = gender if 3 * count >= 2 * heard.total() else None
    return told | dict(genders)


def _fronted(pronoun: "Token", named: Mapping[int, tuple[Name, Identity]]) -> Identity | None:
    """During his conversation, Putin said: the subject that follows an opening phrase."""
    root = pronoun.sent.root
    if pronoun.i > root.i:
        return None
    for child in root.children:
        if child.dep_ in SUBJECTS and child.i > pronoun.i and child.i in named:
            name, identity = named[child.i]
            is_person = name.entity_type == "person" and identity.entity_id is not None
            is_apart = not any(t.i == child.i for t in pronoun.ancestors)
            return identity if is_person and is_apart else None
    return None
