"""What breaking a rule is punished with."""

from __future__ import annotations

import pytest

from bot.ask.sanctions import ASKS, Rule, broken, sanction
from bot.domain import Essay
from bot.text.numbered_headings import numbered_sections
from bot.text.outline import Outline

RULES = """第一章　规则
第一条　渡船应当编号。
渡船不得超载。
第二条　禁止下列行为：
（一）夜间渡运；
（二）酒后渡运。
第二条之一　停渡应当公告。
第二章　法律责任
第三条　违反本办法第一条第二款规定，超载的，处五百元罚款。
第四条　违反本办法第二条第（二）项规定的，处一千元罚款。
第五条　违反本办法第二条之一规定的，给予警告。
第六条　违反《治安管理处罚法》第三条规定的，由公安机关处罚。
"""


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("渡船不得超载", "第三条"),
        ("渡船应当编号", None),
        ("（二）酒后渡运", "第四条"),
        ("（一）夜间渡运", None),
        ("停渡应当公告", "第五条"),
    ],
)
def test_the_sentence_that_names_the_article_paragraph_and_item(rule: str, told: str | None) -> None:
    outline = Outline(Essay("甲", RULES, sections=tuple(numbered_sections(RULES))))
    span = sanction(outline, RULES.index(rule))
    assert (RULES[slice(*span)][:3] if span else None) == told


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("违反本办法第十三条、第十四条规定的，处罚款", [Rule(13), Rule(14)]),
        ("违反本条例第五条第一项、第二项规定", [Rule(5, item=1), Rule(5, item=2)]),
        ("违反本条例第八条至第十条规定", [Rule(8), Rule(9), Rule(10)]),
        ("违反本规定第六条第二款第（三）项和第七条之一规定", [Rule(6, 0, 2, 3), Rule(7, 1)]),
        ("有本办法第四条第一款、第三款行为之一的", [Rule(4, 0, 1), Rule(4, 0, 3)]),
        ("依照第三条办理", []),
    ],
)
def test_the_articles_that_a_sentence_names_as_broken(sentence: str, rules: list[Rule]) -> None:
    assert list(broken(sentence)) == rules


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("不戴头盔怎么处理", True),
        ("骗补会怎么样？", True),
        ("餐厨垃圾怎么处理", False),
        ("取消补贴会如何影响企业", False),
        ("免罚清单有哪些", False),
        ("处分权归谁", False),
    ],
)
def test_what_asks_for_a_penalty(question: str, asks: bool) -> None:
    assert bool(ASKS.search(question)) is asks
