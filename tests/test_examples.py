"""The examples run as a reader would run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import Bot
from bot.faces.as_langchain import AnswerChain

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("example", "said"),
    [("chain", "推广创新积分制改革"), ("retriever", "马回")],
)
def test_an_example_runs(example: str, said: str, bot: Bot) -> None:
    _ = bot.searcher
    environment = {**os.environ, "BOT_HOME": str(bot.settings.home), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, ROOT / "examples" / f"{example}.py"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_the_chain_gives_the_bot_s_answers(bot: Bot) -> None:
    chain, question, history = AnswerChain(bot), "那马回呢？", ["刘忠林怎么谈未来产业？"]
    expected = bot.ask(question, history)
    assert chain.invoke({"question": question, "history": history}).text == expected.text
    assert [answer.text for answer in chain.stream({"question": question, "history": history})] == [expected.text]
    assert [answer.status for answer in chain.batch(["创新积分制改革怎么用？", "你好"])] == ["answered", "refused"]
