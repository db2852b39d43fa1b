"""A thing told by its amount: the sentence that has it comes first. And words that tell versions, or things."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.ask.newer import BEFORE, CHANGE

RULES = """云川市渡口管理办法
第一条　渡船应当编号，渡工应当着装。
第二条　渡工违反渡口管理规定，私自搭载他人的，依法给予处分，造成损失的依法赔偿。
第三条　违反本办法，在渡船上吸烟的，处五十元罚款。
第四条　违反本办法，渡船超载的，处二千元罚款。
"""


def test_the_sentence_with_the_amount_that_is_asked_by_comes_first(tmp_path: Path, bot: Bot) -> None:
    (tmp_path / "渡口.txt").write_text(RULES, encoding="utf-8")
    rules = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    rules.build([tmp_path / "渡口.txt"])
    assert "超载" in rules.ask("渡口里罚款2000元的是哪种行为？").citations[0].quote
    assert "吸烟" in rules.ask("渡口里罚50元的是什么行为？").citations[0].quote


@pytest.mark.parametrize(
    ("pattern", "said", "found"),
    [
        (BEFORE, "以旧换新每辆补多少", False),
        (BEFORE, "老旧小区改造补多少", False),
        (BEFORE, "10月底之前要交什么", False),
        (BEFORE, "旧办法补多少", True),
        (BEFORE, "以前补多少", True),
        (CHANGE, "新旧动能转换怎么做", False),
        (CHANGE, "新旧办法有什么不同", True),
    ],
)
def test_old_things_are_no_old_versions(pattern: re.Pattern[str], said: str, found: bool) -> None:
    assert bool(pattern.search(said)) is found
