"""Events: who did what to whom, where, when and according to whom, in PLOVER's terms.

Guarantees that every event has someone who does it or to whom it is done, that its trigger and
participants stand in its clause, and that what is merely demanded, promised or alleged is not told
as having happened.
"""

import hashlib
from collections.abc import Iterator

from etl.annotate.deeds.cast import read_cast
from etl.annotate.deeds.clusters import Telling, cluster_ids
from etl.annotate.deeds.reader import read_block
from etl.annotate.deeds.readings import Reading
from etl.annotate.deeds.triggers import is_sport
from etl.annotate.deeds.wholes import whole_of
from etl.annotate.document import Document
from etl.annotate.lexicon.events import QUAD_CLASSES, SCORES
from etl.annotate.parse import parses
from schemas.annotation import Event

EXTRACTOR = "events@1"


def events(document: Document) -> Iterator[Event]:
    """The document's events, sorted by the start of their clause."""
    for row, _ in tellings(document):
        yield row


def tellings(document: Document) -> tuple[tuple[Event, Telling], ...]:
    """Every event with its participants, read once a document."""
    if tellings not in document.found:
        document.found[tellings] = tuple(_tell(document))
    found: tuple[tuple[Event, Telling], ...] = document.found[tellings]
    return found


def _tell(document: Document) -> Iterator[tuple[Event, Telling]]:
    if not (document.language or "").startswith("en"):
        return
    read = tuple(parses(document))
    if not read or is_sport(document):
        return
    cast = read_cast(document)
    readings = [reading for parse in read for reading in read_block(document, parse, cast)]
    tellings_read = [_telling(reading) for reading in readings]
    kept = _without_echoes(readings, tellings_read)
    wholes = whole_of([reading for reading, _ in kept])
    ids = cluster_ids(document.article_id, [telling for _, telling in kept], wholes)
    rows = [
        (_row(document, reading, cluster), telling)
        for (reading, telling), cluster in zip(kept, ids, strict=True)
    ]
    yield from sorted(rows, key=lambda row: (row[0].start, row[0].trigger_start, row[0].event_id))


def _telling(reading: Reading) -> Telling:
    return Telling(
        event_type=reading.sense.event_type,
        mode=reading.sense.mode,
        modality=reading.modality,
        actors=reading.actors,
        recipients=reading.recipients,
        day=reading.time.timex_value if reading.time else None,
        starts_on=reading.time.starts_on if reading.time else None,
        place=_place_id(reading),
        content=reading.occurrence.content,
    )


def _without_echoes(readings: list[Reading], read: list[Telling]) -> list[tuple[Reading, Telling]]:
    """Leaves out nouns that only point back at an event told elsewhere in the article."""
    kept = []
    for reading, telling in zip(readings, read, strict=True):
        is_echo = reading.occurrence.refers_back and any(
            other is not telling
            and other.event_type == telling.event_type
            and {p.key for p in telling.parties} <= {p.key for p in other.parties}
            for other in read
        )
        if not is_echo:
            kept.append((reading, telling))
    return kept


def _row(document: Document, reading: Reading, cluster_id: str) -> Event:
    sense, block = reading.sense, reading.parse.block
    return Event(
        article_id=document.article_id,
        start=reading.start,
        end=reading.end,
        text=document.text[reading.start : reading.end],
        block_id=block.block_id,
        scope=block.scope,
        confidence=reading.confidence,
        extractor=EXTRACTOR,
        event_id=event_id(document, reading),
        event_type=sense.event_type,
        mode=sense.mode,
        context=list(reading.context),
        cameo_code=sense.cameo,
        quad_class=QUAD_CLASSES[sense.event_type],
        plover_score=SCORES[sense.event_type],
        modality=reading.modality,
        occurs_from=reading.time.starts_on if reading.time else None,
        occurs_to=reading.time.ends_on if reading.time else None,
        place_entity_id=_place_id(reading),
        claimed_by_entity_id=reading.claimed_by,
        trigger_text=document.text[reading.trigger_start : reading.trigger_end],
        trigger_start=reading.trigger_start,
        trigger_end=reading.trigger_end,
        cluster_id=cluster_id,
    )


def event_id(document: Document, reading: Reading) -> str:
    """A hash of article, trigger, type and, where one verb tells several events, its recipient."""
    whom = [p.head for p in reading.recipients[:1]] if reading.occurrence.is_part else []
    key = f"{document.article_id}|{reading.trigger_start}|{reading.sense.event_type}|{whom}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _place_id(reading: Reading) -> str | None:
    return reading.place.entity_id if reading.place else None
