"""Maintenance leaves the rows as they are, and less on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.lake import Connection, Lake, QueryError, transaction
from etl.maintenance import maintain
from etl.publish import insert
from schemas.article import Block
from tests.conftest import Desk
from tests.sample import good_row

KEPT_LONG = 90


@pytest.fixture
def lake(tmp_path: Path) -> Iterator[Connection]:
    """A lake of three small publications, the last of which replaced rows of the first."""
    place = Lake(tmp_path / "lake")
    with place.turn(), place.connect(write=True) as connection:
        place.create_tables(connection)
        for first in (0, 100, 200):
            rows = [{**good_row(Block), "ordinal": first + n} for n in range(100)]
            with transaction(connection):
                connection.execute("DELETE FROM lake.blocks WHERE ordinal < 50")
                insert(connection, [Block.model_validate(row) for row in rows])
        yield connection


def files(connection: Connection) -> set[str]:
    found = "SELECT unnest([data_file, delete_file]) FROM ducklake_list_files('lake', 'blocks')"
    return {path for (path,) in connection.execute(found).fetchall() if path}


def test_small_files_are_merged_and_every_row_stands(lake: Connection) -> None:
    everything = "SELECT * FROM lake.blocks ORDER BY ALL"
    rows, before = lake.execute(everything).fetchall(), files(lake)
    snapshots = lake.execute("SELECT count(*) FROM ducklake_snapshots('lake')").fetchall()[0][0]
    assert len(rows) == 250
    assert len(before) > 3
    done = maintain(lake, KEPT_LONG)
    assert done.rewritten_file_count >= 3
    assert (done.forgotten_snapshot_count, done.removed_file_count) == (0, 0)
    assert lake.execute(everything).fetchall() == rows
    assert len(files(lake)) == 1
    then = "SELECT count(*) FROM lake.blocks AT (VERSION => {})"
    assert lake.execute(then.format(snapshots - 2)).fetchall() == [(150,)]


def test_what_no_snapshot_needs_is_removed_in_time(lake: Connection) -> None:
    before = files(lake)
    maintain(lake, KEPT_LONG)
    assert maintain(lake, 0).forgotten_snapshot_count >= 3
    assert all(Path(path).exists() for path in before)  # a query may still be reading them
    assert maintain(lake, 0, grace_hours=0).removed_file_count >= len(before)
    assert not any(Path(path).exists() for path in before)
    assert lake.execute("SELECT count(*) FROM lake.blocks").fetchall() == [(250,)]
    with pytest.raises(QueryError):
        lake.execute("SELECT count(*) FROM lake.blocks AT (VERSION => 2)")


def test_there_must_be_a_lake_to_maintain(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["maintain", "--lake", str(desk.lake)]) == 1
    assert "There is no lake at" in capsys.readouterr().err


def test_a_lake_is_maintained_by_a_command(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    place = Lake(desk.lake)
    with place.turn(), place.connect(write=True) as connection:
        place.create_tables(connection)
    assert main(["maintain", "--lake", str(desk.lake)]) == 0
    assert "0 removed files" in capsys.readouterr().out
