"""Which country and which sector the words of a noun's phrase tell.

Guarantees a country only from words that say whose the noun is: a militia that Iran backs is not
Iran's, nor are those who visit a Tunisian museum Tunisians.
"""

from typing import TYPE_CHECKING

from etl.annotate.deeds.actors import is_aged
from etl.annotate.deeds.cast import Cast
from etl.annotate.lexicon.events import ACTOR_SECTORS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from schemas.annotation import Sector


def sector_of(token: "Token", lemma: str) -> "Sector | None":
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
            if child.lower_ == "general" and child.i:  # "Attorney General Barr"
                told = _GENERALS.get(child.nbor(-1).lower_, told)
            if told is not None:
                return told
    return own


def sector_behind(token: "Token", base: int, cast: Cast) -> "Sector | None":
    """The sector of whom a phrase speaks for, else its own: a Google spokesperson is no official."""
    words = (token, *(c for c in token.children if c.dep_ in {"compound", "appos", "nmod"}))
    speaks = next((word for word in words if word.lemma_.lower().startswith("spokes")), None)
    for child in (*token.children, *speaks.children) if speaks is not None else ():
        for name in child.children if child.dep_ == "prep" else (child,):
            mention = cast.mention_at(base + name.idx) if name.ent_type_ == "ORG" else None
            entity = cast.entities.get(mention.entity_id or "") if mention else None
            if entity is not None and entity.entity_type == "organisation":
                return entity.sector
    return sector_of(token, token.lemma_.lower())


_GENERALS: "dict[str, Sector]" = {
    "attorney": "JUD", "solicitor": "JUD", "prosecutor": "JUD", "advocate": "JUD",
    "secretary": "IGO", "director": "GOV", "inspector": "GOV", "governor": "GOV", "consul": "GOV",
    "auditor": "GOV", "surgeon": "GOV", "comptroller": "GOV", "registrar": "GOV",
}  # fmt: skip


def country_of(token: "Token", base: int, cast: Cast) -> str | None:
    """The country that a phrase's modifiers name: "two Turkish soldiers"."""
    doc = token.doc
    first, last = max(token.left_edge.i, token.i - 8), min(token.right_edge.i, token.i + 8)
    for child in doc[first : last + 1]:
        if child.ent_type_ not in {"NORP", "GPE"} or not _tells_origin(child, token):
            continue
        if found := country_named(child, base, cast):
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
    lemma = noun.lemma_.lower()
    is_local = ACTOR_SECTORS.get(lemma) == "CVL" or lemma in _ABROAD
    return above.lower_ in {"of", "from", "for"} or (above.lower_ == "in" and not is_local)


_ABROAD = frozenset({"embassy", "consulate", "mission", "ambassador", "envoy", "diplomat"})
"""Nouns of a country that are in another one."""


def country_named(name: "Token", base: int, cast: Cast) -> str | None:
    mention = cast.mention_at(base + name.idx)
    entity = cast.entities.get(mention.entity_id or "") if mention else None
    return entity.country_iso3 if entity else None
