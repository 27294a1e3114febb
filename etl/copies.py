"""Finds the copies of a run's articles, in the run and in the lake, and states their clusters.

Guarantees that texts are read only of articles that share fingerprints, however many the lake holds,
and that no more than a page of them is held in memory.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from etl.cluster.fingerprints import RATE
from etl.cluster.groups import Groups
from etl.cluster.likeness import is_copy, likeness
from etl.cluster.members import Member, in_order, rows
from etl.cluster.words import Shingles, shingles, words
from etl.lake import Connection
from schemas.cluster import Cluster

SLICE_HASHES = 1_000_000
"""As many fingerprints are looked up at once: about 100 MB."""

MOST_HOLDERS = 256
"""Of the articles that hold a fingerprint, so many are compared, the first by id. A run of words that
more hold is a notice of a site, or one text so often printed that any of these leads to the others."""

CANDIDATE_SHARE = 0.15
"""A third of the share of runs that makes a copy: fingerprints are a sample, and may fall short."""

PAGE_PAIRS = 4_000
"""Pairs whose texts are held at once: about 80 MB."""

Pair = tuple[str, str]


def clusters(connection: Connection, *, rebuild: bool) -> Iterator[Cluster]:
    """The clusters of a run's articles, whole: with the members that the lake holds.

    Reads the settled articles and fingerprints, `temp.articles` and `temp.fingerprints`. Makes a
    table `restated` of the articles whose rows these replace: some are in a cluster no more.
    """
    connection.execute(_VIEWS.format(is_held=not rebuild))
    _find_pairs(connection)
    groups = _groups(connection)
    named = [(name, group[0]) for group in groups for name in group]
    connection.execute(_GROUPED, [[name for name, _ in named], [group for _, group in named]])
    connection.execute(_RESTATED)
    found = connection.execute(_MEMBERS).fetchall()
    for _, told in groupby(found, key=lambda row: row[0]):
        yield from _stated(connection, [Member(*row[1:]) for row in told])


_VIEWS = """
CREATE TEMP VIEW all_articles AS
SELECT article_id, run_id, publisher, canonical_url, published_at, published_precision, modified_at, body_text
FROM temp.articles
UNION ALL
SELECT article_id, run_id, publisher, canonical_url, published_at, published_precision, modified_at, body_text
FROM lake.articles ANTI JOIN winners USING (article_id) WHERE {is_held};

CREATE TEMP VIEW all_fingerprints AS
SELECT article_id, shingle_count, words_sha256, hashes FROM temp.fingerprints
UNION ALL
SELECT article_id, shingle_count, words_sha256, hashes
FROM lake.fingerprints ANTI JOIN winners USING (article_id) WHERE {is_held};

-- a cluster with an article that was read again is settled anew, all of it
CREATE TEMP TABLE dissolved AS
SELECT DISTINCT cluster_id FROM lake.clusters SEMI JOIN winners USING (article_id) WHERE {is_held};

CREATE TEMP TABLE seeds AS
SELECT article_id FROM winners
UNION SELECT article_id FROM lake.clusters SEMI JOIN dissolved USING (cluster_id);

CREATE TEMP VIEW standing AS
SELECT article_id, cluster_id FROM lake.clusters ANTI JOIN dissolved USING (cluster_id) WHERE {is_held};

CREATE TEMP TABLE shared (one VARCHAR, other VARCHAR, times BIGINT);
"""

_SHARED = """
INSERT INTO shared
WITH sought AS (
    SELECT article_id, hash
    FROM (SELECT article_id, unnest(hashes) AS hash FROM all_fingerprints SEMI JOIN seeds USING (article_id))
    WHERE hash % $slices = $slice),
holders AS (
    SELECT article_id, hash FROM (SELECT article_id, unnest(hashes) AS hash FROM all_fingerprints)
    SEMI JOIN sought USING (hash)
    QUALIFY row_number() OVER (PARTITION BY hash ORDER BY article_id) <= $holders)
SELECT s.article_id, h.article_id, count(*)
FROM sought s JOIN holders h USING (hash)
WHERE s.article_id <> h.article_id
GROUP BY ALL
"""

_PAIRS = f"""
CREATE TEMP TABLE pairs AS
WITH found AS (
    SELECT least(one, other) AS one, greatest(one, other) AS other, max(times) AS times
    FROM (SELECT one, other, sum(times) AS times FROM shared GROUP BY ALL)
    GROUP BY ALL)
SELECT one, other
FROM found
JOIN all_fingerprints a ON a.article_id = one
JOIN all_fingerprints b ON b.article_id = other
WHERE times >= {CANDIDATE_SHARE / RATE} * least(a.shingle_count, b.shingle_count)
"""


def _find_pairs(connection: Connection) -> None:
    """Makes a table `pairs`: each of this run's articles with those that may be copies of it."""
    sought = connection.execute(
        "SELECT coalesce(sum(len(hashes)), 0) FROM all_fingerprints SEMI JOIN seeds USING (article_id)"
    ).fetchall()[0][0]
    slices = -(-int(sought) // SLICE_HASHES)
    for part in range(slices):
        bounds = {"slices": slices, "slice": part, "holders": MOST_HOLDERS}
        connection.execute(_SHARED, bounds)
    connection.execute(_PAIRS)


def _groups(connection: Connection) -> list[list[str]]:
    """The articles that hang together by copies, as far as an article of this run does."""
    groups = Groups()
    for article_id, cluster_id in connection.execute(_STANDING).fetchall():
        groups.unite(article_id, cluster_id)
    apart = (pair for pair in _pairs(connection) if not groups.together(*pair))
    for (one, other), first, second in _compared(connection, apart):
        if not groups.together(one, other) and is_copy(first, second):
            groups.unite(one, other)
    seeds = {article_id for (article_id,) in connection.execute("FROM seeds").fetchall()}
    return [group for group in groups.all() if not seeds.isdisjoint(group)]


_STANDING = """
SELECT article_id, cluster_id FROM standing
SEMI JOIN (SELECT one AS article_id FROM pairs UNION SELECT other FROM pairs) USING (article_id)
"""

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


def _stated(connection: Connection, members: list[Member]) -> Iterator[Cluster]:
    first, *others = in_order(members)
    pairs = ((first.article_id, member.article_id) for member in others)
    alike = {pair[1]: likeness(*both) for pair, *both in _compared(connection, pairs)}
    yield from rows([first, *others], alike)


def _pairs(connection: Connection) -> Iterator[Pair]:
    """All pairs in order, a page at a time: other queries run between the pages."""
    last: Pair = ("", "")
    while page := connection.execute(
        f"FROM pairs WHERE (one, other) > (?, ?) ORDER BY one, other LIMIT {PAGE_PAIRS}", last
    ).fetchall():
        yield from page
        last = page[-1]


def _compared(
    connection: Connection, pairs: Iterable[Pair]
) -> Iterator[tuple[Pair, Shingles, Shingles]]:
    """Each pair with the runs of words of both bodies."""
    rest = iter(pairs)
    while page := list(islice(rest, PAGE_PAIRS)):
        read = _read(connection, sorted({article_id for pair in page for article_id in pair}))
        for one, other in page:
            yield (one, other), read[one], read[other]


def _read(connection: Connection, article_ids: list[str]) -> dict[str, Shingles]:
    """The runs of words of some bodies; only files of the runs that wrote them are opened."""
    wanted = "all_articles SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS article_id) USING (article_id)"
    runs = connection.execute(f"SELECT DISTINCT run_id FROM {wanted}", [article_ids]).fetchall()
    named = ", ".join("?" * len(runs))
    found = connection.execute(
        f"SELECT article_id, body_text FROM {wanted} WHERE run_id IN ({named})",
        [article_ids, *(run_id for (run_id,) in runs)],
    )
    read: dict[str, Shingles] = {}
    while bodies := found.fetchmany(500):
        read |= {article_id: shingles(words(body)) for article_id, body in bodies}
    return read
