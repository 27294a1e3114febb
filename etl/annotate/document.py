"""A page ready for annotators.

Guarantees that an annotator that others build on runs once a document, and that every span it
makes slices back to the page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

from schemas.article import Article, Block
from schemas.record import Record

Row = TypeVar("Row", bound=Record)
Annotator = Callable[["Document"], Iterable[Record]]


@dataclass(slots=True)
class Document:
    """One article: its text, its blocks in order, and what annotators have found so far."""

    article_id: str
    text: str
    blocks: tuple[Block, ...]
    language: str | None = None
    published_at: datetime | None = None
    publisher: str | None = None
    found: dict[Any, Any] = field(default_factory=dict)

    def of(self, annotator: "Callable[[Document], Iterable[Row]]") -> tuple[Row, ...]:
        """The rows of another annotator, which runs at most once a document."""
        if annotator not in self.found:
            self.found[annotator] = tuple(annotator(self))
        return cast("tuple[Row, ...]", self.found[annotator])


def documents(articles: Iterable[Article], blocks: Iterable[Block]) -> list[Document]:
    """A document an article, with its blocks in reading order."""
    of_article: dict[str, list[Block]] = {}
    for block in sorted(blocks, key=lambda block: block.ordinal):
        of_article.setdefault(block.article_id, []).append(block)
    return [
        Document(
            article_id=article.article_id,
            text=article.text,
            blocks=tuple(of_article.get(article.article_id, ())),
            language=article.language,
            published_at=article.published_at,
            publisher=article.publisher,
        )
        for article in articles
    ]
