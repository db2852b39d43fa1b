"""A language model is given so much of the evidence as its window holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.domain import Evidence, Passage
from bot.encoders import bundled
from bot.encoders.unigram import Unigram
from bot.model import budget, prompts
from bot.model.models import LanguageModel
from bot.settings import Settings, load

SENTENCES = [f"第{number}项措施是把服务送到企业门口。" for number in range(1, 101)]
FIXED = budget.REPLY + budget.PROMPT


def evidence() -> list[Evidence]:
    place = ("one", "某文", None, None, None)
    return [
        Evidence(number, Passage("", *place, 0, len(text), text), 0, len(text), text)
        for number, text in enumerate(SENTENCES, 1)
    ]


def test_what_does_not_fit_is_left_out_from_the_end() -> None:
    given = budget.fitting(evidence(), FIXED + 1000, "问" * 100)
    assert 0 < len(given) < len(SENTENCES)
    assert [item.number for item in given] == list(range(1, len(given) + 1))
    assert budget.tokens(prompts.listed(given)) <= 900
    assert len(budget.fitting(evidence(), 100_000, "问")) == len(SENTENCES)


def test_the_first_piece_is_given_whatever_the_window() -> None:
    assert [item.number for item in budget.fitting(evidence(), 1, "问")] == [1]
    assert budget.fitting([], 1, "问") == ()


def test_the_window_is_the_one_that_is_set_or_a_small_one(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert LanguageModel("openai:some-model", replace(settings, model_window=4096)).window == 4096
    unknown = replace(settings, model_url="http://127.0.0.1:9/v1", model_key="k")
    assert LanguageModel("openai:some-model", unknown).window == budget.WINDOW
    assert LanguageModel("openai:gpt-4o", unknown).window > 100_000, "LangChain knows it"
    assert LanguageModel("not a model", settings).window == budget.WINDOW


def test_no_text_of_ours_has_more_tokens_than_are_reckoned() -> None:
    file = bundled.weights_file()
    assert file is not None
    weights = bundled.read(file)
    pieces = Unigram(weights.pieces, weights.unknown)
    for text in ("".join(SENTENCES), "到2025年底，R&D经费投入强度达到2.8%以上，建设“1269”行动计划。"):
        assert len(pieces.ids(text.translate(dict(weights.characters)))) <= budget.tokens(text)


def test_the_setting_is_read_from_the_environment(tmp_path: Path) -> None:
    assert load({"BOT_HOME": str(tmp_path), "BOT_MODEL_WINDOW": "4096"}).model_window == 4096
