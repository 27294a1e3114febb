"""The words of a document in columns, for what is asked of all of them at once.

Guarantees that they are read once a document, whoever asks.
"""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

import numpy as np

from etl.annotate.document import Document
from etl.annotate.parse import parses

Column = np.ndarray[tuple[int], np.dtype[np.uint64]]


@dataclass(frozen=True, slots=True)
class Columns:
    """All words of the parsed blocks in reading order, strings by their id."""

    written: Column
    lowered: Column
    lemmas: Column
    parts_of_speech: Column
    sentence_starts: Column
    """1 where a sentence starts."""


_MARKS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "SENT_START"]


def columns(document: Document) -> Columns:
    """The document's words."""
    if columns not in document.found:
        blocks = [parse.doc.to_array(_MARKS) for parse in parses(document)]
        table = np.concatenate([np.empty((0, len(_MARKS)), np.uint64), *blocks])
        document.found[columns] = Columns(*table.T)
    found: Columns = document.found[columns]
    return found


def string_id(word: str) -> int:
    """The id of a word, the same in every vocabulary."""
    from spacy.strings import get_string_id

    return get_string_id(word)


@cache
def ids(words: Set[str]) -> frozenset[int]:
    """The ids of words."""
    return frozenset(map(string_id, words))
