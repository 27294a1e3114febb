"""What makes two bodies copies of one text, in every script."""

import pytest

from etl.cluster.likeness import is_copy, likeness
from etl.cluster.words import runs, words, words_sha256
from tests.cluster.newsroom import edited, prose


def copies(one: str | list[str], other: str | list[str]) -> bool:
    """Both ways round, which must be the same."""
    first, second = (runs(words(t if isinstance(t, str) else " ".join(t))) for t in (one, other))
    answer = is_copy(first, second)
    assert is_copy(second, first) == answer
    assert likeness(first, second) == likeness(second, first)
    return answer


STORY = prose("story")


def test_a_copy_edited_cut_or_wrapped_in_a_page_is_a_copy() -> None:
    assert copies(STORY, edited(STORY))
    assert copies(STORY, STORY[:80])
    assert copies(STORY, [*prose("menu", 40), *STORY, *prose("footer", 60)])
    assert copies(edited(STORY), STORY[:150])


def test_another_story_or_its_background_alone_is_none() -> None:
    assert not copies(STORY, prose("another"))
    background = prose("background", 120)
    assert not copies(prose("monday", 200) + background, prose("tuesday", 200) + background)


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("lead_words", [20, 50])
def test_stubs_do_not_become_copies_by_the_notice_of_their_site(
    where: str, lead_words: int
) -> None:
    notice = prose("subscribe to read on", 60)
    leads = prose("lead one", lead_words), prose("lead two", lead_words)
    one, two = ([*notice, *lead] if where == "before" else [*lead, *notice] for lead in leads)
    alike = likeness(runs(one), runs(two))
    assert alike.containment > 0.45  # by the share alone they would be
    assert not copies(one, two)


def test_a_release_is_not_a_copy_by_what_its_company_says_of_itself() -> None:
    about = prose("forward-looking statements", 260)
    assert not copies(prose("results", 240) + about, prose("merger", 250) + about)


def test_an_editor_may_write_the_first_paragraphs_anew() -> None:
    assert copies(STORY, prose("lead of our own", 80) + STORY[80:])


def test_few_words_are_not_enough() -> None:
    assert not copies(STORY[:25], STORY[:25])


def test_letters_that_look_alike_to_a_reader_are_the_same_words() -> None:
    plain = words("L'ete, a Sao Paulo: naive cafes don't close.")
    assert words("L’été, à São Paulo — naïve cafés DON’T close!") == plain
    assert words("Ha\u00adfen\u200b") == ["hafen"]
    assert words_sha256(words("ﬁne  words")) == words_sha256(words("Fine words."))


CHINESE = (
    "周二上午一辆缆车在山谷上站附近失控冲下山坡撞上缓冲器造成四人死亡十一人受伤救援人员说车上共有三十八名乘客"
    "大多数是音乐学校的学生他们刚刚结束在山间大厅的排练正在回家的路上铁路公司在声明中表示缆绳曾于三月接受检查"
    "在查明原因之前线路将保持关闭五个村庄的消防队工作了三个小时才救出被困人员直升机将重伤者送往地区医院"
    "检察官已展开调查并要求拍摄到下滑过程的乘客交出录像他对记者说在谈论责任之前我们要先看刹车"
)


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    reprinted = CHINESE.replace("周二", "星期二").replace("四人", "五人").replace("学校", "学院")
    assert copies(CHINESE, reprinted)
    assert copies(CHINESE, CHINESE[: len(CHINESE) // 2])
    shuffled = "".join(sorted(CHINESE))
    assert not copies(CHINESE, shuffled)
    thai = "รถรางสายภูเขาวิ่งลงเขาโดยควบคุมไม่ได้ใกล้สถานีบนทำให้มีผู้เสียชีวิตสี่คนและบาดเจ็บสิบเอ็ดคนเจ้าหน้าที่กู้ภัยกล่าว"
    assert len(runs(words(thai)).distinct) > 40


def test_marks_of_letters_do_not_break_words() -> None:
    assert len(words("हिन्दी समाचार")) == 2
    assert words("الخَبَرُ") == words("الخبر")


def test_hashes_are_those_that_lakes_already_hold() -> None:
    found = runs(["one", "two", "three", "four", "five", "six"])
    assert found.in_order.tolist() == [6031375277621335475, 5798170291652203117]
