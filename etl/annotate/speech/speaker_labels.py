"""Speech set off by its speaker's name alone: "FALLIN: We need unity", "Sanders: Vote for her".

Guarantees that only a person, a body or a state labels speech, never a word such as "WATCH:".
"""

from collections import Counter
from collections.abc import Iterable, Set

from etl.annotate.speech.reading import Phrase, Reading
from etl.annotate.speech.reported_speech import Report
from etl.annotate.speech.verb_forms import is_finite

_SAYING_ENTITIES = frozenset(("PERSON", "ORG", "PER"))
"""A place before a colon is what the text is about: "Syria: 900,000 displaced"."""
_LABELS = """
    breaking exclusive update updated watch video photos photo pictures related read more note
    correction editor's source sources opinion analysis review live listen poll context factbox
    explainer timeline caption credit subscribe topics tags share follow contact results
"""
_NOT_NAMES = frozenset(_LABELS.split())
_ASKING = frozenset(("what", "why", "how", "who", "when", "where", "which"))
"""How explainers begin: "Budget office: What it is and what it does"."""
_VOICED = frozenset((
    "i", "we", "my", "our", "us", "you", "let", "must", "should", "will", "would", "can", "cannot",
    "need", "needs", "no", "not", "n't", "never",
))  # fmt: skip
"""What a headline's clause has when a person says it, and news about the person mostly lacks."""
MAX_LABEL_TOKENS = 6
MAX_LABEL = 60
"""Longest label, in code points, with its colon."""
MIN_SAID = 3


def repeated_labels(texts: Iterable[str]) -> frozenset[str]:
    """The words before a colon that begin several blocks, as speakers do in a transcript."""
    counts = Counter(text.partition(":")[0] for text in texts if ":" in text[:MAX_LABEL])
    return frozenset(label for label, count in counts.items() if count > 1 and len(label) > 1)


def labelled(reading: Reading, is_headline: bool, repeated: Set[str]) -> Report | None:
    """What a block's first words label as said, or in a headline its last: "No deal: Putin"."""
    if ":" not in (reading.text if is_headline else reading.text[:MAX_LABEL]):
        return None
    colon = next((token.i for token in reading.doc if token.text == ":"), None)
    if colon is None or any(reading.inside):
        return None
    first, last = range(colon), range(colon + 1, len(reading.doc))
    said = reading.words(last)
    is_said = any(is_finite(word) for word in said)
    if is_headline and is_said:  # "Ann Smith: Court drops case" is about her
        is_said = any(word.lower_ in _VOICED for word in said)
    if is_said and _is_name(reading, first, reading.text.partition(":")[0] in repeated):
        return _report(reading, first, last)
    if is_headline and _is_name(reading, last, is_repeated=False):
        return _report(reading, last, first)
    return None


def _is_name(reading: Reading, tokens: range, is_repeated: bool) -> bool:
    words = reading.words(tokens)
    return (
        0 < len(words) <= MAX_LABEL_TOKENS
        and all(w.text[0].isupper() or w.lower_ in ("of", "the", "for", "de") for w in words)
        and not any(w.lower_ in _NOT_NAMES for w in words)
        and words[-1].pos_ == "PROPN"
        and (is_repeated or any(w.ent_type_ in _SAYING_ENTITIES for w in words))
    )


def _report(reading: Reading, name: range, content: range) -> Report | None:
    said = reading.words(content)
    if len(said) < MIN_SAID or said[0].lower_ in _ASKING:
        return None
    names = reading.words(name)
    speaker = Phrase(names[0].i, names[-1].i + 1, names[-1])
    return Report(said[0].i, said[-1].i + 1, None, speaker, 0.65)
