"""The people, organisations and places that a document names.

Guarantees one row an entity, and the same row whatever the article.
"""

from collections.abc import Iterator

from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge, knowledge_of
from etl.annotate.knowledge.known import Known
from etl.annotate.mentions import mentions
from etl.annotate.naming.identified import identified
from etl.annotate.naming.identity import Identity
from schemas.annotation import Entity, EntityType


def entities(document: Document) -> Iterator[Entity]:
    """One row for every entity that the document's mentions name, sorted by id."""
    known = knowledge_of(document)
    wanted = {m.entity_id for m in document.of(mentions) if m.entity_id is not None}
    rows: dict[str, Entity] = {}
    for identity in identified(document).identities:
        entity_id = identity.entity_id
        if entity_id is not None and entity_id in wanted and entity_id not in rows:
            rows[entity_id] = _row(entity_id, identity, known)
            rows.update(_redirects(entity_id, known))
    for government in known.governments.values():  # named by its capital only
        if government.entity_id in wanted and government.entity_id not in rows:
            rows[government.entity_id] = _known_row(government, known)
    for land in (known.lands[i] for i in wanted & known.lands.keys() if i not in rows):
        rows[land.entity_id] = _known_row(land, known)
    yield from (rows[entity_id] for entity_id in sorted(rows))


def _row(entity_id: str, identity: Identity, known: Knowledge) -> Entity:
    if identity.known is not None:
        return _known_row(identity.known, known)
    return _bare_row(entity_id, identity.entity_type, identity.name, None)


def _known_row(entity: Known, known: Knowledge) -> Entity:
    return Entity(
        entity_id=entity.entity_id,
        entity_type=entity.entity_type,
        canonical_name=entity.name,
        wikidata_qid=entity.wikidata_qid,
        geonames_id=entity.geonames_id,
        country_iso3=known.iso3.get(entity.country),
        iso_3166_2=entity.iso_3166_2,
        latitude=entity.latitude,
        longitude=entity.longitude,
        feature_code=entity.feature_code,
        sector=entity.sector,
        office=_office(entity, known),
        redirect_id=None,
    )


def _office(entity: Known, known: Knowledge) -> str | None:
    """The latest office, with its country: president of Turkey."""
    if not entity.terms:
        return None
    latest = max(entity.terms, key=lambda term: (term.starts_on, term.office))
    country = known.countries.get(latest.country)
    return f"{latest.office} of {country.name}" if country else latest.office


def _redirects(entity_id: str, known: Knowledge) -> dict[str, Entity]:
    """The ids that earlier rows gave an entity: they stay, and lead to the one it has now."""
    return {
        old.entity_id: _bare_row(old.entity_id, old.entity_type, old.name, entity_id)
        for old in known.former.get(entity_id, ())
    }


def _bare_row(entity_id: str, kind: EntityType, name: str, redirect: str | None) -> Entity:
    return Entity(
        entity_id=entity_id, entity_type=kind, canonical_name=name[:500], wikidata_qid=None,
        geonames_id=None, country_iso3=None, iso_3166_2=None, latitude=None, longitude=None,
        feature_code=None, sector=None, office=None, redirect_id=redirect,
    )  # fmt: skip
