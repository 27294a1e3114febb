"""The words by which news articles attribute what they report, English and French.

Guarantees that a lemma gives every pattern in which it takes what was said: collected by hand from
the verb classes of VerbNet 3 (say-37.7, tell-37.2, advise-37.9, promise-37.13, characterize-29.2,
judgment-33, indicate-78) and from the reporting verbs of news style guides. "hop" and "retweete"
are what the English model makes of "hoping" and "retweeted".
"""

from collections.abc import Mapping
from typing import Literal

Pattern = Literal[
    "clause",  # says (that) it rains
    "quotative",  # "…," she continued: only with the words themselves
    "request",  # urges somebody to come
    "commitment",  # vows to come
    "intention",  # wants to come
    "object",  # announces the arrival
    "naming",  # calls it a scandal
    "as",  # describes it as a scandal
    "for", "about", "of", "on", "to", "against", "at",  # calls for, warns of, points to a scandal
    "noun",  # his claim that it rains
    "stance",  # thinks that it rains
    "position",  # supports a ban
    "finding",  # shows that it rains: said by polls and papers
]  # fmt: skip

ENGLISH: Mapping[Pattern, str] = {
    "clause": """
        say add note argue announce claim warn insist state declare explain acknowledge admit
        concede allege assert contend maintain predict estimate report write tweet post recall
        remark observe complain confirm deny reply respond answer stress emphasize emphasise
        underline underscore reiterate repeat recount boast joke quip lament vow pledge promise
        swear assure remind inform notify advise caution threaten demand propose recommend suggest
        indicate imply hint signal speculate conclude disclose reveal point testify affirm attest
        opine posit counter retort tell ask wonder inquire enquire question interject clarify
        mention comment proclaim profess confess relay muse blog email accuse urge plead beg
        protest marvel narrate read scoff sneer snipe bemoan venture grumble gripe surmise theorize
        summarize summarise describe pronounce exclaim elaborate specify object rule agree retweet retweete
        apologize apologise dispute deadpan quote charge reassure foresee reaffirm brag
    """,
    "quotative": """
        continue begin go shout yell cry whisper mutter murmur scream chime reflect text fume
        thunder lash charge appeal gush rejoice rant rail blast mock denounce offer volunteer vent
        decry reason tease taunt snap shoot bark sigh laugh smile grin crow cackle allow interrupt
        persuade order assess chant hiss growl stammer declaim sign sum finish start interpose call
        remember guess hold conclude think praise criticize criticise push plead open close joke
        weigh warn shrug nod
    """,
    "request": """
        ask urge call order tell beg implore plead request press instruct invite encourage advise
        exhort command direct warn appeal push challenge demand counsel entreat beseech lobby
        pressure caution forbid
    """,
    "commitment": """
        vow pledge promise threaten swear offer agree undertake volunteer ask demand
        propose claim
    """,
    "intention": "want plan intend hope hop",
    "object": """
        announce propose criticize criticise denounce condemn praise reject dismiss deny cite
        question mention note emphasize emphasise stress outline express tout endorse acknowledge
        confirm mock decry slam blast oppose defend recall reiterate repeat report declare
        reveal disclose discuss explain applaud assail bemoan lament deplore demand recommend
        suggest highlight echo admit welcome predict allege claim
        voice dispute affirm rebut disavow recount praise articulate counter downplay favor favour
        rip outline detail blame reaffirm concede deride foresee recite bash recognise recognize
        criticise lambast lambaste rebuke chide hail laud state underline underscore
        tweet promise request
    """,
    "naming": "call dub label brand name term deem nickname style consider declare",
    "as": """
        describe cast portray denounce dismiss condemn hail characterize characterise depict paint
        present identify cite praise criticize criticise slam blast tout brand label attack decry
        view see regard mock refer name frame defend quote
    """,
    "for": """
        call advocate push criticize criticise apologize apologise blame praise argue thank plead
        appeal attack condemn denounce slam blast chide press lobby credit ask vouch hope hop
        congratulate
    """,
    "about": """
        talk speak complain warn comment write ask boast joke tweet lie remark rant worry brag think
    """,
    "at": "hint lash balk scoff sneer",
    "of": "accuse warn speak assure complain boast remind talk inform",
    "on": "comment insist elaborate weigh agree",
    "to": "point allude object testify admit liken compare",
    "against": "argue rail warn speak protest advise inveigh",
    "stance": """
        think believe hope fear expect want worry doubt wish prefer feel hop suspect guess
        learn recognize recognise realize realise assume reckon regret
    """,
    "position": "support back oppose favor favour resist reject resent want prefer",
    "finding": "show find suggest indicate reveal demonstrate conclude determine estimate prove",
}

_NOUN_PREPOSITIONS: Mapping[Pattern, str] = {
    "for": "call demand plea request appeal support praise",
    "to": "opposition objection",
    "of": """
        criticism condemnation denunciation endorsement rejection description characterization
        characterisation denial acknowledgment acknowledgement defense defence promise pledge
        threat accusation warning
    """,
    "about": "warning complaint comment remark question concern doubt worry opinion view joke fear",
    "against": "argument allegation protest complaint",
}
_ADJECTIVE_PREPOSITIONS: Mapping[Pattern, str] = {
    "about": """
        confident sure certain worried concerned doubtful sceptical skeptical optimistic pessimistic
        proud sorry angry happy unhappy enthusiastic
    """,
    "of": """
        confident afraid convinced doubtful sceptical skeptical fearful proud critical supportive
        wary suspicious dismissive
    """,
    "to": "opposed hostile sympathetic",
}

ENGLISH_NOUNS = """
    claim remark comment warning statement call promise word message description view argument
    allegation accusation suggestion assertion contention belief vow pledge threat demand plea
    insistence admission announcement assurance criticism declaration denial charge response
    reply answer quote phrase motto slogan boast complaint prediction question tweet conclusion
    proposal opinion fear hope concern doubt suspicion conviction finding observation hint
    report estimate forecast
"""
"""Nouns whose owner or author says what follows: his claim that it rains, a report by the bank that."""

ENGLISH_ADJECTIVES = """
    confident sure certain afraid worried concerned convinced hopeful adamant clear doubtful
    sceptical skeptical optimistic pessimistic fearful proud glad sorry angry happy unhappy
"""
"""Adjectives by which somebody holds that something is so: they are confident that it rains."""

_ALSO_BY_THINGS = """
    reveal indicate suggest signal imply hint point confirm underline underscore stress add explain
    push promise threaten remind show mean predict reflect recall demand describe read charge signaler
    indiquer montrer suggérer souligner révéler confirmer rappeler
"""
ALSO_BY_THINGS = frozenset(_ALSO_BY_THINGS.split())
"""Verbs of speech that are often said of things, which then say nothing: the fall reveals a leak."""


def patterns(table: Mapping[Pattern, str]) -> dict[str, frozenset[Pattern]]:
    """The table turned round: lemma to patterns."""
    found: dict[str, set[Pattern]] = {}
    for pattern, lemmas in table.items():
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).add(pattern)
    return {lemma: frozenset(names) for lemma, names in found.items()}


def governed(
    lemmas: str, pattern: Pattern, by: Mapping[Pattern, str]
) -> dict[str, frozenset[Pattern]]:
    """Nouns or adjectives that take a clause, and those that take a preposition's object."""
    found = {lemma: {pattern} for lemma in lemmas.split()}
    for lemma, prepositions in patterns(by).items():
        found.setdefault(lemma, set()).update(prepositions)
    return {lemma: frozenset(names) for lemma, names in found.items()}


ENGLISH_NOUN_PATTERNS = governed(ENGLISH_NOUNS, "noun", _NOUN_PREPOSITIONS)
ENGLISH_ADJECTIVE_PATTERNS = governed(ENGLISH_ADJECTIVES, "stance", _ADJECTIVE_PREPOSITIONS)
