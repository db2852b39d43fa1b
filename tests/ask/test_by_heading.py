"""Sections that are asked for by a heading without a number, in a collection of many texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

# Who writes on what, and two headings each with what stands under them.
ESSAYS = {
    "贺明远": ("承认有的镇会变小，才能把镇办好", {
        "为什么不能平均用力": "过去五年，县里给每个镇的建设资金大体一样，每年六百万元上下，撒得匀了，哪个镇都办不成一件像样的事。",
        "收缩也要体面": "体面的收缩，是先把接得住人的地方建好，再谈搬迁；愿意搬的老人换一套底层小房，不愿意搬的一户也不许动员。",
    }),
    "温知夏": ("年轻人要的不只是钱", {
        "先留伴，再留人": "孤单不会写在离职申请上，却是许多人离开的最后一根稻草，所以县里应当先让年轻人彼此认得。",
        "让议事有分量": "建议设一个青年议事会，抽签选出二十一人，任期一年，手里要有一笔由他们决定怎么花的钱。",
    }),
    "顾南乔": ("小学校是小镇的最后一盏灯", {
        "灯灭了人就走": "学校撤并之后，家长只好到县城租房陪读，镇上的店铺和诊所也跟着关门，人气就此散了。",
        "让好老师轮着来": "县城的老师每周到镇上走教两天，每人每天补六十元，孩子们不出镇也能上到音乐课和英语课。",
    }),
    "邵梦琪": ("让年轻人租得起，也租得稳", {
        "房子多，不等于租得到": "空着的房子多半是外出人家备下的婚房，主人怕租坏了，宁可锁着，肯出租的又多是顶楼。",
        "签得短，比租得贵更伤人": "两年里平均搬三次家的年轻人，谈不上在这里安顿下来，合同短比房租高更让人不敢打算将来。",
    }),
    "陆承筠": ("先有体面的岗位，再谈留人的情怀", {
        "分清有活干和有前途": "厂里招得到人却留不住人，是因为干三年和干一天的工资没有分别，应当让手艺涨了工钱也涨。",
        "把小企业连起来": "十几家小厂合办一个模具间，谁也买不起的设备大家一起用，接得下从前不敢接的订单。",
    }),
    "戚望舒": ("把孩子和老人接住", {
        "先说孩子": "托班要开到晚上六点半，厂里和店里的人五点下不了班，四点就放孩子的托班等于没有。",
        "再说老人": "在两个镇的卫生院各设一个透析点，病人不必一周三次往县城跑，陪护的子女也省出两个整天。",
    }),
    "韩青禾": ("街角的小店不能少", {
        "一条街的烟火": "修鞋、裁缝、早点这些小店撑着一条街的烟火，房租一涨它们最先搬走，老街坊的日子也就不方便了。",
        "让小店进得来": "新建的小区应当留出一成的底商给修补类小店，租金按市价的一半算，办证一次办好。",
    }),
}  # fmt: skip


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    texts = {
        author: "\n".join([title, author, *(line for part in parts.items() for line in part)]) + "\n"
        for author, (title, parts) in ESSAYS.items()
    }
    return built(texts)


@pytest.mark.parametrize(
    ("question", "author", "heading"),
    [
        ("“收缩也要体面”那一节都讲了些什么", "贺明远", "收缩也要体面"),
        ("再说老人那一节说了什么？", "戚望舒", "再说老人"),
        ("戚望舒“先说孩子”那部分说了啥", "戚望舒", "先说孩子"),
    ],
)
def test_a_section_is_found_by_its_heading_among_many_texts(bot: Bot, question: str, author: str, heading: str) -> None:
    found = bot.ask(question)
    body = ESSAYS[author][1][heading]
    assert found.status == "answered"
    assert "".join(one.quote for one in found.citations) == body
    assert {one.author for one in found.citations} == {author}


def test_who_writes_under_headings_is_told_by_them(bot: Bot) -> None:
    found = bot.ask("邵梦琪的主要内容是什么？")
    for heading in ESSAYS["邵梦琪"][1]:
        assert f"“{heading}”" in found.text


def test_a_column_by_its_name_is_all_of_it(bot: Bot) -> None:
    found = bot.ask("这个小镇茶座专栏是讲什么的呀")
    assert {one.author for one in found.citations} == set(ESSAYS)


@pytest.mark.parametrize("said", ["邵梦琪的主要观点是什么，一两句就行", "邵梦琪的主要观点，用一两句话说"])
def test_how_long_an_answer_may_be_names_nothing(bot: Bot, said: str) -> None:
    found = bot.ask(said)
    assert found.status == "answered"
    assert {one.author for one in found.citations} == {"邵梦琪"}
    assert len(found.citations) <= 2
