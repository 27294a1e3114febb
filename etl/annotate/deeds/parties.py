"""Who stands behind the nouns of a clause: the parties of its events.

Guarantees that a party is someone who can act (by name, by office or by kind of people), or a
place that is attacked or closed, and that its span is its own noun phrase.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.deeds.cast import Cast
from etl.annotate.deeds.origins import country_named, country_of, sector_behind
from etl.annotate.deeds.phrases import dateline_end, left_edge, right_edge
from etl.annotate.lexicon.events import ACTOR_SECTORS
from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from schemas.annotation import Mention, Sector


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
            country = country_named(name, base, cast) if name.ent_type_ in {"NORP", "GPE"} else None
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
    country = country or country_of(token, base, cast)
    sector = (entity.sector if entity else None) or sector_behind(token, base, cast)
    is_force = country and sector and not entity_id
    number = _number(token)
    words = f"{number} {lemma}".strip()
    if sector == "UAF" and not entity_id and not country:  # gunmen, attackers, assailants
        words = f"{number} {sector}".strip()
    key = f"{country}:{sector}" if is_force else entity_id or words
    start = max(base + first.idx, min(written, base + token.idx))
    end = base + last.idx + len(last)
    if mention and written <= mention.start < start:
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
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
}


def _is_named(token: "Token") -> bool:
    """Whether it is a person, or a name that the model does not know."""
    return token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and not token.ent_type_)


def _number(token: "Token") -> str:
    for child in token.lefts:
        if child.dep_ == "nummod" or child.lower_ == "another":
            return _DIGITS.get(child.lower_, child.lower_)
    return ""
