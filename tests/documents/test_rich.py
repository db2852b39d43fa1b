"""Rich text as word processors write it: code pages, fallbacks, merged cells, notes, changes, boxes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.rich import read_rtf

HEAD = "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fcharset0 Arial;}}"


def gbk(text: str) -> str:
    return "".join(one if one.isascii() else "".join(f"\\'{byte:02x}" for byte in one.encode("gbk")) for one in text)


def lines(body: str, head: str = HEAD) -> list[str]:
    return read_rtf(f"{head}{body}}}".encode()).text.split("\n")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f"{gbk('停车费')}{{\\deleted {gbk('八元')}}}{{\\revised {gbk('六元')}}}{gbk('。')}\\par", ["停车费六元。"]),
        (f"{gbk('甲')}{{\\v {gbk('密')}}}\\v {gbk('密')}\\v0 {gbk('乙')}\\par", ["甲乙"]),
        (f"\\uc2\\u30000\\'b5\\'e7\\u-10179\\'a1\\'a1\\u-8704\\'a1\\'a1{gbk('报')}\\par", ["田😀报".replace("田", chr(30000))]),
        (f"{gbk('费用')}{{\\super\\chftn{{\\footnote\\chftn {gbk('道路除外。')}}}}}{gbk('从低。')}\\par {gbk('完。')}\\par", ["费用从低。", "道路除外。", "完。"]),
        (f"{{\\shp{{\\*\\shpinst{{\\sp{{\\sn a}}{{\\sv 1}}}}{{\\shptxt {gbk('电话：1')}\\par}}}}}}{gbk('正文。')}\\par", ["正文。", "电话：1"]),
        (f"{{\\*\\annotation {gbk('批注')}}}{{\\field{{\\*\\fldinst HYPERLINK x}}{{\\fldrslt {gbk('平台')}}}}}\\par", ["平台"]),
        (f"\\ldblquote {gbk('甲')}\\rdblquote\\emdash {gbk('乙')}\\~\\{{1\\}}\\par", ["“甲”—乙 {1}"]),
        (f"{gbk('甲')}{{\\pict ffd8}}\\bin3 {{{{}}{gbk('乙')}\\par", ["甲乙"]),
    ],
)  # fmt: skip
def test_what_a_reader_of_the_page_sees(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


def test_merged_cells_are_told_with_each_row_and_lines_of_a_cell_stay_in_it() -> None:
    edges = "\\cellx1000\\cellx2000\\cellx3000"
    rows = [("品种", "等级", "价格"), ("早稻", "一等", "132"), ("", "二等", "130\\par （保护价）")]
    body = ""
    for at, row in enumerate(rows):
        merged = "\\clvmgf" if at == 1 else "\\clvmrg" if at == 2 else ""
        body += f"\\trowd{merged}{edges}\\pard\\intbl " + "".join(f"{gbk(cell)}\\cell " for cell in row) + "\\row\n"
    assert lines(f"{body}\\pard {gbk('完。')}\\par") == [
        "品种：早稻；等级：一等；价格：132",
        "品种：早稻；等级：二等；价格：130 （保护价）",
        "完。",
    ]


def test_the_first_line_in_the_middle_is_the_title_where_no_other_says_what_it_is() -> None:
    body = f"\\pard\\qc {gbk('远帆镇人民政府文件')}\\par {gbk('远政发〔2024〕3号')}\\par {gbk('惠民实事清单')}\\par\\pard {gbk('现予公布。')}\\par"
    assert read_rtf(f"{HEAD}{body}}}".encode()).title == "惠民实事清单"
    assert read_rtf(f"{HEAD}{body.replace(chr(92) + 'qc', '')}}}".encode()).title is None


def test_a_file_that_breaks_off_is_told() -> None:
    assert read_rtf(f"{HEAD}{gbk('甲。')}\\par".encode()).warnings == ("文件末尾不完整，可能缺少内容",)


@given(st.lists(st.sampled_from(["{", "}", "\\par", "\\cell", "\\row", "\\trowd\\cellx9", "\\intbl", "\\u20840?", "\\'b0\\'eb", "\\v ",
    "{\\footnote", "{\\*\\x", "{\\pntext", "\\uc2", "\\bin3 ", "a", "\n", "\\", "{\\shptxt", "\\clvmrg", "\\clmrg", "\\'"]), max_size=40))  # fmt: skip
def test_no_order_of_words_is_too_much(parts: list[str]) -> None:
    try:
        read_rtf(("{\\rtf1 " + "".join(parts)).encode())
    except ValueError as reason:
        assert str(reason)
