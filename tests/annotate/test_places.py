"""Which of the places of one name an article means."""

from pathlib import Path

import pytest

from etl.annotate.knowledge import Knowledge, load
from etl.annotate.places.locate import kilometres, locate
from etl.annotate.places.setting import Setting
from etl.annotate.places.toponyms import following, is_called_division, namesakes


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load()


def where(name: str, setting: Setting, known: Knowledge) -> tuple[str, str | None]:
    place = locate(name, setting, known)
    assert place is not None
    return place.country, place.iso_3166_2


def test_the_large_one_without_more_evidence(known: Knowledge) -> None:
    assert where("Paris", Setting(("Paris",)), known)[0] == "FR"
    assert where("Birmingham", Setting(("Birmingham", "Leeds")), known)[0] == "GB"


def test_what_is_written_after_the_name_decides(known: Knowledge) -> None:
    setting = Setting(("Paris", "Texas"), {"Paris": "Texas"})
    assert where("Paris", setting, known) == ("US", "US-TX")
    assert following("in Paris, Texas, where", 8) == "Texas"
    assert following("in Derby (Conn.) on", 8) == "Conn."


def test_the_other_places_of_the_article_decide(known: Knowledge) -> None:
    names = ("Birmingham", "Montgomery", "Tuscaloosa", "Alabama")
    assert where("Birmingham", Setting(names), known) == ("US", "US-AL")


def test_divisions_of_all_countries(known: Knowledge) -> None:
    assert where("Alberta", Setting(("Alberta",)), known) == ("CA", "CA-AB")
    assert where("Idlib province", Setting(("Idlib province",)), known) == ("SY", "SY-ID")
    named = Setting(("Idleb",), divisions=frozenset({"idleb"}))
    place = locate("Idleb", named, known)
    assert place is not None
    assert (place.feature_code, place.iso_3166_2) == ("ADM1", "SY-ID")


def test_words_around_a_name_call_it_a_division() -> None:
    text = "fighting in Aleppo and Idleb provinces, and in the province of Homs"
    assert is_called_division(text, 12, 18)
    assert is_called_division(text, 23, 28)
    assert is_called_division(text, 63, 67)
    assert not is_called_division("fighting in Aleppo and beyond", 12, 18)


def test_abbreviated_states_and_demonyms(known: Knowledge) -> None:
    assert where("Fla.", Setting(("Fla.",)), known) == ("US", "US-FL")
    assert where("Peruvian", Setting(("Peruvian",)), known)[0] == "PE"
    assert namesakes("us", known) == ()


def test_countries_and_great_cities_win_over_namesakes(known: Knowledge) -> None:
    american = ("United States",) * 20 + ("Ohio", "Denver", "Boston")
    for name, country in (("London", "GB"), ("Albania", "AL"), ("Mexico", "MX")):
        assert where(name, Setting((*american, name)), known)[0] == country


def test_a_city_stays_one_where_its_province_is_named_too(known: Knowledge) -> None:
    place = locate("Kyiv", Setting(("Kyiv", "Kyiv", "Kyiv Region")), known)
    assert place is not None
    assert place.feature_code == "PPLC"


def test_states_of_the_past_are_their_own(known: Knowledge) -> None:
    place = locate("Soviet Union", Setting(("Soviet Union",)), known)
    assert place is not None
    assert place.wikidata_qid == "Q15180"


def test_another_spelling_in_a_country_that_nothing_speaks_of_is_no_answer(
    known: Knowledge,
) -> None:
    assert locate("Siri", Setting(("Siri", "California")), known) is None


def test_divisions_carry_names_not_nicknames(known: Knowledge) -> None:
    place = locate("Gauteng", Setting(("Gauteng",)), known)
    assert place is not None
    assert place.name == "Gauteng"


def test_an_unknown_name_is_nowhere(known: Knowledge) -> None:
    assert locate("Qwertyville", Setting(("Qwertyville",)), known) is None


def test_distance(known: Knowledge) -> None:
    paris, london = (locate(n, Setting((n,)), known) for n in ("Paris", "London"))
    assert paris is not None
    assert london is not None
    assert 330 < kilometres(paris, london) < 350


def test_the_users_table_is_read_and_its_faults_are_named(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "qid,name,aliases,type,country,sector\nQ999999999,Ada Example,A. Example,person,FR,LAB\n",
        encoding="utf-8",
    )
    person = load(table).spelled("Ada Example")
    assert person is not None
    assert (person.entity_id, person.sector) == ("Q999999999", "LAB")
    bad = tmp_path / "bad.csv"
    bad.write_text("qid,name,type\nQ1,Someone,ghost\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 2.*ghost"):
        load(bad)


@pytest.mark.parametrize("name", ["Mars", "North East"])
def test_a_planet_and_a_point_of_the_compass_are_no_town(name: str, known: Knowledge) -> None:
    assert namesakes(name, known) == ()
