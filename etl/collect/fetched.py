"""What became of a run over feeds.

Guarantees that the feeds add up: read, unchanged and failed are all there are.
"""

from dataclasses import dataclass


class NoneFetched(Exception):
    """A run in which every feed failed; the message tells one of the faults."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An address that was not fetched: `rule` names the fault, `message` tells it.

    `is_passing`: it is asked for again by the next run.
    """

    url: str
    rule: str
    message: str
    is_passing: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """Counts of feeds and pages; `waiting` pages are left for the next run."""

    new_feed_count: int
    unchanged_feed_count: int
    failed_feed_count: int
    page_count: int
    waiting_page_count: int
    faults: tuple[Fault, ...]

    def counts(self) -> dict[str, int]:
        """The counts by name, for the task's result."""
        return {
            "feeds_read": self.new_feed_count,
            "feeds_unchanged": self.unchanged_feed_count,
            "feeds_failed": self.failed_feed_count,
            "pages_fetched": self.page_count,
            "pages_failed": len(self.faults) - self.failed_feed_count,
            "pages_waiting": self.waiting_page_count,
        }

    def check(self) -> None:
        """Raises `NoneFetched` where every feed failed: then the fault is likely on our side."""
        if self.failed_feed_count and not self.new_feed_count + self.unchanged_feed_count:
            first = self.faults[0]
            raise NoneFetched(f"No feed could be fetched. The first: {first.url}: {first.message}")
