"""Lines that were broken or spread for the eye: sentences whole, everything else as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.lines import closed, mended, unpaged

PROSE = (
    "对符合条件的中试平台，按照实际投入给予补助，最高不超过120万元；其中省级财政承担百分之六十，其余由市县财政承担。"
)


def wrapped(text: str, width: int) -> str:
    """Text broken after every so many characters, as an editor of old does it."""
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [width for width in range(20, 60) if width != 33])
def test_a_paragraph_broken_at_any_width_is_whole_again(width: int) -> None:
    """The number 120 is cut in two at some of these widths; a line that ends in ；, at 33, may be an item of a list."""
    source = f"青原市中试平台办法\n\n{wrapped(PROSE, width)}\n\n第二条 本办法自印发之日起施行。"
    assert mended(source) == f"青原市中试平台办法\n\n{PROSE}\n\n第二条 本办法自印发之日起施行。"


@pytest.mark.parametrize(
    "text",
    [
        "青原市家政服务提质办法实施细则（试行）\n家政企业应当购买保险。",
        "青原市人民政府\n2025年5月1日",
        "一、总体要求\n到2027年，建成三十家。\n二、重点任务",
        "联系人：王某某，电话123\n地址：青原路一号，三楼。",
        "第一条 为了规范，制定本办法。\n第二条 本市适用。",
        "姓名\t单位\t职务，级别\n王某某\t市科技局\t科长。",
        "各设区市人民政府\n各县（市、区）人民政府\n省政府各部门",
        "　　第一段从这里开始，很长很长，没有写完\n　　第二段。",
        "",
        "\n\n",
    ],
)
def test_what_nobody_broke_stays(text: str) -> None:
    assert mended(text) == text


def test_words_of_letters_keep_their_space() -> None:
    text = "The Innovation Office of the province will support\nthe pilot, for many years to come, all of it。"
    assert mended(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("spread", "whole"),
    [
        ("关 于 双 融 合 的 意 见", "关于双融合的意见"),
        ("人均面积不低于（ 四 平 方 米 ）", "人均面积不低于（ 四平方米 ）"),
        ("市　长：王某某", "市长：王某某"),
        ("目　　录", "目录"),
        ("姓 名   单 位", "姓 名   单 位"),
        ("谋划 实施 应用", "谋划 实施 应用"),
        ("第十二条　企业 应当", "第十二条　企业 应当"),
        ("张　三　李四四", "张　三　李四四"),
        ("　　段落开头。", "　　段落开头。"),
        ("　　借　阅　室　每　周　开　放　不　少　于　2　0　小　时　。", "　　借阅室每周开放不少于20小时。"),
        ("每 周 开 放 不 少 于 20 小 时 ， 闭 馆 公 告 。", "每周开放不少于20小时，闭馆公告。"),
        ("甲 3 4 5 6 7", "甲 3 4 5 6 7"),
        ("所　　长　　赵某某", "所长　　赵某某"),
        ("　　市　长　　王　明", "　　市长　　王明"),
        ("王　明　　李　强", "王　明　　李　强"),
    ],
)
def test_spread_characters_are_closed_and_words_are_not(spread: str, whole: str) -> None:
    assert closed(spread) == whole


@given(st.lists(st.text("江西科技。，；“”（）a1 \u3000\t", max_size=30), max_size=20).map("\n".join))
def test_nothing_is_moved_but_white_space(text: str) -> None:
    assert "".join(mended(text).split()) == "".join(text.split())
    assert "".join(mended(text, wrapped=True).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("汇编\n道路办法\n（一）甲；\n\n- 17 -\n汇编\n\n（二）乙。\n第18页\n", "道路办法\n（一）甲；\n（二）乙。\n"),
        ("办法\n（一）甲；\n- 17 -\n办法\n（二）乙。\n- 18 -", "办法\n（一）甲；\n（二）乙。"),  # the head is the title
        ("办法\n甲。\n- 17 -\n乙。\n- 18 -", "办法\n甲。\n乙。"),  # no running head
        ("甲。\n- 17 -\n乙。", "甲。\n- 17 -\n乙。"),  # one number counts nothing
        ("甲。\n- 17 -\n乙。\n- 3 -", "甲。\n- 17 -\n乙。\n- 3 -"),
    ],
)
def test_page_numbers_and_the_running_head_are_no_text(given: str, kept: str) -> None:
    assert unpaged(given).strip() == kept.strip()


def test_headings_of_one_width_above_long_paragraphs_are_no_broken_lines() -> None:
    parts = ["（一）着力推动产业转型升级，先进制造作用增强", "（二）着力深化改革扩大开放，先行先试成效明显"]
    parts += ["（三）着力缩小城乡区域差距，协调发展水平提升", "（四）着力办好办实民生实事，人民生活质量提高"]
    text = "\n".join(f"{heading}\n{PROSE}{PROSE}" for heading in parts)
    assert mended(text) == text
