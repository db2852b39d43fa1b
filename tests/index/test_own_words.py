"""A corpus's own word lists, in `words/` of its folder: read with it, kept with it, in force where it is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import Bot
from bot.settings import Settings, load
from bot.text import keys, tags, vocabulary, words

TEXT = "# 瓜果办法\n\n沙瓤贷由县农信社发放，每户不超过五万元。\n"


@pytest.fixture
def corpus(home: Path, tmp_path: Path):
    folder = tmp_path / "texts"
    (folder / "words").mkdir(parents=True)
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    (folder / "words" / "terms.txt").write_text("沙瓤贷\t瓜农贷\n", encoding="utf-8")
    (folder / "words" / "note.txt").write_text("另有一文，谈仓储。\n", encoding="utf-8")
    yield folder
    vocabulary.use({})


def test_the_lists_are_no_documents_and_what_lies_beside_them_is(corpus: Path) -> None:
    bot = Bot(load())
    assert bot.build([corpus]).report.documents == 2
    assert "沙瓤贷" in keys.tokens("沙瓤贷怎么发放")


def test_they_are_in_force_wherever_the_index_is_open(corpus: Path, tmp_path: Path) -> None:
    Bot(load()).build([corpus])
    vocabulary.use({})
    assert "沙瓤贷" not in keys.tokens("瓜农贷每户多少？")
    opened = Bot(load())
    opened.check("无引文。")
    assert "沙瓤贷" in keys.tokens("瓜农贷每户多少？")
    vocabulary.use({})
    assert any("沙瓤贷" in hit.passage.text for hit in opened.search("瓜农贷每户多少？"))
    assert "沙瓤贷" in keys.tokens("瓜农贷每户多少？")
    other = Bot(Settings(home=tmp_path / "other", embedding_model="hash"))
    other.search("创新积分")
    assert "沙瓤贷" not in keys.tokens("瓜农贷每户多少？")
    opened.search("瓜农贷")
    assert "沙瓤贷" in keys.tokens("瓜农贷每户多少？")


def test_a_changed_list_makes_a_new_generation_and_embeds_nothing(corpus: Path) -> None:
    bot = Bot(load())
    bot.build([corpus])
    first = bot.searcher.index.name
    bot.build([corpus])
    assert bot.searcher.index.name == first
    (corpus / "words" / "topics.txt").write_text("瓜果\t西瓜\n", encoding="utf-8")
    assert bot.build([corpus]).report.added == 0
    assert bot.searcher.index.name != first
    assert words.topics().held("西瓜")
    (corpus / "words" / "terms.txt").unlink()
    bot.build([corpus])
    assert "沙瓤贷" not in keys.tokens("瓜农贷每户多少？")


def test_classes_of_actors_get_a_corpus_s_own_words(corpus: Path) -> None:
    (corpus / "words" / "actors.txt").write_text("院士专家\t瓜果院\n", encoding="utf-8")
    assert tags.actors("由瓜果院会同院士论证") == ("院士专家",)
    assert tags.actors("由瓜果院论证") == ()
    Bot(load()).build([corpus])
    assert tags.actors("由瓜果院论证") == ("院士专家",)


def test_a_draft_is_checked_with_the_shipped_lists_where_nothing_is_indexed(home: Path) -> None:
    vocabulary.use({})
    Bot(load()).check("无引文。")
    assert "四横四纵" in keys.tokens("四横四纵")
    vocabulary.use({})
