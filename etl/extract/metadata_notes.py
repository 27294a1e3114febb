"""Says in notes what a page leaves open and where its sources disagree.

Guarantees one note a fact, naming the column, with the values in question.
"""

from collections.abc import Iterator

from etl.extract.addresses import Address
from etl.extract.authors import Authored
from etl.extract.headlines import Headline, shared_words
from etl.extract.language_tags import PageLanguage
from etl.extract.page import Note
from etl.extract.publication import Dated, Publication

_SAME_STORY = 0.34  # share of words that two wordings of one headline have in common, or more
_MOST_NAMED = 4  # values that a message lists


def notes_on(
    headline: Headline | None,
    authored: Authored,
    dates: Publication,
    address: Address,
    language: PageLanguage,
) -> Iterator[Note]:
    """The notes on a page's settled metadata, in the order of the columns."""
    yield from _on_headline(headline)
    yield from _on_authors(authored)
    yield from _on_dates(dates)
    for fault in address.faults:
        message = f"An address that the page calls canonical is not used: {fault}."
        yield Note("rejected_canonical_url", message, "canonical_url")
    if language.rivals:
        others = ", ".join(language.rivals[:_MOST_NAMED])
        message = f"The page is marked as {language.tag}, elsewhere as {others}."
        yield Note("conflicting_language", message, "language", "info")


def _on_headline(headline: Headline | None) -> Iterator[Note]:
    if headline is None:
        message = "No source on the page gives a headline."
        yield Note("missing_headline", message, "headline")
        return
    others = [t for t in headline.rivals if shared_words(t, headline.text) < _SAME_STORY]
    if others:
        message = f"Another source words the headline differently: {others[0]!r}."
        yield Note("conflicting_headline", message, "headline", "info")


def _on_authors(authored: Authored) -> Iterator[Note]:
    chosen = {name.casefold() for name in _names(authored)}
    for rival in authored.rivals:
        if chosen.isdisjoint(name.casefold() for name in rival):
            message = f"Another source names as authors: {', '.join(rival[:_MOST_NAMED])}."
            yield Note("conflicting_authors", message, "byline_text", "info")
            return


def _on_dates(dates: Publication) -> Iterator[Note]:
    if dates.published is None:
        message = "No source on the page gives a publication date."
        yield Note("missing_publication_date", message, "published_at")
        return
    if dates.is_from_change:
        message = "The page gives only the date of its last change, which stands in for it."
        yield Note("publication_date_is_change_date", message, "published_at")
    if dates.rivals:
        others = ", ".join(dict.fromkeys(map(_dated, dates.rivals[:_MOST_NAMED])))
        message = f"Published {_dated(dates.published)}; other sources say {others}."
        yield Note("conflicting_publication_date", message, "published_at")


def _names(authored: Authored) -> tuple[str, ...]:
    return tuple(who.name for who in authored.names)


def _dated(dated: Dated) -> str:
    return f"{dated.moment.day} ({dated.source})"
