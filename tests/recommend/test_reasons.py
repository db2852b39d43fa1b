from __future__ import annotations

import re
from typing import Literal

import pytest

from bot.app import Bot
from bot.domain import Citation, Essay
from bot.recommend import reasons
from bot.recommend.nouns import Measure, Recommended
from bot.recommend.situation import Need, Situation
from bot.text import tags

QUOTE = "推广创新积分制改革，将创新积分与信贷支持挂钩，破解科技企业融资难问题。"
ESSAY = Essay("one", QUOTE, author="甲")
NEED, OTHER = Need(("缺钱",), True), Need(("缺设备",), True)
SITUATION = Situation("小厂", ("中小企业",), (NEED, OTHER))


def measure(*actors: str) -> Measure:
    citation = Citation(1, "one", None, "甲", None, None, 0, len(QUOTE), QUOTE, "甲", None, essay=ESSAY)
    return Measure("将创新积分与信贷支持挂钩", actors, ("金融产品",), "甲", citation)


def recommended(fit: Literal["direct", "related"], *needs: str) -> Recommended:
    return Recommended(measure("科技企业"), fit, "", needs)


def test_the_reason_names_the_need_the_matching_words_and_whom_it_addresses(bot: Bot) -> None:
    told = reasons.why([(NEED, bot.searcher.query("缺钱"))], measure("科技企业"), ["科技企业"], "direct")
    assert told.startswith("针对“缺钱”：原文谈到“信贷”") and told.endswith("，直接面向科技企业。")
    named = re.findall(r"“(.+?)”", told)[1:]
    assert named and len(named) <= reasons.NAMED and all(word in QUOTE for word in named)


def test_two_needs_are_both_named_and_each_word_once(bot: Bot) -> None:
    answered = [(need, bot.searcher.query(need.text)) for need in (NEED, Need(("贷款难",), True))]
    told = reasons.why(answered, measure(), [], "related")
    assert told.startswith("针对“缺钱”“贷款难”：")
    named = re.findall(r"“(.+?)”", told)
    assert len(named) == len(set(named))


def test_where_no_word_matches_none_is_said_to(bot: Bot) -> None:
    need = Need(("天气太热",), True)
    told = reasons.why([(need, bot.searcher.query(need.text))], measure(), [], "related")
    assert "谈到" not in told and "原文的意思与此相近" in told


@pytest.mark.parametrize("said", ["缺钱，缺设备", "成果转化难，招不到人才", "国企想做数字化改造"])
def test_every_word_that_a_reason_quotes_stands_in_its_measure(bot: Bot, said: str) -> None:
    found = bot.recommend("科技企业", said, quoting=True).measures
    assert found
    for item in found:
        told = item.why.partition("：")[2]
        assert all(word in item.measure.citation.quote for word in re.findall(r"“(.+?)”", told))
        assert all(f"“{need}”" in item.why for need in item.needs)


@pytest.mark.parametrize(
    ("addressed", "selves", "fit", "told"),
    [
        ((), (), "direct", "没有限定对象"),
        (("科技企业",), ("科技企业",), "direct", "直接面向科技企业"),
        (("高校", "企业"), ("专精特新企业",), "direct", "直接面向企业"),
        (("企业",), ("企业",), "related", "面向企业，与这一需求间接相关"),
        ((), (), "related", "与这一需求间接相关"),
        (("高校", "院士", "企业"), (), "related", "这项措施面向高校、院士"),
        (("金融机构",), ("企业",), "related", "这项措施面向金融机构，通过金融机构间接发挥作用"),
        (("企业",), (tags.GOVERNMENT,), "direct", "由政府部门推动，面向企业"),
        ((), (tags.GOVERNMENT,), "related", "由政府部门推动，与这一需求间接相关"),
    ],
)
def test_whom_a_measure_addresses(
    addressed: tuple[str, ...], selves: tuple[str, ...], fit: Literal["direct", "related"], told: str
) -> None:
    assert reasons.through(measure(*addressed), selves, fit) == told


def test_a_measure_that_names_nobody_says_so_to_who_asks() -> None:
    assert "没有写明由谁实施" in reasons.through(measure(), ["高校"], "related")


def test_who_asks_is_absent_where_neither_class_nor_a_broader_one_is_addressed() -> None:
    assert reasons.absent(["农户"], ["企业"]) == ("农户",)
    assert reasons.absent(["专精特新企业"], ["企业"]) == ()
    assert reasons.absent(["农户", "企业"], ["企业"]) == ()
    assert reasons.absent([], ["企业"]) == reasons.absent([], []) == ()


def test_a_gap_says_what_was_looked_for_and_what_no_text_names() -> None:
    assert reasons.gaps(SITUATION, [], []) == ()
    first, second = reasons.gaps(SITUATION, [(1, ["火星"]), (0, [])], [])
    assert first.startswith("“缺设备”：没有在所收录的文章中找到") and "“火星”" in first
    assert second.startswith("“缺钱”：") and "金融产品" in second and "换一种说法" in second
    (one,) = reasons.gaps(SITUATION, [(0, []), (1, [])], ["农户"])
    assert all(word in one for word in ("农户", "“小厂”", "“缺钱”、“缺设备”"))


def test_a_refusal_names_who_is_absent() -> None:
    assert "农户、高校" in reasons.refusal(["农户", "高校"])
    assert "换一种说法" in reasons.refusal([])


def test_a_summary_counts_the_measures_and_names_the_needs_that_are_met() -> None:
    direct, related = recommended("direct", "缺钱"), recommended("related", "缺钱")
    assert reasons.summary(SITUATION, [direct], []) == "针对“缺钱”，所收录的文章有以下1项措施或规定，均直接适用。"
    mixed = reasons.summary(SITUATION, [direct, related, recommended("related", "缺设备")], ["缺口"])
    assert "“缺钱”“缺设备”" in mixed and "以下3项" in mixed and "其中1项直接适用" in mixed and "另有未找到" in mixed
    assert "均与需求间接相关" in reasons.summary(SITUATION, [related], [])
