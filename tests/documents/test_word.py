"""Word files made to exhaust whoever opens them: each is small on disk, and told in a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest

from bot.documents import word
from bot.documents.word import read_docx

STYLES = (
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    + b'<w:style w:type="paragraph" w:styleId="a"/>' * (word.STYLES + 1)
    + b"</w:styles>"
)
PARAGRAPH = "<w:p><w:r><w:t>创新。</w:t></w:r></w:p>"


def packed(body: str, others: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file with this XML in its body, and with other parts, some perhaps in place of its own."""
    empty, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(empty)
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                start, end = data.index(b"<w:body>") + len(b"<w:body>"), data.index(b"<w:sectPr")
                data = data[:start] + body.encode() + data[end:]
            if name not in (others or {}):
                archive.writestr(name, data)
        for name, data in (others or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def large(head: bytes) -> bytes:
    """A part that begins so and is too large for XML."""
    return head + b" " * word.XML_MOST


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: packed(PARAGRAPH, {"word/large": large(b"<")}), "文字部分展开后超过 60 MB"),
        (lambda: packed(PARAGRAPH, {"word/large": large(b"\xff\xfe")}), "文字部分展开后超过 60 MB"),
        (lambda: packed(PARAGRAPH, {"word/large": large(b" " * 100 + b"<")}), "文字部分展开后超过 60 MB"),
        (lambda: packed(PARAGRAPH, {"word/media/large": b"1" * (word.MOST + 1)}), "文件展开后超过 256 MB"),
        (lambda: packed("<w:p>" + "<w:r/>" * word.TAGS + "</w:p>"), "文件内部的标记过多"),
        (lambda: packed(PARAGRAPH, {"word/x": b"<a a='' b=''/>" * (word.ATTRIBUTES // 2 + 1)}), "文件内部的标记过多"),
        (lambda: packed("<w:p/>" * (word.BLOCKS + 1)), "段落和表格行超过 10 万个"),
        (lambda: packed("<w:tbl>" + "<w:tr/>" * (word.BLOCKS + 1) + "</w:tbl>"), "段落和表格行超过 10 万个"),
        (lambda: packed(PARAGRAPH, {"word/styles.xml": STYLES}), "样式过多"),
    ],
    ids=["XML", "UTF-16", "behind blanks", "pictures", "tags", "attributes", "paragraphs", "rows", "styles"],
)
def test_what_unpacks_to_too_much_is_told_in_a_sentence(made: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}，请拆分后重试$"):
        read_docx(made())


def test_large_pictures_are_no_text() -> None:
    assert read_docx(packed(PARAGRAPH, {"word/media/large": b"\x89PNG" + b"1" * (word.XML_MOST + 1)})).text == "创新。"


def test_as_many_paragraphs_as_may_be_are_read() -> None:
    assert read_docx(packed(PARAGRAPH * 1000)).text.count("创新。") == 1000


def test_boxes_within_boxes_are_read_once() -> None:
    """Each box used to be read once for every box around it: 2^40 readings here."""
    inner = PARAGRAPH
    for _ in range(40):
        inner = f"<w:p><w:r><w:t>外</w:t><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"
    assert read_docx(packed(inner)).text.split("\n") == ["外"] * 40 + ["创新。"]
