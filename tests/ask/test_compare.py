from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask import compare

AUTHORS = ("刘忠林", "邹慧", "马回")


@pytest.mark.parametrize(
    ("question", "authors"),
    [
        ("三位作者分别怎么谈成果转化？", AUTHORS),
        ("刘忠林和马回谈的未来产业有何不同？", ("刘忠林", "马回")),
        ("马回怎么看未来产业？", ()),
        ("创新积分制怎么用？", ()),
        ("几位专家对人才怎么看？", AUTHORS),
    ],
)
def test_who_is_compared(question: str, authors: tuple[str, ...]) -> None:
    assert compare.compared_authors(question, AUTHORS) == authors


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("三位作者分别怎么谈成果转化？", "成果转化"),
        ("刘忠林和马回谈的未来产业有何不同？", "未来产业"),
        ("几位专家都怎么看中小企业？", "中小企业"),
    ],
)
def test_what_is_compared(question: str, topic: str) -> None:
    assert compare.topic(question, AUTHORS) == topic


def test_a_block_for_each_who_speaks(bot: Bot) -> None:
    answer = bot.ask("三位作者分别怎么谈成果转化？")
    assert {c.author for c in answer.citations} == set(AUTHORS)
    assert all("成果转化" in c.quote for c in answer.citations)
    assert answer.notes == ()


def test_who_does_not_speak_of_it_is_named(bot: Bot) -> None:
    answer = bot.ask("三位专家怎么看中小企业？")
    assert {c.author for c in answer.citations} == {"刘忠林"}
    assert "邹慧没有谈到中小企业。" in answer.text
    assert [note.kind for note in answer.notes] == ["not_specified", "not_specified"]
