"""### Feeds
Follows the feeds of a list: **fetch → collect → extract → annotate → audit → publish → report**.

What the feeds newly list is fetched politely (robots.txt, one request at a time to a site, a pause
between) into web archives under `fetched/` of the lake, which are read like any inbox. A feed or
page that could not be fetched is told in the log and in the table `findings`, and stops no other;
only where every feed fails does the task fail, and is tried again.

Params: `feeds`, the list (feeds.toml); `lake`, the folder of the lake.
"""

from airflow.sdk import Param, dag, task

from dags.pipeline import DEFAULTS, begin, collect, lake_param, read_and_publish, tell_failure
from etl import steps
from etl.settings import settings


def feeds_param() -> Param:
    """The list of feeds, as the settings name it unless a run names another."""
    path = str(settings().feeds.absolute())
    return Param(path, type="string", description="List of feeds to follow, a feeds.toml.")


@task
def fetch(feeds: str, lake: str, run: str) -> dict[str, int]:
    """Gets what the feeds newly list; gives counts of feeds and pages."""
    return steps.fetch(feeds, lake, run)


@dag(
    schedule="@hourly",
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    doc_md=__doc__,
    on_failure_callback=tell_failure,
    params={"feeds": feeds_param(), "lake": lake_param()},
    tags=["dateline"],
)
def feeds() -> None:
    """What feeds newly list in, tables out."""
    lake = "{{ params.lake }}"
    run = begin("run")
    batches = collect(f"{lake}/{steps.FETCHED}", lake, run)
    fetch("{{ params.feeds }}", lake, run) >> batches
    read_and_publish(lake, run, batches)


feeds()
