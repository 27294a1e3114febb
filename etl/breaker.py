"""The circuit breaker: a run that rejects too much of what it read is held.

Guarantees silence where a share says little: over few sources, unless a share was asked for, and over
a retry, which reads what was rejected before.
"""

from collections.abc import Iterator

from etl.publish import Tally
from schemas.ledger import Finding
from schemas.types import hash_id

FEW_SOURCES = 20
"""Below this many new sources, a share of rejects says little, unless a share was asked for."""

DEFAULT_SHARE = 0.5


def breaker(run: str, verb: str, counts: Tally, most: float | None) -> Iterator[Finding]:
    """A critical finding where more of the new sources than the share `most` were rejected."""
    read = counts.published_count + counts.rejected_count
    if not read or verb == "retry" or (most is None and read < FEW_SOURCES):
        return
    allowed = DEFAULT_SHARE if most is None else most
    if counts.rejected_count / read > allowed:
        told = (
            f"{counts.rejected_count} of {read} new sources were rejected, more than the share of"
            f" {allowed:g} allowed: look at the rejects, or raise DATELINE_MAX_REJECT_SHARE"
        )
        yield Finding(
            finding_id=hash_id(f"{run}|run|reject_share"),
            run_id=run,
            suite="run",
            expectation="reject_share",
            column=None,
            severity="critical",
            success=False,
            observed=told,
            article_id=None,
        )
