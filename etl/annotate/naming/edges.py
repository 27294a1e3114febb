"""Where a name begins and ends within what the language model marked.

Guarantees that no name begins or ends with an article, a title, a clock time or a mark, and that two
names with a slash or a bracket between them are two.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from etl.annotate.lexicon.name_words import words
from etl.annotate.naming.names import PARTICLES, fold, is_title
from schemas.annotation import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_MARKS = frozenset("'\"-–—,.:;()[]|•*/&")
_ARTICLES = frozenset({"the", "The", "THE", "a", "an", "A", "An", "this", "le", "la", "les", "l'"})
_OWNERS = frozenset({"'s", "’s"})
_APART = frozenset({"(", ")", "[", "]", "/", "|", "•", "*", ":", "–", "—"})
_COUPLES = frozenset({"and", "et", "&"})
_BETWEEN = {"PERSON": _COUPLES, "PER": _COUPLES, "GPE": frozenset({","}), "LOC": frozenset({","})}
"""What stands between two names by the model's label: Christie and Scott; Orange, Riverside."""

_DASHES = frozenset({"-", "–"})

_PERSON_TITLES = words(
    "mr mrs ms dr gen king queen prince princess sheikh sheik lady sir pope imam ayatollah senator "
    "sen col capt lt sgt president datuk dato pm cllr"
)
_AFTER_NAMES = frozenset({"MP", "MPs", "MEP", "MBE", "OBE", "CBE", "KC", "QC", "MD", "PhD", "TD"})

_NOT_LAST = frozenset({"and", "for", "of", "the", "a", "to", "in", "on", "with", "et", "de", "à"})

_AFTER_HYPHEN = words(
    "backed based born bound controlled driven educated era free funded inspired led like linked made "
    "nominated only owned related run style themed trained wide winning"
)
"""What makes an adjective of a name: Swift-themed; the second half of Heung-min does not."""


def pieces(span: "Span") -> Iterator[tuple[int, int]]:
    """The stretches of a span between brackets, slashes, colons, and two people; a work is whole."""
    first = span.start
    if span.label_ == "WORK_OF_ART":
        yield first, span.end
        return
    apart = _APART | _BETWEEN.get(span.label_, frozenset())
    for token in span:
        if token.text in apart or is_dash(token):
            if token.i > first:
                yield first, token.i
            first = token.i + 1
    if first < span.end:
        yield first, span.end


def is_dash(token: "Token") -> bool:
    """Whether a hyphen with space on both sides ends a dateline: "LILONGWE - Malawi signed". Some texts
    put space around every hyphen, that of "Moon Jae - in" too."""
    if token.text not in {"-", "--"} or token.i == 0 or not token.whitespace_:
        return False
    before = token.nbor(-1)
    return bool(before.whitespace_) and before.is_upper and len(before) > 2


def trimmed(doc: "Doc", first: int, last: int, kind: EntityType) -> tuple[int, int, EntityType]:
    """A name's own words, and its kind; none are left (first == last) where it is no name."""
    first, last = _bare(doc, first, last, kind)
    if last - first == 1 and first and is_title(doc[first].text) and doc[first - 1].lower_ == "the":
        return first, first, kind  # the King is an office, and no name
    titled = first
    while first < last - 1 and kind in ("person", "organisation") and is_title(doc[first].text):
        if doc[first + 1].text in _OWNERS:  # the King's Speech is nobody
            return first, first, kind
        if kind == "organisation" and fold(doc[first].text) not in _PERSON_TITLES:
            break
        first += 1
    if first > titled and kind == "organisation":
        kind = "person"
    if kind == "person" and last - first > 1 and doc[last - 1].text in _AFTER_NAMES:
        last -= 1
    return first, last, kind


def _bare(doc: "Doc", first: int, last: int, kind: EntityType) -> tuple[int, int]:
    while first < last and _is_before_name(doc[first], kind):
        first += 1
    while first < last and (
        doc[last - 1].text[0] in _MARKS or doc[last - 1].text in _OWNERS | _NOT_LAST
    ):
        last -= 1
    if last - first > 2 and doc[last - 1].text == "s" and doc[last - 2].text in ("'", "’"):
        last -= 2
    if last - first > 2 and doc[last - 2].text in _DASHES and makes_adjective(doc[last - 1]):
        last -= 2
    return first, last


def _is_before_name(token: "Token", kind: EntityType) -> bool:
    if token.text in _ARTICLES or token.text in _OWNERS or token.text[0] in _MARKS:
        return True
    if not any(map(str.isalnum, token.text)):
        return True  # a flag before a people
    if kind == "person" and token.text[0].isdigit():
        return True
    return token.is_lower and (kind != "person" or token.text not in PARTICLES)


def makes_adjective(token: "Token") -> bool:
    """Whether a word after a hyphen makes an adjective of the name before it."""
    return token.lower_ in _AFTER_HYPHEN
