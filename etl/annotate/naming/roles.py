"""People and governments named by their role: "the Turkish president", "his Russian counterpart".

Guarantees that a role is resolved only to someone the article names, or to the government whose
institution it is; a role whose holder cannot be told has no entity.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from etl.annotate.knowledge import Knowledge
from etl.annotate.lexicon.name_words import words
from etl.annotate.naming.identity import Identity
from etl.annotate.naming.names import fold
from etl.annotate.naming.offices import MINISTRIES, Cast, office_of
from etl.annotate.naming.references import Reference
from etl.annotate.naming.spans import Name
from etl.annotate.parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token


def role_at(
    parse: Parse, token: "Token", cast: Cast, named: dict[int, tuple[Name, Identity]]
) -> Iterator[Reference]:
    """The roles that a noun names: one, or one for each country of a plural."""
    office = office_of(token)
    countries = _countries(token, cast.known)
    if not countries and (not _is_definite(token) or _is_of_something(token)):
        return
    if _is_before_name(token, named):
        return
    apposed = _apposed(token, named)
    if apposed is None and _is_of_another_time(token):
        return
    end = _right_edge(token, cast.known)
    for position, (marker, country) in enumerate(countries or [(token, None)]):
        last_country = position == len(countries) - 1 or not countries
        first = _left_edge(token) if position == 0 and len(countries) < 2 else marker.i
        last = end if last_country else marker.i + 1
        yield from _role(parse, first, last, token, office, country, cast, apposed)


def _role(
    parse: Parse, first: int, last: int, token: "Token", office: str | None,
    country: str | None, cast: Cast, apposed: Identity | None,
) -> Iterator[Reference]:  # fmt: skip
    if office is None:
        if country is not None:
            land = cast.known.countries[country]
            government = Identity(land.entity_id, "organisation", land.name, land)
            yield Reference(
                parse, first, last, "role", "organisation", government, "government", 0.8
            )
        return
    if apposed is not None:
        yield Reference(parse, first, last, "role", "person", apposed, "apposition", 0.9)
        return
    holders = _distinct(cast.holders(office, country))
    if country is None and (office == "leader" or token.tag_ == "NNS"):
        return
    if len(holders) == 1:
        score = 0.85 if country else 0.6
        yield Reference(parse, first, last, "role", "person", holders[0], "office", score)
    elif country is not None and office != "minister" and last - first > 1:
        reason = "the article names several holders" if holders else "the article names no holder"
        yield Reference(parse, first, last, "role", "person", None, "office", 0.5, reason)


def _distinct(people: Iterable[Identity]) -> list[Identity]:
    return list({p.entity_id: p for p in people}.values())


def _countries(token: "Token", known: Knowledge) -> "list[tuple[Token, str]]":
    """The countries that stand before a noun, or after its "of", with the words that name them."""
    found = []
    doc, at = token.doc, token.i - 1
    while at >= 0 and token.i - at < 8 and doc[at].sent == token.sent:
        word = doc[at]
        country = known.demonyms.get(fold(word.text))
        if country and _is_hyphenated(word):
            break
        if country:
            found.append((word, country))
        elif (
            word.lower_ not in MINISTRIES
            and word.text not in _BETWEEN
            and word.pos_ not in ("ADJ", "NUM")
        ):
            break
        at -= 1
    is_plural = token.tag_ == "NNS"
    if _right_edge(token, known) > token.i + 1:
        return [(token, known.demonyms[fold(doc[token.i + 1].text)])]
    if found or is_plural or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "of":
        return found[::-1]
    after = doc[token.i + 2 : token.i + 5]
    for length in range(len(after), 0, -1):
        places = known.places(after[:length].text)
        if places and places[0].is_country:
            return [(token, places[0].country)]
    return []


def _is_hyphenated(word: "Token") -> bool:
    """Whether a demonym is the second half of a word: the pro-Russian government is not Russia's."""
    before = word.doc[max(0, word.i - 2) : word.i]
    return len(before) == 2 and before[1].text == "-" and before[0].lower_ in _PREFIXES


_PREFIXES = words("pro anti non ex post pan all mid un")
_BETWEEN = frozenset({"and", ",", "-", "&", "the"})
_DEFINITE = frozenset(
    {
        "the",
        "his",
        "her",
        "their",
        "its",
        "The",
        "His",
        "Her",
        "Their",
        "Its",
        "le",
        "la",
        "l'",
        "les",
        "son",
        "sa",
        "Le",
        "La",
        "L'",
        "Les",
        "Son",
        "Sa",
    }
)


def _right_edge(token: "Token", known: Knowledge) -> int:
    """Behind the demonym that follows a French noun: le président turc."""
    after = token.doc[token.i + 1 : token.i + 2]
    if token.doc.lang_ == "fr" and after and fold(after[0].text) in known.demonyms:
        return token.i + 2
    return token.i + 1


def _is_definite(token: "Token") -> bool:
    return any(child.text in _DEFINITE and child.i < token.i for child in token.children)


def _is_of_another_time(token: "Token") -> bool:
    """Whether a word before the office says that its holder is not who holds it now."""
    before = token.doc[max(token.sent.start, token.i - 4) : token.i]
    return any(word.lower_ in _OTHER_HOLDER and word.head.i >= word.i for word in before)


_OTHER_HOLDER = words(
    "former ex then late previous next future would-be post-war first second third fourth fifth sixth "
    "seventh eighth ninth tenth last past any every each another no vice deputy ancien ancienne futur "
    "future premier première deuxième dernier dernière prochain prochaine"
)
"""Words with which an office names somebody other than its holder."""


def _is_of_something(token: "Token") -> bool:
    """The president of a club is not the country's; the president of the Republic is."""
    after = token.doc[token.i + 1 : token.i + 4]
    return len(after) > 1 and after[0].lower_ == "of" and after[-1].lower_ != "republic"


def _left_edge(token: "Token") -> int:
    edge = token.i
    while edge > 0 and (
        token.doc[edge - 1].text in _DEFINITE or _modifies(token.doc[edge - 1], token)
    ):
        edge -= 1
        if token.doc[edge].text in _DEFINITE:
            break
    return edge


def _modifies(word: "Token", noun: "Token") -> bool:
    return (
        word.head.i >= word.i
        and word.head.i <= noun.i
        and word.dep_ in ("amod", "compound", "nmod")
    )


def _is_before_name(token: "Token", named: dict[int, tuple[Name, Identity]]) -> bool:
    """Whether the noun is a title: President Erdogan, Presidents Putin and Erdogan."""
    entry = named.get(token.i + 1)
    return entry is not None and entry[0].entity_type == "person" and entry[0].first == token.i + 1


def _apposed(token: "Token", named: dict[int, tuple[Name, Identity]]) -> Identity | None:
    """The person whom the role explains: the Turkish president, Recep Tayyip Erdogan."""
    for child in token.children:
        if child.dep_ == "appos" and child.i in named and named[child.i][0].entity_type == "person":
            return named[child.i][1]
    if token.dep_ == "appos" and token.head.i in named:
        name, identity = named[token.head.i]
        return identity if name.entity_type == "person" else None
    return None
