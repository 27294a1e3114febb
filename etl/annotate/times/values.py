"""What a time expression means: the rule that found it decides who resolves it.

Guarantees a TIMEX3 value for every expression that is a time, and none for one that only looks so.
"""

from collections.abc import Callable, Mapping

from etl.annotate.times import dates, lengths, moments, periods, relative, years
from etl.annotate.times.context import Context, TimeValue
from etl.annotate.times.grammar import Found

Resolver = Callable[[Found, Context], TimeValue | None]

RESOLVERS: Mapping[str, Resolver] = {
    "iso": dates.numeric_date,
    "slashed": dates.numeric_date,
    "dotted": dates.numeric_date,
    "date": dates.day_of_month,
    "months": dates.month,
    "month": dates.month,
    "quarter": periods.quarter,
    "season": periods.season,
    "holiday": periods.holiday,
    "years": years.years,
    "year": years.year,
    "decade": periods.decade,
    "century": periods.century,
    "day": relative.day,
    "part": moments.part_of_day,
    "moment": moments.moment,
    "relative": relative.relative,
    "neighbour": relative.neighbour,
    "offset": relative.offset,
    "length": lengths.length,
    "set": lengths.recurring,
    "ref": lengths.reference,
}
"""A rule's name to the function that resolves it."""


def resolve(found: Found, context: Context) -> TimeValue | None:
    """The value of a match; null when it is no time after all."""
    try:
        return RESOLVERS[found.rule](found, context)
    except (OverflowError, ValueError):  # beyond the calendar: year 9999, the 99th century
        return None
