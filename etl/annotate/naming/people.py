"""Whose names the people's names of an article are.

Guarantees one person for all spellings of a name in an article, and that people with different
given names stay apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge
from etl.annotate.knowledge.known import Known, local_id
from etl.annotate.naming.identity import Identity, tidy
from etl.annotate.naming.names import alike, fold, same_person, words_of
from etl.annotate.naming.spans import Name

MAX_PEOPLE = 400
"""A page that names more people is a list, where names are written in full anyway."""


@dataclass(slots=True)
class _Person:
    """One person of the article: all folded names, with how often each is used, and those of them
    that have several words."""

    names: Counter[str] = field(default_factory=Counter)
    full: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    known: Known | None = None

    def takes(self, name: str, known: Known | None) -> bool:
        """Whether a name agrees with every name that the person already has."""
        if known is not None and self.known is not None and known != self.known:
            return False  # George W. Bush and George H. W. Bush
        return bool(self.full) and all(same_person(name, other) for other in self.full)


def people_of(
    document: Document, names: Sequence[Name], texts: Sequence[str], known: Knowledge
) -> dict[str, Identity]:
    """Whose each person's name is, by folded name."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for name, text in zip(names, texts, strict=True):
        if name.entity_type == "person":
            counts[fold(text)] += 1
            written.setdefault(fold(text), text)
    persons: list[_Person] = []
    unclear: dict[str, int] = {}
    for folded in sorted(counts, key=lambda f: (-len(words_of(f)), f)):
        someone = known.spelled(written[folded]) if len(words_of(folded)) > 1 else None
        takers = [p for p in persons[:MAX_PEOPLE] if p.takes(folded, someone)]
        if not takers and len(words_of(folded)) == 1:
            takers = [p for p in persons if _called_by_first(folded, p)]
        if len(takers) > 1 and len(words_of(folded)) == 1:
            takers = _best_known(takers)
        if len(takers) > 1:
            unclear[folded] = len(takers)
            continue
        person = takers[0] if takers else _Person()
        if not takers:
            persons.append(person)
        person.known = person.known or someone
        person.names[folded] += counts[folded]
        if len(words_of(folded)) > 1:
            person.full.append(folded)
        person.written[folded] = written[folded]
    cues = _country_cues(names, texts, known)
    identities = {}
    for person in persons:
        identity = _person(document, person, cues, known)
        identities.update(dict.fromkeys(person.names, identity))
    for folded, count in unclear.items():
        reason = f"{count} people of the article bear this name"
        identities[folded] = Identity(None, "person", tidy(written[folded]), reason=reason)
    return identities


def _best_known(takers: list[_Person]) -> list[_Person]:
    """The one of several namesakes whom the knowledge base holds: Biden beside Hunter Biden."""
    known = [person for person in takers if person.known is not None]
    return known if len(known) == 1 else takers


def _called_by_first(folded: str, person: _Person) -> bool:
    """Xi for Xi Jinping: names that begin with the family's."""
    return any(alike(folded, words_of(name)[0]) for name in person.full)


def _person(document: Document, person: _Person, cues: set[str], known: Knowledge) -> Identity:
    full = sorted(person.names, key=lambda f: (-len(words_of(f)), -person.names[f], f))
    for name in full:
        if len(words_of(name)) > 1 and (entity := known.spelled(name)):
            return Identity(entity.entity_id, "person", entity.name, entity, "name", 0.95)
    if len(words_of(full[0])) == 1:
        entity = known.mononym(full[0]) or _leader(full[0], cues, known)
        if entity is not None:
            return Identity(entity.entity_id, "person", entity.name, entity, "surname", 0.8)
        name = tidy(person.written[full[0]])
        key = f"{document.article_id}|{name}"  # a bare surname is nobody outside its article
        return Identity(local_id("person", key), "person", name, None, "surname", 0.4)
    name = tidy(person.written[full[0]])
    return Identity(local_id("person", name), "person", name, None, "name", 0.7)


def _leader(surname: str, cues: set[str], known: Knowledge) -> Known | None:
    """The one leader of that surname whose country the article speaks of."""
    found = [k for k in known.surnames.get(surname, ()) if k.country in cues]
    return (
        found[0]
        if len(found) == 1 and len(surname) > 4 and len(known.surnames[surname]) == 1
        else None
    )


def _country_cues(names: Iterable[Name], texts: Iterable[str], known: Knowledge) -> set[str]:
    cues = set()
    for name, text in zip(names, texts, strict=True):
        folded = fold(text)
        if name.is_demonym and folded in known.demonyms:
            cues.add(known.demonyms[folded])
        elif name.entity_type == "place":
            places = known.places(text)
            if places and (places[0].is_country or folded in known.capitals):
                cues.add(places[0].country)
    return cues
