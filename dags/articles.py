"""### Articles
Reads an inbox folder into the lake: **collect → extract → annotate → audit → publish → report**.

Every file is published, unchanged or rejected, and the three add up (table `runs`). A critical
finding holds the run: nothing of it is published, and the findings say why. Running it again on the
same inbox publishes nothing new. One run at a time writes to the lake.

Params: `inbox`, the folder to read; `lake`, the folder of the lake.
"""

from airflow.sdk import Param, dag

from dags.pipeline import DEFAULTS, begin, collect, lake_param, read_and_publish, tell_failure
from etl.settings import settings


def inbox_param() -> Param:
    """The inbox, as the settings name it unless a run names another."""
    folder = str(settings().inbox.absolute())
    return Param(folder, type="string", description="Folder of articles to read.")


@dag(
    schedule="@hourly",
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    doc_md=__doc__,
    on_failure_callback=tell_failure,
    params={"inbox": inbox_param(), "lake": lake_param()},
    tags=["dateline"],
)
def articles() -> None:
    """News articles in, tables out."""
    lake = "{{ params.lake }}"
    run = begin("run")
    read_and_publish(lake, run, collect("{{ params.inbox }}", lake, run))


articles()
