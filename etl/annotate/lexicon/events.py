"""The event lexicon: which verbs and nouns tell which PLOVER event, and of what kind actors are.

Guarantees that every row names a PLOVER type or an operator that gives one. The tables beside this
module were written for Dateline from the definitions in the PLOVER manual (Open Event Data
Alliance, CC BY-SA 4.0) and the CAMEO codebook; no dictionary was copied.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from schemas.annotation import EventType, Sector

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sense:
    """A kind of event: PLOVER type and mode, and the nearest CAMEO code."""

    event_type: EventType
    mode: str | None
    cameo: str


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on a clause: any of its alternatives holds, or none if `is_negated`."""

    alternatives: tuple[tuple[str, str, frozenset[str]], ...]
    is_negated: bool


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A sense of a verb: its conditions, where its recipient stands, and what it tells.

    An operator makes its sense of the event noun or complement that it governs; `swap` keeps the
    sense and says that the subject is the recipient: "received aid from". `nothing` says that the
    clause tells no event, whatever the rows below say: "killed the bill".
    """

    needs: tuple[Term, ...]
    recipient: tuple[str, ...]
    sense: Sense | None
    operator: str | None


@dataclass(frozen=True, slots=True)
class NounRow:
    """What an event noun tells, and the prepositions that name its recipient."""

    sense: Sense
    recipient: tuple[str, ...]


QUAD_CLASSES: dict[EventType, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4,
    "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip

SCORES: dict[EventType, float] = {
    "AGREE": 4.2, "CONSULT": 2.1, "SUPPORT": 4.6, "YIELD": 5.0, "COOPERATE": 6.8, "AID": 7.4,
    "RETREAT": 7.6, "REQUEST": -5.0, "ACCUSE": -3.0, "REJECT": -4.2, "THREATEN": -5.1,
    "PROTEST": -6.6, "SANCTION": -5.2, "MOBILIZE": -5.3, "COERCE": -7.2, "ASSAULT": -9.3,
}  # fmt: skip
"""PLOVER conflict-cooperation scores, from the manual; ACCUSE: see docs/codebook.md."""


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip())


def _sense(event_type: str, mode: str, cameo: str) -> Sense:
    if event_type not in get_args(EventType):
        raise ValueError(f"{event_type!r} is no PLOVER type")
    return Sense(cast("EventType", event_type), mode or None, cameo)


def _term(text: str) -> Term:
    """`obj=actor|with`, `-at`, `obj~joint`: slot, test and words of each alternative."""
    alternatives = []
    for part in text.removeprefix("-").split("|"):
        slot, test, words = part, "", ""
        for mark in "=~":
            if mark in part:
                slot, test, words = *part.partition(mark)[:2], part.partition(mark)[2]
                break
        alternatives.append((slot, test, frozenset(_words(words))))
    return Term(tuple(alternatives), text.startswith("-"))


def _verbs() -> dict[str, tuple[VerbRow, ...]]:
    found: dict[str, list[VerbRow]] = {}
    for lemmas, needs, recipient, event_type, mode, cameo in _rows("event_verbs.tsv"):
        operator = event_type[1:] if event_type.startswith("=") else None
        sense = None if operator else _sense(event_type.removeprefix("<"), mode, cameo)
        if event_type.startswith("<"):
            operator = "swap"
        row = VerbRow(tuple(map(_term, needs.split())), _words(recipient), sense, operator)
        for lemma in _words(lemmas):
            found.setdefault(lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def _nouns() -> dict[str, NounRow]:
    return {
        phrase: NounRow(_sense(event_type, mode, cameo), _words(recipient))
        for phrases, event_type, mode, cameo, recipient in _rows("event_nouns.tsv")
        for phrase in _words(phrases)
    }


def _actors() -> dict[str, Sector]:
    return {
        lemma: cast("Sector", sector) for sector, lemmas in _rows("actor_nouns.tsv")
        for lemma in _words(lemmas)
    }  # fmt: skip


def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(_words(lemmas)) for name, lemmas in _rows("event_classes.tsv")}


def _contexts() -> dict[str, str]:
    return {
        lemma: context for context, lemmas in _rows("event_contexts.tsv")
        for lemma in _words(lemmas)
    }  # fmt: skip


CLASSES = _classes()
CONTEXTS = _contexts()
VERBS = _verbs()
NOUNS = _nouns()
ACTOR_SECTORS = _actors()
