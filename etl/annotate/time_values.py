"""What a time expression means: the rule that found it decides who resolves it.

Guarantees a TIMEX3 value for every expression that is a time, and none for one that only looks so.
"""

from collections.abc import Callable, Mapping

from etl.annotate import (
    time_dates,
    time_lengths,
    time_moments,
    time_periods,
    time_relative,
    time_years,
)  # fmt: skip
from etl.annotate.time_context import Context, TimeValue
from etl.annotate.time_grammar import Found

Resolver = Callable[[Found, Context], TimeValue | None]

RESOLVERS: Mapping[str, Resolver] = {
    "iso": time_dates.numeric_date,
    "slashed": time_dates.numeric_date,
    "dotted": time_dates.numeric_date,
    "date": time_dates.day_of_month,
    "months": time_dates.month,
    "month": time_dates.month,
    "quarter": time_periods.quarter,
    "season": time_periods.season,
    "holiday": time_periods.holiday,
    "years": time_years.years,
    "year": time_years.year,
    "decade": time_periods.decade,
    "century": time_periods.century,
    "day": time_relative.day,
    "part": time_moments.part_of_day,
    "moment": time_moments.moment,
    "relative": time_relative.relative,
    "neighbour": time_relative.neighbour,
    "offset": time_relative.offset,
    "length": time_lengths.length,
    "set": time_lengths.recurring,
    "ref": time_lengths.reference,
}
"""A rule's name to the function that resolves it."""


def resolve(found: Found, context: Context) -> TimeValue | None:
    """The value of a match; null when it is no time after all."""
    try:
        return RESOLVERS[found.rule](found, context)
    except (OverflowError, ValueError):  # beyond the calendar: year 9999, the 99th century
        return None
