"""### Rebuild
Reads all kept bytes again with today's code, and replaces every row in one transaction.

Run it by hand after an update that changes what is extracted, or when dates arrived in sidecars.
Revisions keep the times at which their versions were first seen.

Param: `lake`, the folder of the lake.
"""

from airflow.sdk import dag, task

from dags.pipeline import DEFAULTS, begin, lake_param, read_and_publish, tell_failure
from etl import steps
from etl.settings import settings


@task
def recall(lake: str, run: str) -> list[str]:
    """Names the batches of all kept bytes."""
    return steps.recall(lake, run, batch_size=settings().batch_size)


@dag(
    schedule=None,
    max_active_runs=1,
    default_args=DEFAULTS,
    doc_md=__doc__,
    on_failure_callback=tell_failure,
    params={"lake": lake_param()},
    tags=["dateline"],
)
def rebuild() -> None:
    """All kept bytes, read again."""
    lake = "{{ params.lake }}"
    run = begin("rebuild")
    read_and_publish(lake, run, recall(lake, run))


rebuild()
