"""What makes two articles one: an address without what does not tell pages apart, else the words.

Guarantees the same id for the same article, whatever brought a reader there.
"""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from schemas.types import hash_id

_TRACKING: Final = re.compile(
    r"(?:utm_\w+|at_\w+|fbclid|gclid|dclid|yclid|msclkid|twclid|mc_cid|mc_eid|mkt_tok|igshid|_ga|ref"
    r"|ref_src|cmp|cmpid|ocid|smid|xtor)$",
    re.IGNORECASE,
)
"""Parameters of an address by which sites and networks tell where a reader came from."""


def article_identity(url: str | None, content_sha256: str) -> str:
    """A stable id of 20 hex digits; the same address with other tracking is the same article."""
    return hash_id(f"url:{canonical(url)}" if url else f"content:{content_sha256}")


def canonical(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www, fragment, tracking."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    told = parse_qsl(parts.query, keep_blank_values=True) if parts.query else ()
    query = urlencode([(name, value) for name, value in told if not _TRACKING.match(name)])
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), query, ""))
