"""What a run promises: nothing lost, nothing twice, the same rows however it is cut."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import publish
from etl.lake import Lake
from tests.conftest import Desk

Story = Callable[..., str]

PASTED = """Council approves new tram line

By Jane Doe

The city council approved a new tram line on Tuesday after a debate that lasted five hours.

Construction is expected to begin next spring, and the first trams should run within four years.

Residents of the northern districts, who had asked for the line for a decade, welcomed the vote.
"""


def stable(desk: Desk, table: str) -> list[tuple[object, ...]]:
    """Rows of a table, without what names the run that wrote them."""
    volatile = {
        "run_id", "first_seen_at", "seen_at", "first_run_id", "last_run_id", "finding_id",
        "started_at", "ended_at", "ordinal" if table == "sources" else "",
    }  # fmt: skip
    columns = [row[0] for row in desk.ask(f"DESCRIBE {table}") if row[0] not in volatile]
    return desk.ask(
        f"SELECT {', '.join(f'{c!r}'.replace(chr(39), chr(34)) for c in columns)} FROM {table} ORDER BY ALL"
    )


TABLES = (
    "sources", "articles", "revisions", "blocks", "credits", "tags", "links", "fingerprints",
    "clusters", "rejects",
)  # fmt: skip


def fill(desk: Desk, story: Story) -> None:
    for n in range(7):
        desk.put(
            f"{n}.html",
            story(f"Story number {n} has words of its own.", f"https://example.org/{n}"),
        )
    desk.put("deep/er/page.txt", PASTED)
    desk.put("empty.txt", "")


def test_a_second_run_publishes_nothing_new(
    desk: Desk, story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(desk, story)
    assert desk.run() == 0
    before = {table: stable(desk, table) for table in TABLES}
    capsys.readouterr()
    assert desk.run() == 0
    assert "Nothing new" in capsys.readouterr().out
    assert {table: stable(desk, table) for table in TABLES} == before
    assert desk.ask(
        "SELECT source_count, unchanged_count FROM runs ORDER BY started_at DESC LIMIT 1"
    ) == [(9, 9)]


def test_batches_and_workers_do_not_change_the_rows(tmp_path: Path, story: Story) -> None:
    told = []
    for n, more in enumerate((["--batch-size", "1"], ["--batch-size", "3", "--workers", "2"], [])):
        desk = Desk(tmp_path / "inbox", tmp_path / f"lake{n}")
        desk.inbox.mkdir(exist_ok=True)
        fill(desk, story)
        assert desk.run(*more) == 0
        told.append({table: stable(desk, table) for table in TABLES})
    assert told[0] == told[1] == told[2]


def test_every_source_is_accounted_for(desk: Desk, story: Story) -> None:
    fill(desk, story)
    desk.put("copy.txt", PASTED)
    assert desk.run() == 0
    (counts,) = desk.ask(
        "SELECT source_count, published_count, unchanged_count, rejected_count FROM runs"
    )
    assert counts == (10, 8, 1, 1)


def test_other_words_at_the_same_address_are_a_revision(desk: Desk, story: Story) -> None:
    desk.put("a.html", story("The bridge opens on Monday."))
    assert desk.run() == 0
    desk.put("b.html", story("The bridge opens on Friday."))
    assert desk.run() == 0
    assert desk.ask("SELECT count(*), max(revision_no) FROM articles") == [(1, 2)]
    assert "Friday" in desk.ask("SELECT body_text FROM articles")[0][0]
    history = desk.ask(
        "SELECT revision_no, change, added_words, removed_words FROM revisions ORDER BY 1"
    )
    assert [row[:2] for row in history] == [(1, "first"), (2, "update")]
    assert history[1][2:] == (5, 5)
    assert desk.ask("SELECT count(*) FROM blocks WHERE text LIKE '%Monday%'") == [(0,)]
    assert desk.ask("SELECT count(*) FROM articles AT (VERSION => 2)") != []


def test_two_versions_in_one_run_are_one_article_in_any_batches(
    tmp_path: Path, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for size, slice_size in (("1", 1), ("10", publish.SLICE_ARTICLES)):
        monkeypatch.setattr(publish, "SLICE_ARTICLES", slice_size)
        desk = Desk(tmp_path / "inbox", tmp_path / f"lake{size}")
        desk.inbox.mkdir(exist_ok=True)
        for n in range(4):
            for name, day in (("a", "Monday"), ("b", "Friday")):
                words, url = f"Bridge {n} opens on {day}.", f"https://example.org/{n}"
                desk.put(f"{name}{n}.html", story(words, url))
        assert desk.run("--batch-size", size) == 0
        told.append({table: stable(desk, table) for table in TABLES})
    assert told[0] == told[1]
    assert len(told[0]["articles"]) == 4
    assert len(told[0]["revisions"]) == 8


def test_rebuild_gives_the_same_rows(desk: Desk, story: Story) -> None:
    fill(desk, story)
    desk.put(
        "later.html",
        story("Story number 3 was changed a good deal since.", "https://example.org/3"),
    )
    assert desk.run() == 0
    before = {table: stable(desk, table) for table in TABLES}
    assert desk.run(verb="rebuild") == 0
    assert {table: stable(desk, table) for table in TABLES} == before


def test_rejects_say_what_to_do_and_keep_their_bytes(desk: Desk) -> None:
    faults = {
        "empty.txt": b"",
        "junk.bin": bytes(range(256)) * 20,
        "wide.txt": PASTED.encode("utf-16-le"),
        "blank.html": b"<html><body><script>x()</script></body></html>",
        "large.txt": b"words and " * 200_000,
    }
    for name, body in faults.items():
        desk.put(name, body)
    desk.put("wrong.txt", PASTED, sidecar='{"published_at": "yesterday"}')
    desk.put("torn.txt", PASTED + "Torn.", sidecar="{")
    desk.put("good.txt", PASTED + "Good.")
    import os

    os.environ["DATELINE_MAX_PAGE_BYTES"] = "1000000"
    try:
        assert desk.run() == 0
    finally:
        del os.environ["DATELINE_MAX_PAGE_BYTES"]
    rejects = dict(desk.ask("SELECT uri, rule FROM rejects"))
    assert rejects == {
        "empty.txt": "empty_file",
        "junk.bin": "binary_content",
        "wide.txt": "unknown_encoding",
        "blank.html": "no_text",
        "large.txt": "page_too_large",
        "wrong.txt": "invalid_sidecar",
        "torn.txt": "invalid_sidecar",
    }
    for message, source_id in desk.ask("SELECT message, source_id FROM rejects"):
        assert len(message) > 20
        assert (desk.lake / "raw" / source_id[:2] / source_id).exists()
    assert desk.ask("SELECT count(*) FROM articles") == [(1,)]


def test_a_reject_is_replayed_once_its_cause_is_gone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("page.txt", PASTED)
    monkeypatch.setenv("DATELINE_MAX_PAGE_BYTES", "1000")
    desk.put("long.txt", PASTED * 4)
    assert desk.run() == 0
    assert desk.ask("SELECT rule, status FROM rejects") == [("page_too_large", "open")]
    assert desk.run(verb="retry") == 0
    (first, last) = desk.ask("SELECT first_run_id, last_run_id FROM rejects")[0]
    assert first < last
    monkeypatch.delenv("DATELINE_MAX_PAGE_BYTES")
    assert desk.run(verb="retry") == 0
    assert desk.ask("SELECT status FROM rejects") == [("replayed",)]
    assert desk.ask("SELECT count(*) FROM articles") == [(2,)]


def test_a_run_that_rejects_too_much_is_held(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.put("page.txt", PASTED)
    assert desk.run() == 0
    monkeypatch.setenv("DATELINE_MAX_REJECT_SHARE", "0.3")
    desk.put("empty.txt", "")
    desk.put("new.txt", PASTED.replace("tram", "bus"))
    assert desk.run() == 1
    told = capsys.readouterr().err
    assert "DATELINE_MAX_REJECT_SHARE" in told
    assert "Traceback" not in told
    assert desk.ask("SELECT count(*) FROM articles") == [(1,)]
    assert desk.ask("SELECT status FROM runs ORDER BY started_at DESC LIMIT 1") == [("held",)]
    assert desk.ask("SELECT observed FROM findings WHERE expectation = 'reject_share'") != []
    assert desk.ask("SELECT rule FROM rejects") == [("empty_file",)]
    monkeypatch.delenv("DATELINE_MAX_REJECT_SHARE")
    assert desk.run() == 0
    assert desk.ask("SELECT count(*) FROM articles") == [(2,)]


def test_a_critical_finding_holds_the_run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import expectations
    from etl.extract.page import Note
    from etl.extract.rows import finding

    desk.put("page.txt", PASTED)
    fault = finding("x", "articles", Note("broken", "on purpose", severity="critical"))
    monkeypatch.setattr(
        expectations,
        "audit",
        lambda run, connection: iter([fault.model_copy(update={"run_id": run})]),
    )
    assert desk.run() == 1
    assert desk.ask("SELECT count(*) FROM articles") == [(0,)]
    assert desk.ask("SELECT expectation FROM findings") == [("broken",)]
    monkeypatch.undo()
    assert desk.run() == 0
    assert desk.ask("SELECT count(*) FROM articles") == [(1,)]


def test_a_date_that_arrives_later_in_a_sidecar_is_taken(desk: Desk) -> None:
    desk.put("page.txt", PASTED)
    assert desk.run() == 0
    assert desk.ask("SELECT published_at, published_source FROM articles") == [(None, "none")]
    assert desk.ask(
        "SELECT count(*) FROM findings WHERE expectation = 'missing_publication_date'"
    ) == [(1,)]
    desk.put(
        "page.txt",
        PASTED,
        sidecar='{"published_at": "2020-02-14T21:34:00+01:00", "publisher": "The Courier"}',
    )
    assert desk.run() == 0
    told = desk.ask(
        "SELECT published_at::VARCHAR, published_source, published_precision, publisher FROM articles"
    )
    assert told == [("2020-02-14 20:34:00+00", "sidecar", "second", "The Courier")]
    assert desk.ask(
        "SELECT count(*) FROM findings WHERE expectation = 'missing_publication_date'"
    ) == [(0,)]


def test_dashboards_see_the_lake_in_plain_parquet(desk: Desk, story: Story) -> None:
    import duckdb
    import pyarrow.parquet as pq

    from schemas import TABLES as ALL
    from schemas.mart import MARTS

    fill(desk, story)
    assert desk.run() == 0
    for name, record in {**ALL, **MARTS}.items():
        rows = pq.read_table(desk.lake / "published" / name)
        assert rows.schema.equals(record.arrow_schema(), check_metadata=False), name
        assert rows.num_rows == desk.ask(f"SELECT count(*) FROM {name}")[0][0], name
    with duckdb.connect(str(desk.lake / "warehouse.duckdb"), read_only=True) as door:
        assert door.execute("SELECT count(*) FROM articles").fetchone() == (8,)
    page = (desk.lake / "published" / "report.html").read_text()
    assert "empty_file" in page
    assert "http" not in page.replace("https://example.org", "")


def test_a_publication_never_changes_under_its_readers(desk: Desk, story: Story) -> None:
    fill(desk, story)
    assert desk.run() == 0
    first = (desk.lake / "published").resolve()
    files = {path: path.read_bytes() for path in first.rglob("*.parquet")}
    desk.put("new.html", story("Another story altogether.", "https://example.org/new"))
    assert desk.run() == 0
    second = (desk.lake / "published").resolve()
    assert second != first
    assert {path: path.read_bytes() for path in files} == files
    names = {path.name for path in first.rglob("*.parquet")} & {
        path.name for path in second.rglob("*.parquet")
    }
    for name in names:
        (one,), (two,) = first.rglob(name), second.rglob(name)
        assert one.samefile(two)


def test_what_went_before_can_be_asked(desk: Desk, story: Story) -> None:
    desk.put("a.html", story("The bridge opens on Monday."))
    assert desk.run() == 0
    with Lake(desk.lake).connect() as connection:
        (snapshot,) = connection.execute(
            "SELECT max(snapshot_id) FROM ducklake_snapshots('lake')"
        ).fetchone() or (0,)
    desk.put("a.html", story("The bridge opens on Friday."))
    assert desk.run() == 0
    (then,) = desk.ask(f"SELECT body_text FROM articles AT (VERSION => {snapshot})")[0]
    assert "Monday" in then


def test_a_sidecar_and_settings_are_json(desk: Desk) -> None:
    desk.put(
        "page.txt",
        PASTED,
        sidecar=json.dumps({"url": "https://example.org/p?utm_source=x", "language": "en"}),
    )
    assert desk.run() == 0
    assert desk.ask("SELECT canonical_url, language FROM articles") == [
        ("https://example.org/p?utm_source=x", "en")
    ]


def test_what_a_killed_run_staged_is_removed_in_time(desk: Desk) -> None:
    import os

    left, fresh = (desk.lake / "staging" / name for name in ("left", "fresh"))
    for folder in (left, fresh):
        folder.mkdir(parents=True)
    os.utime(left, (0, 0))
    desk.put("page.txt", PASTED)
    assert desk.run() == 0
    assert not left.exists()
    assert fresh.exists()
