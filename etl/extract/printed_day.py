"""The day of a publication as its readers saw it, for a moment that the page states in UTC.

Guarantees that a day is moved only where the page itself proves its local time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Final

from etl.extract.date_lines import date_line
from etl.extract.dates import Moment, parse_moment
from etl.extract.meta_tags import Item

_CLOCK: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?$")
_IN_UTC: Final = re.compile(r"(?:\d|\b)(?:Z|UTC|GMT|[+-]00:?00)$|^\d+$", re.I)
_EAST, _WEST = timedelta(hours=14), timedelta(hours=10)  # Kiribati and Hawaii: where people live


def printed_day(
    moment: Moment, items: Sequence[Item], others: Iterable[Moment], days: Iterable[Moment | None]
) -> date:
    """The day that readers saw.

    `others` are moments that the page states elsewhere, `days` what it gives without a zone. Proof
    is, in this order, the same instant in another zone, the words of a `<time>` of that instant,
    one of `days` next to it, or a `<time>` without a zone of the same minute and second.
    """
    if moment.precision == "day" or not _IN_UTC.search(moment.raw):
        return moment.day
    stamps = [(stamp, item) for item in items if (stamp := parse_moment(item.value))]
    found = _local_days(moment, stamps, [*others, *(stamp for stamp, _ in stamps)], days)
    return next(chain(found, _days_of_clocks(moment, items)), moment.day)


def _local_days(
    moment: Moment,
    stamps: Iterable[tuple[Moment, Item]],
    others: Iterable[Moment],
    days: Iterable[Moment | None],
) -> Iterator[date]:
    for other in others:
        if other.at == moment.at and other.precision != "day" and other.day != moment.day:
            yield other.day
    for stamp, item in stamps:
        if stamp.at == moment.at:
            words = [line.moment for line in date_line(item.words) if line.label != "updated"]
            yield from (told.day for told in words if _is_day(told, moment))
    yield from (day.day for day in days if day and _is_day(day, moment))


def _is_day(local: Moment, moment: Moment) -> bool:
    """Whether it was that day at that instant where people live."""
    began = datetime.combine(local.day, time(), UTC)
    return began - _EAST <= moment.at < began + timedelta(days=1) + _WEST


def _days_of_clocks(moment: Moment, items: Iterable[Item]) -> Iterator[date]:
    for item in items:
        if match := _CLOCK.match(item.value):
            local = datetime.fromisoformat(f"{match[1]}T{match[2]}+00:00")
            shift = abs(local - moment.at)
            if shift <= _EAST and shift.seconds % 900 == 0 and local.minute + local.second:
                yield local.date()
