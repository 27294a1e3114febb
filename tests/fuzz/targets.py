"""One target a format, its seeds, and what must hold for whatever bytes it reads.

Guarantees that a target returns for any bytes, or raises what the format's contract forbids.
"""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from etl.extract import FORMATS
from etl.extract.page import BadSource, Listed, Page

SEEDS = Path(__file__).parents[2] / "seeds"
BULLETS = set("•●○◦▪■□▫·‣⁃∙*+–-—")

_SEED_PATTERNS = {
    "html": ("html_*/source.html",),
    "paste": ("*_page/source.txt", "rfi_idleb/source.txt", "agency_*/source.txt"),
    "feed": ("feed_*/source.*",),
    "ninjs": ("ninjs_*/source.*",),
    "newsml": ("newsml_*/source.*", "nitf_*/source.*"),
    "jsonl": ("jsonl_*/source.*", "fault_jsonl_*/source.*"),
    "mhtml": ("mhtml_*/source.*",),
    "eml": ("eml_*/source.*",),
    "pdf": ("pdf_*/source.*",),
}

TARGETS: dict[str, Callable[[bytes], None]] = {}
"""Name of an intake → the function that reads bytes with its reader and checks the pages."""


def check(page: Page) -> None:
    """Raises `AssertionError` unless the blocks tile the page and every span lies inside it."""
    end = 0
    for block in page.blocks:
        assert end <= block.start < block.end <= len(page.text), block
        assert not _shown(page.text[end : block.start]), page.text[end : block.start]
        end = block.end
    assert not _shown(page.text[end:]), page.text[end:]
    page.text.encode("utf-8")
    for span in (*page.credits, *page.tags, *page.links):
        if span.start is not None:
            assert span.end is not None
            assert 0 <= span.start < span.end <= len(page.text), span
    said = page.metadata
    assert (said.published_at is None) == (said.published_source == "none"), said
    assert said.headline is None or said.headline.strip(), said


def seeds(intake: str) -> list[bytes]:
    """The seed files of a format."""
    paths = (path for pattern in _SEED_PATTERNS[intake] for path in SEEDS.glob(pattern))
    return [path.read_bytes() for path in sorted(paths) if ".meta." not in path.name]


def _shown(text: str) -> str:
    """What of a text between blocks a reader would see."""
    hidden = (c for c in text if not c.isspace() and c not in BULLETS)
    return "".join(c for c in hidden if unicodedata.category(c) not in ("Cf", "Cc"))


def _targets() -> Iterator[tuple[str, Callable[[bytes], None]]]:
    for intake, read in dict(FORMATS.values()).items():

        def target(body: bytes, read: Callable[..., object] = read) -> None:
            try:
                for page in read(body, "https://a.example/b/c?d=e"):  # type: ignore[attr-defined]
                    if isinstance(page, Page):
                        check(page)
                    else:
                        assert isinstance(page, Listed | BadSource), page
            except BadSource:
                return

        yield intake, target


TARGETS.update(_targets())
