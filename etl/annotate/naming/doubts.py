"""Capitals that say nothing: words of Headlines Where Every Word Has One, and words that the article
also writes small.

Guarantees that a name that only such capitals make needs a word of the knowledge base, or of the
article's sentences.
"""

from collections.abc import Iterable

from etl.annotate.columns import columns
from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge
from etl.annotate.knowledge.known import Known
from etl.annotate.lexicon.name_words import PEOPLES
from etl.annotate.naming.names import fold
from etl.annotate.naming.pronouns import SUBJECTS
from etl.annotate.naming.shapes import GIVEN
from etl.annotate.naming.spans import Name
from etl.annotate.naming.types import Evidence, is_titled, speaks
from etl.annotate.parse import Parse
from etl.annotate.places.toponyms import SIDE

MIN_WORDS = 4
"""A shorter line is all names as often as not."""

CAPITAL_SHARE = 0.75
"""Of the words of four letters and more: a sentence with several names has fewer."""


_ENDS = frozenset('.!?"”’')


def is_title_case(parse: Parse) -> bool:
    """Whether nearly every word of a block has a capital, and it ends without a full stop."""
    if len(parse.doc) and parse.doc[-1].text[-1] in _ENDS:
        return False
    told = [token for token in parse.doc if token.is_alpha and len(token) > 3]
    capitals = sum(1 for token in told if token.text[0].isupper())
    return len(told) >= MIN_WORDS and capitals >= CAPITAL_SHARE * len(told)


def small_words(document: Document) -> set[int]:
    """The words, by hash, that the article's sentences write without a capital."""
    words = columns(document)
    return set(words.written[words.written == words.lowered].tolist())


def trusted(
    names: Iterable[Name], evidence: Evidence, small: set[int], known: Knowledge
) -> "Iterable[Name]":
    """The names that more than a capital speaks for."""
    shouted: dict[str, bool] = {}
    for name in names:
        key = name.parse.block.block_id
        if key not in shouted:
            shouted[key] = is_title_case(name.parse)
        folded = fold(name.text)
        if is_part(name) or _is_cut(name):
            continue
        if _is_known(name, folded, known):
            yield name
        elif shouted[key]:
            if folded in evidence.types or folded in evidence.surnames or _is_full(name):
                yield name
        elif not _is_small(name, folded, small, evidence):
            yield name


def is_part(name: Name) -> bool:
    """Whether a place is the end of a longer name that the model cut: Arriva Buses Wales."""
    before = name.parse.doc[name.first - 1] if name.first else None
    return (
        name.entity_type == "place"
        and before is not None
        and before.tag_ in ("NNP", "NNPS")
        and before.dep_ == "compound"
        and (name.first <= before.head.i < name.last or before.head == name.span.root.head)
        and before.ent_type_ in ("", "ORG")
        and before.text[0].isupper()
        and not SIDE.match(before.text + " ")
        and not is_title_case(name.parse)
    )


def _is_cut(name: Name) -> bool:
    """Whether the line ends in the middle of the word: Incr…"""
    doc = name.parse.doc
    if name.last == len(doc) or doc[name.last - 1].whitespace_:
        return False
    return doc[name.last].text.startswith(("…", ".."))


def people_heard(names: Iterable[Name], evidence: Evidence, known: Knowledge) -> set[str]:
    """The single words, folded, that more than the model's word tells to be people."""
    people = ((name, fold(name.text)) for name in names if name.entity_type == "person")
    return {folded for name, folded in people if _is_heard(name, folded, evidence, known)}


def _is_heard(name: Name, folded: str, evidence: Evidence, known: Knowledge) -> bool:
    if name.last - name.first > 1 or folded in evidence.surnames or folded in GIVEN:
        return True
    if folded in known.surnames or folded in known.actors or is_titled(name) or speaks(name):
        return True
    root = name.span.root
    return root.dep_ in SUBJECTS or any(child.dep_ == "appos" for child in root.children)


def _is_known(name: Name, folded: str, known: Knowledge) -> bool:
    text = name.text
    return (
        folded in known.demonyms
        or folded in PEOPLES
        or folded in known.actors
        or known.spelled(text) is not None
        or any(p.population > 1_000_000 or not _is_town(p) for p in known.places(text)[:1])
    )


def _is_town(place: Known) -> bool:
    return (place.feature_code or "").startswith(("PPL", "ADM2"))


def _is_full(name: Name) -> bool:
    """Whether it is a given name and one more word that is a name as well."""
    first, *others = name.span
    return (
        name.entity_type == "person"
        and fold(first.text) in GIVEN
        and len(others) == 1
        and others[0].tag_ in ("NNP", "PROPN")
    )


def _is_small(name: Name, folded: str, small: set[int], evidence: Evidence) -> bool:
    """Whether a single word is one that the article also writes small, and nobody's surname."""
    if name.last - name.first > 1 or folded in evidence.surnames:
        return False
    return name.parse.doc[name.first].lower in small and not name.text.isupper()
