"""Follow-ups that put another thing, or other authors, in the place of those before, and that ask for figures."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot
from bot.ask import swapped

RULES = """---
title: 白石市渔业补贴办法
author: 白石市渔业局
published: 2025-05-06
---
为扶持养殖户和渔业合作社发展,制定本办法。

## 一、鱼塘改造补贴

渔业合作社改造鱼塘的,按投入的25%给予补贴,最高8万元。养殖户改造鱼塘的,每亩补贴600元。

## 二、贷款

个人贷款最高20万元。渔业合作社贷款最高150万元。个人贷款和渔业合作社贷款的利息由财政贴补一半。贷款额度和期限由银行确定。
"""
ESSAY = """---
title: 渔村怎样留住年轻人
author: 柳闻笛
affiliation: 白石大学海洋学院教授
---
渔村的年轻人越来越少。我走访的渔村里,三十岁以下的船员只有七人。原因是收入不稳。

要办好船员学校。学校的课要开在船上。
"""
OTHER = """---
title: 渔港不只是码头
author: 施望潮
affiliation: 白石市社科院研究员
---
渔港应当成为集市。政府的钱要用在码头上,合作社的钱要用在冷库上。政府的钱不宜用来发工资。
"""


@pytest.fixture(scope="module")
def fishing(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    texts = tmp_path_factory.mktemp("texts")
    for name, text in (("rules", RULES), ("essay", ESSAY), ("other", OTHER)):
        (texts / f"{name}.md").write_text(text, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))
    bot.build([texts])
    return bot


@pytest.mark.parametrize(
    ("before", "asked", "standalone", "said"),
    [
        ("渔业合作社改造鱼塘怎么补？", "那养殖户呢", "养殖户改造鱼塘怎么补？", "每亩补贴600元"),
        ("个人贷款最高多少？", "换成渔业合作社呢", "渔业合作社贷款最高多少？", "最高150万元"),
        ("施望潮说政府的钱怎么用？", "那合作社呢", "施望潮说合作社的钱怎么用？", "冷库"),
        ("柳闻笛是哪个单位的？", "那施望潮呢", "施望潮是哪个单位的？", "白石市社科院研究员"),
    ],
)
def test_another_takes_the_place_of_what_was_asked_about(
    fishing: Bot, before: str, asked: str, standalone: str, said: str
) -> None:
    answer = fishing.ask(asked, [before])
    assert answer.standalone == standalone
    assert said in answer.text


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("渔业合作社贷款最高多少？", "那期限呢"),  # 贷款额度和期限: not in the place of 贷款
        ("柳闻笛怎么看船员学校？", "那课呢"),
        ("渔业合作社改造鱼塘怎么补？", "第二条呢"),
    ],
)
def test_nothing_is_put_in_the_place_of_what_is_not_its_like(fishing: Bot, before: str, asked: str) -> None:
    standalone = fishing.ask(asked, [before]).standalone
    assert "期限最高" not in standalone and "看课" not in standalone and "第二条改造" not in standalone


def test_figures_are_those_near_what_was_cited(fishing: Bot) -> None:
    answer = fishing.ask("有数字吗", ["柳闻笛怎么说年轻人越来越少？"])
    assert ["只有七人" in one.quote for one in answer.citations] == [True]


def test_names_take_the_place_of_names() -> None:
    known = ["王明", "周红", "李强", "赵亮", "孙立"]
    assert swapped.of_authors("那李强和赵亮呢", "王明和周红的职称是什么", known) == "李强、赵亮的职称是什么"
    assert swapped.of_authors("李强怎么看中试", "王明的职称是什么", known) is None
