from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask import asked, chance, evidence, gate, rerank
from bot.ask.chance import FEATURES
from bot.ask.gate import Judgement

GOOD = {
    "passage": 6.0, "sentence": 6.0, "lexical": 0.6, "around": 0.9, "share": 0.9, "runs": 0.6, "document": 0.9,
    "lead": 8.0, "read": 4.0, "second": 1.0, "run": 4.0, "first_read": 4.0, "first_run": 4.0, "top": 4.0, "ahead": 0.5,
}  # fmt: skip
NOTHING = dict.fromkeys(("read", "second", "run", "first_read", "first_run"), evidence.UNREAD)


def figures(**given: float) -> dict[str, float]:
    return dict.fromkeys(FEATURES, 0.0) | NOTHING | {"length": 2.5} | given


def judge(bot: Bot, question: str) -> Judgement:
    searcher = bot.searcher
    query = searcher.query(question)
    hits = searcher.hits(query, 10)
    near = evidence.candidates(query, hits, searcher.index)
    ranked = rerank.reread(query, near, searcher.index, searcher.reader)
    return gate.judge(query, hits, ranked, searcher.index)


@pytest.mark.parametrize("size", [6, 38, 120, 500, 5220, 10**6])
def test_good_evidence_passes_and_none_does_not(size: int) -> None:
    good, none = figures(**GOOD, size=math.log(size)), figures(size=math.log(size))
    near, sure = chance.bounds()
    assert chance.probability(good) >= sure
    assert chance.probability(none) < near


def test_what_a_called_text_has_nearest_gives_way_to_what_is_likelier_by_far() -> None:
    def near(probability: float) -> Judgement:
        return Judgement("partial", None, probability, {}, near=True)

    assert near(0.19).gives_way(near(0.4), signed=False)
    assert not near(0.21).gives_way(near(0.4), signed=False)
    assert near(0.39).gives_way(near(0.4), signed=True)
    assert Judgement("refused", None, 0.3, {}).gives_way(near(0.31), signed=False)
    assert not Judgement("answered", None, 0.1, {}).gives_way(near(0.4), signed=True)


def test_between_refused_and_sure_lies_a_band() -> None:
    near, sure = chance.bounds()
    assert 0 < near < sure < 1


@pytest.mark.parametrize("name", ["read", "second", "run", "sentence", "share"])
def test_what_the_reader_is_surer_of_is_never_less_likely(name: str) -> None:
    given = [figures(**GOOD | {name: value}, size=math.log(5000)) for value in (-6, -2, 0, 0.5, 1, 3, 6)]
    chances = [chance.probability(one) for one in given]
    assert chances == sorted(chances)


def test_an_index_knows_what_chance_likeness_is(bot: Bot) -> None:
    for mean, deviation in bot.searcher.index.background.values():
        assert 0.7 < mean < 0.9
        assert 0 < deviation < 0.05


def test_figures_are_told(bot: Bot) -> None:
    judged = judge(bot, "创新积分制改革怎么用？")
    assert (judged.status, judged.reason) == ("answered", None)
    assert set(judged.figures) == set(FEATURES)
    assert judged.probability > 0.9
    assert judge(bot, "红烧肉怎么做？").probability < 0.1


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("2030启航计划投入多少钱？", "具体金额"),
        ("创新积分制从哪一年开始推行？", "具体时间"),
        ("“四横四纵”中的“四横”指什么？", "“四横四纵”的具体内容"),
        ("六大未来产业具体是哪六个？", "“六大未来产业”的具体内容"),
    ],
)
def test_a_mention_without_the_detail_is_partial(bot: Bot, question: str, missing: str) -> None:
    judged = judge(bot, question)
    assert (judged.status, judged.missing) == ("partial", missing)
    assert judged.mentions


@pytest.mark.parametrize(
    "question",
    [
        "江西研究院的“四库系统”指的是哪四个库？",
        "中国工程院与多少个省共建了地方研究院？",
        "江西研究院是哪一年成立的？",
        "未来产业重点布局哪些领域？",
    ],
)
def test_a_detail_that_is_there_is_not_missed(bot: Bot, question: str) -> None:
    assert judge(bot, question).status == "answered"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("专项资金规模有多大，多少亿元？", "具体金额"),
        ("研发投入强度要达到多少？", "具体比例"),
        ("谁担任江西研究院院长？", "人名"),
        ("在哪些城市试点？", "具体地点"),
        ("谁提出了有组织科研？", None),
        ("企业有哪些责任？", None),
        ("怎么用？", None),
    ],
)
def test_what_kind_of_thing_is_asked_for(question: str, kind: str | None) -> None:
    wanted = asked.wanted(question)
    assert (wanted.name if wanted else None) == kind


def test_a_number_of_the_question_gives_nothing() -> None:
    kind = asked.wanted("“2030启航计划”从哪一年开始？")
    assert kind is not None
    assert not asked.gives(kind, "扩大2030年启航计划实施规模", "“2030年启航计划”从哪一年开始？")
    assert asked.gives(kind, "2021年起扩大启航计划", "启航计划从哪一年开始？")


def test_what_lies_nearest_is_called_no_more_than_that(bot: Bot) -> None:
    question = "深圳怎么支持中试平台？"
    judged = judge(bot, question)
    near, sure = chance.bounds()
    answer = bot.ask(question)
    assert answer.status != "answered"
    if near <= judged.probability < sure and judged.reason is None:
        assert judged.near and answer.status == "partial"
        assert [note.kind for note in answer.notes] == ["nearest_only"]
        assert answer.notes[0].text in answer.text and answer.citations


def test_another_world_is_told_as_such(bot: Bot) -> None:
    asked = [
        "红烧肉怎么做？",
        "讲个笑话",
        "世界杯谁夺冠了",
        "帮我写一段排序代码",
        "周末看什么电影好？",
        "怎样养多肉植物",
    ]
    judged = [judge(bot, question) for question in asked]
    assert {one.status for one in judged} == {"refused"}
    assert sum(one.reason == "off_topic" for one in judged) >= len(asked) - 1


@pytest.mark.parametrize(
    "question",
    [
        "农村养老金每月发多少？",
        "义务教育阶段课程怎么改革",
        "刘忠林几岁了",
        "专栏哪天见报的",
        "养老服务体系建设",
        "公租房怎么申请",
        "创新积分制开过演唱会吗",  # a thing that the texts name
        "最长的一篇是哪篇",
    ],
)
def test_what_policy_texts_might_say_is_never_called_another_world(bot: Bot, question: str) -> None:
    assert judge(bot, question).reason != "off_topic"


@pytest.mark.parametrize("size", [6, 38])
def test_of_few_texts_what_only_looks_like_an_answer_is_no_more_than_nearest(size: int) -> None:
    good = figures(**GOOD, size=math.log(size))
    unread = {"read": -6.0, "second": -6.0, "run": -6.0, "first_read": -6.0, "first_run": -6.0}
    doubted = good | unread | {"top": 1.5, "ahead": 0.0, "lacks": 1.0, "share": 0.4, "around": 0.6}
    _, sure = chance.bounds()
    assert chance.probability(good) >= sure
    assert chance.probability(doubted) < sure


def test_the_holder_of_an_office_that_no_text_names_is_not_sought_nearby(bot: Bot) -> None:
    assert judge(bot, "江西省省长是谁").status == "refused"


def test_of_points_it_is_not_said_that_their_number_is_lacking(bot: Bot) -> None:
    answer = bot.ask("邹慧提出的让院士智高点转变为发展增长极有几条路径")
    assert "没有说明具体数量" not in answer.text


SMOKE = """青杨市公共场所控制吸烟条例
第一条 为了消除和减少烟草烟雾的危害，保障公众身体健康，制定本条例。
第二条 本市公共场所的控制吸烟工作（以下简称控烟工作）适用本条例。
第三条 前款所称控烟工作，是指采取有效措施，禁止在本条例规定的禁烟场所吸烟。
第四条 室内公共场所禁止吸烟。学校的室外区域禁止吸烟。
"""


def test_whether_it_holds_of_a_thing_that_no_text_has_is_not_answered(
    built: Callable[[Mapping[str, str]], Bot],
) -> None:
    made = built({"青杨市公共场所控制吸烟条例": SMOKE})
    assert made.ask("控烟条例里电子烟算不算吸烟").status != "answered"
    assert made.ask("学校的室外区域能不能吸烟").status == "answered"
