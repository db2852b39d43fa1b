"""Regulations of like names: which is meant, which article tells of a thing, what a chapter is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

NEW = """青禾县人民政府关于印发《青禾县农村饮水工程管理办法》的通知
青政规〔2024〕3号
各乡镇人民政府：
《青禾县农村饮水工程管理办法》已经县政府同意，现印发给你们。
青禾县人民政府
2024年8月1日
青禾县农村饮水工程管理办法
第一章　总则
第一条　为了管好农村饮水工程，制定本办法。
第二条　县水利局负责全县农村饮水工程的监督。
第二章　供水与水价
第三条　供水单位应当每季度检测水质，并向用户公布。
第四条　水价由成本和合理利润构成，每三年核定一次。
第五条　用户拖欠水费的，供水单位可以催缴，催缴期不少于三十日。
第三章　附则
第六条　本办法自2024年9月1日起施行。《青禾县农村饮水工程管理暂行办法》（青政发〔2015〕9号）同时废止。
"""
OLD = """青政发〔2015〕9号
青禾县农村饮水工程管理暂行办法
第一条　为了管理农村饮水工程，制定本暂行办法。
第二条　用户拖欠水费的，按日加收违约金。
第三条　本暂行办法自2015年6月1日起施行。
"""
RULES = """青禾县水利局关于印发《青禾县农村饮水工程管理办法实施细则》的通知
青水规〔2024〕5号
各供水单位：
现将《青禾县农村饮水工程管理办法实施细则》印发给你们。
青禾县水利局
2024年10月8日
青禾县农村饮水工程管理办法实施细则
第一章　一般规定
第一条　为了实施办法，制定本细则。
第二章　水质检测
第二条　检测水质应当委托有资质的机构。
第三条　本细则自2024年11月1日起施行。
"""


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from a 办法, what it repealed, and the rules that carry it out."""
    folder = tmp_path_factory.mktemp("governing")
    for name, text in (("办法", NEW), ("暂行办法", OLD), ("细则", RULES)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "says", "never"),
    [
        ("农村饮水工程管理办法什么时候施行", "2024年9月1日", "2015年6月1日"),
        ("农村饮水新办法啥时候开始执行", "2024年9月1日", "2024年11月1日"),
        ("农村饮水老办法第二条怎么说", "按日加收违约金", "县水利局负责"),
        ("农村饮水办法第二条", "县水利局负责", "有资质的机构"),
        ("农村饮水细则第二条", "有资质的机构", "县水利局负责"),
        ("2015年的农村饮水暂行办法第二条", "按日加收违约金", "县水利局负责"),
    ],
)
def test_of_like_names_that_is_meant_which_the_question_calls(water: Bot, question: str, says: str, never: str) -> None:
    answer = water.ask(question)
    assert says in answer.text and never not in answer.text


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("农村饮水办法里哪一条管水价", ["第四条　水价由成本和合理利润构成，每三年核定一次。"]),
        ("拖欠水费在农村饮水办法第几条", ["第五条　用户拖欠水费的，供水单位可以催缴，催缴期不少于三十日。"]),
        ("农村饮水办法第二章叫什么名字", ["第二章　供水与水价"]),
        ("农村饮水细则第二章的标题是什么", ["第二章　水质检测"]),
    ],
)
def test_the_article_that_tells_and_the_name_of_a_chapter(water: Bot, question: str, quotes: list[str]) -> None:
    answer = water.ask(question)
    assert [one.quote for one in answer.citations] == quotes


def test_the_name_of_a_text_is_still_its_title(water: Bot) -> None:
    answer = water.ask("青水规〔2024〕5号文件叫什么名字")
    assert [one.quote for one in answer.citations] == [
        "青禾县水利局关于印发《青禾县农村饮水工程管理办法实施细则》的通知"
    ]


@pytest.mark.parametrize(
    "question",
    [
        "农村饮水用户拖欠水费，新旧办法有什么变化",
        "农村饮水拖欠水费怎么办，老办法和新办法各怎么说",
        "用户欠水费，2015年的暂行办法和2024年的办法有什么不同",
    ],
)
def test_old_and_new_say_beside_each_other_what_is_alike(water: Bot, question: str) -> None:
    quotes = [one.quote for one in water.ask(question).citations]
    assert quotes[:2] == [
        "第二条　用户拖欠水费的，按日加收违约金。",
        "第五条　用户拖欠水费的，供水单位可以催缴，催缴期不少于三十日。",
    ]
