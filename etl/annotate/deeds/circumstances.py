"""When and where the event of a clause took place, and in whose words it stands.

Guarantees that a time or place is taken only from the event's own verb or noun, never from a phrase
inside one of its participants.
"""

from typing import TYPE_CHECKING

from etl.annotate.deeds.actors import is_actor
from etl.annotate.deeds.cast import Cast
from etl.annotate.deeds.clauses import Clause, coordinated
from etl.annotate.document import Document
from etl.annotate.parse import Parse
from etl.annotate.quotes import quotes
from etl.annotate.time_expressions import time_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from schemas.annotation import Mention, Modality, Quote, TimeExpression

_TIME_RELATIONS = frozenset({"prep", "npadvmod", "advmod", "nmod", "tmod", "compound", "nummod"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "on"})
_WORDS = 12
"""Words below a token among which its time is looked for."""

_HISTORY = 3
"""Years before publication after which an event is told as history."""


class Circumstances:
    """The times and places of one block, by token."""

    def __init__(self, document: Document, parse: Parse, cast: Cast) -> None:
        self.document, self.parse, self.cast = document, parse, cast
        self.quotes: list[Quote] | None = None
        block = parse.block
        self.times = {
            row.start - block.start: row
            for row in document.of(time_expressions)
            if row.block_id == block.block_id and row.timex_type in {"date", "time"}
        }

    def quoted_speaker(self, offset: int) -> str | None:
        """Whose words a code point of the page stands in: the source's source, else the speaker."""
        if self.quotes is None:
            block_id = self.parse.block.block_id
            self.quotes = [q for q in self.document.of(quotes) if q.block_id == block_id]
        for row in self.quotes:
            if row.start <= offset < row.end:
                return row.attributed_via_entity_id or row.speaker_entity_id
        return None

    def is_to_come(self, time: "TimeExpression | None") -> bool:
        """Whether a time begins after the day on which the article was published."""
        published = self.document.published_at
        starts = time.starts_on if time is not None else None
        return published is not None and starts is not None and starts > published.date()

    def dated(self, modality: "Modality", time: "TimeExpression | None") -> "Modality":
        """History: what happened years before the article was published."""
        if modality != "actual" or time is None or time.starts_on is None:
            return modality
        published = self.document.published_at
        year = published.year if published else self._latest_year()
        return "historical" if time.starts_on.year <= year - _HISTORY else modality

    def _latest_year(self) -> int:
        """The latest year that the article names, when nobody says when it was published."""
        rows = self.document.of(time_expressions)
        return max((row.starts_on.year for row in rows if row.starts_on), default=0)

    def time(self, heads: "Sequence[Token]") -> "TimeExpression | None":
        """The first time that one of the tokens has to itself."""
        if not self.times:
            return None
        for head in heads:
            if head.dep_ == "prep" and (found := self._time_in(head)):
                return found
            for child in head.children:
                if child.dep_ in _TIME_RELATIONS:
                    found = self._time_in(child)
                    if found:
                        return found
        return None

    def _time_in(self, child: "Token") -> "TimeExpression | None":
        tokens = [child]
        for token in tokens:
            found = self.times.get(token.idx)
            if found:
                return found
            for below in token.children if len(tokens) < _WORDS else ():
                if below.dep_ == "prep" and token is not child:  # "charged with the 1995 murder"
                    found = self._directly_in(below)
                    if found:
                        return found
                elif below.dep_ not in {"relcl", "acl", "appos"}:
                    tokens.append(below)
        return None

    def _directly_in(self, preposition: "Token", depth: int = 3) -> "TimeExpression | None":
        """The time that a preposition itself governs, or one in its phrase does.

        "A raid on Monday", "hearings at a court on Tuesday", but not "in the 1995 raid".
        """
        for noun in preposition.children:
            if noun.dep_ != "pobj":
                continue
            found = self.times.get(noun.idx) or self.times.get(noun.left_edge.idx)
            if found or not depth:
                return found
            inner = (self._directly_in(c, depth - 1) for c in noun.children if c.dep_ == "prep")
            return next((time for time in inner if time), None)
        return None

    def place(self, heads: "Sequence[Token]") -> "Mention | None":
        """The mention of the first place that one of the tokens has to itself."""
        base = self.parse.block.start
        for head in heads:
            for child in head.children:
                if child.dep_ != "prep" or child.lower_ not in _PLACE_PREPOSITIONS:
                    continue
                for noun in _objects(child):
                    mention = self.cast.mention_at(base + noun.idx)
                    if mention is None or mention.is_metonym:
                        continue
                    if mention.entity_type in {"place", "facility"}:
                        return mention
        return None

    def split(
        self, clause: Clause, recipients: "list[Token]"
    ) -> "Iterator[tuple[list[Token], bool, list[Token]]]":
        """One group of recipients an event: "met Putin on Thursday and Erdogan on Friday".

        Each group comes with whether it is one of several, and where its own time stands.
        """
        verb = clause.verb
        later = [*self._gapped(verb), *(r for r in recipients[1:] if self._is_apart(verb, r))]
        if not recipients or not later:
            yield recipients, False, [verb, *clause.slots.get("obj", ()), *recipients]
            return
        first = [r for r in recipients if r not in later]
        yield first, True, [verb, *first]
        for token in later:
            yield coordinated(token), True, [token, *self._times_after(verb, token)]

    def _is_apart(self, verb: "Token", recipient: "Token") -> bool:
        """Whether a further recipient has a time of its own, or a preposition followed by one."""
        if self.time([recipient]):
            return True
        return recipient.dep_ == "pobj" and bool(self._times_after(verb, recipient))

    def _gapped(self, verb: "Token") -> "Iterator[Token]":
        """Names that share a verb they do not stand with, each with a time of its own."""
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ in _NAMES and self.time([child]):
                yield child
            elif child.dep_ == "prep" and self._time_in(child):
                for noun in child.children:
                    for name in noun.children:  # parsers join "Thursday and Erdogan"
                        is_name = name.dep_ == "conj" and name.pos_ == "PROPN" and is_actor(name)
                        if is_name and (self._times_after(verb, name) or self.time([name])):
                            yield name

    def _times_after(self, verb: "Token", name: "Token") -> "list[Token]":
        """The verb's prepositional phrases of time that follow a name, as tokens to look in."""
        return [
            child
            for child in verb.children
            if child.i > name.i and child.dep_ == "prep" and self._time_in(child)
        ]


_MISSIONS = frozenset({"embassy", "consulate", "mission", "base", "troop", "force"})
_NAMES = frozenset({"PROPN", "NOUN"})


def _objects(preposition: "Token") -> "Iterator[Token]":
    """The preposition's noun, and the name it stands before: "the province of Idlib"."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
            for of in child.children:
                if of.dep_ == "prep" and of.lower_ == "of":
                    yield from (c for c in of.children if c.dep_ == "pobj")
            if child.lemma_ not in _MISSIONS:  # "at the American embassy" is not in America
                yield from (c for c in child.children if c.dep_ in {"compound", "nmod"})
