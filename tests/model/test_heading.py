"""A heading or a lead that states nothing, and one that states what nothing bears out."""

from __future__ import annotations

import pytest

from bot.model.heading import unled

TOLD = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩。健全风险预警机制和应急处置机制。"


@pytest.mark.parametrize(
    "text",
    [
        "积分制：推广创新积分制改革。",
        "目标：推广创新积分制改革。",
        "健全两项机制：风险预警机制和应急处置机制。",
        "马回主张：推广创新积分制改革。",
        "推广的办法有：将创新积分与信贷支持挂钩。",
        "环节：见效最快；内容：推广创新积分制改革。",
        "推广创新积分制改革。",
    ],
)
def test_a_lead_that_names_or_repeats_stays(text: str) -> None:
    assert unled(text, TOLD) == text


@pytest.mark.parametrize("lead", ["见效最快的一招", "处罚措施", "政府主导", "面向企业", "由省政府任命", "淘汰落后企业"])
def test_a_lead_that_states_what_nothing_says_goes(lead: str) -> None:
    assert unled(f"{lead}：推广创新积分制改革。", TOLD) == "推广创新积分制改革。"
