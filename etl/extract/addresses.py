"""Settles the address of an article: absolute, its own, and on its own site.

Guarantees that a home page's address or another site's is never taken for the article's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from etl.extract.headlines import host_of

LONGEST_URL = 4_000


@dataclass(frozen=True, slots=True)
class Address:
    """The canonical address, if any stated one holds; `faults` say why others were rejected."""

    url: str | None = None
    faults: tuple[str, ...] = ()


def settle_address(stated: Iterable[str], page_url: str | None) -> Address:
    """The first stated address that can be the article's own; relative ones are resolved.

    Rejected are home pages, other sites' addresses and what is no web address. Without a page
    address the first stated one decides the site.
    """
    faults: list[str] = []
    site = site_of(page_url)
    for written in stated:
        url = absolute(written, page_url)
        if url is None:
            continue
        fault = _fault(url, site, page_url)
        if fault is None:
            return Address(url, tuple(faults))
        if fault not in faults:
            faults.append(fault)
    return Address(None, tuple(faults))


def absolute(written: str, base: str | None) -> str | None:
    """An http(s) address without its fragment; None for anything else."""
    try:
        url = written.strip()
        parts = urlsplit(url if url.startswith("http") else urljoin(base or "", url))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or len(written) > LONGEST_URL:
        return None
    url = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, ""))
    return url.encode("utf-8", "ignore").decode("utf-8")


def site_of(url: str | None) -> frozenset[str]:
    """The labels of a host that can name its site: all but the last and `www` and the like."""
    labels = host_of(url).split(".")
    return frozenset(_site_labels(labels))


def _site_labels(labels: list[str]) -> Iterator[str]:
    for label in labels[:-1]:
        if label not in _COMMON_LABELS:
            yield label


_COMMON_LABELS = frozenset(
    {"www", "amp", "m", "mobile", "news", "blog", "edition", "en", "co", "com", "org", "net",
     "gov", "ac", "edu", "or", "ne", "go"}
)  # fmt: skip


def _fault(url: str, site: frozenset[str], page_url: str | None) -> str | None:
    path = urlsplit(url).path.strip("/")
    query = urlsplit(url).query
    own_path = urlsplit(page_url).path.strip("/") if page_url and host_of(page_url) else ""
    if not path and not query and (own_path or not page_url):
        return f"it is the home page {url}"
    if site and not site & site_of(url) and host_of(url) != host_of(page_url):
        return f"it leads to another site, {host_of(url)}"
    return None
