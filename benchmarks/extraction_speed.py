"""How many times as fast as the peers' ours reads saved pages: all take turns, on one core.

`python benchmarks/extraction_speed.py FOLDER --peers PYTHON [--pages 200]`, with FOLDER and PYTHON as
`extraction.py` has them. Every tool reads the same pages, each in a process of its own, ten at a
time: a machine that slows down slows all alike. Prints Markdown: CPU milliseconds a page, and how
many times ours that is.
"""

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path

from extraction import BODY_SETS, LABELS, Rows, rows

PEERS = ("trafilatura_text", "trafilatura_fast", "trafilatura")
TURN = 10


def main() -> int:
    """Measures; says in a sentence what it lacks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", required=True, help="Python of the peers' environment")
    parser.add_argument("--pages", type=int, default=200)
    options = parser.parse_args()
    if not (options.folder / "dev").is_dir():
        print(f"Skipped: {options.folder} holds no evaluation data (dev/*.jsonl.gz).")
        return 0
    pages = [page for name in BODY_SETS for page in rows(options.folder, name)]
    random.Random(1).shuffle(pages)
    tools = ("dateline", *PEERS)
    readers = [_Reader(tool, options.peers) for tool in tools]
    for reader in readers:
        reader.seconds(pages[-TURN:])  # models loaded, patterns compiled
    spent = dict.fromkeys(tools, 0.0)
    pages = pages[: options.pages]
    for first in range(0, len(pages), TURN):
        for tool, reader in zip(tools, readers, strict=True):
            spent[tool] += reader.seconds(pages[first : first + TURN])
    for reader in readers:
        reader.close()
    print("| reader | CPU ms a page | times ours |\n|---|---|---|")
    for tool in tools:
        each = spent[tool] / len(pages) * 1000
        print(f"| {LABELS.get(tool, tool)} | {each:.1f} | {spent[tool] / spent['dateline']:.1f} |")
    return 0


class _Reader:
    """One tool in a process of its own (`peers.py`), which answers page by page."""

    def __init__(self, tool: str, peers: str) -> None:
        python = sys.executable if tool == "dateline" else peers
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("peers.py")), tool],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def seconds(self, pages: Rows) -> float:
        """CPU seconds that the tool takes for some pages."""
        reads, answers = self._process.stdin, self._process.stdout
        if reads is None or answers is None:
            raise RuntimeError("the tool has no pipes")
        spent = 0.0
        for page in pages:
            told = {name: page.get(name) for name in ("id", "html", "url")}
            reads.write(json.dumps(told) + "\n")
            reads.flush()
            spent += float(json.loads(answers.readline())["seconds"])
        return spent

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


if __name__ == "__main__":
    sys.exit(main())
