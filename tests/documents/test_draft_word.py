from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from bot.documents.draft import Draft, Source
from bot.documents.draft_package import Package
from bot.documents.draft_word import of_word, read
from bot.errors import UnreadableFile
from tests.documents.word_file import box, note, paragraph, run, table, word

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 甲</w:instrText></w:r>'
    '<w:r><w:t>未显示</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>见下</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def text(*body: str) -> str:
    return of_word(word(*body)).text


def test_the_body_comes_first_then_boxes_notes_and_heads_each_under_its_name() -> None:
    draft = of_word(
        word(
            paragraph("题", style="1"),
            paragraph("甲", note("endnote", 1), "乙", note("footnote", 2), note("footnote", 1)),
            paragraph(box(paragraph("框中"), paragraph("第二行")), "丙"),
            footnotes=(paragraph("注一"), paragraph("注二")),
            endnotes=(paragraph("尾"),),
            header=paragraph("页上"),
        )
    )
    assert draft.text.split("\n") == [
        *("# 题", "甲乙", "丙", "## 文本框 1", "框中", "第二行", "## 脚注 1", "注二", "## 脚注 2", "注一"),
        *("## 尾注 1", "尾", "## 页眉", "页上"),
    ]
    assert draft.unread == ()


def test_deleted_and_hidden_words_are_not_read_and_inserted_ones_are() -> None:
    assert text(
        paragraph(
            "甲",
            '<w:del w:id="1" w:author="a"><w:r><w:delText>删</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="a">{run("增")}</w:ins>',
            f'<w:moveFrom w:id="3" w:author="a">{run("移")}</w:moveFrom>',
            run("隐", "<w:vanish/>"),
            run("暗", '<w:rStyle w:val="h"/>'),
            run("明", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'),
            FIELD,
        )
    ) == "甲增明见下"  # fmt: skip
    gone = '<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    assert text(table(("甲", "乙")).replace("</w:tbl>", f"{gone}</w:tbl>")) == "| 甲 | 乙 |"


def test_a_paragraph_whose_mark_is_deleted_runs_on() -> None:
    first = paragraph("前").replace("<w:p>", '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>')
    assert text(first, paragraph("后")) == "前后"


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert text(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "甲"), paragraph("乙")) == "甲\n乙"


def test_tables_are_read_by_rows() -> None:
    down = ('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>")
    merged = table(("某甲", "“一”"), ("", "“二”"))
    for shape in down:
        merged = merged.replace("<w:tc><w:tcPr/>", f"<w:tc>{shape}", 1).replace(
            "<w:tc><w:tcPr/>", "<w:tc><w:tcPr></w:tcPr>", 1
        )
    assert text(merged) == "| 某甲 | “一” |\n| 某甲 | “二” |"
    assert text(table((paragraph("一行") + paragraph("两行"), "竖|线"))) == "| 一行 两行 | 竖｜线 |"
    assert text(table((paragraph("框") + paragraph("里"),))) == "框\n里"
    assert text(table((table(("内", "层")), "外"))) == "| ｜ 内 ｜ 层 ｜ | 外 |"


def test_a_paragraph_in_the_style_of_a_quotation_is_a_block() -> None:
    assert text(paragraph("所引的话。", style="q")) == "> 所引的话。"
    assert text(paragraph("长" * 61, style="1")) == "长" * 61


def test_the_numbers_that_word_counts_are_read_and_stand_nowhere_in_the_file() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
    )
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    listed = paragraph("甲").replace(
        "<w:p>", '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    draft = of_word(word(listed, listed, numbering=lists))
    assert [line.replace(" ", "").replace("\u3000", "") for line in draft.text.split("\n")] == ["第一条甲", "第二条甲"]
    assert draft.source is not None
    assert "".join(draft.text[piece.start : piece.end] for piece in draft.source.pieces) == "甲甲"


def test_what_is_not_read_is_named() -> None:
    drawing = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    draft = of_word(
        word(paragraph("甲", drawing, drawing, "<w:r><w:object/></w:r>", note("footnote", 9)), "<w:altChunk/>")
    )
    assert draft.unread == ("2 处图片", "1 处嵌入的对象", "1 处嵌入的其他文件", "1 处没有注文的脚注")


def test_every_character_stands_where_it_is_said_to() -> None:
    data = word(
        paragraph("甲&amp;乙", "<w:r><w:t>丙</w:t><w:tab/><w:t>𠮷丁</w:t><w:br/></w:r>", note("footnote", 1)),
        table(("某", paragraph("a") + paragraph("b"))),
        footnotes=(paragraph("注", run("文")),),
    )
    draft = of_word(data)
    source = draft.source
    assert source is not None and source.text == draft.text
    package = Package(data)
    for piece in source.pieces:
        node = package.part(piece.part).nodes[piece.order]
        assert draft.text[piece.start : piece.end] == {"tab": "\t", "br": "\n"}.get(node.name, node.words)
    told = "".join(draft.text[piece.start : piece.end] for piece in source.pieces)
    assert told == "甲&乙丙\t𠮷丁\n某ab注文"


def test_encrypted_and_old_files_are_told_apart(tmp_path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    locked, old, other = tmp_path / "密.docx", tmp_path / "旧.doc", tmp_path / "坏.docx"
    with locked.open("wb") as file:
        OOXMLFile(io.BytesIO(word(paragraph("甲")))).encrypt("secret", file)
    old.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "WordDocument".encode("utf-16-le"))
    other.write_bytes(b"PK\3\4 no zip")
    for path, said in ((locked, "设有打开密码"), (old, "旧版 Word 文档"), (other, "已损坏")):
        with pytest.raises(UnreadableFile, match=said) as told:
            read(path)
        assert str(told.value).count("。") == 1


def test_broken_files_are_refused_in_one_sentence_and_nothing_else() -> None:
    whole = word(paragraph("甲", note("footnote", 1)), footnotes=(paragraph("注"),), header=paragraph("上"))
    drawn = random.Random(3)
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(drawn.randrange(1, 6)):
            broken[drawn.randrange(len(broken))] = drawn.randrange(256)
        try:
            of_word(bytes(broken))
        except ValueError as error:
            assert "已损坏" in str(error) or "展开后" in str(error)
    with pytest.raises(ValueError, match="已损坏"):
        of_word(word(paragraph("甲")).replace(b"word/document.xml", b"word/dokument.xml"))


def test_a_doctype_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(paragraph("甲")))) as given, zipfile.ZipFile(out, "w") as archive:
        for name in given.namelist():
            made = given.read(name)
            if name == "word/document.xml":
                made = made.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document')
            archive.writestr(name, made)
    with pytest.raises(ValueError, match="已损坏"):
        of_word(out.getvalue())


def test_a_text_draft_has_no_file(tmp_path: Path) -> None:
    file = tmp_path / "稿.txt"
    file.write_text("甲\n乙", encoding="utf-8")
    assert read(file) == Draft("甲\n乙")


def test_a_long_file_is_read_in_a_few_seconds() -> None:
    data = word(*(paragraph("推广创新积分制改革", run("将创新积分", "<w:b/>"), "挂钩。") for _ in range(20_000)))
    started = time.process_time()
    source = of_word(data).source
    assert isinstance(source, Source) and len(source.text) > 300_000
    assert time.process_time() - started < 12
