"""Words that say what happened to the people an article counts, in English and French.

Guarantees GKG count types (GDELT Global Knowledge Graph 2.1, `V2Counts`) as kinds, extended by
MISSING; lemmas and forms reviewed against the Merriam-Webster and Larousse senses of each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.annotation import FigureKind


@dataclass(frozen=True, slots=True)
class CountWords:
    """One language's words for one thing that can happen to people.

    `done_to` are verbs whose object it happens to, `doing` verbs whose subject does it, `states`
    forms that stand beside the counted, `counted` nouns that are counted themselves, `acts` nouns
    with the counted after "of".
    """

    done_to: Mapping[str, FigureKind]
    doing: Mapping[str, FigureKind]
    states: Mapping[str, FigureKind]
    counted: Mapping[str, FigureKind]
    acts: Mapping[str, FigureKind]
    persons: frozenset[str]


def _kinds(table: Mapping[FigureKind, str]) -> dict[str, FigureKind]:
    return {word: kind for kind, words in table.items() for word in words.split()}


_ENGLISH_PERSONS = """
absentee activist actor adult adviser advisor aide ambassador analyst applicant artist assailant
astronaut asylum-seeker athlete attacker attendee attorney aunt author baby baker banker biker
biologist bishop blogger body bomber boss boxer boy bride broadcaster brother builder bureaucrat
burglar butcher buyer cadet cameraman camper candidate captain cardinal caregiver carer carpenter
casualty champion chancellor chef chemist child citizen civilian clerk climber coach colleague
colonel columnist combatant commander commissioner communist commuter competitor composer
congressman conscript conservative consultant consumer contestant contractor convict cook cop
corpse councillor councilor couple cousin crew cricketer criminal critic customer cyclist dancer
daughter dead dealer defendant defender delegate democrat demonstrator dentist deputy detainee
detective developer diplomat director diver doctor driver economist editor elder electrician
employee employer engineer envoy evacuee executive expatriate expert extremist family fan farmer
father felon fighter finalist firefighter fisherman flyer follower footballer founder freshman
friend general gentleman girl goalkeeper golfer governor graduate grandchild grandfather
grandmother grandparent groom guard guardsman guerrilla guest gunman guy herder hiker historian
holidaymaker homeowner hostage household householder human hunter husband imam immigrant
individual infant inhabitant injured inmate inspector insurgent investigator investor jihadist
jobseeker journalist judge juror kidnapper killer king lady landlord lawmaker lawyer leader
lecturer legislator liberal lieutenant life lifeguard loser loyalist man manager marine mayor
mechanic medalist medallist medic member mercenary midfielder midwife migrant militant miner
minister minor missionary monk mother motorist murderer musician nanny national nationalist
negotiator neighbor neighbour netizen newborn newcomer nun nurse offender officer official
opponent orphan other owner painter paramedic parent participant partner passenger patient
peacekeeper pedestrian pensioner people person personnel pharmacist philosopher photographer
physicist pilgrim pilot pirate plaintiff player plumber policeman policewoman policymaker premier
president priest prince princess prisoner producer professor programmer prosecutor protester
protestor pupil queen rabbi rapist reader rebel recruit referee refugee relative reporter
republican researcher reservist resident respondent retailer rival robber runner sailor scholar
scientist secretary seller senator senior separatist serviceman servicemember settler shareholder
shepherd sheriff shopper sibling singer sister skier smuggler socialist soldier son spectator
spokesman spouse spy staff staffer stranger striker student subscriber supporter surfer surgeon
survivor suspect swimmer taxpayer teacher technician teenager tenant terrorist therapist thief
toddler tourist trader trafficker traveler traveller troop trucker twin umpire uncle user veteran
victim viewer villager visitor volunteer voter waiter widow widower wife winner witness woman
worker worshipper wounded combatant occupant assistant informant attendant contestant accountant agent client correspondent adolescent superintendent dissident recipient servant merchant peasant claimant wrestler writer youngster youth
"""

ENGLISH = CountWords(
    done_to=_kinds(
        {
            "KILL": "kill murder slay massacre execute assassinate behead slaughter",
            "WOUND": "wound injure hurt maim hospitalize hospitalise",
            "DISPLACED": "displace uproot",
            "ARREST": "arrest detain jail imprison apprehend",
            "KIDNAP": "kidnap abduct",
            "EVACUATE": "evacuate",
            "AFFECT": "affect threaten strand trap besiege starve endanger imperil",
            "SICKENED": "infect sicken poison",
            "SEIZE": "seize confiscate impound",
        }
    ),
    doing=_kinds(
        {
            "KILL": "die perish drown",
            "DISPLACED": "flee",
            "MISSING": "disappear vanish",
            "PROTEST": "protest rally march demonstrate",
            "AFFECT": "suffer starve",
        }
    ),
    states=_kinds(
        {
            "KILL": "dead killed slain murdered massacred executed drowned beheaded",
            "WOUND": "wounded injured hurt hospitalized hospitalised",
            "DISPLACED": "displaced homeless uprooted",
            "ARREST": "arrested detained jailed imprisoned",
            "KIDNAP": "kidnapped abducted hostage",
            "MISSING": "missing unaccounted",
            "EVACUATE": "evacuated",
            "AFFECT": "affected threatened stranded trapped besieged starving",
            "SICKENED": "infected sickened poisoned",
        }
    ),
    counted=_kinds(
        {
            "KILL": "death fatality dead",
            "WOUND": "injury wounded injured",
            "DISPLACED": "refugee evacuee displaced",
            "ARREST": "arrest detainee detention",
            "KIDNAP": "hostage abduction kidnapping abductee",
            "PROTEST": "protester protestor demonstrator marcher",
            "SICKENED": "infection",
        }
    ),
    acts=_kinds(
        {
            "KILL": "killing death deaths murder massacre slaughter execution toll life slaying",
            "WOUND": "wounding injury",
            "DISPLACED": "displacement exodus flight",
            "ARREST": "arrest detention imprisonment",
            "KIDNAP": "kidnapping abduction",
            "MISSING": "disappearance",
            "EVACUATE": "evacuation",
        }
    ),
    persons=frozenset(_ENGLISH_PERSONS.split()),
)

_FRENCH_PERSONS = """
autre autres abonné adulte agriculteur blessé blessés bébé bénévole citoyen civil client combattant corps
diplomate disparu djihadiste déplacé député détenu employé enfant enseignant famille femme fille
fils fonctionnaire foyer frère garçon gendarme gens habitant homme interpellé jeune jihadiste
joueur journaliste manifestant marin membre migrant militaire militant mineur ministre mort morts
mère médecin ménage otage ouvrier parent passager patient personne pilote policier pompier
prisonnier pèlerin père rebelle retraité réfugié salarié soldat spectateur survivant suspect
sénateur sœur touriste travailleur tué utilisateur victime visiteur électeur élu élève étudiant
"""

FRENCH = CountWords(
    done_to=_kinds(
        {
            "KILL": "tuer assassiner massacrer exécuter abattre",
            "WOUND": "blesser hospitaliser",
            "DISPLACED": "déplacer",
            "ARREST": "arrêter interpeller emprisonner détenir incarcérer",
            "KIDNAP": "enlever kidnapper",
            "EVACUATE": "évacuer",
            "AFFECT": "affecter menacer toucher assiéger",
            "SICKENED": "infecter contaminer intoxiquer",
            "SEIZE": "saisir confisquer",
        }
    ),
    doing=_kinds(
        {
            "KILL": "mourir périr décéder",
            "DISPLACED": "fuir",
            "MISSING": "disparaître",
            "PROTEST": "manifester défiler",
            "AFFECT": "souffrir",
        }
    ),
    states=_kinds(
        {
            "KILL": "tué tués tuée tuées mort morts morte mortes décédés décédées",
            "WOUND": "blessé blessés blessée blessées",
            "DISPLACED": "déplacé déplacés déplacée déplacées",
            "ARREST": "arrêté arrêtés arrêtée arrêtées interpellé interpellés interpellées",
            "KIDNAP": "enlevé enlevés enlevée enlevées",
            "MISSING": "disparu disparus disparue disparues",
            "EVACUATE": "évacué évacués évacuée évacuées",
            "AFFECT": "affectés affectées touchés touchées menacés menacées sinistrés",
            "SICKENED": "infectés infectées contaminés contaminées",
        }
    ),
    counted=_kinds(
        {
            "KILL": "mort morts tués décès",
            "WOUND": "blessé blessés",
            "DISPLACED": "déplacé déplacés réfugié réfugiés",
            "ARREST": "arrestation arrestations interpellation interpellations",
            "KIDNAP": "otage otages",
            "MISSING": "disparu disparus",
            "PROTEST": "manifestant manifestants manifestantes",
            "AFFECT": "sinistré sinistrés",
        }
    ),
    acts=_kinds(
        {
            "KILL": "mort assassinat massacre exécution vie",
            "ARREST": "arrestation interpellation détention",
            "KIDNAP": "enlèvement",
            "DISPLACED": "déplacement exode",
            "EVACUATE": "évacuation",
            "MISSING": "disparition",
        }
    ),
    persons=frozenset(_FRENCH_PERSONS.split()),
)

COUNT_WORDS: Mapping[str, CountWords] = {"en": ENGLISH, "fr": FRENCH}
"""Count words by language."""
