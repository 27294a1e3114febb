"""From what a source lists without its text to rows of links to fetch.

Guarantees the id that the article has once its page is read: the two tables join on it.
"""

from etl.extract.identity import article_identity
from etl.extract.page import Listed
from etl.extract.rows import with_sidecar
from schemas.article import Listing
from schemas.ledger import Source
from schemas.sidecar import Sidecar


def listing(source: Source, position: int, listed: Listed, sidecar: Sidecar) -> Listing:
    """The row of one listed article."""
    said = with_sidecar(listed.metadata, sidecar)
    return Listing(
        source_id=source.source_id,
        position=position,
        target_url=listed.url,
        target_article_id=article_identity(listed.url, ""),
        headline=said.headline,
        standfirst=said.standfirst,
        byline_text=said.byline_text,
        publisher=said.publisher,
        language=said.language,
        published_at=said.published_at,
        published_on=said.published_on or (said.published_at and said.published_at.date()),
        published_precision=said.published_precision,
        published_raw=said.published_raw,
    )
