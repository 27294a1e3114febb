"""The questions that users ask are each one short statement, and it runs."""

import re
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.lake import Lake
from etl.publication import view_marts

ROOT = Path(__file__).parents[1]
QUESTIONS = re.findall(
    r"^## (.+?)\n.*?```sql\n(.+?)```", (ROOT / "docs" / "questions.md").read_text(), re.M | re.S
)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    folder = tmp_path_factory.mktemp("questions")
    (folder / "inbox").mkdir()
    for case in (
        "rfi_idleb",
        "html_casualties_by_source",
        "story_updated_a",
        "story_updated_b",
        "wire_story",
        "wire_story_syndicated",
    ):
        for path in (ROOT / "seeds" / case).glob("source*"):
            (folder / "inbox" / f"{case}{path.name.removeprefix('source')}").write_bytes(
                path.read_bytes()
            )
    assert (
        main(["run", str(folder / "inbox"), "--lake", str(folder / "lake"), "--workers", "1"]) == 0
    )
    return Lake(folder / "lake")


@pytest.mark.parametrize(("question", "query"), QUESTIONS, ids=[q for q, _ in QUESTIONS])
def test_a_question_is_answered(question: str, query: str, lake: Lake) -> None:
    with lake.connect() as connection:
        view_marts(connection)
        answer = connection.execute(query).fetchall()
    if "not code" not in question:  # all of these seeds are in a language that every layer reads
        assert answer, question


def test_every_question_of_the_data_model_is_there() -> None:
    assert len(QUESTIONS) == 10
