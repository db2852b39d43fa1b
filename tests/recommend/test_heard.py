"""How much is read for a situation, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.app import Bot
from bot.encoders.reader import Reading, Run
from bot.recommend import heard, look, match, reasons, recommend, situation
from bot.recommend.look import UNREAD


class Counting:
    """A reader that is sure of sentences with a word, and keeps what it was given."""

    identity = "counting"

    def __init__(self, word: str) -> None:
        self.word = word
        self.given: list[Run] = []

    def read(self, question: str, runs: Sequence[Run]) -> list[Reading]:
        self.given += runs
        found = [tuple(0.0 if self.word in text else UNREAD for text in run.sentences) for run in runs]
        return [Reading(one, max(one)) for one in found]


def test_the_best_are_read_and_what_the_reader_is_sure_of_comes_first(bot: Bot) -> None:
    told, reader = situation.read("中小企业", "缺人才"), Counting("人才")
    near = look.look(told, bot.catalogue, bot.searcher)
    (found,) = heard.heard(near, told.profile, replace(bot.searcher, reader=reader))
    assert 0 < len(reader.given) <= heard.RUNS
    sure = [one for one in found.bearings if one.read == 0]
    assert sure
    before = {one.near.at: match.strength(one) for one in near[0].bearings}
    assert all(match.strength(one) > before[one.near.at] for one in sure)


def test_several_needs_share_what_is_read(bot: Bot) -> None:
    told, reader = situation.read("中小企业", "缺钱、缺设备、找不到市场"), Counting("市场")
    heard.heard(look.look(told, bot.catalogue, bot.searcher), told.profile, replace(bot.searcher, reader=reader))
    assert len(reader.given) <= heard.RUNS


def test_somebody_whom_no_text_addresses_gets_what_the_reader_is_sure_of_alone(bot: Bot) -> None:
    told = situation.read("农民", "缺设备")
    assert reasons.absent(told.actors, bot.catalogue.addressed)
    sure = recommend.recommend(told, "缺设备", bot.catalogue, replace(bot.searcher, reader=Counting("仪器设备")))
    assert sure.measures
    assert all("仪器设备" in one.measure.citation.quote for one in sure.measures)
    nobody = recommend.recommend(told, "缺设备", bot.catalogue, replace(bot.searcher, reader=Counting("没有的字样")))
    assert (nobody.status, nobody.measures) == ("refused", ())
    assert any("农民" in gap for gap in nobody.gaps)
