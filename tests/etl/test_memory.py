"""What a session may hold is less than what a run publishes, and the run is published all the same."""

import hashlib
import random
from pathlib import Path
from typing import Any

import pytest

import expectations
from etl import steps
from etl.arrivals import tell_seen
from etl.lake import Connection, Lake, OutOfMemory
from schemas.article import Article, Block, Revision
from schemas.ledger import Source
from tests.sample import good_row

PARTS, ARTICLES, BLOCKS = 22, 80, 15


def stage(place: Lake, run: str, part: int) -> None:
    """A batch of long articles, of which nothing can be packed away."""
    rng = random.Random(part)
    records: list[Source | Article | Revision | Block] = []
    for n in range(part * ARTICLES, (part + 1) * ARTICLES):
        pieces = [rng.randbytes(400).hex() for _ in range(BLOCKS)]
        text = "\n\n".join(pieces)
        article_id = hashlib.sha256(str(n).encode()).hexdigest()[:20]
        more: dict[str, Any] = {
            "article_id": article_id, "source_id": hashlib.sha256(article_id.encode()).hexdigest(),
            "text": text, "body_text": text, "ordinal": n, "run_id": run, "revision_no": 1,
        }  # fmt: skip
        for record in (Source, Article, Revision):
            row = good_row(record)
            row.update({name: value for name, value in more.items() if name in row})
            records.append(record.model_validate(row))
        for ordinal, piece in enumerate(pieces):
            start = ordinal * (len(piece) + 2)
            row = good_row(Block) | {
                "article_id": article_id, "block_id": f"{article_id}:{ordinal}", "is_body": True,
                "ordinal": ordinal, "start": start, "end": start + len(piece), "text": piece,
            }  # fmt: skip
            records.append(Block.model_validate(row))
    place.stage(run, f"{part:06d}", records)


def test_a_run_larger_than_the_memory_is_audited_and_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(steps, "MEMORY", "96MiB")
    monkeypatch.setattr(steps, "AUDIT_MEMORY", "96MiB")
    monkeypatch.setattr(expectations, "SLICE_ARTICLES", 200)
    place, run = Lake(tmp_path / "lake"), steps.new_run()
    for part in range(PARTS):
        stage(place, run, part)
    tell_seen(place, run, PARTS * ARTICLES, 0)
    assert steps.audit(str(place.folder), run) > 0
    assert steps.publish(str(place.folder), run)["published_count"] == PARTS * ARTICLES
    assert "again" not in caplog.text  # no session needed more
    steps.report(str(place.folder))
    with place.connect() as connection:
        counts = connection.execute("SELECT count(*), sum(length(text)) FROM articles").fetchall()
    assert counts[0][0] == PARTS * ARTICLES
    assert 5 * counts[0][1] > 96 << 20  # in text, body_text, twice in revisions, and in blocks


def test_work_that_outgrows_the_memory_is_done_again_with_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    limits: list[str] = []

    def work(connection: Connection) -> str:
        limits.extend(connection.execute("SELECT current_setting('memory_limit')").fetchall()[0])
        if len(limits) == 1:
            raise OutOfMemory("full")
        return "done"

    assert steps._in_turn(Lake(tmp_path / "lake"), work, "96MiB") == "done"
    assert limits[0] == "96.0 MiB"
    assert limits[1] != limits[0]
    assert "96MiB do not suffice" in caplog.text
