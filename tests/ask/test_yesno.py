"""Yes or no is said only where one clause says so; in any doubt the quotation stands alone."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask.yesno import asks, opening
from bot.domain import Evidence, Passage
from bot.says import ask as says


def quoting(text: str) -> Evidence:
    passage = Passage("", "one", "题", "王明", None, None, 0, len(text), text)
    return Evidence(1, passage, 0, len(text), text)


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        (
            "科研设备是不是要向企业开放？",
            "推动高校、院所的科研设备、实验平台向企业开放，提高使用效率。",
            says.AS_WRITTEN,
        ),
        ("王明主张科研设备向企业开放吗？", "推动高校的科研设备向企业开放。", says.AS_WRITTEN),
        ("王明主张高校的科研设备向企业开放吗？", "推动高校的科研设备向企业开放。", says.YES),
        ("院所的科研设备要向企业开放吗？", "推动高校、院所的科研设备向企业开放。", says.YES),
        ("研究院与22个省共建分院吗", "2018年以来，研究院与22个省（自治区、直辖市）共建分院。", says.YES),
        ("研究院与12个省共建分院吗", "2018年以来，研究院与22个省（自治区、直辖市）共建分院。", says.AS_WRITTEN),
        ("企业要向高校开放设备吗？", "推动高校的科研设备向企业开放。", says.AS_WRITTEN),
        ("高校要向企业开放吗？", "推动高校、院所的科研设备向企业开放。", says.AS_WRITTEN),
        ("要部门分割吗？", "打破数据壁垒和部门分割。", says.AS_WRITTEN),
        ("资源配置要规模扩张吗？", "推动资源配置从“规模扩张”向“质效优先”转型。", says.AS_WRITTEN),
        ("要重复建设吗？", "避免重复建设。", says.AS_WRITTEN),
        ("科研设备不向企业开放吗？", "推动高校的科研设备向企业开放。", says.AS_WRITTEN),
        ("建立了刚性增长机制吗？", "建立刚性增长机制。", says.AS_WRITTEN),
        ("全部科研设备都要向企业开放吗？", "推动科研设备向企业开放。", says.AS_WRITTEN),
        ("企业可以缓缴费用吗？", "企业可以缓缴费用，但应当书面申请。", says.AS_WRITTEN),
        ("老人可以申请补贴吗？", "符合规定的老人可以申请补贴。", says.AS_WRITTEN),
        ("老人可以申请补贴吗？", "老人可以申请补贴。", says.YES),
        ("企业能牵头组建联合体吗？", "支持企业牵头组建联合体。", says.AS_WRITTEN),
        ("食堂能不能设置最低消费？", "食堂不得设置最低消费。", says.NO),
        ("可以设置最低消费吗？", "食堂应当公示价格，不得设置最低消费。", says.NO),
        ("食堂可以设置最低消费吗？", "食堂不得不设置最低消费。", says.AS_WRITTEN),
        ("食堂能设置最低消费吗？", "食堂不得设置最低消费额以外的收费。", says.AS_WRITTEN),
        ("送餐能超过2小时吗？", "送餐不得超过3小时。", says.AS_WRITTEN),
        ("学生可以参加免费课后服务，包午餐吗？", "学生可以参加免费课后服务。", says.AS_WRITTEN),
        ("老人可以申请补贴，最多5万吗？", "老人可以申请补贴。", says.AS_WRITTEN),
        ("老人可以申请补贴，没记错吧？", "老人可以申请补贴。", says.YES),
        ("不是本地户口的老人可以申请补贴吗？", "本地户口的老人可以申请补贴。", says.AS_WRITTEN),
        ("不是老人可以申请补贴吗？", "老人可以申请补贴。", says.AS_WRITTEN),
    ],
)
def test_only_what_a_clause_says_is_affirmed_or_denied(question: str, sentence: str, told: says.Row) -> None:
    assert opening(question, [quoting(sentence)], ["王明"]) == told()


def test_an_answer_to_yes_or_no_begins_with_it(bot: Bot) -> None:
    assert bot.ask("要支持领军企业牵头组建创新联合体吗？").text.startswith("是的，原文的说法是：\n")
    assert bot.ask("能不能取消项目评审？").text.startswith("原文的说法是：\n")
    assert "是的" not in bot.ask("刘忠林赞成各地重复建设吗").text


@pytest.mark.parametrize(
    "question",
    [
        "值班人员要什么证？",
        "谁来批准？",
        "补贴多少钱",
        "第几条写了处罚",
        "申请的条件是什么？",
        "来这里干嘛",
        "哪些乡镇没有",
        "多久要时不时检查",
        "这个办法是2019年就有的",
        "这个办法是哪一年有的？",
    ],
)
def test_what_asks_for_a_thing_asks_for_no_yes(question: str) -> None:
    assert not asks(question)


@pytest.mark.parametrize(
    "question",
    [
        "值班人员要持证吗？",
        "能不能单人值班",
        "是否需要审批？",
        "可以补办么",
        "有专项资金没有",
        "可以代办不",
        "这个办法，听说是2019年就有的？",
    ],
)
def test_the_forms_of_yes_or_no(question: str) -> None:
    assert asks(question)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("企业可以申请补贴吗？", "小微企业可以申请补贴。"),
        ("居民可以申请公租房吗？", "城镇居民可以申请公租房。"),
        ("企业可以要求延期吗？", "企业可以延期。"),
    ],
)
def test_what_holds_for_some_is_no_yes_for_all(question: str, text: str) -> None:
    assert opening(question, [quoting(text)], ()) == says.AS_WRITTEN()
