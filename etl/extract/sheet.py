"""A page under reading: its pieces in order, and what is known of each so far.

Guarantees that pieces keep their order and extent; only role and body change.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from etl.extract.lines import Line
from schemas.types import Role

_CLOSERS = "\"”»'’)]“"
_STOPS = ".!?…。।؟"
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“”"}


UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that put no space between words: two of their characters count as a word."""


def count_words(text: str) -> int:
    """The words of a text, about, in any script."""
    return len(text.split()) + len(UNSPACED.findall(text)) // 2


@dataclass(slots=True)
class Piece:
    """A line or part of one; its role is None until a rule knows it."""

    start: int
    end: int
    text: str
    """Its words, without the list marker."""
    gap: int
    is_bulleted: bool
    is_listed: bool
    word_count: int
    is_body: bool = False
    role: Role | None = None

    @classmethod
    def of(cls, text: str, line: Line, is_body: bool) -> Self:
        """The piece of a whole line."""
        words = text[line.words_start : line.end]
        listed = line.is_bulleted or line.is_numbered
        return cls(
            line.start, line.end, words, line.gap, line.is_bulleted, listed, count_words(words),
            is_body,
        )  # fmt: skip

    def split_at(self, offset: int, first: Role, second: Role) -> "list[Piece]":
        """Two pieces, cut where `offset` code points of the text have passed."""
        head, tail = self.text[:offset].rstrip(), self.text[offset:]
        words_start = self.end - len(self.text)
        counts = count_words(head), count_words(tail)
        above = Piece(
            self.start, words_start + len(head), head, self.gap, self.is_bulleted, self.is_listed,
            counts[0], False, first,
        )  # fmt: skip
        below = Piece(
            self.end - len(tail), self.end, tail, 0, False, False, counts[1], False, second
        )
        return [above, below]

    @property
    def ends_sentence(self) -> bool:
        """Whether a full stop or its like closes the text, quote marks aside."""
        return self.text.rstrip(_CLOSERS)[-1:] in _STOPS and self.text.rstrip(_CLOSERS) != ""

    @property
    def is_quoted_whole(self) -> bool:
        """Whether one pair of quote marks holds all of the text."""
        closing = _QUOTES.get(self.text[0], "")
        inside = self.text[1:-1]
        return bool(closing) and self.text[-1] in closing and not set(inside) & set(closing)


@dataclass
class Sheet:
    """All pieces of a page."""

    text: str
    pieces: list[Piece]
    body_start: int
    """Place of the first body piece; where there is none, of the end of the page."""
    body_end: int
    """One past the last body piece."""

    @classmethod
    def of(cls, text: str, pieces: list[Piece]) -> Self:
        """A sheet whose body is where the pieces say."""
        places = [place for place, piece in enumerate(pieces) if piece.is_body]
        start = places[0] if places else len(pieces)
        return cls(text, pieces, start, places[-1] + 1 if places else len(pieces))

    def close_body(self) -> None:
        """Moves the end of the body to its last piece, after one was taken from it."""
        while self.body_end > self.body_start and not self.pieces[self.body_end - 1].is_body:
            self.body_end -= 1

    @cached_property
    def body_words(self) -> str:
        """The body's text in one case, to look words up in."""
        return " ".join(piece.text for piece in self.pieces if piece.is_body).casefold()

    def run(self, place: int, belongs: Callable[[Piece], bool]) -> Sequence[Piece]:
        """The longest run of pieces from a place on that all belong."""
        last = place
        while last < len(self.pieces) and belongs(self.pieces[last]):
            last += 1
        return self.pieces[place:last]
