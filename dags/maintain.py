"""### Maintain
Merges the lake's small files, forgets snapshots that are older than `kept_days`, and removes files that
nothing needs. The rows stay as they are; a query travels back in time by `kept_days` at most.

Params: `lake`, the folder of the lake; `kept_days`, how far back a query can travel.
"""

from airflow.sdk import Param, dag, task

from dags.pipeline import DEFAULTS, lake_param, tell_failure
from etl import steps


@task
def maintain(lake: str, kept_days: int) -> dict[str, int]:
    """Tidies the lake; gives counts of files and snapshots."""
    return steps.maintain(lake, int(kept_days))


@dag(
    dag_id="maintain",
    schedule="@weekly",
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    doc_md=__doc__,
    on_failure_callback=tell_failure,
    params={
        "lake": lake_param(),
        "kept_days": Param(steps.KEPT_DAYS, type="integer", minimum=1, description="Days kept."),
    },
    tags=["dateline"],
)
def maintenance() -> None:
    """The lake, tidied once a week."""
    maintain("{{ params.lake }}", "{{ params.kept_days }}")


maintenance()
