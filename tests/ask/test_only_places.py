"""A question of which texts know a place's name alone, and that concerns no policy, is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

TEXT = """# 上海市沿街商户有序开业
上海市城管部门巡查了沿街商户，督促商户落实防控措施后开业。
上海市对未开业的商户发放了防控告知单。
"""


@pytest.mark.parametrize(
    ("question", "refused"), [("明天上海下不下雨", True), ("上海哪里好玩", True), ("上海的沿街商户开业了吗", False)]
)
def test_the_name_of_a_place_makes_nothing_answered(
    question: str, refused: bool, tmp_path_factory: pytest.TempPathFactory, bot: Bot
) -> None:
    folder = tmp_path_factory.mktemp("places")
    (folder / "文.md").write_text(TEXT, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    assert (made.ask(question).status == "refused") == refused
