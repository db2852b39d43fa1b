from __future__ import annotations

from bot.app import Bot
from bot.index.store import Index
from bot.text import words
from bot.text.noun_phrases import is_noun_phrase


def test_topics_are_nouns_of_headings_that_several_speak_of(bot: Bot, index: Index) -> None:
    table = bot.study.table()
    assert [one.name for one in table.shown] == ["《编者按》", "刘忠林", "马回", "邹慧"]
    assert len(table.topics) >= 6 and {"成果转化", "研发投入"} <= set(table.topics)
    labels = " ".join(node.label or "" for outline in index.outlines.values() for node in outline.root.walk())
    for topic in table.topics:
        assert topic in words.unquoted(labels) and is_noun_phrase(topic)
        assert sum(topic in words.fold(essay.text) for essay in index.essays.values()) > 1


def test_speakers_are_chosen_by_name(bot: Bot) -> None:
    table = bot.study.table("馬回 邹慧")
    assert [one.name for one in table.shown] == ["马回", "邹慧"] and table.total == 2
    none = bot.study.table("没有这个人")
    assert none.shown == () and none.topics == () and none.total == 0
    assert bot.study.table(first=99).shown == ()


def test_a_cell_quotes_or_says_what_the_search_found(bot: Bot, index: Index) -> None:
    row = bot.study.row("研发投入", ["马回", "邹慧"])
    assert [one.speaker.name for one in row] == ["马回", "邹慧"]
    assert row[0].quoted is not None and "研发投入" in row[0].quoted.quote and row[0].silence is None
    assert "研发投入" not in index.essays["zou-hui"].text
    assert row[1].quoted is None and row[1].silence == "邹慧的文章中没有出现“研发投入”。"


def test_a_topic_that_stands_in_a_heading_alone_is_never_called_absent(bot: Bot, index: Index) -> None:
    (cell,) = bot.study.row("主体地位", ["刘忠林"])
    assert cell.silence is None
    assert cell.quoted is not None and "主体地位" in cell.quoted.quote
    assert cell.quoted.quote == "强化企业创新主体地位 夯实双向赋能微观基础"


def test_nobody_who_is_unknown_is_heard(bot: Bot) -> None:
    assert list(bot.study.row("成果转化", ["没有这个人"])) == []
