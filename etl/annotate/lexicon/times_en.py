"""Time words and phrases of English, as one letter each, and the patterns they form.

Guarantees that every pattern is over letters, so that matching is linear in practice and bounded
by the few letters of a phrase. Terms follow TimeML 1.2.1 and the TIDES 2005 guidelines.
"""

from etl.annotate.lexicon.times import Rule, Terms, TimeWords

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_WEEKDAYS = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4,
                   "fri": 5, "sat": 6, "sun": 7}  # fmt: skip
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
                 "sept": 9, "oct": 10, "nov": 11, "dec": 12}  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
             "seventeenth", "eighteenth", "nineteenth", "twentieth")  # fmt: skip
_UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
          "year": "Y", "fortnight": "2W", "millennium": "L"}  # fmt: skip

_TERMS: Terms = {
    **{word: ("W", n) for n, word in enumerate(_WEEKDAYS, 1)},
    **{word + "s": ("v", n) for n, word in enumerate(_WEEKDAYS, 1)},
    **{word: ("w", n) for word, n in _SHORT_WEEKDAYS.items()},
    **{word: ("M", n) for n, word in enumerate(_MONTHS, 1)},
    **{word: ("m", n) for word, n in _SHORT_MONTHS.items()},
    **{word: ("U", unit) for word, unit in _UNITS.items()},
    **{word + "s": ("u", unit) for word, unit in _UNITS.items()},
    **{word: ("o", n) for n, word in enumerate(_ORDINALS, 1)},
    "quarter": ("q", "Q"), "quarters": ("u", "Q"), "half": ("h", 0),
    "century": ("C", "C"), "centuries": ("u", "C"), "decade": ("N", "DE"), "decades": ("u", "DE"),
    "weekend": ("V", "WE"), "weekends": ("u", "WE"), "period": ("k", 0),
    "millennia": ("u", "L"), "hrs": ("u", "TH"), "mins": ("u", "TM"), "secs": ("u", "TS"),
    "morning": ("T", "MO"), "afternoon": ("T", "AF"), "evening": ("T", "EV"), "night": ("T", "NI"),
    "dawn": ("T", "MO"), "dusk": ("T", "EV"), "lunchtime": ("T", "MI"), "noon": ("J", "12:00"),
    "midday": ("J", "12:00"), "midnight": ("J", "24:00"), "overnight": ("J", "NI"),
    "spring": ("S", "SP"), "summer": ("S", "SU"), "autumn": ("S", "FA"), "fall": ("S", "FA"),
    "winter": ("S", "WI"),
    "yesterday": ("R", -1), "today": ("R", 0), "tomorrow": ("R", 1), "tonight": ("R", 100),
    "last": ("l", -1), "past": ("l", -1), "latest": ("l", -1), "this": ("t", 0), "current": ("t", 0),
    "next": ("x", 1), "coming": ("x", 1), "upcoming": ("x", 1),
    "previous": ("p", -1), "preceding": ("p", -1), "prior": ("p", -1), "following": ("g", 1),
    "same": ("j", 0), "that": ("j", 0), "the": ("D", 0), "a": ("A", 1), "an": ("A", 1),
    "ago": ("G", -1), "earlier": ("B", -1), "later": ("B", 1), "hence": ("G", 1),
    "early": ("e", 0), "late": ("e", 0), "mid": ("e", 0), "near": ("e", 0), "of": ("I", 0), "on": ("i", 0),
    "at": ("i", 0), "in": ("i", 0), "by": ("i", 0), "from": ("i", 0), "until": ("i", 0),
    "till": ("i", 0), "since": ("i", 0), "to": ("i", 0), "around": ("i", 0), "about": ("i", 0),
    "between": ("i", 0), "during": ("i", 0), "for": ("i", 0), "and": ("&", 0), "or": ("&", 0),
    "every": ("E", 0), "each": ("E", 0), "old": ("O", 0), "olds": ("O", 0), "long": ("O", 1),
    "am": ("P", 0), "a.m": ("P", 0), "a.m.": ("P", 0), "pm": ("P", 12), "p.m": ("P", 12),
    "p.m.": ("P", 12), "o": ("b", 0), "clock": ("b", 0), "fy": ("f", 0),
    "gmt": ("Z", 0), "utc": ("Z", 0), "est": ("Z", 0), "edt": ("Z", 0), "et": ("Z", 0),
    "cst": ("Z", 0), "pst": ("Z", 0), "pdt": ("Z", 0), "bst": ("Z", 0), "cet": ("Z", 0),
    "cest": ("Z", 0), "ist": ("Z", 0), "aest": ("Z", 0), "jst": ("Z", 0), "kst": ("Z", 0), "hkt": ("Z", 0), "sgt": ("Z", 0),
    "myt": ("Z", 0), "msk": ("Z", 0), "eet": ("Z", 0), "eest": ("Z", 0), "sast": ("Z", 0),
    "daily": ("L", "D"), "weekly": ("L", "W"), "monthly": ("L", "M"),
    "nightly": ("L", "D"), "hourly": ("L", "TH"),
    "now": ("X", "PRESENT_REF"), "nowadays": ("X", "PRESENT_REF"),
    "recently": ("X", "PAST_REF"), "formerly": ("X", "PAST_REF"),
    "lately": ("X", "PAST_REF"), "soon": ("X", "FUTURE_REF"),
    "recent": ("K", "PAST_REF"), "future": ("7", "FUTURE_REF"),
    "fiscal": ("f", 0), "financial": ("f", 0), "s": ("s", 0), "'": ("'", 0), "-": ("-", 0),
    ",": (",", 0), ".": (".", 0), "/": ("/", 0), "ended": ("z", 0), "ending": ("z", 0), "twenties": ("8", 2), "thirties": ("8", 3), "forties": ("8", 4),
    "fifties": ("8", 5), "sixties": ("8", 6), "seventies": ("8", 7), "eighties": ("8", 8),
    "nineties": ("8", 9), "christmas": ("H", "12-25"), "halloween": ("H", "10-31"),
    "thanksgiving": ("H", "thanksgiving"), "easter": ("H", "easter"),
}  # fmt: skip

_MONTH = r"(?P<month>[Mm])(?:(?<=m)\.)?"
_TO = r"(?=[-i](?:[dr]I?(?P<to>[Mm])|(?P<to2>[Mm])[dr]),?(?P<until>Y))"
"""A later date follows, whose year counts for this one too: 4 April – 3 May 2025."""
_WEEKDAY = r"(?:[tlx]?(?P<weekday>[Ww])\.?,?)?"
"""In this Sunday, Nov. 10, 2019, photograph: one day, and not the Sunday of this week too."""
_CLOCK = r"(?P<clock>c|[dn](?=bb|b'b|P)|J)(?:b'?b)?(?P<half>P)?Z?"
_UNIT = "[UuqCNV]"

_RULES = (
    Rule("iso", r"(?P<year>Y)[-/](?P<month>d)[-/](?P<day>d)"),
    Rule("slashed", r"(?P<left>d)/(?P<right>d)/(?P<year>Y)"),
    Rule("dotted", r"(?P<dotted>y)"),
    Rule(
        "moment",
        _CLOCK + rf",?i?(?:(?P<weekday>W)|(?P<near>R)|{_MONTH}(?P<day>[dr])(?:,?(?P<year>Y))?)",
    ),
    Rule("moment", r"(?:(?P<weekday>W)|(?P<near>R)),?i?" + _CLOCK),
    Rule("moment", _CLOCK),
    Rule(
        "date",
        _WEEKDAY
        + rf"(?:e-?)?{_MONTH}D?(?P<day>[dr])(?:-(?P<day2>[dr])(?!-))?(?:,?(?P<year>Y)|{_TO})?",
    ),
    Rule(
        "date",
        _WEEKDAY
        + rf"D?(?P<day>[dr])(?:[-&](?P<day2>[dr]))?[I-]?{_MONTH}(?:[,-]?(?P<year>Y)|{_TO})?",
    ),
    Rule("months", r"(?P<month>[Mm])-(?P<month2>[Mm])\.?,?(?P<year>Y)"),
    Rule("month", rf"D?(?:e-?)?{_MONTH}[,-]?I?(?P<year>Y)"),
    Rule("month", r"(?P<year>Y)(?P<month>M)(?![dr])"),
    Rule("month", r"(?P<that>j)(?P<month>M)"),
    Rule("month", r"(?:[eB]-?)?(?P<rel>[ltx])?(?P<month>M|m(?=\.))(?:(?<=m)\.)?"),
    Rule(
        "quarter",
        r"e?D?f?-?(?P<ordinal>[or])-?f?-?(?P<unit>[qh])(?:I?D?fU?(?P<year>Y)|I?D?(?P<year2>Y)|I?D?(?P<rel>[ltxpg])U)?",
    ),
    Rule("quarter", r"D?(?P<year>Y)f?(?P<ordinal>[or])-?(?P<unit>q)"),
    Rule("quarter", r"(?P<rel>[ltx])U's(?P<ordinal>[or])-?(?P<unit>q)"),
    Rule("quarter", r"D?(?P<ordinal>Q)(?:I?(?P<year>Y))?"),
    Rule("century", r"D?(?:e-?)?(?P<ordinal>[or])-?C"),
    Rule(
        "decade",
        r"D?(?:e-?)?(?P<year>Y)s|(?:D?(?:e-?)?'|D(?:e-?)?|e-?)(?P<short>[nd])s|D?(?:e-?)?(?P<tens>8)",
    ),
    Rule(
        "part",
        r"e?(?:(?P<rel2>[ltx])?(?P<weekday>W)|(?P<near>R)|(?P<rel>[ltxpgj])|D|(?<=i)e-?)(?P<part>T)(?:e?i?(?P<weekday2>W))?",
    ),
    Rule("part", r"(?P<part>J)"),
    Rule(
        "season", r"(?:t(?=l))?(?P<rel>[ltx])?(?P<the>D)?(?:e-?)?(?P<season>S)(?:I?D?(?P<year>Y))?"
    ),
    Rule("length", rf"e?D?[ltx](?P<n>[nd])I?(?P<unit>{_UNIT})"),
    Rule("length", r"D?[ltxg](?P<unit>u)"),
    Rule("length", rf"Do(?P<n>[nd])I?(?P<unit>{_UNIT})"),
    Rule("length", r"D(?P<unit>U)(?=z)"),
    Rule("relative", r"[eB]?D?(?:j(?=j))?(?P<rel>[ltxpgj])f?(?P<unit>[UqCNV])"),
    Rule("relative", r"[eB]i(?P<the>D)(?P<unit>U)|(?P<the2>D)(?P<unit2>[qV])"),
    Rule(
        "offset",
        rf"(?:(?P<half>h)A|(?P<n>[ndA]))I?-?(?P<unit>{_UNIT})(?P<more>&Ah)?-?(?P<dir>[GB])",
    ),
    Rule("offset", r"(?P<unit>u)(?P<dir>[GB])"),
    Rule("offset", r"D?(?P<unit>U)-(?P<dir>[GB])(?:[qk]|(?P<length>[nd])u)?"),
    Rule("set", rf"E(?P<n>[nd])?(?P<unit>{_UNIT})|(?P<often>L)|E(?P<weekday>W)|(?P<weekday2>v)"),
    Rule(
        "length",
        rf"D?(?:(?P<half>h)-?A?|(?P<n>[ndA]))I?-?(?P<unit>{_UNIT})(?P<more>&Ah)?(?:-?(?P<old>O))?",
    ),
    Rule("ref", r"(?P<ref>K)u(?:&u)?|De?(?P<ref2>7)|(?P<ref3>X)"),
    Rule("length", r"(?P<unit>u)(?:-?(?P<old>O))?|(?P<unit2>[UqN])-(?P<old2>O)"),
    Rule("day", r"[eB]?(?P<near>R)"),
    Rule("day", r"e?(?:D?(?P<rel>[ltxpg]))?(?P<weekday>W)"),
    Rule("holiday", r"D?(?P<rel>[ltx])?(?P<holiday>H)[UWTV]?(?:I?(?P<year>Y))?"),
    Rule("years", r"(?P<year>Y)-(?P<year2>[Ynd])"),
    Rule("year", r"D?(?P<fiscal>f)U?(?P<year>Y)"),
    Rule("year", r"(?:e-?)?(?P<year>Y)"),
)

ENGLISH = TimeWords(
    terms=_TERMS,
    rules=_RULES,
    capitalised=frozenset({"may", "march", "mar", "august", "sun", "sat", "wed", "sep", "jan", "dec", "mon"}),
    blocking_before=frozenset({"black", "good", "bloody", "ash", "super", "cyber", "giving", "theresa"}),
    blocking_after=frozenset({"times", "telegraph", "mail", "express", "mirror", "agreement", "accords"}),
    year_cues=frozenset({"in", "since", "until", "till", "by", "from", "of", "to", "between", "before",
                         "after", "during", "and", "circa", "early", "late", "around", "through",
                         "the", "for", "(", "year", "or", "ad", "bc", "mid"}),
    anchored=frozenset({"earlier", "later", "previous", "preceding", "prior", "following", "same", "that"}),
    is_day_first=False,
)  # fmt: skip
