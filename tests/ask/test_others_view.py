"""A view of others comes with what the author says of it, and a claim with the sentence that has all of it."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot

ESSAY = """水塘清淤要量力而行
杨柳大学教授　魏青禾

村里的水塘多年没有清淤。有人认为应当一次全部清完。笔者不赞成。财力有限，一次清完只能借债。

也有人担心，清淤会伤了鱼虾，这种担心大可不必。冬季清淤，鱼虾影响不大。

清淤工程，不能照搬城市河道的办法。村里没有大型机械的路，清出的淤泥还要运到田里。
"""


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    source = tmp_path_factory.mktemp("source") / "水塘.txt"
    source.write_text(ESSAY, encoding="utf-8")
    made = Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))
    made.build([source])
    return made


def test_the_view_is_not_quoted_as_the_authors(bot: Bot) -> None:
    for question in ("魏青禾主张一次全部清完水塘，对吗", "应当一次全部清完吗"):
        quotes = [one.quote for one in bot.ask(question).citations]
        assert any("一次全部清完。笔者不赞成。" in one for one in quotes)


def test_a_view_that_is_answered_in_its_sentence_stays_as_it_is(bot: Bot) -> None:
    quotes = [one.quote for one in bot.ask("有人担心清淤伤了鱼虾").citations]
    assert "也有人担心，清淤会伤了鱼虾，这种担心大可不必。" in quotes


def test_the_sentence_with_all_of_a_claim_comes_first(bot: Bot) -> None:
    first = bot.ask("清淤能不能照搬城市河道的办法").citations[0].quote
    assert first.startswith("清淤工程，不能照搬城市河道的办法。")
