"""Documents that texts name and that are not among them."""

from __future__ import annotations

from bot.domain import Essay
from bot.text.mentions import mentions, named

DECISION = Essay(
    "甲", "决定废止《松原川市渔灯管理办法（试行）》（松政发〔2012〕30号）。《渡口条例》另行修改。", title="决定"
)
NOTICE = Essay("乙", "见附件。", title="关于印发《渡口条例》的通知")


def test_a_title_that_no_text_bears_or_publishes() -> None:
    known = mentions([DECISION, NOTICE])
    assert [(one.title, one.number) for several in known.values() for one in several] == [
        ("松原川市渔灯管理办法（试行）", "松政发〔2012〕30号")
    ]


def test_it_is_named_by_its_end_and_not_where_a_text_is_named_as_well() -> None:
    known = mentions([DECISION, NOTICE])
    assert named("渔灯管理办法还有效吗", known, [DECISION, NOTICE])
    assert not named("管理办法还有效吗", known, [DECISION, NOTICE])
    assert not named("渔灯管理办法还有效吗", known, [DECISION, Essay("丙", "正文。", title="河湾县渔灯管理办法")])


def test_a_title_with_its_years_is_named_by_its_end() -> None:
    essay = Essay("a", "去年印发《青杨县山塘整治三年行动方案（2031—2033年）》，提出三个目标。", title="山塘为何要整治")
    known = mentions([essay])
    assert [one.essay for one in named("三年行动方案提出了什么目标", known, [essay])] == [essay]
    assert named("行动方案提出了什么目标", known, [essay]) == ()
