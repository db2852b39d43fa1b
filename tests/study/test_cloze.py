from __future__ import annotations

import pytest

from bot.app import Bot
from bot.domain import Essay
from bot.index.store import Index
from bot.study import cloze
from bot.study.nouns import Question
from bot.text.outline import Outline


def made(text: str, *terms: str) -> list[Question]:
    return list(cloze.questions(Outline(Essay("e", text)), terms))


def only(text: str, *terms: str) -> Question:
    (question,) = made(text, *terms)
    return question


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("全省研发投入强度三年内提高到百分之二点五以上。", True),
        ("这一比例三年内要提高到百分之二点五以上才行。", False),
        ("因此全省研发投入强度三年内要提高到百分之二点五。", False),
        ("一是全省研发投入强度三年内提高到百分之二点五。", False),
        ("有下列情形之一的，全省研发投入强度应当如此：", False),
        ("全省强度提高。", False),
        ("推动“研发投入强度三年内提高到百分之二点五以上。", False),
        ("新华社讯 记者从某省获悉 研发投入强度提高到百分之二。", False),
    ],
)
def test_a_sentence_is_asked_only_where_it_stands_alone(sentence: str, alone: bool) -> None:
    assert cloze.alone(sentence) is alone


def test_a_figure_and_a_term_are_left_out() -> None:
    text = "全省每年安排80亿元支持建设“四库系统”和共享平台。"
    figure, term = made(text, "四库系统", "共享")
    assert (figure.before, figure.answer, figure.after) == ("全省每年安排", "80", "亿元支持建设“四库系统”和共享平台。")
    assert (term.kind, term.answer) == ("term", "四库系统")


def test_what_others_could_fill_is_no_question() -> None:
    assert made("重点发展新能源汽车、现代农业产业、航空制造产业三类产业。", "现代农业产业") == []  # one of a list
    assert made("全省要在每年5月12日以前报送研发投入情况报告。") == []  # a day
    assert made("全省研发投入从20亿元调整为20亿元，仍然保持不变。") == []  # stands twice


def test_a_blank_is_certain_where_its_surroundings_have_one_filling() -> None:
    one = only("全省力争到2030年建成60个省级中试平台并投入使用。".replace("2030", "明"))
    own, other = Essay("e", one.sentence.quote), Essay("f", "全市力争到明年建成70个省级中试平台。")
    assert cloze.certain(one, [own]) and not cloze.certain(one, [own, other])


@pytest.mark.parametrize(
    ("said", "right"),
    [("80", True), ("８０", True), ("八十", True), ("80%", True), ("百分之八十", True), ("8", False), ("81", False), ("", False)],
)  # fmt: skip
def test_a_number_is_right_in_any_spelling(said: str, right: bool) -> None:
    assert cloze.right(said, only("全省规模以上企业研发机构覆盖率要达到80%以上水平。")) is right


@pytest.mark.parametrize(
    ("said", "right"),
    [("四库系统", True), ("四庫系統", True), (" “四库系统” ", True), ("四库", False), ("五库系统", False)],
)
def test_a_term_is_right_to_the_letter_folded(said: str, right: bool) -> None:
    assert cloze.right(said, only("全省各地加快建设“四库系统”并且向企业开放使用。", "四库系统")) is right


def test_questions_go_round_the_texts_and_a_seed_gives_one_order(bot: Bot, index: Index) -> None:
    first = [bot.study.question("一", number) for number in range(8)]
    assert first == [bot.study.question("一", number) for number in range(8)]
    assert first != [bot.study.question("二", number) for number in range(8)]
    for question in first:
        assert question is not None
        text = index.essays[question.sentence.essay_id].text
        assert text[slice(*question.blank)] == question.answer
        assert question.before + question.answer + question.after == question.sentence.quote
        assert cloze.right(question.answer, question)
        assert bot.study.asked(question.sentence.essay_id, *question.blank) == question
    assert len({question.sentence.essay_id for question in first[:3] if question}) > 1


def test_after_the_last_there_is_none_and_no_place_is_asked_that_is_no_blank(bot: Bot) -> None:
    assert bot.study.question("一", 10_000) is None
    assert bot.study.asked("ma-hui", 0, 3) is None
    assert bot.study.asked("nothing", 0, 3) is None
