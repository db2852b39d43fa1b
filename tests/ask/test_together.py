"""Several questions in one message, and one that is taken back."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot
from bot.ask.amended import amended
from bot.ask.parting import half, parted


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("中试平台由谁来建？概念验证基金又是怎么设的？", ["中试平台由谁来建？", "概念验证基金又是怎么设的？"]),
        ("谁讲了耐心资本，谁讲了隐形冠军", ["谁讲了耐心资本", "谁讲了隐形冠军"]),
        ("“双融合”是什么意思？另外，链主企业要做什么", ["“双融合”是什么意思？", "链主企业要做什么"]),
        ("什么是“耐心资本”？为什么？", ["什么是“耐心资本”？为什么？"]),
        ("我们是一家民营企业。马回怎么说？", ["我们是一家民营企业。马回怎么说？"]),
        ("“钱从哪里来？人从哪里来？”是谁说的", ["“钱从哪里来？人从哪里来？”是谁说的"]),
        ("一共几个方面，分别是什么", ["一共几个方面，分别是什么"]),
        ("失业金现在多少钱？还有退休预审能提前几个月办", ["失业金现在多少钱？", "退休预审能提前几个月办"]),
        ("休息区为什么不让装摄像头？理由是啥", ["休息区为什么不让装摄像头？理由是啥"]),
        ("好几个孩子拉肚子，老板得跟谁说，给多长时间", ["好几个孩子拉肚子，老板得跟谁说，给多长时间"]),
        ("2.5万元的补贴发给谁？基金怎么设？", ["2.5万元的补贴发给谁？", "基金怎么设？"]),
        ("什么是中试？和谐社区怎么建？", ["什么是中试？", "和谐社区怎么建？"]),
        ("1、基金由谁来设？2、平台由谁来建？", ["基金由谁来设？", "平台由谁来建？"]),
        ("总结马回的文章，再告诉我他的单位", ["总结马回的文章", "他的单位"]),
        ("介绍一下甲基金，另外再说说乙平台怎么建", ["介绍一下甲基金", "乙平台怎么建"]),
        ("一盘棋指啥 另外王明说的清单是替代什么", ["一盘棋指啥", "王明说的清单是替代什么"]),
        ("租房能扣多少，另外我有个弟弟，养爸妈最多扣多少", ["租房能扣多少", "我有个弟弟，养爸妈最多扣多少"]),
        ("甲补多少，还有多少没补", ["甲补多少，还有多少没补"]),
        ("创新券怎么用，另外两篇文章怎么说", ["创新券怎么用", "另外两篇文章怎么说"]),
        ("哪些人，还有哪些单位能领", ["哪些人，还有哪些单位能领"]),
        ("先建平台，再引人才，怎么做", ["先建平台，再引人才，怎么做"]),
        ("渠道期限多长，水费由谁交", ["渠道期限多长", "水费由谁交"]),
        ("许可证多少天办好、材料去哪个窗口交、电话是多少", ["许可证多少天办好", "材料去哪个窗口交", "电话是多少"]),
        ("公路、农田各建多少", ["公路、农田各建多少"]),
        ("", [""]),
        ("？？？", ["？？？"]),
    ],
)
def test_questions_are_parted_where_each_asks_for_something_of_its_own(message: str, parts: list[str]) -> None:
    assert parted(message) == parts


def test_a_long_message_and_many_questions_stay_whole() -> None:
    long = "中试平台怎么建？" + "背景如此。" * 60 + "基金怎么设？"
    assert parted(long) == [long]
    many = "".join(f"第{n}号平台怎么建设？" for n in "一二三四五")
    assert parted(many) == [many]


def test_each_question_has_its_answer_and_its_own_words_before_it(bot: Bot) -> None:
    answer = bot.ask("马回是哪个单位的？刘忠林怎么看基础研究？")
    assert answer.status == "answered"
    assert "您一共问了2个问题" in answer.text
    assert answer.text.index("“马回是哪个单位的？”") < answer.text.index("江西省社科院")
    assert answer.text.index("“刘忠林怎么看基础研究？”") < answer.text.index("加强基础研究人才培养")
    assert [one.number for one in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_what_the_texts_do_not_say_is_told_of_its_own_question(bot: Bot) -> None:
    answer = bot.ask("四库系统怎么建？糖醋排骨怎么烧？")
    assert answer.status == "partial"
    after = answer.text.split("“糖醋排骨怎么烧？”")[1]
    assert "无关" in after or "没有找到" in after
    assert "[1]" not in after


def test_a_second_question_may_lean_on_the_first(bot: Bot) -> None:
    answer = bot.ask("马回怎么看基础研究，刘忠林怎么看")
    assert [one.author for one in answer.citations] == ["马回", "刘忠林"]


def test_what_only_asks_on_is_one_question(bot: Bot) -> None:
    answer = bot.ask("中国工程院跟多少个省共建了地方研究院？从哪年开始")
    assert "您一共问了" not in answer.text
    assert "2018年以来" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("不对，我是问王明", ("", "王明呢？")),
        ("李强怎么看中试——说错了，我想问的是王明怎么看", ("李强怎么看中试", "王明怎么看")),
        ("打错了！我是想问未来产业", ("", "未来产业呢？")),
        ("他说得对不对，我想问清楚中试平台", None),
        ("不对，我问的不是这个", None),
        ("你答错了", None),
        ("表格填错了，我想问怎么改", None),
        ("账号不对，我想问怎么重新登记", None),
    ],
)
def test_who_takes_a_question_back_means_another(message: str, found: tuple[str, str] | None) -> None:
    assert amended(message, ("王明", "李强")) == found


def test_what_is_meant_instead_is_answered(bot: Bot) -> None:
    answer = bot.ask("不对，我是问刘忠林", ["马回怎么谈未来产业"])
    assert {one.author for one in answer.citations} == {"刘忠林"}
    assert any("未来产业" in one.quote for one in answer.citations)
    assert "江西省社科联" in bot.ask("三位作者都是谁，啊不对，我是想问刘忠林的单位").text


def test_a_second_request_is_answered_in_the_light_of_the_first(bot: Bot) -> None:
    answer = bot.ask("帮我总结一下马回的文章，再告诉我他的单位")
    assert answer.text.startswith("您一共问了2个问题") and "江西省社科院江西发展战略研究所副研究员" in answer.text


def test_whether_another_says_it_too_is_answered_with_what_was_asked_before(bot: Bot) -> None:
    answer = bot.ask("“非共识”是谁说的？邹慧也说了吗")
    assert "在邹慧的文章中没有找到可以回答的原文" in answer.text and len(answer.citations) == 2 - 1


WATER = """---
title: 青石县水渠管护办法
---
## 一、贷款

农户贷款额度最高12万元。

## 二、期限

农户贷款期限最长四年。

## 三、试用

一要设半年的试用期。试用期满，漏水的退回原厂，不再续签。
"""
LAND = """---
title: 青石县土地流转办法
---
## 一、流转

土地流转期限由双方商定，合同期限最长二十年。流转费每年一付。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    texts = tmp_path_factory.mktemp("county")
    for name, text in (("water", WATER), ("land", LAND)):
        (texts / f"{name}.md").write_text(text, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))
    bot.build([texts])
    return bot


def test_a_second_clause_is_asked_of_the_text_that_answers_the_first(county: Bot) -> None:
    answer = county.ask("农户贷款额度最高多少，期限多长")
    assert "12万元" in answer.text and "最长四年" in answer.text
    assert "二十年" not in answer.text


def test_two_questions_that_one_sentence_answers_by_half_have_the_point_around_it(county: Bot) -> None:
    answer = county.ask("试用要多长时间，漏水的怎么处理")
    assert "半年的试用期" in answer.text and "退回原厂" in answer.text


@pytest.mark.parametrize(
    ("question", "said", "by_half"),
    [
        ("他最看重哪一条，理由是什么", "我最看重的是奖励。", True),
        ("渠长由谁推选，任期几年", "渠长由村民推选，任期三年。", False),
        ("渠长由谁推选", "每年修渠一次。", False),
    ],
)
def test_half_of_a_question_is_left_where_a_sentence_has_no_word_of_it(question: str, said: str, by_half: bool) -> None:
    assert half(question, said) is by_half


@pytest.mark.parametrize(
    ("message", "fields", "said"),
    [
        ("马回是哪个单位的，他提出了几个方面的建议", {"author", "affiliation"}, "4 个部分"),
        ("有几篇文章，哪篇讲院士", {"title"}, "邹慧在“"),
        ("一共有几位作者，链主企业要做什么", {"author", "affiliation"}, "链主企业"),
    ],
)
def test_a_clause_that_asks_of_a_record_is_answered_beside_one_that_asks_what_is_said(
    bot: Bot, message: str, fields: set[str], said: str
) -> None:
    answer = bot.ask(message)
    assert answer.status == "answered" and "您一共问了2个问题" in answer.text
    assert fields <= {one.field for one in answer.citations} and None in {one.field for one in answer.citations}
    assert said in answer.text


def test_what_is_asked_of_all_texts_leaves_the_next_clause_to_all_of_them(bot: Bot) -> None:
    answer = bot.ask("文章是什么时候发表的，主要讲了什么")
    assert "发表日期不详" in answer.text
    assert {"刘忠林", "马回", "邹慧"} <= {one.author for one in answer.citations}
