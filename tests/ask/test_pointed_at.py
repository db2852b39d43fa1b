"""Documents as people point at them: 青洲那个充电的办法, 托餐办法第四章，看护那章."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

CHARGING = """青洲区居民小区电动汽车充电设施建设管理办法

第一章 总则
第一条 为了规范小区充电设施的建设，制定本办法。
第二条 本办法适用于本区居民小区。
第二章 建设
第三条 自用充电桩由居民提出申请，物业服务企业应当在五日内答复。
第三章 附则
第四条 本办法自2024年8月1日起施行。
"""
MEALS = """沐阳县校外托餐服务管理办法

第一章 总则
第一条 为了规范校外托餐服务，制定本办法。
第二章 看护
第二条 看护人员与学生的比例不低于一比十五。
第三条 学生因病请假的，退还餐费，看护费不退。
第三章 附则
第四条 本办法自2023年8月15日起施行。
"""
SHOTS = """霁州市卫生健康委员会关于做好2025年秋冬季疫苗接种工作的通知

霁卫发〔2025〕31号

各县区卫生健康局：

一、接种时间
接种自10月8日开始，至12月31日结束。

二、组织保障
不得强制接种，不得将接种与入学、评优挂钩。

霁州市卫生健康委员会
2025年9月20日
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"充电": CHARGING, "托餐": MEALS, "接种": SHOTS})


def test_words_of_a_title_apart_from_its_kind_name_the_text(bot: Bot) -> None:
    found = bot.ask("青洲那个充电的办法总共多少条啊，分几章")
    assert found.status == "answered"
    assert "共有 4 条" in found.text and "共有 3 章" in found.text
    assert {one.essay_id for one in found.citations} == {"充电"}


def test_a_chapter_by_its_number_is_quoted_whole_whatever_its_heading_says(bot: Bot) -> None:
    found = bot.ask("托餐办法第二章，看护那章，都管哪些")
    assert found.status == "answered"
    assert "一比十五" in found.text and "看护费不退" in found.text
    assert "主语" not in found.text


def test_who_says_what_nobody_signs_is_the_organ_that_issued_it(bot: Bot) -> None:
    found = bot.ask("“不得强制接种”这句在哪份里，谁说的")
    assert "二、组织保障" in found.text
    assert "霁州市卫生健康委员会" in "".join(one.quote for one in found.citations)
    assert "发文机关" not in bot.ask("“不得强制接种”这句在哪份文件里").text


def test_whether_somebody_is_against_a_thing_asks_for_no_affiliation(built: Callable[[Mapping[str, str]], Bot]) -> None:
    essay = "先有岗位再谈情怀\n陆承筠\n（云川大学县域经济研究所所长）\n厂里招得到人却留不住人，是因为干三年和干一天的工资没有分别，应当让手艺涨了工钱也涨。\n"
    found = built({"岗位": essay}).ask("陆承筠是不是反对办夜校")
    assert found.status in ("partial", "refused")
    assert "文章信息" not in found.text
    assert "研究所所长" not in found.text
