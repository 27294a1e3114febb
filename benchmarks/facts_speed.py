"""What facts cost: articles a second of the bare language model, and with all layers on top of it.

`python benchmarks/facts_speed.py [FOLDER] [--count 200] [--seed 7]` takes `count` news articles of
the folder's polnear, spread evenly, or makes them (`benchmarks/inbox.py`) where none is named. One
process, the same texts and pipes for both: a few articles by one and then the other, in turns that
swap, so that a busy machine slows both alike. CPU seconds; loading is not counted. Prints a Markdown
table and the ratio, with all layers over bare. `--gkg PYTHON` has gdelt-regkg read the same articles
in the same run, in its own environment (`benchmarks/peer_gkg.py` says what it reads).
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from facts_corpus import TOGETHER, document, items, pipelines
from inbox import story

from etl.annotate import LAYERS, annotate
from etl.annotate.document import Document
from etl.annotate.parse import BATCH_SIZE, pipeline


def main() -> int:
    """Times both on the same articles, a few at a time."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7, help="of made articles")
    parser.add_argument("--gkg", type=Path, help="a Python that has gdelt-regkg")
    options = parser.parse_args()
    articles = _articles(options.folder, options.count, options.seed)
    few = [articles[i : i + TOGETHER] for i in range(0, len(articles), TOGETHER)]
    _bare_seconds(few[0]), _layered_seconds(few[0])  # loads the model and the knowledge base
    bare = layered = 0.0
    for turn, batch in enumerate(few):
        if turn % 2:
            layered += _layered_seconds(batch)
            bare += _bare_seconds(batch)
        else:
            bare += _bare_seconds(batch)
            layered += _layered_seconds(batch)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles of {words / len(articles):.0f} words on average\n")
    print("| one process | articles a CPU second | words a CPU second |\n|---|---|---|")
    timed = [("bare language model", bare), ("with all layers", layered)]
    if options.gkg:
        timed.append(("gdelt-regkg, what it reads offline", _gkg_seconds(options.gkg, articles)))
    for name, seconds in timed:
        print(f"| {name} | {len(articles) / seconds:.1f} | {words / seconds:.0f} |")
    print(f"\nWith all layers: {bare / layered:.1%} of the bare model's articles a second.")
    return 0


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


def _bare_seconds(articles: Sequence[Document]) -> float:
    texts = [block.text for article in articles for block in article.blocks]
    model = pipeline(pipelines()["en"])
    began = time.process_time()
    for _ in model.pipe(texts, batch_size=BATCH_SIZE):
        pass
    return time.process_time() - began


def _gkg_seconds(python: Path, articles: Sequence[Document]) -> float:
    """CPU seconds of gdelt-regkg, as its own process counts them."""
    lines = "".join(json.dumps({"text": article.text}) + "\n" for article in articles)
    script = Path(__file__).with_name("peer_gkg.py")
    done = subprocess.run(
        [python, script], input=lines, stdout=subprocess.PIPE, text=True, check=True
    )
    return sum(float(json.loads(line)["seconds"]) for line in done.stdout.splitlines())


def _layered_seconds(articles: Sequence[Document]) -> float:
    began = time.process_time()
    for _ in annotate(articles, tuple(LAYERS), "speed", pipelines()):
        pass
    seconds = time.process_time() - began
    for article in articles:
        article.found.clear()
    return seconds


if __name__ == "__main__":
    sys.exit(main())
