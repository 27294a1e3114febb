"""What is kept of an article's words, by which copies find one another.

Guarantees that two bodies that share a good part of their words share fingerprints, wherever in the
two it stands: of all runs of words those with the lowest hashes are kept, an eighth.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from etl.cluster.words import runs, words, words_sha256
from schemas import Record
from schemas.article import Article
from schemas.cluster import Fingerprint

RATE = 8
"""Of so many runs of words one is kept, on average: the same ones in every text that has them."""

FEWEST_HASHES = 32
"""A short body keeps more than its eighth: two short copies must not miss each other by chance."""

FEWEST_RUNS = 35
"""Bodies with fewer runs of words, some forty words, are not compared: a stub or a notice."""

_HIGHEST = (1 << 63) // RATE


def fingerprints(records: Iterable[Record]) -> Iterator[Fingerprint]:
    """The fingerprints of the articles among some rows."""
    for record in records:
        if isinstance(record, Article):
            yield from _fingerprint(record)


def _fingerprint(article: Article) -> Iterator[Fingerprint]:
    found = words(article.body_text)
    hashes = runs(found).distinct
    if len(hashes) >= FEWEST_RUNS:
        kept = max(FEWEST_HASHES, int(np.searchsorted(hashes, _HIGHEST)))
        yield Fingerprint(
            article_id=article.article_id,
            shingle_count=len(hashes),
            words_sha256=words_sha256(found),
            hashes=hashes[:kept].tolist(),
        )
