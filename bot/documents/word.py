"""Word files become text. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from bot.documents.formats import HASHES, Extracted, one_line, shown_title

OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # the container of an old .doc and of an encrypted .docx
# What a file may unpack to, in bytes: its XML, and all of it with pictures; a small zip can hold gigabytes.
XML_MOST, MOST = 60 * 2**20, 256 * 2**20
# Its tags and attributes (each takes some hundred bytes in memory), its paragraphs and table rows (some 20 µs each), its
# styles.
TAGS, ATTRIBUTES, BLOCKS, STYLES = 3_000_000, 3_000_000, 100_000, 10_000
# How XML may begin: a tag, or a byte order mark.
XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00")
HEADING = re.compile(r"(?:heading|标题)\s*([1-6])|title|标题", re.IGNORECASE)
# What a paragraph's XML holds besides its text: properties, words deleted or moved away, readings above characters,
# the second copy of a drawing, text boxes (which come after the paragraph).
BESIDE = frozenset({"pPr", "rPr", "del", "moveFrom", "rt", "Fallback", "txbxContent"})


def read_docx(data: bytes) -> Extracted:
    """Paragraphs, tables and text boxes in document order, changes accepted. Numbers that Word itself counts are lost.

    The title in the file's properties is often a template's, so it is taken only where the text shows it.
    """
    import docx

    if data.startswith(OLE):
        raise ValueError("是加密文档或旧版 Word 文档，请另存为未加密的 .docx 后重试")
    try:
        _weigh(data)
        document = docx.Document(BytesIO(data))
        body = document.element.body
        if sum(1 for _ in body.iter("{*}p", "{*}tr")) > BLOCKS:
            raise _TooMuch(f"段落和表格行超过 {BLOCKS // 10_000} 万个，请拆分后重试")
        if sum(1 for _ in document.styles.element.iter("{*}style")) > STYLES:
            raise _TooMuch("样式过多，请拆分后重试")
        levels = {style.style_id: _style_level(style) for style in document.styles}
        text = "\n".join(_blocks(body, levels))
        title = document.core_properties.title
    except _TooMuch:
        raise
    except Exception as error:  # a foreign parser on any bytes at all
        raise ValueError("不是有效的 .docx 文件，或已损坏") from error
    return Extracted(text, bool(HASHES.search(text)), shown_title(title, text))


class _TooMuch(ValueError):
    """A file that holds more than is read, and of what."""


def _weigh(data: bytes) -> None:
    """Raises _TooMuch where a packed file has too much of something; before it is unpacked as a whole."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > MOST:
            raise _TooMuch(f"文件展开后超过 {MOST >> 20} MB，请拆分后重试")
        marked = [member for member in members if _may_be_xml(archive, member)]
        if sum(member.file_size for member in marked) > XML_MOST:
            raise _TooMuch(f"文字部分展开后超过 {XML_MOST >> 20} MB，请拆分后重试")
        tags = attributes = 0
        for member in marked:
            part = archive.read(member)
            tags, attributes = tags + part.count(b"<"), attributes + part.count(b"=")
        if tags > TAGS or attributes > ATTRIBUTES:
            raise _TooMuch("文件内部的标记过多，请拆分后重试")


def _may_be_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a parser could read it: what a part is called tells nothing, the file itself names its kind."""
    with archive.open(member) as file:
        head = file.read(64).lstrip()
    return not head or head.startswith(XML)


def _style_level(style: Any) -> int | None:
    """Level of a heading style, 1 to 6, by its name or by its place in Word's outline; 0 for a table of contents."""
    name = style.name or ""
    if name.lower().startswith("toc"):
        return 0
    if match := HEADING.fullmatch(name):
        return int(match[1] or 1)
    outline = style.element.xpath("./w:pPr/w:outlineLvl/@w:val")
    return int(outline[0]) + 1 if outline and int(outline[0]) < 6 else None


def _blocks(parent: Any, levels: Mapping[str, int | None]) -> Iterator[str]:
    """Lines of a body, a cell or a text box. The XML itself is walked: python-docx passes over inserted words,
    smart tags and content controls."""
    for child in parent:
        name = _local(child)
        if name == "p":
            style = child.xpath("string(./w:pPr/w:pStyle/@w:val)")
            level = levels.get(style)
            text = "".join(_words(child)).rstrip()
            if text.strip() and level != 0:
                yield f"{'#' * level} {one_line(text.split(chr(10)))}" if level else text
            for box in _boxes(child):
                yield from _blocks(box, levels)
        elif name == "tr":
            cells = child.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc")
            row = "\t".join("\n".join(_blocks(cell, {})) for cell in cells)
            if row.strip():
                yield row
        elif name not in BESIDE:
            yield from _blocks(child, levels)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes of an element, outermost ones only: what lies in a box is read with it."""
    for child in element:
        name = _local(child)
        if name == "txbxContent":
            yield child
        elif name != "Fallback":  # the second copy of a drawing
            yield from _boxes(child)


def _words(element: Any) -> list[str]:
    """The words of a paragraph in pieces; a list, since a generator within generators passes each piece up all levels."""
    found: list[str] = []
    _collect(element, found)
    return found


def _collect(element: Any, found: list[str]) -> None:
    for child in element:
        name = _local(child)
        if name == "t":
            found.append(child.text or "")
        elif name in {"tab", "ptab"}:
            found.append("\t")
        elif name in {"br", "cr"}:
            found.append("" if {"page", "column"} & set(child.attrib.values()) else "\n")
        elif name == "noBreakHyphen":
            found.append("-")
        elif name not in BESIDE:
            _collect(child, found)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
