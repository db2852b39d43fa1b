"""What is asked in particular is never told by an outline: numbers of proposals, penalties, what follow-ups ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot
from bot.domain import Answer
from tests.ask.test_follow_ups import talk

ESSAY = """把村里的书屋办活
杨柳大学教授　魏青禾

村里的书屋不少，来看书的人不多。全县建成书屋213个，常年开门的不到一半。

问题出在三个方面。一是选址偏。二是书太旧。三是没人管。

办活书屋，不能只靠送书。一要选好址，把书屋搬到祠堂和小卖部边上。二要管好书，每年更换三成。三要用好人，请退休教师当管理员，每月补贴300元。四要办好会，每月办一次读书会。

书屋办活了，村里的人心就聚拢了。
"""
RULES = """青杨县渡船管理办法
第一章　总则
第一条　为了加强渡船管理，制定本办法。
第二条　县交通运输局负责渡船的登记。
第二章　渡运
第三条　渡船应当按照下列规定渡运：
（一）乘客穿着救生衣；
（二）夜间不得渡运；
（三）载客不得超过十二人。
第四条　渡口经营者应当每月检查一次渡船，并记录检查情况。
第三章　法律责任
第五条　违反本办法第三条第一项规定的，由县交通运输局处五十元罚款。
第六条　违反本办法第三条第二项、第三项规定的，由县交通运输局处五百元以上二千元以下罚款。
第七条　渡口经营者违反本办法第四条规定的，由县交通运输局责令改正；拒不改正的，处一千元罚款。
第四章　附则
第八条　本办法自2031年5月1日起施行。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"书屋": ESSAY, "渡船": RULES})


def quoted(answer: Answer) -> str:
    return "".join(one.quote for one in answer.citations)


def test_proposals_are_counted_without_what_is_amiss(bot: Bot) -> None:
    answer = bot.ask("魏青禾提出了几条建议")
    assert "4 条" in answer.text
    assert [one.quote[:2] for one in answer.citations] == ["一要", "二要", "三要", "四要"]


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("乘船不穿救生衣怎么罚", "处五十元罚款"),
        ("渡船载客超过十二人怎么罚", "五百元以上二千元以下"),
        ("晚上开渡船会怎么样", "五百元以上二千元以下"),
        ("渡口经营者不检查渡船有什么后果", "处一千元罚款"),
    ],
)
def test_a_broken_rule_comes_with_the_article_that_punishes_it(bot: Bot, question: str, rule: str) -> None:
    assert rule in quoted(bot.ask(question))


def test_the_penalty_of_the_rule_just_quoted(bot: Bot) -> None:
    first, then, sum_ = talk(bot, ["渡口经营者多久检查一次渡船", "这一条的处罚呢", "那违反了会怎样"])
    assert "每月检查一次" in quoted(first)
    assert quoted(then).startswith("第七条")
    assert "一千元" in quoted(sum_)


@pytest.mark.parametrize("follow_up", ["怎么查", "救生艇呢", "那要怎么办"])
def test_a_follow_up_is_not_told_by_an_outline(bot: Bot, follow_up: str) -> None:
    _, then = talk(bot, ["渡口经营者多久检查一次渡船", follow_up])
    assert "第一章" not in then.text


def test_a_follow_up_on_the_text_has_its_outline(bot: Bot) -> None:
    _, then = talk(bot, ["渡口经营者多久检查一次渡船", "主要内容呢"])
    assert "第一章　总则" in quoted(then)


def test_a_count_that_a_sentence_tells_comes_with_what_is_counted(tmp_path: Path) -> None:
    essay = "让渡口的船开得稳\n杨柳大学教授　魏青禾\n\n渡口的船老了，开船的人也老了。我提三点建议。\n\n1. 换新船。旧船修不如换。\n\n2. 招新人。给开船的人办保险。\n\n3. 修码头。石阶要防滑。\n\n渡口稳了，两岸的人就安心了。\n"
    source = tmp_path / "渡口.txt"
    source.write_text(essay, encoding="utf-8")
    made = Bot(settings.Settings(home=tmp_path / "home"))
    made.build([source])
    quotes = [one.quote for one in made.ask("魏青禾提了几点建议").citations]
    assert [one[:2] for one in quotes if one[0].isdigit()] == ["1.", "2.", "3."]


def test_an_overview_has_the_paragraphs_beside_the_points_of_one(bot: Bot) -> None:
    text = bot.ask("魏青禾的文章讲了什么").text
    assert all(one in text for one in ("村里的书屋不少", "一要选好址", "四要办好会"))


SECTIONS = """让山塘有人管
杨柳大学副教授　魏青禾

山塘是村里的水缸。

一、山塘管护的进展
全县修好山塘213口。

二、当前面临的突出问题
概括起来，突出问题有三个方面。一是没人管。二是没钱管。三是没法管。

三、管好山塘的建议
（一）设管护岗。每口山塘一人。
（二）列入预算。每口山塘一千元。
（三）立好规矩。村规民约写明白。
（四）年年考核。不合格的换人。
"""


@pytest.fixture(scope="module")
def sectioned(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"山塘": SECTIONS})


def test_what_a_section_is_called_is_counted_and_numbered_in_it(sectioned: Bot) -> None:
    counted = sectioned.ask("魏青禾提了几条建议")
    assert "4 条" in counted.text and "没人管" not in counted.text
    assert quoted(sectioned.ask("魏青禾的第三条建议是什么")).startswith("（三）立好规矩。")
    assert "第五条" in sectioned.ask("魏青禾的第五条建议是什么").text
    assert quoted(sectioned.ask("魏青禾说的第二个问题是什么")).startswith("二是没钱管。")


def test_the_section_on_what_is_amiss_is_told_whole(sectioned: Bot) -> None:
    told = quoted(sectioned.ask("目前存在哪些突出问题"))
    assert all(one in told for one in ("没人管", "没钱管", "没法管"))
    assert "设管护岗" not in told
