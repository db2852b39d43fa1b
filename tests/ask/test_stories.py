"""What a message asks behind what its writer tells of himself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask.stories import request
from bot.text import places, vocabulary


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("我在一家小厂上班，老板让我们交材料，科技成果转化怎么推进", "科技成果转化怎么推进"),
        ("昨天下了一天雨，操场全是水。学校什么时候修排水沟？", "学校什么时候修排水沟"),
        ("我是河北的老师，操场很旧。省里今年改造几所学校？", "河北省里今年改造几所学校"),
        ("成果转化怎么推进？我领导催得急", "成果转化怎么推进"),
        ("租金能缓到几月？甲局和乙局写的一样不", None),
        ("我省怎么推进成果转化，重点是什么", None),
        ("我下岗了，怎么办", None),
        ("科技成果转化怎么推进？", None),
        ("", None),
    ],
)
def test_a_story_is_left_out(message: str, asked: str | None) -> None:
    assert request(message) == asked


def test_the_question_behind_a_story_is_answered(bot: Bot) -> None:
    story = "我是大三学生，老师让我们写一篇江西科技创新的作业，我想知道马回对有组织科研提了哪些建议"
    answer = bot.ask(story)
    assert answer.status == "answered"
    assert {one.essay_id for one in answer.citations} == {"ma-hui"}


@pytest.mark.parametrize("said", ["省里的专家有谁主张布局量子？", "那三篇专家文章里说没说研究生助学金"])
def test_no_phrase_is_taken_for_a_person(bot: Bot, said: str) -> None:
    assert bot.ask(said).reason != "unknown_author"


CITY = "# {}\n\n第一条　对购买云服务的小企业，按照支出的一半补助，每家每年不超过三万元。\n\n第二条　对实施改造的企业，给予补助一百五十万元。\n"


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from the rules of two places that no table has."""
    folder = tmp_path_factory.mktemp("cities")
    for name, years in (("桐洲", "2026"), ("松塬", "2025")):
        (folder / f"{name}.md").write_text(
            CITY.format(f"{name}市支持小企业若干措施") + f"\n第三条　本措施自{years}年3月1日起施行。\n",
            encoding="utf-8",
        )
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder / "桐洲.md", folder / "松塬.md"])
    return made


def test_what_another_place_gives_is_no_situation_of_the_writer(cities: Bot) -> None:
    story = "我是县里搞招商的，领导让我给一家想上云的小厂回个话，请问桐洲市对买云服务的小企业是怎么补的？"
    answer = cities.ask(story)
    assert not [note for note in answer.notes if note.kind == "recommended"]
    assert all("一百五十万" not in one.quote for one in answer.citations) and "三万元" in answer.text


def test_places_that_only_titles_name_are_places(cities: Bot) -> None:
    answer = cities.ask("桐洲和松塬的措施分别从什么时候起施行？")
    assert {one.title for one in answer.citations} == {f"{name}市支持小企业若干措施" for name in ("桐洲", "松塬")}
    vocabulary.use({})
    assert places.unlisted(["关于本市停车的通知", "九江市停车办法", "开发区管理办法"]) == ""
    assert places.unlisted(["《松塬市停车办法》"]) == "松塬市"
    # 松溪 is in the table, which is no part of this name.
    assert places.unlisted(["松溪岭县扶持资金管理办法", "松溪县停车办法"]) == "松溪岭县"
