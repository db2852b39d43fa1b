"""The figure of one thing in one year, and whether it grew, by the report that looks back on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

REPORT = """2026年{place}政府工作报告
各位代表：
现在，我代表政府报告工作，请予审议。
一、2025年工作回顾
全年地区生产总值600亿元、增长5%，进出口下降5.4%，社会消费品零售总额增长4.4%。开拓外贸市场，对非洲出口增长20%。
二、2026年工作安排
今年主要预期目标是：地区生产总值增长6%左右，进出口增长3%左右。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({f"2026年{one}政府工作报告": REPORT.format(place=one) for one in ("合肥市", "芜湖市", "铜陵市")})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("合肥去年外贸是增长的吧？", "与原文不符：2025年进出口增速，原文写明为下降5.4%，不是增长。"),
        ("合肥去年进出口下降了吗", "与原文一致，2025年进出口增速为下降5.4%"),
        ("合肥去年地区生产总值增长了吧", "与原文一致，2025年地区生产总值增速为5%"),
        ("合肥去年进出口下降5.4%吧", "与原文一致，2025年进出口增速为下降5.4%"),
        ("合肥去年进出口增长5.4%吧", "与原文不符：2025年进出口增速，原文写明为下降5.4%，不是增长5.4%。"),
    ],
)
def test_that_it_grew_is_held_against_the_figure_of_its_growth(bot: Bot, question: str, said: str) -> None:
    """Also where it is called as everyday talk calls it; a fall by so much is no growth by as much."""
    answer = bot.ask(question)
    assert answer.text.startswith(said), answer.text
    assert "进出口下降5.4%" in answer.text


def test_which_of_both_is_told_by_the_sentence(bot: Bot) -> None:
    answer = bot.ask("合肥去年外贸是增长还是下降")
    assert len(answer.citations) == 1 and "进出口下降5.4%" in answer.text, answer.text
