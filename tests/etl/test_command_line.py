"""The command line as a person uses it: quick help, plain sentences, exit codes."""

import json
import subprocess
import sys
import time

import pytest

from etl.__main__ import main
from tests.conftest import Desk
from tests.etl.test_pipeline import PASTED


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from etl.__main__ import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint([m for m in ('pydantic','duckdb','pyarrow','spacy','great_expectations','rich') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip().endswith("[]")


def test_usage_faults_exit_with_2() -> None:
    for arguments in (["no-such-command"], [], ["sql"]):
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert end.value.code == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_BATCH_SIZE", "none"), ("DATELINE_MAX_REJECT_SHARE", "7"),
        ("DATELINE_CATALOG", "mysql://x"), ("DATELINE_ANNOTATORS", "horoscopes"),
        ("DATELINE_WORKERS", "0"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_one_sentence(
    name: str,
    value: str,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["run", str(desk.inbox), "--lake", str(desk.lake)]) == 2
    told = capsys.readouterr().err
    assert name in told
    assert value in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("verb", ["retry", "rebuild", "fetch"])
def test_a_wrong_layer_is_told_before_anything_is_read(
    verb: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, "--lake", str(desk.lake), "--annotators", "quotes,horoscopes"]) == 2
    told = capsys.readouterr().err
    assert "horoscopes" in told
    assert told.count("\n") == 1
    assert not desk.lake.exists()


def test_a_missing_inbox_or_lake_is_one_sentence(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(desk.inbox / "nowhere"), "--lake", str(desk.lake)]) == 1
    assert "There is no inbox at" in capsys.readouterr().err
    assert main(["sql", "SELECT 1", "--lake", str(desk.lake)]) == 1
    assert "There is no lake at" in capsys.readouterr().err


def test_sql_answers_in_three_forms_and_reads_only(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.put("page.txt", PASTED)
    assert desk.run() == 0
    capsys.readouterr()

    def ask(query: str, *more: str) -> tuple[int, str, str]:
        code = main(["sql", query, "--lake", str(desk.lake), *more])
        told = capsys.readouterr()
        return code, told.out, told.err

    query = "SELECT count(*) AS n, max(headline) AS headline FROM articles"
    assert ask(query, "--format", "csv")[1] == "n,headline\n1,Council approves new tram line\n"
    assert json.loads(ask(query, "--format", "json")[1])[0]["n"] == 1
    assert "Council approves" in ask(query)[1]
    assert ask("SELECT nothing FROM nowhere")[0] == 1
    assert ask("DELETE FROM articles")[0] == 1
    assert ask("SELECT count(*) FROM articles", "--format", "csv")[1].endswith("1\n")


def test_an_empty_inbox_is_no_fault(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run() == 0
    assert "Nothing new" in capsys.readouterr().out


def test_help_is_quick() -> None:
    began = time.process_time()
    with pytest.raises(SystemExit):
        main(["--help"])
    assert time.process_time() - began < 0.5
