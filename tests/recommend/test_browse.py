from __future__ import annotations

from bot.app import Bot
from bot.recommend.browse import UNNAMED, Filter


def test_everything_is_on_the_shelf_page_by_page(bot: Bot) -> None:
    whole = bot.browse(Filter(), limit=1000)
    assert whole.total == len(whole.measures) > 150
    paged = [measure for at in range(0, whole.total, 50) for measure in bot.browse(Filter(), at).measures]
    assert paged == list(whole.measures)
    assert bot.browse(Filter(), offset=10_000).measures == ()


def test_filters_narrow_and_counts_agree(bot: Bot) -> None:
    shelf = bot.browse(Filter())
    actor, row = next(iter(shelf.counts.items()))
    instrument, count = next(iter(row.items()))
    chosen = bot.browse(Filter(actor=actor, instrument=instrument), limit=1000)
    assert chosen.total == count == len(chosen.measures)
    assert chosen.counts == shelf.counts, "every cell can still be chosen"
    for measure in chosen.measures:
        assert actor in (measure.actors or (UNNAMED,))
        assert instrument in (measure.instruments or (UNNAMED,))


def test_words_and_voices(bot: Bot) -> None:
    shelf = bot.browse(Filter(words="中試 平台", whose="马回"))
    assert shelf.total > 0
    for measure in shelf.measures:
        assert measure.whose == "马回"
        assert "中试" in measure.citation.quote and "平台" in measure.citation.quote
    assert set(shelf.voices) == {"刘忠林", "马回", "邹慧"}
    assert bot.browse(Filter(words="红烧肉")).total == 0
    assert bot.browse(Filter(actor="没有这一类")).total == 0


def test_words_that_utf8_cannot_hold_find_nothing(bot: Bot) -> None:
    assert bot.browse(Filter(words="\ud800")).total == 0


def test_a_sentence_without_an_act_stands_on_no_shelf(bot: Bot) -> None:
    bare = [one for one in bot.catalogue.proposals if one.bare]
    assert bare, "they are kept for situations"
    whole = bot.browse(Filter(), limit=1000)
    assert not any(measure.bare for measure in whole.measures)
    assert whole.total == len(bot.catalogue.proposals) - len(bare)
