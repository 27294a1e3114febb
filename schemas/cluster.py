"""Articles that tell one text: copies, reprints and updates of one another.

Guarantees one cluster an article at most, named by an article that stands in it.
"""

from typing import Annotated, Literal

from pydantic import Field

from schemas.record import Record
from schemas.types import Count, Id, Ordinal, Sha256, Share

Relation = Literal["first", "exact", "update", "syndicated", "near_duplicate"]
Hash = Annotated[int, Field(ge=0, le=(1 << 63) - 1)]


class Fingerprint(
    Record, table="fingerprints", key=["article_id"], refs={"article_id": "articles"}
):
    """What is kept of a body's words so that its copies are found without reading texts again."""

    article_id: Id = Field(
        description="The article; one with too few words to be told from boilerplate has no row."
    )
    shingle_count: Count = Field(
        description="Distinct runs of five words (ten characters where words have no spaces)."
    )
    words_sha256: Sha256 = Field(
        description="SHA-256 of the body's words, case, accents and punctuation levelled."
    )
    hashes: list[Hash] = Field(
        description="Hashes of the runs that are kept: always the same of the same words."
    )


class Cluster(
    Record,
    table="clusters",
    key=["article_id"],
    refs={"article_id": "articles", "cluster_id": "articles"},
    across_runs=True,
):
    """An article in a cluster of near-duplicates; an article without copies has no row."""

    cluster_id: Id = Field(
        description="The article_id of the cluster's first article. An id noted earlier leads on: it is itself a row's article_id."
    )
    article_id: Id = Field(description="The article.")
    ordinal: Ordinal = Field(
        description="Place in the cluster by time of publication, from 0; the undated come last."
    )
    relation: Relation = Field(
        description="What it is to the first: exact, the same words; update, other words than the same publisher printed before; syndicated, the text at another publisher; near_duplicate, what else shares much of it."
    )
    similarity: Share = Field(
        description="Runs of words that it shares with the first, of all that the two hold (Jaccard)."
    )
    containment: Share = Field(
        description="Of the shorter one's runs of words, the share that stands in the longer one."
    )
