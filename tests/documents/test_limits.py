"""Every limit of reading has a file that goes beyond it, and a sentence that tells; nothing that a file names is fetched.

The limits of Word files are in test_word.py, those of time and memory in test_apart.py.
"""

from __future__ import annotations

import itertools
import socket
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Inches
from test_word import PARAGRAPH
from test_word import packed as word

from bot.documents import files, html_tree, packed, pdf, rich, sheets, slides
from bot.documents.apart import Apart
from bot.documents.corpus import load
from bot.documents.files import Document, Rejected, word_lists
from bot.documents.html import read_html, read_mht
from bot.documents.pdf import read_pdf
from bot.documents.rich import read_rtf
from bot.documents.sheets import read_csv, read_xlsx
from bot.documents.slides import read_pptx
from bot.documents.word import read_docx


def book() -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["county", "share"])
    made.active.append(["north", "half"])
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def show(count: int = 1) -> bytes:
    made = Presentation()
    for at in range(count):
        slide = made.slides.add_slide(made.slide_layouts[6])
        slide.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = f"county {at}"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with a part changed; one that it lacks is added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, change(given.read(name)) if name == part else given.read(name))
        if part not in given.namelist():
            made.writestr(part, change(b""))
    return out.getvalue()


def crowded(data: bytes) -> bytes:
    """An archive with more entries than are looked at."""
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as made:
        for at in range(packed.ENTRIES):
            made.writestr(f"x/{at}", b"")
    return out.getvalue()


def nested(inner: str, tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + inner + f"</{tag}>" * depth


OFFICE = {
    ".xlsx": (read_xlsx, book, "xl/worksheets/sheet1.xml", b"north"),
    ".pptx": (read_pptx, show, "ppt/slides/slide1.xml", b"county"),
    ".docx": (read_docx, lambda: word(PARAGRAPH), "word/document.xml", "创新".encode()),
}


@pytest.mark.parametrize("suffix", [".xlsx", ".pptx"])
@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (crowded, "文件展开后超过 256 MB 或 1 万个部分，请拆分后重试"),
        (lambda data: changed(data, "a/media/b", lambda _: b"1" * (packed.MOST + 1)), "文件展开后超过 256 MB"),
        (lambda data: changed(data, "a/b", lambda _: b"<" + b" " * packed.XML_MOST), "文字部分展开后超过 60 MB"),
    ],
    ids=["entries", "size", "XML"],
)
def test_an_archive_of_too_much_is_told(suffix: str, made: Callable[[bytes], bytes], reason: str) -> None:
    reader, sample, *_ = OFFICE[suffix]
    with pytest.raises(ValueError, match=f"^{reason}"):
        reader(made(sample()))


LAUGHS = "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True))
ENTITIES = {
    "many": f'<!DOCTYPE x [<!ENTITY a "哈哈哈哈">{LAUGHS}]>',
    "a file": '<!DOCTYPE x [<!ENTITY i SYSTEM "%s">]>',
}


@pytest.mark.parametrize("suffix", OFFICE)
@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize(
    "before", ["", f"<!--{'x' * 600}-->", f"<!--{'x' * 5000}-->"], ids=["", "behind", "far behind"]
)
def test_entities_are_refused_wherever_they_stand(
    tmp_path: Path, suffix: str, kind: str, encoding: str, before: str
) -> None:
    (tmp_path / "secret").write_text("retteb", encoding="utf-8")
    declared = ENTITIES[kind].replace("%s", (tmp_path / "secret").as_uri())
    reader, sample, part, words = OFFICE[suffix]

    def change(data: bytes) -> bytes:
        text = data.decode().replace(words.decode(), "&i;", 1)
        text = text.partition("?>")[2] if text.startswith("<?xml") else text
        return f'<?xml version="1.0" encoding="{encoding}"?>{before}{declared}{text}'.encode(encoding)

    with pytest.raises(
        ValueError, match=r"^(?:文件中含有实体定义，不能读取；请另存后重试|不是有效的 \.\w+ 文件，或已损坏)$"
    ):
        reader(changed(sample(), part, change))


def test_a_picture_may_declare_its_type() -> None:
    svg = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd"><svg/>'
    assert read_pptx(changed(show(), "ppt/media/a.svg", lambda _: svg)).text == "county 0"


@pytest.mark.parametrize("depth", [300, 30_000])
@pytest.mark.parametrize(("suffix", "opens"), [(".docx", b"<w:body>"), (".pptx", b"<p:spTree>")])
def test_xml_that_is_nested_too_deeply_is_told(suffix: str, opens: bytes, depth: int) -> None:
    reader, sample, part, _ = OFFICE[suffix]
    deep = nested("", "x", depth).encode()
    made = changed(
        sample(),
        part,
        lambda data: data[: data.index(opens) + len(opens)] + deep + data[data.index(opens) + len(opens) :],
    )
    with pytest.raises(ValueError, match=r"^不是有效的 \.\w+ 文件，或已损坏$"):
        reader(made)


@pytest.mark.parametrize("tag", ["div", "b", "ul"])
def test_a_page_that_is_nested_too_deeply_is_told(tag: str) -> None:
    assert read_html(f"<html><body>{nested('甲乙。', tag, html_tree.DEEPEST - 10)}".encode()).text == "甲乙。"
    with pytest.raises(ValueError, match=r"^网页结构嵌套过深，无法读取$"):
        read_html(f"<html><body>{nested('甲乙。', tag, html_tree.DEEPEST + 1)}".encode())


def test_archives_of_pages_within_each_other_end_in_a_sentence() -> None:
    inner = b"--a\nContent-Type: multipart/mixed; boundary=a\n\n"
    with pytest.raises(ValueError, match=r"^网页存档中没有网页"):
        read_mht(b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + inner * 3000)


def test_pages_beyond_the_most_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from test_pdf import PAGES
    from test_pdf import pdf as made

    monkeypatch.setattr(pdf, "PAGES", 2)
    with pytest.raises(ValueError, match=r"^超过 2 页，请拆分后重试$"):
        read_pdf(made(PAGES))
    assert read_pdf(made(PAGES[:2])).text


def test_rich_text_of_too_much_is_told_and_pictures_are_not_counted() -> None:
    picture = b"{\\pict " + b"0" * rich.LARGEST + b"}"
    assert read_rtf(b"{\\rtf1 " + picture + b"half price}").text == "half price"
    with pytest.raises(ValueError, match=r"^文件超过 20 MB，请拆分后重试$"):
        read_rtf(b"{\\rtf1 " + b"a" * rich.LARGEST + b"}")


@pytest.mark.parametrize(
    "data", [b"a,b\n" * (sheets.CELLS // 2 + 1), b"," * (sheets.CELLS + 1)], ids=["many rows", "one row"]
)
def test_a_table_of_too_many_cells_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^单元格超过 40 万个，请拆分后重试$"):
        read_csv(data)


def test_a_cell_of_too_much_is_told() -> None:
    with pytest.raises(ValueError, match=r"^不是有效的 CSV 文件，或已损坏$"):
        read_csv(b'a,b\n"' + b"c" * 1_000_001 + b'",d\n')


def test_a_sheet_of_too_many_cells_is_told() -> None:
    far = changed(book(), "xl/worksheets/sheet1.xml", lambda data: data.replace(b'r="B2"', b'r="XFD1048576"', 1))
    with pytest.raises(ValueError, match=r"^单元格超过 40 万个，请拆分后重试$"):
        read_xlsx(far)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no processor time")
def test_a_cell_over_a_whole_sheet_ends_in_a_sentence() -> None:
    """openpyxl makes every cell of it: 17 thousand million."""
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    made = changed(book(), "xl/worksheets/sheet1.xml", lambda data: data.replace(b"</sheetData>", merged, 1))
    apart = Apart(seconds=1)
    try:
        with pytest.raises(ValueError, match=r"秒仍未完成|所需的内存超过"):
            apart.read(".xlsx", made)
    finally:
        apart.close()


def test_slides_beyond_the_most_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slides, "SLIDES", 2)
    read = read_pptx(show(3))
    assert read.text.split("\n") == ["county 0", "county 1"]
    assert read.warnings == ("有 1 张隐藏或超出 2 张的幻灯片，未收录",)


@pytest.mark.parametrize("suffix", [".docx", ".txt", ".md", ".jsonl", ".csv"])
def test_a_large_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(files, "LARGEST", 3 * 2**20)
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)  # a hole: takes no disk
    (item,) = files.read([path])
    assert isinstance(item, Rejected) and item.reason == "文件超过 3 MB，请拆分后重试"


LINK = "http://203.0.113.1/a"  # an address of nobody's (RFC 5737)
RELATED = (
    f'<Relationship Id="r99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    f'Target="{LINK}" TargetMode="External"/></Relationships>'
).encode()
TEMPLATE = RELATED.replace(b"/image", b"/attachedTemplate")


def related(data: bytes, part: str, row: bytes) -> bytes:
    return changed(data, part, lambda old: old.replace(b"</Relationships>", row))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", related(word(PARAGRAPH), "word/_rels/document.xml.rels", RELATED)),
        ("b.docx", related(word(PARAGRAPH), "word/_rels/document.xml.rels", TEMPLATE)),
        ("a.xlsx", related(book(), "xl/_rels/workbook.xml.rels", RELATED)),
        ("a.pptx", related(show(), "ppt/slides/_rels/slide1.xml.rels", RELATED)),
        (
            "a.html",
            f"<link rel=stylesheet href={LINK}><script src={LINK}></script><p>甲乙。<img src={LINK}>"
            f"<iframe src={LINK}></iframe><iframe src=file:///etc/hostname></iframe></p>".encode(),
        ),
        ("a.md", f"甲乙。\n\n![图]({LINK})\n\n<img src={LINK}>".encode()),
        ("a.rtf", f'{{\\rtf1 {{\\field{{\\*\\fldinst INCLUDETEXT "{LINK}"}}{{\\fldrslt half price}}}}}}'.encode()),
    ],
)  # fmt: skip
def test_nothing_that_a_file_names_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    """In this process, where a call for the network is seen."""
    from bot.documents import apart, kinds

    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **_: asked.append(given) or [])

    class Here:
        def read(self, suffix: str, data: bytes) -> object:
            reader = kinds.reader(suffix)
            assert reader is not None
            return reader(data)

    monkeypatch.setattr(apart, "reader", Here())
    path = tmp_path / name
    path.write_bytes(data)
    item, *_ = files.read([path])
    assert isinstance(item, Document), item
    assert asked == []


ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in itertools.pairwise("abcdefghi")
)


def test_aliases_in_front_matter_are_refused_and_the_rest_is_indexed(tmp_path: Path) -> None:
    """Nine lines of them stand for a gigabyte."""
    (tmp_path / "bomb.md").write_text(f"---\n{ALIASES}---\n\n正文。\n", encoding="utf-8")
    (tmp_path / "deep.md").write_text(f"---\na: {'[' * 20_000}\n---\n\n正文。\n", encoding="utf-8")
    (tmp_path / "good.md").write_text("---\ntitle: 好\n---\n\n企业要加大研发投入。\n", encoding="utf-8")
    essays, rejected, _ = load([tmp_path])
    assert [essay.title for essay in essays] == ["好"]
    assert sorted(Path(one.path).stem for one in rejected) == ["bomb", "deep"]
    assert all("YAML" in one.reason for one in rejected)


def test_a_word_list_that_is_a_link_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("口令\n", encoding="utf-8")
    folder = tmp_path / "corpus"
    (folder / "words").mkdir(parents=True)
    (folder / "words" / "terms.txt").symlink_to(tmp_path / "secret.txt")
    assert word_lists([folder]) == {}
    (folder / "words" / "terms.txt").unlink()
    (folder / "words" / "terms.txt").write_text("双融合\n", encoding="utf-8")
    assert word_lists([folder]) == {"terms.txt": "双融合\n\n"}


def test_a_page_tree_of_a_hundred_thousand_children_ends_in_a_sentence(tmp_path: Path) -> None:
    """The same page each time: a file of a megabyte."""
    kids = b" ".join([b"3 0 R"] * 100_000)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 100000 /Kids [" + kids + b"] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 4\n0000000000 65535 f \n" + table
    data += b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    (tmp_path / "kids.pdf").write_bytes(data)
    (tmp_path / "good.md").write_text("企业要加大研发投入。\n", encoding="utf-8")
    started = time.monotonic()
    essays, rejected, _ = load([tmp_path])
    assert len(essays) == 1 and Path(rejected[0].path).stem == "kids" and rejected[0].reason
    assert time.monotonic() - started < 60
