"""Texts and parts as people call them: by kind, by year, by a word of a heading; and all that is said of one subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

RULES_OLD = """云川大学横向经费使用规定

云大财〔2019〕16号　　2019年4月3日印发

一、总则
1.本规定适用于横向项目。
2.学校按到账经费的8%提取管理费。
二、结余
3.结余经费的60%以内可以奖励项目组。
4.收据保存五年。
（责任单位：财务处）
"""
MINUTES = """云川大学专题会议纪要
〔2025〕4号
校长办公室　　2025年2月25日
设备管理专题会议纪要
会议研究了设备管理问题，议定事项如下。
一、关于设备开放
会议同意设备向校外开放，收入的70%返还课题组。
二、关于报废
会议要求旧设备先登记后报废，涉及资金419万元。
"""
SPEECH = """在设备工作会议上的讲话
云川大学校长　祝怀清
（2025年1月9日）
今天的会议只讲设备。
一、去年的成绩
去年新购设备三百台。
二、今年要干的几件事
（一）建一个开放平台。平台今年六月建成。
（二）办一次设备集市。集市每季度办一次。
（三）改一套报废办法。先登记，后报废。
"""
REPORT = """2026年云川县政府工作报告
各位代表：
现在，我代表县政府报告工作。
一、2025年工作回顾
全县地区生产总值增长5.1%，研发经费投入强度达到2.03%。
二、2026年工作安排
（一）做优产业
新建园区两个，研发经费投入强度达到2.2%。
（二）做细民生
新增公办幼儿园学位1800个。
附件
2026年全县民生实事
1.新建公厕12座（牵头单位：城管局）。
2.改造老旧小区8个（牵头单位：住建局）。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"横向经费使用规定": RULES_OLD, "纪要": MINUTES, "讲话": SPEECH, "2026年云川县政府工作报告": REPORT})


@pytest.mark.parametrize(
    ("question", "quoted", "other"),
    [
        ("纪要里第二点怎么说的", "旧设备先登记后报废", "70%"),
        ("讲话里第二部分说了什么", "建一个开放平台", "新购设备"),
        ("校长讲话里说今年要干的第三件事是什么", "改一套报废办法", "设备集市"),
        ("19年那个规定第3条讲什么", "结余经费的60%以内", "8%"),
        ("报告里民生那块都写了啥", "学位1800个", "新建园区"),
        ("报告里说今年要抓哪些工作", "做优产业", "5.1%"),
        ("报告里的民生实事一件件列出来", "改造老旧小区8个", "学位1800个"),
    ],
)
def test_a_text_and_its_part_are_known_as_people_call_them(bot: Bot, question: str, quoted: str, other: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert quoted in answer.text
    assert other not in answer.text


@pytest.mark.parametrize(
    ("history", "question", "quoted"),
    [
        (["会议对报废有什么要求"], "一共多少钱", "419万元"),
        (["报告里的民生实事一件件列出来"], "第二条谁牵头", "住建局"),
    ],
)
def test_a_detail_is_looked_for_in_what_was_shown(bot: Bot, history: list[str], question: str, quoted: str) -> None:
    assert quoted in bot.ask(question, history).text


def test_nothing_is_left_out_where_all_is_asked_for(bot: Bot) -> None:
    answer = bot.ask("关于研发投入强度都怎么说的，全部列出来，别漏")
    assert [one.quote for one in answer.citations] == [
        "全县地区生产总值增长5.1%，研发经费投入强度达到2.03%。",
        "新建园区两个，研发经费投入强度达到2.2%。",
    ]
    assert "共 2 处" in answer.text


CANTEENS = """从一餐热饭做起
一、把饭桌支到村口
乡镇建中心厨房，村里设餐点。全市建成老年助餐点1042个。
石鼓镇是一个例子。每餐收费10元，三个月亏了4万多元。
这件事说明，老年助餐不能只算大账。便宜不能靠硬亏。
二、留住人工窗口
智慧养老在城里是锦上添花。凡是办业务的地方，必须保留现金通道。
三、把护理保险立起来
全省有5个市试点。个人缴费不能缺位。
四、把规矩写清
有下列情形之一的，不发放护理津贴：
（一）住院期间；
（二）户籍迁出。
"""
LAW = """柳溪县劝导办法
第一条 情节较轻的，由派出所出具劝导书。
第二条 劝导书应当送交当事人。
第三条 法院可以把劝导书作为证据。
"""


@pytest.mark.parametrize(
    ("question", "quoted", "never"),
    [
        ("老年助餐怎么搞的，所有内容", ["中心厨房", "石鼓镇", "硬亏"], "现金通道"),
        ("把关于智慧养老、护理津贴的话全找出来", ["现金通道", "（一）住院期间", "（二）户籍迁出"], "石鼓镇"),
        ("护理保险，文章里说的都给我", ["5个市", "不能缺位"], "石鼓镇"),
        ("智慧养老咋说的，说全", ["现金通道"], "石鼓镇"),
        ("劝导书", ["出具", "送交", "证据"], "石鼓镇"),
    ],
)
def test_all_of_a_part_that_is_about_it_is_told(
    built: Callable[[Mapping[str, str]], Bot], question: str, quoted: list[str], never: str
) -> None:
    answer = built({"从一餐热饭做起": CANTEENS, "柳溪县劝导办法": LAW}).ask(question)
    assert all(one in answer.text for one in quoted) and never not in answer.text


CANALS = """青岩省2026年政府工作报告
一、去年工作
平陆运河开工建设。财政收入增长5%。大运河申遗成功。
办好世界运河大会。
二、今年工作
打造平陆运河经济带。加快平阳港扩建。
农机手人均收入两万元。
"""
DRIVERS = """青岩省2026年农机报告
一、农机手
农机手有三千人。他们的收入不稳，平均年龄五十岁。
二、粮食
粮食收入增加。
"""
HARVEST = """青岩省2026年秋收报告
一、烘干
烘干点收入下降。
"""


@pytest.mark.parametrize(
    "question",
    [
        "政府工作报告里所有说平陆运河的地方",
        "政府工作报告里讲到平陆运河的句子有哪些",
        "凡是谈到平陆运河的都给我找出来",
        "跟平陆运河有关的，一条不落讲给我",
    ],
)
def test_all_places_of_a_thing_that_bears_another_places_name_are_told(
    built: Callable[[Mapping[str, str]], Bot], question: str
) -> None:
    answer = built({"青岩省2026年政府工作报告": CANALS, "青岩省2026年农机报告": DRIVERS}).ask(question)
    assert "写有“平陆运河”或其中多半字词的语句共 2 处" in answer.text
    assert "平陆运河开工建设。" in answer.text and "打造平陆运河经济带。" in answer.text


def test_what_is_listed_behind_a_subject_is_told_of_it_alone(built: Callable[[Mapping[str, str]], Bot]) -> None:
    texts = {"青岩省2026年农机报告": DRIVERS, "青岩省2026年秋收报告": HARVEST, "青岩省2026年政府工作报告": CANALS}
    answer = built(texts).ask("所有报告里凡是说到农机手的都给我找出来，收入、年龄啥的都要")
    assert all(one in answer.text for one in ["三千人", "收入不稳", "人均收入两万元"])
    assert "烘干点" not in answer.text and "以下为前" not in answer.text


REPLIES = """城东区陪餐补贴政策问答
一、问：预存的饭钱退不退？
答：当场退还。没有有效期。
二、问：谁来陪餐？
答：由社区安排志愿者。
"""


@pytest.mark.parametrize("question", ["预存的饭钱，都有哪些说法", "跟预存款有关的规定和安排", "预存款的事全列出来"])
def test_all_that_is_said_is_asked_for_in_other_words_and_a_reply_comes_with_its_question(
    built: Callable[[Mapping[str, str]], Bot], question: str
) -> None:
    answer = built({"城东区陪餐补贴政策问答": REPLIES, "柳溪县劝导办法": LAW}).ask(question)
    assert "预存的饭钱退不退？" in answer.text and "没有有效期。" in answer.text and "志愿者" not in answer.text


def test_whether_a_sentence_stands_is_told_first(bot: Bot) -> None:
    assert "没有“设备是大学的家底”这样的字句" in bot.ask("校长是不是说过“设备是大学的家底”这句话").text
    assert bot.ask("有没有“今天的会议只讲设备”这句").status == "answered"


def test_the_numbers_of_minutes_and_beside_a_day_are_known(bot: Bot) -> None:
    assert "〔2025〕4号" in bot.ask("设备管理专题会议纪要的文号是多少").text
    assert "云大财〔2019〕16号" in bot.ask("横向经费使用规定的文号是多少").text


def test_a_heading_that_was_not_read_is_not_counted_out(built: Callable[[Mapping[str, str]], Bot]) -> None:
    text = "云川县规划解读\n\n一、背景\n县里编了规划。\n规划管五年。\n\n三、保障\n钱由县里出。\n人由乡里派。\n"
    assert "共 2 个部分" not in built({"解读": text}).ask("云川县规划解读第二部分讲什么").text


def test_a_topic_that_is_only_a_time_is_spoken_of_by_nobody(bot: Bot) -> None:
    assert "谈到" not in bot.ask("云川县和云川大学26年的材料，两家都要干的有哪些").text.split("“")[0]


OFFICE = """市人民政府办公厅关于有序推进企业复工的通知

贵阳市人民政府办公厅文件
筑府办发〔2020〕5号
各区人民政府：
现将有关事项通知如下。
一、分类推进复工
（一）明确时间。二月十日起复工。
（二）规范备案。网上备案，当天办结。
二、做好准备
（一）织牢体系。每家企业设一名防疫员。
（二）人员筛查。员工逐人登记健康卡。
贵阳市人民政府办公厅
2020年2月11日
"""


def test_a_text_is_called_by_the_place_of_who_issued_it(built: Callable[[Mapping[str, str]], Bot]) -> None:
    """市人民政府 in a title is of the city that signs: 贵阳那个通知."""
    bot = built({"复工通知": OFFICE, "纪要": MINUTES, "关于清理河道的通知": "关于清理河道的通知\n一、清淤\n先清下游。\n二、护岸\n再修堤岸。\n"})  # fmt: skip
    assert "共有 2 个部分" in bot.ask("贵阳复工的通知一共几大块").text
    text = bot.ask("贵阳那个，第二大部分的（二）说的什么").text
    assert "逐人登记健康卡" in text and "备案" not in text


FAIR = """云川县工匠集市将开
县里办工匠集市，摊主扫一扫“云川匠人”公众号报名。
报名后三天内排定摊位，摊位免费提供。
"""
WELFARE = """云川县民生实事安排
一、今年的实事
今年筹措82.5亿元办好民生实事。筹措7亿元修桥铺路。筹措11亿元改造学校。
二、收费
停车场每小时收取5元停车费。
"""


@pytest.mark.parametrize(
    ("history", "question", "quoted"),
    [
        (["工匠集市怎么报名", "关注哪个公众号"], "要交钱不", "摊位免费提供"),
        (["工匠集市怎么报名"], "收费吗", "摊位免费提供"),
        (["修桥铺路和改造学校各拿多少钱"], "总共多少钱呢", "82.5亿元"),
        (["改造学校拿多少钱"], "加起来多少钱", "82.5亿元"),
    ],
)
def test_whether_it_costs_anything_and_the_sum_of_it_are_told_by_the_text_that_was_shown(
    built: Callable[[Mapping[str, str]], Bot], history: list[str], question: str, quoted: str
) -> None:
    found = built({"集市": FAIR, "实事": WELFARE, "横向经费使用规定": RULES_OLD}).ask(question, history)
    assert found.status == "answered" and quoted in found.text and len(found.citations) == 1
