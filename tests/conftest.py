"""An inbox, a lake, and the commands on them, as a user gives them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from etl.__main__ import main
from etl.lake import Lake


@dataclass(frozen=True)
class Desk:
    """A newsroom's desk: an inbox to put pages in, and a lake to ask."""

    inbox: Path
    lake: Path
    annotators: str = "none"

    def put(self, name: str, text: str | bytes, sidecar: str | None = None) -> None:
        """Puts a file, and perhaps its sidecar, into the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        if sidecar is not None:
            path.with_suffix(".meta.json").write_text(sidecar)

    def run(self, *more: str, verb: str = "run") -> int:
        """Runs a command on this desk; gives its exit code."""
        where = [str(self.inbox)] if verb == "run" else []
        given = ["--workers", "1", "--annotators", self.annotators, *more]
        return main([verb, *where, "--lake", str(self.lake), *given])

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query over the lake."""
        from etl.publication import view_marts

        with Lake(self.lake).connect() as connection:
            view_marts(connection)
            return connection.execute(query).fetchall()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty inbox and no lake yet."""
    (tmp_path / "inbox").mkdir()
    return Desk(tmp_path / "inbox", tmp_path / "lake")


@pytest.fixture
def story() -> Callable[..., str]:
    """A saved page with its own address, as HTML."""

    def page(
        words: str, url: str = "https://example.org/news/1", headline: str = "River bridge reopens"
    ) -> str:
        paragraphs = "".join(
            f"<p>{words} Paragraph {n} of the report on the bridge, at some length, with detail.</p>"
            for n in range(5)
        )
        return (
            f'<html lang="en"><head><title>{headline}</title><link rel="canonical" href="{url}">'
            f'<meta property="og:title" content="{headline}"></head>'
            f"<body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
        )

    return page
