"""Where, when and according to whom a figure holds: what other annotators found around it.

Guarantees that a figure takes an event only from a clause that holds it, and a place only from that
event or from its own sentence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from etl.annotate.document import Document
from etl.annotate.events import events
from etl.annotate.mentions import mentions
from etl.annotate.parse import Parse
from etl.annotate.quotes import quotes
from schemas.annotation import Event, FigureKind, Mention, Quote

_EVENT_TYPES: Mapping[FigureKind, frozenset[str]] = {
    "KILL": frozenset({"ASSAULT"}),
    "WOUND": frozenset({"ASSAULT"}),
    "KIDNAP": frozenset({"ASSAULT", "COERCE"}),
    "ARREST": frozenset({"COERCE"}),
    "SEIZE": frozenset({"COERCE"}),
    "PROTEST": frozenset({"PROTEST"}),
    "EVACUATE": frozenset({"RETREAT", "AID", "ASSAULT"}),
    "DISPLACED": frozenset({"ASSAULT", "RETREAT", "COERCE"}),
    "AFFECT": frozenset({"ASSAULT", "THREATEN", "COERCE"}),
}
"""Events that such people are counted in; things and money may belong to any."""

_THINGS = frozenset({"MONEY", "PERCENT", "AMOUNT"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "across", "around", "inside", "à", "dans", "en",
                                 "près", "au", "aux"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What a figure belongs to; each is null where it cannot be told."""

    event_id: str | None = None
    day: date | None = None
    place_entity_id: str | None = None
    claimed_by_entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The events, quotes and places of a document, by block."""

    events: Mapping[str, list[Event]]
    quotes: Mapping[str, list[Quote]]
    places: Mapping[str, list[Mention]]


def surroundings(document: Document) -> Surroundings:
    """What the other annotators found, ready to look up a figure in."""
    of_events: dict[str, list[Event]] = {}
    of_quotes: dict[str, list[Quote]] = {}
    places: dict[str, list[Mention]] = {}
    for event in document.of(events):
        of_events.setdefault(event.block_id, []).append(event)
    for quote in document.of(quotes):
        of_quotes.setdefault(quote.block_id, []).append(quote)
    for mention in document.of(mentions):
        if mention.entity_type == "place" and mention.entity_id and not mention.is_metonym:
            places.setdefault(mention.block_id, []).append(mention)
    return Surroundings(of_events, of_quotes, places)


def setting(
    around: Surroundings, kind: FigureKind, start: int, end: int, block_id: str, parse: Parse | None
) -> Setting:
    """The setting of a figure; `start` and `end` count from the start of the page."""
    event = _event(around.events.get(block_id, ()), kind, start, end)
    claimed_by = event.claimed_by_entity_id if event else None
    if claimed_by is None:
        claimed_by = _speaker(around.quotes.get(block_id, ()), start, end)
    place = event.place_entity_id if event else None
    if place is None and parse is not None and kind not in _THINGS:
        place = _place_in_sentence(around.places.get(block_id, ()), start, parse)
    if claimed_by == place:  # "Syria: 900,000 displaced" names where, not who says so
        claimed_by = None
    day = event.occurs_from if event and event.occurs_from == event.occurs_to else None
    return Setting(event.event_id if event else None, day, place, claimed_by)


def _event(events_here: Iterable[Event], kind: FigureKind, start: int, end: int) -> Event | None:
    """The shortest clause of a fitting event that holds the figure."""
    wanted = _EVENT_TYPES.get(kind)
    holding = [
        event
        for event in events_here
        if event.start <= start
        and end <= event.end
        and (event.event_type in wanted if wanted else kind in _THINGS)
    ]
    return min(holding, key=lambda event: (event.end - event.start, event.start), default=None)


def _speaker(quotes_here: Iterable[Quote], start: int, end: int) -> str | None:
    """Who says the quoted words that hold the figure."""
    holding = [quote for quote in quotes_here if quote.start <= start and end <= quote.end]
    nearest = min(holding, key=lambda quote: quote.end - quote.start, default=None)
    return nearest.speaker_entity_id if nearest else None


def _place_in_sentence(places: Iterable[Mention], start: int, parse: Parse) -> str | None:
    """The nearest place after "in", "at" or "near" in the figure's sentence."""
    offset = parse.block.start
    span = parse.doc.char_span(start - offset, start - offset + 1, alignment_mode="expand")
    if span is None or not len(span):
        return None
    sentence = span.sent
    near = [
        place
        for place in places
        if sentence.start_char <= place.start - offset < sentence.end_char
        and _is_located(place, parse)
    ]
    nearest = min(near, key=lambda place: abs(place.start - start), default=None)
    return nearest.entity_id if nearest else None


def _is_located(place: Mention, parse: Parse) -> bool:
    """Whether "in" or "at" stands within two words before the name, or it opens "Syria: …"."""
    offset = parse.block.start
    if place.start == offset and parse.block.text[place.end - offset :].startswith(":"):
        return True
    span = parse.doc.char_span(place.start - offset, place.end - offset, alignment_mode="expand")
    if span is None or not len(span):
        return False
    before = parse.doc[max(0, span.start - 2) : span.start]
    return any(token.lower_ in _PLACE_PREPOSITIONS for token in before)
