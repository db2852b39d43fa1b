"""Where numbered sections end."""

from __future__ import annotations

from bot.text.headings import stands_over
from bot.text.numbered_headings import numbered_sections

ITEMS = "".join(
    f"（{n}）{said}迈出新步伐。这一年做了不少事。\n"
    for n, said in zip("一二三四", "产业 改革 民生 安全".split(), strict=True)
)


def test_the_last_of_neighbours_of_one_paragraph_each_has_one_too() -> None:
    text = f"一、工作回顾\n{ITEMS}——这五年，综合实力大幅跃升。\n二、工作安排\n今年要这样做。"
    whole, *_, last, ahead = numbered_sections(text)
    assert text[last.start : last.end] == "（四）安全迈出新步伐。这一年做了不少事。"
    assert text[whole.start : whole.end].rstrip().endswith("综合实力大幅跃升。") and ahead.heading == "二、工作安排"


def test_where_others_have_several_paragraphs_so_may_the_last() -> None:
    text = f"一、工作回顾\n（一）开头。头一段。\n还有一段。\n{ITEMS.replace('（一）', '（五）')}——这五年，综合实力大幅跃升。"
    *_, last = numbered_sections(text)
    assert text[last.start : last.end].endswith("综合实力大幅跃升。")


def test_neighbours_that_rule_are_no_headings() -> None:
    text = (
        "二、烟花爆竹禁放\n（一）允许燃放的，只能燃放C级烟花。14周岁以下的人应有成年人陪同。\n"
        "（二）办理婚丧嫁娶的，不得燃放。大型焰火活动除外。\n（三）违规燃放的，处500元以下罚款；造成损失的，依法赔偿。\n三、其他事项\n电话12328。\n"
    )
    assert [one.heading for one in numbered_sections(text)] == ["二、烟花爆竹禁放", "三、其他事项"]


def test_neighbours_that_name_are_headings_whatever_one_of_them_says() -> None:
    text = "一、工作\n（一）强化应急应对。完善预案。\n（二）优化结构，打牢根基。调整产业。\n（三）新建学校8所。均已开工。\n"
    assert [one.heading for one in numbered_sections(text)] == [
        "一、工作",
        "（一）强化应急应对",
        "（二）优化结构，打牢根基",
        "（三）新建学校8所",
    ]


def test_the_articles_of_a_short_notice_are_no_headings_whether_or_not_they_have_a_second_sentence() -> None:
    text = (
        "现就有关事项公告如下：\n一、各小区凭证出入，一律测温。\n二、来访人员应当登记。拒不登记的，不得进入。\n"
        "三、暂停集会。恢复时间另行通知。\n四、门店按时消毒。\n五、本公告自发布之日起施行。\n"
    )
    assert numbered_sections(text) == []


def test_where_something_stands_below_one_all_are_headings() -> None:
    text = "一、按月申报的，期限延至28日。\n按季申报的除外。\n二、有困难的，可以申请延期。\n所称困难，由税务机关认定。\n三、本公告自发布之日起施行。\n"
    assert [one.heading for one in numbered_sections(text)] == [
        "一、按月申报的，期限延至28日",
        "二、有困难的，可以申请延期",
        "三、本公告自发布之日起施行",
    ]


def test_a_heading_that_is_too_long_ends_with_a_clause_and_within_no_bracket() -> None:
    long = "对参加防治工作的医务人员按照标准取得的补助（含市县两级，及其他来源），免征个人所得税并由发放单位代为申报，个人无须另行申报"
    text = f"一、补助免税\n{'甲' * 30}。\n二、{long}。\n名单由主管部门确定。\n三、施行日期\n自发布之日起施行。\n"
    assert [one.heading for one in numbered_sections(text)] == [
        "一、补助免税",
        "二、对参加防治工作的医务人员按照标准取得的补助（含市县两级，及其他来源）",
        "三、施行日期",
    ]


def test_a_line_without_an_end_stands_over_sentences_and_over_no_list() -> None:
    text = "编辑部的答复\n来信收到，意见如下。\n领队\n王明\n值班电话12345\n请按时到。"
    assert stands_over(text, 0, 6)
    assert not stands_over(text, text.index("领队"), text.index("领队") + 2)
    assert not stands_over(text, text.index("值班"), text.index("请按") - 1)
    assert not stands_over(text, 7, 17)
