"""A word that is none, and sounds like one of the texts, is read as that one, and the reader is told."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask import misspelt
from bot.text import sounds


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("刘中林", "刘忠林", True),
        ("皱慧", "邹慧", True),
        ("今期", "经期", True),
        ("马回", "马飞", False),
        ("马回", "马回来", False),
    ],
)
def test_names_sound_alike_whatever_the_tone_and_the_tongue(one: str, other: str, same: bool) -> None:
    assert sounds.alike(one, other) == same


@pytest.mark.parametrize("char", ["a", "1", "，", ""])
def test_what_is_no_character_has_no_sound(char: str) -> None:
    assert sounds.readings(char) == ()


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("双溶合有什么困难", "双融合有什么困难"),
        ("双溶合", "双融合"),
        ("马徽和刘中林都谈到了什么", "马回和刘忠林都谈到了什么"),
        ("产学研协同创新里的院仕专家", "产学研协同创新里的院士专家"),
        ("“双溶合”这个词", "“双溶合”这个词"),  # asked to the letter
        ("无锡江溪街道有哪些企业", "无锡江溪街道有哪些企业"),
        ("马回谈的成果转化", "马回谈的成果转化"),
        ("香港马会怎么样", "香港马会怎么样"),
        ("定积分怎么求", "定积分怎么求"),
        ("", ""),
    ],
)
def test_a_slip_of_the_keyboard_is_read_as_it_sounds(bot: Bot, question: str, meant: str) -> None:
    found = misspelt.slips(question, bot.searcher.index.lexical.knows, bot.searcher.authors)
    assert misspelt.read(question, found) == meant


def test_the_reader_is_told_how_the_question_was_read(bot: Bot) -> None:
    answer = bot.ask("刘中林提了哪些建议？")
    assert answer.question == "刘中林提了哪些建议？"
    assert [note.text for note in answer.notes if note.kind == "misspelt"] == ["“刘中林”按同音的“刘忠林”理解。"]
    assert {cite.author for cite in answer.citations} == {"刘忠林"}


def test_what_is_answered_as_it_stands_is_read_otherwise_only_for_sure(bot: Bot) -> None:
    assert not [note for note in bot.ask("红烧肉怎么做？").notes if note.kind == "misspelt"]
    assert not [note for note in bot.ask("创新积分制改革怎么用？").notes if note.kind == "misspelt"]
