"""A quotation whose place is asked: found where it stands, and said to stand nowhere where it does not."""

from __future__ import annotations

import pytest

from bot.app import Bot


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("“让科技之花结出更多产业之果实”出自哪里？", "马回"),
        ("“让“科技之花”结出更多“产业之花””是谁说的？", "马回"),
        ("马回在哪里说过“把实验室搬到田间地头去”？", "邹慧"),
        ("「要做好科技創新與產業創新的擺渡人」這句話出自哪篇文章", "邹慧"),
        ("“要把高校和院士拉到一起干”这句话一共出现过几次", "邹慧"),
    ],
)
def test_what_stands_nowhere_is_said_to_with_the_nearest(bot: Bot, question: str, near: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "partial" and [note.kind for note in answer.notes] == ["nearest_only"]
    assert answer.text.startswith("所收录的文章中没有“") and "并不相同" in answer.text.split("\n")[0]
    assert [one.author for one in answer.citations] == [near]


@pytest.mark.parametrize(
    "question",
    [
        "“让“科技之花”结出更多“产业之果””是谁说的？",
        "「打通價值實現通道」出自哪裡？",
        "“打通价值实现通道。”是谁说的",
        "“深化机制改革……资源配置效率”出自哪里？",
        "“提升资源配置的效率”中的主管部门是谁",
        "“打通价值实现通道”和“把投入变成金子”分别是谁说的？",
    ],
)
def test_what_stands_or_is_not_asked_about_is_not_denied(bot: Bot, question: str) -> None:
    assert "这样的字句" not in bot.ask(question).text


@pytest.mark.parametrize(
    ("question", "authors"),
    [
        ("「产业之果」出现在谁的文章里？", {"马回"}),
        ("哪些文章用到了“新质生产力”这个词", {None, "刘忠林", "马回", "邹慧"}),
        ("“摆渡人”这个说法是哪位提出来的", {"邹慧"}),
        ("“书院文化”在哪一节", {"马回"}),
    ],
)
def test_which_texts_have_a_term_is_told_with_the_sentences(bot: Bot, question: str, authors: set[str | None]) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered" and "见于" in answer.text
    assert {one.author for one in answer.citations} == authors


@pytest.mark.parametrize("question", ["“中试平台”由谁来建", "“产学研”是什么意思，哪篇提到", "“未来产业”在哪里布局"])
def test_more_than_the_place_of_a_term_is_no_question_of_its_place(bot: Bot, question: str) -> None:
    assert "见于" not in bot.ask(question).text
