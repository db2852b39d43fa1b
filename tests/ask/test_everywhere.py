"""Texts of several places: each of them, which of them speaks of a thing, in which something is most, and one after another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.ask import everywhere
from bot.ask.each_place import by_place

REPORTS = {
    "合肥市": "春秋两季开展过敏原监测，改善空气质量。今年城镇新增就业目标是20万人。学校体育活动每天不少于2小时。",
    "南京市": "完善中小学春秋假制度，鼓励家庭出游。今年城镇新增就业目标是24万人。",
    "杭州市": "探索实行春秋假，与带薪休假衔接。今年城镇新增就业目标是26万人以上。",
}
PARTS = ("扩大内需", "科技创新", "乡村振兴", "对外开放", "绿色发展")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from the reports of three cities; each has three parts, the last of them five points."""
    folder = tmp_path_factory.mktemp("everywhere")
    for city, said in REPORTS.items():
        points = "\n".join(
            f"（{n}）推进{part}\n{city}将把{part}放在突出位置。" for n, part in zip("一二三四五", PARTS, strict=True)
        )
        text = f"2026年{city}政府工作报告\n一、去年工作回顾\n{city}经济平稳运行，民生持续改善。\n二、今年主要目标\n{said}\n三、今年重点工作\n{points}\n"
        (folder / f"{city}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


def test_who_has_only_a_part_of_a_word_does_not_speak_of_it(reports: Bot) -> None:
    answer = reports.ask("哪些市提到春秋假")
    assert {one.essay_id for one in answer.citations} == {"南京市", "杭州市"}
    assert "合肥" not in answer.text


def test_a_thing_that_no_text_names_so_is_not_said_to_be_spoken_of(reports: Bot) -> None:
    answer = reports.ask("哪些市提到要给中小学生放春假、秋假")
    assert "谈到" not in answer.text.split("\n")[0]
    assert {"南京市", "杭州市"} >= {one.essay_id for one in answer.citations}


def test_what_is_most_without_a_figure_is_left_to_the_reader(reports: Bot) -> None:
    answer = reports.ask("哪个市的民生改善得最多")
    assert answer.status == "partial"
    assert answer.text.startswith("没有查到可以直接比较的数字")


def test_what_is_asked_of_every_place_is_told_of_each(reports: Bot) -> None:
    answer = reports.ask("各市的城镇新增就业目标")
    assert {one.essay_id for one in answer.citations} == set(REPORTS)


def test_another_place_takes_the_place_of_the_one_before(reports: Bot) -> None:
    answer = reports.ask("杭州呢", ["南京今年城镇新增就业目标是多少？"])
    assert [one.essay_id for one in answer.citations][:1] == ["杭州市"]
    assert "26万人以上" in answer.citations[0].quote
    meant = reports.ask("打错了，我是想问杭州", ["南京今年城镇新增就业目标是多少？"])
    assert "26万人以上" in meant.citations[0].quote


def test_so_many_of_which_one_is_asked_for_are_found_where_they_are(reports: Bot) -> None:
    answer = reports.ask("南京五方面工作里第四个方面讲什么")
    assert "对外开放" in answer.text
    assert "民生持续改善" not in answer.text


def test_an_office_asks_for_a_person(reports: Bot) -> None:
    assert not reports.ask("南京市市长是谁").citations


def test_the_words_that_rank_are_told() -> None:
    assert everywhere.ranks("增速最快的是哪个省")
    assert everywhere.ranks("哪些地方补贴给得最多")
    assert not everywhere.ranks("最后一个市是哪个区")
    assert not everywhere.ranks("最近哪个市发了通知")
    assert everywhere.asked_of_each("31个省的增长目标")
    assert not everywhere.asked_of_each("三个要点")


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("合肥和南京的返还有什么不同", [("合肥", "合肥的返还"), ("南京", "南京的返还")]),
        ("上海市、重庆市怎么管停车", [("上海市", "上海市怎么管停车"), ("重庆市", "重庆市怎么管停车")]),
        ("合肥的返还怎么领", []),
        ("从合肥到南京怎么走", []),
    ],
)
def test_places_side_by_side_are_asked_of_one_by_one(question: str, places: list[tuple[str, str]]) -> None:
    assert by_place(question) == places


def test_two_places_notices_are_both_quoted(tmp_path: Path, bot: Bot) -> None:
    told = {
        "合肥": "合肥市对不裁员、少裁员的企业，返还上年度实际缴纳失业保险费的一半。",
        "南京": "南京市对不裁员的企业，返还三个月的社会保险费。",
    }
    for city, said in told.items():
        (tmp_path / f"{city}市稳岗通知.txt").write_text(f"{city}市关于稳岗返还的通知\n{said}\n", encoding="utf-8")
    for n in range(8):
        (tmp_path / f"{n}.txt").write_text(f"第{n}号路段施工通告\n第{n}号路段施工，请绕行。\n", encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path])
    answer = made.ask("合肥和南京对不裁员的企业返还多少")
    assert {one.essay_id for one in answer.citations} == {"合肥市稳岗通知", "南京市稳岗通知"}


def test_a_number_of_several_places_is_told_of_each_by_itself(tmp_path: Path, bot: Bot) -> None:
    """Compared in what they say of it, each would be quoted with other things that it counts alike."""
    for city, (pipes, roads) in {"合肥市": (36, 150), "南京市": (12, 680), "杭州市": (40, 220)}.items():
        text = (
            f"2026年{city}政府工作报告\n一、2026年重点工作\n（一）城市更新\n改造地下管网{pipes}公里。\n"
            f"（二）乡村建设\n新改建农村公路{roads}公里。\n"
        )
        (tmp_path / f"2026年{city}政府工作报告.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path])
    answer = made.ask("合肥南京今年地下管网各改造多少公里")
    assert "管网36公里" in answer.text and "管网12公里" in answer.text
    assert "公路" not in answer.text
