"""Runs one DAG in this process, on embedded defaults: no server, no scheduler, one task at a time.

Guarantees exit code 0 only if every task succeeded, and a summary that a person can read.
`python dags/local.py articles [INBOX]` is what `make run` calls; `make airflow` is the real scheduler.
"""

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from airflow.sdk import Context

ROOT = Path(__file__).resolve().parent.parent
DEFAULTS = {
    "AIRFLOW_HOME": str(ROOT / ".airflow"),
    "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
}


def tell_step(context: "Context") -> None:
    """Says which step begins: past Airflow's capture of what tasks print."""
    print(f"{context['task'].task_id} …", file=sys.__stderr__, flush=True)


def main(dag_id: str, **params: str) -> int:
    """Runs the DAG; gives 0 if it succeeded, else 1."""
    os.environ.update({name: value for name, value in DEFAULTS.items() if name not in os.environ})
    sys.path.insert(0, str(ROOT))
    logging.disable(logging.INFO)
    from etl.settings import BadSetting, settings

    try:
        settings()
    except BadSetting as fault:
        print(f"dateline: {fault}", file=sys.stderr)
        return 2
    from airflow.utils import db

    db.upgradedb()
    from airflow.dag_processing.dagbag import DagBag

    dag = DagBag(dag_folder=str(ROOT / "dags")).dags[dag_id]
    for task in dag.tasks:
        task.retries = 0  # a person at a terminal would rather see the fault than wait
        if not task.is_mapped:
            task.on_execute_callback = [tell_step]
    finished = dag.test(run_conf=params)
    if str(finished.state) != "success":
        print(
            f"dateline: the DAG {dag_id} ended as {finished.state}: see the messages above.",
            file=sys.stderr,
        )
        return 1
    from etl.commands import summary

    counts, page = (
        finished.get_task_instance(task).xcom_pull(task) for task in ("publish", "report")
    )
    print(summary(counts, page))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], **({"inbox": sys.argv[2]} if len(sys.argv) > 2 else {})))
