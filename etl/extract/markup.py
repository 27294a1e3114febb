"""What tags, classes and other attributes say of the text they hold, as data.

Guarantees that names are in lower case.
"""

from typing import Final

from etl.extract.compiled.layout import (
    ANCHOR,
    BLOCK,
    BREAK,
    CLASS,
    HIDDEN,
    HREF,
    IMAGE,
    INVISIBLE,
    NAME,
    PLAIN,
    SPACED,
    STYLE,
    TERM,
)  # fmt: skip


class Flag:
    """What markup says of a text, as bits; an element's flags hold for everything inside it."""

    HIDDEN = 1 << 0
    ARTICLE = 1 << 1
    MAIN = 1 << 2
    NAV = 1 << 3
    FOOTER = 1 << 4
    HEADER = 1 << 5
    ASIDE = 1 << 6
    LIST = 1 << 7
    TABLE = 1 << 8
    QUOTE = 1 << 9
    FIGURE = 1 << 10
    FORM = 1 << 11
    ARTICLE_BODY = 1 << 12
    CONTENT = 1 << 13
    STORY = 1 << 14
    COMMENT = 1 << 15
    RELATED = 1 << 16
    PROMO = 1 << 17
    SHARE = 1 << 18
    ADVERT = 1 << 19
    SIDEBAR = 1 << 20
    AUTHOR = 1 << 21
    DATE = 1 << 22
    CAPTION = 1 << 23
    CREDIT = 1 << 24
    TAG = 1 << 25
    SUMMARY = 1 << 26
    TITLE = 1 << 27
    LEGAL = 1 << 28
    DIALOG = 1 << 29
    PAYWALL = 1 << 30
    MENU = 1 << 31
    TOOLBAR = 1 << 32
    LIVE = 1 << 33
    BUTTON = 1 << 34
    CORRECTION = 1 << 35
    PULLQUOTE = 1 << 36
    BIOGRAPHY = 1 << 37
    PARAGRAPH = 1 << 38
    EMBED = 1 << 39


MENUS: Final = Flag.NAV | Flag.MENU | Flag.FOOTER
"""What leads about the site."""
FLAG_COUNT: Final = sum(not name.startswith("_") for name in vars(Flag))

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_TAGS_BY_KIND: Final = {
    PLAIN: """
        b strong i em u s small big font sup sub abbr acronym code kbd samp var mark bdi bdo ins
        del strike tt nobr q cite dfn data ruby rt rb rp area base col input link meta param source
        track wbr frame keygen basefont bgsound""",
    BLOCK: """
        h1 h2 h3 h4 h5 h6 address article aside blockquote body caption center dd details dialog
        dir div dl dt fieldset figcaption figure footer form frameset header hgroup legend li main
        menu nav ol p pre search section summary table tbody td tfoot th thead tr ul
        amp-sidebar""",
    ANCHOR: "a",
    SPACED: "button time label option",
    BREAK: "br hr",
    IMAGE: "img",
    INVISIBLE: """
        noscript template svg math object canvas audio video select datalist map script style
        iframe embed textarea noframes noembed xmp plaintext title""",
}
KINDS: Final = {tag: kind for kind, tags in _TAGS_BY_KIND.items() for tag in tags.split()}
"""What is not listed is inline: `span`, and elements of a site's own making. Invisible are what no
browser shows as text, and formulas, which every reader downstream would read as noise."""

TAGS: Final = ("html", *KINDS)
"""Tags by their number; 0 is any that is not listed, and what stands around the body."""

TAG_FLAGS: Final[dict[str, int]] = {
    "article": Flag.ARTICLE, "main": Flag.MAIN, "nav": Flag.NAV, "footer": Flag.FOOTER,
    "header": Flag.HEADER, "aside": Flag.ASIDE, "ul": Flag.LIST, "ol": Flag.LIST,
    "dl": Flag.LIST, "table": Flag.TABLE, "blockquote": Flag.QUOTE, "figure": Flag.FIGURE,
    "figcaption": Flag.CAPTION, "form": Flag.FORM, "time": Flag.DATE, "menu": Flag.MENU,
    "button": Flag.BUTTON, "label": Flag.FORM, "dialog": Flag.DIALOG, "amp-sidebar": Flag.MENU,
    "fieldset": Flag.FORM, "caption": Flag.CAPTION,
}  # fmt: skip

# Words of class names and ids, as news sites of many countries write them, by what they say.
_WORDS: Final[dict[int, str]] = {
    Flag.ARTICLE_BODY: """
        articlebody storybody entrycontent postcontent articlecontent storycontent articletext
        contentbody postbody bodytext bodycopy storytext newstext newsbody maintext fulltext
        articlemain richtext bodycontent articulobody cuerponoticia paywallcontent
        articlebodytext textbody newscontent articlecopy pagecontent""",
    Flag.CONTENT: """
        content body text copy cuerpo corps corpo inhalt contenido conteudo contenu contenuto
        testo texte texto texto testo tekst prose wysiwyg fliesstext treść icerik metin""",
    Flag.STORY: """
        article story post entry news artikel beitrag articulo noticia nota artigo articolo
        materia haber articel hentry press blog""",
    Flag.COMMENT: """
        comment comments commentlist disqus kommentar kommentare kommentarer comentarios
        comentario commentaire commentaires commenti reply replies respond discussion responses
        commentbody livefyre yorum kommentit reacties coral viafoura""",
    Flag.RELATED: """
        related recommended recommendations recommendation recirc recirculation outbrain taboola
        more mehr similar trending popular mostread mostpopular latest teaser teasers readmore
        readalso morefrom nextup upnext ähnliche verwandte relacionadas relacionados connexes
        correlati weitere further suggested suggestions relatedposts crosslinks alsoread onward
        headlines topstories card cards widget promoted carousel slider zergnet liees""",
    Flag.PROMO: """
        newsletter promo promotion subscribe subscription signup abo abonnement abonnieren cta
        donate donation support apps appstore membership optin mailchimp inscription suscripcion
        suscribete assinatura iscriviti""",
    Flag.SHARE: """
        share sharing social socials sharebar shares sharedaddy addthis addtoany teilen partager
        compartir condividi facebook twitter whatsapp follow""",
    Flag.ADVERT: """
        ad ads advert adverts advertisement advertising adsbygoogle sponsor sponsored anzeige
        werbung publicidad publicite pub dfp banner adslot adunit adbox gpt commercial""",
    Flag.SIDEBAR: """
        sidebar side rail aside secondary rightcol rightcolumn leftcol tertiary marginalia
        sidebarright rrail rightrail marginal""",
    Flag.AUTHOR: """
        author authors byline bylines autor autoren autore auteur auteurs firma signature writer
        reporter contributor vcard contributors journalist autores""",
    Flag.DATE: """
        date time timestamp published updated publish pubdate datum fecha datetime dateline
        posted publishdate lastupdated modified data""",
    Flag.CAPTION: """
        caption captions wpcaption legend legende leyenda bildunterschrift figcaption caption
        photocaption imagecaption bildtext didascalia pie legenda gallery slideshow""",
    Flag.CREDIT: "credit credits copyright source photographer crédit credito bildquelle rights",
    Flag.TAG: """
        tag tags taglist keywords topics topic schlagworte etiquetas temas tagcloud keyword
        categories category labels themen""",
    Flag.SUMMARY: """
        standfirst dek deck lede lead summary excerpt subtitle subheadline subhead chapo chapeau
        intro teaser subtitulo entradilla bajada vorspann sottotitolo occhiello kicker strapline
        sumario abstract description ingress introtext copete""",
    Flag.TITLE: "headline title titel titulo titre heading titolo headings",
    Flag.LEGAL: "copyright legal disclaimer terms privacy impressum imprint colophon policy",
    Flag.DIALOG: """
        cookie cookies consent gdpr modal popup overlay lightbox onetrust cmp notice alert
        interstitial toast tooltip cookiebar notification""",
    Flag.PAYWALL: "paywall regwall piano premium subscriber metered barrier locked gate",
    Flag.MENU: """
        nav navigation menu menus navbar breadcrumb breadcrumbs pagination pager sitemap topbar
        masthead subnav submenu dropdown globalnav skip offcanvas megamenu hamburger footer foot
        bottom pagenav navi navigationbar toc weather search login languages""",
    Flag.TOOLBAR: "toolbar tools actions meta info utility print bookmark rating icons controls",
    Flag.LIVE: "live liveblog ticker liveticker",
    Flag.CORRECTION: "correction corrections clarification erratum",
    Flag.PULLQUOTE: "pullquote pullquotes pulled zitatbox",
    Flag.BIOGRAPHY: "bio biography authorbio aboutauthor aboutauthors authorbox authorinfo",
    Flag.PARAGRAPH: "paragraph paragraphs paragraf absatz parrafo paragrafo para",
    Flag.EMBED: "tweet tweets twittertweet twitterembed embed embedded oembed instagrammedia",
    Flag.FOOTER: "footer foot colophon",
    Flag.HEADER: "header masthead topbar kopf",
}
CLASS_WORDS: Final[dict[str, int]] = {}
"""The flags of a word, or of two words side by side, in a class name or id."""
for _flag, _words in _WORDS.items():
    for _word in _words.split():
        CLASS_WORDS[_word] = CLASS_WORDS.get(_word, 0) | _flag

HIDING_CLASSES: Final = frozenset((
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screen-reader-text", "hidden",
    "d-none", "is-hidden", "hide", "u-hidden", "element-invisible", "offscreen", "a11y-hidden",
    "screenreader-only",
))  # fmt: skip
"""Class names that hide a text from readers who see, in lower case."""
HIDING_STYLES: Final = ("display:none", "visibility:hidden", "content-visibility:hidden")

TERMS: Final[dict[str, int]] = {
    "articlebody": Flag.ARTICLE_BODY, "text": Flag.CONTENT, "author": Flag.AUTHOR,
    "headline": Flag.TITLE, "description": Flag.SUMMARY, "datepublished": Flag.DATE,
    "datemodified": Flag.DATE, "caption": Flag.CAPTION, "comment": Flag.COMMENT,
    "keywords": Flag.TAG, "tag": Flag.TAG, "copyrightholder": Flag.LEGAL, "name": 0,
    "breadcrumb": Flag.MENU, "alternativeheadline": Flag.SUMMARY, "nofollow": 0,
    "content:encoded": Flag.ARTICLE_BODY, "schema:text": Flag.ARTICLE_BODY,
    "liveblogupdate": Flag.LIVE, "breadcrumblist": Flag.MENU,
}  # fmt: skip
"""The flags of terms of schema.org, RDFa and link relations, in lower case."""

READERS: Final = {
    "href": HREF, "class": CLASS, "hidden": HIDDEN, "style": STYLE,
    **dict.fromkeys(("id", "data-testid", "role"), NAME),
    **dict.fromkeys(("itemprop", "property", "rel", "itemtype"), TERM),
}  # fmt: skip
"""How the attributes that say something are read."""
