from __future__ import annotations

import pytest

from bot.recommend.situation import bare, described, read
from policy_evals.cases import load
from policy_evals.recommending import rows
from policy_evals.suites import case_files


@pytest.mark.parametrize(
    ("need", "needs"),
    [
        ("缺钱、缺设备、找不到市场", ("缺钱", "缺设备", "找不到市场")),
        ("缺资金、设备和人才，怎么办？", ("缺资金", "缺设备", "缺人才")),
        ("银行不肯贷款、没有检测设备", ("银行不肯贷款", "没有检测设备")),
        ("想做数字化、智能化改造", ("想做数字化、智能化改造",)),
        ("想和高校合作", ("想和高校合作",)),
        ("专利被侵权，有什么政策可以用？", ("专利被侵权",)),
        ("想研究没有共识的新方向，没人支持", ("想研究没有共识的新方向，没人支持",)),
        ("缺钱；缺钱", ("缺钱",)),
        ("缺钱，缺设备，房租太贵", ("缺钱", "缺设备", "房租太贵")),
        ("设备老旧，想做数字化改造", ("设备老旧，想做数字化改造",)),
        ("想做大做强，缺少市场渠道", ("想做大做强，缺少市场渠道",)),
        ("缺少基础研究和工程科技人才", ("缺少基础研究和工程科技人才",)),
        ("一是缺人，二是没有市场", ("缺人", "没有市场")),
        ("第一单最难", ("第一单最难",)),
        ("想上市，不知道怎么准备", ("想上市",)),
        ("成果转化收益怎么分，评职称只看论文，想去企业兼职", ("成果转化收益怎么分", "评职称只看论文，想去企业兼职")),
        ("设备闲置，运营亏损，没有客户", ("设备闲置", "运营亏损", "没有客户")),
        ("有几项发明专利，银行嫌没有抵押物，租金又涨了", ("有几项发明专利，银行嫌没有抵押物", "租金又涨了")),
        ("租金太贵，样机刚做出来，没人敢先用", ("租金太贵", "样机刚做出来，没人敢先用")),
        ("添加剂买不到，说不定哪天就停产，货车没地方停", ("添加剂买不到，说不定哪天就停产", "货车没地方停")),
        ("集装箱订不到舱位，海外市场想走出去", ("集装箱订不到舱位", "海外市场想走出去")),
        ("机载软件还得买国外的，缺人", ("机载软件还得买国外的", "缺人")),
    ],
)
def test_needs_are_told_apart(need: str, needs: tuple[str, ...]) -> None:
    assert read("中小企业", need).phrases == needs


@pytest.mark.parametrize(
    ("need", "needs", "ruled"),
    [
        ("不缺钱，缺人才", ("缺人才",), ("缺钱",)),
        ("资金我们不缺，缺会调设备的技工", ("缺会调设备的技工",), ("资金",)),
        ("除了贷款以外还有什么资金办法", ("什么资金办法",), ("贷款",)),
        ("想做技术改造，别跟我提产业基金", ("想做技术改造",), ("产业基金",)),
        ("订单不愁，愁的是电费", ("愁的是电费",), ("订单",)),
        ("高企已经认定过，除了这个，想要研发支持", ("高企已经认定过，想要研发支持",), ("高企已经认定过",)),
        ("银行不考虑我们小厂", ("银行不考虑我们小厂",), ()),
        ("不敢贷款，怕还不上", ("不敢贷款", "怕还不上"), ()),
    ],
)
def test_what_is_not_lacking_or_ruled_out_is_no_need(need: str, needs: tuple[str, ...], ruled: tuple[str, ...]) -> None:
    said = read("中小企业", need)
    assert (said.phrases, tuple(one.text for one in said.ruled)) == (needs, ruled)


def test_a_story_is_named_by_what_it_wishes_for() -> None:
    said = read(
        "",
        "电价太贵了，一个月电费七八十万，老板天天骂。另外厂里还是老师傅凭手感看火候，记录都写在本子上，想上点智能化的东西",
    )
    assert said.phrases == ("电价太贵了，一个月电费七八十万，老板天天骂", "想上点智能化的东西")
    assert said.needs[1].text == "厂里还是老师傅凭手感看火候，记录都写在本子上，想上点智能化的东西"
    assert all(need.stated for need in said.needs)
    assert not read("", "五六个人的小团队").needs[0].stated


def test_who_asks_may_stand_in_the_need() -> None:
    said = read("", "我们是一家做有色金属的小厂，没有检测设备，怎么办？")
    assert said.phrases == ("没有检测设备",)
    assert "小厂" in said.profile
    assert said.actors == ("中小企业",)


def test_who_asks_and_what_is_asked_may_stand_without_a_comma() -> None:
    said = read("", "我们是小厂招不到人怎么办")
    assert (said.phrases, said.profile, said.actors) == (("招不到人",), "我们是小厂", ("中小企业",))
    assert read("", "厂房太旧怎么办").phrases == ("厂房太旧",)
    assert read("", "专利被人抄了怎么办").phrases == ("专利被人抄了怎么办",)


def test_a_need_is_never_lost() -> None:
    assert read("", "怎么办？").phrases == ("怎么办？",)
    assert len(read("", "、".join(f"缺{n}号材料" for n in range(50)) + "。").needs) >= 1


def test_what_is_wished_for_is_looked_for_bare() -> None:
    assert bare("想做大做强") == "做大做强"
    assert bare("缺钱") == "缺钱"
    assert bare("本市没有好大学") == "没有好大学"
    assert bare("本市") == "本市"


@pytest.mark.parametrize(
    ("message", "tells"),
    [
        ("我们是一家做有色金属的小厂，缺钱，没有检测设备，怎么办？", True),
        ("我是高校老师，成果转化收益太低，有什么政策支持吗？", True),
        ("作为一家链主企业，我们想组建创新联合体，有哪些措施可以用？", True),
        ("我们公司想上市，该怎么准备？", True),
        ("我们厂专利被人抄了，怎么维权？", True),
        ("做减速机轴承的小厂老板。没一家整机厂敢第一个用，谁能给我开个头", True),
        ("創新積分制怎麼用？", False),
        ("我想知道创新积分制怎么用", False),
        ("我们省该怎么做", False),
        ("企业融资难怎么解决？", False),
        ("江西如何推动科技创新？", False),
        ("我省应如何进一步抢占科技发展制高点？", False),
        ("马回提出了哪些措施？", False),
        ("我是学生，双融合是什么意思？", False),
    ],
)
def test_a_situation_is_told_from_a_question(message: str, tells: bool) -> None:
    assert described(message) is tells


def test_no_question_about_the_texts_is_taken_for_a_situation() -> None:
    asked = [case.question for name in case_files("essays") for case in load(name)]
    assert len(asked) > 500
    assert [question for question in asked if described(question)] == []


def test_most_stories_are_taken_for_situations() -> None:
    stories = [f"{case['profile']}。{case['need']}" for case in rows("situations.jsonl") if len(case["need"]) > 40]
    assert len(stories) > 60
    assert sum(map(described, stories)) >= 0.65 * len(stories)
