"""The bundled reader: what it reads, and that it tells a sentence that answers from its neighbours."""

from __future__ import annotations

import math

import pytest

from bot.encoders.reader import BundledReader, CrossEncoderReader, Run, choose
from bot.errors import ModelMissing

PORT = Run(
    "云港市港口管理办法",
    (
        "本办法自2024年3月1日起施行。",
        "港口岸线的使用由市交通运输局审批。",
        "违反本办法规定，擅自占用岸线的，处五万元以上十万元以下罚款。",
    ),
)


@pytest.fixture(scope="module")
def reader() -> BundledReader:
    return BundledReader()


@pytest.mark.parametrize(
    ("question", "answer"),
    [("谁来批准使用港口岸线？", 1), ("这个办法从什么时候开始实行？", 0), ("私自占用岸线罚多少钱？", 2)],
)
def test_the_sentence_that_answers_has_the_best_score(reader: BundledReader, question: str, answer: int) -> None:
    (read,) = reader.read(question, [PORT])
    assert read.sentences.index(max(read.sentences)) == answer


def test_a_run_that_answers_scores_above_one_of_another_matter(reader: BundledReader) -> None:
    other = Run("云港市食堂管理办法", ("食堂每日供应午餐。", "就餐人员凭卡就餐。"))
    mine, foreign = reader.read("私自占用岸线罚多少钱？", [PORT, other])
    assert mine.whole > foreign.whole


def test_a_reading_does_not_depend_on_what_else_is_read(reader: BundledReader) -> None:
    (alone,) = reader.read("谁来批准使用港口岸线？", [PORT])
    *_, beside = reader.read("谁来批准使用港口岸线？", [Run("", ("无。",)), Run("甲", ("一" * 300, "二。")), PORT])
    assert beside == alone


def test_every_sentence_has_a_score_and_what_has_no_room_has_none(reader: BundledReader) -> None:
    (read,) = reader.read("问" * 500, [Run("题", ("长" * 2000 + "。", "后。"))])
    assert math.isfinite(read.sentences[0])
    assert read.sentences[1] == -math.inf


@pytest.mark.parametrize("text", ["", " ", "\x00", "😀" * 50])
def test_odd_texts_are_read(reader: BundledReader, text: str) -> None:
    (read,) = reader.read(text, [Run(text, (text,))])
    assert len(read.sentences) == 1


def test_nothing_is_read_of_nothing(reader: BundledReader) -> None:
    assert reader.read("问？", []) == []


def test_the_setting_names_another_model() -> None:
    assert isinstance(choose(""), BundledReader)
    missing = choose("/nowhere/reader")
    assert isinstance(missing, CrossEncoderReader)
    with pytest.raises(ModelMissing, match="BOT_READER_MODEL"):
        missing.read("问？", [PORT])
