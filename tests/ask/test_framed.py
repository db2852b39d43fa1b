"""A question in words that no rule knows is asked again in those of its frame, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask import framed
from bot.ask.grounds import Grounds
from bot.ask.planning import plans
from bot.ask.wordings import WORDINGS
from bot.domain import Note
from bot.encoders import frames
from bot.encoders.frames import NONE, Framed

SURE = 0.99


def who(_: str) -> Framed:
    return Framed("A_POST", SURE, {"A": ("王明",)})


@pytest.fixture(scope="module")
def known(bot: Bot) -> Grounds:
    return Grounds(bot.ask("马回是哪个单位的？"), route="record")


@pytest.fixture(scope="module")
def refused(bot: Bot) -> Grounds:
    return Grounds(bot.ask("怎么做红烧肉？"))


@pytest.mark.parametrize(
    ("told", "question", "said"),
    [
        (Framed("A_POST", SURE, {"A": ("王明",)}), "王明是做啥的", "王明的职务和单位是什么"),
        (
            Framed("I_TWO_YEARS", SURE, {"I": ("产值",), "Y": ("25", "24年")}),
            "产值25年24年差多少",
            "25年和24年产值相差多少",
        ),
        (Framed("I_BEST_YEAR", SURE, {"I": ("GDP",)}), "GDP增得最慢是哪年", "GDP增速哪一年最低"),
        (Framed("HOW_MANY_PARTS", SURE, {"D": ("渡口办法",)}), "渡口办法的总条数", "渡口办法一共有几条"),
        (Framed("A_ON_T", SURE, {"A": ("老王",)}), "王明怎么看中试", None),  # of what is not told
        (
            Framed("A_ON_T", SURE, {"A": ("老王",), "T": ("试平台",)}),
            "王明讲中试平台",
            "王明怎么谈中试平台",
        ),  # whole words
        (Framed("CONFIRM", SURE, {"C": ("长" * 50,)}), "", None),  # a story
        (Framed("A_POST", SURE, {"A": ("云江研究院",)}), "云江研究院是做啥的", None),  # no person
        (Framed("I_OF_Y", SURE, {"Y": ("12",), "I": ("站房",)}), "改造站房12家", None),  # no year
        (Framed("I_OF_Y", SURE, {"Y": ("2024",), "I": ("站房",)}), "站房2024的数", "2024年站房是多少"),
        (Framed("A_POST", SURE, {"A": ("王明",)}), "王明是研究员，对吗", None),  # held against the texts
        (Framed("A_POST", 0.3, {"A": ("王明",)}), "", None),
        (Framed(NONE, SURE), "", None),
        (Framed("F_WHY", SURE), "理由呢", None),  # nothing stands before it
    ],
)
def test_a_frame_is_worded_where_its_slots_are_filled(told: Framed, question: str, said: str | None) -> None:
    assert framed.wording(told, question, ("王明",), follows=False) == said


def test_every_frame_that_is_worded_is_one_that_the_model_knows() -> None:
    names = set(frames.model().names)
    assert set(WORDINGS) <= names


def test_what_was_understood_as_it_was_typed_is_not_asked_again(bot: Bot, known: Grounds) -> None:
    def never(said: str) -> Grounds:
        raise AssertionError(said)

    assert framed.answered("王明是谁", who, False, known, never, bot.searcher) is known


def test_what_lies_nearest_gives_way_to_what_answers(bot: Bot, known: Grounds, refused: Grounds) -> None:
    nearest = replace(known.answer, status="partial", notes=(Note("nearest_only", ""),))
    found = Grounds(nearest, plan=plans(bot.searcher.query("王明是做啥的"), bot.searcher.index)[0])
    assert framed.answered("王明是做啥的", who, False, found, lambda _: known, bot.searcher) is known
    to_the_letter = Grounds(nearest)
    assert framed.answered("王明是做啥的", who, False, to_the_letter, lambda _: known, bot.searcher) is to_the_letter
    assert framed.answered("王明是做啥的", who, False, refused, lambda _: known, bot.searcher) is known
    assert framed.answered("王明是做啥的", who, False, refused, lambda _: replace(refused), bot.searcher) is refused


def test_what_is_established_to_be_absent_stays_so(bot: Bot, known: Grounds, refused: Grounds) -> None:
    absent = replace(refused, route="person")
    assert framed.answered("王明是做啥的", who, False, absent, lambda _: known, bot.searcher) is absent


@pytest.mark.parametrize(
    ("question", "frame"),
    [
        ("许明是干啥工作的，现在什么职位", "A_POST"),
        ("历年产值列一下", "I_EACH_YEAR"),
        ("理由呢", "F_WHY"),
        ("办这个证得带哪些东西", "MATERIALS"),
        ("今天天气不错", "NONE"),
    ],
)
def test_the_model_tells_what_is_asked(question: str, frame: str) -> None:
    assert frames.model().told(question).frame == frame


@pytest.mark.parametrize("text", ["", " ", "\x00", "😀" * 50, "问" * 3000])
def test_odd_questions_have_some_frame(text: str) -> None:
    assert frames.model().told(text).frame in frames.model().names


def test_a_wording_denies_nothing_that_the_question_does_not() -> None:
    told = Framed("EXCLUDED", SURE, {"T": ("投放",)})
    assert framed.wording(told, "企业在什么情形下应当暂停投放？", (), follows=False) is None
    assert framed.wording(told, "什么情形下不得投放？", (), follows=False) == "哪些情形不能投放"


def test_what_no_text_names_is_not_answered_with_what_is_called_alike(bot: Bot) -> None:
    answer = bot.ask("科技创新券怎么申领？")  # the texts have 科技创新主体地位
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")


def test_of_another_place_nothing_is_asked_again(bot: Bot) -> None:
    assert bot.ask("米脂县如何推动科技创新和产业创新深度融合？").status == "refused"


def test_who_tells_of_themselves_and_asks_one_thing_is_asked_no_more(bot: Bot) -> None:
    """No advice to a situation, where a frame is sure of what is asked."""
    answer = bot.ask("我在人社部门工作，想看看几位专家都怎么谈人才")
    assert answer.status == "answered"
    assert not any(note.kind == "recommended" for note in answer.notes)
