"""Wikidata links against news articles with linked entities (entity_linking, News-Fair).

A gold entity takes the link that overlaps it, the right one if there are several. `precision` is
the share of right links among gold entities that we link, `recall` among all gold entities with a
Wikidata item, pronouns and common nouns included. `of names` is the same for persons, organisations
and places written as names. `strict precision` counts every link in the annotated part of an
article, those on nothing or on an entity that Wikidata does not hold as wrong.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from facts_corpus import Item, Reader, Score, Scores, document, items, parsed, ratio

from etl.annotate.entities import entities
from etl.annotate.mentions import mentions

Link = tuple[int, int, str]
"""Start and end of a mention, and its Wikidata item."""

_ITEM = re.compile(r"Q\d+")
"""The set also labels dates, quantities and entities that Wikidata does not hold."""

NAMED = frozenset({"Q215627", "Q43229", "Q27096213"})
"""The set's types of what we link: person, organisation, geographic entity."""

DEMONYM = "Q4164871"
"""The set's type of positions and peoples, which it does not link as the place itself."""


def dateline(articles: Sequence[Item]) -> Iterator[list[Link]]:
    """Our mentions of entities with a Wikidata item."""
    for read in parsed(document(item["id"], item["text"]) for item in articles):
        known = {row.entity_id: row.wikidata_qid for row in read.of(entities)}
        yield [
            (row.start, row.end, qid)
            for row in read.of(mentions)
            if (qid := known.get(row.entity_id or ""))
        ]


PEERS: Mapping[str, Reader[list[Link]]] = {}


def score(folder: Path, limit: int | None = None, reader: Reader[list[Link]] = dateline) -> Scores:
    """Scores a tool on News-Fair."""
    articles = items(folder, "entity_linking", limit, bench="news-fair")
    count: Counter[str] = Counter()
    for item, found in zip(articles, reader(articles), strict=True):
        _count(count, item, found)
    if not articles:
        return {}
    gold, linked, named = count["gold"], count["linked"], count["named"]
    return {
        "links: precision": Score(ratio(count["right"], linked), linked),
        "links: recall": Score(ratio(count["right"], gold), gold),
        "links: strict precision": Score(
            ratio(count["links right"], count["links"]), count["links"]
        ),
        "links of names: precision": Score(
            ratio(count["named right"], count["named linked"]), count["named linked"]
        ),
        "links of names: recall": Score(ratio(count["named right"], named), named),
    }


def _count(count: Counter[str], item: Item, found: Sequence[Link]) -> None:
    gold = [label for label in item["labels"] if _ITEM.fullmatch(label["entity_id"])]
    for label in gold:
        is_name = _is_name(item["text"], label)
        count["gold"] += 1
        count["named"] += is_name
        over = [link for link in found if _overlap(link, label) > 0]
        if not over:
            continue
        best = max(over, key=lambda link: (link[2] == label["entity_id"], _overlap(link, label)))
        is_right = best[2] == label["entity_id"]
        count["linked"] += 1
        count["right"] += is_right
        count["named linked"] += is_name
        count["named right"] += is_name and is_right
    start, end = item.get("span") or (0, len(item["text"]))
    for link in found:
        if start <= link[0] < end:
            over_gold = [label["entity_id"] for label in gold if _overlap(link, label) > 0]
            count["links"] += 1
            count["links right"] += link[2] in over_gold


def _overlap(link: Link, label: Item) -> int:
    return int(min(link[1], label["span"][1]) - max(link[0], label["span"][0]))


def _is_name(text: str, label: Item) -> bool:
    types = set(label["type"].split("|"))
    start, end = label["span"]
    return (
        bool(NAMED & types)
        and DEMONYM not in types
        and not label["coref"]
        and text[start:end][:1].isupper()
    )
