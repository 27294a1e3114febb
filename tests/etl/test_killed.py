"""Killed at any moment, the next run ends with the same rows as an undisturbed one."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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


def test_workers_end_with_their_parent(tmp_path: Path, story) -> None:  # type: ignore[no-untyped-def]
    desk = Desk(tmp_path / "inbox", tmp_path / "lake")
    desk.inbox.mkdir()
    fill(desk, story)
    command = [sys.executable, "-m", "etl", "run", str(desk.inbox), "--lake", str(desk.lake)]
    process = subprocess.Popen(
        [*command, "--batch-size", "1", "--workers", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    wait_until(lambda: len(children.read_text().split()) >= 3)  # two workers, and a tracker
    process.kill()
    process.wait()
    wait_until(lambda: not _lives(process.pid))


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Waits for something that must come to be."""
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.05)


def _lives(group: int) -> bool:
    """Whether any process of a group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
