"""Finds the bylines that a page shows its readers, for pages whose markup names no author.

Guarantees to look only where pages put their byline: never into comments or lists of stories.
"""

import html
import re
from collections.abc import Iterator, Sequence

from etl.extract.bylines import Contributor, parse_byline
from etl.extract.shown_page import Place, ShownPage
from etl.extract.surroundings import surroundings_of

_MOST_PLACES = 80
_LONGEST_TEXT = 160
_ABOVE, _BELOW = 1_500, 8_000  # characters of markup around the headline where its byline stands
_REACH = 700  # characters of markup that a byline takes

_STATED = re.compile(r"\bauthor\b")
_CUE = re.compile(
    r">\s*+(?!<)(?:(?:written|posted|published|words|text|story|article|reported)\s+by|by|von|text von"
    r"|par|por|escrito por|scritto da|di|door|av|af|author\(?s?\)?|contributors?|autor(?:in)?"
    r"|автор|بقلم)(?![^\W\d_])\s*:?\s*(?=<|[^\W\d_])",
    re.I,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK_END = re.compile(
    r"</(?:p|div|li|h\d|address|header|section|td|ul)>|<(?:time|br|img|picture)\b", re.I
)


def shown_authors(page: ShownPage) -> tuple[Contributor, ...]:
    """The authors in elements stated to be authors, then in elements named so, then after "by"."""
    stated = [place for place in page.authored if _STATED.search(place.stated)]
    for places, is_stated in ((stated, True), (page.authored, False)):
        found = _in_elements(places[:_MOST_PLACES], is_stated=is_stated)
        if found:
            return found
    return next(_after_cues(page), ())


def _in_elements(places: Sequence[Place], *, is_stated: bool) -> tuple[Contributor, ...]:
    """The first element that names someone, with the like elements beside it."""
    aside: list[tuple[Contributor, ...]] = []
    family: int | None = None
    found: dict[str, Contributor] = {}
    for place in places:
        node = place.node
        parent = node.parent.parent if node.parent and node.parent.parent else node
        if family not in (None, parent.mem_id) or not 1 < len(place.text) <= _LONGEST_TEXT:
            continue
        around = surroundings_of(node)
        names = () if around.is_comment else _people_first(parse_byline(place.text))
        if not names:
            continue
        if around.is_aside:
            aside.append(names)
            continue
        family = parent.mem_id
        found.update((who.name.casefold(), who) for who in names)
    if found:
        return tuple(found.values())
    distinct = {tuple(who.name for who in names) for names in aside}
    return aside[0] if is_stated and len(distinct) == 1 else ()


def _after_cues(page: ShownPage) -> Iterator[tuple[Contributor, ...]]:
    """The names that stand after a word like "by" around the headline."""
    markup, heading = page.markup, page.heading
    if heading is None:
        return
    for cue in _CUE.finditer(markup, max(0, heading - _ABOVE), heading + _BELOW):
        following = markup[cue.end() : cue.end() + _REACH]
        for end in _BLOCK_END.finditer(following):
            text = " ".join(html.unescape(_TAG.sub(" ", following[: end.start()])).split())
            if text:
                names = (
                    _people_first(parse_byline("by " + text)) if len(text) < _LONGEST_TEXT else ()
                )
                if names:
                    yield names
                break


def _people_first(names: tuple[Contributor, ...]) -> tuple[Contributor, ...]:
    """Only the people, where a byline names people: beside them stands where they work."""
    authors = tuple(who for who in names if who.role == "author")
    return tuple(who for who in authors if who.kind == "person") or authors
