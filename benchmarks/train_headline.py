"""Fits the choice of a pasted page's headline, and tells what it finds on sites it has not seen.

`python -m benchmarks.train_headline FOLDER`: prints the weights for `etl/extract/headline_choice.py`
and the share of headlines found in five folds by site, of texts that show the known title.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from scipy.optimize import minimize

from benchmarks.extraction import BODY_SETS, FLAVOURS, module, rows, shows
from etl.extract.headline_choice import candidates
from etl.extract.lines import lines, normalise_newlines
from etl.extract.page_head import name_head
from etl.extract.paste import body_lines
from etl.extract.roles import RULES, sheet_of
from etl.extract.sheet import Sheet

FOLDS = 5
RIDGE = 1.0
"""Set once, on these same folds; anything from 0.3 to 3 gives the same within a point."""


class Page(NamedTuple):
    """The candidates of a page: a row of features each, and whether it is the known title."""

    kind: str
    site: str
    features: np.ndarray
    is_title: np.ndarray


def main(folder: Path) -> None:
    """Prints the weights and their quality out of fold."""
    names, pages = [], []
    for name, page in _pages(folder):
        names, pages = name, [*pages, page]
    found = defaultdict(list)
    sites = sorted({page.site for page in pages})
    folds = {site: number % FOLDS for number, site in enumerate(sites)}
    for fold in range(FOLDS):
        weights = _fit([page for page in pages if folds[page.site] != fold])
        for page in pages:
            if folds[page.site] == fold:
                found[page.kind].append(page.is_title[np.argmax(page.features @ weights)])
    for kind, told in found.items():
        print(f"{kind}: {np.mean(told):.3f} of {len(told)}")
    weights = _fit(pages)
    print("\n".join(f'    "{n}": {w:.2f},' for n, w in zip(names, weights, strict=True)))
    right = [
        (p.features @ weights).max() for p in pages if p.is_title[np.argmax(p.features @ weights)]
    ]
    print("scores of right choices, percentiles 1, 2, 5:", np.percentile(right, [1, 2, 5]).round(2))


def _pages(folder: Path) -> Iterator[tuple[list[str], Page]]:
    metrics = module(folder / "metrics.py")
    for corpus in BODY_SETS[1:]:
        known = {page["id"]: page for page in rows(folder, corpus)}
        for flavour in FLAVOURS:
            for page in rows(folder, f"text_{corpus}.{flavour}"):
                title = known[page["id"]].get("title")
                sheet = _sheet(page["text"])
                told = list(candidates(sheet))
                if not told or not shows(metrics, "title", title, page["text"]):
                    continue
                same = [metrics.title_ok(title, sheet.pieces[c.place].text) for c in told]
                features = np.array([list(c.features.values()) for c in told], float)
                site = urlsplit(known[page["id"]].get("url") or "").hostname or page["id"]
                yield (
                    list(told[0].features),
                    Page(f"{corpus} {flavour}", site, features, np.array(same)),
                )


def _sheet(pasted: str) -> Sheet:
    """The pieces of a page as the choice of its headline finds them."""
    text = normalise_newlines(pasted)
    found = lines(text)
    sheet = sheet_of(text, found, body_lines(text, found))
    for rule in RULES[: RULES.index(name_head)]:
        rule(sheet)
    return sheet


def _fit(pages: list[Page]) -> np.ndarray:
    told = [(page.features, page.is_title) for page in pages if page.is_title.any()]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = RIDGE * weights @ weights / 2, RIDGE * weights
        for features, is_title in told:
            scores = features @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            right = chances * is_title
            total -= np.log(right.sum() + 1e-12)
            slope = slope - features.T @ (right / (right.sum() + 1e-12) - chances)
        return total, slope

    return minimize(loss, np.zeros(told[0][0].shape[1]), jac=True, method="L-BFGS-B").x


if __name__ == "__main__":
    main(Path(sys.argv[1]))
