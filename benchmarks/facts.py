"""The scoreboard of facts: every layer against its gold sets, beside the peers that run offline.

`python benchmarks/facts.py FOLDER [--layers quotes,events] [--peers] [--limit N] [--workers 2]`,
with FOLDER holding the sets (`dev/*.jsonl.gz`). Prints one Markdown table: measure, ours, the peers'
with their names, and how many gold items it was measured on. How each measure matches is said in the
layer's own module (`facts_<layer>.py`). Says in a sentence what it skips: a set that the folder does
not hold, a peer that is not installed. `--limit` takes that many items of each set, evenly spread.
"""

import argparse
import importlib
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from facts_corpus import Scores

LAYERS = ("names", "links", "places", "times", "quotes", "events", "figures")
OURS = "dateline"


def main() -> int:
    """Scores the chosen layers, two at a time, and prints the table."""
    options = _options()
    peers = [options.peers] * len(options.layers)
    sizes, folders = [options.limit] * len(peers), [options.folder] * len(peers)
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:
        scored = list(pool.map(score_layer, options.layers, folders, sizes, peers))
    if not any(tools[OURS] for tools in scored):
        return 0
    print("\n| measure | dateline | peers | gold items |\n|---|---|---|---|")
    for tools in scored:
        for measure, ours in tools[OURS].items():
            told = ", ".join(
                f"{scores[measure].value:.3f} {tool}"
                for tool, scores in tools.items()
                if tool != OURS and measure in scores
            )
            print(f"| {measure} | {ours.value:.3f} | {told or '–'} | {ours.sample} |")
    return 0


def score_layer(
    layer: str, folder: Path, limit: int | None, with_peers: bool
) -> Mapping[str, Scores]:
    """What ours and each installed peer reach in a layer."""
    module = importlib.import_module(f"facts_{layer}")
    scored: dict[str, Scores] = {OURS: module.score(folder, limit)}
    for name, reader in module.PEERS.items() if with_peers else ():
        if find_spec(name):
            scored[name] = module.score(folder, limit, reader)
        else:
            print(f"Skipped: the peer {name} is not installed here.", flush=True)
    return scored


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layers", default=",".join(LAYERS), help=", ".join(LAYERS))
    parser.add_argument("--peers", action="store_true", help="also score the peers installed here")
    parser.add_argument("--limit", type=int, help="items of each set, evenly spread")
    parser.add_argument("--workers", type=int, default=2, choices=(1, 2), help="processes")
    options = parser.parse_args()
    options.layers = options.layers.split(",")
    if unknown := set(options.layers) - set(LAYERS):
        parser.error(f"no layer {', '.join(sorted(unknown))}; choose from {', '.join(LAYERS)}")
    return options


if __name__ == "__main__":
    sys.exit(main())
