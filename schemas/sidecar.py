"""What a `name.meta.json` beside a file may say of it.

Guarantees that a sidecar with a wrong field is refused whole: half a truth is worse than none.
"""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from schemas.types import Language, Url, Word


def _stamp(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or (len(value) > len("2020-02-14") and moment.tzinfo is None):
        raise ValueError(
            "must be a day (2020-02-14) or an instant with its zone (2020-02-14T21:34:00Z)"
        )
    return value


def instant(stamp: str) -> tuple[datetime, bool]:
    """A stamp as an instant in UTC, and whether it states a time: a day alone is its midnight."""
    moment = datetime.fromisoformat(stamp)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC), False
    return moment.astimezone(UTC), True


Stamp = Annotated[str, AfterValidator(_stamp)]


class Sidecar(BaseModel):
    """Facts about a file that the file itself does not state."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    url: Url | None = None
    publisher: Word | None = None
    published_at: Stamp | None = Field(None, description="A day, or an instant with its zone.")
    fetched_at: Stamp | None = Field(None, description="A day, or an instant with its zone.")
    language: Language | None = None
    rights: Word | None = None
