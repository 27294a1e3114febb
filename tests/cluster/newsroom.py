"""Articles of made words, and a lake in memory that takes them in run by run."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.cluster.fingerprints import fingerprints
from etl.copies import clusters
from etl.lake import Connection, Lake, empty
from schemas import TABLES, Record
from schemas.article import Article
from schemas.cluster import Cluster, Fingerprint
from tests.sample import good_row

KEPT: tuple[type[Record], ...] = (Article, Fingerprint, Cluster)

_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def prose(seed: str, word_count: int = 300) -> list[str]:
    """Words that nobody else writes in this order."""
    dice = random.Random(seed)
    return ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(word_count)]


def edited(words: Sequence[str], every: int = 12) -> list[str]:
    """The same with every so-manieth word changed."""
    return [f"x{word}" if n % every == 5 else word for n, word in enumerate(words)]


def article(name: str, words: Sequence[str] | str, **said: Any) -> Article:
    """An article with this body."""
    body = words if isinstance(words, str) else " ".join(words)
    row = good_row(Article) | {"publisher": None, "canonical_url": None, "published_at": None}
    return Article.model_validate(row | {"article_id": name, "body_text": body} | said)


@dataclass
class Newsroom:
    """A lake with the tables that clusters need."""

    connection: Connection = field(
        default_factory=lambda: Lake(Path()).connect(attach=False, write=True)
    )

    def __post_init__(self) -> None:
        self.connection.execute("CREATE SCHEMA lake")
        for record in KEPT:
            self.connection.execute(f"CREATE TABLE lake.{record.table} AS {empty(record)}")

    def run(self, articles: Iterable[Article]) -> list[Cluster]:
        """Takes articles in as one run does; gives the rows of `clusters` that it wrote."""
        session = self.connection.cursor()  # its temporary tables are its own
        new = list(articles)
        self._put(session, "articles", new)
        self._put(session, "fingerprints", list(fingerprints(new)))
        session.execute("CREATE TEMP TABLE winners AS SELECT article_id FROM temp.articles")
        stated = list(clusters(session, rebuild=False))
        self._put(session, "clusters", stated)
        for record, gone in zip(KEPT, ("winners", "winners", "restated"), strict=True):
            table = f"lake.{record.table}"
            session.execute(
                f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM {gone})"
            )
            session.execute(f"INSERT INTO {table} BY NAME FROM temp.{record.table}")
        return stated

    def _put(self, session: Connection, table: str, rows: Sequence[Record]) -> None:
        record = TABLES[table]
        given: Any = record.to_arrow(rows)  # type: ignore[arg-type]
        session.register("given", given)
        session.execute(f"CREATE TEMP TABLE {table} AS FROM given")
        session.unregister("given")

    def rows(self) -> list[tuple[Any, ...]]:
        """All of `clusters`."""
        return self.connection.execute("FROM lake.clusters ORDER BY cluster_id, ordinal").fetchall()

    def groups(self) -> set[frozenset[str]]:
        """The members of each cluster."""
        found: dict[str, set[str]] = {}
        for cluster_id, article_id, *_ in self.rows():
            found.setdefault(cluster_id, set()).add(article_id)
        return {frozenset(group) for group in found.values()}
