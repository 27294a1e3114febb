"""What each command of the command line does.

Guarantees that a person at a terminal sees progress, and a log plain lines.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from etl import steps
from etl.pool import apart, as_done
from etl.settings import Settings, layers, own_table, settings

Step = Callable[[str, int], None]
"""Tells what is done, and how many batches are."""


class BadQuery(Exception):
    """A query that DuckDB refuses; the message is its own."""


def run(options: Namespace) -> int:
    """Reads an inbox into the lake."""
    chosen = _settings(options, inbox=options.inbox)
    layers(chosen.annotators)
    if chosen.entities:
        own_table(chosen.entities)
    name = steps.new_run("run")
    batches = steps.collect(
        str(chosen.inbox), str(chosen.lake), name, chosen.batch_size, chosen.max_page_bytes
    )
    return _read(name, batches, chosen)


def fetch(options: Namespace) -> int:
    """Gets what feeds newly list into the lake, and reads it."""
    chosen = _settings(options, feeds=options.feeds)
    layers(chosen.annotators)
    name, lake = steps.new_run("run"), str(chosen.lake)
    told = steps.fetch(str(chosen.feeds), lake, name)
    counts = (f"{count} {what.replace('_', ' ')}" for what, count in told.items())
    print(", ".join(counts), file=sys.stderr)
    inbox = str(chosen.lake / steps.FETCHED)
    batches = steps.collect(inbox, lake, name, chosen.batch_size, chosen.max_page_bytes)
    return _read(name, batches, chosen)


def retry(options: Namespace) -> int:
    """Reads the sources with an open reject again."""
    return _again(options, "retry")


def rebuild(options: Namespace) -> int:
    """Reads all kept bytes again."""
    return _again(options, "rebuild")


def _again(options: Namespace, verb: steps.Verb) -> int:
    chosen = _settings(options)
    layers(chosen.annotators)
    name = steps.new_run(verb)
    batches = steps.recall(
        str(chosen.lake), name, open_rejects=verb == "retry", batch_size=chosen.batch_size
    )
    return _read(name, batches, chosen)


def report(options: Namespace) -> int:
    """Publishes what the lake holds, anew."""
    print(steps.report(str(_settings(options).lake)))
    return 0


def maintain(options: Namespace) -> int:
    """Tidies the lake's files."""
    told = steps.maintain(str(_settings(options).lake), options.kept_days)
    named = ((count, what.removesuffix("_count").replace("_", " ")) for what, count in told.items())
    print(", ".join(f"{count} {what}s" for count, what in named))
    return 0


def sql(options: Namespace) -> int:
    """Asks the lake, read-only."""
    from etl.lake import Lake, QueryError
    from etl.publication import view_marts

    chosen = _settings(options)
    with Lake(chosen.lake, chosen.catalog).connect() as connection:
        view_marts(connection)
        try:
            answer = connection.execute(options.query)
            names = [column[0] for column in answer.description or ()]
            _print(names, answer.fetchall(), options.format)
        except QueryError as fault:
            raise BadQuery(str(fault)) from None
    return 0


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "run": run,
    "fetch": fetch,
    "retry": retry,
    "rebuild": rebuild,
    "report": report,
    "maintain": maintain,
    "sql": sql,
}


def _settings(options: Namespace, **more: Any) -> Settings:
    names = ("lake", "workers", "batch_size", "annotators")
    return settings(**{name: getattr(options, name, None) for name in names}, **more)


def _read(name: str, batches: Sequence[str], chosen: Settings) -> int:
    lake = str(chosen.lake)
    with _progress(len(batches)) as step:
        step(f"{len(batches)} batches to read", 0)
        for done, batch in enumerate(_read_batches(name, batches, chosen), 1):
            step(f"read batch {batch} ({done}/{len(batches)})", done)
        step("auditing", len(batches))
        _audit(lake, name, chosen)
        step("publishing", len(batches))
        counts = steps.publish(lake, name)
        page = steps.report(lake)
    print(summary(counts, page))
    return 0


def summary(counts: Mapping[str, int], page: str) -> str:
    """What a person wants to know when a run ends."""
    told = (
        f"sources    {counts['source_count']} seen: {counts['published_count']} published,"
        f" {counts['unchanged_count']} unchanged, {counts['rejected_count']} rejected\n"
        f"articles   {counts['article_count']} written\n"
        f"report     {page}"
    )
    if not counts["published_count"] and not counts["rejected_count"]:
        return f"Nothing new: every source is already in the lake.\n{told}"
    return told


def _audit(lake: str, name: str, chosen: Settings) -> None:
    """Audits in a process of its own where several are allowed: its libraries weigh 320 MB."""
    audit = partial(steps.audit, lake, name, chosen.max_reject_share)
    if chosen.workers > 1:
        apart(audit)
    else:
        audit()


def _read_batches(name: str, batches: Sequence[str], chosen: Settings) -> Iterator[str]:
    tasks = [
        (
            str(chosen.lake),
            name,
            batch,
            chosen.max_page_bytes,
            chosen.annotators,
            chosen.pipelines,
            str(chosen.entities) if chosen.entities else None,
        )
        for batch in batches
    ]
    return as_done(_read_batch, tasks, chosen.workers)


def _read_batch(task: tuple[str, str, str, int, str, str, str | None]) -> str:
    lake, name, batch, max_page_bytes, annotators, pipelines, entities = task
    steps.extract(lake, name, batch, max_page_bytes)
    steps.annotate(lake, name, batch, annotators, pipelines, entities)
    return batch


@contextmanager
def _progress(batches: int) -> Iterator[Step]:
    """A bar for a person at a terminal, a line a step otherwise."""
    if not sys.stderr.isatty():
        yield lambda words, _: print(words, file=sys.stderr, flush=True)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=batches)
        yield lambda words, done: bar.update(task, description=words, completed=done)


def _print(names: Sequence[str], rows: Sequence[Sequence[Any]], style: str) -> None:
    if style == "json":
        json.dump(
            [dict(zip(names, row, strict=True)) for row in rows],
            sys.stdout,
            default=str,
            ensure_ascii=False,
            indent=1,
        )
        print()
    elif style == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([names, *rows])
    else:
        table = Table(*names)
        for row in rows:
            table.add_row(*("" if value is None else str(value) for value in row))
        Console().print(table)
