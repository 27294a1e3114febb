"""The tables of people and organisations, ours and the user's own.

Guarantees that a row of the user's table that cannot be read is named, not skipped.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast, get_args

from etl.annotate.knowledge.known import Former, Known, Term, local_id
from schemas.annotation import EntityType, Sector


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header, without white space around values."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            {k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(lines)
        ]


def people(path: Path) -> Iterator[tuple[Known, list[str]]]:
    """People with all their offices: a person has a row for each office."""
    grouped: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows_of(path):
        grouped[row["qid"] or local_id("person", row["name"])].append(row)
    for key, offices in grouped.items():
        terms = tuple(
            Term(r["office"], r["country"], _day(r["from"] or "1", 1), _end(r["to"]))
            for r in offices
            if r["office"]
        )
        names = [offices[0]["name"], *(n for r in offices for n in r["aliases"].split("|"))]
        country = offices[0]["country"]
        qid = offices[0]["qid"] or None
        sector: Sector | None = "GOV" if terms else None
        yield (
            Known(key, "person", names[0], qid, country=country, sector=sector, terms=terms),
            names,
        )


def _day(written: str, month: int) -> date:
    """A year, or a whole date; a bare year means its first or last month."""
    parts = [int(p) for p in written.split("-")]
    return date(parts[0], parts[1], parts[2]) if len(parts) == 3 else date(parts[0], month, 1)


def organisations(path: Path) -> Iterator[tuple[Known, list[str]]]:
    """Organisations with all their names."""
    for row in rows_of(path):
        sector = cast("Sector", row["sector"]) if row["sector"] in get_args(Sector) else None
        kind: EntityType = "organisation"
        key = row["qid"] or local_id(kind, row["name"])
        names = [row["name"], *row["aliases"].split("|")]
        qid, country = row["qid"] or None, row["country"]
        yield Known(key, kind, row["name"], qid, country=country, sector=sector), names


def redirects(path: Path) -> Iterator[tuple[str, Former]]:
    """Ids that earlier versions of our tables gave, each with the one that took its place."""
    for row in rows_of(path):
        yield row["entity_id"], Former(row["old_id"], cast("EntityType", row["type"]), row["name"])


def own_entities(path: Path) -> Iterator[tuple[Known, list[str]]]:
    """Whoever a user's own table names, with all their names.

    Raises `ValueError` that names the line when a row cannot be read.
    """
    for line, row in enumerate(rows_of(path), 2):
        try:
            yield _own_row(row)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path}, line {line}: {error}") from error


def _own_row(row: dict[str, str]) -> tuple[Known, list[str]]:
    if not row.get("name"):
        raise ValueError("a row needs a name")
    kind = row.get("type") or "organisation"
    if kind not in get_args(EntityType):
        raise ValueError(f"type {kind!r} is none of {', '.join(get_args(EntityType))}")
    sector = row.get("sector") or None
    if sector is not None and sector not in get_args(Sector):
        raise ValueError(f"sector {sector!r} is none of {', '.join(get_args(Sector))}")
    office, country = row.get("office", ""), row.get("country", "").upper()
    own_id = row.get("qid", "")
    term = Term(office, country, _day(row.get("from") or "1", 1), _end(row.get("to", "")))
    entity = Known(
        entity_id=own_id or local_id(cast("EntityType", kind), row["name"]),
        entity_type=cast("EntityType", kind),
        name=row["name"],
        wikidata_qid=own_id if own_id[:1] == "Q" and own_id[1:].isdigit() else None,
        country=country,
        latitude=float(row["latitude"]) if row.get("latitude") else None,
        longitude=float(row["longitude"]) if row.get("longitude") else None,
        sector=cast("Sector | None", sector),
        terms=(term,) if office else (),
    )
    return entity, [row["name"], *row.get("aliases", "").split("|")]


def _end(written: str) -> date | None:
    return _day(written, 12) if written else None
