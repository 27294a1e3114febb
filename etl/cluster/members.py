"""The articles of one cluster: which comes first, and what each other is to it.

Guarantees that both depend only on what the articles say, never on when they came into the lake.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from etl.cluster.likeness import Likeness
from schemas.cluster import Cluster, Relation

WHOLE_TEXT = 0.8
"""Of the shorter text's runs, what another publisher's copy at least keeps: below, it was rewritten."""

_LENGTHS = {"day": timedelta(days=1), "month": timedelta(days=31), "year": timedelta(days=366)}
_NEVER = datetime.max.replace(tzinfo=UTC)
_SAME = Likeness(similarity=1.0, containment=1.0, shared=0)


@dataclass(frozen=True, slots=True)
class Member:
    """What a cluster asks of an article."""

    article_id: str
    publisher: str | None
    canonical_url: str | None
    published_at: datetime | None
    published_precision: str | None
    modified_at: datetime | None
    words_sha256: str


def in_order(members: Sequence[Member]) -> list[Member]:
    """By the time of publication; where only the day is known, after the copies that name an hour."""
    return sorted(members, key=lambda member: (_published(member), member.article_id))


def rows(members: Sequence[Member], alike: Mapping[str, Likeness]) -> Iterator[Cluster]:
    """The rows of a cluster in order; `alike` tells how each but the first is like the first."""
    first = members[0]
    newest: dict[str, Member] = {}
    for ordinal, member in enumerate(members):
        likeness = _SAME if member is first else alike[member.article_id]
        own = [newest[name] for name in _publishers(member) if name in newest]
        newest |= dict.fromkeys(_publishers(member), member)
        yield Cluster(
            cluster_id=first.article_id,
            article_id=member.article_id,
            ordinal=ordinal,
            relation=_relation(first, member, own, likeness),
            similarity=likeness.similarity,
            containment=likeness.containment,
        )


def _relation(first: Member, member: Member, own: Sequence[Member], likeness: Likeness) -> Relation:
    """`own`: what the same publisher printed of it before."""
    if member is first:
        return "first"
    if member.words_sha256 == first.words_sha256:
        return "exact"
    if any(member.words_sha256 != o.words_sha256 and _is_later(member, o) for o in own):
        return "update"
    return "syndicated" if _is_elsewhere(member, first, likeness) else "near_duplicate"


def _is_elsewhere(member: Member, first: Member, likeness: Likeness) -> bool:
    """Whether the text of the first stands at another publisher's, as far as names or addresses tell."""
    is_told = any(a and b for a, b in zip(_names(member), _names(first), strict=True))
    is_same = not _publishers(member).isdisjoint(_publishers(first))
    return is_told and not is_same and likeness.containment >= WHOLE_TEXT


def _publishers(member: Member) -> frozenset[str]:
    return frozenset(name for name in _names(member) if name)


def _names(member: Member) -> tuple[str | None, str | None]:
    """The publisher's name and the host of its address, as far as either is known."""
    try:
        host = urlsplit(member.canonical_url or "").hostname
    except ValueError:
        host = None
    name = member.publisher.casefold() if member.publisher else None
    return name, f"//{host.removeprefix('www.')}" if host else None


def _published(member: Member) -> datetime:
    """The last moment at which it may have been published."""
    if member.published_at is None:
        return _NEVER
    return member.published_at + _LENGTHS.get(member.published_precision or "", timedelta())


def _is_later(member: Member, other: Member) -> bool:
    if other.published_at is None:
        return False
    times = (member.published_at, member.modified_at)
    return any(moment is not None and moment > other.published_at for moment in times)
