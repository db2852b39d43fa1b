"""Where numbered sections end."""

from __future__ import annotations

from bot.text.headings import numbered_sections

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
