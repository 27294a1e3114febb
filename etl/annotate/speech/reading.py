"""A block as the quote annotators read it: its parse, its quotation marks, its cues.

Guarantees that offsets and token numbers all count from the start of one block.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.annotate.lexicon.speech_verbs import Pattern
from etl.annotate.speech.quotation_marks import Quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "nsubj:pass"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "nsubj:pass"))
OBJECTS = frozenset(("dobj", "dative", "obj", "iobj", "obl:arg"))
COMPLEMENTS = frozenset(("ccomp", "xcomp"))
RELATIVE_CLAUSES = frozenset(("relcl", "acl:relcl"))
"""Relations as the English (ClearNLP) and the French (Universal Dependencies) models name them."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of tokens, half-open, with the token that it hangs on."""

    start: int
    end: int
    head: "Token"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun that attributes: its tokens from `start` to `end`, and who says it to whom."""

    token: "Token"
    start: int
    end: int
    lemma: str
    patterns: frozenset[Pattern]
    speaker: Phrase | None
    addressee: Phrase | None
    is_denied: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names a source: "according to the ministry", its cue from `start` to `cue_end`.

    `governor` is the verb of the clause that the phrase stands in.
    """

    start: int
    end: int
    cue_end: int
    lemma: str
    speaker: Phrase
    governor: "Token | None"


def _start(cue: Cue) -> int:
    return cue.start


@dataclass(slots=True)
class Reading:
    """A block's parse, with the quotes, cues and sources in it.

    `names` are the words, by their id, that are names somewhere in the article.
    """

    doc: "Doc"
    text: str
    quotes: Sequence[Quoted]
    names: Set[int] = frozenset()
    offsets: list[int] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    cues: tuple[Cue, ...] = ()
    sources: tuple[Source, ...] = ()
    cue_at: dict[int, Cue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.inside = [False] * len(self.doc)
        if not self.quotes:
            return
        self.offsets = self.doc.to_array("IDX").tolist()
        for quoted in self.quotes:
            first, last = self.at(quoted.outer_start), self.at(quoted.outer_end)
            self.inside[first:last] = [True] * (last - first)

    def at(self, offset: int) -> int:
        """The first token that begins at the offset or later; for blocks that hold quotes."""
        return bisect_left(self.offsets, offset)

    def cues_in(self, tokens: range) -> tuple[Cue, ...]:
        """The cues that begin in a stretch of tokens, in order."""
        first = bisect_left(self.cues, tokens.start, key=_start)
        return self.cues[first : bisect_left(self.cues, tokens.stop, key=_start)]

    def words(self, tokens: Iterable[int]) -> "list[Token]":
        """The tokens that are neither marks nor space."""
        chosen = (self.doc[i] for i in tokens)
        return [token for token in chosen if not token.is_punct and not token.is_space]


def subtree(head: "Token") -> range:
    """All tokens that hang on one, with it."""
    return range(head.left_edge.i, head.right_edge.i + 1)
