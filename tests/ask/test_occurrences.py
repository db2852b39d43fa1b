"""Every place of a word, and how often it stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot


@pytest.mark.parametrize(
    ("question", "word", "essay"),
    [
        ("把马回文章里提出要建的各种“机制”全找出来", "机制", "ma-hui"),
        ("邹慧那篇里出现过哪些“库”？", "库", "zou-hui"),
        ("“专精特新”在文章里出现了几次", "专精特新", "liu-zhonglin"),
        ("把所有提到“院士”的句子找出来", "院士", "zou-hui"),
    ],
)
def test_every_sentence_with_the_word_is_quoted_and_counted(bot: Bot, question: str, word: str, essay: str) -> None:
    answer = bot.ask(question)
    text = bot.searcher.index.essays[essay].text
    assert {one.essay_id for one in answer.citations} == {essay}
    assert all(word in one.quote for one in answer.citations)
    assert f"“{word}”出现 {text.count(word)} 次，写有它的语句共 {len(answer.citations)} 处" in answer.text


def test_how_often_a_sentence_stands_is_told_as_it_is_written(bot: Bot) -> None:
    sentence = "加强产业链供应链安全保障，健全产业链供应链风险预警机制和应急处置机制"
    answer = bot.ask(f"“{sentence}。”这句话出现了几次")
    assert answer.status == "answered" and answer.text.startswith(f"刘忠林的文章中“{sentence}”出现 1 次")


@pytest.mark.parametrize("question", ["马回都提到了哪些产业", "刘忠林怎么看“专精特新”企业", "“院士问诊”机制是怎么做的"])
def test_what_is_asked_of_a_thing_is_not_every_place_of_its_name(bot: Bot, question: str) -> None:
    assert "写有它的语句" not in bot.ask(question).text


@pytest.mark.parametrize("question", ["“抓手”出现过几次", "“抓手”这个词出现过吗？", "哪些地方提到了“抓手”"])
def test_a_word_that_stands_nowhere_is_said_to(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")
    assert answer.text == "所收录的文章中没有出现“抓手”。"


@pytest.mark.parametrize("question", ["文中所有的“机制”有哪些", "全文搜一下“一张网”", "列出所有用引号的“通道”"])
def test_all_places_of_a_word_are_asked_for_in_other_words(bot: Bot, question: str) -> None:
    assert "写有它的语句共" in bot.ask(question).text


def test_how_many_texts_have_a_word_is_told_and_how_often_it_stands(bot: Bot) -> None:
    essays = bot.searcher.index.essays.values()
    held = [one for one in essays if "新质生产力" in one.text]
    times = sum(one.text.count("新质生产力") for one in held)
    answer = bot.ask("“新质生产力”一共出现了几次，分别在哪")
    assert answer.text.startswith(f"“新质生产力”见于 {len(held)} 份文本，共出现 {times} 次。")


def test_a_word_that_one_named_text_lacks_is_said_to_stand_nowhere_in_it(bot: Bot) -> None:
    answer = bot.ask("马回的文章哪里提到了“四库系统”")
    assert answer.status == "refused" and answer.text == "马回的文章中没有出现“四库系统”。"


def test_who_does_not_name_a_word_is_not_answered_with_who_does(bot: Bot) -> None:
    assert bot.ask("哪些作者没有提到“四库系统”").text.startswith(
        "刘忠林、马回的文章中没有出现“四库系统”（邹慧谈到了）："
    )


def test_a_word_in_marks_within_a_title_is_not_asked_for(built: Callable[[Mapping[str, str]], Bot]) -> None:
    name, said = (
        "黄溪确诊病例全部转入“小汤山医院”",
        "黄溪的“小汤山医院”原为中心医院的新院区。3日晚，最后一名确诊的病人坐车转入。",
    )
    answer = built({"新闻": f"{name}\n\n新华社黄溪2月4日电（记者邹伟）{said}\n"}).ask(f"《{name}》主要讲了什么")
    assert "写有它的语句" not in answer.text and "最后一名确诊的病人坐车转入" in "".join(
        one.quote for one in answer.citations
    )
