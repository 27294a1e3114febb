"""Words, numbers and marks of a block, for the grammars that read text without a language model.

Guarantees that lexemes are in order, do not overlap, and keep their place in the block's text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.annotate.document import Document
from etl.annotate.parse import PARSED_SCOPES
from schemas.article import Block

_LEXEME = re.compile(
    r"aujourd'hui|(?:avant|après)-(?:hier|demain|midi)|week-ends?"
    r"|\d+(?:[.,:]\d+)*"  # 1,234.5, 20:30, 12.10.2024
    r"|[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?"  # p.m., U.S.
    r"|[^\W\d_]+"
    r"|[^\w\s]"
)

_PLAIN = str.maketrans("’‘ʼ‐‑‒–—−", "'''------")
"""Apostrophes and dashes as the lexica write them: one character for one, so offsets hold."""


@dataclass(frozen=True, slots=True)
class Lexemes:
    """A block's lexemes; `starts` and `ends` count characters from the block's start."""

    block: Block
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def touch(self, index: int) -> bool:
        """Whether a lexeme follows the one before it without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def is_capitalised(self, index: int) -> bool:
        """Whether a lexeme is written with a capital."""
        return self.block.text[self.starts[index]].isupper()

    def has_capital(self, index: int) -> bool:
        """Whether a lexeme is written with a capital anywhere: iPhone."""
        written = self.block.text[self.starts[index] : self.ends[index]]
        return any(character.isupper() for character in written)

    def is_sentence_start(self, index: int) -> bool:
        """Whether a capital says nothing here: at the start of the block or of a sentence."""
        return index == 0 or self.words[index - 1] in _SENTENCE_BREAKS

    def word(self, index: int) -> str:
        """The lexeme at a place, lower case; empty before the first and after the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""


_SENTENCE_BREAKS = frozenset('.!?:"«“(-')


def read_lexemes(block: Block) -> Lexemes:
    """The lexemes of one block, lower case, with plain apostrophes and dashes."""
    text = block.text.translate(_PLAIN)
    folded = text.lower()
    if len(folded) != len(text):  # İ folds to two characters
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = list(_LEXEME.finditer(folded))
    return Lexemes(
        block,
        [m.group() for m in found],
        [m.start() for m in found],
        [m.end() for m in found],
    )


def lexemes(document: Document) -> tuple[Lexemes, ...]:
    """The lexemes of every block that holds the article's or a linked story's words, read once."""
    if lexemes not in document.found:
        document.found[lexemes] = tuple(
            read_lexemes(block) for block in document.blocks if block.scope in PARSED_SCOPES
        )
    found: tuple[Lexemes, ...] = document.found[lexemes]
    return found
