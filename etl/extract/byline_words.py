"""The words that tell a contributor's name from what stands around it, as tables.

Guarantees lower-case entries; collected by hand from the bylines of news sites in ten languages.
"""

from typing import Final

from etl.extract.date_words import words
from etl.extract.furniture import BYLINE_PREFIXES, CREDIT_CUES
from schemas.types import CreditRole

ROLE_CUES: Final[dict[str, CreditRole]] = {
    **dict.fromkeys((cue.rstrip(":") for cue in BYLINE_PREFIXES), "author"),
    **dict.fromkeys(
        (
            "text und bild", "text & photos by", "words and photos by", "story and photos by",
            "bericht von", "von unserem korrespondenten", "aufgezeichnet von", "interview von",
            "protokoll", "interview", "interview by", "as told to", "guest post by", "a post by",
            "authored by", "article by", "contributed by", "created by", "submitted by",
            "script by", "produced by", "researched by", "investigation by", "commentary by",
            "column by", "recipe by", "entrevista de", "por el", "un articolo di", "une enquête de",
            "un article de", "un texte de", "propos recueillis", "redactie", "skrevet av", "skrevet af",
            "skriven av", "geschreven door", "kirjoittanut", "teksti", "autorzy", "autorka",
            "opracował", "opracowała", "napisał", "napisała", "írta", "szerző", "scris de",
            "yazar", "хабар", "обозреватель", "корреспондент", "фото и текст", "συντάκτης", "του", "της",
            "كتابة", "تحرير", "بواسطة", "من", "記者", "文", "作者", "기자", "written", "authors", "autores", "auteurs",
            "autoren", "autori", "verfasst von", "erstellt von", "eingestellt von", "gepostet von",
            "publicado por", "pubblicato da", "geplaatst door", "veröffentlicht von",
        ),
        "author",
    ),
    **dict.fromkeys(
        (
            "edited by", "editing by", "reviewed by", "medically reviewed by", "fact checked by",
            "fact-checked by", "reviewed", "legally reviewed by", "expert reviewed by", "editor",
            "compiled by", "curated by", "adaptation",
        ),
        "editor",
    ),
    **dict.fromkeys(
        (
            "translated by", "translation by", "translation", "übersetzt von", "übersetzung",
            "aus dem englischen von", "traduit par", "traduction", "traducido por", "traducción",
            "traducción de", "tradotto da", "traduzione di", "tradução", "traduzido por",
            "vertaald door", "перевод", "翻訳", "翻訳者", "译者",
        ),
        "translator",
    ),
    **dict.fromkeys(
        (
            "photo by", "photos by", "photograph by", "photographs by", "photography by", "picture by",
            "pictures by", "image by", "images by", "photo", "photos", "photograph", "photographs",
            "photography", "picture", "pictures", "image", "images", "fotos", "foto", "bild", "bilder",
            "foto von", "fotos von", "crédit photo", "crédits photo", "crédit", "crédits", "credit",
            "credits", "photo credit", "image credit", "image credits", "image source", "picture credit",
            "photo courtesy of", "courtesy of", "courtesy", "fotografía", "fotografia", "imagen",
            "imagem", "immagine", "fotografie", "zdjęcie", "zdjęcia", "fot", "fot.", "kép", "fotó",
            "bildquelle", "quelle", "source", "фото", "fotoğraf", "تصوير", "صورة", "写真", "图",
            "illustration", "illustration by", "illustrations by", "grafik", "video by", "video",
            "copyright", "c", "©", "(c)", "all photos by", "photographer", "photographe", "fotograf",
            "fotografin",
        ),
        "photographer",
    ),
}  # fmt: skip
"""Words before names, and the part in the work that they announce."""

AGENCIES: Final = (CREDIT_CUES | words(
    "sda keystone-sda sid afp-services dapd ddp kna epd apn ap/dpa ats belga ntb tt ritzau stt-lehtikuva "
    "čtk ctk tasr mti agerpres hina tanjug beta srna unian ukrinform interfax belta irna isna ians pti ani "
    "bernama antara vna cna yonhap kyodo jiji aap nzpa reuters bloomberg ap afp dpa efe ansa adnkronos agi "
    "lusa pap tass upi xinhua anadolu ihlas iha dha aa agencies agenturen agences agencias agenzie "
    "newswire newswires afp/reuters"
)) - frozenset(
    {"courtesy", "creative commons", "file photo", "handout", "screengrab", "screenshot",
     "social media"}
)  # fmt: skip
"""News and picture agencies as bylines and credits name them."""

DESK_WORDS: Final = words(
    "staff desk newsroom newsdesk redaktion onlineredaktion redaktionsteam redactie redaktionen "
    "rédaction redaction redacción redaccion redazione redação redakcja redakce redakcia "
    "szerkesztőség toimitus team teams editors editor contributors contributor bureau reporters "
    "writers correspondents crew board pressestelle presseteam webteam newsteam редакция "
    "служба التحرير تحرير 編集部 デジタル オンライン 編輯 편집국 뉴스룸 admissions submissions editorial"
)
"""A name with one of these is a desk or newsroom unless it is a person's job title."""

NEWSROOM_WORDS: Final = words(
    "staff newsroom newsdesk redaktion onlineredaktion redactie rédaction redacción redacao redação "
    "redazione redakcja redakce редакция team desk"
) | {"staff writer", "staff writers", "staff reporter", "staff reporters", "editorial board"}
"""What the name of a newsroom ends with, in a line that has no word like "by"."""

ORGANISATION_WORDS: Final = words(
    "news times post press agency agence agentur agencia agenzia journal gazette herald tribune zeitung "
    "magazine magazin media tv radio network networks inc ltd llc gmbh ag se group university institute "
    "institut college school center centre foundation stiftung association verband society council "
    "department ministry office company club church bank online digital studios studio store agency "
    "blog wire company corp corporation hospital library museum international global solutions "
    "strategies research services partei greenpeace magazine daily weekly review today chronicle "
    "observer guardian independent broadcasting zeitschrift verlag presse nachrichten rundfunk "
    "universität hochschule institución fundación ministerio agency forum project initiative "
    "observatory company's labs lab technologies technology software systems store shop house"
)
"""A name with one of these is an organisation."""

PRESS_WORDS: Final = words(
    "correspondent reporter journalist editor editor-in-chief writer columnist contributor producer "
    "freelance freelancer photographer commentator blogger presenter anchor redakteur redakteurin "
    "reporterin korrespondent korrespondentin journalistin autorin ressortleiter chefredakteur "
    "volontär volontärin kolumnist correspondant correspondante journaliste rédacteur rédactrice "
    "envoyé envoyée chroniqueur corresponsal periodista redactor redactora enviado enviada editora "
    "corrispondente giornalista inviato jornalista repórter correspondente verslaggever redacteur "
    "dziennikarz redaktor корреспондент обозреватель журналист muhabir muhabiri editör مراسل مراسلة "
    "صحفي محرر 記者 기자 특파원"
)
"""Jobs in the press."""

JOB_OPENERS: Final = PRESS_WORDS | words(
    "executive senior junior chief deputy associate assistant managing contributing staff guest "
    "digital political sports business health science national foreign news features technology "
    "culture parliamentary economics environment education crime court courts investigations"
)
"""Words that open a job in the press: right behind a name they end it."""

TITLE_WORDS: Final = PRESS_WORDS | words(
    "author analyst director manager president ceo cto founder co-founder cofounder professor "
    "fellow researcher strategist specialist expert consultant chief senior junior deputy assistant "
    "associate intern dietitian nutritionist lead head vice executive officer host spécial spéciale "
    "especial автор كاتب candidate writer's shipping marketing content copywriter horticulturalist "
    "educator practitioner physician attorney scientist engineer developer"
)
"""A piece after a name with one of these is the name's job, not another name."""

CREDENTIALS: Final = words(
    "md m.d. phd ph.d. ph.d dr rd rdn ms m.s. ma m.a. ba b.a. bs mba esq jd j.d. cfp cfa cpa dvm vmd "
    "dacvb dabom foma lvt rn np do mph msc bsc lcsw lmft psyd pharmd cscs cpt jr jr. sr sr. ii iii iv "
    "obe mbe qc kc mp facp faap pe pmp cissp"
)
"""Degrees and honours after a name."""

PARTICLES: Final = words(
    "de la le les el del della dello di da do dos das du des von vom zu zum zur van der den het ter ten "
    "af av bin ibn ben bint al el-  al- abu y e i d' o' san st 't op te und"
)
"""Small words inside a person's name that stay in lower case."""

NOT_NAMES: Final = words(
    "admin administrator webmaster root user guest anonymous anonym unknown unbekannt none null nan "
    "undefined default test author autor auteur autore editor redactor byline by name n/a na - "
    "publisher posted published updated share follow comments comment reply print email home menu "
    "read more sponsored advertisement about contact subscribe login search facebook twitter "
    "instagram linkedin youtube rss whatsapp view profile all posts bio website wordpress "
    "super user superuser site moderator uncategorized blog post article news "
    "link copied sponsored edt est ago min mins minutes stand posts articles author's reviewed uhr edited "
    "siteadmin sysadmin webadmin adminuser wpadmin wp-admin"
)
"""Author fields that name nobody: account defaults, labels and buttons."""

TRAILING_WORDS: Final = words(
    "기자 특파원 記者 记者 編集委員 twitter facebook instagram linkedin sponsored link copied email "
    "edt est gmt uhr posts articles on am le el il op den at um in for"
)
"""Titles, buttons and leftovers that follow a name with no comma."""

JOINS: Final = (
    "and", "und", "et", "y", "e", "og", "och", "en", "ve", "i", "ja", "és", "și", "и", "та", "και",
    "و", "with", "mit", "avec", "con", "com", "met", "med",
)  # fmt: skip
"""Words between two names."""

TAILS: Final = (
    "for", "in", "at", "from", "of", "für", "aus", "pour", "à", "para", "desde", "per", "voor", "uit",
    "reporting", "via",
)  # fmt: skip
"""Words that end a name and open where or for whom it was written."""
