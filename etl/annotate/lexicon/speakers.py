"""Nouns that can speak, nouns that look as if they could, and what speaks for people.

Guarantees lemmas in lower case, English and French, each list read as one set.
"""

_SPEAKING_NOUNS = """
    official people police government ministry army military court group party campaign team
    critic union company agency committee council president chief spokesperson aide ally
    opponent rival expert analyst source diplomat prosecutor activist resident witness student
    parent family community public parliament congress senate cabinet administration commission
    board panel office department presidency palace embassy delegation coalition opposition
    regime rebel jihadist militant guerrilla insurgent veteran scientist economist physician
    nurse doctor scholar politician authority force troop militia organization organisation
    institution association federation bank firm airline watchdog charity foundation church
    bishop pope king queen prince princess mayor deputy delegate candidate nominee host guest
    columnist journalist newspaper magazine paper network site republican democrat conservative
    liberal progressive radical executive electorate dozen those third two person operative boss
    associate colleague proponent graduate camp outlet establishment left right enthusiast share
    figure socialist american european woman man majority half percent some many other one
    others most few several none both client attorney judge justice jury lawmaker
    parliamentarian staff crew side country state nation kingdom republic capital kremlin
    pentagon house body anyone everyone somebody someone nobody head secretary general colonel
    captain sergeant chairman premier chancellor envoy ambassador consul donor patient adult
    youth child girl boy husband wife mother father son daughter brother sister friend neighbour
    neighbor guy crowd audience supporter customer consumer citizen survivor victim refugee
    migrant immigrant pollster advocate agent applicant assistant athlete celebrity centre
    center city town village cleric coach college conglomerate consultant correspondent
    counterpart defendant dissident district division evangelical faction fan guard hospital
    icon imam industry informant institute intellectual judiciary junta laureate leadership
    legislature lobby management millennial movement municipality newsroom nonprofit nun
    participant partner partnership pilot plaintiff press priest profession publication pundit
    rabbi regulator relative representative school secretariat sect segment sheikh society
    statesman station studio superdelegate suspect tenant tribe tribunal unit university wing
    youngster trust chamber attendee employee trustee detainee referee evacuee escapee absentee
    appointee plurality quarter fifth squad service startup lender insurer retailer operator
    utility cartel coroner marshal peer ministère gouvernement président porte-parole syndicat
    ministre parquet armée élu maire député sénateur habitant habitante experte analyste témoin
    victime riverain riveraine avocate gendarme militaire militante soldat officier général
    étudiant étudiante élève mère père enfant frère sœur ami amie voisin voisine collègue patron
    patronne salarié salariée employé employée ouvrier ouvrière médecin infirmier infirmière
    soignant professeur scientifique chercheuse spécialiste économiste juriste historien
    historienne sociologue politologue journaliste quotidien hebdomadaire journal chaîne agence
    présidente chancelier chancelière roi reine princesse pape évêque prêtre juge magistrat
    magistrate procureur procureure cour préfet préfète préfecture ambassade ambassadeur
    ambassadrice diplomate émissaire envoyé envoyée représentant représentante dirigeant
    dirigeante secrétaire délégué déléguée candidat parti mouvement groupe entreprise société
    banque comité conseil parlement assemblée sénat ong fédération confédération collectif
    rebelle insurgé opposant opposante civil réfugié migrante pays état capitale palais
    présidence diplomatie défense accusation intéressé intéressée homme femme personne gens
    cliente consommateur agriculteur pêcheur directeur directrice cheffe élue suspecte accusé
    accusée prévenu autorité responsable avocat chef
"""
SPEAKING_NOUNS = frozenset(_SPEAKING_NOUNS.split())
"""Nouns that a speaker can be; those in -er, -or, -ist, -ian, -man need not be listed."""

_NO_AGENTS = """
    answer badger banner barrier border boulder bumper buffer butter cancer center centre
    chapter character cluster color colour computer container copper corner counter cover crater
    cylinder danger diameter dinner disaster disorder dollar drawer encounter error factor favor
    favour fever fiber filter finger flavor flower folder gender hammer harbor harbour
    helicopter honor honour humor humour hunger indicator interior ladder labor labour laser
    layer letter lever liter litre lumber manner marker matter meter metaphor mirror monitor
    motor mower murder newsletter number offer odor order other outlier oyster painkiller paper
    parameter pepper poster powder power prayer printer quarter radar razor refrigerator
    register remainder reminder river rigor router rubber rudder rumor rumour screwdriver
    scanner sector sensor server shelter shoulder shower silver skyscraper slider slipper spider
    sticker summer supper surrender temper terror theater theatre thriller thunder ticker timber
    tower tractor trailer transfer transformer trigger tumor tumour vapor vector vigor water
    weather winter wonder list twist mist fist wrist checklist waist
"""
NO_AGENTS = frozenset(_NO_AGENTS.split())
"""Nouns in -er, -or, -ist, -man that name things."""

_EVIDENCE = """
    data figure statistic result research evidence analysis record number trial test experiment
    model projection estimate finding review investigation audit index census count tally
    calculation simulation document autopsy inquiry inspection
"""
EVIDENCE = frozenset(_EVIDENCE.split())
"""What shows that something is so, apart from people and their papers."""

_DOCUMENTS = """
    statement letter tweet email e-mail interview memo report speech message post op-ed release
    ad note column essay article filing brief affidavit testimony lawsuit complaint video
    remarks poll study survey petition book story website blog suit indictment platform
    manifesto footage spot placard sign banner communiqué resolution résolution rapport sondage
    étude
"""
DOCUMENTS = frozenset(_DOCUMENTS.split())
"""What speaks for its issuer: in a statement, the ministry said …"""
