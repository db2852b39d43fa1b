"""What stands beside words of a text is asked for by its place: 上一句, 后半句, 下一段."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

ESSAY = """山塘要有人管
杨柳大学教授　魏青禾

一、山塘为什么没人管
笔者走访了6个县的山塘。管护员少、年纪大、工钱低，七成山塘没有专人看管。真正管起来的，要做到“管一口塘、养一方水、活一个村”，让乡亲得实惠。各县都在想办法。

山塘管护还缺钱。一口塘一年只有三百元。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"山塘": ESSAY})


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("后半句是什么来着", ["真正管起来的，要做到“管一口塘、养一方水、活一个村”，让乡亲得实惠。"]),
        ("前面一句呢", ["管护员少、年纪大、工钱低，七成山塘没有专人看管。真正管起来的"]),
        ("下一句原话发我", ["真正管起来的，要做到“管一口塘、养一方水、活一个村”，让乡亲得实惠。各县都在想办法。"]),
        ("后面那一段是怎么写的", ["山塘管护还缺钱。一口塘一年只有三百元。"]),
    ],
)
def test_words_asked_about_to_the_letter_have_neighbours(bot: Bot, question: str, quotes: list[str]) -> None:
    answer = bot.ask(question, ["“管一口塘、养一方水”是谁说的"])
    assert answer.status == "answered"
    assert [one.quote.startswith(start) for one, start in zip(answer.citations, quotes, strict=True)] == [True]


def test_neighbour_after_neighbour(bot: Bot) -> None:
    asked = ["一口塘一年多少钱", "上一句呢", "再上一句呢"]
    answer = bot.ask(asked[-1], asked[:-1])
    assert [one.quote for one in answer.citations] == ["各县都在想办法。"]


def test_without_a_turn_before_words_in_marks_have_neighbours(bot: Bot) -> None:
    answer = bot.ask("“各县都在想办法”的上一句是什么")
    assert [one.quote[:6] for one in answer.citations] == ["真正管起来的"]
