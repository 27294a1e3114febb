"""The layers together: the same rows however the work is cut, and evidence for every one."""

from pathlib import Path

import pytest

from etl.annotate import LAYERS, chosen
from schemas import TABLES
from tests.conftest import Desk

SEEDS = Path(__file__).parents[2] / "seeds"
CASES = (
    "rfi_idleb", "agency_dateline", "french_page", "unicode_marks_and_spaces", "arabic_page",
    "html_casualties_by_source", "story_updated_a", "story_updated_b",
)  # fmt: skip
CUTS = (("--batch-size", "100"), ("--batch-size", "3", "--workers", "2"), ("--batch-size", "1"))


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> list[Desk]:
    folder = tmp_path_factory.mktemp("layers")
    inboxes = [folder / "inbox", folder / "reversed"]
    for number, case in enumerate(CASES):
        for path in (SEEDS / case).glob("source*"):
            for inbox, place in zip(inboxes, (number, len(CASES) - number), strict=True):
                inbox.mkdir(exist_ok=True)
                name = f"{place:02d}{path.name.removeprefix('source')}"
                (inbox / name).write_bytes(path.read_bytes())
    found = [Desk(inboxes[0], folder / f"lake{n}", "all") for n in range(len(CUTS))]
    for desk, more in zip(found, CUTS, strict=True):
        assert desk.run(*more) == 0
    turned = Desk(inboxes[1], folder / "turned", "all")
    assert turned.run() == 0
    return [*found, turned]


@pytest.mark.parametrize("table", [*LAYERS, "coverage"])
def test_batches_workers_and_order_do_not_change_the_rows(table: str, desks: list[Desk]) -> None:
    columns = ", ".join(f'"{c.name}"' for c in TABLES[table].columns())
    told = [desk.ask(f"SELECT {columns} FROM {table} ORDER BY ALL") for desk in desks]
    assert told[0] == told[1] == told[2] == told[3]
    assert told[0], table


@pytest.mark.parametrize("table", [n for n in LAYERS if "start" in TABLES[n].model_fields])
def test_every_row_slices_back_to_its_page(table: str, desks: list[Desk]) -> None:
    (count, held), = desks[0].ask(
        'SELECT count(*), count(*) FILTER (WHERE substr(a.text, s.start + 1, s."end" - s.start) = s.text)'
        f" FROM {table} s JOIN articles a USING (article_id)"
    )  # fmt: skip
    assert count == held > 0


def test_what_no_layer_reads_is_said(desks: list[Desk]) -> None:
    told = desks[0].ask(
        "SELECT DISTINCT c.status, c.reason FROM coverage c JOIN articles USING (article_id)"
        " WHERE language = 'ar'"
    )
    assert told == [("not_coded", "not read in ar")]


def test_a_layer_brings_those_that_its_rows_refer_to() -> None:
    assert chosen("quotes") == ("entities", "quotes")
    assert set(chosen("figures")) >= {"events", "entities", "figures"}
    assert chosen("none") == ()
    with pytest.raises(ValueError, match="horoscopes"):
        chosen("horoscopes")
