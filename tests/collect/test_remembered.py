"""A file that was read is not read again, unless it may have changed."""

import os
import time
from pathlib import Path

import pytest

from etl.collect.remembered import File, remembered

LONG_AGO = 1_600_000_000


class Reader:
    """Reads files, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, path: Path) -> File:
        self.count += 1
        return File(path.read_text(), path.stat().st_size, is_archive=False)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time goes on: what was written just now was written well before it is read."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10_000_000_000)


def look(folder: Path, read: Reader) -> File:
    with remembered(folder / "lake" / "inbox.sqlite") as files:
        return files.file(folder / "page.txt", read)


def _break_off(folder: Path, read: Reader) -> None:
    with remembered(folder / "lake" / "inbox.sqlite") as files:
        files.file(folder / "page.txt", read)
        raise KeyboardInterrupt


@pytest.mark.usefixtures("settled")
def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("first")
    read = Reader()
    assert look(tmp_path, read) == look(tmp_path, read) == File("first", 5, is_archive=False)
    assert read.count == 1


@pytest.mark.usefixtures("settled")
def test_a_changed_file_is_read_again_even_under_its_old_time_and_size(tmp_path: Path) -> None:
    page, read = tmp_path / "page.txt", Reader()
    page.write_text("first")
    os.utime(page, (LONG_AGO, LONG_AGO))
    look(tmp_path, read)
    page.write_text("other")
    os.utime(page, (LONG_AGO, LONG_AGO))
    assert look(tmp_path, read).source_id == "other"
    page.unlink()
    aside = tmp_path / "aside"
    aside.write_text("third")
    os.utime(aside, (LONG_AGO, LONG_AGO))
    aside.rename(page)
    assert look(tmp_path, read).source_id == "third"


def test_a_file_written_just_now_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("first")
    read = Reader()
    look(tmp_path, read)
    look(tmp_path, read)
    assert read.count == 2


@pytest.mark.usefixtures("settled")
def test_nothing_is_remembered_of_a_run_that_broke_off(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("first")
    read = Reader()
    with pytest.raises(KeyboardInterrupt):
        _break_off(tmp_path, read)
    look(tmp_path, read)
    assert read.count == 2
