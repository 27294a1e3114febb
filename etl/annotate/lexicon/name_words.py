"""Words that tell what a name names: written for Dateline from reading news, no list was copied.

Guarantees lower case throughout; accents as `etl.annotate.naming.names.fold` leaves them.
"""


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december mon tue tues wed thu thur thurs fri sat sun jan "
    "feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow"
)
"""Words with a capital that end a name: Qamar Javed Bajwa Thursday inaugurated."""

ORGANISATION_HEADS = words(
    "academy administration agency airlines airways alliance army assembly association authority "
    "bank board brigade brigades broadcasting bureau business cabinet campaign caucus centre center "
    "chamber church club coalition college commission committee community company confederation "
    "conference congress consortium cooperative corp corporation corps council court department "
    "directorate division embassy enterprise enterprises exchange faculty federation force forces "
    "forum foundation front fund government group guard gmbh holdings house inc industries "
    "initiative inspectorate institute institution insurance international laboratories laboratory "
    "league limited lines airline ltd llc magazine media militia ministry mission motors movement museum network "
    "news newspaper office organisation organization parliament partners partnership party plc "
    "police press productions regiment registry school secretariat secretary senate service "
    "services shimbun images post beacon herald gazette post resources society squad studios syndicate systems team technologies telegraph "
    "television times treasury tribune tribunal union unit united universidad universite "
    "university workers"
) - {"house", "secretary", "business", "international", "united", "team", "community", "unit"}

PLACE_HEADS = words(
    "archipelago avenue bay beach boulevard canal canyon cape coast county creek desert district "
    "division falls forest glacier governorate gulf harbour harbor heights highlands highway hill "
    "hills island islands isle isles lagoon lake lakes mountain mountains municipality oblast ocean "
    "park peninsula plains plateau prefecture province range region reserve ridge river road "
    "sanctuary sea state states strait straits street territory town township valley village "
    "wadi ward zone"
)  # fmt: skip

FACILITY_HEADS = words(
    "airport arena bridge building castle cathedral dam hospital hotel mall mosque palace plant "
    "port prison roundabout shipyard stadium station temple terminal theatre theater tower "
    "tunnel"
)

EVENT_HEADS = words("award awards festival prize prizes")
"""What is given or held again and again, and is nobody: the World Fantasy Award."""

NOT_NAMES = words(
    "download newsletter follow read watch subscribe advertisement share comments comment tweet "
    "email print menu home video photo photos image images live breaking updated exclusive related "
    "more click sign login register covid covid-19 coronavirus internet bible koran quran sir madam "
    "mps mp mep meps ceo cfo pm gdp vat iphone ipad android easter christmas ramadan eid diwali "
    "white whites black blacks state kingdom interior defense defence education council party court opposition army navy police government "
    "north south east west northern southern eastern western capital first second third ok hiv "
    "aids tv dna hectares km mw gw bitcoin crypto app apps god earth http https www jpg minister "
    "president chairman constitution act bill law treaty agreement accord brexit picture pictures ai map teen ministers popular load gps wifi llc general "
    "brigadier university islam islamism"
)
"""Single words that the model takes for names, and that are none by themselves."""

PEOPLES = words(
    "aboriginal african africans albanians alawite alawites amazigh arab arabs asian asians assyrian "
    "assyrians balkan baloch bedouin berber berbers black buddhist buddhists catholic catholics "
    "chechen chechens christian christians communist communists conservative conservatives coptic "
    "copts cossack cossacks democrat democrats democratic druze english european europeans evangelical "
    "evangelicals hausa hazara hazaras hindu hindus hispanic hispanics houthi hutu hutus igbo "
    "indigenous inuit islamic islamist islamists jew jewish jews kurd kurdish kurds latino latinos "
    "lgbt lgbtq liberal liberals maori marxist masai maasai mapuche maronite maronites methodist "
    "mormon mormons muslim muslims nazi nazis orthodox pashtun pashtuns protestant protestants "
    "republican republicans roma rohingya scottish scots shia shiite shiites shias sikh sikhs "
    "socialist socialists sunni sunnis taliban talibans tamil tamils tatar tatars tutsi tutsis "
    "uighur uighurs uyghur uyghurs welsh western yazidi yazidis yoruba zionist zionists zulu zulus "
    "northerners southerners westerners latin scandinavian soviet nordic baltic gaelic hispanic "
    "first-nations"
) - {"taliban", "houthi"}
"""Peoples, faiths and political leanings: groups that belong to no one country."""

SPEECH_VERBS = words(
    "accuse acknowledge add admit advise affirm agree allege announce answer appeal argue ask assert "
    "assure believe blame boast call caution charge cite claim comment complain concede conclude "
    "condemn confirm contend criticise criticize declare decline decry defend demand denounce deny "
    "describe disclose dismiss emphasise emphasize estimate expect explain express fear hail hint "
    "hope imply indicate inform insist invite note object observe order oppose pledge point praise "
    "predict promise propose protest query question quip reaffirm reassure recall recommend reject "
    "remark reply report reportedly request respond reveal say speak state stress suggest suspect "
    "tell testify threaten urge vow warn welcome wonder write"
)

GOVERNMENT_VERBS = SPEECH_VERBS | words(
    "accept adopt aid allow approve arm back ban block boost boycott conduct consider consult "
    "cooperate coordinate cut decide deploy deny discuss dispatch exchange expel extradite finance "
    "fund grant halt hold impose intend intensify intervene invade join launch lift lobby maintain "
    "mediate negotiate offer plan prepare press pressure push react recognise recognize refuse "
    "resume retaliate sanction seek send sign step strike supply support suspend sympathise sympathize "
    "talk threaten trade try veto view want withdraw withhold wish"
)
"""What governments do in the news: a capital that does it stands for its government."""

FRENCH_GOVERNMENT_VERBS = words(
    "accepter accuser affirmer annoncer appeler appeller approuver assurer avertir condamner "
    "confirmer considérer contester craindre critiquer décider déclarer défendre demander démentir "
    "dénoncer déployer envoyer espérer estimer exclure exhorter exiger expulser imposer interdire "
    "juger maintenir menacer négocier nier plaider préconiser prévenir promettre proposer protester "
    "rappeler réagir réclamer reconnaître refuser rejeter relancer réaffirmer renoncer répondre "
    "reprocher riposter sanctionner saluer signer soupçonner souhaiter soutenir suspendre voir vouloir"
)

GOVERNMENT_NOUNS = words(
    "administration ally allies ambassador authorities authority backer backers cabinet diplomacy "
    "diplomat diplomats envoy foreign government leaders leadership ministry officials official policy "
    "position regime response stance strategy supporter sanctions"
)
"""What is a government's: the Damascus regime, Ankara's stance."""

RELATION_NOUNS = words(
    "accord agreement alliance channel conflict contact contacts cooperation crisis dialogue dispute "
    "feud friction negotiation negotiations pact rapprochement relation relations relationship rift "
    "row spat standoff talk talks tension tensions tie ties treaty trust war"
)
"""What there is between governments: talks between Paris and Berlin."""

GENERIC_BODY_WORDS = words(
    "the of and army armed assembly board bureau cabinet central commons communist congress "
    "conservative conservatives constitutional council court democratic democrats department district "
    "education election federal first force forces foreign general gop greens high home house interior justice "
    "labor labour liberal lords ministry national navy office parliament party people progressive "
    "reform representatives republican security senate social socialist state supreme treasury"
)
"""Words that make up names which many countries give their bodies: House of Representatives."""
