"""Events against coded sentences in PLOVER's types (plv, plover) and PETRARCH2's own cases.

plv marks a source and a target in each sentence: of the events we publish, the one whose actors and
recipients touch them best answers, and no event is a wrong answer. Macro-F1 is over the set's
types. plover: the sentence's first event gives the type; among events of the gold type, a side is
right if one of its participants shares a word with a gold one. Types that the current manual renamed
or merged count as their successors. PETRARCH2's cases use codes of a test dictionary and invented
countries, so only whether a sentence tells any event is compared.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facts_corpus import Item, Reader, Score, Scores, document, f1, items, parsed, ratio

from etl.annotate.document import Document
from etl.annotate.events import events
from etl.annotate.participants import participants
from schemas.annotation import Event, Participant

SUCCESSORS = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "FIGHT": "ASSAULT",
}
"""Types of the older drafts, in which the sets are partly coded, and their present names."""

_MARK = re.compile(r"(</?[st]>)")
_WORD = re.compile(r"\w+")
SMALL_WORDS = frozenset({"the", "a", "of", "and", "in"})


@dataclass(frozen=True, slots=True)
class Told:
    """A published event with its two sides."""

    event: Event
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]

    @property
    def type(self) -> str:
        """The event's type, by its present name."""
        return successor(self.event.event_type)


def successor(event_type: str) -> str:
    """The present name of a type."""
    return SUCCESSORS.get(event_type, event_type)


def dateline(sentences: Sequence[Item]) -> Iterator[list[Told]]:
    """Our events, in reading order."""
    for read in parsed(document(item["id"], item["text"]) for item in sentences):
        yield _told(read)


def _told(read: Document) -> list[Told]:
    sides: dict[tuple[str, str], list[Participant]] = {}
    for participant in read.of(participants):
        sides.setdefault((participant.event_id, participant.side), []).append(participant)
    return [
        Told(
            event,
            tuple(sides.get((event.event_id, "actor"), ())),
            tuple(sides.get((event.event_id, "recipient"), ())),
        )
        for event in read.of(events)
    ]


PEERS: Mapping[str, Reader[list[Told]]] = {}


def score(folder: Path, limit: int | None = None, reader: Reader[list[Told]] = dateline) -> Scores:
    """Scores a tool on the three sets of coded sentences."""
    measures: dict[str, Score] = {}
    for name, measure in SETS.items():
        if sentences := items(folder, name, limit):
            measures |= measure(sentences, list(reader(sentences)))
    return measures


def _marked_pairs(sentences: Sequence[Item], found: Sequence[Sequence[Told]]) -> Scores:
    gold = [item["root"] for item in sentences]
    answers = [
        _type_of_pair(told, _marked(item["marked"]))
        for item, told in zip(sentences, found, strict=True)
    ]
    right = sum(answer == wanted for answer, wanted in zip(answers, gold, strict=True))
    return {
        "events, plv: macro-F1 of types": Score(_macro_f1(gold, answers), len(gold)),
        "events, plv: type right": Score(ratio(right, len(gold)), len(gold)),
        "events, plv: any event found": Score(
            ratio(sum(answer is not None for answer in answers), len(gold)), len(gold)
        ),
    }


def _marked(sentence: str) -> dict[str, list[range]]:
    """Where source (s) and target (t) stand in a sentence once its marks are taken out."""
    spans: dict[str, list[range]] = {"s": [], "t": []}
    opened = position = 0
    for piece in _MARK.split(sentence):
        if not _MARK.fullmatch(piece):
            position += len(piece)
        elif piece.startswith("</"):
            spans[piece[2]].append(range(opened, position))
        else:
            opened = position
    return spans


def _type_of_pair(told: Sequence[Told], marked: Mapping[str, Sequence[range]]) -> str | None:
    """Type of the event between source and target: sides that fit weigh most, then nearness."""
    source, target = marked["s"], marked["t"]
    first = min((span.start for span in (*source, *target)), default=0)

    def fit(one: Told) -> tuple[float, int]:
        fits = (
            2 * (_touch(one.actors, source) + _touch(one.recipients, target))
            + (_touch(one.recipients, source) + _touch(one.actors, target)) / 2
        )
        return fits, -abs(one.event.trigger_start - first)

    return max(told, key=fit).type if told else None


def _touch(side: Sequence[Participant], spans: Sequence[range]) -> bool:
    return any(p.start < span.stop and span.start < p.end for p in side for span in spans)


def _macro_f1(gold: Sequence[str], answers: Sequence[str | None]) -> float:
    answered, wanted = Counter(answers), Counter(gold)
    right = Counter(g for g, a in zip(gold, answers, strict=True) if g == a)
    return ratio(sum(f1(right[t], answered[t], wanted[t]) for t in wanted), len(wanted))


def _coded_events(sentences: Sequence[Item], found: Sequence[Sequence[Told]]) -> Scores:
    count: Counter[str] = Counter()
    for item, told in zip(sentences, found, strict=True):
        wanted = successor(item["event"])
        count["first"] += bool(told) and told[0].type == wanted
        match = next((one for one in told if one.type == wanted), None)
        if match is None:
            continue
        count["matched"] += 1
        count["source"] += _names_any(match.actors, item["source"])
        if item["target"]:
            count["with target"] += 1
            count["target"] += _names_any(match.recipients, item["target"])
    return {
        "events, plover: type of first right": Score(
            ratio(count["first"], len(sentences)), len(sentences)
        ),
        "events, plover: gold type among all": Score(
            ratio(count["matched"], len(sentences)), len(sentences)
        ),
        "events, plover: source right of matched": Score(
            ratio(count["source"], count["matched"]), count["matched"]
        ),
        "events, plover: target right of matched": Score(
            ratio(count["target"], count["with target"]), count["with target"]
        ),
    }


def _names_any(side: Sequence[Participant], gold: Sequence[Mapping[str, str]]) -> bool:
    named = [_words(participant.text) for participant in side]
    return any(words & _words(actor["actorText"]) for words in named for actor in gold)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.lower())) - SMALL_WORDS


def _detected(sentences: Sequence[Item], found: Sequence[Sequence[Told]]) -> Scores:
    wanted = [bool(item["events"]) for item in sentences]
    told = [bool(each) for each in found]
    both = sum(w and t for w, t in zip(wanted, told, strict=True))
    return {
        "events, petrarch2: F1 of telling any": Score(
            f1(both, sum(told), sum(wanted)), len(sentences)
        )
    }


SETS: Mapping[str, Callable[[Sequence[Item], Sequence[Sequence[Told]]], Scores]] = {
    "plv": _marked_pairs,
    "plover": _coded_events,
    "petrarch2_unit": _detected,
}
