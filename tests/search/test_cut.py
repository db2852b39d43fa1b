from __future__ import annotations

import threading

from bot.app import Bot
from bot.index.store import Index
from bot.search import cut
from bot.text import keys
from bot.text.passages import units


def test_what_a_document_holds_is_told_by_its_index(index: Index) -> None:
    asked = [*keys.bigrams("创新积分制与信贷支持"), "鲸鱼", "zz", "2030"]
    for essay_id, essay in index.essays.items():
        expected = set(keys.bigrams(f"{essay.name}\n{essay.text}")).intersection(asked)
        assert index.by_document.among(asked, index.number[essay_id]) == expected
    assert any(index.by_document.among(asked, at) for at in range(len(index.essays)))


def test_what_a_sentence_holds_is_what_is_cut_from_it(index: Index) -> None:
    for passage in index.passages:
        for start, end in units(passage):
            text = passage.text[start - passage.start : end - passage.start]
            assert cut.words_of(text) == set(keys.content(text))
            assert cut.pairs_of(text) == set(keys.bigrams(text))


def test_a_sentence_is_cut_once_however_many_ask(bot: Bot) -> None:
    questions = ["创新积分制改革怎么用？", "耐心资本是什么？"]
    before = [bot.ask(question).text for question in questions]
    misses = cut.words_of.cache_info().misses
    found: list[list[str]] = []
    asking = [threading.Thread(target=lambda: found.append([bot.ask(one).text for one in questions])) for _ in range(4)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert found == [before] * 4
    assert cut.words_of.cache_info().misses == misses
