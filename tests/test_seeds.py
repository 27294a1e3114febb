"""Every seed gives the rows that its goldens say, in every table."""

import re

import pytest

from etl.extract import FORMATS
from tests.golden import SEEDS, Golden, expected, read_seeds

CASES = sorted(path.name for path in SEEDS.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Golden:
    return read_seeds(tmp_path_factory.mktemp("seeds") / "lake")


@pytest.mark.parametrize("case", CASES)
def test_a_seed_gives_its_goldens(case: str, found: Golden) -> None:
    kept = expected()[case]
    assert set(found[case]) == set(kept)
    for table, lines in kept.items():
        assert found[case][table] == lines, table


def test_every_seed_has_a_golden_and_a_line_in_the_list() -> None:
    assert set(expected()) == set(CASES)
    told = (SEEDS / "README.md").read_text(encoding="utf-8")
    listed = set(
        re.findall(
            r"\w+",
            " ".join(line.split("|")[1] for line in told.splitlines() if line.startswith("|")),
        )
    )
    assert [case for case in CASES if case not in listed] == []


INTAKES = {intake for intake, _ in FORMATS.values()} | {"warc", "archive"}
DIALECTS = {
    "rss": "feed_rss_*", "atom": "feed_atom_*", "rdf": "feed_rdf_*", "json feed": "feed_json_feed*",
    "news sitemap": "feed_news_sitemap*", "ninjs 3": "ninjs_3_*", "ninjs 2": "ninjs_2_*",
    "newsml-g2": "newsml_g2_*", "nitf": "nitf_*", "news-please": "jsonl_news_please*",
    "fundus": "jsonl_fundus*", "newspaper4k": "jsonl_newspaper4k*", "gdelt": "jsonl_gdelt_gal*",
    "trafilatura": "jsonl_trafilatura*", "schema.org": "jsonl_schema_org*", "zip": "zip_*",
    "tar": "tar_*", "gzip": "gz_*",
}  # fmt: skip


@pytest.mark.parametrize("intake", sorted(INTAKES))
def test_every_intake_has_two_seeds_with_goldens(intake: str) -> None:
    said = f'"intake": "{intake}"'
    told = [
        case for case, rows in expected().items() if any(said in row for row in rows["sources"])
    ]
    assert len(told) >= 2, told


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_has_two_seeds_that_give_rows(dialect: str) -> None:
    kept = expected()
    cases = [path.name for path in SEEDS.glob(DIALECTS[dialect])]
    told = [case for case in cases if {"articles", "listings"} & set(kept[case])]
    assert len(told) >= 2, cases


def test_every_media_type_has_a_seed() -> None:
    rows = [row for tables in expected().values() for row in tables["sources"]]
    assert [kind for kind in FORMATS if not any(f'"{kind}"' in row for row in rows)] == []


def test_the_page_that_the_project_was_born_from() -> None:
    """The seed's truth, written out: not what the program gave, but what a reader sees."""
    import json

    rows = {t: [json.loads(line) for line in lines] for t, lines in expected()["rfi_idleb"].items()}
    assert [(b["start"], b["end"], b["role"]) for b in rows["blocks"]] == [
        (0, 84, "headline"), (86, 210, "caption"), (211, 243, "credit"), (245, 264, "byline"),
        (266, 419, "standfirst"), (422, 431, "read_more"), (433, 720, "paragraph"),
        (722, 1262, "paragraph"), (1264, 1326, "read_also"), (1328, 1573, "paragraph"),
        (1575, 1922, "paragraph"), (1924, 2005, "newsletter_promo"), (2008, 2024, "app_promo"),
        (2029, 2036, "tag"), (2039, 2061, "tag"), (2064, 2082, "tag"), (2084, 2103, "related_heading"),
        (2105, 2156, "related_item"), (2158, 2226, "related_item"), (2228, 2287, "related_item"),
    ]  # fmt: skip
    assert [b["start"] for b in rows["blocks"] if b["is_body"]] == [433, 722, 1328, 1575]
    contributors = {(c["role"], c["name"], c["kind"]) for c in rows["credits"]}
    assert contributors == {
        ("author", "RFI", "organisation"), ("photographer", "Alexey Druzhinin", "person"),
        ("agency", "Sputnik", "organisation"), ("agency", "AFP", "organisation"),
    }  # fmt: skip
    (article,) = rows["articles"]
    assert (
        article["headline"]
        == "The fighting in Idleb at the heart of a telephone exchange between Putin and Erdogan"
    )
    assert (article["publisher"], article["byline_text"]) == ("RFI", "Text by: RFI")
    assert (article["language"], article["source_language"]) == ("en", "fr")
    assert (article["published_at"], article["published_source"]) == (None, "none")
    assert "missing_publication_date" in {f["expectation"] for f in rows["findings"]}
    assert {t["label"] for t in rows["tags"]} == {
        "Syria",
        "Recep Tayyip Erdogan",
        "Vladimir Poutine",
    }
    assert sorted(link["kind"] for link in rows["links"]) == [
        "read_also",
        "related",
        "related",
        "related",
    ]
