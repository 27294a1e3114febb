"""Times against TIMEX3 in news with a creation date (timeml): ours, and dateparser's.

A gold expression takes the free found one that overlaps it most; `F1 of detection` counts these
pairs, `F1 of exact extent` those with the same ends. `value exact` is the share of pairs with the
gold TIMEX3 value, `full dates exact` that share among gold dates that name a day. dateparser tells
days only: of its values, only the full dates compare.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from facts_corpus import Item, Reader, Score, Scores, document, f1, items, parsed, ratio

from etl.annotate.time_expressions import time_expressions

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Timed:
    """A found expression with its TIMEX3 value."""

    start: int
    end: int
    value: str


def dateline(texts: Sequence[Item]) -> Iterator[list[Timed]]:
    """Our time expressions."""
    for read in parsed(
        document(item["id"], item["text"], "\n\n", _created(item)) for item in texts
    ):
        yield [Timed(row.start, row.end, row.timex_value) for row in read.of(time_expressions)]


def _created(item: Item) -> datetime:
    return datetime.fromisoformat(item["dct"][:10]).replace(tzinfo=UTC)


def dateparser(texts: Sequence[Item]) -> Iterator[list[Timed]]:
    """dateparser's search, told the language and the creation date."""
    search: Any = import_module("dateparser.search")  # untyped
    for item in texts:
        base = {"RELATIVE_BASE": _created(item).replace(tzinfo=None)}
        found = search.search_dates(item["text"], languages=["en"], settings=base) or []
        timed, position = [], 0
        for words, moment in found:
            start = item["text"].find(words, position)
            if start >= 0:
                position = start + len(words)
                timed.append(Timed(start, position, moment.date().isoformat()))
        yield timed


PEERS: Mapping[str, Reader[list[Timed]]] = {"dateparser": dateparser}


def score(folder: Path, limit: int | None = None, reader: Reader[list[Timed]] = dateline) -> Scores:
    """Scores a tool on timeml."""
    texts = items(folder, "timeml", limit)
    count: Counter[str] = Counter()
    for item, found in zip(texts, reader(texts), strict=True):
        _count(count, found, item["timex"])
    if not texts:
        return {}
    pairs, gold = count["pairs"], count["gold"]
    return {
        "times: F1 of detection": Score(f1(pairs, count["found"], gold), gold),
        "times: precision": Score(ratio(pairs, count["found"]), count["found"]),
        "times: recall": Score(ratio(pairs, gold), gold),
        "times: F1 of exact extent": Score(f1(count["extent"], count["found"], gold), gold),
        "times: value exact of found": Score(ratio(count["value"], pairs), pairs),
        "times: full dates exact of found": Score(
            ratio(count["day"], count["days"]), count["days"]
        ),
    }


def _count(count: Counter[str], found: Sequence[Timed], gold: Sequence[Item]) -> None:
    free = list(found)
    count["found"] += len(found)
    count["gold"] += len(gold)
    for timex in gold:
        match = max(free, key=lambda timed: _overlap(timed, timex), default=None)
        if match is None or _overlap(match, timex) <= 0:
            continue
        free.remove(match)
        is_exact = match.value == timex["value"]
        is_day = timex["type"] == "DATE" and _DAY.fullmatch(timex["value"]) is not None
        count["pairs"] += 1
        count["extent"] += (match.start, match.end) == (timex["start"], timex["end"])
        count["value"] += is_exact
        count["days"] += is_day
        count["day"] += is_day and is_exact


def _overlap(timed: Timed, timex: Item) -> int:
    return int(min(timed.end, timex["end"]) - max(timed.start, timex["start"]))
