"""Offices, and who of an article's people holds them.

Guarantees that an office counts for its term only, where the article has a date.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge, knowledge_of
from etl.annotate.knowledge.known import Term
from etl.annotate.lexicon.name_words import words
from etl.annotate.naming.identified import Identified
from etl.annotate.naming.identity import Identity

if TYPE_CHECKING:
    from spacy.tokens import Token

OFFICES: dict[str, str] = {
    "president": "president", "presidents": "president", "premier": "prime minister",
    "premiers": "prime minister", "chancellor": "chancellor", "king": "king", "queen": "queen",
    "emir": "emir", "sultan": "sultan", "pope": "pope", "pontiff": "pope", "leader": "leader",
    "leaders": "leader", "counterpart": "counterpart", "minister": "minister",
    "ministers": "minister", "president-elect": "president", "pm": "prime minister",
    "président": "president", "présidente": "president", "chancelier": "chancellor",
    "chancelière": "chancellor", "roi": "king", "reine": "queen", "émir": "emir", "pape": "pope",
    "homologue": "counterpart",
}  # fmt: skip
"""Nouns that name one holder at a time in a country."""

INSTITUTIONS = words(
    "presidency government regime authorities administration leadership cabinet kremlin "
    "présidence gouvernement régime autorités"
)
"""A government by another name: the Turkish presidency says what Turkey's government says."""

HEADS = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emir", "sultan",
                   "supreme leader", "leader", "crown prince"})  # fmt: skip
"""Offices whose holders are one another's counterparts, and leaders of their countries."""

MINISTRIES = {
    "prime": "prime minister", "foreign": "foreign minister", "defence": "defence minister",
    "defense": "defence minister", "interior": "interior minister", "finance": "finance minister",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article, in the order they are first named."""

    people: tuple[Identity, ...]
    titled: Mapping[str, frozenset[str]]
    """Entity ids of those whom the article gives an office as a title: President Sirisena."""
    known: Knowledge
    on: date | None

    def holders(self, office: str, country: str | None) -> list[Identity]:
        """Those who hold an office (of a country, if one is given) when the article appears."""
        called = self.titled.get(office, frozenset())
        others = {i for o, ids in self.titled.items() if o != office for i in ids} - called
        if country is None and called:
            return [person for person in self.people if person.entity_id in called]
        return [
            person
            for person in self.people
            if person.known
            and (person.entity_id not in others or office in ("leader", "counterpart"))
            and any(self._fits(t, office, country) for t in person.known.terms)
        ]

    def _fits(self, term: Term, office: str, country: str | None) -> bool:
        if country is not None and term.country != country:
            return False
        if self.on and not term.starts_on <= self.on <= (term.ends_on or date.max):
            return False
        if office in ("leader", "counterpart"):
            return term.office in HEADS
        return term.office == office


def cast_of(document: Document, found: Identified) -> Cast:
    """The people whom roles may stand for."""
    people: dict[str, Identity] = {}
    titled: dict[str, set[str]] = defaultdict(set)
    for name, identity in zip(found.names, found.identities, strict=True):
        if identity.entity_type == "person" and identity.entity_id:
            people.setdefault(identity.entity_id, identity)
            if name.first and (title := _title(name.parse.doc[name.first - 1])):
                titled[title].add(identity.entity_id)
    on = document.published_at.date() if document.published_at else None
    offices = {office: frozenset(ids) for office, ids in titled.items()}
    return Cast(tuple(people.values()), offices, knowledge_of(document), on)


def _title(word: "Token") -> str | None:
    """The office that a word before a name gives its bearer."""
    if word.lower_ not in OFFICES or word.tag_ == "NNS" or not word.text[0].isupper():
        return None
    return office_of(word)


def office_of(token: "Token") -> str | None:
    """The office a noun names; None for an institution."""
    word = token.lower_
    if word in INSTITUTIONS:
        return None
    office = OFFICES[word]
    if office != "minister" or token.i == 0:
        return office
    return MINISTRIES.get(token.doc[token.i - 1].lower_, "minister")
