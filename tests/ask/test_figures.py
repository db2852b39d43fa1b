"""A number of a question is held against that of the same thing: corrected, confirmed, or left alone where there is doubt."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot
from bot.ask.counted import as_written, counted, ranges, spelled

TEXT = """# 白塘县便民服务点建设方案

全县新建便民服务点60处，每处补助八万元。服务点留存影像资料不少于三十日。

违反规定挪用资金的，由县财政局处一万元以上五万元以下罚款。

服务点办理事项分别为社保类20项、医保类15项。2024年城东片接待群众3万人次，2025年城东片接待群众5万人次。

开展3项AI行动，改造窗口45个。

对建设服务站的企业，最高奖励6万元。骗取服务站建设资金的，三至五年内不得申报。

服务车使用年限达到十二年的，应当报废。

便民服务站夏季开放时间为8:30-12:00，从9月1日至10月31日延长开放。

| 序号 | 乡镇 | 新建服务点（处） | 改造站房（家） | 修整道路（公里） | 投资额 |
|---|---|---|---|---|---|
| 1 | 东河镇 | 32 | 10 | 1,200 | 300 |
| 2 | 西山镇 | 28 | 9 | 25 | 280 |
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("county")
    (folder / "plan.md").write_text(TEXT, encoding="utf-8")
    made = Bot(settings.Settings(home=folder / "home"))
    made.build([folder / "plan.md"])
    return made


@pytest.mark.parametrize(
    ("question", "said", "true"),
    [
        ("东河镇新建服务点25处，对吗？", "25处", "32处"),
        ("东河镇新建服务点28处，对吗？", "28处", "32处"),  # that is the other town's
        ("西山镇改造站房12家，是吗", "12家", "9家"),
        ("东河镇修整道路900公里，是吗", "900公里", "1,200公里"),
        ("挪用资金罚一万到十万，对吗", "一万到十万", "一万元以上五万元以下"),
        ("服务车使用年限满十五年才报废，对不对？", "十五年", "十二年"),
        ("服务车使用年限到八年就要报废对吧", "八年", "十二年"),
    ],
)
def test_a_wrong_number_is_corrected(county: Bot, question: str, said: str, true: str) -> None:
    assert county.ask(question).text.startswith(f"问题中的“{said}”与原文不符，原文为“{true}”。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("挪用资金罚一万到五万，对吗", "一万到五万"),
        ("东河镇新建服务点32处，对吗", "32处"),
        ("服务车使用年限到十二年就要报废对吧", "十二年"),
    ],
)
def test_a_right_number_is_confirmed(county: Bot, question: str, said: str) -> None:
    assert county.ask(question).text.startswith(f"问题中的“{said}”与原文一致，原文的说法是：")


@pytest.mark.parametrize(
    "question",
    [
        "城东片接待群众4万人次，对吗",  # of two years
        "企业投资达到六百万元就最高奖励，对吗",  # another amount of money than the one that is given
        "服务车使用年限不满八年的不报废，对吗",
        "医保类办理事项25项，对吗",  # told apiece
        "影像资料留存不超过三十日，对吗",  # bounded the other way
        "影像资料不用留存三十日，对吗",
        "影像资料留存三十日，对吗",  # the text bounds it
        "东河镇投资额300万元，对吗",  # the column tells no unit
        "青湖县每处补助八万元，对吗",  # of another place
        "全县新建的便民服务点不到80处吧？",  # 60 is less
        "新建服务点有50处以上吗？",
        "接待群众超过2万人次，对吗",
        "建设服务站的企业奖励3万元，对吗",  # 6 is the most
        "骗取服务站建设资金的，罚款一万至五万，对吗",  # the text has years
        "服务站夏季开放时间为9:30-12:00，对吗",
        "服务站9月1日到15日延长开放，对吗",
        "服务站9月1日至10月15日延长开放，对吗",
        "青湖县对建设服务站的企业最高奖励5万元，对吗",
    ],
)
def test_in_doubt_nothing_is_said_of_a_number(county: Bot, question: str) -> None:
    assert "与原文" not in county.ask(question).text


def test_ranges_are_read_in_any_script() -> None:
    assert [one.values for one in ranges("处一万元以上五万元以下罚款，期限3至5年，奖补1—5万元")] == [
        ("10000", "50000"),
        ("3", "5"),
        ("10000", "50000"),
    ]
    assert ranges("2025年到账，第3条至少5人") == []
    assert [one.values for one in ranges("骗取资金的，3至5年内不得申报")] == [("3", "5")]
    assert ranges("8:30-12:00，9月1日至10月31日，电话0791-88661234") == []


def test_a_numeral_of_two_halves_is_read_whole() -> None:
    assert [one.value for one in counted("生产总值六万六千亿元")] == ["6600000000000"]
    assert [one.value for one in counted("补助两万五，另加两万八千元")] == ["25000", "28000"]
    assert [one.value for one in counted("生产总值六万亿元，六千家企业")] == ["6000000000000", "6000"]


def test_what_is_counted_ends_with_a_word() -> None:
    (number,) = counted("3亿立方米山体滑坡未造成伤亡")
    assert spelled(number, number.template) == "3亿立方米山体"
    assert as_written("3项ai行动", "开展3项AI行动") == "3项AI行动"
