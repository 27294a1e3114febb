"""Places in an article that name someone or something, each resolved to its entity.

Guarantees that all spellings of one name in an article get one entity, that two people with
different given names never do, and that a mention without an entity says why.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from etl.annotate.columns import ids
from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge, knowledge_of
from etl.annotate.naming.identified import Identified, identified
from etl.annotate.naming.identity import Identity
from etl.annotate.naming.offices import INSTITUTIONS, OFFICES, Cast, cast_of
from etl.annotate.naming.pronouns import PRONOUNS, gender, goes_on, owner, settled
from etl.annotate.naming.references import Reference
from etl.annotate.naming.roles import role_at
from etl.annotate.naming.spans import Name
from etl.annotate.parse import Parse, parses
from etl.annotate.places.metonyms import is_government
from schemas.annotation import Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EXTRACTOR = "mentions@1"

Named = dict[int, tuple[Name, Identity]]
"""The names of a block by token, each with whose it is."""


def mentions(document: Document) -> Iterator[Mention]:
    """The document's mentions, sorted by start; a role may hold the demonym that it is made of."""
    found = identified(document)
    known = knowledge_of(document)
    rows: dict[tuple[int, int], Mention] = {}
    for reference in _references(document, found):
        rows.setdefault((reference.start, reference.end), _reference_row(document, reference))
    for name, identity in zip(found.names, found.identities, strict=True):
        row = _name_row(
            document,
            name,
            identity,
            identity.entity_id in known.governments and is_government(name.span.root),
            known,
        )
        rows.setdefault((row.start, row.end), row)
    yield from (rows[span] for span in sorted(rows))


def _references(document: Document, found: Identified) -> Iterator[Reference]:
    """Roles and pronouns, block by block."""
    cast = cast_of(document, found)
    genders = _genders(found)
    by_block: dict[str, Named] = {}
    for name, identity in zip(found.names, found.identities, strict=True):
        named = by_block.setdefault(name.parse.block.block_id, {})
        named.update(dict.fromkeys(range(name.first, name.last), (name, identity)))
    references: list[Reference] = []
    alone: Identity | None = None
    for parse in parses(document):
        named = by_block.get(parse.block.block_id, {})
        told_here = list(_references_in(parse, named, cast, genders, alone))
        references += told_here
        alone = _only_person(parse, named, told_here)
    pronouns = [(r.entity_id, r.word) for r in references if r.kind == "pronoun"]
    told = settled(pronouns, genders)
    for reference in references:
        if reference.kind != "pronoun" or told[reference.entity_id] == PRONOUNS[reference.word]:
            yield reference


def _only_person(parse: Parse, named: Named, told: Iterable[Reference]) -> Identity | None:
    """The one person whom a paragraph of the body speaks of: "he" may open the next one."""
    if not parse.block.is_body:
        return None
    people = [identity for name, identity in named.values() if name.entity_type == "person"]
    people += [r.identity for r in told if r.entity_type == "person" and r.identity is not None]
    by_id = {identity.entity_id: identity for identity in people}
    return people[0] if len(by_id) == 1 and None not in by_id else None


def _references_in(
    parse: Parse, named: Named, cast: Cast, genders: dict[str, str], alone: Identity | None
) -> Iterator[Reference]:
    """`alone` is the one person of the paragraph before."""
    before: list[tuple[Token, Name | None, Identity]] = []
    doc = parse.doc
    for at in sorted({*_triggers(doc), *(n.last - 1 for n, _ in named.values())}):
        token = doc[at]
        entry = named.get(at)
        if entry is not None:
            name, identity = entry
            if name.entity_type == "person" and identity.entity_id:
                before.append((name.span.root, name, identity))
        elif token.lower_ in PRONOUNS:
            person = owner(token, before, named, genders)
            if person is not None:
                yield Reference(parse, at, at + 1, "pronoun", "person", person, "nearest", 0.6)
            elif not before and alone is not None and goes_on(token, alone, genders):
                yield Reference(parse, at, at + 1, "pronoun", "person", alone, "paragraph", 0.5)
        else:
            for role in role_at(parse, token, cast, named):
                yield role
                if role.identity is not None and role.entity_type == "person":
                    before.append((token, None, role.identity))


def _triggers(doc: "Doc") -> list[int]:
    """The tokens that may be a pronoun or a role, found without a look at each."""
    wanted = ids(_TRIGGERS)
    return [at for at, word in enumerate(doc.to_array("LOWER").tolist()) if word in wanted]


_TRIGGERS = frozenset((*PRONOUNS, *OFFICES, *INSTITUTIONS))


def _genders(found: Identified) -> dict[str, str]:
    """What the article's names tell of each person's gender."""
    told: dict[str, str] = {}
    for name, identity in zip(found.names, found.identities, strict=True):
        if name.entity_type == "person" and identity.entity_id not in (None, *told):
            heard = gender(name, identity)
            if heard is not None and identity.entity_id is not None:
                told[identity.entity_id] = heard
    return told


def _name_row(
    document: Document, name: Name, identity: Identity, is_metonym: bool, known: Knowledge
) -> Mention:
    entity_id = identity.entity_id
    if is_metonym and entity_id is not None:
        entity_id = known.governments[entity_id].entity_id
    kind: MentionKind = (
        "metonym" if is_metonym else "demonym" if identity.method == "demonym" else "name"
    )
    return Mention(
        article_id=document.article_id,
        start=name.start,
        end=name.end,
        text=document.text[name.start : name.end],
        block_id=name.parse.block.block_id,
        scope=name.parse.block.scope,
        confidence=identity.score or 0.5,
        extractor=EXTRACTOR,
        entity_id=entity_id,
        entity_type=name.entity_type,
        kind=kind,
        is_metonym=is_metonym,
        link_method="metonym" if is_metonym else identity.method,
        link_score=identity.score,
        reason=identity.reason,
    )


def _reference_row(document: Document, reference: Reference) -> Mention:
    identity = reference.identity
    return Mention(
        article_id=document.article_id,
        start=reference.start,
        end=reference.end,
        text=document.text[reference.start : reference.end],
        block_id=reference.parse.block.block_id,
        scope=reference.parse.block.scope,
        confidence=reference.score,
        extractor=EXTRACTOR,
        entity_id=identity.entity_id if identity else None,
        entity_type=reference.entity_type,
        kind=reference.kind,
        is_metonym=False,
        link_method=reference.method if identity else None,
        link_score=reference.score if identity else None,
        reason=reference.reason,
    )
