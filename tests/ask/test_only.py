"""Answers from some of the documents alone: chosen by author or id, said to be so, and no more than so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.app import Bot
from bot.domain import Turn
from bot.errors import InputError
from bot.faces import cli

QUESTIONS = [
    "创新积分制改革怎么用？",
    "研发投入怎么提高？",
    "马回从哪几个方面提出建议？",
    "我们是初创企业，缺钱，怎么办？",
]


@pytest.mark.parametrize("names", [["马回"], ["zou-hui"], ["刘忠林", "zou-hui"]])
@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_but_the_chosen_documents_is_quoted(bot: Bot, names: list[str], question: str) -> None:
    some = bot.only(names)
    held = {essay_id for essay_id, _, _ in some.essays()}
    answer = some.ask(question)
    assert {cited.essay_id for cited in answer.citations} <= held
    assert {passage.essay_id for passage in answer.nearest} <= held
    assert answer.notes[0].kind == "only"


def test_the_same_is_answered_of_an_author_as_from_all(bot: Bot) -> None:
    alone, all_ = (one.ask("创新积分制改革怎么用？") for one in (bot.only(["马回"]), bot))
    assert alone.citations[0].quote == all_.citations[0].quote
    assert alone.notes[0].text == "以下只依据您选定的马回的文章作答，没有查找其他文本。"


def test_what_is_not_found_is_said_of_the_chosen_documents_only(bot: Bot) -> None:
    refused = bot.only(["马回"]).ask("红烧肉怎么做？")
    assert "与所选的文章无关" in refused.text
    assert "所收录" not in refused.text
    unheard = bot.only(["马回"]).ask("邹慧怎么看院士工作？")
    assert unheard.reason == "unknown_author"
    assert "所选的文章中没有“邹慧”的文章或观点" in unheard.text
    assert "与所收录的文章无关" in bot.ask("红烧肉怎么做？").text


def test_a_follow_up_to_an_answer_from_other_documents_is_of_the_chosen(bot: Bot) -> None:
    before = Turn("研发投入怎么提高？", bot.only(["刘忠林"]).ask("研发投入怎么提高？"))
    followed = bot.only(["马回"]).ask("还有呢？", [before])
    assert {cited.author for cited in followed.citations} == {"马回"}


def test_measures_and_study_are_of_the_chosen_documents(bot: Bot) -> None:
    some = bot.only(["马回"])
    found = some.recommend("初创企业", "缺少资金")
    assert {item.measure.citation.author for item in found.measures} == {"马回"}
    assert found.notes[0].text == "以下只依据您选定的马回的文章作答，没有查找其他文本。"
    assert bot.recommend("初创企业", "缺少资金").notes == ()
    assert [key for key, _, _ in some.essays()] == ["ma-hui"]


def test_a_draft_is_compared_with_all_documents_none_the_less(bot: Bot) -> None:
    (finding,) = bot.only(["马回"]).check("“院士信息库、项目库、成果库、产业需求库”。").findings
    assert (finding.verdict, finding.essay_id) == ("verbatim", "zou-hui")


def test_a_name_that_is_none_is_refused_and_none_at_all_means_all(bot: Bot) -> None:
    with pytest.raises(InputError, match="没有编号或作者为“王明”的"):
        bot.only(["王明"])
    assert bot.only([]) is bot
    assert bot.only([key for key, _, _ in bot.essays()]) is bot
    assert bot.only(["马回"]) is bot.only(["ma-hui"])


def test_the_command_line_and_a_batch_choose_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_HOME", str(tmp_path))
    assert cli.run(["ask", "研发投入怎么提高？", "--only", "马回", "--json"]) == 0
    assert {one["author"] for one in json.loads(capsys.readouterr().out)["citations"]} == {"马回"}
    batch = tmp_path / "cases.jsonl"
    batch.write_text('{"id": "1", "question": "研发投入怎么提高？", "only": ["刘忠林"]}\n', encoding="utf-8")
    assert cli.run(["ask", "--batch", str(batch)]) == 0
    assert {one["author"] for one in json.loads(capsys.readouterr().out)["citations"]} == {"刘忠林"}
    batch.write_text('{"id": "1", "question": "研发投入怎么提高？", "only": "刘忠林"}\n', encoding="utf-8")
    assert cli.run(["ask", "--batch", str(batch)]) == 2
