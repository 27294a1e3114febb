"""What a session may hold is less than what a run publishes, and the run is published all the same."""

import hashlib
import random
from pathlib import Path
from typing import Any

import pytest

import expectations
from etl import lake as storage
from etl import steps
from etl.arrivals import tell_seen
from etl.lake import Lake
from schemas.article import Article, Block, Revision
from schemas.ledger import Source
from tests.sample import good_row

PARTS, ARTICLES, WORDS = 30, 40, 2_500


def stage(place: Lake, run: str, part: int) -> None:
    """A batch of long articles, each of one block."""
    rng = random.Random(part)
    records: list[Source | Article | Revision | Block] = []
    for n in range(part * ARTICLES, (part + 1) * ARTICLES):
        text = " ".join(f"{rng.randrange(1 << 30):x}" for _ in range(WORDS))
        article_id = hashlib.sha256(str(n).encode()).hexdigest()[:20]
        more: dict[str, Any] = {
            "article_id": article_id, "source_id": hashlib.sha256(article_id.encode()).hexdigest(),
            "text": text, "body_text": text, "block_id": f"{article_id}:0", "end": len(text),
            "is_body": True, "ordinal": n, "run_id": run, "revision_no": 1,
        }  # fmt: skip
        for record in (Source, Article, Revision, Block):
            row = good_row(record)
            row.update({name: value for name, value in more.items() if name in row})
            records.append(record.model_validate(row))
    place.stage(run, f"{part:06d}", records)


def test_a_run_larger_than_the_memory_is_audited_and_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "MEMORY_LIMIT", "64MiB")
    monkeypatch.setattr(expectations, "SLICE_ARTICLES", 200)
    place, run = Lake(tmp_path / "lake"), steps.new_run()
    for part in range(PARTS):
        stage(place, run, part)
    tell_seen(place, run, PARTS * ARTICLES, 0)
    assert steps.audit(str(place.folder), run) > 0
    assert steps.publish(str(place.folder), run)["published_count"] == PARTS * ARTICLES
    steps.report(str(place.folder))
    with place.connect() as connection:
        counts = connection.execute("SELECT count(*), sum(length(text)) FROM articles").fetchall()
    assert counts[0][0] == PARTS * ARTICLES
    assert 5 * counts[0][1] > 64 << 20  # in text, body_text, twice in revisions, and in blocks
