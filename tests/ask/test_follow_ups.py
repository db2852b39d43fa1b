"""Conversations of ten turns and more, over the essays and over a notice, a regulation and a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot
from bot.domain import Answer, Turn

SMALL = Path(__file__).parents[2] / "evals" / "small"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("documents")))
    bot.build([SMALL / f"{name}.txt" for name in ("notice", "regulation", "plan")])
    return bot


def talk(bot: Bot, questions: list[str]) -> list[Answer]:
    turns: list[Turn] = []
    for question in questions:
        turns.append(Turn(question, bot.ask(question, turns)))
    return [turn.answer for turn in turns]


def spans(answer: Answer) -> set[tuple[str, int]]:
    return {(one.essay_id, place) for one in answer.citations for place in range(*(one.span or (0, 0)))}


def test_article_after_article(documents: Bot) -> None:
    asked = [
        "养犬管理办法第三条规定了什么？",
        "那第四条呢",
        "下一条呢？",
        "谢谢",
        "第九条呢",
        "上一条呢",
        "那第一条呢",
        "下一条呢",
    ]
    told = ["第三条", "第四条", "第五条", None, "第九条", "第八条", "第一条", "第二条"]
    for answer, article in zip(talk(documents, asked), told, strict=True):
        if article is not None:
            assert [one.quote[:3] for one in answer.citations[:1]] == [article], answer.text


def test_ten_follow_ups_stay_with_the_document(documents: Bot) -> None:
    asked = [
        "汛期地质灾害防治的监测员每月补助多少？",
        "出处呢",
        "文号是多少",
        "谢谢",
        "详细一点",
        "太长了",
        "还有呢",
        "为什么",
        "原文是怎么写的",
        "好的，明白了",
        "再详细些",
    ]
    answers = talk(documents, asked)
    cited = {one.essay_id for answer in answers for one in answer.citations}
    assert len(cited) == 1, cited
    assert "清政办发〔2026〕11号" in answers[2].text
    assert not answers[-1].citations and "没有更多" in answers[-1].text, "of a number nothing else tells more"
    assert [answer.reason for answer in answers].count("off_topic") == 0


def test_more_detail_never_repeats(bot: Bot, documents: Bot) -> None:
    for asked, over in (("“院士问诊”机制要做什么？", bot), ("险情报告有什么要求？", documents)):
        answers = talk(over, [asked, "详细一点", "再展开一点", "继续说详细些"])
        for at, answer in enumerate(answers):
            before: set[tuple[str, int]] = set().union(*map(spans, answers[:at]))
            assert not spans(answer) & before


@pytest.mark.parametrize("shorter", ["简单点说", "太长了", "能不能短一点"])
def test_shorter_is_some_of_the_same(bot: Bot, shorter: str) -> None:
    whole, part = talk(bot, ["三位作者怎么谈成果转化？", shorter])
    assert part.status == "answered"
    assert spans(part) < spans(whole)


def test_shorter_than_points_is_what_each_of_them_begins_with(bot: Bot) -> None:
    whole, heads, again = talk(bot, ["刘忠林怎么说强化企业创新主体地位", "太长了，说短点", "再短点"])
    assert [one.start for one in heads.citations] == [one.start for one in whole.citations]
    assert all(len(one.quote) < len(other.quote) for one, other in zip(heads.citations, whole.citations, strict=True))
    assert spans(again) == spans(heads), "half of the points is no shorter answer"


def test_shorter_than_a_part_under_its_heading_is_all_of_its_points(bot: Bot) -> None:
    whole, heads = talk(bot, ["马回第二部分讲了什么", "太啰嗦"])
    assert [one.start for one in heads.citations] == [one.start for one in whole.citations]
    assert len(heads.text) < len(whole.text)


def test_shorter_leaves_no_author_out(bot: Bot) -> None:
    whole, part = talk(bot, ["三位作者怎么谈成果转化？", "太长了"])
    assert {one.author for one in part.citations} == {one.author for one in whole.citations}


def test_more_than_a_point_by_its_number_is_the_rest_of_the_points(bot: Bot) -> None:
    first, more = talk(bot, ["马回第三部分第一点是什么", "还有呢"])
    assert [one.quote[:2] for one in (*first.citations, *more.citations)] == ["一是", "二是", "三是"]


def test_the_point_beside_is_named_by_what_it_is_about(bot: Bot) -> None:
    _, firms, state, other = talk(bot, ["马回说社会资本怎么激活", "那企业那边呢", "政府呢", "刘忠林呢"])
    assert [one.quote[:2] for one in (*firms.citations, *state.citations)] == ["二是", "一是"]
    assert other.standalone == "刘忠林怎么谈政府？"


def test_a_thing_that_no_point_beside_begins_with_is_looked_for(bot: Bot) -> None:
    _, after = talk(bot, ["马回怎么谈基础研究", "高校呢"])
    assert any("高校" in one.quote for one in after.citations)


def test_the_part_of_a_text_is_that_of_its_words_not_of_its_record(bot: Bot) -> None:
    said, _, where = talk(bot, ["耐心资本是谁提的", "他什么单位", "在文章哪一部分，原话发我"])
    assert [one.quote for one in where.citations] == [one.quote for one in said.citations]
    assert "构建多元格局，壮大研发投入规模" in where.text


def test_a_numbered_paragraph_opens_with_all_that_it_says(built: Callable[[Mapping[str, str]], Bot]) -> None:
    essay = """山塘要有人管
杨柳大学教授　魏青禾

山塘没有人管，大家都看在眼里。全省山塘有8万口。
一要在人上下功夫，从没人管转到有人管。设立公益岗位，每村两个。
二要在钱上下功夫，从等拨款转到想办法。允许养鱼，收入归管护员。
三要在法上下功夫，从凭自觉转到靠规矩。写进村规民约，一年一评。
"""
    answer = built({"山塘": essay}).ask("第二条呢", ["魏青禾的文章主要讲了什么"])
    assert [one.quote for one in answer.citations] == ["二要在钱上下功夫，从等拨款转到想办法。允许养鱼，收入归管护员。"]


def test_a_wrong_answer_is_regretted_with_the_next_best(bot: Bot) -> None:
    first, second = talk(bot, ["怎么支持专精特新企业？", "你答错了"])
    assert second.text.startswith("抱歉")
    assert not spans(first) & spans(second)
    assert second.status != "answered"


def test_the_point_that_was_shown(bot: Bot) -> None:
    answers = talk(bot, ["刘忠林文章有几部分", "第二点呢", "最后一个部分讲什么"])
    assert {one.section for one in answers[1].citations} == {answers[0].citations[1].quote}
    assert {one.section for one in answers[2].citations} == {answers[0].citations[-1].quote}


def test_before_anything_was_said_nothing_can_be_shortened(bot: Bot) -> None:
    for message in ("太长了", "换个说法", "你答错了"):
        (answer,) = talk(bot, [message])
        assert (answer.status, answer.reason) == ("refused", "small_talk")


def test_a_greeting_before_a_question_is_taken_off(bot: Bot) -> None:
    (plain,) = talk(bot, ["创新积分制改革怎么用？"])
    (greeted,) = talk(bot, ["你好，创新积分制改革怎么用？"])
    assert [one.quote for one in greeted.citations] == [one.quote for one in plain.citations]


def test_after_an_outline_numbered_anew_the_second_is_the_second_heading(bot: Bot) -> None:
    outline, second, third, fourth = talk(bot, ["马回的主要内容", "第2点展开讲讲", "还有吗", "继续"])
    headings = [item.text.strip("“”") for block in outline.blocks for item in block.items if item.heading]
    for answer, heading in zip((second, third, fourth), headings[1:], strict=True):
        assert answer.status == "answered"
        assert {one.section for one in answer.citations} == {heading}


def test_after_the_first_article_comes_the_second_and_after_the_last_all_is_said(documents: Bot) -> None:
    first, after, *_, last = talk(documents, ["养犬管理办法第一条规定了什么？", "还有呢", *["还有呢"] * 14])
    assert [one.quote[:3] for one in (*first.citations, *after.citations)] == ["第一条", "第二条"]
    assert "没有找到" not in last.text


def test_more_of_an_outline_is_what_lies_beneath_it(bot: Bot) -> None:
    outline, more = talk(bot, ["刘忠林这篇说了些什么", "还有别的吗"])
    assert more.status == "answered"
    assert {one.essay_id for one in more.citations} == {one.essay_id for one in outline.citations}
    assert not spans(outline) & spans(more)


@pytest.mark.parametrize("asked", ["邹慧的文章主要讲什么", "各位专家分别谈了什么"])
def test_shorter_than_an_outline_is_less_deep(bot: Bot, asked: str) -> None:
    outline, shorter, shortest = talk(bot, [asked, "说短些", "再短一点"])
    assert len(outline.text) > len(shorter.text) >= len(shortest.text)
    assert spans(shorter) < spans(outline)
    assert {one.essay_id for one in shorter.citations} == {one.essay_id for one in outline.citations}


def test_a_list_of_headings_grows_no_longer_when_it_is_to_be_shorter(bot: Bot) -> None:
    listed, shorter = talk(bot, ["马回提了哪几方面的主张", "说短些"])
    assert len(shorter.text) <= len(listed.text)


def test_why_such_a_thing_is_done_is_no_question_of_its_meaning(bot: Bot) -> None:
    answer = bot.ask("凭什么这样办？", ["“院士问诊”机制怎么建立？"])
    assert "没有给出定义" not in answer.text and answer.depth is None
    assert any("院士问诊" in one.quote or "决策有问计" in one.quote for one in answer.citations)


def test_what_is_left_of_the_section_that_is_named(documents: Bot) -> None:
    first, rest = talk(documents, ["海洋产业基金有多大，钱从哪里来？", "还有别的保障措施吗？"])
    assert "二十亿元" in first.text and "二十亿元" not in rest.text
    assert "安家费" in rest.text and "约谈" in rest.text


def test_a_text_without_author_is_asked_like_an_author(bot: Bot) -> None:
    answer = bot.ask("那编者按呢", ["马回怎么说创新联合体"])
    assert answer.standalone == "《编者按》怎么说创新联合体"
    assert answer.text.startswith("在《编者按》中没有找到可以回答的原文")


def test_all_of_the_article_of_which_a_sentence_was_shown(documents: Bot) -> None:
    first, entire = talk(documents, ["养犬管理办法里，哪些行为是禁止的", "把这一条的全文给我"])
    index = documents.searcher.index
    outline = index.outlines[first.citations[0].essay_id]
    (start, _) = first.citations[0].span or (0, 0)
    article = next(node for node in outline.path(start) if node.kind == "article")
    assert article.start == min((one.span or (0, 0))[0] for one in entire.citations)
    assert article.end - max((one.span or (0, 0))[1] for one in entire.citations) < 3


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("马回在哪里写到“量子信息”", "除了他还有谁写到过？"),
        ("马回怎么谈基础研究", "还有谁谈到了"),
        ("马回怎么谈基础研究", "还有别的专家提到吗"),
    ],
)
def test_who_else_is_asked_of_what_was_asked_about(bot: Bot, before: str, question: str) -> None:
    assert {one.author for one in talk(bot, [before, question])[-1].citations} == {"刘忠林"}


def test_nobody_else_is_told_of_all_who_are_left(bot: Bot) -> None:
    last = talk(bot, ["“中试平台”是谁提出的", "除了他还有谁说过"])[-1]
    assert last.text == "刘忠林、邹慧的文章中没有出现“中试平台”。"


def test_what_is_asked_behind_a_reproach_is_answered(bot: Bot) -> None:
    last = talk(bot, ["马回什么单位", "你答错了，他是社科联的吧"])[-1]
    assert last.status == "answered" and "江西省社科院江西发展战略研究所" in last.text


@pytest.mark.parametrize(
    ("shown", "count"),
    [("马回“深化机制改革，提升资源配置效率”那部分讲了啥", 3), ("马回第三部分讲了什么", 3), ("马回主要讲了什么", 12)],
)
def test_what_is_counted_is_of_the_part_that_was_shown(bot: Bot, shown: str, count: int) -> None:
    *_, counted, last = talk(bot, [shown, "一共几条", "最后一条详细一点"])
    assert len(counted.citations) == count and f"共有 {count} 条" in counted.text
    assert ("评价激励机制" in last.text) == (count == 3)
