"""A question on a place that the texts do not know is not answered from what they say of another."""

from __future__ import annotations

import random

import pytest

from bot.app import Bot
from bot.text import vocabulary

ASKED = (
    "{}的企业研发补贴怎么申请？",
    "{}怎样支持专精特新企业？",
    "{}有哪些科技成果转化的做法？",
    "在{}开公司，能享受什么创新积分政策？",
    "想了解一下{}的中试平台是怎么建的",
    "{}如何推动科技创新和产业创新深度融合？",
    "{}的国有企业研发投入有什么考核要求？",
    "我是{}一家制造业小厂的，新型研发机构能帮我什么？",
    "{}对企业牵头的创新联合体给多少支持？",
    "{}怎么培育未来产业？",
)
KNOWN = "江西"


def drawn() -> list[str]:
    """Twenty questions: ten cities and ten counties drawn by chance, in turn with their endings and without."""
    table = [row for row in vocabulary.divisions("places.tsv") if row[2] != KNOWN]
    chance = random.Random(2260)
    levels = [[row for row in table if len(row[0]) == length] for length in (4, 6)]
    chosen = [row for level in levels for row in chance.sample(level, 10)]
    return [ASKED[at % 10].format(full if at % 2 else short or full) for at, (_, full, short) in enumerate(chosen)]


@pytest.mark.parametrize("question", drawn())
def test_a_place_outside_the_texts_gets_no_other_place_s_answer(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "refused" or (answer.status == "partial" and answer.notes), answer.text
