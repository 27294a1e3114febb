"""Which article of a cluster comes first, and what each other is to it."""

from datetime import UTC, datetime

from etl.cluster.likeness import Likeness
from etl.cluster.members import Member, in_order, rows

MORNING = datetime(2026, 5, 17, 6, tzinfo=UTC)
EVENING = MORNING.replace(hour=18)
NEXT_DAY = MORNING.replace(day=18)


def member(name: str, at: datetime | None = MORNING, words: str = "same", **said: object) -> Member:
    told: dict[str, object] = {
        "publisher": None, "canonical_url": None, "published_precision": "second", "modified_at": None,
    }  # fmt: skip
    told |= said
    return Member(article_id=name, published_at=at, words_sha256=words, **told)  # type: ignore[arg-type]


def relations(*members: Member, containment: float = 0.9) -> dict[str, str]:
    ordered = in_order(members)
    alike = {m.article_id: Likeness(0.6, containment, 100) for m in ordered}
    stated = list(rows(ordered, alike))
    assert [row.ordinal for row in stated] == list(range(len(members)))
    assert {row.cluster_id for row in stated} == {ordered[0].article_id}
    return {row.article_id: row.relation for row in stated}


def test_the_earliest_is_first_whatever_the_order() -> None:
    late, early, undated = member("a", NEXT_DAY), member("b", MORNING), member("c", None)
    a_day = member("d", MORNING.replace(hour=0), published_precision="day")
    for given in ([late, early, undated, a_day], [a_day, undated, early, late]):
        assert [m.article_id for m in in_order(given)] == ["b", "d", "a", "c"]


def test_each_relation() -> None:
    told = relations(
        member("first", publisher="Echo"),
        member("reprint", EVENING, publisher="Post"),
        member("cut", EVENING, "cut", publisher="Post"),
        member("anew", NEXT_DAY, "anew", publisher="ECHO"),
        member("unnamed", NEXT_DAY, "other"),
    )
    assert told == {
        "first": "first", "reprint": "exact", "cut": "syndicated", "anew": "update",
        "unnamed": "near_duplicate",
    }  # fmt: skip


def test_a_text_rewritten_elsewhere_is_no_syndication() -> None:
    one, other = member("a", publisher="Echo"), member("b", EVENING, "b", publisher="Post")
    assert relations(one, other, containment=0.5)["b"] == "near_duplicate"


def test_an_address_tells_the_publisher_where_no_name_does() -> None:
    one = member("a", canonical_url="https://www.echo.example/1")
    same = member("b", EVENING, "b", canonical_url="https://echo.example/2")
    else_ = member("c", EVENING, "c", canonical_url="https://post.example/2")
    assert relations(one, same, else_) == {"a": "first", "b": "update", "c": "syndicated"}


def test_an_update_is_one_of_its_own_publishers_article() -> None:
    told = relations(
        member("a", publisher="Echo"),
        member("b", EVENING, "b", publisher="Post"),
        member("c", NEXT_DAY, "c", publisher="Post"),
    )
    assert told == {"a": "first", "b": "syndicated", "c": "update"}


def test_without_a_later_time_nothing_is_an_update() -> None:
    one, other = member("a", None, publisher="Echo"), member("b", None, "b", publisher="Echo")
    assert relations(one, other)["b"] == "near_duplicate"
