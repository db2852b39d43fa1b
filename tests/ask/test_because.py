"""Who asks why is shown the reason that stands beside what is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask.because import reasoned
from bot.ask.pieces import as_evidence

ESSAY = """分红要看出工
王明
（青原大学教授）
村集体的分红不宜事先定死比例。定死了比例，出工多少一个样。
村里修渠要先修支渠。当然，资金要有着落。
渠修不好，田里就没有水。因此支渠要年年清淤。
干渠要由县里管，因为村里没有机械。村里可以巡查。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"分红": ESSAY})


@pytest.mark.parametrize(
    ("question", "held", "shown"),
    [
        (
            "为啥不同意定死比例",
            "村集体的分红不宜事先定死比例。",
            "村集体的分红不宜事先定死比例。定死了比例，出工多少一个样。",
        ),
        ("支渠为什么要年年清淤", "因此支渠要年年清淤。", "渠修不好，田里就没有水。因此支渠要年年清淤。"),
        ("为什么先修支渠", "村里修渠要先修支渠。", "村里修渠要先修支渠。"),
        ("干渠为何由县里管", "干渠要由县里管，因为村里没有机械。", "干渠要由县里管，因为村里没有机械。"),
        ("分红能不能定死比例", "村集体的分红不宜事先定死比例。", "村集体的分红不宜事先定死比例。"),
    ],
)
def test_what_is_held_is_shown_with_the_reason_beside_it(bot: Bot, question: str, held: str, shown: str) -> None:
    (outline,) = bot.searcher.index.outlines.values()
    at = outline.essay.text.index(held)
    found = reasoned(question, [as_evidence(outline, (at, at + len(held)))], bot.searcher.index)
    assert [one.text for one in found] == [shown]
