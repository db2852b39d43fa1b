from __future__ import annotations

import pytest

from bot.app import Bot
from bot.domain import MARKER
from bot.faces import wire


def test_the_four_stores(bot: Bot) -> None:
    answer = bot.ask("江西研究院的“四库系统”指的是哪四个库？")
    assert answer.status == "answered"
    assert [citation.author for citation in answer.citations] == ["邹慧"]
    assert all(store in answer.text for store in ("院士信息库", "项目库", "成果库", "产业需求库"))
    assert "探索建设院士信息库、项目库、成果库、产业需求库“四库系统”" in answer.citations[0].quote


def test_an_answer_names_speaker_section_and_the_sentence_itself(bot: Bot) -> None:
    answer = bot.ask("创新积分制改革怎么用？")
    first = answer.citations[0]
    assert (first.author, first.section) == ("马回", "构建多元格局，壮大研发投入规模")
    assert first.point == "二是强化企业科技创新主体地位"
    assert "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩，破解科技企业融资难、融资贵问题。" in first.quote
    assert first.quote.startswith("二是强化企业科技创新主体地位。"), "how a thing is done is the whole point"
    assert answer.text.startswith(f"马回在“{first.section}”一节提出：“{first.quote}”[1]")
    assert first.reference == "马回. 构建研发投入配置新范式[N]. [报纸名不详], [日期不详](智库版)."


def test_an_essay_without_a_title_has_none_and_our_label(bot: Bot) -> None:
    first = bot.ask("院士问诊机制要做什么？").citations[0]
    assert first.title is None
    assert first.label == "让院士“智高点”转变为发展“增长极”"
    assert first.reference.startswith("邹慧. [无题][N].")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("红烧肉怎么做？", "off_topic"),
        ("昨晚曼联踢赢了吗？", "off_topic"),
        ("你好", "small_talk"),
        ("谢谢！", "small_talk"),
        ("", "small_talk"),
        ("？？？", "small_talk"),
    ],
)
def test_what_the_texts_do_not_speak_of_is_refused_in_a_friendly_sentence(bot: Bot, question: str, reason: str) -> None:
    answer = bot.ask(question)
    assert (answer.status, answer.reason) == ("refused", reason)
    assert answer.citations == ()
    assert MARKER.search(answer.text) is None
    assert answer.text.count("。") <= 2
    assert answer.suggestions


def test_another_year_is_not_answered_from_this_one(bot: Bot) -> None:
    answer = bot.ask("江西2024年研发投入是多少亿元？")
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")
    assert answer.nearest
    assert bot.ask("2018年以来中国工程院与多少个省共建地方研究院？").status == "answered"


def test_another_province_is_not_answered_from_jiangxi(bot: Bot) -> None:
    assert bot.ask("湖南省的创新积分制改革怎么做？").reason == "not_in_corpus"
    assert bot.ask("江西与上海怎样合作建设产业园？").status == "answered"


def test_a_list_comes_whole_and_in_order(bot: Bot) -> None:
    answer = bot.ask("马回在优化研发投入结构上提出了哪几点？")
    assert [c.quote[:2] for c in answer.citations] == ["一是", "二是", "三是"]
    assert {c.section for c in answer.citations} == {"优化结构布局，筑牢创新发展根基"}
    assert [c.point for c in answer.citations] == [
        "一是强化基础研究“压舱石”作用",
        "二是突出产业需求风向标作用",
        "三是补齐载体建设短板弱项",
    ]


def test_a_named_author_answers_for_himself(bot: Bot) -> None:
    for author in ("刘忠林", "马回"):
        assert {c.author for c in bot.ask(f"{author}怎么谈未来产业？").citations} == {author}


def test_the_wrong_author_is_reported_and_not_repaired_in_silence(bot: Bot) -> None:
    answer = bot.ask("刘忠林为什么主张推广创新积分制改革？")
    assert answer.citations[0].author == "马回"
    (note,) = answer.notes
    assert note.kind == "author_mismatch"
    assert "马回" in note.text
    assert "刘忠林" in note.text


@pytest.mark.parametrize(
    "question",
    ["創新積分制改革怎麼用？", "创新积分制改革怎么用？", "创新積分制改革　怎么用?"],
)
def test_scripts_and_widths_find_the_same(bot: Bot, question: str) -> None:
    assert "推广创新积分制改革" in bot.ask(question).citations[0].quote


def test_a_follow_up_that_cannot_stand_alone(bot: Bot) -> None:
    answer = bot.ask("马回呢？", ["刘忠林怎么谈未来产业？"])
    assert answer.question == "马回呢？"
    assert "未来产业" in answer.standalone
    assert {c.author for c in answer.citations} == {"马回"}
    alone = bot.ask("创新积分制改革怎么用？", ["刘忠林怎么谈未来产业？"])
    assert alone.standalone == alone.question


@pytest.mark.parametrize(
    "question",
    [
        "<img src=x onerror=alert(1)>创新积分",
        "[1][2]创新积分制",
        "创新积分" + "\U0001f600" * 50,
        "\x00\x07",
        "a" * 10000,
    ],
)
def test_no_question_breaks_it(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.question == question
    assert answer.status in ("answered", "partial", "refused")


def test_every_example_is_answered(bot: Bot) -> None:
    assert len(bot.examples()) == 6
    for question in bot.examples():
        assert bot.ask(question).status == "answered", question


def test_every_quotation_is_the_slice_that_it_says(bot: Bot) -> None:
    for question in ("怎样支持专精特新企业？", "科技成果转化有哪些措施？", "企业研发投入怎么提高？"):
        for citation in bot.ask(question).citations:
            essay = bot.essay(citation.essay_id)
            assert essay is not None
            assert essay.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("创新积分制改革怎么用？", []),
        ("三位作者分别怎么谈成果转化？", []),
        ("刘忠林和马回谈的未来产业有何不同？", []),
        ("还有呢？", ["创新积分制改革怎么用？"]),
        ("我们是一家做有色金属的小厂，没有检测设备，缺停车位，怎么办？", []),
        ("红烧肉怎么做？", []),
        ("你好", []),
        ("2030启航计划投入多少钱？", []),
    ],
)
def test_the_text_is_the_plain_rendering_of_the_blocks(bot: Bot, question: str, history: list[str]) -> None:
    """As a program of the reader's would render the JSON."""
    fields = wire.answer(bot.ask(question, history))
    paragraphs = []
    for block in fields["blocks"]:
        paragraphs.append(block["lead"] or "")
        for item in block["items"]:
            marks = "".join(f"[{number}]" for number in item["cites"])
            paragraphs[-1] += item["text"] + ("" if MARKER.search(item["text"]) else marks)
    assert "\n\n".join(paragraphs) == fields["text"]
    assert fields["text"]
    cited = {one["number"]: one for one in fields["citations"]}
    for block in fields["blocks"]:
        own = {number for item in block["items"] for number in item["cites"]}
        assert block["author"] in ({cited[number]["author"] for number in own} or {None})
        assert block["essay_id"] in ({cited[number]["essay_id"] for number in own} or {None})
    assert all(one["field"] is None for one in fields["citations"])
