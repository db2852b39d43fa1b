"""A view of others comes with what the author says of it, and a claim with the sentence that has all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask import others_view
from bot.ask.pieces import as_evidence

ESSAY = """水塘清淤要量力而行
杨柳大学教授　魏青禾

村里的水塘多年没有清淤。有人认为应当一次全部清完。笔者不赞成。财力有限，一次清完只能借债。

也有人担心，清淤会伤了鱼虾，这种担心大可不必。冬季清淤，鱼虾影响不大。

目前没有人认为应当填塘。座谈时有人提出建立巡塘制度。全县已有十二个村照办。

有人认为淤泥没有用。也有人认为淤泥会发臭。其实晒干的淤泥是好肥料。

清淤工程，不能照搬城市河道的办法。村里没有大型机械的路，清出的淤泥还要运到田里。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"水塘": ESSAY})


def grown(bot: Bot, words: str) -> list[str]:
    """What is quoted of the one sentence that begins so."""
    index = bot.searcher.index
    (outline,) = index.outlines.values()
    start = outline.essay.text.index(words)
    sentence = next(one for one in outline.root.walk() if one.kind == "sentence" and one.start == start)
    return [one.text for one in others_view.with_answers([as_evidence(outline, (start, sentence.end), 1)], index)]


def test_the_view_is_not_quoted_as_the_authors(bot: Bot) -> None:
    for question in ("魏青禾主张一次全部清完水塘，对吗", "应当一次全部清完吗"):
        quotes = [one.quote for one in bot.ask(question).citations]
        assert any("一次全部清完。笔者不赞成。" in one for one in quotes)


def test_a_view_that_is_answered_in_its_sentence_stays_as_it_is(bot: Bot) -> None:
    assert "也有人担心，清淤会伤了鱼虾，这种担心大可不必。" in grown(bot, "也有人担心，清淤会伤了鱼虾")


def test_what_answers_nothing_is_not_added(bot: Bot) -> None:
    assert grown(bot, "目前没有人认为应当填塘") == ["目前没有人认为应当填塘。"]
    assert grown(bot, "座谈时有人提出建立巡塘制度") == ["座谈时有人提出建立巡塘制度。"]


def test_several_views_have_the_answer_to_the_last(bot: Bot) -> None:
    assert grown(bot, "有人认为淤泥没有用") == ["有人认为淤泥没有用。也有人认为淤泥会发臭。其实晒干的淤泥是好肥料。"]


def test_the_sentence_with_all_of_a_claim_comes_first(bot: Bot) -> None:
    first = bot.ask("清淤能不能照搬城市河道的办法").citations[0].quote
    assert first.startswith("清淤工程，不能照搬城市河道的办法。")
