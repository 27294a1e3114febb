"""Comparing the names that one article uses for one person or body.

Guarantees that names with different given names are never taken for the same person, and that
the answer does not depend on the order of the two names.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from etl.annotate.lexicon.name_words import words

MIN_LETTERS_OF_TYPO = 5
"""A letter's difference in a shorter word makes another name: Lee and Leo, Iran and Iraq."""

_APART = re.compile(r"[^\w]+")
_TITLES = words(
    "mr mrs ms miss mister dr prof professor sir dame lord lady baroness baron count countess rev "
    "reverend fr father sister brother pope imam ayatollah sheikh sheik shaikh haji hajj mullah "
    "rabbi bishop archbishop cardinal saint king queen prince princess emperor empress emir "
    "president vice chancellor premier prime minister foreign defence defense secretary senator "
    "sen representative rep congressman congresswoman governor gov mayor ambassador judge justice "
    "general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm marshal "
    "commander corporal cpl private brigadier officer detective inspector deputy chief director "
    "chairman chairwoman chair speaker coach hon honourable honorable me maitre m mme mlle monsieur "
    "madame le presidents ministers messrs treasurer datuk dato datin seri pm cllr councillor "
    "advocate pastor taoiseach tanaiste sante interieur economie finances education justice culture"
)
PARTICLES = words(
    "al el bin ben ibn bint abu de da di do dos das del della du des la le van von der den ter "
    "ten zu af av"
)
_SUFFIXES = words("jr sr ii iii iv phd md qc kc mp mep esq")


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name without case, accents and punctuation, its words apart by one space."""
    if name.isascii():
        flat = name.casefold()
    else:
        name = name.replace("\u00ad", "")  # a soft hyphen is no letter
        flat = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("ł", "l"))
        flat = "".join(c for c in flat if not unicodedata.combining(c)).replace("ø", "o")
    return _APART.sub(" ", flat.replace("'", "").replace("’", "")).strip()


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A folded word as its transliterations agree on it: Poutine and Putin, Tayyip and Tayip."""
    for written, read in _SPELLINGS:
        word = word.replace(written, read)
    letters = [c for i, c in enumerate(word) if i == 0 or c != word[i - 1]]
    heard = "".join(letters)
    return heard[:-1] if len(heard) > 4 and heard.endswith("e") else heard


_SPELLINGS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("dzh", "j"), ("dj", "j"), ("kh", "h"),
    ("gh", "g"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ey", "i"),
    ("ie", "i"), ("yy", "i"), ("iy", "i"), ("ij", "i"), ("y", "i"), ("ck", "k"), ("q", "k"),
    ("w", "v"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a person's name, without titles, particles and suffixes."""
    whole = fold(name).split()
    while len(whole) > 1 and whole[0] in _TITLES:
        whole.pop(0)
    while len(whole) > 1 and whole[-1] in _SUFFIXES:
        whole.pop()
    kept = [w for i, w in enumerate(whole) if w not in PARTICLES or i == len(whole) - 1]
    return tuple(kept or whole)


def is_suffix(word: str) -> bool:
    """Whether a word tells a son from his father: Jr."""
    return fold(word) in _GENERATIONS


_GENERATIONS = words("jr sr junior senior ii iii iv")


def generation(name: str) -> str:
    """What tells a son from his father in a name; empty in most."""
    last = fold(name).rpartition(" ")[2]
    return last if last in _GENERATIONS else ""


def is_title(word: str) -> bool:
    """Whether a word goes before names: President, Mr., General."""
    return fold(word) in _TITLES


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Whether two folded words are spellings of the same name."""
    if one == other or sound(one) == sound(other):
        return True
    if min(len(one), len(other)) < MIN_LETTERS_OF_TYPO or abs(len(one) - len(other)) > 1:
        return False
    return _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter was added, dropped, or two swapped; a changed letter makes a new name."""
    if len(one) > len(other):
        one, other = other, one
    first = next((i for i, c in enumerate(one) if c != other[i]), len(one))
    if len(one) == len(other):
        swapped = (
            one[:first] + one[first + 1 : first + 2] + one[first : first + 1] + one[first + 2 :]
        )
        return swapped == other
    return first > 0 and one[first:] == other[first + 1 :]


def same_person(one: str, other: str) -> bool:
    """Whether two names within one article are one person's.

    The surnames must be alike and no given name may speak against it; an initial agrees with a
    name it begins.
    """
    ours, theirs = words_of(one), words_of(other)
    if not ours or not theirs or not alike(ours[-1], theirs[-1]):
        return False
    short, long = sorted((ours, theirs), key=lambda w: (len(w), w))
    if len(short) > 1 and generation(one) != generation(other):
        return False
    return _agree(short[:-1], long[:-1])


def _agree(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the given names of the shorter all stand in the longer, in order."""
    at = 0
    for given in short:
        while at < len(long) and not _given_alike(given, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _given_alike(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return alike(one, other) or other in _SHORT_FOR.get(one, ()) or one in _SHORT_FOR.get(other, ())


_SHORT_FOR: dict[str, tuple[str, ...]] = {
    "joe": ("joseph",), "bill": ("william",), "bob": ("robert",), "jim": ("james",),
    "mike": ("michael",), "tom": ("thomas",), "tony": ("anthony", "antony"), "dick": ("richard",),
    "chris": ("christopher", "christian"), "dave": ("david",), "steve": ("stephen", "steven"),
    "nick": ("nicholas", "nicolas"), "alex": ("alexander", "alexandra", "alexis"),
    "liz": ("elizabeth",), "kate": ("katherine", "catherine"), "sam": ("samuel", "samantha"),
    "dan": ("daniel",), "matt": ("matthew",), "ben": ("benjamin",), "ed": ("edward", "edwin"),
    "bibi": ("benjamin", "binyamin"), "volodimir": ("vladimir",), "jack": ("john",),
    "rob": ("robert",), "ron": ("ronald",), "don": ("donald",), "ken": ("kenneth",),
    "andy": ("andrew",), "greg": ("gregory",), "pete": ("peter",), "rick": ("richard",),
    "ted": ("edward", "theodore"), "larry": ("lawrence",), "jeff": ("jeffrey", "geoffrey"),
    "bernie": ("bernard",), "becky": ("rebecca",), "sue": ("susan",), "debbie": ("deborah",),
    "pat": ("patrick", "patricia"),
}  # fmt: skip


def short_form(short: str, full: str) -> bool:
    """Whether an acronym stands for a body's name: WHO and World Health Organization."""
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 7 and letters.isupper()):
        return False
    parts = [w for w in re.split(r"[\s\-]+", full) if w]
    capitals = "".join(w[0] for w in parts if w[:1].isupper())
    return len(parts) > 1 and letters in (capitals, "".join(w[0].upper() for w in parts))
