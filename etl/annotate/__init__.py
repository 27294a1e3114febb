"""Documents to facts: the annotators in reading order.

Guarantees that one annotator's fault is one reject (the others' rows stand), and that every layer
says of every article whether it was coded, and if not, why.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from etl.annotate.document import Annotator, Document
from etl.annotate.entities import entities
from etl.annotate.events import events
from etl.annotate.figures import figures
from etl.annotate.mentions import mentions
from etl.annotate.parse import parse
from etl.annotate.participants import participants
from etl.annotate.quotes import quotes
from etl.annotate.time_expressions import time_expressions
from schemas import TABLES, Record
from schemas.ledger import Coverage, Reject
from schemas.types import hash_id


@dataclass(frozen=True, slots=True)
class Layer:
    """An annotator, its name and version, and the languages it reads."""

    annotator: Annotator
    extractor: str
    languages: frozenset[str]


ENGLISH = frozenset({"en"})
ENGLISH_FRENCH = frozenset({"en", "fr"})

LAYERS: Mapping[str, Layer] = {
    "mentions": Layer(mentions, "mentions@1", ENGLISH_FRENCH),
    "entities": Layer(entities, "entities@1", ENGLISH_FRENCH),
    "time_expressions": Layer(time_expressions, "time_expressions@1", ENGLISH_FRENCH),
    "quotes": Layer(quotes, "quotes@1", ENGLISH_FRENCH),
    "events": Layer(events, "events@1", ENGLISH),
    "participants": Layer(participants, "participants@1", ENGLISH),
    "figures": Layer(figures, "figures@1", ENGLISH_FRENCH),
}
"""Table name → annotator, in the order a reader of the tables meets them."""


def chosen(names: str) -> tuple[str, ...]:
    """The layers that a setting names: `all`, `none`, or names with commas.

    Raises `ValueError` that names the unknown one.
    """
    if names == "all":
        return tuple(LAYERS)
    wanted = tuple(name.strip() for name in names.split(",")) if names != "none" else ()
    unknown = [name for name in wanted if name not in LAYERS]
    if unknown:
        known = ", ".join(("all", "none", *LAYERS))
        raise ValueError(f"there is no annotator {unknown[0]!r}; choose from {known}")
    needed = {target for name in wanted for target in _needed(name)}
    return tuple(name for name in LAYERS if name in needed)


def _needed(name: str) -> set[str]:
    """A layer and those that its rows refer to: a reference must lead to a row."""
    found = {name}
    for target in set(TABLES[name].refs.values()) & set(LAYERS):
        found |= _needed(target)
    return found


def annotate(
    documents: Sequence[Document], names: Sequence[str], run_id: str, pipelines: Mapping[str, str]
) -> Iterator[Record]:
    """The rows of the named layers for each document, and what each layer covered.

    `pipelines` maps a language to the name or path of its spaCy pipeline.
    """
    for document in documents:
        parse(document, pipelines)
        for name in names:
            yield from _layer(document, name, run_id)
        document.found.clear()  # a parse weighs fifty times its text


def _layer(document: Document, name: str, run_id: str) -> Iterator[Record]:
    layer = LAYERS[name]
    language = (document.language or "").split("-")[0]
    if language not in layer.languages:
        told = f"not read in {language}" if language else "language not known"
        yield _coverage(document, name, layer, "not_coded", told)
        return
    try:
        rows = document.of(layer.annotator)
    except ValidationError as error:
        yield _reject(document, name, error, run_id)
        yield _coverage(document, name, layer, "not_coded", "rejected: see the table rejects")
        return
    yield from rows
    yield _coverage(document, name, layer, "coded" if rows else "nothing_found", None, len(rows))


def _coverage(
    document: Document, name: str, layer: Layer, status: str, reason: str | None, count: int = 0
) -> Coverage:
    return Coverage.model_validate(
        {
            "article_id": document.article_id,
            "layer": name,
            "status": status,
            "reason": reason,
            "row_count": count,
            "extractor": layer.extractor,
        }
    )


def _reject(document: Document, name: str, error: ValidationError, run_id: str) -> Reject:
    fault = error.errors(include_url=False)[0]
    column = ".".join(map(str, fault["loc"]))
    told = f"annotate|{name}|{document.article_id}|{column}"
    return Reject(
        reject_id=hash_id(told),
        stage="annotate",
        rule="invalid_row",
        field=f"{name}.{column}",
        message=f"The layer {name} made a row that its table refuses ({fault['msg']}): report it.",
        source_id=None,
        uri=None,
        article_id=document.article_id,
        record=None,
        first_run_id=run_id,
        last_run_id=run_id,
        status="open",
    )
