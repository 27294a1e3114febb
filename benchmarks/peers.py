"""One extractor over pages of JSON lines: run in the peers' own environment, or in ours.

`python benchmarks/peers.py TOOL < pages.jsonl > answers.jsonl`, a page a line with `id`, `html`,
`url`; an answer a line with `id`, `body`, `title`, `authors`, `date` and `seconds` of CPU.
Every tool gets decoded HTML and runs with its own defaults; none is given the network.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from typing import Any

Answer = dict[str, Any]


def dateline(html: str, url: str | None) -> Answer:
    from etl.extract.html import html as read

    page = read(html, url)
    said = page.metadata
    return {
        "body": "\n".join(page.text[b.start : b.end] for b in page.blocks if b.is_body),
        "lead": said.standfirst,
        "title": said.headline,
        "authors": [c.name for c in page.credits if c.role == "author"],
        "date": str(said.published_on) if said.published_on else None,
    }


def trafilatura(html: str, url: str | None) -> Answer:
    from trafilatura import bare_extraction

    found = bare_extraction(html, url=url, with_metadata=True)
    return {} if found is None else {
        "body": found.text, "title": found.title, "authors": found.author, "date": found.date,
    }  # fmt: skip


def trafilatura_text(html: str, url: str | None) -> Answer:
    from trafilatura import extract

    return {"body": extract(html, url=url)}


def trafilatura_fast(html: str, url: str | None) -> Answer:
    from trafilatura import extract

    return {"body": extract(html, url=url, fast=True)}


def newspaper4k(html: str, url: str | None) -> Answer:
    from newspaper import Article

    article = Article(url or "http://page.invalid/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return {
        "body": article.text,
        "title": article.title,
        "authors": article.authors,
        "date": str(article.publish_date or ""),
    }


def readability(html: str, url: str | None) -> Answer:
    from lxml.html import fromstring
    from readability import Document

    document = Document(html)
    return {"body": fromstring(document.summary()).text_content(), "title": document.short_title()}


def resiliparse(html: str, url: str | None) -> Answer:
    from resiliparse.extract.html2text import extract_plain_text

    return {"body": extract_plain_text(html, main_content=True)}


def justext(html: str, url: str | None) -> Answer:
    from justext import get_stoplist
    from justext import justext as read

    return {
        "body": "\n".join(
            p.text
            for p in read(html.encode(), get_stoplist("English"), encoding="utf-8")
            if not p.is_boilerplate
        )
    }


def newsplease(html: str, url: str | None) -> Answer:
    from newsplease import NewsPlease

    found = NewsPlease.from_html(html, url=url or "http://page.invalid/", fetch_images=False)
    return {
        "body": found.maintext,
        "title": found.title,
        "authors": found.authors,
        "date": str(found.date_publish or ""),
    }


def goose3(html: str, url: str | None) -> Answer:
    from goose3 import Goose

    found = Goose({"enable_image_fetching": False}).extract(raw_html=html)
    return {
        "body": found.cleaned_text,
        "title": found.title,
        "authors": found.authors,
        "date": str(found.publish_date or ""),
    }


def htmldate(html: str, url: str | None) -> Answer:
    from htmldate import find_date

    return {"date": find_date(html, url=url, original_date=True, extensive_search=True)}


TOOLS: dict[str, Callable[[str, str | None], Answer]] = {
    tool.__name__: tool
    for tool in (
        dateline, trafilatura, trafilatura_text, trafilatura_fast, newspaper4k, readability, resiliparse, justext,
        newsplease, goose3, htmldate,
    )
}  # fmt: skip


def main(name: str) -> None:
    """Answers every page; a page that makes a tool raise is answered by nothing."""
    logging.disable(logging.CRITICAL)
    tool = TOOLS[name]
    tool("<html><body><p>Warming up.</p></body></html>", None) if name != "newsplease" else None
    for line in sys.stdin:
        page = json.loads(line)
        began = time.process_time()
        try:
            answer = tool(page["html"], page.get("url"))
        except Exception as fault:
            answer = {"fault": repr(fault)[:200]}
        answer |= {"id": page["id"], "seconds": time.process_time() - began}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
