"""Gives every block of a web page its role: by wording, by markup, by where it stands.

Guarantees one role a block, that chrome is never body, and at most one headline.
"""

import re
from collections.abc import Sequence
from functools import cache, reduce
from itertools import compress
from operator import or_
from typing import Final

from etl.extract.bylines import is_byline
from etl.extract.captions import is_dated_caption
from etl.extract.date_lines import date_line
from etl.extract.html_headline import find_headline
from etl.extract.markup import HEADINGS, MENUS, Flag
from etl.extract.photo_credits import is_credit
from etl.extract.rendering import Block, Rendering
from schemas.types import Role

_HEAD_REACH: Final = 12
"""Blocks after a headline in which bylines and dates are looked for: lists of authors included."""
_LONGEST_BYLINE: Final = 160
_LONGEST_LABEL: Final = 60
"""Longest text of a menu entry, a tag or a section, in code points."""
_SHORTEST_REPEATED: Final = 40
_SHORTEST_BODY: Final = 500
"""Characters that an article has at least without its captions."""
_LEAST_REST: Final = 0.3
"""Share of the article that its captions leave at least."""
_SHORTEST_STANDFIRST: Final = 40
_POST_SIGNATURE = re.compile(r"[—–-]\s?[^()]{1,60}\(@\w{1,30}\)")
"""What closes a post shown in an article: "— Name (@name) November 18, 2019"."""

_NEVER_BODY: Final = frozenset(
    ("advert", "app_promo", "newsletter_promo", "paywall", "read_also", "share")
)
"""Chrome by wording alone, wherever it stands; other phrases may head a part of an article."""

_RELATED: Final = frozenset(("related_heading", "related_item"))
_BESIDE_RELATED: Final = frozenset(("dateline", "byline", "caption", "credit", "other"))
"""What stands among related items without ending their list."""

_BY_MARKUP: Final[tuple[tuple[int, Role], ...]] = (
    # The first that holds for a block outside the body; containers first, as they rule what is
    # inside them: a byline in a comment is a comment.
    (Flag.COMMENT, "comment"),
    (Flag.DIALOG, "legal"),
    (Flag.PAYWALL, "paywall"),
    (Flag.CORRECTION, "correction_note"),
    (Flag.LEGAL, "legal"),
    (MENUS, "navigation"),
    (Flag.PROMO, "newsletter_promo"),
    (Flag.SHARE, "share"),
    (Flag.ADVERT, "advert"),
)
_NAMING: Final = reduce(or_, (mask for mask, _ in _BY_MARKUP))
# Flags by what they decide here: named once, not put together anew for each block.
_COMMENT: Final = Flag.COMMENT
_TAG: Final = Flag.TAG
_PICTURE: Final = Flag.CAPTION | Flag.FIGURE | Flag.CREDIT
_NO_HEAD: Final = MENUS | Flag.RELATED | Flag.CAPTION | Flag.FIGURE
_BESIDE: Final = Flag.RELATED | Flag.SIDEBAR | Flag.ASIDE
_CHROME: Final = MENUS | _BESIDE
_CONTROL: Final = Flag.BUTTON | Flag.FORM | Flag.HEADER


def name_roles(
    page: Rendering, wording: Sequence[Role | None], is_body: Sequence[bool], headline: str | None
) -> tuple[list[Role], list[bool]]:
    """The role of each block, and whether it is body.

    `wording` holds the roles that the blocks' words alone give, `is_body` what the model says.
    """
    blocks, body = page.blocks, list(is_body)
    _drop_captions(blocks, body)
    _keep_posts(page, body)
    title = find_headline(page, body, headline)
    first = body.index(True, title + 1) if True in body[title + 1 :] else len(body)
    head_end = max(title + _HEAD_REACH, first)
    _drop_repeated(blocks, body)
    roles: list[Role] = []
    in_related = False
    for place, (block, told) in enumerate(zip(blocks, wording, strict=True)):
        if place == title:
            role: Role = "headline"
            body[place] = False
        elif body[place]:
            role = _body_role(block, told)
            body[place] = role not in _NEVER_BODY
        elif told is not None:
            role = told
        elif block.flags & MENUS and not is_dated_caption(block.text):
            role = _role_by_markup(block.flags & _NAMING)
        else:
            near_title = 0 <= title <= place <= head_end
            role = _other_role(block, near_title, place < first, in_related)
        in_related = role in _RELATED or (in_related and role in _BESIDE_RELATED)
        roles.append(role)
    return roles, body


def _drop_captions(blocks: Sequence[Block], body: list[bool]) -> None:
    """What wording tells for a caption is none of the article's text, nor is what markup calls one,
    unless hardly any other is left: some sites put whole articles in a gallery or a legend."""
    for place, block in enumerate(blocks):
        if body[place] and is_dated_caption(block.text):
            body[place] = False
    captions = [p for p, b in enumerate(blocks) if body[p] and b.flags & Flag.CAPTION]
    if not captions:
        return
    whole = sum(len(block.text) for block in compress(blocks, body))
    rest = whole - sum(len(blocks[place].text) for place in captions)
    if rest >= max(_SHORTEST_BODY, _LEAST_REST * whole):
        for place in captions:
            body[place] = False


def _keep_posts(page: Rendering, body: list[bool]) -> None:
    """A quoted post between an article's paragraphs is what it tells of: all of it is body."""
    if True not in body:
        return
    above, last = body.index(True) + 1, len(body) - body[::-1].index(True)
    for place, block in enumerate(page.blocks[:last]):
        if place >= above and block.flags & Flag.QUOTE and _POST_SIGNATURE.match(block.text):
            first = place
            quote = _quote_around(page, block)
            while first > above and page.blocks[first - 1].element >= quote:
                first -= 1
            body[first : place + 1] = [True] * (place + 1 - first)
            above = place + 1


def _quote_around(page: Rendering, block: Block) -> int:
    element = block.element
    while page.tags[element] != "blockquote" and element:
        element = page.parents[element]
    return element


def _drop_repeated(blocks: Sequence[Block], body: list[bool]) -> None:
    """A long text that stands twice in an article is a caption under both sizes of a picture, or a
    pull quote: its first place counts."""
    seen = set()
    for place, block in enumerate(blocks):
        if body[place] and len(block.text) >= _SHORTEST_REPEATED:
            body[place] = block.text not in seen
            seen.add(block.text)


def _body_role(block: Block, told: Role | None) -> Role:
    if told in _NEVER_BODY:
        return told
    if block.tag in HEADINGS:
        return "subheading"
    if block.flags & Flag.QUOTE:
        return "quote"
    if block.tag == "li" or block.outer_tag == "li":
        return "list_item"
    return "paragraph"


def _other_role(block: Block, near_title: bool, above_body: bool, in_related: bool) -> Role:
    """The role of a block outside the article whose wording gives it none."""
    text, flags = block.text, block.flags
    if flags & _COMMENT:
        return "comment"
    if near_title and (role := _head_role(block, above_body)):
        return role
    if is_dated_caption(text):
        return "caption"
    if not flags & _CHROME:
        if flags & _PICTURE:
            return "credit" if flags & Flag.CREDIT or is_credit(text) else "caption"
        if flags & _TAG and block.linked and len(text) <= _LONGEST_LABEL:
            return "tag"
    if flags & _NAMING:
        return _role_by_markup(flags & _NAMING)
    return _linked_role(block, in_related)


@cache
def _role_by_markup(flags: int) -> Role:
    return next(role for mask, role in _BY_MARKUP if flags & mask)


def _head_role(block: Block, above_body: bool) -> Role | None:
    """The role of a block beside the headline: byline, date or standfirst."""
    text, flags = block.text, block.flags
    if flags & _NO_HEAD:
        return None
    if len(text) <= _LONGEST_BYLINE:
        if flags & Flag.AUTHOR or is_byline(text):
            return "byline"
        if any(date_line(text, is_date_place=bool(flags & Flag.DATE))):
            return "dateline"
    is_summary = flags & Flag.SUMMARY or block.tag == "h2"
    if above_body and is_summary and len(text) >= _SHORTEST_STANDFIRST and not block.linked:
        return "standfirst"
    return None


def _linked_role(block: Block, in_related: bool) -> Role:
    is_link = block.linked > 0.6 * len(block.text)
    is_heading = block.tag in HEADINGS
    if is_link and (len(block.text) > _LONGEST_LABEL / 2 or in_related or is_heading):
        return "related_item"
    if is_heading and block.flags & _BESIDE:
        return "related_heading"
    if block.flags & Flag.TAG and block.linked:
        return "tag"
    if is_link or block.flags & _CONTROL:
        return "navigation"
    return "related_item" if in_related and len(block.text) > _LONGEST_LABEL / 2 else "other"
