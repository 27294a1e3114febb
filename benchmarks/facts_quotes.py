"""Quotes against the attributions of political news (polnear): ours, and textacy's.

Kinds are matched with their own kind. A row is right if at least half of it, in characters other
than quote marks and white space, lies in one gold content of its kind; a gold content is found if
rows of its kind cover at least half of it (of what stands between quote marks, where only part
does). `F1` is the mean of those two shares. `one to one` pairs rows with stretches of gold content
that overlap by half of their union. `speaker right` is the share of right rows whose speaker
touches the source of a gold content that they match. textacy calls all quotes direct.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facts_corpus import (
    Item,
    Reader,
    Score,
    Scores,
    document,
    f1,
    items,
    mean_f1,
    parsed,
    pipelines,
    ratio,
)  # fmt: skip

from etl.annotate.document import Document
from etl.annotate.pipes import pipeline
from etl.annotate.quotes import quotes
from etl.annotate.speech.quotation_marks import quoted_spans

KINDS = ("direct", "partial", "indirect")
MARKS = frozenset("\"“”‘’'")
GLUE = MARKS | frozenset(",. \n\t")
"""What may stand between two stretches of one content."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a tool takes for a quote: its kind, and the offsets of its content and its speaker."""

    kind: str
    content: range
    speaker: range


@dataclass(frozen=True, slots=True)
class Attribution:
    """A gold quote, as sets of offsets; `core` is the part that must be found."""

    kind: str
    content: frozenset[int]
    core: frozenset[int]
    source: frozenset[int]
    stretches: tuple[frozenset[int], ...]


def dateline(texts: Sequence[Item]) -> Iterator[list[Said]]:
    """Our quotes."""
    for read in parsed(document(item["id"], item["text"]) for item in texts):
        yield [
            Said(
                row.kind,
                range(row.start, row.end),
                range(row.speaker_start or 0, row.speaker_end or 0),
            )
            for row in read.of(quotes)
        ]


def textacy(texts: Sequence[Item]) -> Iterator[list[Said]]:
    """textacy's direct quotations, with the same language model; a text it refuses gives none."""
    from textacy.extract.triples import direct_quotations

    for doc in pipeline(pipelines()["en"]).language.pipe(
        (item["text"] for item in texts), batch_size=4
    ):
        try:
            found = list(direct_quotations(doc))
        except ValueError:  # raised where quote marks do not pair up
            found = []
        yield [
            Said(
                "direct",
                range(quote.content.start_char, quote.content.end_char),
                range(quote.speaker[0].idx, quote.speaker[-1].idx + len(quote.speaker[-1])),
            )
            for quote in found
        ]


PEERS: Mapping[str, Reader[list[Said]]] = {"textacy": textacy}


def score(folder: Path, limit: int | None = None, reader: Reader[list[Said]] = dateline) -> Scores:
    """Scores a tool on polnear, a kind at a time."""
    texts = items(folder, "polnear", limit)
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for item, found in zip(texts, reader(texts), strict=True):
        gold = _attributions(item)
        for kind, count in counts.items():
            _count(
                count,
                item["text"],
                [said for said in found if said.kind == kind],
                [attribution for attribution in gold if attribution.kind == kind],
            )
    return {
        f"quotes, {kind}: {measure}": value
        for kind, count in counts.items()
        if count["rows"]
        for measure, value in _measures(count).items()
    }


def _measures(count: Counter[str]) -> Scores:
    precision = ratio(count["right"], count["rows"])
    recall = ratio(count["found"], count["gold"])
    return {
        "F1": Score(mean_f1(precision, recall), count["gold"]),
        "precision": Score(precision, count["rows"]),
        "recall": Score(recall, count["gold"]),
        "F1 one to one": Score(
            f1(count["pairs"], count["rows"], count["stretches"]), count["stretches"]
        ),
        "speaker right": Score(ratio(count["speaker"], count["right"]), count["right"]),
    }


def _count(
    count: Counter[str], text: str, found: Sequence[Said], gold: Sequence[Attribution]
) -> None:
    contents = [_letters(text, [said.content]) for said in found]
    covered = frozenset[int]().union(*contents)
    count["rows"] += len(found)
    count["gold"] += len(gold)
    count["found"] += sum(2 * len(a.core & covered) >= len(a.core) for a in gold)
    for said, content in zip(found, contents, strict=True):
        matched = [a for a in gold if 2 * len(content & a.content) >= len(content)]
        count["right"] += bool(matched)
        count["speaker"] += any(not a.source.isdisjoint(said.speaker) for a in matched)
    stretches = [stretch for a in gold for stretch in a.stretches]
    count["stretches"] += len(stretches)
    count["pairs"] += _pairs(contents, stretches)


def _pairs(rows: Sequence[frozenset[int]], gold: Sequence[frozenset[int]]) -> int:
    """How many rows and stretches pair up, best overlap first."""
    overlaps = sorted(
        (-len(row & stretch) / len(row | stretch), i, j)
        for i, row in enumerate(rows)
        for j, stretch in enumerate(gold)
        if 2 * len(row & stretch) >= len(row | stretch) > 0
    )
    paired_rows: set[int] = set()
    paired_gold: set[int] = set()
    for _, i, j in overlaps:
        if i not in paired_rows and j not in paired_gold:
            paired_rows.add(i)
            paired_gold.add(j)
    return len(paired_rows)


def _attributions(item: Item) -> list[Attribution]:
    text = item["text"]
    between_marks = _between_marks(document(item["id"], text))
    gold = []
    for attribution in item["attributions"]:
        spans = [range(*span) for span in sorted(attribution["content"])]
        if not (content := _letters(text, spans)):
            continue
        kind = (
            "direct"
            if attribution["direct"]
            else "partial"
            if attribution["has_quote_marks"]
            else "indirect"
        )
        quoted = content & between_marks if kind == "partial" else frozenset[int]()
        stretches = [_letters(text, [span]) for span in _joined(text, spans)]
        if quoted:
            stretches = [
                _letters(text, [run])
                for span in _joined(text, spans)
                for run in _runs(span, between_marks)
            ]
        source = _letters(text, [range(*span) for span in attribution["source"]])
        kept = tuple(stretch for stretch in stretches if stretch)
        gold.append(Attribution(kind, content, quoted or content, source, kept))
    return gold


def _between_marks(read: Document) -> frozenset[int]:
    return frozenset(
        i
        for block in read.blocks
        for quoted in quoted_spans([block.text])[0]
        for i in range(block.start + quoted.start, block.start + quoted.end)
    )


def _joined(text: str, spans: Iterable[range]) -> list[range]:
    """Spans with nothing but marks between them are one."""
    joined: list[range] = []
    for span in spans:
        if joined and GLUE.issuperset(text[joined[-1].stop : span.start]):
            joined[-1] = range(joined[-1].start, span.stop)
        else:
            joined.append(span)
    return joined


def _runs(span: range, inside: frozenset[int]) -> Iterator[range]:
    """The unbroken parts of a span that lie inside."""
    start = span.start
    for i in (*span, span.stop):
        if i == span.stop or i not in inside:
            if start < i:
                yield range(start, i)
            start = i + 1


def _letters(text: str, spans: Iterable[range]) -> frozenset[int]:
    return frozenset(
        i for span in spans for i in span if text[i] not in MARKS and not text[i].isspace()
    )
