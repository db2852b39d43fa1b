from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask import premise
from bot.domain import Essay


@pytest.mark.parametrize(
    ("question", "said", "true"),
    [
        ("中国工程院只和12个省共建地方研究院吗？", "12个省", "22个省"),
        ("“三横三纵”创新平台体系管理什么？", "三横三纵", "四横四纵"),
        ("“2035启航计划”要扩大什么？", "2035启航计划", "2030启航计划"),
        ("科技兴赣八大行动怎么实施？", "八大行动", "六大行动"),
        ("江西研究院是2019年成立的吗？", "2019年", "2021年"),
    ],
)
def test_a_wrong_number_is_answered_and_told(bot: Bot, question: str, said: str, true: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered"
    (note,) = answer.notes
    assert note.kind == "number_mismatch"
    assert said in note.text
    assert true in note.text
    assert true[:2] in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "中国工程院与22个省共建了什么？",
        "中国工程院与二十二个省共建了什么？",
        "“2030启航计划”要扩大什么？",
        "江西研究院是2021年成立的吗？",
        "三位作者怎么看成果转化？",
    ],
)
def test_a_right_number_is_not_corrected(bot: Bot, question: str) -> None:
    assert [note for note in bot.ask(question).notes if note.kind == "number_mismatch"] == []


@pytest.mark.parametrize("question", ["王明教授怎么看双融合？", "钟南山怎么看成果转化？", "张伟在文章里说了什么？"])
def test_a_stranger_is_told(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert (answer.status, answer.reason) == ("refused", "unknown_author")
    assert any(name in answer.text for name in ("王明", "钟南山", "张伟"))


def test_suggestions_are_answered(bot: Bot) -> None:
    for question in ("江西有多少家高新技术企业？", "王明教授怎么看双融合？", "湖北省怎么做成果转化？"):
        refused = bot.ask(question)
        assert refused.status == "refused"
        assert 1 <= len(refused.suggestions) <= 3
        for suggestion in refused.suggestions:
            assert bot.ask(suggestion).status == "answered", suggestion


@pytest.mark.parametrize("question", ["概括李明一文的主要观点", "张建国的那篇文章分几部分", "总结一下周启明的观点"])
def test_a_writer_who_is_not_here_is_said_to_be_unknown(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert (answer.status, answer.reason) == ("refused", "unknown_author")


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("吴大夫怎么看表格", None),
        ("吴局长怎么看表格", None),
        ("吴局怎么看表格", None),
        ("张主任怎么看表格", None),  # a text names one of that surname
        ("郑主任怎么看表格", "郑主任"),
        ("吴建军怎么看表格", "吴建军"),
    ],
)
def test_nobody_is_denied_who_is_called_by_surname_and_office_where_one_of_that_surname_is_known(
    question: str, unknown: str | None
) -> None:
    texts = [Essay("甲", "表格太多。县里的张建国说，少填为好。", author="吴小云")]
    assert premise.unknown_person(question, ["吴小云"], texts) == unknown
