"""The roof: DAGs parse, hold the tasks they say, and run on the seeds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = {
    "extract": {"annotate"},
    "annotate": {"audit"},
    "audit": {"publish"},
    "publish": {"report"},
    "report": set(),
}
EXPECTED = {
    "articles": {
        "begin": {"collect", "extract", "annotate", "audit", "publish"},
        "collect": {"extract", "annotate"},
    },
    "feeds": {
        "begin": {"fetch", "collect", "extract", "annotate", "audit", "publish"},
        "fetch": {"collect"},
        "collect": {"extract", "annotate"},
    },
    "rebuild": {
        "begin": {"recall", "extract", "annotate", "audit", "publish"},
        "recall": {"extract", "annotate"},
    },
}

PARSE = """
import json, sys
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(dag_folder=sys.argv[1])
heavy = [m for m in ("spacy", "great_expectations", "duckdb", "pyarrow", "trafilatura") if m in sys.modules]
graph = {d.dag_id: {t.task_id: sorted(t.downstream_task_ids) for t in d.tasks} for d in bag.dags.values()}
docs = {d.dag_id: d.doc_md for d in bag.dags.values()}
print("TOLD" + json.dumps([bag.import_errors, heavy, graph, docs]))
"""


def airflow(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    settings = {
        "AIRFLOW_HOME": str(home), "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False", "PYTHONPATH": str(ROOT), **more,
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=home,
        env={**os.environ, **settings},
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, dict[str, list[str]]]]:
    finished = airflow(tmp_path_factory.mktemp("airflow"), "-c", PARSE, str(ROOT / "dags"))
    assert "TOLD" in finished.stdout, finished.stderr
    return list(json.loads(finished.stdout.partition("TOLD")[2].splitlines()[0]))


def test_dags_parse_without_fault_and_load_nothing_heavy(told: list[object]) -> None:
    errors, heavy, _, docs = told
    assert errors == {}
    assert heavy == []
    assert isinstance(docs, dict)
    assert all("###" in text for text in docs.values())


@pytest.mark.parametrize("name", EXPECTED)
def test_the_exact_tasks_and_their_order(
    name: str, told: list[dict[str, dict[str, list[str]]]]
) -> None:
    graph = {task: set(after) for task, after in told[2][name].items()}
    assert graph == {**EXPECTED[name], **SHARED}


def test_maintenance_is_one_task_of_its_own(told: list[dict[str, dict[str, list[str]]]]) -> None:
    assert told[2]["maintain"] == {"maintain": []}
    assert set(told[2]) == {*EXPECTED, "maintain"}


def test_the_dag_runs_on_the_seeds_twice(tmp_path: Path) -> None:
    where = {"DATELINE_LAKE": str(tmp_path / "lake"), "DATELINE_INBOX": str(ROOT / "seeds")}
    script = str(ROOT / "dags" / "local.py")
    first = airflow(tmp_path, script, "articles", **where)
    assert first.returncode == 0, first.stderr
    assert "published" in first.stdout
    assert "report.html" in first.stdout
    second = airflow(tmp_path, script, "articles", **where)
    assert second.returncode == 0, second.stderr
    assert "Nothing new" in second.stdout


def test_a_held_run_fails_and_says_why(tmp_path: Path) -> None:
    where = {
        "DATELINE_LAKE": str(tmp_path / "lake"),
        "DATELINE_INBOX": str(ROOT / "seeds"),
        "DATELINE_MAX_REJECT_SHARE": "0",
    }
    finished = airflow(tmp_path, str(ROOT / "dags" / "local.py"), "articles", **where)
    assert finished.returncode == 1
    assert "DATELINE_MAX_REJECT_SHARE" in finished.stdout + finished.stderr
