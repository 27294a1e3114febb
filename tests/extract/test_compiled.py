"""The compiled loops say what a plain reading in Python says, and leave no room."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from etl.extract.compiled.names import name_hash, numbered
from etl.extract.compiled.page import count_tags, walk
from etl.extract.dom import MOST_BLOCKS, VOCABULARY, render
from etl.extract.html_features import block_features
from etl.extract.markup import CLASS_WORDS, HIDING_CLASSES, TERMS, Flag
from etl.extract.rendering import PROSE, Rendering

PROSE_TEXT = "Rivers rose in the night, and two villages were left without a road or power. "


def page_of(body: str) -> Rendering:
    return render(LexborHTMLParser(f"<body>{body}</body>".encode("utf-8", "replace")))


def flags_of(attributes: str) -> int:
    return page_of(f"<div {attributes}>x</div>").blocks[0].flags


def test_every_word_of_the_vocabulary_is_read() -> None:
    for word, flags in CLASS_WORDS.items():
        assert flags_of(f'class="{word}"') == flags
        assert flags_of(f'id="x {word.capitalize()}-9"') & flags == flags
    for term, flags in TERMS.items():
        assert flags_of(f'itemprop="https://schema.org/{term}"') == flags
    for name in HIDING_CLASSES:
        assert page_of(f'<p class="{name}">x</p>').blocks == []
        assert flags_of(f'id="{name}"') & Flag.HIDDEN == 0


@pytest.mark.parametrize(
    ("attributes", "flags"),
    [
        ('class="ArticleBody"', CLASS_WORDS["articlebody"] | Flag.STORY | Flag.CONTENT),
        ('class="HTMLBody"', Flag.CONTENT),
        ('class="storyshare"', 0),
        ('class="a&amp;share"', Flag.SHARE),
        ("class=share id=x hidden-x data-testid=menu", Flag.SHARE | Flag.MENU),
        ('class="ähnliche"', Flag.RELATED),
        ('class="' + "x " * 198 + 'nav share"', Flag.MENU),  # 400 letters end after "nav"
        ('style="color: red; DISPLAY : none !important"', None),
        ("style='font-family: \"a;b\"; visibility:hidden'", None),
        ("hidden", None),
        ('style="content: display:none"', 0),
    ],
)
def test_attributes(attributes: str, flags: int | None) -> None:
    blocks = page_of(f"<div {attributes}>x</div>").blocks
    assert [block.flags for block in blocks] == ([] if flags is None else [flags])


@given(st.text())
def test_names_are_found_by_their_hash(name: str) -> None:
    numbers = {word: place for place, word in enumerate((name, name + "a", "b" + name), 1)}
    slots = numbered(numbers)
    found = {int(slot["hash"]): int(slot["number"]) for slot in slots if slot["hash"]}
    assert found == {name_hash(word): place for word, place in numbers.items()}


@given(st.binary(max_size=2_000), st.integers(0, 3))
def test_tags_are_counted(noise: bytes, repeats: int) -> None:
    markup = (noise + b"<p></p><") * repeats
    assert count_tags(markup) == (markup.count(b"<"), markup.count(b"</"))


@given(st.binary(max_size=400), st.integers(1, 40), st.integers(1, 40))
def test_any_page_is_walked_as_far_as_asked(noise: bytes, most_nodes: int, most_text: int) -> None:
    tree = LexborHTMLParser(noise.decode("utf-8", "replace"))
    walked = walk(tree, VOCABULARY, show_hidden=True, most_nodes=most_nodes, most_text=most_text,
                  prose=PROSE)  # fmt: skip
    assert (walked.blocks["end"] > walked.blocks["start"]).all()
    assert (walked.blocks["to"] <= len(walked.text)).all()
    assert len(walked.blocks) < max(most_nodes, 2)
    assert (walked.elements["parent"] <= np.arange(len(walked.elements))).all()


def test_links_without_end_are_cut_short() -> None:
    page = page_of("<a href='" + "x" * 50_000 + "'>" + "<p>here</p>" * 100)  # each holds the link
    told = [anchor.href for block in page.blocks for anchor in page.anchors(block)]
    assert len(told) == 100
    assert told[0] == "x" * 50_000
    assert told[-1] is None


def test_measures_are_what_they_say() -> None:
    page = page_of(
        "<nav class='menu'><ul><li><a href=/a>World, news</a></li><li><a href=/b>Sport</a></li></ul>"
        f"</nav><article><h1>Floods</h1><p>{PROSE_TEXT}</p><img><p>{PROSE_TEXT}<a href=/c>More</a>"
        "</p><p>Sport</p></article>"
    )
    texts = [block.text for block in page.blocks]
    rows = block_features(page, [None] * len(texts), "Floods")
    seen = Counter(texts)
    assert rows[0].tolist() == [text.count(" ") for text in texts]
    assert rows[1].tolist() == [text.count(",") for text in texts]
    assert rows[2].tolist() == [text[-1] in ".”" for text in texts]
    assert rows[3].tolist() == [seen[text] for text in texts]
    assert rows[4].tolist() == [1, 1, 0, 0, 0, 0]  # items of a list
    assert rows[6].tolist() == [0, 0, 0, 0, 1, 0]  # after a picture
    assert rows[10].tolist() == [len(text) for text in texts]
    assert rows[11].tolist() == pytest.approx([1, 1, 0, 0, len("More") / len(texts[4]), 0])
    assert rows[15] == pytest.approx([math.log1p(len(texts))] * len(texts))
    assert rows[19].tolist() == [-2, -1, 0, 1, 2, 3]  # blocks below the headline
    inside_article = math.log1p(sum(map(len, texts[2:])))
    assert rows[23 + 5][2:] == pytest.approx([inside_article] * 4)  # text around an h1 or a p
    assert np.isfinite(rows).all()


def test_a_page_of_more_blocks_than_are_kept_is_cut() -> None:
    page = page_of("<p>x</p>" * (MOST_BLOCKS + 10))
    assert len(page.blocks) == MOST_BLOCKS
    assert page.walked.is_cut
    assert page.text == "\n\n".join("x" * MOST_BLOCKS)


def test_links_say_where_they_lead() -> None:
    page = page_of(
        '<p>Ask <a href="/a?x=1&amp;y=&quot;2&quot;">here</a> or <a name=t>there</a>.</p>'
    )
    assert [tuple(anchor) for anchor in page.anchors(page.blocks[0])] == [
        (4, 8, '/a?x=1&y="2"'),
        (12, 17, None),
    ]
