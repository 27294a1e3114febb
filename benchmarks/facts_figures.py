"""Figures against sentences with values and units (newsquant): ours, and quantulum3's.

A gold quantity takes a free found one of the same value, of the same unit if there is one; a range
must have both ends. `F1 of values` counts these pairs, `F1 of values with units` those whose unit
is right too: equal once plurals and the names below are levelled, or, for things counted, the
counted noun among the words of the gold unit. Sentences in which the set marks none count as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from math import isclose
from pathlib import Path
from typing import Any

from facts_corpus import Item, Reader, Score, Scores, document, f1, items, parsed

from etl.annotate.figures import figures
from schemas.annotation import Figure

UNIT_NAMES = {
    "%": "percentage",
    "AUD": "australian dollar",
    "BRL": "brazilian real",
    "BTC": "bitcoin",
    "CAD": "canadian dollar",
    "CHF": "swiss franc",
    "CNY": "chinese yuan",
    "EUR": "euro",
    "GBP": "pound sterling",
    "GBP penny": "penny",
    "HKD": "hong kong dollar",
    "HRK": "croatian kuna",
    "ILS": "shekel",
    "INR": "indian rupee",
    "JPY": "japanese yen",
    "KRW": "south korean won",
    "MYR": "malaysian ringgit",
    "NZD": "new zealand dollar",
    "RUB": "ruble",
    "SGD": "singapore dollar",
    "TWD": "taiwan dollar",
    "USD": "dollar",
    "USD cent": "cent",
    "degree Celsius": "celsius",
    "degree Fahrenheit": "fahrenheit",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "dimensionless": "-",
    "franc": "swiss franc",
    "gigatonne": "gigaton",
    "markka": "finnish markka",
    "metric ton": "tonne",
    "milliampere hour": "milliampere-hour",
    "pound": "pound-mass",
    "revolution per minute": "revolutions per minute",
    "time": "count",
}
"""The tools' unit names, and what the set calls those units."""

_RANGE = re.compile(r"(-?\d[\d.]*(?:[eE][-+]?\d+)?)(?:\s*-\s*(\d[\d.]*))?")
_PLURAL = re.compile(r"(?<=[a-z]{2})(?:(?<=[sxz])es|s)\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A found quantity; `counted` is the noun counted, empty where a unit measures."""

    low: float
    high: float
    unit: str
    counted: str = ""


def dateline(sentences: Sequence[Item]) -> Iterator[list[Quantity]]:
    """Our figures; an open end has no value to compare."""
    for read in parsed(document(item["id"], item["text"], "\n\n") for item in sentences):
        yield [quantity for row in read.of(figures) if (quantity := _quantity(row))]


def _quantity(row: Figure) -> Quantity | None:
    low = row.value_best if row.value_best is not None else row.value_min
    high = row.value_best if row.value_best is not None else row.value_max
    if low is None or high is None:
        return None
    if row.value_best is None and (high + 1) % 10 == 0:
        high += 1  # hundreds end at 999, which the set writes as 1000
    unit = row.unit or "-"
    is_count = row.kind == "AMOUNT" or unit == "person"
    return Quantity(low, high, unit, (row.object_text or unit) if is_count else "")


def quantulum3(sentences: Sequence[Item]) -> Iterator[list[Quantity]]:
    """quantulum3's quantities, without its classifier."""
    classifier: Any = import_module("quantulum3.classifier")  # untyped
    parser: Any = import_module("quantulum3.parser")
    classifier.USE_CLF = False  # its stored model loads with one scikit-learn only
    for item in sentences:
        yield [
            Quantity(
                found.value - (found.uncertainty or 0),
                found.value + (found.uncertainty or 0),
                found.unit.name,
            )
            for found in parser.parse(item["text"])
        ]


PEERS: Mapping[str, Reader[list[Quantity]]] = {"quantulum3": quantulum3}


def score(
    folder: Path, limit: int | None = None, reader: Reader[list[Quantity]] = dateline
) -> Scores:
    """Scores a tool on newsquant."""
    sentences = items(folder, "newsquant", limit)
    found_count = gold_count = values = units = 0
    for item, found in zip(sentences, reader(sentences), strict=True):
        free = list(found)
        found_count += len(found)
        gold_count += len(item["quantities"])
        for gold in item["quantities"]:
            alike = [quantity for quantity in free if _same_value(quantity, str(gold["value"]))]
            if not alike:
                continue
            match = max(alike, key=lambda quantity: _same_unit(quantity, gold))
            free.remove(match)
            values += 1
            units += _same_unit(match, gold)
    if not sentences:
        return {}
    return {
        "figures: F1 of values": Score(f1(values, found_count, gold_count), gold_count),
        "figures: precision of values": Score(values / max(1, found_count), found_count),
        "figures: recall of values": Score(values / max(1, gold_count), gold_count),
        "figures: F1 of values with units": Score(f1(units, found_count, gold_count), gold_count),
    }


def _same_value(quantity: Quantity, gold: str) -> bool:
    if (ends := _RANGE.fullmatch(gold.strip())) is None:
        return False
    low, high = sorted((float(ends[1]), float(ends[2] or ends[1])))
    return isclose(quantity.low, low, rel_tol=1e-6) and isclose(quantity.high, high, rel_tol=1e-6)


def _same_unit(quantity: Quantity, gold: Item) -> bool:
    wanted = _singular(gold.get("normalized_unit") or "-")
    head, _, rate = quantity.unit.partition(" per ")
    head = UNIT_NAMES.get(head, head)
    unit = _singular(f"{head} per {rate}" if rate else head)
    if unit == wanted or unit == UNIT_NAMES.get(wanted):
        return True
    if not quantity.counted:
        return False
    counted, words = _singular(quantity.counted).split(), wanted.split()
    return (
        " ".join(counted) == _singular(gold.get("unit") or "")
        or counted[-1] == words[-1]
        or set(counted) <= set(words)
    )


def _singular(unit: str) -> str:
    return _PLURAL.sub("", unit.lower()).strip()
