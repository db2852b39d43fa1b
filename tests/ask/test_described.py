"""A text is described, by what it is about or by what its author is, instead of being named."""

from __future__ import annotations

import pytest

from bot.ask.described import described
from bot.domain import Essay

ESSAYS = [
    Essay(
        "a",
        "养老服务要便民。养老机构要提质，养老人才要培养。",
        author="赵一",
        affiliation="东海省农科院养老研究所副所长",
    ),
    Essay("b", "托育服务要普惠。也要顾及养老。", author="钱二", affiliation="东海省农科院土壤研究所所长"),
]


@pytest.mark.parametrize(
    ("question", "found", "words"),
    [
        ("讲养老的那篇文章有几点", "a", "讲养老的那篇文章"),
        ("写托育的这篇主要内容", "b", "写托育的这篇"),
        ("土壤研究所所长的文章说了什么", "b", "土壤研究所所长的文章"),
        ("农科院养老研究所那位副所长的观点", "a", "农科院养老研究所那位副所长的观点"),
    ],
)
def test_the_one_text_that_is_meant(question: str, found: str, words: str) -> None:
    told = described(question, ESSAYS)
    assert told is not None
    essay, (start, end) = told
    assert (essay.essay_id, question[start:end]) == (found, words)


@pytest.mark.parametrize(
    "question", ["讲服务的那篇", "讲航天的那篇", "农科院副所长的文章"[3:], "养老怎么办", "农科院那位院长的文章"]
)
def test_nobody_is_guessed(question: str) -> None:
    assert described(question, ESSAYS) is None


def test_the_note_of_the_editors_by_what_stands_below_its_title() -> None:
    note = Essay("c", "农村怎样养老\n——“三农论坛”编者按\n本期邀请两位作者。", title="农村怎样养老")
    assert described("编者按说了什么", [*ESSAYS, note]) == (note, (0, 3))
    assert described("编者按说了什么", ESSAYS) is None


def test_an_interview_is_meant_by_what_it_calls_itself_and_by_who_answers() -> None:
    held = Essay("d", "修渠要赶早\n——县水务局副局长滕若山答记者问\n问：何时动工？", title="修渠要赶早")
    assert described("滕若山答记者问说了什么", [*ESSAYS, held]) == (held, (0, 7))
    assert described("答记者问说了什么", [*ESSAYS, held]) == (held, (0, 4))
    assert described("答记者问说了什么", ESSAYS) is None
