"""Phrases that name a source: "according to the ministry", "in her view", "selon le parquet".

Guarantees that a phrase stands in the writer's own words and ends before the clause it vouches for.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from etl.annotate.lexicon.speakers import SPEAKING_NOUNS
from etl.annotate.speech.reading import Phrase, Source
from etl.annotate.speech.speakers import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SOURCE_PHRASE = re.compile(
    r"ccording to|elon|après|Pour |\b[Ii]n .{2,60}(?:poll|survey|view|opinion|words)\b"
)
_POLLS = frozenset(("poll", "survey"))
_VIEWS = frozenset(("view", "opinion", "estimation", "telling", "words"))


def sources(doc: "Doc", quoted: Sequence[bool], language: str) -> Iterator[Source]:
    for token in doc:
        if language == "en" and token.lower_ == "according" and token.i + 2 < len(doc):
            to = token.nbor()
            head = next((c for c in to.children if c.dep_ == "pobj"), None)
            if to.lower_ != "to" or head is None or quoted[token.i]:
                continue
            end = _contiguous_end(head, quoted)
            yield Source(token.i, end, token.i + 2, "according", noun_phrase(head), _verb_of(token))
        elif language == "en" and token.lower_ == "in" and not quoted[token.i]:
            if (within := _within(token, quoted)) is not None:
                yield within
        elif language == "fr" and token.lower_ == "pour":
            if (held := _pour(token, quoted)) is not None:
                yield held
        elif language == "fr" and token.lower_ in ("selon", "après") and not quoted[token.i]:
            start = token.i - (token.lower_ == "après")
            if start < token.i and not _is_elided_of(doc, start):
                continue
            head = token.head if token.head.i > token.i else doc[start].head
            if head.i > token.i and head.pos_ in ("NOUN", "PROPN", "PRON"):
                end = _contiguous_end(head, quoted)
                speaker = noun_phrase(head)
                if speaker.start <= token.i:
                    speaker = Phrase(token.i + 1, speaker.end, head)
                yield Source(start, end, token.i + 1, token.lower_, speaker, _verb_of(head))


def _within(token: "Token", quoted: Sequence[bool]) -> Source | None:
    """A poll or somebody's opinion in which something is so: in her view, in a poll released Monday."""
    head = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if head is None or quoted[head.i] or not (token.is_sent_start or token.nbor(-1).text == ","):
        return None
    end = head.right_edge.i + 1
    if end >= len(head.doc) or head.doc[end].text != ",":
        return None
    if head.lower_ in _POLLS:
        return Source(token.i, end, token.i + 1, "in", noun_phrase(head), _verb_of(token))
    owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
    if owner is None or head.lower_ not in _VIEWS:
        return None
    return Source(token.i, end, head.i + 1, head.lower_, noun_phrase(owner), _verb_of(token))


def _pour(token: "Token", quoted: Sequence[bool]) -> Source | None:
    """In whose view something is so, in French: Pour Mme Roque, le bac est sûr."""
    head = token.head
    if not token.is_sent_start or head.i <= token.i or quoted[token.i]:
        return None
    if head.ent_type_ != "PER" and head.lemma_.lower() not in SPEAKING_NOUNS:
        return None
    end = head.right_edge.i + 1
    end = next((t.i for t in head.doc[head.i : end] if t.text == ","), end)
    if end >= len(head.doc) or head.doc[end].text != ",":
        return None
    speaker = noun_phrase(head)
    speaker = Phrase(max(speaker.start, token.i + 1), speaker.end, head)
    return Source(token.i, end, token.i + 1, "pour", speaker, _verb_of(head))


def _is_elided_of(doc: "Doc", i: int) -> bool:
    return i >= 0 and doc[i].lower_ in ("d'", "d’")


def _contiguous_end(head: "Token", quoted: Sequence[bool]) -> int:
    """The end of what a token governs, cut where a quote begins."""
    end = head.right_edge.i + 1
    end = next((i for i in range(head.i, end) if quoted[i]), end)
    following = next((t for t in head.doc[end : end + 2] if not t.is_punct), None)
    if following is not None and following.pos_ in ("CCONJ", "AUX", "VERB"):
        # The model took the clause's subject into the source: according to the bank, reserves fell.
        return next((t.i for t in head.doc[head.i : end] if t.text == ","), end)
    return end


def _verb_of(token: "Token") -> "Token | None":
    return next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
