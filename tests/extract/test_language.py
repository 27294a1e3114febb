"""A page's tag for its language, and its text."""

import pytest

from etl.extract.language import settled_language

GERMAN = (
    "Die Stadt hat am Montag beschlossen, die alte Brücke über den Fluss bis zum Frühling zu sperren, "
    "weil in mehreren Trägern Risse gefunden wurden. Die Anwohner müssen nun einen langen Umweg fahren. "
    "Der Bürgermeister sagte, die Sicherheit gehe vor, und bat um Geduld. Im Sommer soll gebaut werden. "
    "Händler in der Altstadt fürchten, dass ihnen die Kundschaft ausbleibt."
)


@pytest.mark.parametrize(
    ("told", "text", "settled"),
    [
        ("en-US", GERMAN, "de"),  # a template's tag
        ("de-AT", GERMAN, "de-AT"),
        ("lb", GERMAN, "lb"),  # too near to be told apart
        ("en", GERMAN[:90], "en"),  # too short to be sure
        (None, GERMAN, "de"),
        (None, "Ja.", None),
    ],
)
def test_a_long_text_is_believed_above_the_tag(
    told: str | None, text: str, settled: str | None
) -> None:
    assert settled_language(told, text) == settled
