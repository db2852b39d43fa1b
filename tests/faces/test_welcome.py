"""What the page says of a corpus: the corpus's own words, or what its texts are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import Bot
from bot.faces.welcome import greeting, welcome
from bot.settings import load
from bot.text import vocabulary

TEXT = (
    "---\ntitle: 瓜果办法\n---\n\n支持农户联合银行发放贷款。鼓励农户建设水产冷库，给予补贴。支持茶叶、水产外销。\n\n"
    "推动高校开展培训，加快水产技术推广。\n"
)


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Iterator[Path]:
    texts = tmp_path / "texts"
    (texts / "words").mkdir(parents=True)
    (texts / "a.md").write_text(TEXT, encoding="utf-8")
    yield texts
    vocabulary.use({})


def test_the_shipped_corpus_says_its_own_words(home: Path) -> None:
    bot = Bot(load())
    told = welcome(bot)
    assert told.title == "双融合政策问答" and "双融合" in greeting(bot)
    assert ("科技企业", "缺钱、没有检测设备、找不到应用场景") in told.situations and "有色金属" in told.fields


def test_a_corpus_without_such_words_is_introduced_by_its_texts(folder: Path) -> None:
    bot = Bot(load())
    bot.build([folder])
    told = welcome(bot)
    assert told.title == "瓜果办法问答" and greeting(bot) == "想了解什么政策内容？"
    assert "双融合" not in repr((told, bot.examples()))
    assert told.situations[0][0] == "农业经营主体"
    for who, need in told.situations:
        assert bot.recommend(who, need).measures, need


def test_what_a_corpus_says_of_itself_is_kept_with_its_index(folder: Path) -> None:
    said = "题名\t瓜果问答\n情形\t农户\t缺钱、没有冷库\n领域\t水产、茶叶\n"
    (folder / "words" / "page.txt").write_text(said, encoding="utf-8")
    Bot(load()).build([folder])
    vocabulary.use({})
    told = welcome(Bot(load()))
    assert (told.title, told.situations, told.fields) == (
        "瓜果问答",
        (("农户", "缺钱、没有冷库"),),
        ("水产", "茶叶"),
    )


def test_several_texts_of_no_common_column_have_a_plain_title(folder: Path) -> None:
    (folder / "b.md").write_text("# 茶叶办法\n\n支持茶农。\n", encoding="utf-8")
    bot = Bot(load())
    bot.build([folder])
    assert welcome(bot).title == "政策问答"
