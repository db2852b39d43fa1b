"""Documents asked about as people do: by names that others have in part, in lay words, by what stands under a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

NOTICE = """松川市文化局关于印发《松川市馆藏登记管理办法》的通知
松文规〔2025〕3号
各区文化局：
现将《松川市馆藏登记管理办法》印发给你们，请遵照执行。
松川市文化局
2025年4月2日
松川市馆藏登记管理办法
第一条　为了登记馆藏，制定本办法。
第二条　馆藏每三年清点一次。
第三条　本办法自2025年5月1日起施行。《松川市馆藏登记管理办法（试行）》（松文发〔2020〕6号）同时废止。
"""
DETAILS = """松川市馆藏登记管理办法实施细则
第一条　根据馆藏登记管理办法，制定本细则。
第二条　清点由两人进行。
第三条　本细则自2025年8月1日起施行。
"""
FUNDS = """松川市馆藏登记经费管理办法
第一条　为了管理经费，制定本办法。
第二条　登记经费每件二十元。
第三条　本办法自2024年2月1日起施行。
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from documents that are made up."""
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (("通知", NOTICE), ("细则", DETAILS), ("经费", FUNDS)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "said", "never"),
    [
        ("馆藏登记管理办法第二条是什么？", "每三年清点一次", "二十元"),
        ("馆藏登记管理办法第二条是什么？", "每三年清点一次", "两人"),
        ("馆藏登记管理办法实施细则第二条是什么？", "两人", "三年"),
        ("馆藏登记经费管理办法第二条是什么？", "二十元", "两人"),
        ("新的馆藏登记管理办法出来以后，哪个旧文件作废了？", "松文发〔2020〕6号", "实施细则"),
    ],
)
def test_it_is_answered_from_the_place_that_is_asked_for(papers: Bot, question: str, said: str, never: str) -> None:
    answer = papers.ask(question)
    assert said in answer.text and not (never and never in answer.text), answer.text
