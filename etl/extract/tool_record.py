"""The shape into which the records of other tools are read.

Guarantees nothing by itself: `tool_records` fills it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from etl.extract.moments import Moment
from schemas.types import MetadataSource

Fields = Mapping[str, object]
"""A record as it stands in a file: a JSON object."""


@dataclass(frozen=True, slots=True)
class ToolRecord:
    """One article as a tool gives it; `body` holds (subheading, text), texts with line ends.

    `is_listed` where the tool lists articles, and never their texts.
    """

    headline: str | None
    body: tuple[tuple[str | None, str], ...]
    url: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    publisher: str | None = None
    language: str | None = None
    section: str | None = None
    labels: tuple[str, ...] = ()
    image: str | None = None
    pictures: tuple[tuple[str | None, str | None], ...] = ()
    is_free: bool | None = None
    is_markup: bool = False
    is_listed: bool = False
    source: MetadataSource = "meta"
