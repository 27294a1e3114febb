"""Time words and phrases of French, as one letter each, and the patterns they form.

Guarantees the letters and group names of `lexicon.times`. Terms follow TimeML 1.2.1 as the French
TimeBank (Bittar et al. 2011) applies it.
"""

from etl.annotate.lexicon.times import Rule, Terms, TimeWords

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = {"janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
           "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
           "décembre": 12, "decembre": 12}  # fmt: skip
_SHORT_MONTHS = {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "oct": 10, "nov": 11,
                 "déc": 12}  # fmt: skip
_ORDINALS = {"premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3,
             "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8,
             "neuvième": 9, "dixième": 10}  # fmt: skip
_CENTURIES = {"xiie": 12, "xiiie": 13, "xive": 14, "xve": 15, "xvie": 16, "xviie": 17, "xviiie": 18,
              "xixe": 19, "xxe": 20, "xxie": 21}  # fmt: skip
_UNITS = {"seconde": "TS", "minute": "TM", "jour": "D", "journée": "D", "semaine": "W", "an": "Y",
          "année": "Y", "décennie": "DE", "quinzaine": "2W", "millénaire": "L"}  # fmt: skip

_TERMS: Terms = {
    **{word: ("W", n) for n, word in enumerate(_WEEKDAYS, 1)},
    **{word + "s": ("v", n) for n, word in enumerate(_WEEKDAYS, 1)},
    **{word: ("M", n) for word, n in _MONTHS.items()},
    **{word: ("m", n) for word, n in _SHORT_MONTHS.items()},
    **{word: ("o", n) for word, n in _ORDINALS.items()},
    **{word: ("r", n) for word, n in _CENTURIES.items()},
    **{word: ("U", unit) for word, unit in _UNITS.items()},
    **{word + "s": ("u", unit) for word, unit in _UNITS.items()},
    "mois": ("U", "M"), "trimestre": ("q", "Q"), "trimestres": ("u", "Q"), "semestre": ("h", 0),
    "siècle": ("C", "C"), "siècles": ("u", "C"), "week-end": ("V", "WE"), "week-ends": ("u", "WE"),
    "heure": ("b", "TH"), "heures": ("b", "TH"), "h": ("b", "TH"),
    "matin": ("T", "MO"), "matinée": ("T", "MO"), "après-midi": ("T", "AF"), "soir": ("T", "EV"),
    "soirée": ("T", "EV"), "nuit": ("T", "NI"), "midi": ("J", "12:00"), "minuit": ("J", "24:00"),
    "printemps": ("S", "SP"), "été": ("S", "SU"), "automne": ("S", "FA"), "hiver": ("S", "WI"),
    "hier": ("R", -1), "avant-hier": ("R", -2), "aujourd'hui": ("R", 0), "demain": ("R", 1),
    "après-demain": ("R", 2), "veille": ("K", -1), "lendemain": ("K", 1),
    "dernier": ("l", -1), "dernière": ("l", -1), "derniers": ("l", -1), "dernières": ("l", -1),
    "passé": ("l", -1), "passée": ("l", -1), "prochain": ("x", 1), "prochaine": ("x", 1),
    "prochains": ("x", 1), "prochaines": ("x", 1), "précédent": ("p", -1), "précédente": ("p", -1),
    "suivant": ("p", 1), "suivante": ("p", 1), "ce": ("t", 0), "cet": ("t", 0), "cette": ("t", 0),
    "ces": ("t", 0), "même": ("j", 0), "le": ("D", 0), "la": ("D", 0), "les": ("D", 0),
    "l": ("D", 0), "un": ("A", 1), "une": ("A", 1), "du": ("I", 0), "de": ("I", 0), "d": ("I", 0),
    "des": ("I", 0), "en": ("i", 0), "à": ("i", 0), "au": ("i", 0), "dès": ("i", 0),
    "vers": ("i", 0), "il": ("1", -1), "y": ("2", 0), "a": ("3", 0), "plus": ("k", 0),
    "tard": ("B", 1), "tôt": ("B", -1), "auparavant": ("G", -1), "début": ("e", 0), "fin": ("e", 0),
    "mi": ("e", 0), "tous": ("E", 0), "toutes": ("E", 0), "chaque": ("E", 0), "par": ("z", 0),
    "et": ("&", 0), "maintenant": ("X", "PRESENT_REF"),
     "récemment": ("X", "PAST_REF"),
    "bientôt": ("X", "FUTURE_REF"), "prochainement": ("X", "FUTURE_REF"), "noël": ("H", "12-25"),
    "pâques": ("H", "easter"), "'": ("'", 0), "-": ("-", 0), ",": (",", 0), ".": (".", 0),
    "/": ("/", 0),
}  # fmt: skip

_MONTH = r"(?P<month>[Mm])(?:(?<=m)\.)?"
_UNIT = "[UuqChbV]"
_CLOCK = r"(?P<clock>c|[dn](?=b)|J)(?:b(?P<minute>[dn])?)?"

_RULES = (
    Rule("iso", r"(?P<year>Y)[-/](?P<month>d)[-/](?P<day>d)"),
    Rule("slashed", r"(?P<left>d)/(?P<right>d)/(?P<year>Y)"),
    Rule("dotted", r"(?P<dotted>y)"),
    Rule(
        "date",
        rf"(?:D?(?P<weekday>W),?)?D?(?P<day>[dr])(?:[-&](?P<day2>[dr]))?{_MONTH}(?P<year>Y)?",
    ),
    Rule("month", rf"(?:D?e-?)?I?{_MONTH}I?(?P<year>Y)"),
    Rule("month", r"(?:D?e-?)?(?P<month>M)(?P<rel>[lx])?"),
    Rule("moment", rf"(?:(?P<weekday>W)|(?P<near>R)),?i{_CLOCK}"),
    Rule("moment", rf"(?<=i){_CLOCK}"),
    Rule("moment", r"(?P<clock>[dn])b(?P<minute>[dn])"),
    Rule("part", r"(?:(?P<weekday>W)|(?P<near>R)|(?P<rel>t))(?P<part>T)"),
    Rule("part", r"D(?P<part>T)(?P<rel>l)"),
    Rule("quarter", r"D?(?P<ordinal>[or])(?P<unit>[qh])(?:I?(?P<year>Y))?"),
    Rule("century", r"D?(?P<ordinal>[or])C"),
    Rule("decade", r"D?e?u(?P<year>Y)|Du(?P<short>n)"),
    Rule("season", r"(?P<named>D'?|i)(?P<season>S)(?P<rel>[lx])?(?:I?(?P<year>Y))?"),
    Rule("season", r"(?P<rel>t)(?P<season>S)|(?P<season2>S)(?P<year>Y)"),
    Rule("offset", rf"(?P<dir>1)23(?P<n>[ndA])(?P<unit>{_UNIT})"),
    Rule("offset", rf"(?P<n>[ndA])(?P<unit>{_UNIT})k(?P<dir>B)"),
    Rule("offset", rf"(?P<n>[ndA])(?P<unit>{_UNIT})(?P<dir>G)"),
    Rule("length", rf"(?:D|t)?[lx](?P<n>[nd])(?P<unit>{_UNIT})"),
    Rule("length", rf"(?:D|t)(?P<n>[nd])[lx](?P<unit>{_UNIT})"),
    Rule("length", r"[Dt]?[lx](?P<unit>u)"),
    Rule("relative", r"(?:D'?)?(?P<unit>[UqCV])(?P<rel>[lxp])|D(?P<rel3>[lx])(?P<unit4>[UqCV])"),
    Rule("neighbour", r"D(?P<step>K)"),
    Rule("relative", r"(?P<rel>t)(?P<unit>[UqCV])|D(?P<unit2>V)|D(?P<rel2>j)(?P<unit3>U)"),
    Rule(
        "set",
        rf"E(?P<weekday>W)|ED?(?P<n>[nd])?(?P<unit>{_UNIT})|(?<=z)(?P<often>U)|(?P<weekday2>v)",
    ),
    Rule("length", rf"D?(?P<n>[ndA])I?-?(?P<unit>{_UNIT})"),
    Rule("ref", r"(?P<ref3>X)"),
    Rule("length", r"(?P<unit>u)"),
    Rule("day", r"(?P<near>R)"),
    Rule("day", r"D?(?P<weekday>W)(?P<rel>[lx])?"),
    Rule("holiday", r"(?P<holiday>H)(?P<year>Y)?"),
    Rule("years", r"(?P<year>Y)-(?P<year2>[Ynd])"),
    Rule("year", r"(?:e-?)?(?P<year>Y)"),
)

FRENCH = TimeWords(
    terms=_TERMS,
    rules=_RULES,
    capitalised=frozenset(),
    blocking_before=frozenset({"black"}),
    blocking_after=frozenset(),
    year_cues=frozenset({"en", "de", "depuis", "dès", "avant", "après", "d", "l", "du", "fin", "début",
                         "entre", "et", "à", "pour", "vers", "(", "année", "exercice", "courant", "'",
                         "an", "ou", "milieu", "jusqu"}),
    anchored=frozenset({"tard", "tôt", "auparavant", "précédent", "précédente", "suivant", "suivante",
                        "même"}),
    is_day_first=True,
)  # fmt: skip
