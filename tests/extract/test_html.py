"""Saved pages of several makes: what they show, what is body, and where links and names stand."""

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.html import html
from etl.extract.page import Page

PARAGRAPHS = (
    (
        "The council of Harrow Bay voted on Tuesday to rebuild the harbour wall that last "
        "winter's storms had broken, after a debate of four hours in a crowded hall."
    ),
    (
        "“We cannot wait for another winter,” said Ines Calder, who leads the harbour "
        "board. She put the cost at 14 million, of which the region will pay about half."
    ),
    (
        "Fishermen had asked for the work to begin in May, so that boats could return "
        "before autumn. The plan now foresees a start in June, and an end in the spring of "
        "next year."
    ),
    (
        "Critics doubt that the wall will hold. An engineer who studied it said that the "
        "sea had washed out the ground below, and that stone alone would not be enough."
    ),
)


def article(*pieces: str) -> str:
    return "".join(pieces) or "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def shown(page: Page, role: str) -> list[str]:
    return [page.text[b.start : b.end] for b in page.blocks if b.role == role]


def body(page: Page) -> list[str]:
    return [page.text[b.start : b.end] for b in page.blocks if b.is_body]


def is_whole(page: Page) -> bool:
    """Blocks are ordered, apart, and cover all but white space and bullets."""
    last, rest = 0, []
    for block in page.blocks:
        assert last <= block.start < block.end <= len(page.text)
        rest.append(page.text[last : block.start])
        last = block.end
    rest.append(page.text[last:])
    return not "".join(rest).replace("•", "").strip()


NEWS = f"""<!doctype html><html lang="en"><head><title>Harbour wall to be rebuilt | The Tide</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Harbour wall to be rebuilt",
"author": {{"@type": "Person", "name": "Jonas Reed"}}, "isAccessibleForFree": true,
"datePublished": "2024-03-05T10:00:00Z"}}</script><style>p {{color: red}}</style></head>
<body><header class="site-header"><a href="/">The Tide</a><nav><ul><li><a href="/news">News</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to make this site better. <button>Accept all</button></p></div>
<main><article><h1>Harbour wall to be<br>rebuilt</h1>
<p class="standfirst">Harrow Bay will spend 14 million on its sea wall, and hopes to have it by spring.</p>
<div class="byline">By <a rel="author" href="/by/reed">Jonas Reed</a></div>
<time datetime="2024-03-05">5 March 2024</time>
<figure><img src="wall.jpg" alt=""><figcaption>The broken wall in January.
<span class="credit">Photo: Mara Lind / AFP</span></figcaption></figure>
<div itemprop="articleBody"><p>{PARAGRAPHS[0]}</p>
<p>{PARAGRAPHS[1].replace("harbour board", '<a href="/board">harbour board</a>')}</p>
<aside class="related"><h3>Read also</h3><a href="/storm">What the storm of January broke along the coast</a></aside>
<h2>Boats before autumn</h2><p>{PARAGRAPHS[2]}</p>
<ul><li>June: work begins</li><li>March: work ends</li></ul>
<blockquote><p>It will be the strongest wall on this coast, and it will have to be.</p></blockquote>
<p>{PARAGRAPHS[3]}</p></div>
<ul class="tags"><li><a href="/t/harrow-bay">Harrow Bay</a></li><li><a href="/t/sea">Sea</a></li></ul>
</article>
<section class="related"><h2>More stories</h2><ul>
<li><a href="/a">Ferry to the islands stops for the rest of the week</a></li>
<li><a href="/b">School on the hill gets its new roof at last</a></li></ul></section>
<section id="comments"><h2>Comments</h2><div class="comment"><p>About time, the old wall was a shame for
all of us who live here and pay for it.</p></div></section></main>
<footer><p>© 2024 The Tide. All rights reserved.</p></footer><script>var hidden = "text";</script>
</body></html>"""


def test_news_page_roles() -> None:
    page = html(NEWS, "https://tide.example/wall")
    assert is_whole(page)
    assert shown(page, "headline") == ["Harbour wall to be rebuilt"]
    assert shown(page, "byline") == ["By Jonas Reed"]
    assert shown(page, "dateline") == ["5 March 2024"]
    assert shown(page, "subheading") == ["Boats before autumn"]
    assert shown(page, "list_item") == ["June: work begins", "March: work ends"]
    assert shown(page, "tag") == ["Harrow Bay", "Sea"]
    assert shown(page, "comment")[-1].startswith("About time")
    assert "hidden" not in page.text
    assert "color" not in page.text
    assert [text for text in body(page) if len(text) > 120] == list(PARAGRAPHS)
    assert not any("cookies" in text or "©" in text or "Ferry" in text for text in body(page))


def test_lists_are_written_as_plain_text_dumps_write_them() -> None:
    page = html(NEWS)
    assert "\n\n  • June: work begins\n  • March: work ends\n\n" in page.text
    assert page.text.startswith("The Tide\n\n  • News\n  • Sport\n\n")


def test_links_have_targets_and_places() -> None:
    page = html(NEWS, "https://tide.example/wall")
    found = {link.anchor_text: link for link in page.links}
    board = found["harbour board"]
    assert (board.kind, board.target_url) == ("inline", "https://tide.example/board")
    assert page.text[board.start : board.end] == "harbour board"
    ferry = found["Ferry to the islands stops for the rest of the week"]
    assert (ferry.kind, ferry.target_url) == ("related", "https://tide.example/a")


def test_tags_and_credits_stand_where_they_are_shown() -> None:
    page = html(NEWS)
    tags = [(tag.label, page.text[tag.start : tag.end]) for tag in page.tags if tag.start]
    assert tags == [("Harrow Bay", "Harrow Bay"), ("Sea", "Sea")]
    author = next(credit for credit in page.credits if credit.role == "author")
    assert author.name == "Jonas Reed"
    assert page.text[author.start : author.end] == "Jonas Reed"
    assert {c.name for c in page.credits if c.role in ("photographer", "agency")} == {
        "Mara Lind", "AFP",
    }  # fmt: skip


def test_a_page_without_any_markup_of_meaning() -> None:
    rows = "<br><br>".join(PARAGRAPHS)
    page = html(
        "<table><tr><td><a href=/>Home</a><br><a href=/n>News</a></td>"
        f"<td><b>Harbour wall to be rebuilt</b><br><br>{rows}</td></tr></table>"
    )
    assert is_whole(page)
    assert [text for text in body(page) if len(text) > 60] == list(PARAGRAPHS)


def test_a_post_between_paragraphs_is_body_and_one_below_the_article_is_not() -> None:
    post = (
        '<div class="twitter share"><blockquote><p><a href="https://example.org/2">{} #wall</a></p>'
        '— Ines Calder (@inescalder) <a href="https://example.org/1">March 5, 2024</a>'
        "</blockquote></div>"
    )
    rows = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    page = html(
        f"<article><h1>Harbour wall</h1>{rows[0]}{rows[1]}{post.format('It is done!')}{rows[2]}"
        f"{rows[3]}</article><footer>{post.format('Follow our board')}</footer>"
    )
    assert body(page) == [
        *PARAGRAPHS[:2], "It is done! #wall", "— Ines Calder (@inescalder) March 5, 2024", *PARAGRAPHS[2:],
    ]  # fmt: skip
    assert shown(page, "quote") == body(page)[2:4]


def test_an_agency_s_caption_between_paragraphs_is_no_body() -> None:
    caption = "In this Sunday, March 3, 2024, file photo, waves break over the wall of Harrow Bay."
    rows = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    page = html(f"<article>{rows[0]}{rows[1]}<p>{caption}</p>{rows[2]}{rows[3]}</article>")
    assert body(page) == list(PARAGRAPHS)
    assert shown(page, "caption") == [caption]


def test_french_page() -> None:
    texts = (
        (
            "Le conseil municipal a décidé mardi de reconstruire la digue du port, que les "
            "tempêtes de l'hiver dernier avaient brisée, après un débat de quatre heures."
        ),
        (
            "« Nous ne pouvons pas attendre un autre hiver », a déclaré la présidente du "
            "port, qui estime le coût des travaux à quatorze millions d'euros."
        ),
        (
            "Les pêcheurs avaient demandé que le chantier commence en mai, afin que les "
            "bateaux puissent rentrer avant l'automne ; il commencera finalement en juin."
        ),
    )
    page = html(
        "<html lang=fr><body><nav><a href=/>Accueil</a> <a href=/s>Sports</a></nav>"
        "<article><h1>La digue sera reconstruite</h1>"
        + "".join(f"<p>{text}</p>" for text in texts)
        + "<p><a href=/t>Lire aussi : Ce que la tempête a détruit sur la côte</a></p></article>"
        "<div class=newsletter>Inscrivez-vous à notre newsletter</div></body></html>"
    )
    assert [text for text in body(page) if len(text) > 80] == list(texts)
    assert shown(page, "read_also") == ["Lire aussi : Ce que la tempête a détruit sur la côte"]
    assert shown(page, "headline") == ["La digue sera reconstruite"]


def test_live_page_is_live() -> None:
    posts = "".join(f"<div class='post'><time>1{i}:05</time><p>{p}</p></div>"
                    for i, p in enumerate(PARAGRAPHS))  # fmt: skip
    page = html(
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Storm: live"}'
        f"</script><h1>Storm: live</h1><article class='live-blog'>{posts}</article>"
    )
    assert page.metadata.completeness == "live"
    assert len([text for text in body(page) if len(text) > 80]) == 4


def test_paywalled_page() -> None:
    page = html(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The wall",'
        f'"isAccessibleForFree": false}}</script><article><h1>The wall</h1><p>{PARAGRAPHS[0]}</p>'
        '<div class="paywall"><p>Subscribe to continue reading</p></div></article>'
    )
    assert page.metadata.is_free is False
    assert page.metadata.completeness == "paywalled"
    assert shown(page, "paywall") == ["Subscribe to continue reading"]


def test_a_page_that_a_script_would_fill_says_so() -> None:
    text = " ".join(PARAGRAPHS)
    page = html(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The wall",'
        f'"articleBody": "{text}"}}</script><body><div id=root>Loading</div></body>'
    )
    assert "body_not_shown" in {note.rule for note in page.notes}
    assert is_whole(page)


def test_hidden_text_is_not_shown() -> None:
    page = html(
        f"<article>{article()}<p hidden>never</p><p style='display: none'>never</p>"
        "<span class='sr-only'>never</span><noscript>never</noscript><template>never</template>"
        "<svg><text>never</text></svg><!-- <p>never --><select><option>never</select></article>"
    )
    assert "never" not in page.text


def test_an_article_that_waits_for_a_script_is_read() -> None:
    page = html(f"<p>Menu</p><div hidden>{article()}</div>")
    assert body(page) == list(PARAGRAPHS)
    assert "hidden_text_read" in {note.rule for note in page.notes}


def test_breaks_and_inline_markup() -> None:
    page = html(
        "<p>One&nbsp;<b>bold</b>ly <i>said</i>,\n then<br>a line &amp; <a href=x>a</a><a href=y>b</a>"
        "<p>Next</p><table><tr><td>cell</td><td>next</td></tr></table>"
    )
    assert page.text == "One boldly said, then\na line & a b\n\nNext\n\ncell\n\nnext"


def test_what_stands_side_by_side_is_parted_where_readers_see_it_parted() -> None:
    page = html(
        "<div>a<a href=x>b</a><a></a><a href=y>c</a>d <b>e</b>f<button>g</button>h"
        "<svg><a>never</a></svg><span hidden>never</span>i<span>j<br></span>k</div>l<img><p>m</p>"
        "<ul><li><p>n</p></li><li></li></ul>o<ul><li><ul><li>p</ul></ul>"
    )
    assert page.text == "ab cd ef g hij\nk\n\nl\n\nm\n\n  • n\n\no\n\n  • p"


def test_words_in_a_title_are_no_attributes() -> None:
    page = html("<p title='What the id hidden in a role is'>Shown to all</p>")
    assert page.text == "Shown to all"


@pytest.mark.parametrize(
    "href", ["/", "/a/b.html", "/a//b?c=d", "/a/../b", "/a/.", "//x.example/y", "c?d#e", "#f", "?",
             "HTTPS://X.example/", "https://x.example/a b", "/é", "/a?", "/.well-known/a"],
)  # fmt: skip
def test_links_resolve_as_addresses_do(href: str) -> None:
    base = "https://tide.example/news/wall?x=1"
    page = html(
        f"<article><h1>Wall</h1><p>{PARAGRAPHS[0]} <a href='{href}'>board</a></p></article>", base
    )
    assert [link.target_url for link in page.links if link.anchor_text] == [urljoin(base, href)]


@pytest.mark.parametrize(
    "body",
    [
        "", " \n", "\0", "<", "<!--", "<html>", "<frameset><frame src=a></frameset>", "<body hidden>x",
        "<p>\ud800\udfff</p>", "<a href='http://['>x</a>", '<p foo"bar="1">x</p>', "<p>&#0;&#xD800;</p>",
        "<plaintext><p>", "<table><p>a<td>b", "<select><p>x", "</p></div>x</li>", "<li><li><li>x",
    ],
)  # fmt: skip
def test_hostile_pages(body: str) -> None:
    assert is_whole(html(body, "http://[/"))


def test_deep_wide_and_long_pages() -> None:
    assert is_whole(html("<div>" * 100_000 + "x"))
    assert is_whole(html("<b><i>" * 3_000 + "x"))
    assert is_whole(html(f"<p class='{'a ' * 500_000}'>x</p>"))
    for long in (
        "<table>" + "<tr><td>1<td>2" * 15_000,
        "<p>" + "word " * 900_000,
        "<i></i>" * 1_200_000,
    ):
        page = html(long)
        assert is_whole(page)
        assert "page_cut" in {note.rule for note in page.notes}


_TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "a",
        "h1",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "br",
        "img",
        "b",
        "article",
        "nav",
        "section",
        "blockquote",
        "figcaption",
        "script",
        "style",
        "svg",
        "select",
        "form",
        "button",
    ]
)
_PIECES = st.one_of(
    st.text(max_size=30),
    _TAGS.map("<{}>".format),
    _TAGS.map("</{}>".format),
    st.tuples(_TAGS, st.text("ab<>\"'=& ", max_size=20)).map(lambda pair: f"<{pair[0]} {pair[1]}>"),
    st.sampled_from(["<!--", "-->", "&nbsp;", "&lt;", "<a href=/x>", "<p hidden>", *PARAGRAPHS]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(st.characters(), max_size=400))
def test_any_text_is_a_page(markup: str) -> None:
    page = html(markup, "https://example.org/a/b")
    assert is_whole(page)
    assert not re.search("[\r\x00]", page.text)
    spans = [(link.start, link.end) for link in page.links]
    spans += [(tag.start, tag.end) for tag in page.tags]
    spans += [(credit.start, credit.end) for credit in page.credits]
    for start, end in spans:
        assert start is None or start < (end or 0) <= len(page.text)
    page.text.encode()
