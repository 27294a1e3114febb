"""Every name in a document, those that the language model passed over included.

Guarantees names in reading order, that names of one block do not overlap, and that a name found
once in an article is found everywhere in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge, knowledge_of
from etl.annotate.lexicon.name_words import NOT_NAMES
from etl.annotate.naming.doubts import is_part, is_title_case, people_heard, small_words, trusted
from etl.annotate.naming.names import fold, words_of
from etl.annotate.naming.shapes import vote_by_name
from etl.annotate.naming.spans import Name, joined, names_in
from etl.annotate.naming.teams import is_about_sport, is_team
from etl.annotate.naming.types import Evidence, decided_type, evidence_of
from etl.annotate.parse import Parse, parses, tags
from schemas.annotation import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token


def name_spans(document: Document) -> list[Name]:
    """Every name in the document's parsed blocks, in reading order."""
    known = knowledge_of(document)
    found: list[Name] = []
    for parse in parses(document):
        found.extend(joined(names_in(parse, known), known))
    told = evidence_of((name for name in found if not is_title_case(name.parse)), known)
    names = list(trusted(found, told, small_words(document), known))
    evidence = evidence_of(names, known)
    is_sport = is_about_sport(document)
    for name in names:
        name.entity_type = decided_type(name, evidence)
        if name.entity_type == "place" and is_team(name, is_sport, known):
            name.entity_type = "organisation"
    heard = people_heard(names, evidence, known)
    names = [n for n in names if n.entity_type != "person" or fold(n.text) in heard]
    names.extend(_missed(document, names, evidence, known))
    names.extend(_tagged(document, evidence, known))
    names.sort(key=lambda name: (name.start, name.end))
    return names


def _missed(
    document: Document, names: list[Name], evidence: Evidence, known: Knowledge
) -> Iterator[Name]:
    """Names that stand elsewhere in the article, or that everyone knows, and that the model
    passed over."""
    sure = {
        folded: kinds.most_common(1)[0][0]
        for folded, kinds in evidence.types.items()
        if folded and folded not in NOT_NAMES and max(kinds.values()) > 0
    }
    sure |= dict.fromkeys(evidence.surnames - NOT_NAMES, "person")
    taken: dict[str, set[int]] = defaultdict(set)
    for name in names:
        taken[name.parse.block.block_id].update(range(name.first, name.last))
    for parse in parses(document):
        yield from _missed_in(parse, taken[parse.block.block_id], sure, known)


def _tagged(document: Document, evidence: Evidence, known: Knowledge) -> Iterator[Name]:
    """A publisher's tag as one name, where the article or the knowledge base has that name."""
    for parse in tags(document):
        text = parse.text.strip("•*- ")
        folded = fold(text)
        if not folded or not len(parse.doc) or len(folded.split()) > MAX_WORDS_OF_TAG:
            continue
        votes: Counter[EntityType] = Counter(evidence.types.get(folded, ()))
        if known.spelled(text):
            votes["person"] += 6
        elif words_of(text)[-1] in evidence.surnames:
            votes["person"] += 4
        first = next((t.i for t in parse.doc if t.text[0].isalnum()), len(parse.doc))
        name = Name(parse, first, len(parse.doc), "place")
        if first < name.last:
            vote_by_name(votes, name, folded, known)
        if votes and votes.most_common(1)[0][1] >= 4:
            name.entity_type = votes.most_common(1)[0][0]
            name.is_demonym = votes["group"] >= 20
            yield name


MAX_WORDS_OF_TAG = 6
"""A longer tag is a teaser, or a sentence."""

MAX_WORDS = 4
"""Longest name looked for again."""


def _missed_in(
    parse: Parse, taken: set[int], sure: dict[str, EntityType], known: Knowledge
) -> Iterator[Name]:
    offsets = enumerate(parse.doc.to_array("IDX").tolist())
    open_at = {i for i, at in offsets if parse.text[at].isupper() and i not in taken}
    done = 0
    for at in sorted(open_at):
        if at < done:
            continue
        run = at + 1
        while run in open_at and run - at < MAX_WORDS:
            run += 1
        name = _longest(parse, at, run, sure, known)
        if name is not None and not is_part(name):
            yield name
            done = name.last


def _longest(
    parse: Parse, first: int, end: int, sure: dict[str, EntityType], known: Knowledge
) -> Name | None:
    doc = parse.doc
    for last in range(end, first, -1):
        text = parse.words(first, last)
        folded = fold(text)
        if len(folded) < 2 or (last - first == 1 and not _stands_alone(doc[first])):
            continue
        kind = sure.get(folded)
        if kind is None and folded in known.demonyms:
            return Name(parse, first, last, "group", is_demonym=True)
        if kind is None and last - first > 1 and known.spelled(text):
            kind = "person"
        if kind is None and _is_well_known(text, known):
            kind = "place"
        if kind is not None:
            return Name(parse, first, last, kind, is_demonym=folded in known.demonyms)
    return None


def _stands_alone(token: "Token") -> bool:
    """Whether a single capitalised word is a name and not the start of a sentence."""
    return token.tag_ in ("NNP", "NNPS", "PROPN", "JJ") and not (
        token.is_sent_start and token.tag_ == "JJ"
    )


def _is_well_known(text: str, known: Knowledge) -> bool:
    if len(text) <= 3 and not text.isupper():
        return False
    places = known.places(text)
    return (
        bool(places)
        and (places[0].is_country or places[0].population > 1_000_000)
        and fold(places[0].name) == fold(text)
    )
