from __future__ import annotations

from bot.text import counted_names


def test_a_name_that_is_told_behind_a_colon_is_explained() -> None:
    question = "“四向八廊”包括哪些走廊？"
    assert counted_names.unexplained(question, "“四向八廊”综合交通走廊：东向长江走廊，西向川藏走廊。") is None
    assert counted_names.unexplained(question, "“四向八廊”综合交通走廊基本建成。") == "四向八廊"


def test_a_plan_that_is_called_after_a_year_is_told_or_not() -> None:
    assert counted_names.unexplained("“2035强基计划”包括哪些内容？", "扩大“2035强基计划”规模。") == "2035强基计划"
    told = "“2035强基计划”包括育种、灌溉、仓储等内容。"
    assert counted_names.unexplained("“2035强基计划”包括哪些内容？", told) is None
    assert counted_names.unexplained("“2035年目标”包括哪些内容？", "实现“2035年目标”。") is None


def test_a_name_that_counts_may_stand_before_a_blank() -> None:
    question, text = "六大未来产业 哪六个", "围绕“1269”行动计划、六大未来产业和产业新赛道布局项目。"
    assert counted_names.unexplained(question, text) == "六大未来产业"
