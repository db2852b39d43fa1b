from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from bot.errors import ModelFailed
from bot.model.breaker import Breaker
from bot.model.models import LanguageModel
from bot.settings import Settings


def test_it_opens_after_some_failures_in_a_row_and_lets_one_try_after_the_pause() -> None:
    breaker = Breaker(fails=2, pause=0.2)
    breaker.failed()
    breaker.worked()
    breaker.failed()
    assert not breaker.open
    breaker.failed()
    assert breaker.open and breaker.open
    time.sleep(0.25)
    assert [breaker.open for _ in range(3)] == [False, True, True]
    breaker.worked()
    assert not breaker.open


def test_a_dead_server_is_left_alone(tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: whoever calls is refused
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/v1"
        model = LanguageModel("openai:standin", Settings(tmp_path, model_url=url, model_timeout=20))
        told = []
        for _ in range(5):
            with pytest.raises(ModelFailed) as failure:
                model.chain("answer", len).invoke({"evidence": "[1] 甲：乙。", "question": "问？", "missing": "无"})
            told.append(str(failure.value))
    assert ["暂停调用" in words for words in told] == [False] * 3 + [True] * 2
