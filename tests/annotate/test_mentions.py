"""Mentions and entities: names, roles, demonyms, metonyms, pronouns."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.annotate.document import Document
from etl.annotate.entities import entities
from etl.annotate.knowledge import equip
from etl.annotate.knowledge.known import local_id
from etl.annotate.mentions import mentions
from etl.annotate.naming.resolve import resolve, resolve_all
from schemas.annotation import Mention
from tests.annotate.texts import document

TALKS = (
    "Emmanuel Macron met Recep Tayyip Erdogan in Vienna on Monday.\n"
    "The French president said that he was worried. Erdogann thanked his French counterpart, and "
    "Ankara urged Paris to act. According to the Turkish presidency, talks go on."
)


def named(made: Document, text: str) -> list[Mention]:
    return [row for row in made.of(mentions) if row.text == text]


def test_spans_are_the_page() -> None:
    made = document(TALKS)
    for row in made.of(mentions):
        assert made.text[row.start : row.end] == row.text
    starts = [row.start for row in made.of(mentions)]
    assert starts == sorted(starts)


def test_people_and_their_roles() -> None:
    made = document(TALKS)
    macron, erdogan = "Q3052772", "Q39259"
    assert named(made, "Emmanuel Macron")[0].entity_id == macron
    assert named(made, "The French president")[0].entity_id == macron
    assert named(made, "his French counterpart")[0].entity_id == macron
    assert named(made, "Recep Tayyip Erdogan")[0].entity_id == erdogan
    assert named(made, "he")[0].entity_id == macron


def test_capitals_stand_for_governments_only_where_they_act() -> None:
    made = document(TALKS)
    assert named(made, "Ankara")[0].is_metonym
    assert named(made, "Ankara")[0].entity_id == "Q43"
    assert named(made, "the Turkish presidency")[0].entity_id == "Q43"
    vienna = named(made, "Vienna")[0]
    assert (vienna.is_metonym, vienna.entity_id) == (False, "Q1741")


def test_an_office_that_has_passed_to_another() -> None:
    later = datetime(2030, 1, 1, tzinfo=UTC)
    made = document("Barack Obama spoke. The American president was not there.", published_at=later)
    role = named(made, "The American president")[0]
    assert role.entity_id is None
    assert role.reason == "the article names no holder"


def test_namesakes_stay_apart_and_a_shared_surname_is_nobodys() -> None:
    made = document(
        "Peter Novak and Pavel Novak were arrested on Monday. Police said Novak resisted."
    )
    one, other = named(made, "Peter Novak")[0], named(made, "Pavel Novak")[0]
    assert one.entity_id != other.entity_id
    shared = named(made, "Novak")[0]
    assert shared.entity_id is None
    assert shared.reason is not None


def test_a_bare_surname_is_nobody_outside_its_article() -> None:
    made = document("Mr Kowalczyk said that the mill would close.")
    again = document("Mr Kowalczyk said that the mill would close.", article_id="b")
    one = named(made, "Kowalczyk")[0].entity_id
    assert one is not None
    assert one.startswith("local:")
    assert named(again, "Kowalczyk")[0].entity_id != one


def test_one_row_an_entity_whatever_the_article() -> None:
    first = document("Anna Kowalska spoke in Kraków. Kowalska left.")
    second = document("KRAKOW, Poland: Anna Kowalska returned.")
    rows = {row.entity_id: row for row in entities(first)}
    for row in entities(second):
        assert rows.get(row.entity_id, row) == row
    assert {"Anna Kowalska", "Kraków"} <= {row.canonical_name for row in rows.values()}


def test_tags_are_mentions_where_the_article_has_the_name() -> None:
    made = document("Vladimir Poutine\nDownload\nRussia spoke.", scopes=("tag", "tag"))
    assert named(made, "Vladimir Poutine")[0].entity_id == "Q7747"
    assert not named(made, "Download")


def test_the_users_table_links_and_the_old_id_redirects(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("qid,name,type\nQ999999999,Anna Kowalska,person\n", encoding="utf-8")
    text = "Anna Kowalska spoke on Monday."
    before = {row.canonical_name: row.entity_id for row in entities(document(text))}
    made = document(text)
    equip([made], table)
    after = {row.entity_id: row for row in entities(made)}
    assert "Q999999999" in after
    assert after[before["Anna Kowalska"]].redirect_id == "Q999999999"


def test_an_entity_that_the_knowledge_base_learns_keeps_its_old_id_as_a_redirect() -> None:
    rows = {row.entity_id: row for row in entities(document("Wang Yi arrived on Monday."))}
    old = local_id("person", "Wang Yi")
    assert rows["Q701801"].redirect_id is None
    assert rows[old].redirect_id == "Q701801"


def test_a_row_of_the_users_table_needs_no_item(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,aliases,type,country\nMillbrook Mill,MBM,organisation,GB\n", encoding="utf-8"
    )
    made = document("The strike at Millbrook Mill went on. MBM said nothing.")
    equip([made], table)
    found = [m.entity_id for m in made.of(mentions) if m.entity_type == "organisation"]
    assert found == [local_id("organisation", "Millbrook Mill")] * 2


def test_brackets_slashes_and_clock_times_are_no_names() -> None:
    made = document(
        "Officials of the Institute for Lake Studies (ILS) met 17:20 Anna Kowalska on Monday."
        " It was a pro-Russian plan, said Kowalska MP (AFP/Reuters)."
    )
    texts = [m.text for m in made.of(mentions)]
    assert "Institute for Lake Studies" in texts
    assert "Anna Kowalska" in texts
    assert "Russian" in texts
    assert {"AFP", "Reuters"} <= {*texts}
    assert not [t for t in texts if "(" in t or "/" in t or t[0] in "-1"]


def test_a_datelines_dash_ends_a_name() -> None:
    made = document("LILONGWE - Malawi and Mozambique signed an agreement with Jean-Luc Sarr.")
    found = [m.text for m in made.of(mentions)]
    assert found == ["LILONGWE", "Malawi", "Mozambique", "Jean-Luc Sarr"]


def test_a_line_in_title_case_makes_no_names() -> None:
    made = document(
        "Kowalska Widens Lead Over Rivals as Polio Vaccination Rate Likely Exceeds Goal\n"
        "Anna Kowalska leads in the polls, a survey showed on Monday.",
        scopes=("headline",),
    )
    assert [m.text for m in made.of(mentions)] == ["Kowalska", "Anna Kowalska"]


def test_a_word_the_article_writes_small_is_no_name() -> None:
    made = document(
        "Hidden Bias hurts, said Anna Kowalska. Bias in models is common; a bias is hard to see."
    )
    assert {m.text for m in made.of(mentions) if m.kind == "name"} == {"Anna Kowalska"}


def test_a_surname_is_its_bearers_however_often_the_model_slips() -> None:
    made = document(
        "Donald Trump spoke in Ohio on Monday. Trump said he would act.\nTrump, and other critics, "
        "claim that.\nTrump first called on Congress to act.\nTrump won.\nAllies of Trump agreed."
    )
    assert {m.entity_id for m in named(made, "Trump")} == {"Q22686"}


def test_an_office_of_another_time_is_not_its_holders() -> None:
    made = document(
        "Emmanuel Macron spoke. The former French president was absent. The French president left."
    )
    assert not named(made, "The former French president")
    assert named(made, "The French president")[0].entity_id == "Q3052772"


def test_teams_are_not_the_places_that_they_are_called_by() -> None:
    made = document(
        "The striker scored as England beat Germany in the last match of the tournament. "
        "The squad flew home to England on Monday."
    )
    beat, home = named(made, "England")
    assert (beat.entity_type, home.entity_type) == ("organisation", "place")
    assert home.entity_id == "Q21"


def test_bodies_that_many_countries_have_are_those_of_the_articles_country() -> None:
    made = document("Japan votes on Sunday. In Tokyo the House of Representatives met in Japan.")
    assert not (named(made, "House of Representatives")[0].entity_id or "").startswith("Q")
    made = document("In Washington the House of Representatives met. The United States waits.")
    assert named(made, "House of Representatives")[0].entity_id == "Q11701"


def test_spans_resolve_to_what_they_stand_for() -> None:
    made = document(TALKS)
    start = made.text.index("The French president")
    whole = resolve(made, start, start + len("The French president"))
    assert whole is not None
    assert whole.entity_id == "Q3052772"
    verb = made.text.index("worried")
    assert resolve(made, verb, verb + 7) is None


def test_several_in_one_span() -> None:
    text = "Emmanuel Macron and Angela Merkel met on Monday."
    made = document(text)
    end = text.index(" met")
    assert [m.entity_id for m in resolve_all(made, 0, end)] == ["Q3052772", "Q567"]


def test_french() -> None:
    made = document("Emmanuel Macron a rencontré Olaf Scholz à Marseille.", language="fr")
    found = {row.text: row.entity_id for row in made.of(mentions)}
    assert found["Emmanuel Macron"] == "Q3052772"
    assert found["Marseille"] == "Q23482"


@pytest.mark.parametrize("text", ["", " ", "\u202e\u0301\u00ad", "🙂 🙂", "(((((", "A" * 5000])
def test_hostile_text_is_read(text: str) -> None:
    for row in document(text).of(mentions):
        assert row.text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(
    ["Putin", "the", "Turkish", "president", ",", "🙂", "e\u0301", "\u05d0\u05d1", "\u00a0", "’s",
     "of", "(", "U.S.", "\u00adsoft", "his", "counterpart", "Paris", "-", "and", "said", "."]
), max_size=25))  # fmt: skip
def test_every_span_slices_back(words: list[str]) -> None:
    made = document(" ".join(words))
    for row in made.of(mentions):
        assert made.text[row.start : row.end] == row.text
    assert [e.entity_id for e in entities(made)] == sorted({e.entity_id for e in entities(made)})


def test_a_pronoun_stands_for_the_one_person_of_the_paragraph_before() -> None:
    made = document(
        "Mrs Anna Kowalska opened the dam on Monday.\nShe said the water was clean.\n"
        "He said nothing.\nIn Lodz, Mrs Kowalska met Mrs Maria Nowak.\nShe was late."
    )
    pronouns = [(m.text, m.entity_id) for m in made.of(mentions) if m.kind == "pronoun"]
    named = {m.text: m.entity_id for m in made.of(mentions) if m.kind == "name"}
    assert pronouns == [("She", named["Anna Kowalska"])]  # neither "He" nor one of two women


def test_a_country_that_speaks_is_no_minister_of_that_given_name() -> None:
    made = document(
        "Defence minister Israel Katz met Kim Jong Un in Oslo.\n"
        "Israel said the talks went on. Israel added that it was content, Israel insisted.\n"
        "The UN said it was glad. The UN warned of delays, and the UN asked for calm."
    )
    assert {row.entity_id for row in named(made, "Israel")} == {"Q801"}
    assert {row.entity_type for row in named(made, "UN")} == {"organisation"}


def test_a_surname_alone_is_the_one_of_two_namesakes_who_is_known() -> None:
    made = document("Joe Biden came with Hunter Biden. Later Biden spoke at the port.")
    assert named(made, "Biden")[0].entity_id == "Q6279"
    made = document("Carla Ostrova came with Petra Ostrova. Later Ostrova spoke at the port.")
    assert named(made, "Ostrova")[0].entity_id is None


def test_what_stands_behind_an_article_is_nobody() -> None:
    made = document(
        "The crew will fly to the Moon in May. The Moon has no air, and the Moon is cold.\n"
        "The King spoke for an hour, and the King left."
    )
    assert not [row for row in named(made, "Moon") if row.entity_type == "person"]
    assert not named(made, "King")


def test_an_award_and_a_saint_in_capitals() -> None:
    made = document(
        "ST. JOSEPH, Mich. (AP) - Two people fell ill.\nShe won the Harlow Fantasy Award in May."
    )
    assert {row.entity_type for row in named(made, "Harlow Fantasy Award")} <= {"event"}
    assert not [r for r in named(made, "JOSEPH") if r.entity_type == "organisation"]


def test_what_a_firm_makes_is_nobody() -> None:
    made = document("She found the harbour with Google Maps and a Thunderbolt 3 cable.")
    assert not [row for row in made.of(mentions) if row.entity_type == "person"]


def test_a_surname_after_a_hyphen_may_be_a_word_for_places() -> None:
    made = document("Dr Helen Marchetti-Ward spoke in Leeds.")
    assert {row.entity_type for row in named(made, "Helen Marchetti-Ward")} == {"person"}


def test_a_town_s_name_is_the_surname_that_the_article_gives() -> None:
    made = document(
        "James P. Kennedy Jr. called it grave. Kennedy said the charge carries ten years."
    )
    assert {row.entity_type for row in named(made, "Kennedy")} == {"person"}
