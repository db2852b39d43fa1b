"""What breaking a rule is punished with."""

from __future__ import annotations

import pytest

from bot.ask.sanctions import sanction
from bot.domain import Essay
from bot.text.headings import numbered_sections
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
