"""The tasks that every DAG over articles shares, each a call of the step of its name.

Guarantees that tasks pass names and counts, never rows, and that a fault of the data is not retried.
"""

import logging
from datetime import timedelta
from typing import Any

from airflow.sdk import Asset, Param, task
from airflow.sdk.exceptions import AirflowFailException

from etl import steps
from etl.settings import BadSetting, layers, settings

LAKE = Asset(name="dateline_lake", uri="dateline://lake")
"""Changes with every publication: hang a DAG of your own on it."""

DEFAULTS = {"retries": 2, "retry_delay": timedelta(seconds=30)}
"""Retries are for the machine's faults; a held run fails at once."""


def tell_failure(context: Any) -> None:
    """Says in the log which run failed, and where its findings are."""
    logging.getLogger("dateline").error(
        "Run %s of %s failed: see the failed task's log; findings of a held run are in the table"
        " findings of the lake.",
        context["run_id"],
        context["dag"].dag_id,
    )


def lake_param() -> Param:
    """The lake, as the settings name it unless a run names another."""
    folder = str(settings().lake.absolute())
    return Param(folder, type="string", description="Folder of the lake.")


@task
def begin(verb: steps.Verb) -> str:
    """Names the run; a wrong setting fails it at once."""
    try:
        layers(settings().annotators)
    except BadSetting as fault:
        raise AirflowFailException(str(fault)) from None
    return steps.new_run(verb)


@task
def collect(inbox: str, lake: str, run: str) -> list[str]:
    """Keeps the bytes of every file; names the batches not yet read."""
    return steps.collect(inbox, lake, run, settings().batch_size, settings().max_page_bytes)


@task(max_active_tis_per_dagrun=2)
def extract(lake: str, run: str, batch: str) -> dict[str, int]:
    """Reads a batch of sources into staged rows."""
    return steps.extract(lake, run, batch, settings().max_page_bytes)


@task(max_active_tis_per_dagrun=2)
def annotate(lake: str, run: str, batch: str) -> dict[str, int]:
    """Codes the facts of a batch."""
    chosen = settings()
    entities = str(chosen.entities) if chosen.entities else None
    return steps.annotate(lake, run, batch, chosen.annotators, chosen.pipelines, entities)


@task(trigger_rule="none_failed")
def audit(lake: str, run: str) -> int:
    """Checks all that was staged, and holds the run where that must not be seen."""
    try:
        return steps.audit(lake, run, settings().max_reject_share)
    except steps.Held as fault:
        raise AirflowFailException(str(fault)) from None


@task
def publish(lake: str, run: str) -> dict[str, int]:
    """Shows everyone what was staged, in one transaction."""
    return steps.publish(lake, run)


@task(outlets=[LAKE])
def report(lake: str) -> str:
    """Writes the Parquet files, the report page and the analyst's door."""
    return steps.report(lake)


def read_and_publish(lake: str, run: Any, batches: Any) -> None:
    """Hangs the shared steps behind the task that names the batches."""
    read = extract.partial(lake=lake, run=run).expand(batch=batches)
    coded = annotate.partial(lake=lake, run=run).expand(batch=batches)
    batches >> read >> coded >> audit(lake, run) >> publish(lake, run) >> report(lake)
