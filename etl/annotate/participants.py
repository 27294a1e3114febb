"""Participants: who acts in an event, and who is acted upon.

Guarantees that every row belongs to a published event and stands in the event's clause.
"""

from collections.abc import Iterator

from etl.annotate.deeds.clusters import Telling
from etl.annotate.deeds.parties import Party
from etl.annotate.document import Document
from etl.annotate.events import tellings
from schemas.annotation import Event, Participant, Side

EXTRACTOR = "participants@1"


def participants(document: Document) -> Iterator[Participant]:
    """The participants of the document's events, sorted by start, event, side and place in it."""
    rows = [row for event, telling in tellings(document) for row in _rows(document, event, telling)]
    yield from sorted(rows, key=lambda row: (row.start, row.event_id, row.side, row.ordinal))


def _rows(document: Document, event: Event, telling: Telling) -> Iterator[Participant]:
    sides: tuple[tuple[Side, tuple[Party, ...]], ...] = (
        ("actor", telling.actors),
        ("recipient", telling.recipients),
    )
    for side, parties in sides:
        for ordinal, party in enumerate(parties):
            yield _row(document, event, party, side, ordinal)


def _row(document: Document, event: Event, party: Party, side: Side, ordinal: int) -> Participant:
    return Participant(
        article_id=document.article_id,
        start=party.start,
        end=party.end,
        text=document.text[party.start : party.end],
        block_id=event.block_id,
        scope=event.scope,
        confidence=event.confidence,
        extractor=EXTRACTOR,
        event_id=event.event_id,
        side=side,
        ordinal=ordinal,
        entity_id=party.entity_id,
        country_iso3=party.country,
        sector=party.sector,
    )
