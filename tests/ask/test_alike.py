"""Lists that are called by the words that each of their items begins or ends with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

THINGS = ("产业", "农业", "旅游", "港口")
BEGUN = "\n".join(
    f"{n}是奋力推进{thing}振兴，办好{at}件大事。{thing}办全年开放。"
    for at, (n, thing) in enumerate(zip("一二三四", THINGS, strict=True), 3)
)
ENDED = "\n".join(f"——{thing}发展实现新跃升。{thing}收入增长{at}%。" for at, thing in enumerate(THINGS, 11))
TEXTS = {
    "2026年合肥市政府工作报告": f"2026年合肥市政府工作报告\n一、过去五年\n五年来，成绩可喜。\n{ENDED}\n二、今后五年\n要落实“四个奋力推进”任务。\n{BEGUN}\n",
    "2026年芜湖市政府工作报告": "2026年芜湖市政府工作报告\n一、今年工作\n奋力推进修路，修好3条路。\n奋力推进修桥，修好4座桥。\n按时办好学校。\n",
}


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built(TEXTS)


@pytest.mark.parametrize("question", ["四个奋力推进里第三个是哪个", "合肥的四个奋力推进第三个讲什么"])
def test_its_item_of_that_number_is_told_whole(bot: Bot, question: str) -> None:
    text = bot.ask(question).text
    assert "奋力推进旅游振兴" in text and "旅游办全年开放" in text, text
    assert "农业" not in text, text


@pytest.mark.parametrize(
    ("question", "phrase"),
    [("合肥五年来总结了哪些“新跃升”", "新跃升"), ("合肥的四个奋力推进分别是什么", "奋力推进")],
)
def test_all_its_items_are_told_by_their_first_sentences(bot: Bot, question: str, phrase: str) -> None:
    """Its number is said too; two paragraphs of another text that begin so are no list of four."""
    text = bot.ask(question).text
    assert text.startswith(f"《2026年合肥市政府工作报告》中接连有 4 项写有“{phrase}”"), text
    assert all(thing in text for thing in THINGS) and "收入" not in text and "开放" not in text, text


def test_another_number_of_them_is_no_such_list(bot: Bot) -> None:
    assert "接连有" not in bot.ask("合肥的三个奋力推进分别是什么").text
