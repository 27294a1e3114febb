"""The scoreboard of extraction: ours beside the peers, quality and speed, in one run.

`python benchmarks/extraction.py FOLDER [--peers PYTHON] [--tools a,b]`, with FOLDER holding the sets
(`dev/*.jsonl.gz`) and the metrics as their authors define them (`metrics.py`). PYTHON is the
interpreter of the peers' environment (`benchmarks/peers.lock`); without it only ours is scored.
Prints Markdown. Speed is pages a CPU-second of one process on the same pages.
"""

import argparse
import gzip
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

Rows = list[dict[str, Any]]
OTHERS = (
    "trafilatura",
    "trafilatura_text",
    "trafilatura_fast",
    "newspaper4k",
    "readability",
    "resiliparse",
    "justext",
    "newsplease",
    "goose3",
    "htmldate",
)
LABELS = {
    "trafilatura": "trafilatura, with metadata",
    "trafilatura_text": "trafilatura, text alone",
    "trafilatura_fast": "trafilatura, fast, text alone",
}
BODY_SETS = ("scrapinghub", "wcxb_article", "fundus")
FLAVOURS = ("rs_main", "rs_full", "inscriptis")


def main() -> int:
    """Scores every set that the folder holds; says in a sentence what it skips."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", help="Python of the peers' environment")
    parser.add_argument("--tools", default=",".join(OTHERS))
    options = parser.parse_args()
    if not (options.folder / "metrics.py").is_file():
        print(f"Skipped: {options.folder} holds no evaluation data (metrics.py, dev/*.jsonl.gz).")
        return 0
    metrics = module(options.folder / "metrics.py")
    peers = options.tools.split(",") if options.peers else []
    if not peers:
        print("The peers are skipped: name their Python with --peers (see benchmarks/README.md).\n")
    _html_tables(options, metrics, ["dateline", *peers])
    _pasted_table(options.folder, metrics)
    _pasted_metadata_table(options.folder, metrics)
    return 0


def _html_tables(options: argparse.Namespace, metrics: ModuleType, tools: Sequence[str]) -> None:
    answers: dict[str, dict[str, dict[str, Any]]] = {tool: {} for tool in tools}
    sets = {
        n: rows(options.folder, n)
        for n in (*BODY_SETS, "trafilatura_eval", "postlight", "htmldate")
    }
    for name, pages in sets.items():
        for tool in tools:  # one after the other on each set: a busy machine slows all alike
            python = sys.executable if tool == "dateline" else options.peers
            answers[tool][name] = _answers(tool, python, pages)
    print("| body text, F1 | " + " | ".join((*BODY_SETS, "trafilatura_eval", "pages/s")) + " |")
    print("|---|---|---|---|---|---|")
    for tool in tools:
        scores = [_body_f1(metrics, sets[name], answers[tool][name]) for name in BODY_SETS]
        segments = metrics.corpus_segments(
            [
                (p["with"], p["without"], answers[tool]["trafilatura_eval"][p["id"]].get("body"))
                for p in sets["trafilatura_eval"]
            ]
        )["f1"]
        seconds = [a["seconds"] for name in BODY_SETS for a in answers[tool][name].values()]
        told = " | ".join(f"{score:.3f}" for score in (*scores, segments))
        print(f"| {LABELS.get(tool, tool)} | {told} | {len(seconds) / sum(seconds):.0f} |")
    _metadata_table(metrics, sets, answers)


def _body_f1(metrics: ModuleType, pages: Rows, found: dict[str, dict[str, Any]]) -> float:
    return float(
        metrics.corpus_shingle([(p["body"], found[p["id"]].get("body") or "") for p in pages])["f1"]
    )


def _metadata_table(metrics: ModuleType, sets: dict[str, Rows], answers: dict[str, Any]) -> None:
    print(
        "\n| metadata, share right (wrong answers) | "
        + " | ".join(
            [f"title {n}" for n in ("fundus", "wcxb_article", "postlight")]
            + [f"authors {n}" for n in ("fundus", "wcxb_article", "postlight")]
            + [f"day {n}" for n in ("fundus", "wcxb_article", "htmldate")]
        )
        + " |"
    )
    print("|---" * 10 + "|")
    for tool, found in answers.items():
        cells = []
        for name in ("fundus", "wcxb_article", "postlight"):
            cells.append(
                _share(
                    (p.get("title"), found[name][p["id"]].get("title"), metrics.title_ok)
                    for p in sets[name]
                )
            )
        for name in ("fundus", "wcxb_article", "postlight"):
            gold = "authors" if name == "fundus" else "author"
            exact = lambda g, a: bool(metrics.author_score(g, a)[0])  # noqa: E731
            cells.append(
                _share(
                    (p.get(gold), found[name][p["id"]].get("authors"), exact) for p in sets[name]
                )
            )
        for name in ("fundus", "wcxb_article", "htmldate"):
            same = lambda g, a: metrics.day(g) == metrics.day(a)  # noqa: E731
            cells.append(
                _share((p.get("date"), found[name][p["id"]].get("date"), same) for p in sets[name])
            )
        if set(cells) != {"–"}:
            print(f"| {LABELS.get(tool, tool)} | {' | '.join(cells)} |")


def _share(pairs: Iterator[tuple[Any, Any, Any]]) -> str:
    """Share of gold values found, and how many answers were wrong, of pages that have the value."""
    known = [(gold, answer, same) for gold, answer, same in pairs if gold]
    if not any(answer for _, answer, _ in known):
        return "–"  # the tool does not tell
    right = sum(bool(answer) and same(gold, answer) for gold, answer, same in known)
    wrong = sum(bool(answer) and not same(gold, answer) for gold, answer, same in known)
    return f"{right / max(1, len(known)):.3f} ({wrong})"


def _pasted_table(folder: Path, metrics: ModuleType) -> None:
    from etl.extract.paste import paste

    print("\n| pasted text, F1 | " + " | ".join(BODY_SETS) + " |\n|---|---|---|---|")
    for flavour in FLAVOURS:
        for name in ("dateline", "long lines"):
            scores = []
            for corpus in BODY_SETS:
                pages = rows(folder, f"text_{corpus}.{flavour}")
                read = (lambda t: _body(paste(t))) if name == "dateline" else _long_lines
                pairs = [(p["body"], read(p["text"])) for p in pages]
                scores.append(f"{metrics.corpus_shingle(pairs)['f1']:.3f}")
            print(f"| {name}, {flavour} | {' | '.join(scores)} |")


def _pasted_metadata_table(folder: Path, metrics: ModuleType) -> None:
    """What a pasted page says of itself; a text does not always show what its page's markup says.

    Below each share of all texts stands that of the texts which show the known value: the title
    word for word, every author's name, the day in figures or words.
    """
    from etl.extract.paste import paste

    sets = {name: {p["id"]: p for p in rows(folder, name)} for name in BODY_SETS[1:]}
    values = ("title", "authors", "day")
    head = [f"{value} {name}" for value in values for name in sets]
    print(f"\n| pasted text, metadata: share right (wrong answers) | {' | '.join(head)} |")
    print("|---" * (len(head) + 1) + "|")
    for flavour in FLAVOURS:
        cells: dict[str, list[str]] = {"": [], ", shown": []}
        told = {
            name: [
                (gold[p["id"]], p["text"], paste(p["text"]))
                for p in rows(folder, f"text_{name}.{flavour}")
            ]
            for name, gold in sets.items()
        }
        for value in values:
            for pages in told.values():
                judged = [_pasted_value(metrics, value, *page) for page in pages]
                cells[""].append(_share(iter(judged)))
                shown = (
                    pair
                    for pair, (_, text, _) in zip(judged, pages, strict=True)
                    if shows(metrics, value, pair[0], text)
                )
                cells[", shown"].append(_share(shown))
        for kind, shares in cells.items():
            print(f"| dateline, {flavour}{kind} | {' | '.join(shares)} |")


def _pasted_value(
    metrics: ModuleType, value: str, gold: dict[str, Any], text: str, page: Any
) -> tuple[Any, Any, Any]:
    """The known value, the one read, and what judges them equal."""
    if value == "title":
        return gold.get("title"), page.metadata.headline, metrics.title_ok
    if value == "authors":
        names = [c.name for c in page.credits if c.role == "author"]
        exact = lambda g, a: bool(metrics.author_score(g, a)[0])  # noqa: E731
        return gold.get("authors") or gold.get("author"), names, exact
    day = page.metadata.published_on
    same = lambda g, a: metrics.day(g) == metrics.day(a)  # noqa: E731
    return metrics.day(gold.get("date")), str(day) if day else None, same


def shows(metrics: ModuleType, value: str, gold: Any, text: str) -> bool:
    """Whether a pasted text shows a known value."""
    from etl.extract.dates import find_dates

    if not gold:
        return False
    if value == "day":
        return any(str(span.moment.day) == gold for span in find_dates(text, "en"))
    told = f" {metrics.norm_text(text)} "
    names = [metrics.norm_text(gold)] if value == "title" else metrics.author_set(gold)
    return bool(names) and all(f" {name} " in told for name in names)


def _body(page: Any) -> str:
    return "\n".join(page.text[b.start : b.end] for b in page.blocks if b.is_body)


def _long_lines(text: str) -> str:
    """The simplest reader of pasted text: lines of more than 80 characters."""
    return "\n".join(line for line in text.splitlines() if len(line) > 80)


def rows(folder: Path, name: str) -> Rows:
    """The items of a set; none where the folder does not hold it."""
    path = folder / "dev" / f"{name}.jsonl.gz"
    if not path.is_file():
        print(f"Skipped: {name} is not in {folder}.")
        return []
    with gzip.open(path, "rt") as lines:
        return [json.loads(line) for line in lines]


def asked(pages: Rows) -> str:
    """Pages as `peers.py` reads them, one a line."""
    return "".join(json.dumps({k: p.get(k) for k in ("id", "html", "url")}) + "\n" for p in pages)


def _answers(tool: str, python: str, pages: Rows) -> dict[str, dict[str, Any]]:
    command = [python, str(Path(__file__).parent / "peers.py"), tool]
    told = subprocess.run(
        command, input=asked(pages), capture_output=True, text=True, check=True
    ).stdout
    found = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    return {answer["id"]: answer for answer in found}


def module(path: Path) -> ModuleType:
    """The module in a file of the folder."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
