"""A quotation whose place is asked: found where it stands, and said to stand nowhere where it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask.quotations import FILLS


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


@pytest.mark.parametrize(
    ("question", "author"),
    [
        ("打通科技成果转化的“中间一公里”  这句是原文吗 谁写的", "马回"),
        ("打通价值实现通道 这句谁写的", "马回"),
        ("帮我核一下这句：让“科技之花”结出更多“产业之果”，是马回写的吗", "马回"),
        ("「打通價值實現通道」是劉忠林說的還是馬回說的？", "马回"),
        ("“打通价值实现通道”这句话出处在哪，我写论文要用", "马回"),
        ("“把院士智力资源转化为看得见摸得着的发展成果”这句话在邹慧文章的哪一节", "邹慧"),
        ("邹慧写没写过“决策有问计、创新有方向、发展有底气”", "邹慧"),
    ],
)
def test_a_quotation_is_found_with_or_without_marks_whatever_asks_for_it(bot: Bot, question: str, author: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered" and answer.text.startswith(f"这句话出自{author}的文章")
    assert [one.author for one in answer.citations] == [author]


def test_two_quotations_are_each_asked_about(bot: Bot) -> None:
    answer = bot.ask("“1269”出自哪一篇？“2030启航计划”又出自哪一篇？别弄混了")
    assert answer.status == "answered"
    assert [one.author for one in answer.citations] == ["邹慧", "马回"]


def test_that_it_is_not_of_whom_the_question_says_is_told(bot: Bot) -> None:
    answer = bot.ask("刘忠林说过“研发投入是科技创新的源头活水”吗")
    assert answer.text.startswith("这句话出自马回的文章，刘忠林的文章中没有这样的字句：")


@pytest.mark.parametrize(
    ("question", "told", "authors"),
    [
        ("“企业投入强、政府投入稳”这话谁说的 原话是什么", "都见于马回的文章", ["马回"]),
        ("“院士答题、产业出题”是邹慧的原话吧，我要引用", "都见于邹慧的文章", ["邹慧"]),
        (
            "“龙头引领、配套跟进，决策有问计、创新有方向” 这是刘忠林的原话吧",
            "“决策有问计、创新有方向”见于邹慧的文章",
            ["刘忠林", "邹慧"],
        ),
        ("“龙头引领、配套跟进，让每头牛都上大学”出自哪篇", "没有出现“让每头牛都上大学”", None),
    ],
)
def test_parts_of_what_stands_nowhere_are_found(bot: Bot, question: str, told: str, authors: list[str] | None) -> None:
    answer = bot.ask(question)
    if authors is None:
        assert "没有“龙头引领、配套跟进，让每头牛都上大学”这样" in answer.text and answer.status == "partial"
        return
    assert answer.status == "answered" and "这样连在一起的字句" in answer.text and told in answer.text
    assert [one.author for one in answer.citations] == authors


@pytest.mark.parametrize(
    "question", ["“设立省级中试平台建设专项资金”由谁负责", "“设立省级中试平台建设专项资金”有什么用"]
)
def test_more_than_the_place_of_a_quotation_is_no_question_of_its_place(bot: Bot, question: str) -> None:
    assert "出自" not in bot.ask(question).text


def test_what_becomes_longer_when_it_is_folded_shifts_no_quotation(built: Callable[[Mapping[str, str]], Bot]) -> None:
    text = "某县产业纪要\n会议指出……要抓好三件事……。展区面积300㎡。企业要当创新主角。研究一个项目、解决一个问题。最后一句在这里。"
    bot = built({"纪要": text, "通知": "某县体育通知\n各单位要组织职工参加运动会。报名截止到五月底。"})
    answer = bot.ask("“研究一个项目、解决一个问题”出自哪里")
    assert [one.quote for one in answer.citations] == ["研究一个项目、解决一个问题。"]


def test_a_part_of_few_letters_that_stands_somewhere_is_not_said_to_stand_nowhere(bot: Bot) -> None:
    assert "没有出现“江西”" not in bot.ask("“江西，打通价值实现通道”出自哪里").text


def test_what_is_no_filling_is_told_in_linear_time() -> None:
    assert FILLS.fullmatch("还是请问" * 200) and not FILLS.fullmatch("还是请问" * 200 + "呃")


@pytest.mark.parametrize(
    "question",
    [
        "“从科技强到产业强、经济强的通道”是三位作者里哪一位说的",
        "“从科技强到产业强、经济强的通道”这话，这几篇文章当中是哪篇写的",
    ],
)
def test_of_how_many_it_is_one_does_not_keep_from_where_words_stand(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert "从科技强到产业强、经济强的通道" in answer.text and len(answer.citations) == 1
    assert answer.citations[0].author is None and "编者按" in answer.text


@pytest.mark.parametrize("end", ["不", "不？", "没"])
def test_a_particle_at_the_end_asks_whether_words_stand(bot: Bot, end: str) -> None:
    answer = bot.ask(f"“产业之花结出科技之果”是马回的原话{end}")
    assert answer.status == "partial" and [note.kind for note in answer.notes] == ["nearest_only"]
