from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import ModelFailed
from bot.model.models import LanguageModel
from bot.settings import Settings
from tests.standin.openai_server import Exchange, Standin, running

ASKED = {"evidence": "[1] 甲：推广积分制。", "question": "怎么办？", "missing": "没有"}
FIRST, SECOND = "推广积分制[1]。", "避免浪费[1]。"
AMPLE = 60


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture
def model(standin: Standin, tmp_path: Path) -> LanguageModel:
    made = LanguageModel(
        "openai:standin", Settings(tmp_path, model_url=standin.url, model_timeout=AMPLE, model_price="2,8")
    )
    made.prepare()
    return made


def test_the_parser_gets_the_whole_reply_and_the_model_the_prompt(standin: Standin, model: LanguageModel) -> None:
    standin.play(FIRST + SECOND)
    assert model.chain("answer", len).invoke(ASKED) == len(FIRST + SECOND)
    (prompt,) = standin.prompts
    assert "[1] 甲：推广积分制。" in prompt and "问题：怎么办？" in prompt and "{引文1}" in prompt and "$" not in prompt


def test_a_sentence_is_given_while_the_model_still_writes(standin: Standin, model: LanguageModel) -> None:
    read = threading.Event()

    def script(exchange: Exchange) -> None:
        exchange.open()
        exchange.piece(FIRST + "避免")
        assert read.wait(AMPLE)
        exchange.piece("浪费[1]。")
        exchange.close()

    standin.play(script)
    found = model.writing("answer", model.meter()).stream(ASKED)
    assert [sentence.text for sentence in next(found)] == [FIRST]
    read.set()
    assert [sentence.text for sentences in found for sentence in sentences] == [SECOND]
    standin.play(FIRST + SECOND)
    assert [sentence.text for sentence in model.writing("answer", model.meter()).invoke(ASKED)] == [FIRST, SECOND]


def test_a_model_is_not_heard_out_by_a_reader_that_has_stopped(standin: Standin, model: LanguageModel) -> None:
    hung_up = threading.Event()

    def endless(exchange: Exchange) -> None:
        exchange.open()
        try:
            for _ in itertools.repeat(None):
                exchange.piece(FIRST)
                time.sleep(0.01)
        except OSError:
            hung_up.set()
            raise

    standin.play(endless)
    started = time.monotonic()
    found = model.writing("answer", model.meter()).stream(ASKED)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < AMPLE / 2
    assert hung_up.wait(AMPLE / 2)


def test_all_calls_on_one_meter_are_counted_together(standin: Standin, model: LanguageModel) -> None:
    meter = model.meter()
    assert meter.usage is None
    standin.play(FIRST)
    list(model.writing("answer", meter).stream(ASKED))
    model.chain("answer", len, meter).invoke(ASKED)
    model.chain("answer", len).invoke(ASKED)  # on a meter of its own
    assert meter.usage is not None
    assert (meter.usage.calls, meter.usage.input_tokens, meter.usage.output_tokens) == (2, 2000, 1000)
    assert meter.usage.cost == pytest.approx((2000 * 2 + 1000 * 8) / 1_000_000)


def test_a_failure_comes_out_of_the_chain_in_plain_words(standin: Standin, model: LanguageModel) -> None:
    standin.play(lambda exchange: exchange.status(401))
    with pytest.raises(ModelFailed, match="密钥"):
        model.chain("answer", len).invoke(ASKED)
    with pytest.raises(ModelFailed, match="密钥"):
        list(model.writing("answer", model.meter()).stream(ASKED))
