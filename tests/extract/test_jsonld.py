"""JSON-LD is read however it is broken, and never at any price."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.json_text import parse_json
from etl.extract.jsonld import LARGEST_SCRIPT, read_jsonld

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "A bridge &amp; a river",
    "author": [
        {"@type": "Person", "name": "Jane Doe"},
        {"@type": "Organization", "name": "Example"},
    ],
    "datePublished": "2021-03-03T10:00:00Z",
    "publisher": {"@type": "Organization", "name": "Example News"},
    "isAccessibleForFree": "False",
}


def test_an_article_is_read() -> None:
    (article,) = read_jsonld([json.dumps(ARTICLE)]).articles
    assert article.headline == "A bridge & a river"
    assert [(who.name, who.kind) for who in article.authors] == [
        ("Jane Doe", "person"),
        ("Example", "organization"),
    ]
    assert article.published == "2021-03-03T10:00:00Z"
    assert article.publisher == "Example News"
    assert article.is_free is False
    assert article.is_news


def test_a_graph_is_followed_by_its_ids() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "@id": "#page", "datePublished": "2021-03-02"},
            {"@type": ["Article", "Thing"], "headline": "One", "author": {"@id": "#jane"}},
            {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
            {"@type": "WebSite", "name": "Example"},
        ]
    }
    linked = read_jsonld([json.dumps(graph)])
    assert [work.rank for work in linked.articles] == [0, 2]
    assert [who.name for who in linked.articles[0].authors] == ["Jane Doe"]
    assert linked.site_names == ("Example",)


def test_a_list_of_other_stories_is_not_this_story() -> None:
    listed = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}],
    }
    assert read_jsonld([json.dumps(listed)]).articles == ()


def test_the_work_about_this_page_comes_first() -> None:
    works = [{"@type": "Article", "headline": h, "url": f"https://example.org/{h}"} for h in "ab"]
    linked = read_jsonld([json.dumps(works)]).about(frozenset({"https://example.org/b"}))
    assert [work.headline for work in linked.articles] == ["b", "a"]


@pytest.mark.parametrize(
    "text",
    [
        '<!-- {"a": 1} -->',
        '//<![CDATA[\n{"a": 1}\n//]]>',
        '/* <![CDATA[ */ {"a": 1} /* ]]> */',
        '{"a": 1,}',
        '\ufeff {"a": 1};',
        "{&quot;a&quot;: 1}",
    ],
)
def test_wrappers_and_stray_commas_are_repaired(text: str) -> None:
    assert parse_json(text) == [{"a": 1}]


def test_control_characters_and_wrong_escapes_stay_in_their_text() -> None:
    assert parse_json('{"a": "one\ntwo, ]"}') == [{"a": "one\ntwo, ]"}]
    assert parse_json(r'{"a": "it\'s",}') == [{"a": "it's"}]
    assert parse_json('{"a": 1}{"b": 2}') == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize(
    "text", ["", "not json", '{"a": ', "[" * 100_000, "9" * 100_000, '{"a": NaN']
)
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert read_jsonld([text]).articles == ()


def test_cycles_depth_and_size_are_bounded() -> None:
    cyclic = {
        "@graph": [{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}, "headline": "A"}]
    }
    assert read_jsonld([json.dumps(cyclic)]).articles[0].headline == "A"
    deep = '{"@graph": [' * 100 + json.dumps(ARTICLE) + "]}" * 100
    assert read_jsonld([deep]).articles == ()
    large = read_jsonld([" " * (LARGEST_SCRIPT + 1)])
    assert large.broken_count == 1


_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "author", "headline", "name", "keywords", "url"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_VALUES)
def test_any_shape_can_be_read(value: object) -> None:
    linked = read_jsonld([json.dumps(value), json.dumps({"@type": "Article", "author": value})])
    for work in linked.articles:
        assert work.headline is None or isinstance(work.headline, str)
