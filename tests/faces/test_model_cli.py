"""Commands with a language model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.faces import cli
from tests.standin.openai_server import Exchange, Standin, running

QUESTION = "创新积分制改革怎么用？"
Run = Callable[..., tuple[int, str, str]]


def faithful(exchange: Exchange) -> None:
    exchange.say(
        "".join(f"{who.split('在“')[0]}提出，{text.split('，')[0]}[{n}]。" for n, who, text in exchange.sources)
    )


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture
def run(
    home: Path, standin: Standin, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    monkeypatch.setenv("BOT_MODEL_URL", standin.url)
    standin.play(faithful)

    def call(*arguments: str) -> tuple[int, str, str]:
        status = cli.run(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    yield call


def test_ask_with_a_model(run: Run) -> None:
    status, out, _ = run("ask", QUESTION, "--model", "openai:standin", "--json")
    answer = json.loads(out)
    assert (status, answer["mode"], answer["model"]) == (0, "model", "standin")
    assert answer["usage"] == {"calls": 1, "input_tokens": 1000, "output_tokens": 500, "cost": None}
    assert {claim["verdict"] for claim in answer["claims"]} == {"supported"}
    assert "由standin撰写" in run("ask", QUESTION, "--model", "openai:standin")[1]


def test_a_name_without_a_provider_is_one_of_the_server_s(run: Run) -> None:
    assert json.loads(run("ask", QUESTION, "--model", "standin", "--json")[1])["mode"] == "model"


def test_ask_in_quotation(run: Run, standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_MODEL", "openai:standin")
    answer = json.loads(run("ask", QUESTION, "--quoting", "--json")[1])
    assert (answer["mode"], answer["model"], answer["usage"]) == ("quoting", None, None)
    assert standin.prompts == []


def test_doctor_calls_the_model_once(run: Run, standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_MODEL", "openai:standin")
    status, out, _ = run("doctor")
    assert status == 0
    assert "语言模型：standin" in out
    assert "通过核对" in out
    assert len(standin.prompts) == 1
    standin.play(lambda exchange: exchange.status(401))
    status, out, _ = run("doctor")
    assert status == 1
    assert "BOT_MODEL_KEY" in out


@pytest.mark.parametrize("price", ["二", "2", "2,8,9"])
def test_a_price_of_another_form_is_told(price: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_MODEL_PRICE", price)
    status, _, err = run("ask", QUESTION)
    assert status == 2
    assert "BOT_MODEL_PRICE" in err


def test_a_key_has_no_place_in_a_file(run: Run, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text('model_key = "sk-1"\n', encoding="utf-8")
    status, _, err = run("ask", QUESTION)
    assert status == 2
    assert "BOT_MODEL_KEY" in err
    assert "sk-1" not in err
