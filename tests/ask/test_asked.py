from __future__ import annotations

import pytest

from bot.ask import asked, kinds


@pytest.mark.parametrize(
    ("question", "text", "given"),
    [
        ("粮油能满足多久的供应？", "可满足全区4个月的市场供应。", True),
        ("许可证什么时候办理？", "延期到疫情结束后办理。", True),
        ("提前拨付补助资金的百分之多少？", "按上年补助额度的50%提前拨付。", True),
        ("新增多少额度的贷款？", "计划新增贷款570亿元。", True),
        ("补贴金额是多少？", "补贴金额超过2500万，惠及企业两千家。", True),
        ("网上信访地址是什么？", "网上信访地址:http://xfb.beijing.gov.cn/", True),
        ("通车里程突破多少公里、居全国第几位？", "通车里程突破1.1万公里。", True),
        ("通车里程突破多少公里、居全国第几位？", "通车里程名列前茅。", False),
        ("复议材料发哪个邮箱？", "联系电话：0755-83870000", False),
        ("复议材料的电子邮件地址是什么？", "深圳市福田区，请寄fy@example.cn", True),
        ("参加试点的五个县是哪五个？", "我省已有5个县开展试点。", False),
        ("哪三个市参加试点？", "南昌、九江、赣州参加试点。", True),
        ("劳动鉴定的咨询电话是多少？", "咨询电话：（010）8403-8327", True),
        ("2027年送餐员目标是多少人？", "指标：送餐员；2027年目标：150名", True),
        ("2027年送餐员目标是多少人？", "送餐员每天送餐30份", False),
        ("市委书记是谁？", "市委书记蒿某某到各县检查工作。", True),
        ("市委书记是谁？", "市委书记的职责是抓好落实。", False),
        ("区长叫什么名字？", "区长　　许某某", True),
        ("工资多久发一次？", "按件计酬的，支付周期由双方约定。", True),
        ("工资多久发一次？", "工资应当足额支付。", False),
        ("人均产值居全国第几位？", "人均产值进入全国前8位。", True),
        ("人均产值居全国第几位？", "人均产值达到八万元。", False),
        ("开业了多少家？", "现已开业的9.1万馀家。", True),
        ("开业了多少家？", "现已开业的三百來家。", True),
        ("开业了多少家？", "现已开业的十几家。", True),
        ("项目编号多少？", "基金项目（编号：2019AB03）的成果。", True),
        ("项目编号多少？", "基金项目于2019年立项。", False),
    ],
)
def test_what_gives_the_kind_of_thing_that_is_asked_for(question: str, text: str, given: bool) -> None:
    kind = asked.wanted(question)
    assert kind is not None
    assert asked.gives(kind, text, question) is given


@pytest.mark.parametrize("question", ["咨询电话是84030000吗？", "死亡人数下降12.04%，对吗", "惠及二百万人次，是不是"])
def test_who_asks_whether_it_is_so_asks_for_no_detail(question: str) -> None:
    assert asked.wanted(question) is None


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("中试基地怎么申报？", "申报"),
        ("申报条件有哪些？", "申报"),
        ("申请贷款的企业除了减税还能免费获得什么保险？", None),
    ],
)
def test_a_detail_of_procedure_has_to_be_asked_for(question: str, detail: str | None) -> None:
    assert asked.detail(question, ["支持企业发展。"]) == detail


def test_a_vice_chief_is_no_chief() -> None:
    kind = asked.wanted("副区长是谁")
    assert kind is not None
    assert asked.gives(kind, "副区长：许某某", "副区长是谁")
    assert not asked.gives(kind, "区长：许某某", "副区长是谁")
    assert not asked.gives(kind, "副区长：许某某", "区长是谁")


def test_whose_duty_something_is_asks_for_no_names_of_firms() -> None:
    assert asked.wanted("哪些企业是责任主体") is None
    kind = asked.wanted("哪五家企业入选")
    assert kind is not None and kind.name == "企业名单"


def test_days_in_han_numerals_tell_when() -> None:
    kind = asked.wanted("补贴申报截止到什么时候？")
    assert kind is not None and asked.gives(kind, "申报截止：五月十五日", "补贴申报截止到什么时候？")


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("望江苑有多少套住房", False),
        ("望江苑租金多少", True),
        ("望江苑有几个小区", True),
        ("望江苑有几个管理员", False),
        ("望江苑有几个", True),
        ("白鹿乡有多少户居民", False),
        ("小区有多少元租金", True),
    ],
)
def test_a_table_may_tell_a_number_of_what_it_is_of(question: str, may: bool) -> None:
    assert asked.may_count(question, "单位：元 小区名称 租金标准") is may


def test_another_wording_counts_what_was_asked_to_be_counted() -> None:
    assert not asked.keeps_counted("书屋有几个管理员", "书屋有几个")
    assert asked.keeps_counted("书屋有几个管理员呀", "书屋的管理员有几个")
    assert asked.keeps_counted("一共有几个", "书屋有几个")


@pytest.mark.parametrize(
    ("question", "place"),
    [("优势体现在哪些地方？", False), ("重要性体现在哪", False), ("大会在哪里开？", True), ("在哪些地方设点？", True)],
)
def test_where_something_shows_is_no_place(question: str, place: bool) -> None:
    kind = asked.wanted(question)
    assert (kind is not None and kind.name == kinds.PLACE) == place


def test_how_often_is_a_time() -> None:
    question = "医生多久去一次"
    kind = asked.wanted(question)
    assert kind is not None
    assert asked.gives(kind, "医生每月至少巡诊两次。", question)
    assert not asked.gives(kind, "医生要多去巡诊。", question)
