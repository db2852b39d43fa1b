from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ask.rewrite import LONGEST, rewritten
from bot.model.models import LanguageModel
from bot.settings import Settings, shipped
from tests.standin.openai_server import Standin, running

BEFORE, QUESTION = "怎样培育小微企业？", "钱从哪里来？"
WHOLE = "培育小微企业的钱从哪里来？"


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture
def model(standin: Standin, tmp_path: Path) -> LanguageModel:
    spec = "openai:standin"
    return LanguageModel(spec, Settings(tmp_path, model=spec, model_url=standin.url, model_timeout=20))


@pytest.mark.parametrize(
    "reply",
    [
        WHOLE,
        f"  {WHOLE}\n",
        f"改写：{WHOLE}",
        f"改写后的问题: “{WHOLE}”",
        f"问题：`{WHOLE}`",
        f"「{WHOLE}」",
        f"<think>火星上有没有人？</think>\n{WHOLE}",
        f"{WHOLE}\n这样改写补上了火星。",
    ],
)
def test_the_question_comes_without_what_a_model_puts_around_it(
    standin: Standin, model: LanguageModel, reply: str
) -> None:
    standin.play(reply)
    assert rewritten(QUESTION, [BEFORE], model) == WHOLE


def test_the_model_is_asked_once_and_told_the_whole_conversation(standin: Standin, model: LanguageModel) -> None:
    standin.play(WHOLE)
    rewritten(QUESTION, ["什么是耐心资本？", BEFORE], model)
    (prompt,) = standin.prompts
    asked = prompt.rpartition("此前的问题")[2]
    assert asked.index("什么是耐心资本？") < asked.index(BEFORE) < asked.index(QUESTION)


@pytest.mark.parametrize(
    "reply",
    [
        "培育小微企业的火星基金从哪里来？",
        "培育小微企业的3亿钱从哪里来？",
        "培育外省小微企业的钱从哪里来？",
        QUESTION,
        f"改写：{QUESTION}",
        "<think>只想不说</think>",
        "“”",
        "",
        "小微企业" * (LONGEST // 4) + "？",
    ],
)
def test_what_adds_words_or_nothing_is_not_used(standin: Standin, model: LanguageModel, reply: str) -> None:
    standin.play(reply)
    assert rewritten(QUESTION, [BEFORE], model) is None


def test_the_longest_that_is_used(standin: Standin, model: LanguageModel) -> None:
    longest = "小微企业" * (LONGEST // 4)
    standin.play(longest)
    assert len(longest) == LONGEST
    assert rewritten(QUESTION, [BEFORE], model) == longest


def test_words_of_any_earlier_question_may_be_used(standin: Standin, model: LanguageModel) -> None:
    standin.play(WHOLE)
    assert rewritten(QUESTION, [BEFORE, "马回怎么看耐心资本？"], model) == WHOLE
    assert rewritten(QUESTION, ["马回怎么看耐心资本？"], model) is None
    assert rewritten(QUESTION, [], model) is None


def test_a_model_that_fails_rewrites_nothing(standin: Standin, model: LanguageModel) -> None:
    standin.play(lambda exchange: exchange.status(401))
    assert rewritten(QUESTION, [BEFORE], model) is None
    assert len(standin.prompts) == 1


def test_the_prompt_s_own_example_is_a_rewriting_that_is_used(standin: Standin, model: LanguageModel) -> None:
    prompt = (shipped("prompts") / "rewrite.md").read_text(encoding="utf-8")
    before, question, example = re.findall(r"^(?:此前的问题|追问|改写)：(.+)$", prompt, re.MULTILINE)[:3]
    standin.play(example)
    assert rewritten(question, [before], model) == example
