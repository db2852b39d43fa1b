"""Every file of a folder is a document, or is named with what to do; and the kinds that are neither pages nor Word."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.styles import numbers
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from bot.documents import files
from bot.documents.corpus import load
from bot.documents.files import Document, Rejected, Warned
from bot.documents.html import read_mht
from bot.documents.rich import read_rtf
from bot.documents.sheets import read_csv, read_xlsx
from bot.documents.slides import read_pptx

# Folders


def named(folder: Path) -> dict[str, str]:
    """What of a folder is a document, and the reason of what is not: path in the folder -> text or reason."""
    found = {}
    for item in files.read([folder]):
        if isinstance(item, Rejected):
            found[Path(item.path).relative_to(folder).as_posix()] = item.reason
    return found


def test_every_file_of_a_folder_is_a_document_or_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "B.HTM", "c/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<p>{name}</p>", encoding="utf-8")
    for name in ("e.doc", "f.ofd", "g.zip", "h.png", "i", "j.exe", "~$k.docx", ".l", ".m/n.txt", "c/o.wps", "p.xls"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)
    reasons = named(tmp_path)
    assert set(reasons) == {
        "e.doc",
        "f.ofd",
        "g.zip",
        "h.png",
        "i",
        "j.exe",
        "~$k.docx",
        ".l",
        ".m",
        "c/o.wps",
        "p.xls",
    }
    assert "另存为 .docx" in reasons["e.doc"]
    assert "另存为 .xlsx" in reasons["p.xls"]
    assert "解压" in reasons["g.zip"]
    assert not any(reason.endswith("。") for reason in reasons.values())
    assert sum(isinstance(item, Document) for item in files.read([tmp_path])) == 3


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.txt").write_text("外面。", encoding="utf-8")
    (inside / "a.txt").write_text("里面。", encoding="utf-8")
    try:
        (inside / "b.txt").symlink_to(outside / "secret.txt")
    except OSError:
        pytest.skip("this system makes no links")
    (inside / "c").symlink_to(outside, target_is_directory=True)
    (inside / "d.txt").symlink_to(inside / "nothing.txt")
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    assert set(named(inside)) == {"b.txt", "c", "d.txt", "loop"}
    assert [item.text for item in files.read([inside]) if isinstance(item, Document)] == ["里面。"]


def test_the_same_file_twice_is_one_document_and_both_are_named(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# 办法\n\n自行车半价。", encoding="utf-8")
    first, second = files.read([tmp_path])
    assert isinstance(first, Document)
    assert isinstance(second, Rejected)
    assert second.path.endswith("b.md")
    assert "a.md" in second.reason


def test_a_copy_under_another_path_format_or_encoding_is_told_with_both_names(tmp_path: Path) -> None:
    words = "自行车半价。\n雨天不开放。"
    page = f"<html><body><p>{words.replace(chr(10), '</p><p>')}</p></body></html>"
    copies = {
        "甲/收费.txt": words.encode(),
        "乙/收费.txt": words.encode("gb18030"),
        "乙/转发.txt": words.replace("\n", "\r\n").encode("utf-16"),
        "乙/网页.html": page.encode(),
        "乙/笔记.md": f"## 收费\n\n{words}".encode(),
        "乙/笔记.txt": f"收费\n{words}".encode(),
    }
    for name, data in copies.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    # A file that is named twice, by itself and by its folder, is one file.
    essays, rejected, _ = load([tmp_path / "甲", tmp_path / "甲/收费.txt", tmp_path / "乙"])
    assert [essay.text for essay in essays] == [words, f"收费\n\n{words}"]
    assert sorted(Path(one.path).name for one in rejected) == ["收费.txt", "笔记.txt", "网页.html", "转发.txt"]
    first, second = str(tmp_path / "甲/收费.txt"), str(tmp_path / "乙/笔记.md")
    for one in rejected:
        assert one.reason == f"内容与“{second if '笔记' in one.path else first}”完全相同，已作为一份文档收录"


def test_documents_of_one_text_and_other_front_matter_are_two(tmp_path: Path) -> None:
    for name, head in {"a": "---\ntitle: 甲村\n---\n", "b": "---\ntitle: 乙村\n---\n", "c": ""}.items():
        (tmp_path / f"{name}.md").write_text(f"{head}本村已通自来水。\n", encoding="utf-8")
    essays, rejected, _ = load([tmp_path])
    assert len(essays) == 2 and len(rejected) == 1


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("a.doc", "<html><body><p>自行车半价。</p></body></html>".encode("gbk"), "自行车半价。"),
        ("a.doc", b"{\\rtf1\\ansi\\ansicpg936 \\'b0\\'eb\\'bc\\'db\\'a1\\'a3\\par}", "半价。"),
        (
            "a.xls",
            "<table><tr><td>价</td><td>半</td></tr><tr><td>量</td><td>全</td></tr></table>".encode(),
            "价：半\n量：全",
        ),
    ],
)
def test_a_file_under_an_old_suffix_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes, shown: str) -> None:
    (tmp_path / name).write_bytes(data)
    (item,) = files.read([tmp_path])
    assert isinstance(item, Document)
    assert item.text == shown


# Sheets


def book(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    made = openpyxl.Workbook()
    fill(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_sheet_as_excel_shows_it() -> None:
    def fill(made: openpyxl.Workbook) -> None:
        sheet = made.active
        sheet.append(["青原市补助标准", None, None, None])
        sheet.merge_cells("A1:D1")
        for row in (("县", "行业", "比例", "日期"), ("白塘县", "农业", 0.125, None), (None, "林业", 1234.5, None)):
            sheet.append(row)
        sheet.append(["内部", "不公开", 1, None])
        sheet.merge_cells("A3:A4")
        sheet["C3"].number_format, sheet["C4"].number_format = "0.0%", "#,##0.00"
        sheet["D3"].value, sheet["D3"].number_format = (
            datetime.date(2025, 6, 3),
            numbers.FORMAT_DATE_YYYYMMDD2,
        )
        sheet.row_dimensions[5].hidden = True
        made.create_sheet("草稿").sheet_state = "hidden"

    read = read_xlsx(book(fill))
    assert read.text.split("\n") == [
        "青原市补助标准",
        "县：白塘县；行业：农业；比例：12.5%；日期：2025年6月3日",
        "县：白塘县；行业：林业；比例：1,234.50",
    ]
    assert read.warnings == ("有 1 张隐藏的工作表，未收录",)


def test_several_sheets_have_their_names_as_headings() -> None:
    def fill(made: openpyxl.Workbook) -> None:
        for sheet in (made.active, made.create_sheet("乙")):
            for row in (("项目", "标准"), ("食堂", "六百元"), ("托育", "四百元")):
                sheet.append(row)

    read = read_xlsx(book(fill))
    assert (read.markdown, read.text.count("# ")) == (True, 2)
    assert read.text.count("项目：食堂；标准：六百元") == 2


def test_what_stands_alone_above_a_table_is_its_title_and_below_it_a_note() -> None:
    rows = "青原市场馆补助表,,\n单位,补助,说明\n体育馆,55万元,一次性\n美术馆,25万元,\n注：每年核定。,,\n"
    read = read_csv(rows.encode())
    assert read.title == "青原市场馆补助表"
    assert read.text.split("\n") == [
        "青原市场馆补助表",
        "单位：体育馆；补助：55万元；说明：一次性",
        "单位：美术馆；补助：25万元",
        "注：每年核定。",
    ]
    assert read_csv("单位：万元,\n体育馆,55\n".encode()).title is None

    def fill(made: openpyxl.Workbook) -> None:
        for sheet in (made.active, made.create_sheet("乙")):
            for row in (("甲表", None), ("项目", "标准"), ("食堂", "六百元")):
                sheet.append(row)

    assert read_xlsx(book(fill)).title is None  # two tables, each with a title of its own


@pytest.mark.parametrize("read", [read_xlsx, read_pptx, read_rtf], ids=["xlsx", "pptx", "rtf"])
@pytest.mark.parametrize("data", [b"1", b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1")])
def test_what_is_none_of_its_kind_is_told(read: Callable[[bytes], object], data: bytes) -> None:
    with pytest.raises(ValueError, match=r"不是有效的|加密"):
        read(data)


@pytest.mark.parametrize("comma", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv(comma: str, encoding: str) -> None:
    rows = "单位|补助|说明\n体育馆|55万元|“一次性”\n美术馆|25万元|\n".replace("|", comma)
    assert read_csv(rows.encode(encoding)).text.split("\n") == [
        "单位：体育馆；补助：55万元；说明：“一次性”",
        "单位：美术馆；补助：25万元",
    ]


# Slides and rich text


def test_slides_from_top_to_bottom_without_notes_and_hidden_ones() -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "补助标准"
    for top, words in ((4, "第二段。"), (2, "第一段，\v换行。")):
        slide.shapes.add_textbox(Inches(1), Inches(top), Inches(4), Inches(1)).text_frame.text = words
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(5), Inches(4), Inches(1)).table
    for at, words in enumerate(("项目", "标准", "食堂", "六百元", "托育", "四百元")):
        table.cell(at // 2, at % 2).text = words
    slide.notes_slide.notes_text_frame.text = "讲稿。"
    hidden = show.slides.add_slide(show.slide_layouts[5])
    hidden.shapes.title.text = "旧稿"
    hidden._element.set("show", "0")
    out = BytesIO()
    show.save(out)
    read = read_pptx(out.getvalue())
    assert read.text.split("\n") == [
        "## 补助标准",
        "第一段，换行。",
        "第二段。",
        "项目：食堂；标准：六百元",
        "项目：托育；标准：四百元",
    ]
    assert read.warnings == ("有 1 张隐藏或超出 1000 张的幻灯片，未收录",)


def test_slides_show_the_numbers_that_are_counted() -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    frame = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(4), Inches(1)).text_frame
    given = (("arabicPeriod", 0), ("circleNumDbPlain", 1), ("circleNumDbPlain", 1), ("arabicPeriod", 0), ("", 0), ("ea1ChsPeriod", 0))  # fmt: skip
    frame.text = "\n".join("甲乙丙丁戊己")
    for paragraph, (form, level) in zip(frame.paragraphs, given, strict=True):
        paragraph.level = level
        if form:
            etree.SubElement(paragraph._p.get_or_add_pPr(), qn("a:buAutoNum")).set("type", form)
    out = BytesIO()
    show.save(out)
    assert read_pptx(out.getvalue()).text.split("\n") == ["1.甲", "①乙", "②丙", "2.丁", "戊", "一.己"]


def test_rich_text_keeps_the_numbers_of_lists_and_no_bullets() -> None:
    number, words = ("".join(f"\\'{byte:02x}" for byte in text.encode("gbk")) for text in ("一、", "半价。"))
    data = f"{{\\rtf1\\ansi\\ansicpg936\\pard {{\\listtext\\pard {number}\\tab}}{words}\\par {{\\pntext\\f2\\'b7\\tab}}{words}\\par}}"
    assert read_rtf(data.encode()).text.split("\n") == ["一、半价。", "半价。"]


def test_rich_text() -> None:
    words = "".join(f"\\'{byte:02x}" for byte in "自行车半价。".encode("gbk"))
    data = (
        "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 x;}}{\\header y\\par}"
        f"\\pard {words}\\par {{\\v hidden}}{{\\pict ffff}}\\u20840?\\u24180?\\line \\u20813?\\u36153?\\u12290?\\par"
        "\\trowd\\intbl a\\cell b\\cell\\row\\trowd\\intbl c\\cell 1\\cell\\row\\trowd\\intbl d\\cell 2\\cell\\row\\pard}"
    )
    assert read_rtf(data.encode()).text.split("\n") == ["自行车半价。", "全年免费。", "a：c；b：1", "a：d；b：2"]


def test_a_web_archive() -> None:
    page = "<html><body><p>自行车半价。</p></body></html>".encode("gbk")
    head = b'MIME-Version: 1.0\nContent-Type: text/html; charset="gbk"\nContent-Transfer-Encoding: 8bit\n\n'
    assert read_mht(head + page).text == "自行车半价。"


def test_what_was_not_read_follows_its_document(tmp_path: Path) -> None:
    def fill(made: openpyxl.Workbook) -> None:
        made.active["A1"] = "自行车半价。"
        made.create_sheet("草稿").sheet_state = "hidden"

    (tmp_path / "a.xlsx").write_bytes(book(fill))
    document, warned = files.read([tmp_path])
    assert isinstance(document, Document)
    assert warned == Warned(str(tmp_path / "a.xlsx"), "有 1 张隐藏的工作表，未收录")
