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
        vow pledge promise refuse decline threaten swear offer agree undertake volunteer ask demand
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
    "to": "point allude object testify admit liken",
    "against": "argue rail warn speak protest advise inveigh",
    "stance": """
        think believe hope fear expect want worry doubt wish prefer feel hop suspect guess
        learn recognize recognise realize realise
    """,
    "finding": "show find suggest indicate reveal demonstrate conclude determine estimate prove",
}

FRENCH: Mapping[Pattern, str] = {
    "clause": """
        dire déclarer affirmer assurer expliquer ajouter annoncer indiquer préciser souligner
        estimer juger rappeler noter confirmer reconnaître regretter déplorer dénoncer avertir
        prévenir promettre soutenir prétendre insister répéter réitérer répondre répliquer rétorquer
        lancer conclure poursuivre commenter observer constater relever résumer raconter témoigner
        confier avouer admettre concéder plaider marteler clamer proclamer écrire tweeter twitter
        signaler informer révéler arguer argumenter alerter détailler glisser tonner ironiser
        fustiger s'indigner s'alarmer s'inquiéter s'interroger demander suggérer nier démentir
        garantir certifier jurer annoncer évoquer analyser nuancer renchérir tempérer tacler
        s'exclamer s'insurger s'emporter s'étonner se réjouir se féliciter se défendre
        indigner alarmer inquiéter interroger exclamer insurger emporter étonner réjouir féliciter
        défendre rapporter
    """,
    "request": """
        demander appeler exhorter inviter sommer enjoindre ordonner prier inciter encourager presser
        conseiller supplier
    """,
    "commitment": "promettre menacer refuser accepter proposer jurer s'engager engager",
    "object": "dénoncer annoncer évoquer saluer souligner critiquer déplorer condamner fustiger",
    "as": "qualifier décrire dénoncer présenter",
    "stance": "penser croire espérer craindre",
}

ENGLISH_NOUNS = """
    claim remark comment warning statement call promise word message description view argument
    allegation accusation suggestion assertion contention belief vow pledge threat demand plea
    insistence admission announcement assurance criticism declaration denial charge response
    reply answer quote phrase motto slogan boast complaint prediction question tweet
"""
"""Nouns whose possessor says what follows: his claim that it rains."""

ENGLISH_ADJECTIVES = """
    confident sure certain afraid worried concerned convinced hopeful adamant clear doubtful
    sceptical skeptical optimistic pessimistic fearful proud glad sorry
"""
"""Adjectives by which somebody holds that something is so: they are confident that it rains."""

_SPEAKING_NOUNS = """
    official people police government ministry army military court group party campaign team critic
    union company agency committee council president chief spokesperson aide ally opponent rival
    expert analyst source diplomat prosecutor activist resident witness student parent family
    community public parliament congress senate cabinet administration commission board panel
    office department presidency palace embassy delegation coalition opposition regime rebel
    jihadist militant guerrilla insurgent veteran scientist economist physician nurse doctor
    scholar politician authority force troop militia organization organisation institution
    association federation bank firm airline watchdog charity foundation church bishop pope
    king queen prince princess mayor deputy delegate candidate nominee host guest columnist
    journalist newspaper magazine paper network site republican democrat conservative liberal
    progressive radical executive electorate dozen those third two person operative boss associate
    colleague proponent graduate camp outlet establishment left right enthusiast share figure
    socialist american european woman man majority half percent some many other one others most
    few several none both client attorney judge justice jury lawmaker parliamentarian staff crew
    side country state nation kingdom republic capital kremlin pentagon house body anyone
    everyone somebody someone nobody head secretary general colonel captain sergeant chairman
    premier chancellor envoy ambassador consul donor patient adult youth child girl boy husband
    wife mother father son daughter brother sister friend neighbour neighbor guy crowd audience
    supporter customer consumer citizen survivor victim refugee migrant immigrant pollster
    ministère gouvernement président porte-parole syndicat ministre police parquet armée élu
    maire député sénateur association opposition autorité responsable avocat chef
"""
SPEAKING_NOUNS = frozenset(_SPEAKING_NOUNS.split())
"""Nouns that a speaker can be; those in -er, -or, -ist, -ian, -man need not be listed."""

_DOCUMENTS = """
    statement letter tweet email e-mail interview memo report speech message post op-ed release ad
    note column essay article filing brief affidavit testimony lawsuit complaint video remarks
    poll study survey petition book story website blog suit indictment platform manifesto footage
    spot placard sign banner communiqué resolution résolution rapport sondage étude
"""
DOCUMENTS = frozenset(_DOCUMENTS.split())
"""What speaks for its issuer: in a statement, the ministry said …"""


def patterns(table: Mapping[Pattern, str]) -> dict[str, frozenset[Pattern]]:
    """The table turned round: lemma to patterns."""
    found: dict[str, set[Pattern]] = {}
    for pattern, lemmas in table.items():
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).add(pattern)
    return {lemma: frozenset(names) for lemma, names in found.items()}
