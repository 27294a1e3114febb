"""Which organisation, building, event or work a name names.

Guarantees that an acronym and the full name that the article gives it are one body.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge
from etl.annotate.knowledge.known import Known, local_id
from etl.annotate.lexicon.name_words import GENERIC_BODY_WORDS
from etl.annotate.naming.identity import Identity, tidy
from etl.annotate.naming.names import fold, short_form
from etl.annotate.naming.spans import Name
from etl.annotate.naming.teams import club
from schemas.annotation import EntityType


def bodies_of(
    document: Document,
    names: Sequence[Name],
    texts: Sequence[str],
    countries: Counter[str],
    known: Knowledge,
) -> dict[tuple[EntityType, str], Identity]:
    """Organisations and the rest, by type and folded name; an acronym joins its full name.

    `countries` is how often the article speaks of each.
    """
    written: dict[tuple[EntityType, str], str] = {}
    for name, text in zip(names, texts, strict=True):
        if name.entity_type not in ("person", "place"):
            written.setdefault((name.entity_type, bare_name(text)), text)
    by_kind: dict[EntityType, list[str]] = defaultdict(list)
    for (kind, _), text in written.items():
        by_kind[kind].append(text)
    found = {}
    for (kind, plain), text in written.items():
        full = _full_name(text, by_kind[kind])
        full = full or _spelled_out(text, document.text)
        found[kind, plain] = _body(kind, text, full, countries, known)
    return found


def _full_name(short: str, others: Sequence[str]) -> str | None:
    """The name that an acronym abbreviates, among the article's names."""
    if not short.replace(".", "").isupper():
        return None
    return next((other for other in others if short_form(short, other)), None)


def _body(
    kind: EntityType, text: str, full: str, countries: Counter[str], known: Knowledge
) -> Identity:
    entity = known.named(full.removeprefix("the "), kind)
    if entity is None and full == text:
        entity = known.named(text, kind) or club(text, known)
    if entity is not None and _is_of_here(entity, full, countries):
        return Identity(entity.entity_id, kind, entity.name, entity, "name", 0.9)
    name = tidy(full).removeprefix("the ").removeprefix("The ")
    return Identity(local_id(kind, name), kind, name, None, "name", 0.6)


def _is_of_here(entity: Known, name: str, countries: Counter[str]) -> bool:
    """Whether a body that several countries have, by its name, is that of the article's country:
    Japan has a House of Representatives, and a Democratic Party."""
    if not entity.country or not countries or not set(fold(name).split()) <= GENERIC_BODY_WORDS:
        return True
    return 2 * countries[entity.country] >= max(countries.values())


def bare_name(text: str) -> str:
    """An organisation's folded name, without its article."""
    return fold(text).removeprefix("the ")


def _spelled_out(short: str, text: str) -> str:
    """The words beside an acronym's first bracket, where they spell it: artificial pancreas (AP)."""
    after = text.find(f"{short} (") + len(short) + 2
    inner = text[after : text.find(")", after)] if after > len(short) + 1 else ""
    if len(inner) < 120 and short_form(short.upper(), inner):  # AP (artificial pancreas)
        return inner
    at = text.find(f"({short})") if short.isupper() else -1
    if at < 0:
        return short
    words = text[max(0, at - 120) : at].split()
    for count in range(len(short) + 3, 1, -1):
        full = " ".join(words[-count:])
        if len(words) >= count and short_form(short, full):
            return full
    return short
