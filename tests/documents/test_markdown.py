"""Markdown: what a reader of the page sees, and nothing of its marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import corpus, files, record
from bot.documents.files import Document
from bot.documents.markdown import read_markdown
from bot.documents.record import FRONT_MATTER

CORPUS = Path(__file__).parents[2] / "corpus"


def lines(source: str) -> list[str]:
    return [line for line in read_markdown(source).text.split("\n") if line]


GRID = """+----+------+
| 岗 | 工资 |
+====+======+
| 正 | 38   |
|    | 00元 |
+----+------+
| 副 | 3400 |
+----+------+"""
WEB = "<table><tr><th>湿地</th><th>面积</th></tr>\n<tr><td rowspan=2>白鹭滩</td><td>12</td></tr><tr><td>13</td></tr></table>"


def test_tables_that_are_drawn_or_written_in_html() -> None:
    assert lines(f"甲。\n\n{GRID}\n\n乙。") == ["甲。", "岗：正；工资：38 00元", "岗：副；工资：3400", "乙。"]
    assert lines(f"{WEB}\n乙。") == ["湿地：白鹭滩；面积：12", "湿地：白鹭滩；面积：13", "乙。"]


def test_what_stands_around_the_cells_of_a_table_is_kept() -> None:
    captioned = "<table>\n<caption>表1 标准</caption>\n<tr><th>级</th><th>元</th></tr>\n<tr><td>甲</td><td>5</td></tr>\n</table>注：按月发。"
    assert read_markdown(captioned).text == "表1 标准\n级：甲；元：5\n注：按月发。"
    unclosed = "<table><tr><th>级</th><th>元</th></tr><tr><td>甲</td><td>5</td>\n\n后一段。"
    assert read_markdown(unclosed).text == "级：甲；元：5\n\n后一段。"


@pytest.mark.parametrize(
    "mark", ["::: warning 不得逾期", ":::note[不得逾期]", "::: 不得逾期", "::: tip {.red} 不得逾期"]
)
def test_what_a_frame_is_headed_with_is_shown(mark: str) -> None:
    assert read_markdown(f"{mark}\n每年一次。\n:::").text == "不得逾期\n每年一次。"


def test_front_matter_in_toml_and_with_the_names_that_officials_use() -> None:
    text = '+++\ntitle = "林长制办法"\n"文号" = "青林〔2024〕1号"\ndate = 2024-01-02\n+++\n第一条　巡山。\n'
    essay = record.parse(Document("e", read_markdown(text).text, True, {}))
    assert (essay.title, essay.fact("number"), essay.text.strip()) == (
        "林长制办法",
        "青林〔2024〕1号",
        "第一条　巡山。",
    )
    with pytest.raises(ValueError, match="不是有效的 TOML"):
        record.parse(Document("e", "+++\ntitle =\n+++\n甲。\n", True, {}))


def test_a_title_in_a_frame_and_one_in_bold() -> None:
    assert (
        read_markdown('::: {custom-style="Title"}\n社区工作者\n管理办法\n:::\n\n第一条　甲。').title
        == "社区工作者管理办法"
    )
    assert read_markdown("**鹤湖县第18次常务会议纪要**\n\n会议同意。\n").title == "鹤湖县第18次常务会议纪要"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("[]{#a .anchor}**第一条**　[甲]{.underline}。", "第一条　甲。"),
        ("&emsp;&emsp;面积&nbsp;6.8&nbsp;公顷，`&lt;` 保留。", "面积 6.8 公顷，< 保留。"),
        ("1. 月底前完成\n   招标；\n1. 拨付。", "1.月底前完成招标；\n2.拨付。"),
        ("对**不裁员**的企业，*每人*`六百元`。", "对不裁员的企业，每人六百元。"),
        ("培育**“专精特新”**企业，***三千***家。", "培育“专精特新”企业，三千家。"),
        ("__甲__和_乙_，file_name_x，~~旧~~", "甲和乙，file_name_x，旧"),
        ("见[通知](https://a.b/c_(d) \"题\")和[办法][1]，<https://e.f>。", "见通知和办法，https://e.f。"),
        ("5*3=15，2*4=8", "5*3=15，2*4=8"),
        ("第1\\.2款 \\*星\\*", "第1.2款 *星*"),
        ("甲<br>乙<sup>2</sup><font color='red'>丙</font>，x<3", "甲\n乙2丙，x<3"),
        ("<!-- 未审定 -->正文。", "正文。"),
        ("> 引文一，\n> 引文二。", "引文一，引文二。"),
        ("- 甲\n* 乙\n+ [x] 丙", "甲\n乙\n丙"),
        ("1. 甲\n1. 乙\n   1. 子\n1. 丙", "1.甲\n2.乙\n1.子\n3.丙"),
        ("3) 甲\n4) 5年", "3)甲\n4) 5年"),
        ("标题\n===\n正文。\n\n小节\n---\n末。", "# 标题\n正文。\n## 小节\n末。"),
        ("甲。\n\n---\n\n***\n\n乙。", "甲。\n乙。"),
        ("```text\n**原样**\n```\n后。", "**原样**\n后。"),
        ("企业按人数给予补贴，每人每年1\n20元。", "企业按人数给予补贴，每人每年120元。"),
        ("地址甲  \n地址乙。", "地址甲\n地址乙。"),
        ("### 一、**目标** ###\n正文", "### 一、目标\n正文"),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    assert lines(source) == text.split("\n")


def test_a_table_is_a_table() -> None:
    source = "| 规模 | 标准 | 时间 |\n|:--|--:|---|\n| 大型 | **三百元**[^1] | 十二月 |\n| 小微 | 六百\\|元 | |\n\n[^1]: 上限。"
    assert lines(source) == [
        "规模：大型；标准：三百元；时间：十二月",
        "规模：小微；标准：六百|元",
        "上限。",
    ]


def test_a_note_follows_the_paragraph_that_refers_to_it() -> None:
    assert lines("甲[^a]。\n\n乙。\n\n[^a]: 注甲，\n    又注。\n[^b]: 无处可放。") == [
        "甲。",
        "注甲，",
        "又注。",
        "乙。",
        "无处可放。",
    ]


def test_the_first_heading_is_the_title_and_authors_are_a_list(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\nauthor:\n  - 王某某\n  - 李某某\n---\n\n# 青原市**办法**\n\n一、目标\n\n正文。\n\n![图](a.png)\n", "utf-8"
    )
    (essay,), rejected, warned = corpus.load([file])
    assert (essay.title, essay.author, rejected) == ("青原市办法", "王某某、李某某", [])
    assert [section.heading for section in essay.sections] == ["一、目标"]
    assert [warning.reason for warning in warned] == ["1 张图片中的文字未读取"]


def test_the_shipped_essays_stand_as_they_are_written() -> None:
    """Every character of an essay without its front matter and heading marks is its canonical text."""
    for document in files.read([CORPUS]):
        assert isinstance(document, Document)
        source = (CORPUS / f"{document.essay_id}.md").read_text("utf-8")
        assert document.text == source
        matter = FRONT_MATTER.match(source)
        assert matter
        plain = source[matter.end() :].strip("\n").replace("## ", "")
        assert record.parse(document).text == plain


@given(st.text("#*_`[]()!|-<>~\\^: \n1.甲乙。", max_size=60))
def test_any_marks_whatever_end_in_text(source: str) -> None:
    """No character of the words is lost or doubled, whatever stands around them."""
    words = [one for one in source if one in "甲乙"]
    shown = [one for one in read_markdown(source).text if one in "甲乙"]
    assert len(shown) <= len(words)
