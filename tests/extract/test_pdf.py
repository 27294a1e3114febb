"""PDF pages: reading order, whole words, running heads, and what a scan is told."""

from pathlib import Path

import pytest

from etl.extract.page import BadSource, Page
from etl.extract.pdf import pdf
from tests.fuzz.targets import check

Words = tuple[float, float, float, str]
"""Where a line stands, its font size, and what it says: x, y, size, text."""


def _document(*pages: list[Words]) -> bytes:
    """A PDF whose pages show these lines."""
    count = len(pages)
    kids = " ".join(f"{3 + n} 0 R" for n in range(count))
    font = 3 + 2 * count
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>"]
    objects += [
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {3 + count + n} 0 R"
        f"/Resources<</Font<</F {font} 0 R>>>>>>"
        for n in range(count)
    ]
    for lines in pages:
        drawn = "\n".join(f"BT /F {s} Tf {x} {y} Td ({text}) Tj ET" for x, y, s, text in lines)
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    numbered = "".join(f"{n} 0 obj\n{told}\nendobj\n" for n, told in enumerate(objects, start=1))
    return f"%PDF-1.4\n{numbered}trailer<</Size {font + 1}/Root 1 0 R>>\n%%EOF".encode("latin-1")


def _column(x: float, top: float, *texts: str) -> list[Words]:
    return [(x, top - 13 * n, 10, text) for n, text in enumerate(texts)]


def _page(body: bytes) -> Page:
    (page,) = pdf(body, None)
    check(page)
    return page


def _shown(page: Page, role: str) -> list[str]:
    return [page.text[b.start : b.end] for b in page.blocks if b.role == role]


LEFT = (
    "The harbour was closed on Monday after",
    "a crane fell into the basin, the port",
    "authority said. Nobody was hurt.",
)
RIGHT = (
    "Ships were sent to the river port, which",
    "has room for four of them. The crane",
    "will be lifted on Thursday.",
)


def test_columns_are_read_one_after_the_other_below_their_heading() -> None:
    heading = [(40.0, 740.0, 24.0, "A crane falls and four ships must move to the river")]
    rows = [
        line
        for pair in zip(_column(40, 700, *LEFT), _column(320, 700, *RIGHT), strict=True)
        for line in pair
    ]
    page = _page(_document(heading + rows))
    assert page.metadata.headline == heading[0][3]
    assert _shown(page, "paragraph") == [" ".join(LEFT), " ".join(RIGHT)]


def test_words_cut_at_a_lines_end_are_whole_again() -> None:
    lines = _column(40, 700, "The har-", "bour of Saint-", "Malo was closed on Monday.")
    (paragraph,) = _shown(_page(_document(lines)), "paragraph")
    assert paragraph == "The harbour of Saint-Malo was closed on Monday."


def test_running_heads_and_page_numbers_stand_apart() -> None:
    pages = [
        [
            (40.0, 780.0, 8.0, f"THE LEDGER 3 May 2026 {n}"),
            *_column(40, 700, *LEFT),
            (290.0, 20.0, 8.0, f"Page {n} of 2"),
        ]
        for n in (1, 2)
    ]
    page = _page(_document(*pages))
    assert len(_shown(page, "navigation")) == 4
    assert page.metadata.published_on is not None
    assert page.metadata.published_on.isoformat() == "2026-05-03"


def test_a_dateline_dates_a_press_release() -> None:
    lines = _column(
        40,
        700,
        "VALLETTA, 3 June 2026 - The ferry will stop",
        "on Sundays, the regulator said on 9 May 2026.",
    )
    said = _page(_document([(40.0, 740.0, 20.0, "Ferry to stop"), *lines])).metadata
    assert (said.published_source, said.published_raw) == ("page", "3 June 2026")


@pytest.mark.parametrize("body", [_document([]), _document([(40.0, 700.0, 10.0, " ")])])
def test_a_scan_without_text_is_told_to_run_ocr(body: bytes) -> None:
    with pytest.raises(BadSource) as fault:
        list(pdf(body, None))
    assert fault.value.rule == "no_text"
    assert "OCR" in str(fault.value)


@pytest.mark.parametrize("body", [b"%PDF-1.4", b"%PDF-1.7\nnothing"])
def test_what_is_no_document_is_refused(body: bytes) -> None:
    with pytest.raises(BadSource) as fault:
        list(pdf(body, None))
    assert fault.value.rule == "broken_pdf"


def test_the_reader_imports_nothing_of_the_project() -> None:
    source = Path("etl/extract/pdf_text_layer.py").read_text(encoding="utf-8")
    assert "from etl" not in source
