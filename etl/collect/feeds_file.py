"""Reads feeds.toml: which feeds are followed, and what is known of them.

Guarantees that a wrong entry is one sentence naming the entry and the cure, before anything is
fetched.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from etl.extract.addresses import absolute
from schemas.sidecar import Sidecar

_KINDS: Final[dict[str, type]] = {
    "url": str, "publisher": str, "language": str, "rights": str, "fetch_pages": bool,
    "most_pages": int,
}  # fmt: skip
_TOLD: Final = ("publisher", "language", "rights")
MOST_PAGES: Final = 50
"""Pages of one feed fetched in one run, unless its entry says otherwise: feeds list 10 to 100."""


class BadFeeds(Exception):
    """A feeds.toml that cannot be used; the message says which entry, and what to do."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed to follow; `sidecar` is what its entry says of all its articles."""

    url: str
    sidecar: dict[str, str]
    fetch_pages: bool = True
    most_pages: int = MOST_PAGES


def read_feeds_file(path: Path) -> tuple[FeedEntry, ...]:
    """The entries of a feeds.toml; raises `BadFeeds`, and `FileNotFoundError` where there is none."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no list of feeds at {path}: write it, or name another.")
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadFeeds(f"{path} is no TOML ({error}): correct it.") from None
    entries = told.pop("feed", [])
    if told or not isinstance(entries, list):
        stray = next(iter(told), "feed")
        raise BadFeeds(f"{path}: {stray!r} is unknown: each feed is a [[feed]] with a url.")
    found = tuple(_entry(entry, f"{path}, feed {n}") for n, entry in enumerate(entries, 1))
    if len({entry.url for entry in found}) < len(found):
        raise BadFeeds(f"{path} names a feed twice: leave one out.")
    return found


def _entry(told: Any, where: str) -> FeedEntry:
    if not isinstance(told, dict):
        raise BadFeeds(f"{where}: each feed is a [[feed]] with a url.")
    for name, value in told.items():
        if type(value) is not _KINDS.get(name):
            known = ", ".join(f"{known} ({kind.__name__})" for known, kind in _KINDS.items())
            raise BadFeeds(f"{where}: {name} = {value!r} does not fit: an entry has {known}.")
    url = absolute(told.get("url", ""), None)
    if url is None:
        raise BadFeeds(f"{where}: url = {told.get('url')!r} is no http or https address.")
    most_pages = told.get("most_pages", MOST_PAGES)
    if most_pages < 1:
        raise BadFeeds(f"{where}: most_pages = {most_pages} must be 1 or more.")
    sidecar = {name: told[name] for name in _TOLD if name in told}
    try:
        Sidecar.model_validate(sidecar)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise BadFeeds(
            f"{where}: {fault['loc'][0]} = {fault['input']!r}: {fault['msg']}."
        ) from None
    return FeedEntry(url, sidecar, told.get("fetch_pages", True), most_pages)
