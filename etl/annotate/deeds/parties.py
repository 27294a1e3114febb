"""Who stands behind the nouns of a clause: the parties of its events.

Guarantees that a party is someone who can act (by name, by office or by kind of people), or a
place that is attacked or closed, and that its span is its own noun phrase.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.deeds.actors import is_aged
from etl.annotate.deeds.phrases import dateline_end, left_edge, right_edge
from etl.annotate.document import Document
from etl.annotate.entities import entities
from etl.annotate.lexicon.events import ACTOR_SECTORS
from etl.annotate.mentions import mentions
from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from schemas.annotation import Entity, Mention, Sector


@dataclass(frozen=True, slots=True)
class Party:
    """One participant: its span on the page, and who it is."""

    start: int
    end: int
    head: int
    entity_id: str | None
    country: str | None
    sector: "Sector | None"
    key: str
    """What tells it apart: the entity, else country and sector, else its words."""
    noun: str
    """The lemma of its head."""
    number: str
    """How many they are, in digits where the words are small; empty when it is not told."""
    is_pronoun: bool
    is_named: bool
    """Whether it is a person, or a name of a kind that the model does not know."""
    is_public: bool
    """Whether it is a power, an organisation or somebody in public life."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and places of one document, found by character."""

    starts: tuple[int, ...]
    mentions: "tuple[Mention, ...]"
    entities: "dict[str, Entity]"

    def mention_at(self, offset: int) -> "Mention | None":
        """The shortest mention that covers a code point of the page."""
        index = bisect_right(self.starts, offset) - 1
        best: Mention | None = None
        for mention in self.mentions[max(0, index - 3) : index + 1]:
            if mention.start <= offset < mention.end and (
                best is None or mention.end - mention.start < best.end - best.start
            ):
                best = mention
        return best

    def between(self, start: int, end: int) -> "Iterator[Mention]":
        """The mentions that begin between two code points of the page."""
        for index in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            yield self.mentions[index]


def read_cast(document: Document) -> Cast:
    """Everyone and everything that the document names."""
    rows = document.of(mentions)
    known = {entity.entity_id: entity for entity in document.of(entities)}
    return Cast(tuple(m.start for m in rows), rows, known)


def read_parties(tokens: "Iterable[Token]", parse: Parse, cast: Cast) -> tuple[Party, ...]:
    """The parties that nouns name, each span once; a pronoun that nothing resolves names nobody."""
    found: dict[tuple[int, int], Party] = {}
    written = parse.block.start + dateline_end(parse.block.text)
    for token in tokens:
        for party in _together(token, parse, cast) or [_party(token, parse, cast, written)]:
            if party.head < written:  # "ALGIERS, Algeria - Police have arrested": not Algiers
                continue
            if party.entity_id is not None or not party.is_pronoun:
                found.setdefault((party.start, party.end), party)
    return tuple(found.values())


def _together(token: "Token", parse: Parse, cast: Cast) -> list[Party]:
    """The people of a plural role: "the Turkish and Russian presidents"."""
    if token.tag_ not in {"NNS", "NNPS"}:
        return []
    base = parse.block.start
    first, last = left_edge(token), right_edge(token)
    roles = [
        mention
        for mention in cast.between(base + first.idx, base + last.idx + len(last))
        if mention.kind == "role" and mention.entity_type == "person" and mention.entity_id
    ]
    if len({mention.entity_id for mention in roles}) < 2:
        return _of_nations(token, base, cast)
    return [_of_mention(mention, token, cast) for mention in roles]


def _of_nations(token: "Token", base: int, cast: Cast) -> list[Party]:
    """The forces of two countries that share a noun: "US and Filipino troops"."""
    sector = ACTOR_SECTORS.get(token.lemma_.lower())
    nations: dict[str, Token] = {}
    for child in token.lefts:
        joined = [child, *(c for c in child.children if c.dep_ == "conj" and c.i < token.i)]
        for name in joined if child.dep_ in {"amod", "compound", "nmod"} else ():
            country = _country_of(name, base, cast) if name.ent_type_ in {"NORP", "GPE"} else None
            if country is not None:
                nations.setdefault(country, name)
    if len(nations) < 2 or sector is None:
        return []
    last = list(nations.values())[-1]
    return [
        Party(
            base + _name_start(name),
            base + (token.idx + len(token) if name is last else name.idx + len(name)),
            base + name.idx, None, country, sector, f"{country}:{sector}", token.lemma_.lower(), number="",
            is_pronoun=False, is_named=False, is_public=sector in _PUBLIC,
        )
        for country, name in nations.items()
    ]  # fmt: skip


def _name_start(name: "Token") -> int:
    """Where a name of several words begins: "South Korean"."""
    while name.ent_iob_ == "I" and name.i:
        name = name.nbor(-1)
    return name.idx


def _of_mention(mention: "Mention", token: "Token", cast: Cast) -> Party:
    entity = cast.entities.get(mention.entity_id or "")
    sector = (entity.sector if entity else None) or ACTOR_SECTORS.get(token.lemma_.lower())
    country = entity.country_iso3 if entity else None
    return Party(
        mention.start, mention.end, mention.start, mention.entity_id, country, sector,
        mention.entity_id or mention.text, token.lemma_.lower(), number="", is_pronoun=False,
        is_named=True, is_public=True,
    )  # fmt: skip


def _party(token: "Token", parse: Parse, cast: Cast, written: int) -> Party:
    """The party of one noun; its span begins after the dateline, at `written`."""
    base = parse.block.start
    first, last = left_edge(token), right_edge(token)
    mention = cast.mention_at(base + token.idx)
    entity_id = mention.entity_id if mention else None
    entity = cast.entities.get(entity_id) if entity_id else None
    lemma = token.lemma_.lower()
    country = entity.country_iso3 if entity else None
    country = country or _country(token, base, cast)
    sector = (entity.sector if entity else None) or _sector(token, lemma)
    is_force = country and sector and not entity_id
    number = _number(token)
    words = f"{number} {lemma}".strip()
    if sector == "UAF" and not entity_id and not country:  # gunmen, attackers, assailants
        words = f"{number} {sector}".strip()
    key = f"{country}:{sector}" if is_force else entity_id or words
    start = max(base + first.idx, min(written, base + token.idx))
    end = base + last.idx + len(last)
    if mention and mention.start < start:
        start = mention.start
    if mention and mention.end > end:
        end = mention.end
    is_public = (
        sector in _PUBLIC or token.ent_type_ in _POWERS
        or bool(entity and (entity.wikidata_qid or entity.office))
    )  # fmt: skip
    return Party(
        start, end, base + token.idx, entity_id, country, sector, key, lemma, number,
        token.pos_ == "PRON", _is_named(token), is_public,
    )  # fmt: skip


_PUBLIC = frozenset({
    "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "UAF", "OPP", "PTY", "IGO", "IMG", "REF",
    "HRI", "LAB", "ELI",
})  # fmt: skip
_POWERS = frozenset({"GPE", "NORP", "ORG"})


_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}


def _is_named(token: "Token") -> bool:
    """Whether it is a person, or a name that the model does not know."""
    return token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and not token.ent_type_)


def _number(token: "Token") -> str:
    for child in token.lefts:
        if child.dep_ == "nummod":
            return _DIGITS.get(child.lower_, child.lower_)
    return ""


def _sector(token: "Token", lemma: str) -> "Sector | None":
    """The sector of a kind of people, or of a title: "Defence Minister Joxe", "Xi, the leader"."""
    own = ACTOR_SECTORS.get(lemma) or ("CVL" if is_aged(token) else None)
    if lemma == "general":  # "attorney general", "secretary-general" command nobody
        for child in token.children:
            own = _GENERALS.get(child.lower_, own)
    if own is not None and own != "CVL":
        return own
    for child in token.children:
        if child.dep_ in {"compound", "appos", "nmod", "amod"}:
            told = ACTOR_SECTORS.get(child.lemma_.lower())
            if told is not None:
                return told
    return own


_GENERALS: "dict[str, Sector]" = {
    "attorney": "JUD", "solicitor": "JUD", "prosecutor": "JUD", "advocate": "JUD",
    "secretary": "IGO", "director": "GOV", "inspector": "GOV", "governor": "GOV", "consul": "GOV",
    "auditor": "GOV", "surgeon": "GOV", "comptroller": "GOV", "registrar": "GOV",
}  # fmt: skip


def _country(token: "Token", base: int, cast: Cast) -> str | None:
    """The country that a phrase's modifiers name: "two Turkish soldiers"."""
    doc = token.doc
    first, last = max(token.left_edge.i, token.i - 8), min(token.right_edge.i, token.i + 8)
    for child in doc[first : last + 1]:
        if child.ent_type_ not in {"NORP", "GPE"} or not _tells_origin(child, token):
            continue
        if found := _country_of(child, base, cast):
            return found
    return None


def _tells_origin(name: "Token", noun: "Token") -> bool:
    """Whether a people or place in a noun's phrase says whose the noun is.

    "Iran-backed militia" and "visitors at a Tunisian museum" are of no country that is told.
    """
    if name.i < noun.i:
        return noun.doc[name.i + 1].text != "-"
    above = name
    while above.head.i not in {above.i, noun.i}:
        above = above.head
    if above.dep_ != "prep":
        return name.i == noun.i or above.dep_ == "appos"
    is_local = ACTOR_SECTORS.get(noun.lemma_.lower()) == "CVL"
    return above.lower_ in {"of", "from", "for"} or (above.lower_ == "in" and not is_local)


def _country_of(name: "Token", base: int, cast: Cast) -> str | None:
    mention = cast.mention_at(base + name.idx)
    entity = cast.entities.get(mention.entity_id or "") if mention else None
    return entity.country_iso3 if entity else None
