"""Finds the copies of a run's articles, in the run and in the lake, and states their clusters.

Guarantees that texts are read only of articles that share fingerprints, however many the lake holds,
and that no more than a page of them is held in memory.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, islice

from etl.cluster.fingerprints import RATE
from etl.cluster.groups import Groups
from etl.cluster.likeness import is_copy, likeness
from etl.cluster.members import Member, in_order, rows
from etl.cluster.words import Runs, runs, words
from etl.lake import Connection
from schemas.cluster import Cluster

SEEDS_AT_ONCE = 1_000
"""Articles whose fingerprints are looked up at once: at worst, a thousand twins, within 90 MB."""

MOST_HOLDERS = 64
"""Of the articles that hold a fingerprint, so many are looked at, by the hash of their id. A run of words that
more hold is a notice of a site, or one text so often printed that any of these leads to the others."""

MOST_COMPARED = 16
"""Of an article's candidates, so many are compared, the likeliest. Reports filled into one form share
a little with hundreds; copies of one text all lead to one cluster."""

CANDIDATE_SHARE = 0.25
"""Of the runs of the shorter body, the share that fingerprints must promise. They are a sample, and
may promise less than the share that makes a copy."""

PAGE_PAIRS = 4_000
"""Pairs whose texts are held at once: about 100 MB."""

Pair = tuple[str, str]


def clusters(connection: Connection, *, rebuild: bool) -> Iterator[Cluster]:
    """The clusters of a run's articles, whole: with the members that the lake holds.

    Reads the settled articles and fingerprints, `temp.articles` and `temp.fingerprints`. Makes a
    table `restated` of the articles whose rows these replace: some are in a cluster no more.
    """
    connection.execute(_VIEWS.format(is_held=not rebuild, at_once=SEEDS_AT_ONCE))
    groups = _groups(connection)
    named = [(name, group[0]) for group in groups for name in group]
    connection.execute(_GROUPED, [[name for name, _ in named], [group for _, group in named]])
    connection.execute(_RESTATED)
    told = groupby(connection.execute(_MEMBERS).fetchall(), key=lambda row: row[0])
    found = [in_order([Member(*row[1:]) for row in group]) for _, group in told]
    pairs = ((first.article_id, o.article_id) for first, *others in found for o in others)
    alike = {pair[1]: likeness(*both) for pair, *both in _compared(connection, pairs)}
    for members in found:
        yield from rows(members, alike)


_VIEWS = """
CREATE TEMP VIEW all_articles AS
SELECT article_id, run_id, publisher, canonical_url, published_at, published_precision, modified_at, body_text
FROM temp.articles
UNION ALL
SELECT article_id, run_id, publisher, canonical_url, published_at, published_precision, modified_at, body_text
FROM lake.articles ANTI JOIN winners USING (article_id) WHERE {is_held};

CREATE TEMP TABLE new_fingerprints AS
SELECT article_id, shingle_count, words_sha256, hashes FROM temp.fingerprints;

CREATE TEMP VIEW all_fingerprints AS
FROM new_fingerprints
UNION ALL
SELECT article_id, shingle_count, words_sha256, hashes
FROM lake.fingerprints ANTI JOIN winners USING (article_id) WHERE {is_held};

-- a cluster with an article that was read again is settled anew, all of it
CREATE TEMP TABLE dissolved AS
SELECT DISTINCT cluster_id FROM lake.clusters SEMI JOIN winners USING (article_id) WHERE {is_held};

CREATE TEMP VIEW standing AS
SELECT article_id, cluster_id FROM lake.clusters ANTI JOIN dissolved USING (cluster_id) WHERE {is_held};

CREATE TEMP TABLE seeds AS
SELECT article_id, row_number() OVER (ORDER BY article_id) // {at_once} AS part
FROM (SELECT article_id FROM winners
      UNION SELECT article_id FROM lake.clusters SEMI JOIN dissolved USING (cluster_id));
"""

_CANDIDATES = """
WITH held AS (  -- of an article the hash of its id, which takes a third of the room
    SELECT article_id, hash(article_id) AS number, shingle_count, hashes
    FROM all_fingerprints),
sought AS (
    SELECT number, unnest(hashes) AS hash
    FROM held SEMI JOIN (FROM seeds WHERE part = $part) USING (article_id)),
common AS (  -- most runs of words stand in one article only
    SELECT hash FROM (SELECT unnest(hashes) AS hash FROM held) SEMI JOIN sought USING (hash)
    GROUP BY hash HAVING count(*) > 1),
holders AS (  -- by a window, which turns to the disk: an aggregate keeps room for all of them a hash
    SELECT hash, number
    FROM (SELECT number, unnest(hashes) AS hash FROM held) SEMI JOIN common USING (hash)
    QUALIFY row_number() OVER (PARTITION BY hash ORDER BY number) <= {holders}),
shared AS (
    SELECT s.number AS one, h.number AS other, count(*) AS times
    FROM sought s JOIN holders h USING (hash)
    WHERE s.number <> h.number
    GROUP BY ALL),
likely AS (
    SELECT a.article_id AS one, b.article_id AS other,
        {rate} * times / least(a.shingle_count, b.shingle_count) AS share
    FROM shared
    JOIN held a ON a.number = one
    JOIN held b ON b.number = other
    WHERE share >= {share})
SELECT one, other, cluster_id
FROM likely LEFT JOIN standing s ON s.article_id = other
QUALIFY row_number() OVER (PARTITION BY one ORDER BY share DESC, other) <= {compared}
ORDER BY one, other
"""


def _groups(connection: Connection) -> list[list[str]]:
    """The articles that hang together by copies, as far as an article of this run does."""
    groups = Groups()
    seeds: set[str] = set()
    for part, names in connection.execute(_PARTS).fetchall():
        seeds.update(names)
        with _alone(connection):
            found = connection.execute(_candidates(), {"part": part}).fetchall()
        for _, other, cluster_id in found:
            if cluster_id is not None:
                groups.unite(other, cluster_id)
        apart = ((one, other) for one, other, _ in found if not groups.together(one, other))
        for (one, other), *both in _compared(connection, apart):
            if not groups.together(one, other) and is_copy(*both):
                groups.unite(one, other)
    return [group for group in groups.all() if not seeds.isdisjoint(group)]


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """One thread: each holds buffers of its own, and those of two are more than an audit may hold."""
    [(threads,)] = connection.execute("SELECT current_setting('threads')").fetchall()
    connection.execute("SET threads = 1")
    try:
        yield
    finally:
        connection.execute(f"SET threads = {threads}")


_PARTS = "SELECT part, list(article_id) FROM seeds GROUP BY part ORDER BY part"


def _candidates() -> str:
    return _CANDIDATES.format(
        holders=MOST_HOLDERS, compared=MOST_COMPARED, share=CANDIDATE_SHARE, rate=RATE
    )


_GROUPED = """
CREATE TEMP TABLE grouped AS
WITH named AS (SELECT unnest(?::VARCHAR[]) AS article_id, unnest(?::VARCHAR[]) AS name)
FROM named UNION SELECT s.article_id, n.name FROM standing s JOIN named n ON n.article_id = s.cluster_id
"""

_RESTATED = """
CREATE TEMP TABLE restated AS SELECT article_id FROM seeds UNION SELECT article_id FROM grouped
"""

_MEMBERS = """
SELECT name, article_id, publisher, canonical_url, published_at, published_precision, modified_at, words_sha256
FROM grouped JOIN all_articles USING (article_id) JOIN all_fingerprints USING (article_id)
ORDER BY name
"""


def _compared(connection: Connection, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Runs, Runs]]:
    """Each pair with the runs of words of both bodies."""
    rest = iter(pairs)
    while page := list(islice(rest, PAGE_PAIRS)):
        read = _read(connection, sorted({article_id for pair in page for article_id in pair}))
        for one, other in page:
            yield (one, other), read[one], read[other]


def _read(connection: Connection, article_ids: list[str]) -> dict[str, Runs]:
    """The runs of words of some bodies; only files of the runs that wrote them are opened."""
    wanted = "all_articles SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS article_id) USING (article_id)"
    wrote = connection.execute(f"SELECT DISTINCT run_id FROM {wanted}", [article_ids]).fetchall()
    named = ", ".join("?" * len(wrote))
    found = connection.execute(
        f"SELECT article_id, body_text FROM {wanted} WHERE run_id IN ({named})",
        [article_ids, *(run_id for (run_id,) in wrote)],
    )
    read: dict[str, Runs] = {}
    while bodies := found.fetchmany(500):
        read |= {article_id: runs(words(body)) for article_id, body in bodies}
    return read
