"""Settings that name a file of the user's: read before a run begins, used in it."""

from pathlib import Path

import pytest

from tests.conftest import Desk

PAGE = "Strike at the mill\n\nMILLBROOK, March 3, 2024\n\nThe strike at Millbrook Mill went on. MBM said it would not talk.\n"
HEADER = "qid,name,aliases,type,country\n"


def test_the_users_entities_are_found_in_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, table = tmp_path / "inbox", tmp_path / "mine.csv"
    inbox.mkdir()
    (inbox / "page.txt").write_text(PAGE, encoding="utf-8")
    table.write_text(HEADER + "mill:1,Millbrook Mill,MBM,organisation,GB\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_ENTITIES", str(table))
    desk = Desk(inbox, tmp_path / "lake", "entities")
    assert desk.run() == 0
    found = desk.ask("SELECT canonical_name, country_iso3 FROM entities WHERE entity_id = 'mill:1'")
    assert found == [("Millbrook Mill", "GBR")]
    assert desk.ask("SELECT count(*) FROM entities WHERE redirect_id = 'mill:1'") == [(2,)]


def test_a_wrong_table_is_one_sentence_that_names_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(HEADER + "x,Someone,,ghost,GB\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_ENTITIES", str(table))
    assert Desk(tmp_path, tmp_path / "lake", "all").run() != 0
    told = capsys.readouterr().err
    assert "DATELINE_ENTITIES" in told
    assert "line 2" in told
    assert "Traceback" not in told
