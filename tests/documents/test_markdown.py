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


@pytest.mark.parametrize(
    ("source", "text"),
    [
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
