"""Parts of a text by their numbers: step by step, by the number that a part bears, from the end, several at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.ask.steps import articles, steps

# An excerpt: its first chapter is the second of the whole, and its sections are numbered anew in each chapter.
RULES = """云川市渡口管理办法
第二章　开渡
第一节　申请
第五条　开渡应当申请。
第六条　申请人应当有船。
第二节　许可
第七条　符合下列条件的，应当许可：
（一）船只检验合格；
（二）船工持证上岗。
许可应当公示。
第三章　渡运
第一节　渡船
第八条　渡船应当编号。
第二节　渡工
第九条　渡工应当着装。
"""
NOTICE = """云川市人民政府办公室关于清理河道的通知
云川办发〔2024〕3号
各区人民政府：
河道淤积已影响行洪。现将清理工作通知如下。
一、时间安排
清理自九月开始。十月底完成。
二、工作分工
（一）市级职责
1.水务局测量淤积。
2.财政局拨付经费。
（二）区级职责
1.区政府组织船只。
2.街道劝离垂钓者。
3.村委会看护堤岸。
云川市人民政府办公室
2024年8月2日
"""


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from a regulation with sections, and a notice with points under numbered parts."""
    folder = tmp_path_factory.mktemp("rivers")
    (folder / "云川市渡口管理办法.txt").write_text(RULES, encoding="utf-8")
    (folder / "云川市人民政府办公室关于清理河道的通知.txt").write_text(NOTICE, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("第三部分第2点", [("第三部分", 3, "部分", 1), ("第2点", 2, "点", 1)]),
        ("第二章的第三节", [("第二章", 2, "章", 1), ("第三节", 3, "节", 1)]),
        ("第一部分的(二)第3条", [("第一部分", 1, "部分", 1), ("(二)", 2, "", 1), ("第3条", 3, "条", 1)]),
        ("开篇三段", [("开篇三段", 1, "段", 3)]),
        ("最后两条", [("最后两条", -1, "条", 2)]),
        ("倒数第二章", [("倒数第二章", -2, "章", 1)]),
        ("第 三 部分第 2 点", [("第三部分", 3, "部分", 1), ("第2点", 2, "点", 1)]),
        ("第 12 条 第 2 款", [("第12条", 12, "条", 1), ("第2款", 2, "款", 1)]),
        ("第二章 第三章", [("第二章", 2, "章", 1), ("第三章", 3, "章", 1)]),
        ("第六条到第八条", [("第六条", 6, "条", 1), ("第七条", 7, "条", 1), ("第八条", 8, "条", 1)]),
        ("第2至3款", [("第二款", 2, "款", 1), ("第三款", 3, "款", 1)]),
        ("第一章到第九十条", [("第一章", 1, "章", 1)]),
        ("附件 2", [("附件2", 2, "附件", 1)]),
        ("前一条", []),
        ("当前三项任务", []),
        ("第四条件", []),
        ("(四)", []),
    ],
)
def test_steps_are_read_from_outside_in(question: str, found: list[tuple[str, int, str, int]]) -> None:
    led = [(one.label, one.number, one.unit, one.many) for several in steps(question) for one in several]
    assert led == found


def test_an_article_is_led_to_with_its_paragraph_and_item() -> None:
    (led,) = articles("规定20条第2款第(三)项")
    assert [(one.number, one.unit) for one in led] == [(20, "条"), (2, "款"), (3, "项")]
    assert [[one.label for one in several] for several in articles("第二十条和第三条第一款讲什么")] == [
        ["第二十条"],
        ["第三条", "第一款"],
    ]
    assert articles("这条路怎么走") == []


def test_what_joins_an_article_to_its_item_belongs_to_neither() -> None:
    (found,) = articles("办法里第26条的第(四)项,原文怎么写")
    assert [(one.number, one.unit) for one in found] == [(26, "条"), (4, "项")]


@pytest.mark.parametrize(
    ("question", "number"),
    [("渡口办法 十二条", 12), ("十二条 渡口办法", 12), ("§12 渡口办法", 12), ("渡口办法§ 3条", 3)],
)
def test_an_article_may_be_typed_without_its_first_word(question: str, number: int) -> None:
    assert [[(one.number, one.unit) for one in several] for several in articles(question)] == [[(number, "条")]]


def test_what_is_the_first_of_its_kind_and_what_is_below_an_item() -> None:
    assert [(one.number, one.unit) for (one,) in steps("渡口办法头一条写的什么")] == [(1, "条")]
    (led,) = articles("第六条第（二）项第3目是什么")
    assert [(one.number, one.unit) for one in led] == [(6, "条"), (2, "项"), (3, "目")]
    assert steps("第三目标是什么") == []


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("渡口管理办法第二章第二节第七条第二款", ["许可应当公示。"]),
        ("渡口管理办法第三章第二节讲什么", ["第二节　渡工", "第九条　渡工应当着装。"]),
        ("渡口管理办法第三章最后一条", ["第九条　渡工应当着装。"]),
        ("清理河道的通知第二部分（二）第2点", ["2.街道劝离垂钓者。"]),
        ("清理河道的通知开头一段写了什么", ["河道淤积已影响行洪。现将清理工作通知如下。"]),
        ("清理河道的通知全文最后一段", ["3.村委会看护堤岸。"]),
        ("清理河道通知第二部分（二）的最后两点", ["2.街道劝离垂钓者。", "3.村委会看护堤岸。"]),
    ],
)
def test_the_part_that_the_steps_lead_to_is_quoted_and_nothing_else(
    rivers: Bot, question: str, quotes: list[str]
) -> None:
    answer = rivers.ask(question)
    assert [one.quote for one in answer.citations] == quotes
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("渡口管理办法第一章", "没有第一章：全文共 2 章。"),
        ("渡口管理办法第二章第五节", "第二章没有第五节：其中共 2 节。"),
        ("渡口管理办法第三编", "不分编。"),
        ("清理河道的通知第二部分（二）第6点", "没有第6点：其中共 3 点。"),
        ("清理河道的通知第一部分第四段", "没有第四段：其中共 1 段。"),
        ("清理河道的通知第五章", "没有第五章：全文共 2 个部分。"),
    ],
)
def test_a_part_that_is_not_there_is_told_by_its_own_kind(rivers: Bot, question: str, told: str) -> None:
    answer = rivers.ask(question)
    assert answer.status == "refused" and told in answer.text


@pytest.mark.parametrize(
    ("question", "quotes", "lacking"),
    [
        (
            "清理河道的通知第一部分和第二部分（一）第1点",
            ["一、时间安排", "清理自九月开始。十月底完成。", "1.水务局测量淤积。"],
            "",
        ),
        ("清理河道的通知第二部分（二）第1点、第3点", ["1.区政府组织船只。", "3.村委会看护堤岸。"], ""),
        ("渡口管理办法第二章第二节和第四章讲什么", ["第二节　许可"], "没有第四章：全文共 2 章。"),
    ],
)
def test_parts_that_are_named_side_by_side_are_each_answered(
    rivers: Bot, question: str, quotes: list[str], lacking: str
) -> None:
    answer = rivers.ask(question)
    shown = [one.quote for one in answer.citations]
    assert answer.status == "answered" and shown[: len(quotes)] == quotes and lacking in answer.text.split("\n")[0]


def test_all_that_is_counted_is_counted(rivers: Bot) -> None:
    told = rivers.ask("渡口管理办法有几章几节？").text
    assert "共有 2 章" in told and "共有 4 节" in told


def test_a_point_of_a_named_section_and_points_counted_through(bot: Bot) -> None:
    (second,) = bot.ask("刘忠林“深化体制机制改革”那一节的第二段").citations
    assert second.quote.startswith("加强金融对科技创新")
    (tenth,) = bot.ask("马回的第十条是什么？").citations
    assert tenth.quote.startswith("一是强化供给端")
    assert "没有第三十条：全文共 12 条" in bot.ask("马回的第三十条").text


def test_a_part_too_long_to_be_quoted_whole_is_not_called_whole(tmp_path: Path, bot: Bot) -> None:
    point = "（{}）水闸分级管理{}。" + "各镇对辖区水闸逐座登记，汛前检修，汛后复查，损坏的限期修复并报市里备案。" * 12
    points = "\n".join(point.format(number, number) for number in "一二三四五")
    text = f"云川市水闸管理规划\n一、现状\n水闸老化。\n二、水闸分级管理\n{points}\n三、保障\n加大投入。\n"
    (tmp_path / "云川市水闸管理规划.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path / "云川市水闸管理规划.txt"])
    for question in ("水闸管理规划第二部分讲什么", "“水闸分级管理”这一节讲什么"):
        answer = made.ask(question)
        assert "篇幅较长" in answer.text.split("\n")[0] and "完整" not in answer.text
        assert [one.quote for one in answer.citations][-5:] == [f"（{n}）水闸分级管理{n}。" for n in "一二三四五"]


@pytest.mark.parametrize(
    ("question", "unit", "number"),
    [
        ("这篇第一句话怎么写的", "句", 1),
        ("第二部分最后一句", "句", -1),
        ("倒数第三句是什么", "句", -3),
        ("全文收尾那句写的什么", "句", -1),
        ("开头那句怎么写的", "句", 1),
        ("第二个小标题底下说了什么", "部分", 2),
    ],
)
def test_a_sentence_is_named_by_its_place(question: str, unit: str, number: int) -> None:
    (led,) = steps(question)
    assert (led[-1].unit, led[-1].number) == (unit, number)


@pytest.mark.parametrize("question", ["用一句话概括", "三句话说说", "最后用一句话收尾"])
def test_so_many_sentences_are_no_part(question: str) -> None:
    assert not steps(question)
