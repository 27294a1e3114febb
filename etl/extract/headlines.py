"""Settles the headline of a page among its markup, its `<h1>` and its `<title>`.

Guarantees that a site's name is cut off a title only where the page proves it to be the site's.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from etl.extract.jsonld import LinkedData
from etl.extract.memo import memo
from etl.extract.meta_tags import Markup
from schemas.types import MetadataSource

_SEGMENT = re.compile(r"\s+(?:[|–—·•»«:/-]|::)\s+|\s*[|｜»]\s*|(?<=\w)ㅣ")
_CUT = re.compile(r"[|–—·•»«:/ㅣ｜-]")
"""What all segments are parted by: most titles hold none of it, and are not searched for more."""
_WORD = re.compile(r"[^\W_]+")
_META_TITLES = ("headline", "parsely-title", "sailthru.title", "citation_title", "dc.title", "hdl")
_LONG_LABEL = 5  # letters: shorter labels are common words and must be the whole of a segment
_LONGEST_ASIDE = 14  # letters beside a site's name: a word or two, "News", "Online edition"
_LEAST_OVERLAP = 0.2  # share of words that an <h1> has in common with some other title of the page


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and where it stands; `rivals` are the other wordings the page gives."""

    text: str
    source: MetadataSource
    rivals: tuple[str, ...] = ()


def settle_headline(markup: Markup, linked: LinkedData, labels: frozenset[str]) -> Headline | None:
    """The article's headline, by the first rule that applies.

    1. `og:title`, where a news article's JSON-LD, `<h1>` and `<title>` all repeat one wording and
       only `og:title` differs: the newsroom wrote it apart, the others are one field printed thrice.
    2. The headline in the JSON-LD of a news article: it comes from the newsroom's own system.
    3. The `<h1>` that shares most words with the other titles; site names are passed over.
    4. Other JSON-LD, `og:title`, `twitter:title`, microdata, further meta tags, then `<title>`.
    """
    news = next((a.headline for a in linked.articles if a.is_news and a.headline), None)
    other = next((a.headline for a in linked.articles if a.headline), None)
    social = _first(without_site(value, labels) for _, value in markup.each("og:title"))
    card = _first(without_site(value, labels) for _, value in markup.each("twitter:title"))
    item = _first(i.value for i in markup.items if i.name == "headline")
    meta = _first(without_site(value, labels) for _, value in markup.each(*_META_TITLES))
    title = without_site(markup.title or "", labels) or None
    shown = _shown(markup.headings, [news, other, social, card, meta, title], labels)
    ranked: list[tuple[str | None, MetadataSource]] = [
        (news, "jsonld"), (shown, "page"), (other, "jsonld"), (social, "meta"), (card, "meta"),
        (item, "microdata"), (meta, "meta"), (title, "page"),
    ]  # fmt: skip
    if social and news and shown and title and _is_apart(social, (news, shown, title)):
        ranked.insert(0, (social, "meta"))
    found = [(text, source) for text, source in ranked if text and squeezed(text)]
    if not found:
        return None
    chosen, source = found[0]
    rivals = {squeezed(text): text for text, _ in reversed(found)}
    rivals.pop(squeezed(chosen))
    return Headline(chosen, source, tuple(rivals.values()))


def site_labels(url: str | None, names: Iterable[str | None]) -> frozenset[str]:
    """What a site is called, squeezed: its stated names and the parts of its host name."""
    labels = {squeezed(name) for name in names if name}
    parts = [part for part in host_of(url).split(".") if part != "www"]
    if len(parts) > 1:
        labels.update(squeezed("".join(parts[first:])) for first in range(len(parts) - 1))
        labels.update(squeezed(part) for part in parts[:-1] if len(part) > 3)
        labels.add(squeezed(parts[-2]))
    return frozenset(label for label in labels if len(label) > 1)


def host_of(url: str | None) -> str:
    """The host of an address in lower case; empty when there is none."""
    return _host(url or "")


@memo(256)
def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


@memo(1_024)  # a page words its headline alike in many places
def squeezed(text: str) -> str:
    """Letters and digits only, lower-case: for comparing wordings printed in different ways."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def without_site(title: str, labels: frozenset[str]) -> str:
    """A title without the segments at its end, then at its start, that name the site."""
    if not _CUT.search(title):
        return title.strip()
    cuts = list(_SEGMENT.finditer(title))
    for place, cut in enumerate(cuts):
        if cut.start() and names_site(title[cut.end() :], labels):
            title, cuts = title[: cut.start()], cuts[:place]
            break
    for cut in reversed(cuts):
        if names_site(title[: cut.start()], labels):
            title = title[cut.end() :]
            break
    return title.strip()


def names_site(text: str, labels: frozenset[str]) -> bool:
    """Whether a text is one of the site's labels, or one with a word or two beside it."""
    name = squeezed(text)
    return name in labels or any(
        len(label) >= _LONG_LABEL
        and len(name) - len(label) <= min(_LONGEST_ASIDE, 2 * len(label))
        and _edges(name, label)
        for label in labels
    )


def _edges(name: str, label: str) -> bool:
    return name.startswith(label) or name.endswith(label)


def shared_words(text: str, other: str) -> float:
    """The share of the words of two wordings that stand in both."""
    return _overlap(text, [_words(other)])


def _shown(
    headings: Sequence[str], others: Iterable[str | None], labels: frozenset[str]
) -> str | None:
    shown = [text for text in headings if text and squeezed(text) not in labels]
    known = [text for text in others if text]
    wordings = {squeezed(text): text for text in reversed(known)}
    equal = next((wordings[key] for text in shown if (key := squeezed(text)) in wordings), None)
    if equal or not shown:
        return equal  # as the other source spaces it: an <h1> may be cut into inline elements
    if not known:
        return max(shown, key=len)
    known_words = [_words(text) for text in known]
    share, best = max((_overlap(text, known_words), text) for text in shown)
    return best if share >= _LEAST_OVERLAP or len(shown) == 1 else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _overlap(text: str, known: Iterable[frozenset[str]]) -> float:
    words = _words(text)
    return max(len(words & other) / (len(words | other) or 1) for other in known)


def _is_apart(text: str, others: tuple[str, ...]) -> bool:
    wordings = {squeezed(other) for other in others}
    return len(wordings) == 1 and squeezed(text) not in wordings | {""}


def _first(texts: Iterator[str]) -> str | None:
    return next((text for text in texts if text), None)
