"""The same event told again, within an article and across articles.

Guarantees that two tellings share a cluster only with the same type, participants that do not
contradict each other, and days and places that may be the same; and that the id is a hash of these,
so that another article that dates the event gets the same one.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.annotate.deeds.parties import Party
from schemas.annotation import EventType, Modality


@dataclass(frozen=True, slots=True)
class Telling:
    """What clustering compares: one event as one clause tells it."""

    event_type: EventType
    mode: str | None
    modality: Modality
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    day: str | None
    """TIMEX3 value, also of a weekday that nothing anchors."""
    starts_on: date | None
    place: str | None
    content: str
    """What is asked, promised or threatened: two demands of one person are not one."""

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everyone who takes part."""
        return self.actors + self.recipients


_GROUPS, _MEMBERS = 64, 16
"""How many groups of a type, and members of a group, a telling is compared with: more than any
article has, so that a hostile page costs no more than a long one."""

_BY_MODE = frozenset({"ACCUSE", "COERCE", "RETREAT", "SANCTION", "PROTEST"})
"""Types whose modes are deeds of their own: who arrests does not ban."""

_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})


def cluster_ids(
    article_id: str, tellings: Sequence[Telling], wholes: Sequence[int | None]
) -> list[str]:
    """The cluster of each telling, in order; `wholes` names the telling that one is a part of."""
    groups: list[list[int]] = []
    by_type: dict[str, list[list[int]]] = {}
    for index, telling in enumerate(tellings):
        alike = by_type.setdefault(telling.event_type, [])
        for group in alike[-_GROUPS:]:
            if all(_may_be_same(tellings[other], telling) for other in group[:_MEMBERS]):
                group.append(index)
                break
        else:
            alike.append([index])
            groups.append(alike[-1])
    ids = [""] * len(tellings)
    for group in _with_parts(groups, tellings, wholes):
        name = _name(article_id, [tellings[index] for index in group])
        for index in group:
            ids[index] = name
    return ids


def _with_parts(
    groups: list[list[int]], tellings: Sequence[Telling], wholes: Sequence[int | None]
) -> list[list[int]]:
    """The groups, those that tell parts of one occurrence as one: attacked a post, killing ten."""
    holding = {index: number for number, group in enumerate(groups) for index in group}
    for part, whole in enumerate(wholes):
        if whole is None or not _fits(tellings[part], tellings[whole]):
            continue
        kept, gone = sorted((holding[part], holding[whole]))
        if kept != gone:
            groups[kept] += groups[gone]
            holding.update(dict.fromkeys(groups[gone], kept))
            groups[gone] = []
    return [sorted(group) for group in groups if group]


def _fits(one: Telling, other: Telling) -> bool:
    """Whether day, place and reality may be the same."""
    if _is_real(one) != _is_real(other) or (one.day and other.day and one.day != other.day):
        return False
    return not (one.place and other.place and one.place != other.place)


def _may_be_same(one: Telling, other: Telling) -> bool:
    if one.event_type != other.event_type or not _fits(one, other):
        return False
    is_other_deed = one.event_type in _BY_MODE and one.mode != other.mode
    if is_other_deed and one.mode and other.mode:
        return False
    if one.content != other.content and one.content and other.content:
        return False
    if one.event_type in _MUTUAL:
        first, second = {p.key for p in one.parties}, {p.key for p in other.parties}
        return first == second
    is_actor_same = _agree(one.actors, other.actors)
    is_recipient_same = _agree(one.recipients, other.recipients)
    if is_actor_same is False or is_recipient_same is False:
        return False
    return bool(is_actor_same or is_recipient_same)


def _is_real(telling: Telling) -> bool:
    return telling.modality in {"actual", "historical"}


def _agree(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool | None:
    """Whether two sides name the same; None where one of them names nobody."""
    if not one or not other:
        return None
    numbers = {p.number for p in one if p.number}, {p.number for p in other if p.number}
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    if ("another" in numbers[0]) != ("another" in numbers[1]):  # "a man", "another man"
        return False
    first, second = {p.key for p in one}, {p.key for p in other}
    if first <= second or second <= first:
        return True
    return all(_same_force(a, other) for a in one) and all(_same_force(b, one) for b in other)


def _same_force(party: Party, others: tuple[Party, ...]) -> bool:
    """The same country's same sector: "the Syrian army" and "the regime's forces"."""
    return any(
        party.key == other.key
        or _is_short_for(party, other)
        or (
            party.country is not None
            and (party.country, party.sector) == (other.country, other.sector)
            and not (party.entity_id and other.entity_id)  # two ministers are two
        )
        for other in others
    )


def _is_short_for(one: Party, other: Party) -> bool:
    """Whether one names by its noun alone whom the other names in full: "the museum"."""
    is_bare = not (one.entity_id and other.entity_id) and not (one.country and other.country)
    return is_bare and one.noun == other.noun and one.sector == other.sector


def _name(article_id: str, tellings: Sequence[Telling]) -> str:
    """The id of the best told; without a day or known participants it holds in its article only."""
    best = max(tellings, key=lambda t: (len(t.parties), t.starts_on is not None))
    starts = sorted(t.starts_on for t in tellings if t.starts_on)
    places = sorted(t.place for t in tellings if t.place)
    days = sorted(t.day for t in tellings if t.day)
    keys = sorted({p.key for p in best.parties})
    is_global = bool(starts) and any(p.entity_id or p.country for p in best.parties)
    day = starts[0].isoformat() if starts else (days[0] if days else "")
    reality = "real" if _is_real(best) else best.modality
    parts = [best.event_type, reality, best.content, *keys, day, *places[:1]]
    if not is_global:
        parts.append(article_id)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
