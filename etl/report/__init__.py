"""The report page: what came in, what was rejected and why, what is in the lake.

Guarantees one self-contained file: no script, no font, no picture from anywhere else.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from etl.lake import Connection

LONGEST_LIST = 20
"""Rows of a list that a person still reads; the tables hold the rest."""

_QUERIES = {
    "runs": f"FROM run_health ORDER BY started_at DESC LIMIT {LONGEST_LIST}",
    "totals": """
        SELECT (SELECT count(*) FROM sources) AS sources, (SELECT count(*) FROM articles) AS articles,
               (SELECT count(*) FROM rejects WHERE status = 'open') AS rejects,
               (SELECT count(DISTINCT publisher) FROM articles) AS publishers,
               (SELECT count(*) FROM revisions WHERE revision_no > 1) AS revisions,
               (SELECT count(*) FROM articles WHERE published_at IS NULL) AS undated""",
    "days": """
        SELECT published_on AS label, sum(article_count) AS value FROM articles_by_day
        WHERE published_on IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 30""",
    "publishers": f"""
        SELECT coalesce(publisher, '(not named)') AS label, sum(article_count) AS value
        FROM articles_by_day GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {LONGEST_LIST}""",
    "roles": "SELECT role AS label, count(*) AS value FROM blocks GROUP BY 1 ORDER BY 2 DESC, 1",
    "languages": """
        SELECT coalesce(language, '(not known)') AS label, count(*) AS value
        FROM articles GROUP BY 1 ORDER BY 2 DESC, 1""",
    "completeness": """
        SELECT metadata_field AS label, sum(known_count) / sum(article_count) AS value
        FROM metadata_completeness GROUP BY 1 ORDER BY 2 DESC, 1""",
    "tags": f"""
        SELECT label, sum(article_count) AS value FROM tag_counts
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {LONGEST_LIST}""",
    "stories": f"FROM stories LIMIT {LONGEST_LIST}",
    "rejects": "FROM rejects_by_rule",
    "said": f"FROM who_said_what WHERE speaker IS NOT NULL LIMIT {LONGEST_LIST}",
    "did": f"""
        FROM who_did_what WHERE actors IS NOT NULL
        ORDER BY article_count DESC, told_count DESC, cluster_id LIMIT {LONGEST_LIST}""",
    "event_types": """
        SELECT event_type AS label, sum(cluster_count) AS value FROM events_by_day
        GROUP BY 1 ORDER BY 2 DESC, 1""",
    "event_days": """
        SELECT occurs_on AS label, sum(cluster_count) AS value FROM events_by_day
        WHERE occurs_on IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 30""",
    "figures": f"""
        FROM reported_figures WHERE kind IN ('KILL', 'WOUND', 'MISSING', 'DISPLACED')
        LIMIT {LONGEST_LIST}""",
    "places": "FROM places_on_map",
    "layers": "FROM coverage_by_layer",
    "findings": """
        SELECT suite, expectation, "column", severity, count(*) AS times, min(observed) AS observed,
               count(DISTINCT article_id) AS articles
        FROM findings WHERE NOT success GROUP BY ALL
        ORDER BY severity, times DESC, expectation LIMIT 40""",
    "audits": """
        SELECT suite, success, observed FROM findings
        WHERE expectation IN ('all_expectations', 'table_is_empty')
          AND run_id = (SELECT run_id FROM runs WHERE article_count > 0 ORDER BY ended_at DESC LIMIT 1)
        ORDER BY suite""",
    "articles": f"""
        SELECT headline, publisher, published_at, published_source, word_count, completeness, language
        FROM articles ORDER BY first_seen_at DESC, published_at DESC NULLS LAST, headline
        LIMIT {LONGEST_LIST}""",
}


def report_page(connection: "Connection") -> str:
    """The page as HTML, from the tables and reports that `connection` shows."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lists = {name: _rows(connection, query) for name, query in _QUERIES.items()}
    land = (Path(__file__).parent / "land.txt").read_text().strip()
    return environment.get_template("page.html.j2").render(lists, land=land)


def _rows(connection: "Connection", query: str) -> list[dict[str, Any]]:
    return list(connection.execute(query).to_arrow_table().to_pylist())
