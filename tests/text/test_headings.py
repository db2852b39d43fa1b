"""Where numbered sections end."""

from __future__ import annotations

from bot.text.headings import numbered_sections, stands_over

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


def test_a_line_without_an_end_stands_over_sentences_and_over_no_list() -> None:
    text = "编辑部的答复\n来信收到，意见如下。\n领队\n王明\n值班电话12345\n请按时到。"
    assert stands_over(text, 0, 6)
    assert not stands_over(text, text.index("领队"), text.index("领队") + 2)
    assert not stands_over(text, text.index("值班"), text.index("请按") - 1)
    assert not stands_over(text, 7, 17)
