"""Names within one article: what is one person's, and what is not."""

import pytest

from etl.annotate.naming.names import alike, fold, same_person, short_form, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Ivanov", "Sergei Ivanov"),
        ("Mr. Ivanov", "Sergei Ivanov"),
        ("S. Ivanov", "Sergei Ivanov"),
        ("Tayyip Erdogan", "Recep Tayip Erdoğan"),
        ("Vladimir Poutine", "Vladimir Putin"),
        ("Mohammed al-Hassan", "Mohamed Hassan"),
        ("Joe Carter", "Joseph Carter"),
        ("General Anna Kowalska", "Anna Kowalska"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter Novak", "Pavel Novak"),
        ("Anna Novak", "Anna Nowicka"),
        ("P. Novak", "Anna Novak"),
        ("Maria Lopez Garcia", "Jose Garcia"),
        ("Lee", "Leo"),
        ("", "Anna Novak"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_a_changed_letter_is_another_name() -> None:
    assert not alike("morten", "marten")
    assert alike("kowalska", "kowallska")
    assert alike("kowalska", "kowlaska")


def test_fold_and_sound_forget_what_spellings_differ_in() -> None:
    assert fold("  Nicușor DAN’s ") == "nicusor dans"
    assert sound("poutine") == sound("putin")
    assert sound("zelenskyy") == sound("zelenski")


def test_acronyms_stand_for_their_words() -> None:
    assert short_form("NRO", "National Railway Office")
    assert short_form("N.R.O.", "National Railway Office")
    assert not short_form("NRO", "National Road Agency")
    assert not short_form("Nro", "National Railway Office")
