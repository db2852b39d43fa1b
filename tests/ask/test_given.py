"""An amount or a time is told by the sentences under the heading that is asked about, not by one that is merely nearest."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.settings import load

REPLIES = """松桐县农村厕所改造政策问答
一、哪些户可以参加改厕？
户籍在本县农村、在村里有合法住房的农户，都可以自愿报名。
二、补助多少？
三格式化粪池厕所，普通户补助1500元，低保户补助2200元。
困难户补助高一些，是因为改厕要户里先垫付材料款，这部分人手头紧。
三、钱从哪里来，什么时候到账？
补助资金由省级承担50%，县级承担40%，乡镇承担10%。
验收合格后30个工作日内，通过一卡通发给农户，不发现金。
四、怎么申请？
先向村委会交改厕申请表和户口簿复印件。
"""


@pytest.fixture(scope="module")
def replies(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("replies")
    file: Path = folder / "some.jsonl"
    documents = [{"id": "toilets", "title": "", "text": REPLIES}]
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in documents), encoding="utf-8")
    bot = Bot(replace(load(), home=folder / "home"))
    bot.build([file])
    return bot


@pytest.mark.parametrize(
    ("question", "said"),
    [("改厕补助多少", "1500元"), ("改厕补的钱什么时候到账", "30个工作日")],
)
def test_what_is_asked_for_is_given(replies: Bot, question: str, said: str) -> None:
    answer = replies.ask(question)
    assert answer.citations and said in answer.citations[0].quote, answer.text
