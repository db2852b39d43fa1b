"""How many parts a text has is said only where the text numbers them so; else its own words answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot

WHOLE = """# 白塘县夜间经济七条措施

为活跃夜间消费，制定以下措施。

一、延长营业时间。商场营业时间延长至二十三时。

二、完善灯光。对主要街区实施亮化。

三、增开夜班车。公交夜班线路增加到六条。
"""
MISSING = """# 青湖县支持小微企业若干意见

青湖县出台支持小微企业的意见，共3个部分。

二、减免租金。对承租国有房屋的减免三个月租金。

三、延期缴税。确有困难的可以延期三个月。

四、稳岗返还。不裁员的返还失业保险费。
"""
SOUND = """# 云坪县养老服务实施方案

为发展养老服务，制定本方案。

一、建设设施
新建养老服务中心十处。

二、培养人才
每年培训护理员二百人次。

三、加强监管
每季度检查一次。
"""
DEEDS = """# 2031年石门县政府工作报告

一、过去一年工作
粮食产量增长百分之三。
办成的12件惠民实事全部到位。

二、今年工作
办好以12件惠民实事为引领的民生工程。
修缮旧桥三座。

三、自身建设
坚持依法行政。
坚持厉行节约。
"""
ATTACHED = """# 南屏县支持渔业发展的若干措施

各乡镇人民政府：

为支持渔业发展，制定以下措施。

一、加大投入
1.购置冰鲜设备。按价格的三成给予补贴。
2.修建避风港。年内开工。

二、做好服务
3.开设夜间码头。全年开放。

附件：1.受理单位名单
　　　2.联系电话一览表

南屏县人民政府
2031年3月5日
"""
MARKS = """# 让老街活起来

老街要活起来。

留住手艺
一是请回老匠人。给每位匠人一间铺面。二是教会年轻人。每年办两期学徒班。

留住客人
一是修好石板路。年底前修完。二是点亮夜里的灯。由商会承担电费。
"""

THROUGH = """# 秋浦县村级防汛工作指南

根据全县部署，制定本指南。

一、明确责任

1.乡镇职责。乡镇对防汛负总责。

（1）建立值班制度，明确专人值守。

（2）备足沙袋和抽水设备。

2.村级职责。村里组织巡堤查险。

二、加强排查

3.排查重点。重点排查山塘水库。

（1）查坝体有无渗漏。

（2）查溢洪道是否畅通。

4.报告制度。险情一小时内上报。
"""


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder: Path = tmp_path_factory.mktemp("counties")
    texts = {
        "seven": WHOLE,
        "missing": MISSING,
        "sound": SOUND,
        "deeds": DEEDS,
        "attached": ATTACHED,
        "marks": MARKS,
        "through": THROUGH,
    }
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    made = Bot(settings.Settings(home=folder / "home"))
    made.build([folder / f"{name}.md" for name in texts])
    return made


def test_what_is_numbered_through_is_counted(counties: Bot) -> None:
    assert "《云坪县养老服务实施方案》共有 3 个部分" in counties.ask("云坪县养老服务实施方案分几个部分？").text


@pytest.mark.parametrize(
    "question",
    ["白塘县夜间经济措施一共有几条？", "青湖县支持小微企业的意见有几条？", "青湖县支持小微企业若干意见分几个部分？"],
)
def test_a_count_that_the_text_belies_is_not_told(counties: Bot, question: str) -> None:
    answer = counties.ask(question)
    assert "共有" not in answer.text.replace("共3个部分", "")
    assert answer.citations


def test_an_overview_tells_no_number_of_parts_that_is_not_certain(counties: Bot) -> None:
    text = counties.ask("《青湖县支持小微企业若干意见》讲了什么？").text
    assert text.startswith("《青湖县支持小微企业若干意见》的要点如下：")
    assert "没有分部分" not in text
    assert "分为 3 个部分" in counties.ask("《云坪县养老服务实施方案》讲了什么？").text


def test_a_thing_that_the_text_counts_itself_is_not_counted_by_headings(counties: Bot) -> None:
    answer = counties.ask("2031年石门县政府工作报告里今年要办多少件惠民实事？")
    assert "共有" not in answer.text
    assert any("12件惠民实事为引领" in one.quote for one in answer.citations)


def test_parts_with_paragraphs_below_them_are_called_parts(counties: Bot) -> None:
    assert "共有 3 个部分" in counties.ask("石门县政府工作报告一共有几条？").text


def test_attachments_are_no_measures(counties: Bot) -> None:
    answer = counties.ask("南屏县支持渔业发展的若干措施一共有几条？")
    assert "共有 3 条" in answer.text and "一览表" not in answer.text


@pytest.mark.parametrize(
    ("question", "count"), [("《让老街活起来》里的“二是”是什么？", 2), ("《让老街活起来》的“一是二是”分别是什么？", 4)]
)
def test_points_are_called_by_the_mark_they_begin_with(counties: Bot, question: str, count: int) -> None:
    answer = counties.ask(question)
    assert [one.quote[:2] for one in answer.citations] == {2: ["二是", "二是"], 4: ["一是", "二是"] * 2}[count]
    assert "以“" in answer.text and '"' not in answer.text


def test_a_mark_that_no_point_bears_is_the_number_of_nothing(counties: Bot) -> None:
    assert "三是" not in counties.ask("《让老街活起来》里的“三是”是什么？").text.replace("“三是”", "")
    assert not any("留住" in one.quote for one in counties.ask("《让老街活起来》里的“三是”是什么？").citations)


def test_lists_within_what_is_numbered_through_are_not_counted_with_it(counties: Bot) -> None:
    assert "共有 4 条" in counties.ask("秋浦县村级防汛工作指南一共有几条？").text
