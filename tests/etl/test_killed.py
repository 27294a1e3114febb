"""Killed at any moment, the next run ends with the same rows as an undisturbed one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.etl.test_pipeline import TABLES, fill, stable

KILLS = 6


def test_killed_at_random_points(tmp_path: Path, story, request: pytest.FixtureRequest) -> None:  # type: ignore[no-untyped-def]
    calm, shot = (Desk(tmp_path / "inbox", tmp_path / name) for name in ("calm", "shot"))
    calm.inbox.mkdir()
    fill(calm, story)
    assert calm.run("--batch-size", "2") == 0
    command = [
        sys.executable,
        "-m",
        "etl",
        "run",
        str(shot.inbox),
        "--lake",
        str(shot.lake),
        "--batch-size",
        "2",
        "--annotators",
        "none",
    ]
    began = time.monotonic()
    undisturbed = [*command[:6], str(tmp_path / "timed"), *command[7:]]
    subprocess.run(undisturbed, check=True, capture_output=True)
    whole = time.monotonic() - began
    chance = random.Random(20200214)
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.1, 1.0) * whole)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed, "no run was killed: the test proved nothing"
    assert shot.run("--batch-size", "2") == 0
    for table in TABLES:
        assert stable(shot, table) == stable(calm, table), table
    page = (shot.lake / "published" / "report.html").read_text()
    assert "empty_file" in page
