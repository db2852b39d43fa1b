"""What a text is called in sentences of our own: never 文中, with its place where the title lacks it, once of two copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot
from bot.ask.copies import distinct
from bot.domain import Essay
from bot.search.speakers import NAMES_MAX, Speaker, listed, where
from bot.text.quoting import named

PLAIN = "今年新开夜班公交六条，末班车到二十三时。各站点增设候车座椅。\n老人凭证件免费乘车。\n"
NOTICE = "关于开放渔港的通知\n\n各镇：\n一、渔港自三月起开放。\n二、渔船凭证进港。\n三、港区设看护员十名。\n"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "夜班公交.txt").write_text(PLAIN, encoding="utf-8")
    (folder / "甲.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "乙.txt").write_text(f"{NOTICE}来源：县政府网站\n", encoding="utf-8")
    made = Bot(settings.Settings(home=folder / "home"))
    made.build([folder / "夜班公交.txt", folder / "甲.txt", folder / "乙.txt"])
    return made


def test_a_text_without_a_title_is_called_what_its_file_is(plain: Bot) -> None:
    text = plain.ask("夜班公交末班车到几点？").text
    assert "夜班公交" in text.partition("：")[0] and "文中" not in text


def test_two_copies_are_told_of_once(plain: Bot) -> None:
    assert plain.ask("关于开放渔港的通知讲了什么？").text.count("渔港自三月起开放") == 1


def test_copies_have_one_name_and_differ_by_a_line_at_most() -> None:
    long = "渔船凭证进港。" * 200
    essays = [Essay("a", long, "某通知"), Essay("b", f"{long}来源：官网", "某通知"), Essay("c", long, "另一通知")]
    assert [one.essay_id for one in distinct(essays)] == ["a", "c"]
    assert len(distinct([Essay("a", "渔船进港。", "某通知"), Essay("b", "渔船出港。", "某通知")])) == 2


def test_the_place_of_a_text_is_told_where_its_title_lacks_it() -> None:
    assert named(Essay("报告-云南省", "各位代表：", "2026年政府工作报告")) == "云南：《2026年政府工作报告》"
    assert named(Essay("报告-云南省", "各位代表：", "云南省2026年政府工作报告")) == "《云南省2026年政府工作报告》"
    assert named(Essay("a", "各位代表：", "2026年政府工作报告")) == "《2026年政府工作报告》"


def test_a_long_list_of_names_is_cut_and_counted() -> None:
    many = [Speaker(f"《第{at}号关于渡口管理的通知》", (f"e{at}",), author=False) for at in range(60)]
    for said in (listed(many), where(many)):
        assert len(said) < NAMES_MAX + 20 and said.endswith("等 60 份文件")
    assert listed(many[:2]) == "《第0号关于渡口管理的通知》、《第1号关于渡口管理的通知》"


COUNTIES = {
    "浙江省": "推进海洋牧场建设，培育深远海养殖。支持渔光互补项目。",
    "福建省": "建设渔光互补电站三座，扩大紫菜养殖。",
    "海南省": "发展热带水果种植。推广光伏板下养鱼的新做法。",
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("places")
    for name, text in COUNTIES.items():
        (folder / f"{name}.md").write_text(f"# {name}2031年渔业报告\n\n{text}\n", encoding="utf-8")
    made = Bot(settings.Settings(home=folder / "home"))
    made.build([folder / f"{name}.md" for name in COUNTIES])
    return made


def test_everybody_who_says_it_to_the_word_is_told(places: Bot) -> None:
    answer = places.ask("哪些省提到了渔光互补？")
    assert answer.text.startswith("谈到渔光互补的有浙江、福建") and "海南" not in answer.text.partition("：")[0]


def test_who_says_it_in_other_words_only_does_not_name_it(places: Bot) -> None:
    assert places.ask("哪些省没有提到渔光互补？").text.startswith("海南的文章中没有出现“渔光互补”")


def test_a_name_that_stands_in_a_text_is_not_corrected(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 甲县报告\n\n开展“三百亩方”行动，改造鱼塘。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# 乙县报告\n\n学习“百亩方”经验，连片种植。\n", encoding="utf-8")
    made = Bot(settings.Settings(home=tmp_path / "home"))
    made.build([tmp_path / "a.md", tmp_path / "b.md"])
    assert "不符" not in made.ask("什么是“百亩方”？").text
