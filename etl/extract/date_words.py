"""The words that dates are written with, as tables: months, weekdays, labels, time zones.

Guarantees lower-case keys; month and weekday names follow Unicode CLDR 45 (wide, abbreviated and
genitive forms), labels and zones were written by hand from what news pages print.
"""

from collections.abc import Mapping
from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a table, which are written in one run of text to be read as one."""
    return frozenset(text.split())


_MONTHS_BY_LANGUAGE: Final[Mapping[str, str]] = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
    "september/sept/sep october/oct november/nov december/dec",
    "de": "januar/jänner/jaenner/jän februar/feber/feb märz/maerz/mär/mrz april mai juni/jun "
    "juli/jul august september oktober/okt november dezember/dez",
    "fr": "janvier/janv février/fevrier/févr/fév/fevr mars avril/avr mai juin juillet/juil "
    "août/aout septembre/sept octobre/oct novembre/nov décembre/decembre/déc",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
    "septiembre/setiembre/sept/set octubre/oct noviembre/nov diciembre/dic",
    "it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug "
    "agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic",
    "pt": "janeiro/jan fevereiro/fev março/marco/mar abril/abr maio/mai junho/jun julho/jul "
    "agosto/ago setembro/set outubro/out novembro/nov dezembro/dez",
    "nl": "januari/jan februari/feb maart/mrt april mei juni juli augustus/aug september "
    "oktober/okt november december",
    "sv": "januari/jan februari/feb mars april maj juni juli augusti/aug september oktober/okt "
    "november december",
    "da": "januar februar marts/mars april maj/mai juni juli august september oktober november "
    "december/desember/des",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "fi": "tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta "
    "toukokuu/toukokuuta kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta "
    "syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta joulukuu/joulukuuta",
    "pl": "styczeń/stycznia/sty luty/lutego/lut marzec/marca/mar kwiecień/kwietnia/kwi maj/maja "
    "czerwiec/czerwca/cze lipiec/lipca/lip sierpień/sierpnia/sie wrzesień/września/wrz "
    "październik/października/paź listopad/listopada/lis grudzień/grudnia/gru",
    "cs": "leden/ledna/led únor/února/úno březen/března/bře duben/dubna/dub květen/května/kvě "
    "červen/června/čer červenec/července/čvc srpen/srpna/srp září/zář říjen/října/říj "
    "listopad/listopadu prosinec/prosince/pro",
    "sk": "január/januára február/februára marec/marca apríl/apríla máj/mája jún/júna júl/júla "
    "august/augusta september/septembra október/októbra november/novembra december/decembra",
    "hr": "siječanj/siječnja veljača/veljače ožujak/ožujka travanj/travnja svibanj/svibnja "
    "lipanj/lipnja srpanj/srpnja kolovoz/kolovoza rujan/rujna -/- studeni/studenog/studenoga "
    "prosinac/prosinca",
    "sr": "januar/januara februar/februara mart/marta april/aprila maj/maja jun/juna jul/jula "
    "avgust/avgusta septembar/septembra oktobar/oktobra novembar/novembra decembar/decembra",
    "sl": "januar/januarja februar/februarja marec april maj junij/junija julij/julija avgust "
    "september oktober november december",
    "hu": "január/januar/jan február/febr március/marcius/márc április/aprilis/ápr "
    "május/majus/máj június/junius/jún július/julius/júl augusztus szeptember/szept "
    "október/okt november december",
    "ro": "ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug "
    "septembrie/sep octombrie/oct noiembrie/noi/nov decembrie/dec",
    "tr": "ocak/oca şubat/subat/şub mart nisan/nis mayıs/mayis haziran/haz temmuz/tem "
    "ağustos/agustos/ağu eylül/eylul/eyl ekim/eki kasım/kasim/kas aralık/aralik/ara",
    "id": "januari februari maret april mei juni juli agustus/agu september oktober november/nop "
    "desember",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "ru": "январь/января/янв февраль/февраля/фев март/марта/мар апрель/апреля/апр май/мая "
    "июнь/июня/июн июль/июля/июл август/августа/авг сентябрь/сентября/сен/сент "
    "октябрь/октября/окт ноябрь/ноября/ноя декабрь/декабря/дек",
    "uk": "січень/січня лютий/лютого березень/березня квітень/квітня травень/травня "
    "червень/червня липень/липня серпень/серпня вересень/вересня жовтень/жовтня "
    "листопад/листопада грудень/грудня",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "el": "ιανουάριος/ιανουαρίου/ιαν φεβρουάριος/φεβρουαρίου/φεβ μάρτιος/μαρτίου/μαρ "
    "απρίλιος/απριλίου/απρ μάιος/μαΐου/μαΐ ιούνιος/ιουνίου/ιουν ιούλιος/ιουλίου/ιουλ "
    "αύγουστος/αυγούστου/αυγ σεπτέμβριος/σεπτεμβρίου/σεπ οκτώβριος/οκτωβρίου/οκτ "
    "νοέμβριος/νοεμβρίου/νοε δεκέμβριος/δεκεμβρίου/δεκ",
    "ar": "يناير/كانون‌الثاني/جانفي فبراير/شباط/فيفري مارس/آذار أبريل/ابريل/إبريل/نيسان/أفريل "
    "مايو/أيار/ماي يونيو/يونيه/حزيران/جوان يوليو/يوليه/تموز/جويلية أغسطس/اغسطس/آب/أوت "
    "سبتمبر/أيلول أكتوبر/اكتوبر نوفمبر ديسمبر",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "hi": "जनवरी/जन फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर "
    "नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "bn": "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট/অগস্ট "
    "সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio "
    "gruodžio",
    "lv": "janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā "
    "jūlijs/jūlijā augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī "
    "decembris/decembrī",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november "
    "detsember",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "he": "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי "
    "אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
}

MONTHS: Final[Mapping[str, int]] = {
    name: number
    for names in _MONTHS_BY_LANGUAGE.values()
    for number, forms in enumerate(names.split(), start=1)
    for name in forms.split("/")
}
"""Month name to number, all languages in one: the only clash is Croatian `listopad`, left out."""

WEEKDAYS: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr "
    "sa so lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim lunes "
    "martes miércoles miercoles jueves viernes sábado sabado domingo lunedì martedì mercoledì "
    "giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira segunda-feira "
    "terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag "
    "zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag "
    "søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai poniedziałek wtorek "
    "środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle hétfő kedd "
    "szerda csütörtök péntek szombat vasárnap pazartesi salı çarşamba perşembe cuma cumartesi "
    "pazar понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "понеділок вівторок середа п'ятниця субота неділя δευτέρα τρίτη τετάρτη πέμπτη παρασκευή "
    "σάββατο κυριακή الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد "
    "senin selasa rabu kamis jumat sabtu minggu luni marți miercuri joi vineri sâmbătă duminică "
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日 월 화 수 목 금 토 일"
)

PUBLISHED_WORDS: Final = words(
    "published publish posted issued created released written filed dated date released "
    "publication submitted added originally first veröffentlicht erstellt veröffentlichung "
    "veröffentlichungsdatum publiziert geschrieben erschienen eingestellt gepostet datum stand "
    "publié publiée publication paru parue posté écrit créé mis ligne rédigé diffusé publicado "
    "publicada publicación publicação publicato pubblicato pubblicata pubblicazione inserito data "
    "fecha escrito creado criado postado gepubliceerd geplaatst publicerad publicerat publisert "
    "udgivet offentliggjort julkaistu opublikowano opublikowany publikacja publikacji dodano "
    "napisano utworzono zveřejněno publikováno vydáno publikované pridané közzétéve megjelent "
    "publicat postat yayınlanma yayınlandı yayın tarihi giriş eklenme oluşturulma опубликовано "
    "опубликована дата публикации создано опубліковано δημοσιεύθηκε δημοσίευση ημερομηνία نشر نُشر "
    "نشرت تاريخ النشر في diterbitkan dipublikasikan tanggal 发布 发表 发布时间 发布日期 日期 时间 "
    "公開日 公開 掲載 投稿日 配信 등록 입력 게시 작성 입력일 등록일 発行 発信日 発表日 objavljeno "
    "objavljen публикувано objava birt"
)
"""Words that say a line gives the day of publication."""

UPDATED_WORDS: Final = words(
    "updated update modified edited revised changed reviewed corrected last aktualisiert "
    "aktualisierung update bearbeitet geändert überarbeitet modifié modifiée actualisé mis màj maj "
    "jour jour actualizado actualizada actualización modificado atualizado atualizada atualização "
    "aggiornato aggiornata aggiornamento modificato bijgewerkt gewijzigd uppdaterad uppdaterat "
    "oppdatert opdateret päivitetty zaktualizowano aktualizacja aktualizováno upraveno "
    "aktualizované frissítve módosítva actualizat güncelleme güncellenme güncellendi обновлено "
    "изменено оновлено ενημερώθηκε ενημέρωση تحديث آخر diperbarui 更新 更新日 最終更新 수정 수정일 "
    "最后更新 ažurirano"
)
"""Words that say a line gives the day of the last change."""

CONNECTIVES: Final = words(
    "diese seite wurde dieser artikel page was zuletzt cette strony strona esta página on at the of in by time um uhr am vom den der à a le du el la las los de del il alle ore op "
    "om uur kl klokka klo o godz r g saat en ob v в о году год года г στις ora às h hs hrs hr hours "
    "pada jam pukul al alas est this article post was story entry page am pm und bis edition "
    "ακολουθεί في الساعة تم "
    "بتاريخ"
)
"""Small words that may stand around a date without making the line prose."""

BY_WORDS: Final = words(
    "by von par por di da door av af от автор od przez yazan بقلم כתב text texte texto"
)
"""Words that open a byline: a name may follow before the date."""

ZONE_MINUTES: Final[Mapping[str, int]] = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60,
    "cest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "sast": 120, "wib": 420,
    "sgt": 480, "hkt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
    "pdt": -420, "brt": -180, "art": -180,
}  # fmt: skip
"""Zone names with one meaning. CST and IST have several and ET changes with the season: left out,
so that a time with them is sure of its day only."""

MONTH_FIRST_LANGUAGES: Final = frozenset({"en-us", "en-ph", "fil"})
"""Languages whose numeric dates put the month first (CLDR short date pattern M/d/y)."""

DAY_FIRST_LANGUAGES: Final = words(
    "en-gb en-au en-nz en-ie en-in en-za de fr es it pt nl da nb no fi pl cs sk sl hr sr ro tr ru "
    "uk bg el ar he id vi ca is"
)
"""Languages whose numeric dates put the day first (CLDR short date pattern d/M/y)."""
