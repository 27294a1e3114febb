"""Whether a clause tells an event, of whom, and whether it happened; sentences made for these tests."""

from datetime import UTC, datetime

import pytest

from etl.annotate.events import events
from etl.annotate.participants import participants
from tests.annotate.test_events import read, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Opponents killed the bill in the senate.",
        "The minister shot a film about her village.",
        "The detective executed two search warrants.",
        "The director captured the mood of the town.",
        "The firm raided its pension fund.",
        "A shark attacked two swimmers off Sydney.",
        "Hunters shot three bears near the village.",
        "A mine collapse killed four workers.",
        "She withdrew 500 dollars from her bank account.",
        "Renzi is rallying support for the party.",
        "The senator holds that rivals might be harassed or attacked by thugs.",
        "Sudan will stop supporting the rebels.",
        "The United States, which gives aid to Jordan, is far away.",
        "Iran denied attacking the tanker.",
        "The crowd chanted: stop killing our sons.",
        "Anna Lund had a conversation with her husband Karl.",
        "Italy is a country that hosts tourists and trains cooks.",
    ],
)
def test_words_of_events_that_tell_none(sentence: str) -> None:
    assert list(told(read(sentence))) == []


@pytest.mark.parametrize(
    ("sentence", "event_type", "actors", "recipients"),
    [
        ("The minister attacked the plan.", "ACCUSE", ["The minister"], []),
        ("Nurses joined the strike over pay.", "PROTEST", ["Nurses"], []),
        ("ALGIERS, Algeria - Police have arrested a singer.", "COERCE", ["Police"], ["a singer"]),
        ("OSLO (AP) - Norway accused Russia of spying.", "ACCUSE", ["Norway"], ["Russia"]),
        ("Police arrested a 24-year-old.", "COERCE", ["Police"], ["a 24-year-old"]),
        ("Police arrested a baker from Lyon.", "COERCE", ["Police"], ["a baker"]),
        ("Chad accused the firm of fraud.", "ACCUSE", ["Chad"], ["the firm"]),
        ("The premier blamed the defeat on Sunak.", "ACCUSE", ["The premier"], ["Sunak"]),
        ("Gunmen stormed the country's oldest museum.", "ASSAULT", ["Gunmen"],
         ["the country's oldest museum"]),
        ("A gunman opened fire at a cinema in the state of Ohio.", "ASSAULT", ["A gunman"],
         ["a cinema"]),
        ("The mayor was charged with bribery.", "ACCUSE", [], ["The mayor"]),
        ("Ten villagers died when a bomb exploded.", "ASSAULT", [], ["Ten villagers"]),
        ("US and Turkish soldiers held joint exercises.", "COOPERATE", ["US", "Turkish soldiers"],
         []),
        ("The embassy bombings killed ten guards.", "ASSAULT", [], ["ten guards"]),
        ("Troops raided a refugee camp and killed two men.", "ASSAULT", ["Troops"],
         ["a refugee camp"]),
        ("Syria sent troops into Lebanon.", "MOBILIZE", ["Syria"], ["Lebanon"]),
        ("Ghana welcomed the resumption of ties with Togo.", "SUPPORT", ["Ghana"], ["Togo"]),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(
    sentence: str, event_type: str, actors: list[str], recipients: list[str]
) -> None:
    found = list(told(read(sentence)))
    assert (event_type, actors, recipients) in [(e.event_type, a, r) for e, a, r in found]


@pytest.mark.parametrize(
    ("sentence", "event_type", "modality"),
    [
        ("The man was not arrested until March.", "COERCE", "actual"),
        ("Washington fears that Russia is hacking its grid.", "COERCE", "hypothetical"),
        ("Spain is unlikely to hold talks with Peru.", "CONSULT", "hypothetical"),
        ("It is unlikely that Spain would hold talks with Peru.", "CONSULT", "hypothetical"),
        ("Rebels plotted to kidnap a judge and stab a guard.", "ASSAULT", "hypothetical"),
        ("The leaders meet in Rome on 20 March 2026.", "AGREE", "future"),
        ("Even so, the police detained the man.", "COERCE", "actual"),
    ],
)
def test_whether_it_happened(sentence: str, event_type: str, modality: str) -> None:
    found = list(told(read(sentence, published=datetime(2026, 3, 6, tzinfo=UTC))))
    assert {(event.event_type, event.modality) for event, _, _ in found} == {(event_type, modality)}


def test_an_attack_and_its_victims_are_one_cluster() -> None:
    document = read("Gunmen attacked a barracks in Mali, killing ten soldiers and wounding five.")
    found = list(document.of(events))
    assert len(found) == 3
    assert len({event.cluster_id for event in found}) == 1


def test_other_deeds_of_the_same_people_are_other_events() -> None:
    document = read(
        "The Turkish government banned the newspaper.",
        "The Turkish government arrested the editor.",
    )
    assert len({event.cluster_id for event in document.of(events)}) == 2


def test_another_victim_is_another_event() -> None:
    document = read("Gunmen shot a farmer on the road.", "Gunmen shot another farmer at a mill.")
    assert len({event.cluster_id for event in document.of(events)}) == 2


def test_two_ministers_of_a_country_are_two() -> None:
    document = read("Vladimir Putin accused Ukraine.", "Dmitry Medvedev accused Ukraine.")
    assert len({event.cluster_id for event in document.of(events)}) == 2


@pytest.mark.parametrize(
    ("sentence", "phrase", "country"),
    [
        ("Rebels ambushed an Iran-backed militia.", "an Iran-backed militia", None),
        ("Gunmen shot visitors at a museum in Tunisia.", "visitors", None),
        ("Rebels attacked a military base in Nigeria.", "a military base", "NGA"),
    ],
)
def test_a_country_only_of_whom_it_is(sentence: str, phrase: str, country: str | None) -> None:
    found = {row.text: row.country_iso3 for row in read(sentence).of(participants)}
    assert found[phrase] == country


def test_an_attorney_general_commands_no_army() -> None:
    rows = read("The attorney general sued Uber.").of(participants)
    assert rows[0].sector == "JUD"


def test_a_time_stands_in_the_events_own_phrases() -> None:
    published = datetime(2026, 3, 6, tzinfo=UTC)
    document = read(
        "Police charged him with murder in the 1995 robbery.",
        "Chad accused Mali during a hearing at a court in Rome on Tuesday.",
        published=published,
    )
    days = [str(event.occurs_from) for event in document.of(events)]
    assert days == ["None", "2026-03-03"]
