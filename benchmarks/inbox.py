"""Writes a large mixed inbox, or one large web archive, to measure a run on.

Guarantees the same bytes for the same arguments, and never holds more than a few pages.

    python benchmarks/inbox.py FOLDER --count 2000 --seed 7
        about half pasted pages and half saved HTML of 50 to 250 kB; among them faults, sidecars,
        exact copies of earlier files and later versions of earlier pages (same canonical URL)
    python benchmarks/inbox.py FOLDER --warc 500
        FOLDER/pages.warc.gz, 500 MB before compression, records gzipped one by one
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

FILES_PER_FOLDER = 250
POOL_SIZE = 48  # pages an archive repeats: enough variety, little memory
FIRST_DAY = datetime(2025, 1, 6, 6, 0, tzinfo=UTC)
KINDS = {"paste": 45, "html": 45, "copy": 3, "update": 4, "fault": 3}
UNMARKED = "Ministers agree on a date.\n".encode("utf-16-le") * 9  # no byte order mark
FAULTS = (b"", b" \n", b"\x7fBIN\x00" * 400, UNMARKED, b"<!doctype html><p><script>a()</script>")

VOCABULARY = {
    "place": "Accra|Almaty|Antwerp|Baku|Bergen|Bilbao|Bristol|Cebu|Dakar|Davao|Gdansk|Graz|Izmir|"
    "Kaunas|Leeds|Mombasa|Nantes|Oran|Osaka|Pune|Quito|Riga|Sfax|Split|Turku|Utrecht|Varna|Zagreb",
    "person": "{given} {family}",
    "given": "Ada|Amir|Carla|Dario|Elif|Femi|Greta|Hana|Ivo|Jana|Kofi|Lena|Mina|Omar|Petra",
    "family": "Abebe|Ekholm|Farrant|Gurung|Ilves|Jurado|Kessler|Nabirye|Osei|Petrov|Quispe|Rossi",
    "body": "The city council|The port authority|The regional court|The army|The central bank|"
    "The health department|The transport ministry|The power company|The Red Cross|The audit office",
    "thing": "the ferry terminal|the night train|the old bridge|a new tram line|the water network|"
    "the grain silos|the rent law|the border crossing|the fish market|the solar park|the harvest",
    "month": "January|February|March|April|May|June|July|August|September",
    "n": "|".join(str(number) for number in range(2, 400)),
    "headline": "{body} to close {thing} in {place}|{place}: {n} injured in accident near {place}|"
    "Why {thing} divides {place}|{person} to lead inquiry into {thing}",
    "sentence": "{body} said that work on {thing} in {place} would cost {n} million euros.|"
    "“We were told of {thing} in {month}, and nobody called since,” said {person}.|"
    "According to the police, {n} people were injured and {n} were taken to hospital in {place}.|"
    "{person}, who has lived in {place} for {n} months, called the decision a mistake.|"
    "{body} rejected the figures, which it described as “{n} pages of guesswork”.|"
    "“It is cheaper to mend {thing} than to talk about it,” {person} told reporters.|"
    "Some {n} families left {place} after the storm; {person} was the last to return.",
    "menu": "Home|World|Politics|Business|Sport|Culture|Science|Weather|Video|Podcasts|Log in",
    "key": "layout|slot|sizes|breakpoint|consent|bidder|lazy|track|segment|viewport|token",
    "teaser": '<li class="grid__cell"><div class="card card--wide"><a href="/n"><picture>'
    '<source media="(min-width:48em)" srcset="/i-960.webp 960w, /i-480.webp 480w"><img src="/i.jpg"'
    ' alt=""></picture><h3 class="card__title">{headline}</h3><span>{menu}</span></a></div></li>',
}
CHOICES = {slot: words.split("|") for slot, words in VOCABULARY.items()}
SLOT = re.compile(r"\{([a-z]+)\}")


def phrase(rng: random.Random, slot: str) -> str:
    """A choice for the slot, with the slots inside it filled in turn."""
    return SLOT.sub(lambda match: phrase(rng, match[1]), rng.choice(CHOICES[slot]))


@dataclass(frozen=True, slots=True)
class Story:
    """One invented article, before it is laid out as a page."""

    url: str
    publisher: str
    headline: str
    standfirst: str
    author: str
    published_at: datetime
    paragraphs: tuple[str, ...]
    tags: tuple[str, ...]
    related: tuple[str, ...]


def story(seed: int, number: int, revision: int = 0) -> Story:
    """The `number`-th article of a seed; a revision above 0 ends with a correction."""
    rng = random.Random(f"{seed}/{number}")
    publisher = f"{phrase(rng, 'place')} Courier"
    paragraphs = [
        " ".join(phrase(rng, "sentence") for _ in range(rng.randint(2, 5)))
        for _ in range(rng.randint(5, 15))
    ]
    if revision:
        paragraphs[-1] = f"Correction: an earlier version said {number + 2} instead of {number}."
    return Story(
        url=f"https://{publisher.lower().replace(' ', '-')}.example/news/story-{number:07}",
        publisher=publisher,
        headline=phrase(rng, "headline"),
        standfirst=phrase(rng, "sentence"),
        author=phrase(rng, "person"),
        published_at=FIRST_DAY + timedelta(minutes=rng.randrange(600_000)),
        paragraphs=tuple(paragraphs),
        tags=tuple(rng.sample(CHOICES["place"], 3)),
        related=tuple(phrase(rng, "headline") for _ in range(4)),
    )


def pasted(seed: int, number: int, revision: int = 0) -> bytes:
    """The article as the text of its whole page; every third with its menu and footer."""
    article = story(seed, number, revision)
    is_whole = number % 3 == 0
    parts = [
        "\n".join([*CHOICES["menu"], "We use cookies.", "Accept all"]) if is_whole else "",
        article.headline,
        f"A view of {article.tags[0]}. {article.author} / LMN\n\nBy {article.author} Follow",
        f"{article.published_at:%d %B %Y, %H:%M}" if number % 2 else "Share\nFacebook\nX",
        article.standfirst,
        *article.paragraphs[:3],
        f"Read also: {article.related[0]}",
        *article.paragraphs[3:],
        "Newsletter Receive the day's headlines directly in your mailbox",
        "\n".join(f"  • {tag}" for tag in article.tags),
        "\n\n".join(["On the same subject", *article.related]),
        f"© {article.publisher}. All rights reserved.\nPrivacy\nContact" if is_whole else "",
    ]
    return "\n\n".join(part for part in parts if part).encode()


def ballast(rng: random.Random, size: int) -> str:
    """About `size` characters of the styles and the state that pages carry unseen."""
    keys = rng.choices(CHOICES["key"], k=size // 50)
    state = [{"k": key, "v": rng.randrange(10_000), "on": True} for key in keys]
    rules = (f".c-{key}--{i}{{margin:{i % 40}px auto}}" for i, key in enumerate(keys))
    return f"<style>{''.join(rules)}</style><script>window.state={json.dumps(state)}</script>"


def article_markup(article: Story) -> str:
    """The article element: headline, byline, body with advertisements and a promo, tags."""
    body = [f"<p>{escape(text, quote=False)}</p>" for text in article.paragraphs]
    body.insert(2, '<div class="ad"><span>Advertisement</span><div id="slot-2"></div></div>')
    body.insert(4, f'<aside><b>Read also:</b> <a href="/r">{article.related[0]}</a></aside>')
    tags = "".join(f'<a rel="tag" href="/t/{tag}">{tag}</a>' for tag in article.tags)
    return (
        f'<article><h1>{article.headline}</h1><p class="standfirst">{article.standfirst}</p>'
        f'<div class="byline">By <a rel="author" href="/by">{article.author}</a> <time datetime="'
        f'{article.published_at.isoformat()}">{article.published_at:%d %B %Y}</time></div>'
        f'<figure><img src="/lead.jpg" alt=""><figcaption>{article.tags[0]}, archive. Photo: '
        f'{article.author}</figcaption></figure><div class="body">{"".join(body)}</div>'
        f'<div class="tags">{tags}</div></article>'
    )


def saved(seed: int, number: int, revision: int = 0) -> bytes:
    """The article as a saved page of 50 to 250 kB; every other one carries JSON-LD."""
    article = story(seed, number, revision)
    rng = random.Random(f"{seed}/{number}/markup")
    weight = rng.randint(1, 5)
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "url": article.url,
        "headline": article.headline, "datePublished": article.published_at.isoformat(),
        "author": {"@type": "Person", "name": article.author},
        "publisher": {"@type": "Organization", "name": article.publisher},
    }  # fmt: skip
    jsonld = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    menu = "".join(f'<li class="nav__i"><a href="/{w}">{w}</a></li>' for w in CHOICES["menu"] * 9)
    cards = "".join(phrase(rng, "teaser") for _ in range(20 * weight))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{article.headline} | '
        f'{article.publisher}</title><link rel="canonical" href="{article.url}"><meta property='
        f'"og:title" content="{escape(article.headline)}"><meta property="article:published_time" '
        f'content="{article.published_at.isoformat()}">{jsonld if number % 2 else ""}'
        f"{ballast(rng, 16_000 * weight)}</head><body><header><nav><ul>{menu}</ul></nav></header>"
        f"<main>{article_markup(article)}</main><section><h2>More</h2><ul>{cards}"
        f"</ul></section><footer><a href='/privacy'>Privacy</a> © {article.publisher}</footer>"
        f"{ballast(rng, 11_000 * weight)}</body></html>"
    ).encode()


def inbox(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` files as (path, bytes), and beside some of them a sidecar."""
    rng = random.Random(f"{seed}/plan")
    layouts = {"paste": (".txt", pasted), "html": (".html", saved)}
    written: dict[str, list[int]] = {"paste": [], "html": []}
    for number in range(count):
        kind = rng.choices(tuple(KINDS), weights=tuple(KINDS.values()))[0]
        # Only a saved page says its address, so only a saved page can be known as an update.
        layout = "html" if kind in ("html", "update") else "paste"
        suffix, page = layouts[layout]
        stem = f"{number // FILES_PER_FOLDER:03}/{number:06}_{kind}"
        if kind == "fault":
            yield f"{stem}.txt", rng.choice(FAULTS)
        elif kind in ("copy", "update") and written[layout]:
            yield stem + suffix, page(seed, rng.choice(written[layout]), int(kind == "update"))
        else:
            written[layout].append(number)
            yield stem + suffix, page(seed, number)
        if kind == "paste" and number % 8 == 0:
            yield f"{stem}.meta.json", json.dumps({"url": story(seed, number).url}).encode()


def record(kind: str, number: int, url: str, payload: bytes, media_type: str) -> bytes:
    """One WARC/1.0 record, before compression."""
    day = FIRST_DAY + timedelta(seconds=number)
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {day:%Y-%m-%dT%H:%M:%SZ}\r\n{target}"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, f'{kind}/{number}/{url}')}>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return header.encode() + payload + b"\r\n\r\n"


def archive(size: int, seed: int) -> Iterator[bytes]:
    """Records with `size` bytes of answers in all: requests, responses, a few pictures."""
    pool = [saved(seed, number) for number in range(POOL_SIZE)]
    yield record("warcinfo", 0, "", b"software: dateline inbox\r\n", "application/warc-fields")
    number = total = 0
    while total < size:
        mark = f"story-{number % POOL_SIZE:07}"  # gives every repetition an address of its own
        page = pool[number % POOL_SIZE].replace(mark.encode(), f"story-{number:07}".encode())
        url = f"https://news.example/news/story-{number:07}"
        ask = f"GET {url} HTTP/1.1\r\nHost: news.example\r\n\r\n".encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        if number % 20 == 19:
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG" + bytes(999)
        yield record("request", number, url, ask, "application/http; msgtype=request")
        yield record("response", number, url, answer, "application/http; msgtype=response")
        total += len(answer)
        number += 1


def main() -> None:
    """Reads the arguments and writes the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000, help="files, sidecars not counted")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--warc", type=int, metavar="SIZE_MB", help="write one archive instead")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.warc:
        with (options.folder / "pages.warc.gz").open("wb") as file:
            records = archive(options.warc * 1_000_000, options.seed)
            file.writelines(gzip.compress(each, compresslevel=6, mtime=0) for each in records)
        return
    for name, content in inbox(options.count, options.seed):
        path = options.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
