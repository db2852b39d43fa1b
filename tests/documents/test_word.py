"""Word files made to exhaust whoever opens them: each is small on disk, and told in a sentence."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from bot.documents import word
from bot.documents.word import read_docx

PARAGRAPH = "<w:p><w:r><w:t>创新。</w:t></w:r></w:p>"


def packed(body: str, **others: bytes) -> bytes:
    """A Word file with this XML in its body, and other parts (`__` in a name stands for a slash)."""
    empty, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(empty)
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                start, end = data.index(b"<w:body>") + len(b"<w:body>"), data.index(b"<w:sectPr")
                data = data[:start] + body.encode() + data[end:]
            archive.writestr(name, data)
        for name, data in others.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed(PARAGRAPH, word__large=b"<" + b" " * word.XML_MOST), "文字部分展开后超过 60 MB"),
        (packed(PARAGRAPH, word__large=b"\xff\xfe" + b" " * word.XML_MOST), "文字部分展开后超过 60 MB"),
        (packed(PARAGRAPH, word__media__large=b"1" * (word.MOST + 1)), "文件展开后超过 256 MB"),
        (packed(PARAGRAPH, word__large=b" " * 100 + b"<" + b" " * word.XML_MOST), "文字部分展开后超过 60 MB"),
        (packed("<w:p>" + "<w:r/>" * word.TAGS + "</w:p>"), "文件内部的标记过多"),
        (packed("<w:p/>" * (word.PARAGRAPHS + 1)), "段落超过 10 万个"),
    ],
    ids=["XML", "XML in UTF-16", "pictures", "XML behind blanks", "tags", "paragraphs"],
)
def test_what_unpacks_to_too_much_is_told_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}，请拆分后重试$"):
        read_docx(data)


def test_large_pictures_are_no_text() -> None:
    assert read_docx(packed(PARAGRAPH, word__media__large=b"\x89PNG" + b"1" * (word.XML_MOST + 1))).text == "创新。"


def test_as_many_paragraphs_as_may_be_are_read() -> None:
    assert read_docx(packed(PARAGRAPH * 1000)).text.count("创新。") == 1000


def test_boxes_within_boxes_are_read_once() -> None:
    """Each box used to be read once for every box around it: 2^40 readings here."""
    inner = PARAGRAPH
    for _ in range(40):
        inner = f"<w:p><w:r><w:t>外</w:t><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"
    assert read_docx(packed(inner)).text.split("\n") == ["外"] * 40 + ["创新。"]
