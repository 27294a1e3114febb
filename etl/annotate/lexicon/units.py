"""Units of measure and currencies, as English and French write them.

Guarantees one name for a unit however it is written: the singular of its usual English name, or
its ISO 4217 code. Names follow the SI brochure and ISO 4217:2015; symbols, CLDR 45.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Measure = Literal["MONEY", "PERCENT", "AMOUNT"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number measures."""

    kind: Measure
    name: str


_PERCENT = {
    "%": "%, percent, percents, percentage, per cent, per cents, pc, pct, pour cent, pour "
        "- cent, pourcent",
    "percentage point": "percentage point, percentage points, points de pourcentage, point de pourcentage",
}  # fmt: skip

_AMOUNTS = {
    "kilometre": "km, kms, kilometre, kilometres, kilometer, kilometers, kilomètre, kilomètres",
    "metre": "metre, metres, meter, meters, mètre, mètres, m",
    "centimetre": "cm, centimetre, centimetres, centimeter, centimeters, centimètre, centimètres",
    "millimetre": "mm, millimetre, millimetres, millimeter, millimeters, millimètre, millimètres",
    "micrometre": "µm, μm, micrometre, micrometres, micrometer, micrometers, micron, microns",
    "nanometre": "nm, nanometre, nanometres, nanometer, nanometers, nanomètres",
    "mile": "mile, miles, mi",
    "yard": "yard, yards, yd, yds",
    "foot": "foot, feet, ft, pieds",
    "inch": "inch, inches, pouces",
    "nautical mile": "nautical mile, nautical miles, milles marins",
    "light year": "light year, light years, light - year, light - years, années - lumière",
    "square kilometre": "sq km, sqkm, square km, square kilometre, square kilometres, square kilometer, "
        "square kilometers, km², km2, km 2, kilomètres carrés, kilomètre carré",
    "square metre": "sq m, sqm, square m, square metre, square metres, square meter, square meters, "
        "m², m 2, mètres carrés, mètre carré",
    "square mile": "square mile, square miles, sq mi, sq miles",
    "square foot": "square foot, square feet, sq ft, sqft",
    "square inch": "square inch, square inches",
    "cubic metre": "cubic metre, cubic metres, cubic meter, cubic meters, m³, m 3, mètres cubes, "
        "mètre cube",
    "cubic foot": "cubic foot, cubic feet, pieds cubes",
    "hectare": "ha, hectare, hectares",
    "acre": "acre, acres",
    "tonne": "tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, t, tonnes "
        "métriques",
    "ton": "ton, tons",
    "kilotonne": "kilotonne, kilotonnes, kiloton, kilotons",
    "gigatonne": "gigatonne, gigatonnes, gigaton, gigatons",
    "megaton": "megaton, megatons",
    "kilogram": "kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes",
    "gram": "g, gram, grams, gramme, grammes",
    "milligram": "mg, milligram, milligrams, milligrammes",
    "pound": "lb, lbs",
    "ounce": "oz, ounce, ounces, onces, fluid ounce, fluid ounces",
    "litre": "l, litre, litres, liter, liters",
    "millilitre": "ml, millilitre, millilitres, milliliter, milliliters",
    "gallon": "gallon, gallons",
    "pint": "pint, pints",
    "quart": "quart, quarts",
    "cup": "cup, cups",
    "tablespoon": "tablespoon, tablespoons",
    "teaspoon": "teaspoon, teaspoons",
    "barrel": "barrel, barrels, bbl, baril, barils, barrels of oil, barrel of oil, barils de "
        "pétrole",
    "bushel": "bushel, bushels",
    "carat": "carat, carats",
    "kilometre per hour": "kph, kmh, km / h, km h, kilometres per hour, kilometers per hour, kilomètres - "
        "heure, kilomètres par heure, kilomètres heure",
    "mile per hour": "mph, miles per hour, miles an hour, mile per hour, mile an hour",
    "metre per second": "m / s, metres per second, meters per second, mètres par seconde",
    "mile per gallon": "mpg, miles per gallon",
    "knot": "knot, knots, nœuds, noeuds",
    "revolution per minute": "rpm, revolutions per minute",
    "watt": "w, watt, watts",
    "kilowatt": "kw, kilowatt, kilowatts",
    "megawatt": "mw, megawatt, megawatts, mégawatts",
    "gigawatt": "gw, gigawatt, gigawatts",
    "kilowatt hour": "kwh, kilowatt hour, kilowatt hours, kilowatt - hours, kilowatt - hour",
    "megawatt hour": "mwh, megawatt hour, megawatt hours, megawatt - hours",
    "gigawatt hour": "gwh, gigawatt hour, gigawatt hours, gigawatt - hours",
    "terawatt hour": "twh, terawatt hour, terawatt hours, terawatt - hours",
    "volt": "volt, volts",
    "ampere": "amp, amps, ampere, amperes",
    "milliampere hour": "mah",
    "horsepower": "hp, bhp, horsepower, chevaux - vapeur",
    "pound-foot": "lb - ft, pound - feet, pound - foot, pound - feet of torque, lb - ft of torque",
    "newton metre": "nm of torque, newton metres, newton meters",
    "calorie": "calorie, calories",
    "kilocalorie": "kcal, kcals",
    "joule": "joule, joules",
    "hertz": "hz, hertz",
    "kilohertz": "khz, kilohertz",
    "megahertz": "mhz, megahertz",
    "gigahertz": "ghz, gigahertz",
    "byte": "byte, bytes",
    "kilobyte": "kb, kilobyte, kilobytes",
    "megabyte": "mb, megabyte, megabytes",
    "gigabyte": "gb, gigabyte, gigabytes",
    "terabyte": "tb, terabyte, terabytes",
    "megabit per second": "mbps, megabits per second",
    "gigabit per second": "gbps",
    "megapixel": "megapixel, megapixels",
    "pixel": "pixel, pixels",
    "decibel": "db, decibel, decibels",
    "degree Celsius": "° c, °c, degrees celsius, degree celsius, degrees c, degree c, deg c, degc, "
        "celsius, degrees centigrade, deg celsius, deg centigrade, degrés celsius, degrés "
        "c, º c",
    "degree Fahrenheit": "° f, °f, degrees fahrenheit, degree fahrenheit, degrees f, degree f, deg f, "
        "degf, fahrenheit, deg fahrenheit, degrés fahrenheit, degrés f, º f",
    "degree": "°, degree, degrees, deg, degré, degrés",
    "basis point": "basis point, basis points, bps, points de base",
    "point": "point, points",
    "second": "second, seconds, sec, secs, seconde, secondes",
    "minute": "minute, minutes, min, mins",
    "hour": "hour, hours, hr, hrs, heure, heures",
    "day": "day, days, jour, jours",
    "week": "week, weeks, semaine, semaines",
    "month": "month, months, mois",
    "year": "year, years, an, ans, année, années",
    "decade": "decade, decades, décennies",
    "century": "century, centuries, siècles",
    "time": "times, fold, - fold, fois",
}  # fmt: skip

_MONEY = {
    "USD": "us dollar, us dollars, u.s. dollar, u.s. dollars, american dollars, dollar, "
        "dollars, usd, bucks, dollars américains",
    "EUR": "euro, euros, eur, €",
    "GBP": "pound sterling, pounds sterling, british pounds, gbp, quid, livres sterling",
    "JPY": "yen, yens, jpy, japanese yen",
    "CNY": "yuan, renminbi, rmb, cny, chinese yuan",
    "CHF": "chf, swiss franc, swiss francs, francs suisses, franc suisse",
    "AUD": "australian dollar, australian dollars, aud, dollars australiens",
    "CAD": "canadian dollar, canadian dollars, cad, dollars canadiens",
    "NZD": "new zealand dollar, new zealand dollars, nzd",
    "HKD": "hong kong dollar, hong kong dollars, hkd",
    "SGD": "singapore dollar, singapore dollars, sgd",
    "TWD": "taiwan dollars, taiwanese dollars, twd",
    "INR": "rupee, rupees, inr, indian rupees, ₹, roupies",
    "PKR": "pakistani rupee, pakistani rupees, pkr",
    "RUB": "ruble, rubles, rouble, roubles, ₽",
    "UAH": "hryvnia, hryvnias, uah",
    "TRY": "turkish lira, turkish liras, lira, liras, ₺, livres turques",
    "ILS": "shekel, shekels, nis, ils, ₪",
    "BRL": "reais, brl",
    "ZAR": "rand, zar",
    "NGN": "naira, ngn, ₦",
    "KES": "shillings, kes",
    "SEK": "swedish krona, swedish kronor, sek",
    "NOK": "norwegian krone, norwegian kroner, nok",
    "DKK": "danish krone, danish kroner, dkk",
    "PLN": "zloty, zlotys, pln",
    "CZK": "koruna, korunas, czk",
    "HUF": "forint, forints, huf",
    "MXN": "mexican peso, mexican pesos, mxn",
    "ARS": "argentine pesos, ars",
    "KRW": "won, krw, south korean won, ₩",
    "THB": "baht, thb",
    "IDR": "rupiah, idr",
    "MYR": "ringgit, myr",
    "VND": "dong, vnd",
    "SAR": "riyal, riyals, sar",
    "AED": "dirham, dirhams, aed",
    "EGP": "egyptian pounds, egp",
    "SYP": "syrian pounds, syp",
    "LBP": "lebanese pounds, lbp",
    "IQD": "iraqi dinars, iqd",
    "IRR": "iranian rials, rials",
    "XOF": "cfa francs, francs cfa, xof",
    "BTC": "bitcoin, bitcoins, btc",
    "USD cent": "cent, cents",
    "GBP penny": "pence, penny",
    "PHP": "philippine pesos, php",
    "HRK": "kuna, kunas, kn",
    "BGN": "leva, bgn",
    "RON": "lei, ron",
    "KZT": "tenge, kzt",
    "ETB": "birr, etb",
    "GHS": "cedi, cedis, ghs",
    "DEM": "deutsche marks, dem, deutschmarks",
}  # fmt: skip

_AMBIGUOUS = {
    "pound": "pound, pounds, livres",
    "peso": "peso, pesos",
    "dinar": "dinar, dinars",
    "krona": "krona, kronor, krone, kroner, crowns",
    "franc": "franc, francs",
    "mark": "marks",
    "markka": "markka",
}  # fmt: skip
"""Names that several currencies, or a currency and a weight, share."""

CURRENCY_NAMES = frozenset(_AMBIGUOUS)
"""Those names, which a country's adjective makes a currency."""

SYMBOLS: Mapping[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "₩": "KRW", "₦": "NGN", "₱": "PHP", "฿": "THB", "₴": "UAH", "₫": "VND",
}  # fmt: skip
"""Currency signs that stand before or after an amount."""

DOLLARS: Mapping[str, str] = {
    "us": "USD", "u.s.": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD",
    "ca": "CAD", "can": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD",
    "r": "BRL", "mx": "MXN", "j": "JMD", "tt": "TTD", "z": "ZWL",
}  # fmt: skip
"""Letters beside the dollar sign."""

PREFIX_CODES: Mapping[str, str] = {
    **{code.lower(): code for code in _MONEY if len(code) == 3 and code not in ("TRY", "ALL")},
    "rs": "INR", "rs.": "INR", "rm": "MYR", "sfr": "CHF", "kr": "SEK", "ksh": "KES", "rp": "IDR",
}  # fmt: skip
"""Codes and abbreviations that stand before an amount: EUR50m, CHF 3m."""

RATE_WORDS = frozenset({"a", "an", "per", "each", "every", "par", "/"})
"""Words between an amount and what it is counted by: $52 a barrel."""

RATE_BASES: Mapping[str, str] = {
    "share": "share", "barrel": "barrel", "baril": "barrel", "ounce": "ounce", "once": "ounce",
    "gallon": "gallon", "litre": "litre", "liter": "litre", "tonne": "tonne", "ton": "ton",
    "pound": "pound", "kilo": "kilogram", "kg": "kilogram", "gram": "gram", "hour": "hour",
    "heure": "hour", "h": "hour", "day": "day", "jour": "day", "week": "week", "semaine": "week",
    "month": "month", "mois": "month", "year": "year", "an": "year", "night": "night",
    "person": "person", "personne": "person", "head": "person", "capita": "person", "dozen": "dozen",
    "acre": "acre", "hectare": "hectare", "square": "square foot", "sq": "square metre",
    "second": "second", "minute": "minute", "action": "share", "bushel": "bushel", "mwh": "megawatt hour",
    "kwh": "kilowatt hour", "mile": "mile", "km": "kilometre",
}  # fmt: skip
"""What an amount may be counted by."""


def _spellings(table: Mapping[str, str], kind: Measure) -> dict[tuple[str, ...], Unit]:
    """Every spelling of a table's units, as lexemes."""
    return {
        tuple(spelling.split()): Unit(kind, name)
        for name, written in table.items()
        for spelling in written.split(", ")
    }


_UNITS: dict[tuple[str, ...], Unit] = {
    **_spellings(_AMBIGUOUS, "AMOUNT"),
    **_spellings(_AMOUNTS, "AMOUNT"),
    **_spellings(_MONEY, "MONEY"),
    **_spellings(_PERCENT, "PERCENT"),
}

_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _spelling in sorted(_UNITS, key=len, reverse=True):
    _BY_FIRST.setdefault(_spelling[0], []).append(_spelling)


def unit_at(words: Sequence[str], index: int) -> tuple[int, Unit] | None:
    """The longest unit that begins at a lexeme, and the lexeme after it."""
    if index >= len(words):
        return None
    for spelling in _BY_FIRST.get(words[index], ()):
        if tuple(words[index : index + len(spelling)]) == spelling:
            return index + len(spelling), _UNITS[spelling]
    return None
