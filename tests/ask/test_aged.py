"""A version of a text that is called by its age is meant, and not the texts that only speak of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

OLD = """# 青桥镇图书馆借阅管理办法

文号：青图〔2020〕8号

## 第一章 总则

第一条 为了管好图书借阅，制定本办法。

## 第二章 借阅

第二条 每名读者借书不超过三册，借期二十日。

第三条 办理借书证收取押金一百元。

第四条 读者不得在书上涂写。

## 第三章 附则

第五条 本办法自2020年3月1日起施行。2012年发布的《阅览暂行规定》同时废止。
"""
NEW = """# 青桥镇图书馆借阅管理办法（2024年修订）

文号：青图〔2024〕5号

## 第一章 总则

第一条 为了方便读者，规范图书借阅，制定本办法。

## 第二章 借阅

第二条 每名读者借书不超过十册，借期三十日。

第三条 办理借书证不收押金。

第四条 读者不得在书上涂写。

第五条 逾期还书的，暂停借阅七日。

## 第三章 投诉

第六条 镇图书馆受理投诉。

## 第四章 附则

第七条 本办法自2024年6月1日起施行。青图〔2020〕8号文件同时废止。
"""
TOLD = """# 《借阅管理办法（2024年修订）》问答解读

一、问：为什么要修订？

答：旧办法收押金，读者有意见。

二、问：逾期怎么办？

答：暂停借阅七日，不罚款。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from two versions of a 办法 and questions and answers on the newer."""
    folder = tmp_path_factory.mktemp("aged")
    for name, text in (("01_办法_2020", OLD), ("02_办法_2024修订", NEW), ("03_解读", TOLD)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "says", "never"),
    [
        ("旧办法第二条原文", "不超过三册", "不超过十册"),
        ("原来的借阅办法第二条", "不超过三册", "不超过十册"),
        ("修订前的办法第三条怎么规定", "押金一百元", "不收押金"),
        ("新办法第二条原文", "不超过十册", "不超过三册"),
        ("2024修订的借阅办法一共多少条", "共有 7 条", "共有 2 条"),
        ("修订后的办法分哪几章", "投诉", "共有 3 章"),
        ("新版第三条怎么规定", "不收押金", "押金一百元"),
        ("新办法哪天施行？还有它把哪个文件废了", "青图〔2020〕8号", "阅览暂行规定"),
        ("旧办法哪天施行", "2020年3月1日", "2024年6月1日"),
        ("借阅管理办法共几条", "共有 7 条", "共有 2 条"),
    ],
)
def test_a_version_is_meant_by_its_age(library: Bot, question: str, says: str, never: str) -> None:
    answer = library.ask(question)
    assert says in answer.text and never not in answer.text


@pytest.mark.parametrize(
    "question", ["押金新旧办法有啥不一样", "新旧两版办法，押金怎么规定", "押金，老办法和新办法各怎么说"]
)
def test_both_are_set_side_by_side_and_nothing_else(library: Bot, question: str) -> None:
    answer = library.ask(question)
    assert "一百元" in answer.text and "不收押金" in answer.text
    assert {one.essay_id for one in answer.citations} == {"01_办法_2020", "02_办法_2024修订"}


def test_what_has_not_changed_is_asked_of_both(library: Bot) -> None:
    answer = library.ask("新旧两版办法 借阅那一章有哪些规定是没变的")
    assert answer.text.count("读者不得在书上涂写") == 2


def test_who_names_what_speaks_of_a_version_means_that(library: Bot) -> None:
    answer = library.ask("新办法问答解读里逾期怎么办")
    assert {one.essay_id for one in answer.citations} == {"03_解读"}


def test_in_which_article_a_thing_stands_is_no_count(library: Bot) -> None:
    assert "共有" not in library.ask("新办法里逾期还书这条在第几条").text
