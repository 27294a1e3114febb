"""Near-duplicates: how well copies are found, and what it costs to find them in a large lake.

`python benchmarks/clusters.py [FOLDER] [--sizes 4000,16000,64000]`. With FOLDER holding the set
(`dev/neardup_synth.jsonl.gz`), prints pair precision, recall and F1 of clusters, taken in at once and in
runs of seven, last first; beside them the pairs of five words' Jaccard at .3 and .8, each pair compared
with each. Then makes lakes of so many articles of made words, and prints seconds and the texts read
for a run of 1,000 more, of which 100 are edited copies of what the lake holds, and the most memory held.
"""

import argparse
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from extraction import rows

from etl import copies
from etl.cluster.fingerprints import fingerprints
from etl.cluster.words import runs, words
from etl.lake import Connection, Lake
from schemas import Record
from schemas.article import Article
from schemas.cluster import Cluster, Fingerprint

NEW, COPIES, WORDS, RUN_SIZE = 1_000, 100, 300, 2_500
NOW = datetime(2026, 5, 17, tzinfo=UTC)
Pairs = set[tuple[str, str]]


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sizes", default="4000,16000,64000", help="articles in the lake")
    options = parser.parse_args()
    if options.folder:
        _quality(list(rows(options.folder, "neardup_synth")))
    print(
        "\n| articles in the lake | new | seconds | texts read | most memory, MB |\n|---|---|---|---|---|"
    )
    for size in (int(word) for word in options.sizes.split(",")):
        _growth(size)


def _quality(items: Sequence[dict[str, Any]]) -> None:
    gold = _pairs_within(items, lambda item: item["cluster"])
    articles = [article(item["id"], item["text"], "run") for item in items]
    found = {
        "dateline, at once": _clustered([articles]),
        "dateline, in runs of 7, last first": _clustered(
            articles[max(0, n - 7) : n] for n in range(len(articles), 0, -7)
        ),
    }
    for least in (0.3, 0.8):
        found[f"Jaccard of five words ≥ {least}"] = _alike(items, least)
    print("| pairs | precision | recall | F1 |\n|---|---|---|---|")
    for name, pairs in found.items():
        hits = len(pairs & gold)
        precision, recall = hits / max(1, len(pairs)), hits / len(gold)
        score = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {score:.4f} |")
    print(f"\n{len(items)} articles, {len(gold)} gold pairs")


def _clustered(runs: Iterable[Sequence[Article]]) -> Pairs:
    with tempfile.TemporaryDirectory() as folder:
        lake = _lake(Path(folder))
        for articles in runs:
            take_in(lake, articles)
        with lake.connect() as connection:
            held = connection.execute("SELECT article_id, cluster_id FROM clusters").fetchall()
    return _pairs_within(held, lambda row: row[1], lambda row: row[0])


def _alike(items: Sequence[dict[str, Any]], least: float) -> Pairs:
    held = {item["id"]: set(runs(words(item["text"])).distinct.tolist()) for item in items}
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(held):
        for run in held[name]:
            holders[run].append(name)
    shared = Counter(pair for names in holders.values() for pair in combinations(names, 2))
    return {
        (one, other)
        for (one, other), times in shared.items()
        if times >= least * (len(held[one]) + len(held[other]) - times)
    }


def _pairs_within(
    items: Iterable[Any],
    group: Callable[[Any], str],
    name: Callable[[Any], str] = lambda i: i["id"],
) -> Pairs:
    groups: dict[str, list[str]] = defaultdict(list)
    for item in items:
        groups[group(item)].append(name(item))
    return {pair for names in groups.values() for pair in combinations(sorted(names), 2)}


def _growth(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lake = _lake(Path(folder))
        vocabulary = [
            "".join(random.Random(n).choices("aeiounrtlskmdg", k=6)) for n in range(20_000)
        ]
        for first in range(0, size, RUN_SIZE):
            made = [_made(vocabulary, n) for n in range(first, min(size, first + RUN_SIZE))]
            with lake.connect(write=True) as connection:
                for record, some in ((Article, made), (Fingerprint, list(fingerprints(made)))):
                    _insert(connection, record, some)
        step = size // COPIES
        new = [_made(vocabulary, size + n) for n in range(NEW - COPIES)]
        new += [_made(vocabulary, n * step, copy=True) for n in range(COPIES)]
        seconds, read, stated = take_in(lake, new)
    if stated != 2 * COPIES:
        raise SystemExit(f"{stated} rows of clusters, not {2 * COPIES}: a copy was missed")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"| {size:,} | {NEW:,} | {seconds:.2f} | {read} | {memory:.0f} |", flush=True)


def _made(vocabulary: Sequence[str], number: int, *, copy: bool = False) -> Article:
    body = random.Random(number).choices(vocabulary, k=WORDS)
    if copy:
        body[::25] = ["edited"] * len(body[::25])
    name = f"{random.Random(number).getrandbits(80):020x}"
    run = "new" if copy else f"run{number // RUN_SIZE:04}"
    return article(f"copy{name}" if copy else name, " ".join(body), run)


def article(name: str, body: str, run: str) -> Article:
    """An article that says nothing of itself."""
    said = {column.name: None for column in Article.columns()} | {
        "article_id": name, "revision_no": 1, "source_id": "0" * 64, "published_source": "none",
        "completeness": "full", "word_count": 0, "text": body, "body_text": body,
        "content_sha256": "0" * 64, "first_seen_at": NOW, "run_id": run,
    }  # fmt: skip
    return Article.model_validate(said)


def take_in(lake: Lake, articles: Sequence[Article]) -> tuple[float, int, int]:
    """Settles the clusters of a run and keeps its rows; gives seconds, texts read and rows stated."""
    read: list[str] = []
    reader = copies._read
    copies._read = lambda connection, ids: (read.extend(ids), reader(connection, ids))[1]
    try:
        with lake.connect(write=True) as connection:
            _temporary(connection, Article, articles)
            _temporary(connection, Fingerprint, list(fingerprints(articles)))
            connection.execute("CREATE TEMP TABLE winners AS SELECT article_id FROM temp.articles")
            began = time.perf_counter()
            stated = list(copies.clusters(connection, rebuild=False))
            seconds = time.perf_counter() - began
            connection.execute("DELETE FROM lake.clusters WHERE article_id IN (FROM restated)")
            _insert(connection, Cluster, stated)
            for table in ("articles", "fingerprints"):
                connection.execute(f"INSERT INTO lake.{table} BY NAME FROM temp.{table}")
    finally:
        copies._read = reader
    return seconds, len(set(read)), len(stated)


def _lake(folder: Path) -> Lake:
    lake = Lake(folder)
    with lake.connect(write=True) as connection:
        lake.create_tables(connection)
    return lake


def _temporary(connection: Connection, record: type[Record], some: Sequence[Record]) -> None:
    connection.register("given", record.to_arrow(some))
    connection.execute(f"CREATE TEMP TABLE {record.table} AS FROM given")
    connection.unregister("given")


def _insert(connection: Connection, record: type[Record], some: Sequence[Record]) -> None:
    connection.register("given", record.to_arrow(some))
    connection.execute(f"INSERT INTO lake.{record.table} BY NAME FROM given")
    connection.unregister("given")


if __name__ == "__main__":
    main()
