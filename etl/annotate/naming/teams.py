"""Teams that are called by the name of their place: England drew, Alabama versus Florida State.

Guarantees that a place is a team only where a rival stands beside it, or where the article is about
sport and the place plays, wins or loses.
"""

from typing import TYPE_CHECKING

from etl.annotate.columns import columns, ids
from etl.annotate.document import Document
from etl.annotate.knowledge import Knowledge
from etl.annotate.knowledge.known import Known
from etl.annotate.lexicon.name_words import words
from etl.annotate.naming.spans import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPORT = words(
    "batsman batter bowler championship coach cricket cup defender fixture football footballer "
    "goal goalkeeper goals halftime half-time innings kick-off knockout league manager match matches "
    "midfield midfielder offside penalty playoff playoffs quarterback quarterfinal rugby season "
    "semifinal semi-final shootout squad stadium striker tackle team-mate touchdown tournament "
    "wicket wickets winger"
)
MIN_SPORT_WORDS = 4
"""Different ones: a story of politics has a match, a goal and a season of its own."""

_AGAINST = frozenset({"vs", "vs.", "v", "v.", "versus"})
_PLAYS = words(
    "beat concede crush defeat draw edge eliminate equalise hammer lead lose outplay play qualify rout score "
    "sign stun thrash thump trail win"
)
_TEAM_NOUNS = words(
    "bench boss captain coach defender fans forward game goalkeeper manager midfielder player players side "
    "skipper squad star striker supporters team win victory defeat"
)


def is_about_sport(document: Document) -> bool:
    """Whether an article uses enough of the words of games."""
    used = ids(_SPORT).intersection(columns(document).lowered.tolist())
    return len(used) >= MIN_SPORT_WORDS


def is_team(name: Name, is_sport: bool, known: Knowledge) -> bool:
    """Whether a place's name stands for its team here."""
    doc = name.parse.doc
    around = [at for at in (name.first - 1, name.last) if 0 <= at < len(doc)]
    if any(doc[at].lower_ in _AGAINST for at in around):
        return True
    return is_sport and _plays(name.span.root, known)


def club(town: str, known: Knowledge) -> Known | None:
    """The football club that goes by its town's name."""
    found = (known.named(f"{town} {form}", "organisation") for form in ("F.C.", "FC"))
    return next((body for body in found if body is not None), None)


def _plays(token: "Token", known: Knowledge) -> bool:
    chain = [token]
    while token.dep_ == "conj" and len(chain) < 5:
        token = token.head
        chain.append(token)
    head = token.head
    match token.dep_:
        case "nsubj" | "nsubjpass" | "dobj":
            return head.lemma_.lower() in _PLAYS
        case "poss" | "compound" | "nmod":
            return head.lower_ in _TEAM_NOUNS
        case "pobj" if head.lower_ in ("at", "for"):  # at Fulham, Liverpool and England
            return any(club(word.text, known) for word in chain)
        case "pobj":
            return head.lower_ == "against" or (
                head.lower_ in ("to", "over", "by", "with") and head.head.lemma_.lower() in _PLAYS
            )
    return False
