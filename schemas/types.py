"""The field types that every table shares: one alias for one meaning.

Guarantees that a name in two tables can be given one type, with its bounds and vocabulary.
"""

import hashlib
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

INT32_MAX = 2_147_483_647
"""Largest value of a Parquet INT32: every integer is bounded, so no column overflows silently."""


def _utc(value: datetime) -> datetime:
    offset = value.utcoffset()
    if offset is None or offset.total_seconds() != 0:
        raise ValueError("must be in UTC")
    return value


def hash_id(told: str) -> str:
    """An id of 20 hex digits: the same words, the same id."""
    return hashlib.sha256(told.encode()).hexdigest()[:20]


Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Url = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
Offset = Annotated[int, Field(ge=0, le=INT32_MAX)]
Count = Annotated[int, Field(ge=0, le=INT32_MAX)]
ByteCount = Annotated[int, Field(ge=0, le=9_007_199_254_740_991)]
Ordinal = Annotated[int, Field(ge=0, le=INT32_MAX)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Latitude = Annotated[float, Field(ge=-90.0, le=90.0)]
Longitude = Annotated[float, Field(ge=-180.0, le=180.0)]
Amount = Annotated[float, Field(ge=-1e15, le=1e15)]
Instant = Annotated[datetime, AfterValidator(_utc)]
Day = date
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

Intake = Literal[
    "paste", "html", "warc", "feed", "ninjs", "newsml", "jsonl", "mhtml", "eml", "pdf", "archive"
]
Scope = Literal["headline", "standfirst", "body", "caption", "tag", "linked_item", "other"]
Role = Literal[
    "headline", "standfirst", "byline", "dateline", "caption", "credit", "paragraph",
    "subheading", "quote", "list_item", "read_more", "read_also", "newsletter_promo",
    "app_promo", "share", "advert", "paywall", "correction_note", "tag", "related_heading",
    "related_item", "navigation", "comment", "legal", "other",
]  # fmt: skip
CreditRole = Literal["author", "photographer", "agency", "translator", "editor"]
CreditKind = Literal["person", "organisation", "desk"]
TagScheme = Literal["publisher_tag", "section", "keyphrase", "iptc_mediatopic", "plover_context"]
LinkKind = Literal["read_also", "related", "inline", "canonical", "image"]
MetadataSource = Literal[
    "jsonld", "meta", "microdata", "url", "byline", "sidecar", "feed", "page", "none"
]
Precision = Literal["second", "minute", "day", "month", "year"]
Completeness = Literal["full", "paywalled", "stub", "live", "unknown"]
Severity = Literal["critical", "warning", "info"]
