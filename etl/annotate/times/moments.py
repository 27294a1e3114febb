"""Times within a day: this morning, Wednesday night, 9 a.m. Tuesday, 21:30.

Guarantees that an hour without a day takes the day the article named last, or none.
"""

from dataclasses import replace

from etl.annotate.times.context import ANY_DAY, Context, TimeValue, dated, undated
from etl.annotate.times.dates import day_of_month
from etl.annotate.times.grammar import Found
from etl.annotate.times.relative import TONIGHT, at_time, near_day, on_weekday


def part_of_day(found: Found, context: Context) -> TimeValue | None:
    """Wednesday night, this morning, last night, yesterday evening, the morning, overnight."""
    weekday = found.number("weekday") or found.number("weekday2")
    near, rel = found.number("near"), found.number("rel")
    part = found.word("part") or ""
    if context.lexemes.word(found.last) in ("of", "de"):  # the dawn of a second wave
        return None
    if weekday is not None:
        value = on_weekday(weekday, found.number("rel2"), context)
    elif near is not None:
        value = near_day(0 if near == TONIGHT else near, context)
    elif rel is not None and part in ("NI", "EV", "MO", "AF", "MI"):
        value = near_day(rel, context)
    else:
        value = undated("XXXX-XX-XX", "day", ANY_DAY)
    return at_time(value, part)


def moment(found: Found, context: Context) -> TimeValue | None:
    """10:35 a.m., 5 p.m. EST Nov. 9, midnight Friday; a bare 3:16 may be a verse or a score."""
    time = _clock(found, context)
    if time is None:
        return None
    if found.number("weekday") is not None:
        value: TimeValue | None = on_weekday(found.number("weekday") or 0, None, context)
    elif found.number("near") is not None:
        value = near_day(found.number("near") or 0, context)
    elif found.number("month") is not None:
        value = day_of_month(found, context)
    elif context.previous is not None and context.previous.precision == "day":
        value = dated(context.previous, context.previous_text)
    else:
        value = undated("XXXX-XX-XX", "day", ANY_DAY)
    if value is None or "T" in value.value:
        return value
    return replace(at_time(value, time), precision="minute" if ":" in time else "hour")


_CLOCK_CUES = frozenset({"at", "by", "from", "until", "till", "around", "before", "after", "since", "to",
                         "about", "à", "vers", "dès", "depuis", "avant", "après"})  # fmt: skip


def _clock(found: Found, context: Context) -> str | None:
    """The hour and minute, on the 24-hour clock."""
    place = found.places["clock"]
    written = context.lexemes.words[place]
    if not written[0].isdecimal():
        word = found.word("clock")
        return word if word is not None else _hour(found.number("clock"), found)
    is_bare = "half" not in found.parts and len(found.parts) == 1 and ":" in written
    if is_bare and context.lexemes.word(place - 1) not in _CLOCK_CUES:
        return None
    hour, _, minute = written.replace(".", ":").replace("h", ":").partition(":")
    if not hour.isdecimal() or (minute and not minute[:2].isdecimal()):
        return None
    if "minute" in found.parts:
        minute = f"{found.number('minute') or 0:02}"
    value = _hour(int(hour), found)
    return f"{value}:{minute[:2]}" if value is not None and minute else value


def _hour(hour: int | None, found: Found) -> str | None:
    half = found.number("half")
    if hour is None or not 0 <= hour <= 24 or (half is not None and hour > 12):
        return None
    return f"{hour if half is None else hour % 12 + half:02}"
