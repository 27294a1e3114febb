"""Follows feeds: what they newly list is fetched into web archives, an inbox for `collect`.

Guarantees that one bad feed stops no other, that every fault is told, and that a page counts as
done only once its archive is whole.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from etl.collect.exchange import Answer
from etl.collect.feed_state import FeedState, held_state, save
from etl.collect.feeds_file import FeedEntry
from etl.collect.fetched import Fault, Fetched
from etl.collect.not_fetched import NotFetched
from etl.collect.warc_writer import warc_file
from etl.collect.web import Web
from etl.extract.addresses import absolute
from etl.extract.feed_items import read_json_feed, read_xml_feed
from etl.extract.page import BadSource

_THREADS: Final = 8
"""Feeds visited side by side; a host still sees one request at a time."""
_MOST_IN_A_ROW: Final = 3
"""Passing faults in a row after which the rest of a feed waits for the next run."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """What a feed said: its answer, its own text, and the addresses that it lists."""

    entry: FeedEntry
    answer: Answer
    body: bytes
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is fetched of a listing now, and into which archive; `waiting` is left for later."""

    listing: _Listing
    urls: tuple[str, ...]
    path: Path
    waiting: int


@dataclass(frozen=True, slots=True)
class _Visit:
    """What became of the pages of a listing: written, failed, or not asked for this time."""

    listing: _Listing
    written: tuple[str, ...] = ()
    failed: tuple[Fault, ...] = ()
    waiting: int = 0


def fetch_feeds(
    entries: Sequence[FeedEntry], web: Web, state_folder: Path, inbox: Path, stamp: str
) -> Fetched:
    """Fetches what the feeds newly list into `<inbox>/<stamp>-<host>.warc.gz`.

    Stops the visitor where it is itself broken off: what was saved until then holds.
    """
    with held_state(state_folder) as state, _workers(web) as pool:
        asked = [(entry, state.validators.get(entry.url, {}), web) for entry in entries]
        told = list(pool.map(_ask, asked))
        plans = list(_plans(told, state, inbox, stamp))
        visits = []
        for visit in pool.map(lambda plan: _visit(plan, web), plans):
            _settle(visit, state)
            save(state, state_folder)
            visits.append(visit)
        state.forget()
        save(state, state_folder)
    feed_faults = [found for found in told if isinstance(found, Fault)]
    page_faults = [fault for visit in visits for fault in visit.failed]
    return Fetched(
        new_feed_count=len(plans),
        unchanged_feed_count=sum(found is None for found in told),
        failed_feed_count=len(feed_faults),
        page_count=sum(len(visit.written) for visit in visits),
        waiting_page_count=sum(visit.waiting for visit in visits),
        faults=(*feed_faults, *page_faults),
    )


@contextmanager
def _workers(web: Web) -> Iterator[ThreadPoolExecutor]:
    """Threads that end soon when the run is broken off, rather than after all their visits."""
    with ThreadPoolExecutor(_THREADS) as pool:
        try:
            yield pool
        except BaseException:
            web.stop()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def listed_addresses(body: bytes, url: str) -> tuple[str, ...]:
    """The addresses of a feed's items, in its order; raises `BadSource` for what is no feed."""
    is_json = body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    found = read_json_feed(body, url) if is_json else read_xml_feed(body, url)
    if not found.items:
        raise BadSource("no_items", "It lists no article: is it the address of a feed?")
    addresses = (absolute(item.url, url) for item in found.items if item.url)
    return tuple(dict.fromkeys(address for address in addresses if address))


def _ask(asked: tuple[FeedEntry, dict[str, str], Web]) -> _Listing | Fault | None:
    """What a feed lists; None where it has not changed."""
    entry, validators, web = asked
    try:
        answer = web.get(entry.url, validators)
        if answer.status == 304 and validators:
            return None
        body = _page_body(answer, web)
        return _Listing(entry, answer, body, listed_addresses(body, answer.url))
    except (NotFetched, BadSource) as fault:
        return Fault(entry.url, fault.rule, str(fault), is_passing=True)


def _plans(
    told: Sequence[_Listing | Fault | None], state: FeedState, inbox: Path, stamp: str
) -> Iterator[_Plan]:
    """What is fetched for each feed: a page that several list, for the first of them."""
    taken: set[str] = set()
    names: set[str] = set()
    for listing in told:
        if not isinstance(listing, _Listing):
            continue
        entry = listing.entry
        fresh = [url for url in state.wanted(listing.urls) if url not in taken]
        wanted = fresh if entry.fetch_pages else []
        now = tuple(wanted[: entry.most_pages])
        taken.update(now)
        path = _free_path(inbox, f"{stamp}-{_host(entry.url)}", names)
        yield _Plan(listing, now, path, len(wanted) - len(now))


def _visit(plan: _Plan, web: Web) -> _Visit:
    """Fetches the pages of a plan into its archive, the feed itself first."""
    listing, entry = plan.listing, plan.listing.entry
    if entry.fetch_pages and not plan.urls:
        return _Visit(listing)
    written: list[str] = []
    failed: list[Fault] = []
    in_a_row = 0
    with warc_file(plan.path) as archive:
        if entry.fetch_pages:
            archive.add_listing(listing.answer, listing.body)
        else:
            archive.add_page(listing.answer, entry.sidecar)
        for url in plan.urls:
            try:
                answer = web.get(url)
                _page_body(answer, web)
            except NotFetched as fault:
                failed.append(Fault(url, fault.rule, str(fault), fault.is_passing))
                in_a_row = in_a_row + 1 if fault.is_passing else 0
                if in_a_row == _MOST_IN_A_ROW:
                    break
            else:
                archive.add_page(answer, entry.sidecar)
                written.append(url)
                in_a_row = 0
    left = len(plan.urls) - len(written) - len(failed)
    return _Visit(listing, tuple(written), tuple(failed), plan.waiting + left)


def _settle(visit: _Visit, state: FeedState) -> None:
    """Remembers what is done; the feed counts as read only if nothing of it is still wanted."""
    for url in visit.written:
        state.done(url)
    is_wanted = visit.waiting > 0
    for fault in visit.failed:
        if fault.is_passing:
            is_wanted = state.failed(fault.url) or is_wanted
        else:
            state.done(fault.url)
    answer = visit.listing.answer
    told = {
        "If-None-Match": answer.header("etag"),
        "If-Modified-Since": answer.header("last-modified"),
    }
    kept = {} if is_wanted else {name: value for name, value in told.items() if value}
    state.validators[visit.listing.entry.url] = kept


def _page_body(answer: Answer, web: Web) -> bytes:
    """The page of an answer; raises `NotFetched` where it is none, or unpacks to too much."""
    if not 200 <= answer.status < 300:
        is_passing = answer.status >= 500
        told = f"It answers {answer.status}."
        raise NotFetched(f"status_{answer.status}", told, is_passing=is_passing)
    return answer.body(web.most_bytes)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "unnamed").replace(":", "_")[:100]


def _free_path(inbox: Path, stem: str, names: set[str]) -> Path:
    """A name that no archive has yet: a run that is repeated must not replace what was read."""
    number, name = 1, stem
    while name in names or (inbox / f"{name}.warc.gz").exists():
        number += 1
        name = f"{stem}-{number}"
    names.add(name)
    return inbox / f"{name}.warc.gz"
