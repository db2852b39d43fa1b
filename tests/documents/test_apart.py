"""A file that takes too much ends its reader's process, and not the program; the next file is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from bot.documents.apart import Apart

PAGE = "<p>自行车半价。</p>".encode()


@pytest.fixture
def apart() -> Iterator[Apart]:
    made = Apart(seconds=1)
    yield made
    made.close()


def doubling() -> bytes:
    """A page that draws a form that draws another one twice, and so on: 2^30 times the last."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    inner = None
    for _ in range(30):
        form = StreamObject()
        form.set_data(b"/F Do /F Do" if inner else b"0 0 1 1 re f")
        form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        if inner:
            form[NameObject("/Resources")] = _forms(inner)
        inner = writer._add_object(form)
    page[NameObject("/Resources")] = _forms(inner)
    content = StreamObject()
    content.set_data(b"/F Do /F Do")
    page[NameObject("/Contents")] = writer._add_object(content)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _forms(inner: object) -> DictionaryObject:
    return DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/F"): inner})})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no processor time")
def test_a_file_that_takes_too_long_is_told_and_the_next_one_is_read(apart: Apart) -> None:
    assert apart.read(".html", PAGE).text == "自行车半价。"
    with pytest.raises(ValueError, match=r"秒仍未完成|所需的内存超过"):
        apart.read(".pdf", doubling())
    assert apart.read(".html", PAGE).text == "自行车半价。"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_a_file_that_takes_too_much_memory_is_told() -> None:
    made = Apart(memory=300 * 2**20)
    try:
        with pytest.raises(ValueError, match=r"所需的内存超过|过于庞大"):
            made.read(".html", b"<p>1</p>" * 2_000_000)
        assert made.read(".html", PAGE).text == "自行车半价。"
    finally:
        made.close()


def test_what_a_reader_refuses_is_its_own_sentence(apart: Apart) -> None:
    with pytest.raises(ValueError, match=r"^不是有效的 PDF 文件，或已损坏$"):
        apart.read(".pdf", b"1")
