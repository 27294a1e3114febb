"""The docs say what the code does: the README's commands exist, and its tables are whole."""

import re
from pathlib import Path

from etl.__main__ import _parser
from etl.extract import FORMATS
from etl.settings import Settings
from schemas.__main__ import dictionary

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_data_dictionary_is_current() -> None:
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == dictionary()


def test_every_command_of_the_readme_parses() -> None:
    commands = re.findall(r"^\.venv/bin/dateline (.+?)(?:\s+#.*)?$", README, re.M)
    assert len(commands) >= 5
    import shlex

    for command in commands:
        _parser().parse_args(shlex.split(command))


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_every_setting_is_in_the_readme() -> None:
    for name in Settings.model_fields:
        assert f"`DATELINE_{name.upper()}`" in README, name


def test_every_format_is_in_the_readme() -> None:
    for intake, _ in FORMATS.values():
        assert f"| {intake} |" in README, intake


def test_links_within_the_docs_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *ROOT.glob("docs/**/*.md"), ROOT / "benchmarks" / "README.md"]:
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
