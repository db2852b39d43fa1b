"""Headings without a number or a mark, on lines of their own."""

from __future__ import annotations

import pytest

from bot.text.plain_headings import plain_sections

BODY = "近年来，各地在社区养老上投入不少，但是建得起、养不起的现象依然普遍，值得认真研究，也值得各方共同出力。"


def test_short_lines_over_paragraphs_are_headings() -> None:
    text = f"承认有的镇会变小，才能把镇办好\n贺启明\n（某院总规划师）\n{BODY}\n为什么不能平均用力\n{BODY}\n{BODY}\n签得短，比租得贵更伤人\n{BODY}\n"
    found = plain_sections(text)
    assert [one.heading for one in found] == ["为什么不能平均用力", "签得短，比租得贵更伤人"]
    assert text[found[0].start : found[0].end].count(BODY) == 2
    assert found[1].end == len(text)
    assert all(one.inferred for one in found)


def test_the_first_may_stand_right_below_who_signs() -> None:
    text = f"把堵点打通\n沈维舟 某研究中心主任\n改得起\n{BODY}\n管得好\n{BODY}"
    assert [one.heading for one in plain_sections(text)] == ["改得起", "管得好"]


def test_a_text_that_came_as_one_line_has_them_behind_whole_sentences() -> None:
    text = f"多措并举保春运 新华社记者王明报道。 {BODY} 分散出行 {BODY}{BODY} 加强监测 {BODY}"
    assert [one.heading for one in plain_sections(text)] == ["分散出行", "加强监测"]
    assert plain_sections(text)[0].end == text.index("加强监测")


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"标题 {BODY} 只有一处 {BODY}",
        f"标题 {BODY} 王明说， {BODY} 第3项 {BODY}",
        f"只有标题\n{BODY}",
        f"标题\n{BODY}\n只有一处\n{BODY}",
        f"标题\n{BODY}\n名单\n王明\n李强\n赵刚\n{BODY}\n另一行\n{BODY}",  # a list
        f"标题\n{BODY}\n费用：\n{BODY}\n共3项\n{BODY}",  # leads and figures
        f"标题\n{BODY}\n新华社记者王明、李强\n{BODY}\n相关新闻\n{BODY}",
        f"把堵点打通\n沈维舟\n云川大学县域经济研究所\n{BODY}\n只有一处\n{BODY}",
        f"县域养老怎么办\n在全县养老工作会议上的讲话\n{BODY}\n只有一处\n{BODY}",
        f"标题\n{BODY}\n一问一答\n短句。\n又问又答\n短句。",  # no paragraph below
    ],
)
def test_what_only_looks_so_is_none(text: str) -> None:
    assert plain_sections(text) == []
