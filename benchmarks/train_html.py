"""Grows the trees that tell body from chrome in web pages, and prints how good they are.

    python -m benchmarks.train_html FOLDER [--keep]

FOLDER holds `<set>.jsonl.gz`, one page a line, with `html`, `url` and either the whole `body` or
the segments `with` and `without` that a body must and must not hold. Guarantees figures from sites
that the trees did not see (five folds by publisher or registrable domain). `--keep` then grows
them on all pages and writes them into the package.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import lightgbm
import numpy as np
import tldextract
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from benchmarks.align import segment_labels, shingle_labels
from benchmarks.train_paste import shingle_scores
from etl.extract.html import visible
from etl.extract.html_features import Matrix, block_features, chrome_wording
from etl.extract.html_model import LEAVES, WEIGHTS, Trees
from etl.extract.metadata import read_metadata

FOLDS: Final = 5
ROUNDS: Final = 220
CUT: Final = 0.55
WHOLE: Final = ("fundus", "scrapinghub", "wcxb_article", "mozilla", "newspaper4k")
"""Sets that give the whole body."""
SEGMENTS: Final = ("trafilatura_eval",)
"""Sets that give pieces of the body and of what is none."""
SETTINGS: Final = {
    "objective": "cross_entropy", "learning_rate": 0.08, "num_leaves": LEAVES, "max_bin": 63,
    "min_data_in_leaf": 100, "feature_fraction": 0.25, "bagging_fraction": 0.8, "bagging_freq": 1,
    "lambda_l2": 5.0, "seed": 1, "deterministic": True, "num_threads": 2, "verbose": -1,
}  # fmt: skip
_WEIGHTS: Final = {"trafilatura_eval": 3.0, "mozilla": 6.0}
"""A page's weight: 10 where its whole body is known and was set by people."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page, the measures of its blocks, and how much of each is body; NaN where not known."""

    collection: str
    fold: int
    texts: tuple[str, ...]
    features: Matrix
    labels: NDArray[np.float64]
    body: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    def weights(self) -> NDArray[np.float64]:
        """By a block's words; all blocks of a page together weigh what its set is worth."""
        length = np.array([len(text) for text in self.texts])
        words = np.sqrt(np.minimum(length, 600) / 20) + 0.3
        if self.collection in SEGMENTS:
            words = np.ones(len(length))
        known = np.where(np.isnan(self.labels), 0.0, words)
        share: NDArray[np.float64] = known / max(known.sum(), 1e-9)
        return share * _WEIGHTS.get(self.collection, 10.0)


def gold_pages(folder: Path) -> Iterator[GoldPage]:
    """The pages of a folder that show any text."""
    domain = tldextract.TLDExtract(suffix_list_urls=())
    for name in (*WHOLE, *SEGMENTS):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                url = row.get("url") or ""
                site = (
                    row.get("publisher") or domain(url).top_domain_under_public_suffix or row["id"]
                )
                fold = int(hashlib.sha256(site.lower().encode()).hexdigest(), 16) % FOLDS
                if page := _gold(name, fold, row):
                    yield page


def _gold(name: str, fold: int, row: dict[str, str | list[str]]) -> GoldPage | None:
    tree = LexborHTMLParser(str(row["html"]).encode("utf-8", "replace"))
    headline = read_metadata(tree, str(row.get("url") or "") or None).metadata.headline
    page, _ = visible(tree)
    if not page.blocks:
        return None
    texts = tuple(block.text for block in page.blocks)
    features = block_features(page, chrome_wording(page), headline)
    wanted, unwanted = tuple(row.get("with") or ()), tuple(row.get("without") or ())
    body = str(row.get("body") or "")
    if name in SEGMENTS:
        labels = segment_labels(texts, wanted, unwanted)
    else:
        labels = shingle_labels(texts, body)
    return GoldPage(name, fold, texts, features, np.array(labels), body, wanted, unwanted)


def grow(pages: Sequence[GoldPage]) -> Trees:
    """Trees grown on these pages."""
    labels = np.concatenate([page.labels for page in pages])
    known = ~np.isnan(labels)
    rows = lightgbm.Dataset(
        np.concatenate([page.features.T for page in pages])[known], labels[known],
        weight=np.concatenate([page.weights() for page in pages])[known],
    )  # fmt: skip
    dump = lightgbm.train(SETTINGS, rows, ROUNDS).dump_model()["tree_info"]
    count = len(dump)
    trees = Trees(
        np.zeros((count, LEAVES - 1), np.int32), np.full((count, LEAVES - 1), np.inf, np.float32),
        np.full((count, LEAVES - 1), 0xFFFF, np.uint32), np.zeros((count, LEAVES), np.float32),
    )  # fmt: skip
    for number, tree in enumerate(dump):
        _flatten(trees, number, tree["tree_structure"], [0, 0])
    return trees


def _flatten(trees: Trees, number: int, node: dict[str, object], filled: list[int]) -> None:
    """Writes a node and what is below it; `filled` counts the tree's nodes and leaves so far."""
    if "split_feature" not in node:
        trees.values[number, filled[1]] = float(str(node["leaf_value"]))
        filled[1] += 1
        return
    place, threshold = filled[0], np.float32(node["threshold"])  # type: ignore[arg-type]
    if float(threshold) > float(node["threshold"]):  # type: ignore[arg-type]
        threshold = np.nextafter(threshold, np.float32(-np.inf))
    trees.columns[number, place] = int(str(node["split_feature"]))
    trees.thresholds[number, place] = threshold
    filled[0] += 1
    first = filled[1]
    _flatten(trees, number, node["left_child"], filled)  # type: ignore[arg-type]
    left = (1 << filled[1]) - (1 << first)
    trees.masks[number, place] = 0xFFFF & ~left
    _flatten(trees, number, node["right_child"], filled)  # type: ignore[arg-type]


def cross_validated(pages: Sequence[GoldPage]) -> list[NDArray[np.bool_]]:
    """Which blocks of each page are body, by trees that did not see its site."""
    grown = [grow([page for page in pages if page.fold != fold]) for fold in range(FOLDS)]
    return [grown[page.fold].probability(page.features) > CUT for page in pages]


def table(pages: Sequence[GoldPage], chosen: Sequence[NDArray[np.bool_]]) -> Iterator[str]:
    """A Markdown table: four-word shingles, or segments, by set."""
    yield "| set | pages | F1 | precision | recall |\n|---|---|---|---|---|"
    for name in (*WHOLE, *SEGMENTS):
        told = [
            (page, "\n".join(np.array(page.texts, object)[is_body]))
            for page, is_body in zip(pages, chosen, strict=True)
            if page.collection == name
        ]
        if name in SEGMENTS:
            scores = _segment_scores(told)
        else:
            scores = shingle_scores([(page.body, text) for page, text in told])
        yield f"| {name} | {len(told)} | " + " | ".join(f"{score:.4f}" for score in scores) + " |"


def _segment_scores(told: Sequence[tuple[GoldPage, str]]) -> tuple[float, float, float]:
    """F1, precision and recall of the segments found, by trafilatura's definition (Apache-2.0)."""
    right = sum(segment in text for page, text in told for segment in page.wanted)
    wrong = sum(segment in text for page, text in told for segment in page.unwanted)
    asked = sum(len(page.wanted) for page, _ in told)
    precision, recall = right / max(right + wrong, 1), right / max(asked, 1)
    return 2 * precision * recall / ((precision + recall) or 1.0), precision, recall


def keep(trees: Trees) -> None:
    """Writes the trees into the package."""
    np.savez_compressed(
        WEIGHTS, columns=trees.columns.astype(np.int16), thresholds=trees.thresholds,
        masks=trees.masks.astype(np.uint16), values=trees.values,
    )  # fmt: skip


def main() -> None:
    """Prints the table of held-out figures; with `--keep`, writes trees grown on all pages."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folder", type=Path)
    options.add_argument("--keep", action="store_true")
    given = options.parse_args()
    pages = list(gold_pages(given.folder))
    if given.keep:
        keep(grow(pages))
    print("\n".join(table(pages, cross_validated(pages))))


if __name__ == "__main__":
    main()
