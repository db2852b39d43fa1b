"""Whether something may be done is told by a rule, though it is asked in other words than the texts'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask.evidence import Candidate
from bot.ask.foremost import MAY, preferred
from bot.ask.trace import Tracing

TEXT = """云川市渡船管理办法
第一条　本办法所称渡船，是指往返两岸载客的船舶。
第二条　渡船由县人民政府交通运输部门登记。
第三条　乘船时不得吸烟。
第四条　渡工应当每年体检。
"""


@pytest.fixture(scope="module")
def ranked(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> list[Candidate]:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "渡船.txt").write_text(TEXT, encoding="utf-8")
    rules = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    rules.build([folder / "渡船.txt"])
    return [one for one in Tracing("渡船上能抽烟吗？", rules.searcher).read().ranked if one.text.startswith("第")]


def first(question: str, ranked: Sequence[Candidate], **reads: float) -> str:
    """What comes first, where the reader says so much of an article; those that it says most of stand last."""
    told = [replace(one, read=reads.get(one.text[1], -5.0)) for one in ranked]
    return preferred(question, sorted(told, key=lambda one: one.read))[0].text[:3]


def test_a_rule_that_reads_better_comes_before_what_is_none(ranked: list[Candidate]) -> None:
    assert first("渡船上能抽烟吗？", ranked, 一=-5.5, 三=-1.0) == "第三条"
    assert first("渡船上能抽烟吗？", ranked, 一=-1.5, 二=-1.0, 三=-0.9, 四=-1.2) == "第一条"  # hardly better
    assert first("渡船上能抽烟吗？", ranked, 一=-5.5, 二=-1.0, 三=-2.0) == "第一条"  # what reads best is no rule
    assert first("渡船上能抽烟吗？", ranked, 一=0.1, 二=0.2, 三=3.0, 四=0.3) == "第一条"  # it answers
    assert first("渡船上能抽烟吗？", ranked, 四=-5.5, 三=-1.0) == "第四条"  # a rule as well
    assert first("渡船由谁登记？", ranked, 一=-5.5, 三=-1.0) == "第一条"  # nobody asks whether it may be done


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("骑车能带人吗？", True),
        ("能不能带人", True),
        ("带猫坐船行吗？", True),
        ("可以带人吗", True),
        ("智能化改造有补贴吗？", False),
        ("新能源车有补贴吗？", False),
        ("企业可以怎么做？", False),
        ("带人罚多少？", False),
    ],
)
def test_only_whether_something_may_be_done_asks_for_a_rule(question: str, may: bool) -> None:
    assert bool(MAY.search(question)) is may
