"""Grows the trees that tell body from chrome in pasted pages, and prints how good they are.

    python benchmarks/train_paste.py FOLDER [--keep] [--sets scrapinghub ...]

FOLDER holds `text_<set>.<flavour>.jsonl.gz`: one page a line, with `text`, `body`, `url`, and a
0/1 label for each line of the text. Guarantees figures from sites that the trees did not see
(five folds by registrable domain), and the same trees from the same pages. `--keep` then grows
them on all pages and writes them into the package.
"""

import argparse
import gzip
import hashlib
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import lightgbm
import numpy as np
import tldextract
from numpy.typing import NDArray

from etl.extract.line_context import context
from etl.extract.line_features import Matrix, own_features
from etl.extract.line_model import WEIGHTS, Forest, chances
from etl.extract.lines import Line, lines, normalise_newlines

Labels = NDArray[np.bool_]
FOLDS: Final = 5
CUT: Final = 0.5
_WORD: Final = re.compile(r"\w+")
ROUNDS: Final = 200
SETTINGS: Final = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 31, "max_depth": 8,
    "min_data_in_leaf": 40, "feature_fraction": 0.3, "bagging_fraction": 0.7, "bagging_freq": 1,
    "lambda_l2": 3.0, "max_bin": 63, "seed": 7, "deterministic": True, "force_col_wise": True,
    "num_threads": 1, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page whose body is known."""

    collection: str
    flavour: str
    fold: int
    text: str
    body: str
    lines: tuple[Line, ...]
    features: Matrix
    labels: Labels
    weights: NDArray[np.float64]


def gold_pages(folder: Path, sets: Sequence[str]) -> Iterator[GoldPage]:
    """The pages of a folder's text files, with the features of their lines."""
    domain = tldextract.TLDExtract(suffix_list_urls=())
    for path in sorted(folder.glob("text_*.jsonl.gz")):
        collection, flavour = path.name.removeprefix("text_").split(".")[:2]
        if sets and collection not in sets:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                site = domain(row["url"])
                name = f"{site.domain}.{site.suffix}"
                fold = int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS
                text = normalise_newlines(row["text"])
                labels = _labels(row["text"], row["lines"], lines(text))
                yield from _gold(collection, flavour, fold, text, row["body"], labels)
                if flavour != "inscriptis":
                    brief, labels = _shortened(
                        text, labels, np.random.default_rng(fold + len(text))
                    )
                    yield from _gold(collection, "short", fold, brief, None, labels)


def _gold(
    collection: str, flavour: str, fold: int, text: str, body: str | None, labels: Labels
) -> Iterator[GoldPage]:
    found = lines(text)
    if found and len(found) == len(labels):
        told = body if body is not None else _told(text, found, labels)
        yield GoldPage(
            collection, flavour, fold, text, told, found, context(own_features(text, found)),
            labels, _weights(text, found, labels),
        )  # fmt: skip


def _shortened(text: str, labels: Labels, chance: np.random.Generator) -> tuple[str, Labels]:
    """The page as a brief: a few paragraphs of its body between some of its chrome.

    Most pages that were collected for benchmarks are long; readers paste short ones too.
    """
    found = lines(text)
    body = np.flatnonzero(labels)
    if not len(body):
        return text, labels
    first = int(body[int(chance.integers(0, min(3, len(body))))])
    until = int(np.searchsorted(body, first)) + int(chance.integers(1, 8))
    last = int(body[min(len(body) - 1, until)])
    above = range(max(0, int(body[0]) - int(chance.integers(0, 12))), int(body[0]))
    below = range(
        int(body[-1]) + 1, min(len(found), int(body[-1]) + 1 + int(chance.integers(0, 15)))
    )
    kept = [*above, *range(first, last + 1), *below]
    rows = [
        "\n" * (found[place].gap + 1) + " " * found[place].indent
        + text[found[place].start : found[place].end] for place in kept
    ]  # fmt: skip
    return "".join(rows), labels[kept]


def _labels(text: str, gold: Sequence[int], found: Sequence[Line]) -> Labels:
    """A line is body when most of it is: wrapped lines were put together."""
    marks = np.zeros(len(text) + 1, dtype=np.float32)
    offset = 0
    for line, label in zip(text.split("\n"), gold, strict=True):
        marks[offset : offset + len(line)] = label
        offset += len(line) + 1
    return np.array([marks[line.start : line.end].mean() >= 0.5 for line in found])


def _weights(text: str, found: Sequence[Line], labels: Labels) -> NDArray[np.float64]:
    """Every page weighs about the same, and a line by its share of the page's body words."""
    words = np.array([len(text[line.start : line.end].split()) for line in found]) + 1.0
    body = words[labels].sum() + 50.0
    return np.asarray(np.minimum(100.0 * words / body, 40.0) + 0.05)


def grow(pages: Sequence[GoldPage]) -> Forest:
    """Trees grown on these pages."""
    rows = lightgbm.Dataset(
        np.concatenate([page.features for page in pages]),
        np.concatenate([page.labels for page in pages]).astype(int),
        weight=np.concatenate([page.weights for page in pages]),
    )
    return _flat(lightgbm.train(SETTINGS, rows, ROUNDS).dump_model())


def _flat(model: dict[str, list[dict[str, dict[str, object]]]]) -> Forest:
    """LightGBM's nested trees as arrays: children side by side, leaves leading to themselves."""
    nodes: list[tuple[int, float, int, float]] = []
    roots: list[int] = []
    deepest = 0
    for tree in model["tree_info"]:
        roots.append(len(nodes))
        nodes.append((0, np.inf, len(nodes), 0.0))
        waiting = [(len(nodes) - 1, tree["tree_structure"], 0)]
        while waiting:
            place, node, depth = waiting.pop()
            deepest = max(deepest, depth)
            if "leaf_value" in node:
                nodes[place] = (0, np.inf, place, float(str(node["leaf_value"])))
                continue
            left = len(nodes)
            nodes += [(0, np.inf, left, 0.0), (0, np.inf, left + 1, 0.0)]
            nodes[place] = (
                int(str(node["split_feature"])), float(str(node["threshold"])), left, 0.0,
            )  # fmt: skip
            waiting.append((left, node["left_child"], depth + 1))  # type: ignore[arg-type]
            waiting.append((left + 1, node["right_child"], depth + 1))  # type: ignore[arg-type]
    feature, threshold, left_child, gain = zip(*nodes, strict=True)
    return Forest(
        np.array(feature, dtype=np.int16), np.array(threshold, dtype=np.float32),
        np.array(left_child, dtype=np.int32), np.array(gain, dtype=np.float32),
        np.array(roots, dtype=np.int32), deepest, CUT,
    )  # fmt: skip


def shingle_scores(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, precision and recall of (gold, found) bodies by four-word shingles, as means of pages.

    The definition is that of scrapinghub's article-extraction-benchmark (MIT).
    """
    precisions, recalls = [], []
    for gold, found in pairs:
        true, guess = _shingles(gold), _shingles(found)
        right = sum((true & guess).values())
        if guess:
            precisions.append(right / guess.total())
        if true:
            recalls.append(right / true.total())
    precision = statistics.mean(precisions) if precisions else 0.0
    recall = statistics.mean(recalls) if recalls else 0.0
    return 2 * precision * recall / (precision + recall or 1.0), precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(
        shingle
        for shingle in (tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))
        if shingle
    )


def _told(text: str, found: Sequence[Line], is_body: Labels) -> str:
    """The lines of the body, one a line."""
    kept = zip(found, is_body, strict=True)
    return "\n".join(text[line.words_start : line.end] for line, is_told in kept if is_told)


def scoreboard(pages: Sequence[GoldPage], found: Sequence[str]) -> Iterator[str]:
    """A line a set and flavour: F1, precision and recall."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for page, body in zip(pages, found, strict=True):
        groups.setdefault((page.flavour, page.collection), []).append((page.body, body))
    for (flavour, collection), pairs in sorted(groups.items()):
        f1, precision, recall = shingle_scores(pairs)
        yield (
            f"{flavour:<11}{collection:<14}{len(pairs):>5} pages  F1 {f1:.4f}"
            f"  precision {precision:.3f}  recall {recall:.3f}"
        )


def held_out(pages: Sequence[GoldPage]) -> list[str]:
    """The body of every page, found by trees that saw no page of its site."""
    forests = [grow([page for page in pages if page.fold != fold]) for fold in range(FOLDS)]
    return [
        _told(page.text, page.lines, chances(forests[page.fold], page.features) >= CUT)
        for page in pages
    ]


def keep(trees: Forest) -> Path:
    """Writes the trees into the package."""
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(WEIGHTS, **trees._asdict())
    return WEIGHTS


def main() -> None:
    """Prints the scoreboard of the folder's pages; with `--keep` writes the trees."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="the folder of text_*.jsonl.gz files")
    parser.add_argument("--sets", nargs="*", default=[], help="only these sets")
    parser.add_argument("--keep", action="store_true", help="write trees grown on every page")
    parser.add_argument("--no-folds", action="store_true", help="skip the held-out figures")
    wanted = parser.parse_args()
    pages = list(gold_pages(wanted.folder, wanted.sets))
    if not pages:
        parser.exit(2, f"{wanted.folder} holds no text_<set>.<flavour>.jsonl.gz files\n")
    if not wanted.no_folds:
        print("\n".join(scoreboard(pages, held_out(pages))))
    if wanted.keep:
        path = keep(grow(pages))
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
