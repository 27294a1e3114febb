"""Finds the dates that a page shows its readers, for pages whose markup states none.

Guarantees to look only where pages put their date: never into comments, other stories' teasers,
the footer or running text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.extract.date_lines import LONGEST_LINE, DateLine, Label, date_line
from etl.extract.dates import Moment, parse_moment
from etl.extract.headlines import squeezed
from etl.extract.memo import memo
from etl.extract.meta_tags import folded
from etl.extract.shown_page import Place, ShownPage
from etl.extract.stray_dates import StrayDates, state_date
from etl.extract.surroundings import surroundings_of

_FAR = 1_000  # from a headline that was not found
_LIST_LENGTH = 4  # an element that repeats more often dates the stories of a list
_ABOVE, _BELOW = 2, 8  # places around the headline where its date stands
_JUST_BELOW = 5  # so near the headline, what the surroundings are called does not count

_DATE_HINT = re.compile(r"date|datum|fecha|time|publi|posted|created|submitted|meta|stamp")
_UPDATE_HINT = re.compile(r"updat|modif|revis")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class ShownDates:
    """What a page shows of its dates; None where it shows none."""

    published: Moment | None = None
    updated: Moment | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date in an element; `distance` counts the places below the headline."""

    moment: Moment
    label: Label
    place: int
    hint: str
    is_stamp: bool
    is_aside: bool


def shown_dates(
    page: ShownPage, stray: StrayDates, language: str | None, headline: str | None
) -> ShownDates:
    """The dates in the likeliest places, in the elements named for them, else in stray texts."""
    candidates, heading = _candidates(page.dated, language, squeezed(headline or ""))
    published = _best(candidates, heading, "published", "none")
    updated = _best(candidates, heading, "updated")
    if published:
        return ShownDates(published, updated)
    found = stray.by_label()
    in_state = None if found["published"] else state_date(page.markup)
    return ShownDates(found["published"] or in_state, updated or found["updated"])


def _best(candidates: list[_Candidate], heading: int | None, *labels: Label) -> Moment | None:
    wanted = [candidate for candidate in candidates if candidate.label in labels]
    below = (c.place for c in wanted if heading is None or c.place > heading)
    first = next(below, None)
    repeats = Counter(candidate.hint for candidate in wanted)
    scored = [
        (_score(c, heading, c.place == first, repeats[c.hint]), -c.place, c.moment) for c in wanted
    ]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] >= 0 else None


def _score(candidate: _Candidate, heading: int | None, is_first: bool, repeats: int) -> int:
    """Votes for a place; their sizes were set on the development pages, labels count most."""
    distance = candidate.place - heading if heading is not None else _FAR
    is_above = -_ABOVE <= distance < 0
    score = 12 * (candidate.label != "none") + 6 * candidate.is_stamp
    score -= 6 * (distance < -_ABOVE and candidate.label == "none")
    score += 9 * (is_above or 0 < distance <= _BELOW)
    score += 4 * bool(_DATE_HINT.search(candidate.hint))
    score -= 16 * (repeats > _LIST_LENGTH and not is_first and not is_above)
    score -= 16 * (candidate.is_aside and not 0 < distance <= _JUST_BELOW)
    return score


def _candidates(
    places: Sequence[Place], language: str | None, headline: str
) -> tuple[list[_Candidate], int | None]:
    """All dated elements outside comments, and the place of the headline among them."""
    found: list[_Candidate] = []
    heading: int | None = None
    for number, place in enumerate(places):
        if place.tag in ("h1", "h2"):
            text = squeezed(place.text)
            if text and (text == headline or (heading is None and place.tag == "h1")):
                heading = number
        dated = next(_dated(place, language), None)
        if dated and not (around := surroundings_of(place.node)).is_comment:
            moment, label, is_stamp = dated
            found.append(_Candidate(moment, label, number, place.hint, is_stamp, around.is_aside))
    return list(_labelled(found)), heading


def _labelled(found: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """The candidates; one without a label is a change's where an element around it says so."""
    changed = {candidate.moment.day for candidate in found if candidate.label == "updated"}
    published = {candidate.moment.day for candidate in found if candidate.label == "published"}
    for candidate in found:
        is_change = candidate.label == "none" and candidate.moment.day in changed - published
        yield replace(candidate, label="updated") if is_change else candidate


def _dated(place: Place, language: str | None) -> Iterator[tuple[Moment, Label, bool]]:
    attributes = place.node.attributes
    for name in ("datetime", "content", "title"):
        value = attributes.get(name)
        moment = parse_moment(value, language) if value and _DIGITS.search(value) else None
        if moment and moment.precision not in ("month", "year"):
            yield moment, _stamp_label(place, "pubdate" in attributes), True
    if not _DIGITS.search(place.text):
        return
    is_date_place = bool(_DATE_HINT.search(place.hint))
    lines = [line for part in place.text.split("\n") if (line := folded(part))]
    whole = " ".join(lines)
    for line in [whole, *lines] if len(whole) <= LONGEST_LINE else lines:
        if dated := _first(line, language, is_date_place):
            yield dated.moment, dated.label, False


@memo(256)  # elements named for dates stand in each other
def _first(line: str, language: str | None, is_date_place: bool) -> DateLine | None:
    return next(date_line(line, language, is_date_place=is_date_place), None)


def _stamp_label(place: Place, is_pubdate: bool) -> Label:
    if any(line.label == "updated" for line in date_line(place.text)):
        return "updated"
    if is_pubdate or "publi" in place.hint or "publi" in place.stated:
        return "published"
    return "updated" if _UPDATE_HINT.search(place.hint + place.stated) else "none"
