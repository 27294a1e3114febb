"""The language model's reading of a document, block by block.

Guarantees that a token's offset plus its block's start is its place on the page, that no sentence
runs across blocks, and that a document gets the same parse whatever batch it comes in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from etl.annotate.document import Document
from etl.annotate.pipes import pipeline
from schemas.article import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSED_SCOPES = frozenset({"headline", "standfirst", "body", "caption", "linked_item"})
"""Chrome, tags and comments hold no sentences of the article."""

_STRAIGHT = str.maketrans(
    "“”„‟«»‘’‚‛‹›\u00a0\u202f\u2009\u2060\u200b\ufeff", '"' * 6 + "'" * 6 + " " * 6
)
"""Quote marks and spaces as the models learned them: one character for one, so offsets hold."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A block and its parse; `doc` counts characters from the block's start."""

    block: Block
    doc: "Doc"
    text: str
    """The block's text as the model read it."""

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`, exclusive: that of a span, without making one."""
        return self.text[self.doc[first].idx : self._end(last)]

    def start_of(self, first: int) -> int:
        """The code point on the page at which token `first` starts."""
        return self.block.start + self.doc[first].idx

    def end_of(self, last: int) -> int:
        """The code point on the page after the last token before `last`."""
        return self.block.start + self._end(last)

    def _end(self, last: int) -> int:
        final = self.doc[last - 1]
        return final.idx + len(final)


def parse(document: Document, pipelines: Mapping[str, str]) -> None:
    """Parses the document if its language has a pipeline; `pipelines` maps language to name."""
    name = pipelines.get((document.language or "").split("-")[0])
    if name is None:
        return
    told = [block for block in document.blocks if block.scope in PARSED_SCOPES]
    texts = [block.text.translate(_STRAIGHT) for block in told]
    document.found[parses] = tuple(map(Parse, told, pipeline(name).read(texts), texts))
    document.found[tags] = tuple(
        Parse(block, pipeline(name).words(block.text), block.text)
        for block in document.blocks
        if block.scope == "tag"
    )


def parses(document: Document) -> Iterable[Parse]:
    """The document's parses in reading order; none where its language has no pipeline."""
    return cast("tuple[Parse, ...]", document.found.get(parses, ()))


def tags(document: Document) -> Iterable[Parse]:
    """The document's tag blocks, as words only: a keyword is no sentence."""
    return cast("tuple[Parse, ...]", document.found.get(tags, ()))
