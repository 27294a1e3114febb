"""The same articles give the same clusters, whatever the order and the runs they come in."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from etl import copies
from schemas.article import Article
from tests.cluster.newsroom import Newsroom, article, edited, prose

START = datetime(2026, 5, 17, tzinfo=UTC)


def family(name: str) -> list[Article]:
    """One text at five publishers: as it is, edited, cut, in a page, and cut from the edited one."""
    text = prose(name)
    bodies = [
        text,
        edited(text),
        text[:120],
        [*prose(f"menu {name}", 40), *text],
        edited(text)[:200],
    ]
    return [
        article(f"{name}{n}", body, publisher=f"Paper {n}", published_at=START + timedelta(hours=7 * n % 5))
        for n, body in enumerate(bodies)
    ]  # fmt: skip


ARTICLES = [
    *family("funicular"),
    *family("harvest"),
    *(article(f"single{n}", prose(f"single {n}")) for n in range(4)),
    *(article(f"stub{n}", [*prose(f"lead {n}", 20), *prose("notice", 60)]) for n in range(3)),
    *(article(f"brief{n}", prose("brief", 30)) for n in range(2)),
]
GROUPS = {frozenset(f"{name}{n}" for n in range(5)) for name in ("funicular", "harvest")}


def test_copies_are_found_and_nothing_else() -> None:
    room = Newsroom()
    room.run(ARTICLES)
    assert room.groups() == GROUPS


@pytest.mark.parametrize("seed", range(8))
def test_order_and_runs_do_not_matter(seed: int) -> None:
    whole, split = Newsroom(), Newsroom()
    whole.run(ARTICLES)
    dice = random.Random(seed)
    rest = dice.sample(ARTICLES, len(ARTICLES))
    while rest:
        size = dice.randint(1, 8)
        split.run(rest[:size])
        rest = rest[size:]
    assert split.rows() == whole.rows()


def test_a_run_reads_no_text_but_of_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Newsroom()
    room.run(ARTICLES[1:])
    read: list[str] = []
    reader = copies._read

    def noted(connection: copies.Connection, article_ids: list[str]) -> dict[str, copies.Runs]:
        read.extend(article_ids)
        return reader(connection, article_ids)

    monkeypatch.setattr(copies, "_read", noted)
    room.run([article("unlike", prose("unlike anything"))])
    assert read == []
    room.run(ARTICLES[:1])
    assert set(read) <= {f"funicular{n}" for n in range(5)}
    assert room.groups() == GROUPS


def test_clusters_that_meet_become_one_and_their_ids_lead_on() -> None:
    text = prose("long", 600)
    parts = [
        article("a", text[:200], published_at=START), article("b", text[:190], published_at=START),
        article("c", text[400:], published_at=START), article("d", text[410:], published_at=START),
    ]  # fmt: skip
    room = Newsroom()
    room.run(parts)
    assert room.groups() == {frozenset("ab"), frozenset("cd")}
    room.run([article("whole", text, published_at=START - timedelta(days=1))])
    assert room.groups() == {frozenset(["a", "b", "c", "d", "whole"])}
    current = "SELECT cluster_id FROM lake.clusters WHERE article_id IN ('a', 'c')"
    assert room.connection.execute(current).fetchall() == [("whole",), ("whole",)]


def test_a_new_version_leaves_the_cluster_it_no_longer_belongs_to() -> None:
    text = prose("long", 600)
    ends = [article("a", text[:200]), article("b", text[400:]), article("b2", text[410:])]
    room, fresh = Newsroom(), Newsroom()
    room.run([*ends, article("link", text)])
    assert len(room.groups()) == 1
    changed = article("link", prose("something else"))
    room.run([changed])
    fresh.run([*ends, changed])
    assert room.groups() == {frozenset(["b", "b2"])}
    assert room.rows() == fresh.rows()


def test_a_text_printed_more_often_than_is_compared_is_one_cluster(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copies, "MOST_HOLDERS", 3)
    monkeypatch.setattr(copies, "MOST_COMPARED", 2)
    text = prose("everywhere")
    printed = [article(f"copy{n:02}", [*prose(f"{n}", 20), *text]) for n in range(12)]
    room = Newsroom()
    for n in range(0, 12, 4):
        room.run(printed[n : n + 4])
    assert room.groups() == {frozenset(f"copy{n:02}" for n in range(12))}


def test_parts_and_pages_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, cut = Newsroom(), Newsroom()
    whole.run(ARTICLES)
    monkeypatch.setattr(copies, "SEEDS_AT_ONCE", 3)
    monkeypatch.setattr(copies, "PAGE_PAIRS", 2)
    cut.run(ARTICLES)
    assert cut.rows() == whole.rows()
