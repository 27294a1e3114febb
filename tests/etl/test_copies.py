"""Copies that come in later runs, from the inbox to what dashboards read."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import expectations
from etl.lake import Lake
from etl.publication import view_marts
from tests.cluster.newsroom import edited, prose
from tests.conftest import Desk

CLUSTERS = (
    "SELECT cluster_id, article_id, ordinal, relation, similarity FROM clusters ORDER BY 1, 3"
)


def page(words: list[str], outlet: str, hour: int) -> str:
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"{outlet} headline",
        "datePublished": f"2026-05-17T{hour:02}:00:00Z",
        "publisher": {"@type": "Organization", "name": outlet},
    }
    body = "".join(f"<p>{' '.join(words[n : n + 50])}.</p>" for n in range(0, len(words), 50))
    return (
        f'<html lang="en"><head><link rel="canonical" href="https://{outlet}.example/{hour}">'
        f'<script type="application/ld+json">{json.dumps(said)}</script></head>'
        f"<body><article><h1>{outlet} headline</h1>{body}</article></body></html>"
    )


TEXT = prose("bridge")
PAGES = {
    "echo.html": page(TEXT, "echo", 8),
    "other.html": page(prose("harvest"), "echo", 9),
    "post.html": page(TEXT[:250], "post", 10),
    "herald.html": page(TEXT, "herald", 7),
}


def published(lake: Path) -> list[dict[str, Any]]:
    return pq.read_table(lake / "published" / "clusters").sort_by("ordinal").to_pylist()


def test_a_copy_of_a_later_run_joins_what_the_lake_holds(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    split, whole = (Desk(tmp_path / "inbox", tmp_path / name) for name in ("split", "whole"))
    for name, text in PAGES.items():
        split.put(name, text)
        if name != "echo.html":  # the first run takes two pages
            assert split.run() == 0
            shown = published(split.lake)
            assert len(shown) == split.ask("SELECT count(*) FROM clusters")[0][0]
    assert [row["relation"] for row in shown] == ["first", "exact", "syndicated"]
    assert whole.run() == 0
    assert whole.ask(CLUSTERS) == split.ask(CLUSTERS)
    assert split.run(verb="rebuild") == 0
    assert whole.ask(CLUSTERS) == split.ask(CLUSTERS)
    story = split.ask("SELECT headline, article_count, publisher_count, publishers FROM stories")
    assert story == [("herald headline", 3, 3, "echo, herald, post")]


def test_a_cluster_may_reach_over_the_parts_of_an_audit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expectations, "SLICE_ARTICLES", 1)
    for name, text in PAGES.items():
        desk.put(name, text)
    assert desk.run() == 0
    assert len(desk.ask(CLUSTERS)) == 3


def test_a_revision_is_no_member_and_may_leave_a_cluster(desk: Desk) -> None:
    desk.put("echo.html", PAGES["echo.html"])
    desk.put("post.html", PAGES["post.html"])
    assert desk.run() == 0
    desk.put("echo.html", page(edited(TEXT, 40), "echo", 8))
    assert desk.run() == 0
    assert [row[2:4] for row in desk.ask(CLUSTERS)] == [(0, "first"), (1, "syndicated")]
    desk.put("post.html", page(prose("not what it was"), "post", 10))
    assert desk.run() == 0
    assert desk.ask(CLUSTERS) == []
    assert published(desk.lake) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "SELECT kind, value_best, article_count FROM reported_figures WHERE kind IN ('KILL', 'WOUND') ORDER BY 1",
            [("KILL", 4.0, 2), ("WOUND", 11.0, 2)],
        ),
        (
            "SELECT event_type, told_count, article_count FROM who_did_what WHERE evidence LIKE '%arrested%'",
            [("COERCE", 2, 2)],
        ),
        ("SELECT cluster_count FROM events_by_day WHERE event_type = 'COERCE'", [(1,)]),
        (
            "SELECT count(DISTINCT cluster_id) FROM events WHERE event_type = 'COERCE'",
            [(2,)],  # in the table each article tells its own
        ),
    ],
)
def test_what_a_copy_repeats_counts_once(query: str, expected: list[Any], facts: Lake) -> None:
    with facts.connect() as connection:
        view_marts(connection)
        assert connection.execute(query).fetchall() == expected


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """One story at two outlets, with its figures and events."""
    folder = tmp_path_factory.mktemp("facts")
    desk = Desk(folder / "inbox", folder / "lake", annotators="all")
    desk.inbox.mkdir()
    for case in ("wire_story", "wire_story_syndicated"):
        source = Path(__file__).parents[2] / "seeds" / case / "source.html"
        desk.put(f"{case}.html", source.read_bytes())
    assert desk.run() == 0
    return Lake(desk.lake)
