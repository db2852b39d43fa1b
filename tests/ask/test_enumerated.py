"""The items that a sentence with a colon leads up to."""

from __future__ import annotations

import pytest

from bot.ask.enumerated import lead, led, only_leads
from bot.ask.numbering import established, number
from bot.domain import Essay
from bot.text.numbered_headings import numbered_sections
from bot.text.outline import Outline

RULES = """第六条　有下列情形之一的，不予受理：
（一）材料不齐的；
（二）不符合以下条件的：
1.有固定场所；
2.有专职人员。
（三）超过期限的。
第七条　受理后应当公示。
"""


def items(text: str, lead: str) -> list[str]:
    outline = Outline(Essay("甲", text, sections=tuple(numbered_sections(text))))
    start = text.index(lead)
    return [text[slice(*span)] for span in led(outline, start, start + len(lead))]


def test_an_item_has_what_is_numbered_below_it() -> None:
    found = items(RULES, "第六条　有下列情形之一的，不予受理：")
    assert [one[:3] for one in found] == ["（一）", "（二）", "（三）"]
    assert found[1].endswith("2.有专职人员。") and found[2] == "（三）超过期限的。"
    assert items(RULES, "（二）不符合以下条件的：") == ["1.有固定场所；", "2.有专职人员。"]


def test_an_item_knows_the_sentence_that_leads_to_it() -> None:
    outline = Outline(Essay("甲", RULES, sections=tuple(numbered_sections(RULES))))
    leads = {item: lead(outline, RULES.index(item)) for item in ("（三）超过", "2.有专职", "第七条", "第六条")}
    told = {item: span and RULES[slice(*span)] for item, span in leads.items()}
    assert told["（三）超过"] == "第六条　有下列情形之一的，不予受理："
    assert told["2.有专职"] == "（二）不符合以下条件的："
    assert told["第七条"] is None and told["第六条"] is None


def test_a_list_may_begin_behind_its_colon_or_in_paragraphs_of_its_own() -> None:
    inline = "主要指标：一是围绕经济，提出6项。二是围绕民生，提出8项。\n此外另有安排。"
    assert items(inline, "主要指标：一是围绕经济，提出6项。") == ["一是围绕经济，提出6项。", "二是围绕民生，提出8项。"]
    apart = "要实现以下目标：\n一是增收。每年增长百分之五。\n二是减排。\n各位代表！"
    assert items(apart, "要实现以下目标：") == ["一是增收。每年增长百分之五。", "二是减排。"]


@pytest.mark.parametrize(
    "text", ["现通知如下：\n请照办。\n1.报送", "下列情形：\n（二）甲；\n（三）乙。", "只有一项：\n（一）甲。"]
)
def test_what_is_not_numbered_from_one_on_is_no_list(text: str) -> None:
    assert items(text, text.split("\n", maxsplit=1)[0]) == []


def test_a_part_may_be_headed_with_a_year_and_counts_told_in_others_do_not_matter() -> None:
    text = "报告\n现在报告工作。\n一、“十五五”时期任务\n我们出台了40条政策措施。\n二、2026年工作\n（一）扩大内需\n办好展会。\n（二）改善民生\n修建学校。\n"
    outline = Outline(Essay("甲", text, sections=tuple(numbered_sections(text))))
    assert [number(outline, one) for one in outline.tops] == [1, 2] and established(outline, outline.tops)
    inner = [one for one in outline.tops[1].children if one.section]
    assert len(inner) == 2 and established(outline, inner)


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("一年来，主要做了以下工作：", True),
        ("任何人不得有下列行为：", False),
        ("一年来，我们修了三条乡村公路：", False),
    ],
)
def test_a_lead_that_says_nothing_is_not_needed(said: str, alone: bool) -> None:
    body = "把三条乡村公路都修到了村口，沿路栽了树，装了灯，还在桥头设了标志和护栏。"
    text = f"{said}\n1.{body}\n2.{body}\n"
    assert only_leads(Outline(Essay("甲", text)), (0, len(said))) is alone
