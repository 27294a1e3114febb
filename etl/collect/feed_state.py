"""Remembers from run to run what each feed said last, and which of its pages are done.

Guarantees that the file is whole or the one before, and that one run at a time holds it.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

_NAME: Final = "state.json"
KEPT_DAYS: Final = 60
"""Days that an address is remembered after a feed last listed it: feeds bring old items back."""
MOST_RUNS: Final = 24
"""Runs in which a page is tried that fails in a passing way: a day, at a run an hour."""


@dataclass(slots=True)
class FeedState:
    """What is known of all feeds.

    `validators` holds what a server gave to ask whether a feed has changed, as request headers;
    `pages`, the day on which an address that is done was last listed; `faults`, in how many runs an
    address has failed that is still wanted, and the day of the last.
    """

    validators: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    faults: dict[str, list[int | str]] = field(default_factory=dict)

    def wanted(self, listed: Iterable[str]) -> list[str]:
        """The listed addresses that are not done yet, in their order; the others are renewed."""
        wanted = []
        for url in dict.fromkeys(listed):
            if url in self.pages:
                self.pages[url] = _day()
            else:
                wanted.append(url)
        return wanted

    def done(self, url: str) -> None:
        """Marks a page that is written, or given up."""
        self.pages[url] = _day()
        self.faults.pop(url, None)

    def failed(self, url: str) -> bool:
        """Counts a passing fault of a page; False where the page is given up."""
        runs = int(self.faults.get(url, [0])[0]) + 1
        self.faults[url] = [runs, _day()]
        if runs >= MOST_RUNS:
            self.done(url)
        return runs < MOST_RUNS

    def forget(self) -> None:
        """Leaves out the addresses that no feed has listed for long."""
        oldest = _day(KEPT_DAYS)
        self.pages = {url: day for url, day in self.pages.items() if day >= oldest}
        self.faults = {url: told for url, told in self.faults.items() if str(told[-1]) >= oldest}


@contextmanager
def held_state(folder: Path) -> Iterator[FeedState]:
    """The state kept in a folder, for one run at a time; the lock dies with its process.

    It is saved only by `save`: a run that is killed finds what was saved before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield _read(folder / _NAME)


def save(state: FeedState, folder: Path) -> None:
    """Replaces the kept state."""
    path = folder / _NAME
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with aside.open("w", encoding="utf-8") as stream:
        json.dump(asdict(state), stream, ensure_ascii=False, indent=1, sort_keys=True)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)


def _read(path: Path) -> FeedState:
    """The state of a file; an empty one where the file is missing or edited beyond reading.

    Without a state all that is listed is fetched again: costly, but nothing is lost or doubled.
    """
    try:
        return FeedState(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return FeedState()


def _day(before: int = 0) -> str:
    today: date = datetime.now(UTC).date()
    return (today - timedelta(days=before)).isoformat()
