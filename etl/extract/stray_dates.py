"""Finds dates in texts that stand in no element named for them, and in a page's program state.

Guarantees None where the page does not single out one date: by a label, by the headline beside
it, or by showing no other.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Final

from etl.extract.date_lines import Label, date_line, names_label
from etl.extract.dates import Moment, parse_moment
from etl.extract.headlines import squeezed
from etl.extract.shown_page import HEADING, ShownPage

_MOST_RUNS = 20_000
_ABOVE, _BELOW = 2_500, 4_000  # characters of markup around the headline where its date stands
_JUST_ABOVE, _JUST_BELOW = 500, 2_500  # where it stands on nearly all pages

_DIGIT = r"0-9\u0660-\U0010ffff"  # and the letters among them: a wide net, but a fast one
_RUN = re.compile(rf">(?=[^<>{{}}\"{_DIGIT}]*+[{_DIGIT}])([^<>{{}}\"]{{6,190}})<")
"""A text without an element in it that may hold a digit."""
_YEAR = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|\.\d\d?\.\d\d(?!\d))")
"""A year of the web's or a short date; the digit stands first, as `re` then looks for that alone."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_CLOSING = re.compile("</h1", re.I)
_LONGEST_HEADING = 2_000  # characters of markup
_MOST_OPENINGS, _MOST_HEADINGS = 1_000, 20
_LABEL_BEFORE = 300  # characters of markup in which the label of a date stands

_STATE_KEYS: Final = (
    "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate",
    "published_date", "first_publication_date", "firstPublished", "firstPublishedAt",
    "publicationDate", "publication_date", "pubDate", "pub_date", "date_published", "datePosted",
    "date_posted", "publishTime", "publish_time", "published_time", "publicationTime",
)  # fmt: skip
_QUOTE = r"(?:\\?[\"']|&quot;|&#34;)"
_STATE = re.compile(r":\s{0,3}" + _QUOTE + r"(\d{4}-\d\d-\d\d[\w:.+ -]{0,30})")
"""A colon and a day: one pass over a page finds the few of them, and then their keys."""
_KEY_END = re.compile(_QUOTE + r"\s{0,3}$")
_LONGEST_KEY_END = len("&quot;") + 3
_MOST_STATES = 5_000


def state_date(markup: str) -> Moment | None:
    """The publication date that a page's own program keeps, when all its entries agree."""
    stamps = set()
    for state in islice(_STATE.finditer(markup), _MOST_STATES):
        colon = state.start()
        end = _KEY_END.search(markup, max(0, colon - _LONGEST_KEY_END), colon)
        if end and markup.endswith(_STATE_KEYS, 0, end.start()):
            stamps.add(state[1])
    moments = [moment for stamp in sorted(stamps) if (moment := parse_moment(stamp))]
    return moments[0] if len({moment.day for moment in moments}) == 1 else None


class StrayDates:
    """The dates among the texts of a page's markup that are only about dates, read when asked for."""

    def __init__(self, page: ShownPage, language: str | None, headline: str | None) -> None:
        self._page, self._language, self._headline = page, language, headline

    @cached_property
    def beside(self) -> Moment | None:
        """The first date printed at the headline that is not labelled as that of a change."""
        if self._heading is None:
            return None
        first = max(0, self._heading - _JUST_ABOVE)
        head = self._page.markup[first : self._heading + _JUST_BELOW]
        lines = _lines(head, self._language)
        return next((moment for _, moment, label in lines if label != "updated"), None)

    def by_label(self) -> dict[Label, Moment | None]:
        """The date of publication and of change."""
        near: Moment | None = None
        labelled: dict[Label, Moment | None] = {"published": None, "updated": None}
        unlabelled: list[Moment] = []
        for place, moment, label in _lines(self._page.markup, self._language):
            if label != "none":
                labelled[label] = labelled[label] or moment
                continue
            unlabelled.append(moment)
            if self._heading is not None and -_ABOVE < place - self._heading < _BELOW:
                near = near or moment
        only = unlabelled[0] if len({moment.day for moment in unlabelled}) == 1 else None
        labelled["published"] = labelled["published"] or near or only
        return labelled

    @cached_property
    def _heading(self) -> int | None:
        return _heading(self._page, self._headline)


def _lines(markup: str, language: str | None) -> Iterator[tuple[int, Moment, Label]]:
    for number, run in enumerate(_RUN.finditer(markup)):
        if number > _MOST_RUNS:
            return
        if not _YEAR.search(run[1]):
            continue
        text = html.unescape(run[1])
        lines = list(date_line(text, language))
        if lines and lines[0].label == "none":
            before = _TAG.sub(" ", markup[max(0, run.start() - _LABEL_BEFORE) : run.start() + 1])
            words = " ".join(html.unescape(before.rpartition("<")[2]).split()[-3:])
            if len(lines) > 1 or names_label(words):
                told = list(date_line(words + " " + text, language))
                lines = [replace(lines[0], label=told[-1].label)] if told else lines
        for line in lines:
            yield run.start(), line.moment, line.label


def _heading(page: ShownPage, headline: str | None) -> int | None:
    """Where the headline stands: the `<h1>` with its words, the first `<h1>`, or the bare words."""
    markup, first = page.markup, None
    wanted = squeezed(headline or "")
    for place, inside in islice(_headings(page), _MOST_HEADINGS):
        first = place if first is None else first
        if wanted and squeezed(html.unescape(_TAG.sub("", inside))) == wanted:
            return place
    if first is not None:
        return first
    body = markup.find("<body")
    place = markup.find(headline[:40], body) if headline and body >= 0 else -1
    return place if place >= 0 else None


def _headings(page: ShownPage) -> Iterator[tuple[int, str]]:
    """Where each `<h1>` stands, and the markup inside it."""
    markup, end = page.markup, page.heading
    if end is None:
        return
    for opening in islice(HEADING.finditer(markup, end), _MOST_OPENINGS):
        start = markup.find(">", opening.end() - 1, opening.end() + _LONGEST_HEADING) + 1
        closing = start and _CLOSING.search(markup, start, start + _LONGEST_HEADING + len("</h1"))
        if closing and opening.start() >= end:
            yield opening.start(), markup[start : closing.start()]
            end = closing.end()
