"""What an archive holds, one member at a time.

Guarantees nothing by itself: `archives` and `web_archive` fill the shapes.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from schemas.types import Intake

LONGEST_URI: Final = 4_000


@dataclass(frozen=True, slots=True)
class Member:
    """A page out of an archive; `locator` tells where in the archive it stands.

    `uri` is the address it was fetched from, else its name inside the archive; `charset` is what
    the server said; `sidecar` is the text of the `name.meta.json` beside it.
    """

    uri: str
    body: bytes
    locator: str
    fetched_at: datetime | None = None
    charset: str | None = None
    intake: Intake | None = None
    sidecar: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """What an archive holds beside pages, or a page that is not taken, and why."""

    reason: str
    uri: str | None
