"""The names that the language model finds in a block, cut to size.

Guarantees that names of one block do not overlap, and that none begins or ends with an article, a
title or a mark.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.knowledge import Knowledge
from etl.annotate.lexicon.name_words import (
    CALENDAR,
    NOT_NAMES,
    ORGANISATION_HEADS,
    PEOPLES,
    PLACE_HEADS,
)  # fmt: skip
from etl.annotate.naming.edges import is_dash, makes_adjective, pieces, trimmed
from etl.annotate.naming.names import fold, is_suffix
from etl.annotate.parse import Parse
from schemas.annotation import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TYPES: dict[str, EntityType] = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place",
    "FAC": "facility", "NORP": "group", "EVENT": "event", "WORK_OF_ART": "work",
    "PRODUCT": "product",
}  # fmt: skip


@dataclass(slots=True)
class Name:
    """A name in a block: tokens `first` to `last`, exclusive, of its parse."""

    parse: Parse
    first: int
    last: int
    entity_type: EntityType
    is_demonym: bool = False

    @property
    def span(self) -> "Span":
        """The tokens of the name."""
        return self.parse.doc[self.first : self.last]

    @property
    def text(self) -> str:
        """The name as the model read it."""
        return self.parse.words(self.first, self.last)

    @property
    def start(self) -> int:
        """First code point on the page."""
        return self.parse.start_of(self.first)

    @property
    def end(self) -> int:
        """Code point on the page after the last."""
        return self.parse.end_of(self.last)


def names_in(parse: Parse, known: Knowledge) -> Iterator[Name]:
    """The model's names of one block, trimmed, with what cannot be a name left out."""
    done = 0
    for span in parse.doc.ents:
        if span.label_ not in _TYPES:
            continue
        pair = _two_demonyms(parse, span, known)
        if pair:
            yield from pair
            continue
        for first, end in pieces(span):
            last = _known_end(_owner_end(first, end, parse, known), first, parse, known)
            first, last, kind = trimmed(parse.doc, max(first, done), last, _TYPES[span.label_])
            name = Name(parse, first, last, kind)
            if first >= last or not _is_name(name):
                continue
            _extend(name)
            done = name.last
            yield name


def joined(names: Iterable[Name], known: Knowledge) -> list[Name]:
    """Names with those put together again that the model broke: Burkina Faso, Guinea-Bissau."""
    whole: list[Name] = []
    for name in names:
        before = whole[-1] if whole else None
        if before is not None and name.first - before.last <= 1:
            text = name.parse.words(before.first, name.last)
            places = known.places(text)
            if places and (places[0].is_country or places[0].population > 300_000):
                whole[-1] = Name(name.parse, before.first, name.last, "place")
                continue
        whole.append(name)
    return whole


def _owner_end(first: int, last: int, parse: Parse, known: Knowledge) -> int:
    """Where a name ends that the model runs on behind its owner: Trump's Tariff Threats."""
    for at in range(first + 1, last - 1):
        if parse.doc[at].text in ("'s", "’s"):
            owner = parse.words(first, at)
            if (
                known.spelled(owner)
                or known.named(owner, "organisation")
                or any(p.is_country for p in known.places(owner)[:1])
            ):
                return at
    return last


def _known_end(last: int, first: int, parse: Parse, known: Knowledge) -> int:
    """Where a name ends that the model runs on behind someone known: Bashar al-Assad Idlib."""
    if last - first < 3:
        return last
    whole = parse.words(first, last)
    if known.spelled(whole) or known.named(whole, "organisation"):
        return last
    for end in range(last - 1, first + 1, -1):
        text, after = parse.words(first, end), parse.doc[end]
        if known.spelled(text) and not is_suffix(after.text):
            return end
        if after.is_lower and known.named(text, "organisation"):
            return end
    return last


def _two_demonyms(parse: Parse, span: "Span", known: Knowledge) -> list[Name]:
    """Russian-Turkish: a name for each side."""
    if len(span) != 3 or span[1].text not in "-–/":
        return []
    if fold(span[0].text) not in known.demonyms or fold(span[2].text) not in known.demonyms:
        return []
    return [Name(parse, i, i + 1, "group", is_demonym=True) for i in (span.start, span.start + 2)]


def _is_name(name: Name) -> bool:
    text = name.text
    if len(text) > 90 or "http" in text or "@" in text or "www." in text:
        return False
    if not any(c.isupper() for c in text) or sum(c.isalpha() for c in text) < 2:
        return False
    return not (name.last - name.first == 1 and fold(text) in NOT_NAMES)


def _extend(name: Name) -> None:
    """Takes in what the model cut off: Hee-sun, Ehime Prefecture, Javed Bajwa."""
    doc = name.parse.doc
    while name.last < len(doc):
        token = doc[name.last]
        if name.entity_type == "person" and _is_inner_hyphen(token):
            name.last += 2
        elif _goes_on(name, token):
            name.last += 1
        else:
            return


def _is_inner_hyphen(token: "Token") -> bool:
    after = token.doc[token.i + 1 : token.i + 2]
    is_hyphen = token.text == "-" and not is_dash(token)
    return is_hyphen and bool(after) and after[0].is_alpha and not makes_adjective(after[0])


def _goes_on(name: Name, token: "Token") -> bool:
    if name.entity_type == "place":
        return token.lower_ in PLACE_HEADS and token.text[0].isupper()
    return name.entity_type == "person" and _continues(token, token.nbor(-1))


def _continues(token: "Token", neighbour: "Token") -> bool:
    """Whether a word beside a person's name belongs to it."""
    if token.ent_type or token.tag_ not in ("NNP", "PROPN") or not token.text[0].isupper():
        return False
    if not token.is_alpha or len(token) < 2 or token.is_upper != neighbour.is_upper:
        return False
    word = token.lower_
    return (
        (token.head == neighbour or neighbour.head == token or token.head == neighbour.head)
        and word not in CALENDAR
        and word not in NOT_NAMES
        and word not in ORGANISATION_HEADS
        and word not in PLACE_HEADS
        and word not in PEOPLES
    )
