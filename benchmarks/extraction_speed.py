"""How many times as fast as the peers' ours reads saved pages: all take turns on the same machine.

`python benchmarks/extraction_speed.py FOLDER --peers PYTHON [--pages 400]`, with FOLDER and PYTHON as
`extraction.py` has them. Every tool reads the same pages, each in a process of its own, fifty a turn;
all pages are read twice, and of a turn the faster counts: what a neighbour on the machine takes from
one is no tool's. Prints Markdown: CPU milliseconds a page, and how many times ours that is.
"""

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path
from threading import Thread

from extraction import BODY_SETS, LABELS, Rows, asked, rows

PEERS = ("trafilatura_text", "trafilatura_fast", "trafilatura")
TURN, PASSES = 50, 2


def main() -> int:
    """Measures; says in a sentence what it lacks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", required=True, help="Python of the peers' environment")
    parser.add_argument("--pages", type=int, default=400)
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
    pages = pages[: options.pages]
    turns = [pages[first : first + TURN] for first in range(0, len(pages), TURN)]
    best = {tool: [float("inf")] * len(turns) for tool in tools}
    for _ in range(PASSES):
        for number, turn in enumerate(turns):
            for tool, reader in zip(tools, readers, strict=True):
                best[tool][number] = min(best[tool][number], reader.seconds(turn))
    for reader in readers:
        reader.close()
    print("| reader | CPU ms a page | times ours |\n|---|---|---|")
    ours = sum(best["dateline"])
    for tool in tools:
        seconds = sum(best[tool])
        each = seconds / len(pages) * 1000
        print(f"| {LABELS.get(tool, tool)} | {each:.1f} | {seconds / ours:.1f} |")
    return 0


class _Reader:
    """One tool in a process of its own (`peers.py`), which answers a turn of pages."""

    def __init__(self, tool: str, peers: str) -> None:
        python = sys.executable if tool == "dateline" else peers
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("peers.py")), tool],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("a process without pipes")
        self._asks, self._answers = self._process.stdin, self._process.stdout

    def seconds(self, pages: Rows) -> float:
        """CPU seconds that the tool takes for some pages, one right after the other."""
        writing = Thread(target=self._ask, args=(asked(pages),))  # a pipe holds less than a page
        writing.start()
        spent = sum(float(json.loads(self._answers.readline())["seconds"]) for _ in pages)
        writing.join()
        return spent

    def _ask(self, lines: str) -> None:
        self._asks.write(lines)
        self._asks.flush()

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


if __name__ == "__main__":
    sys.exit(main())
