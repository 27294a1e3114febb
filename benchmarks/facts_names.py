"""Names against worldwide newswire (ner): ours, and the language model's own.

F1 of names with exact ends and type, of persons, organisations and locations; facilities are
locations, as in the set's own scoring, and what else the set marks or a tool finds is left out.
Sentences of one article are read together, joined as text is written. The model's names count as it
gives them: with "the" and "'s" where it takes those in, which the set leaves out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from facts_corpus import Item, Reader, Score, Scores, document, f1, items, parsed

from etl.annotate.mentions import mentions
from etl.annotate.parse import parses

Named = tuple[int, int, str]
"""Start, end and type of a name."""

GOLD = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
OURS = {"person": "PER", "organisation": "ORG", "place": "LOC", "facility": "LOC"}
MODEL = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}

NO_SPACE_BEFORE = frozenset(
    {*",.;:!?)]}%'", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s", "’"}
)
NO_SPACE_AFTER = frozenset("([{$£€")


def dateline(articles: Sequence[Item]) -> Iterator[list[Named]]:
    """Our mentions that are names; a demonym or a role names nobody in this set."""
    for read in parsed(document(item["id"], item["text"]) for item in articles):
        yield [
            (row.start, row.end, OURS[row.entity_type])
            for row in read.of(mentions)
            if row.kind in ("name", "metonym") and row.entity_type in OURS
        ]


def model(articles: Sequence[Item]) -> Iterator[list[Named]]:
    """The entities of the language model that our mentions start from."""
    for read in parsed(document(item["id"], item["text"]) for item in articles):
        yield [
            (parse.block.start + e.start_char, parse.block.start + e.end_char, MODEL[e.label_])
            for parse in parses(read)
            for e in parse.doc.ents
            if e.label_ in MODEL
        ]


PEERS: Mapping[str, Reader[list[Named]]] = {"spacy": model}


def score(folder: Path, limit: int | None = None, reader: Reader[list[Named]] = dateline) -> Scores:
    """Scores a tool on the worldwide newswire; `limit` counts sentences."""
    sentences = items(folder, "ner", limit, corpus="worldwide")
    if not sentences:
        return {}
    articles = [
        _article(name, list(group))
        for name, group in groupby(sorted(sentences, key=_article_of), key=_article_of)
    ]
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for item, found in zip(articles, reader(articles), strict=True):
        right.update(kind for _, _, kind in {*item["names"]} & {*found})
        wanted.update(kind for _, _, kind in item["names"])
        answered.update(kind for _, _, kind in found)
    total = (right.total(), answered.total(), wanted.total())
    return {
        "names: F1": Score(f1(*total), wanted.total()),
        **{
            f"names: F1 of {kind}": Score(f1(right[kind], answered[kind], wanted[kind]), n)
            for kind, n in sorted(wanted.items())
        },
    }


def _article_of(sentence: Item) -> str:
    return str(sentence["doc"])


def _article(name: str, sentences: Sequence[Item]) -> Item:
    """An article's text, a sentence a line, with its gold names."""
    text = ""
    names: list[Named] = []
    for sentence in sentences:
        written, spans = _written(sentence["tokens"], len(text))
        names += _names(spans, sentence["tags"])
        text += written + "\n"
    return {"id": name, "text": text, "names": names}


def _written(tokens: Sequence[str], start: int) -> tuple[str, list[range]]:
    """Tokens as a sentence, and where each stands if the sentence begins at `start`."""
    text, spans, is_glued = "", [], True
    for token in tokens:
        text += "" if is_glued or token in NO_SPACE_BEFORE else " "
        spans.append(range(start + len(text), start + len(text) + len(token)))
        text += token
        is_glued = token in NO_SPACE_AFTER
    return text, spans


def _names(spans: Sequence[range], tags: Sequence[str]) -> Iterator[Named]:
    """The names that BIO tags mark."""
    opened: tuple[int, str] | None = None
    for i, tag in enumerate((*tags, "O")):
        if opened and not tag.startswith("I-"):
            first, kind = opened
            if kind in GOLD:
                yield spans[first].start, spans[i - 1].stop, GOLD[kind]
            opened = None
        if tag.startswith("B-"):
            opened = i, tag[2:]
