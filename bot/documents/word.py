"""Word files become text. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from bot.documents import tables
from bot.documents.formats import CLOSED, HASHES, OPENS, Extracted, shown_title
from bot.documents.word_package import Package, W
from bot.documents.word_text import Line, Reader
from bot.text.titles import KIND

OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # the container of an old .doc and of an encrypted .docx
# What a file may unpack to, in bytes: its XML, and all of it with pictures; a small zip can hold gigabytes.
XML_MOST, MOST = 60 * 2**20, 256 * 2**20
# Its tags and attributes (each takes some hundred bytes in memory), its paragraphs and table rows (some 20 µs each), its
# styles.
TAGS, ATTRIBUTES, BLOCKS, STYLES = 3_000_000, 3_000_000, 100_000, 10_000
# How XML may begin: a tag, or a byte order mark.
XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00")
TITLE_MOST = 100  # characters
# What stands centred above a title: who issues, the number, 「第12号」, 「（2024年9月27日…通过）」.
NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔［\[（(](?:19|20)\d\d[〕］\]）)]\s?第?\d{1,5}号")
ABOVE = re.compile(
    r"[（(〔].{0,200}[）)〕]|第?[\d一二三四五六七八九十百]{1,6}号|[\u4e00-\u9fff（）]{2,40}(?:文件|令|公报)|目\s*录|附\s*件.{0,5}"
)
ORGAN = re.compile(r"([\u4e00-\u9fff]{4,40})文件\Z|([\u4e00-\u9fff]{2,30}(?:政府|办公厅|办公室|委员会|厅|局|部|院))\Z")


def read_docx(data: bytes) -> Extracted:
    """Paragraphs with the numbers that Word counts, tables, notes and text boxes in document order, changes accepted.

    The title is a paragraph in the style of one, or the first that is centred; that of the file's properties is often a
    template's, so it is taken only where the text shows it.
    """
    if data.startswith(OLE):
        raise ValueError("是加密文档或旧版 Word 文档，请另存为未加密的 .docx 后重试")
    try:
        _weigh(data)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            package = Package(archive)
            body = package.document.find(W + "body")
            if sum(1 for _ in body.iter(W + "p", W + "tr")) > BLOCKS:
                raise _TooMuch(f"段落和表格行超过 {BLOCKS // 10_000} 万个，请拆分后重试")
            styles = package.part("styles")
            if styles is not None and sum(1 for _ in styles.iter(W + "style")) > STYLES:
                raise _TooMuch("样式过多，请拆分后重试")
            reader = Reader(package, styles)
            lines = list(reader.lines(body))
            facts = _facts(reader.margins())
            stated = package.property("title")
    except _TooMuch:
        raise
    except Exception as error:  # a foreign parser on any bytes at all
        if str(error) == tables.TOO_LARGE:
            raise
        raise ValueError("不是有效的 .docx 文件，或已损坏") from error
    if not any(line.text.strip() for line in lines) and reader.runs.unread:
        raise ValueError("没有文字，只有图片（可能是扫描件）")
    title = _title(lines)
    text = "\n".join(
        f"{'#' * rank} {line.text}" if (rank := 1 if line.title else line.level) else line.text for line in lines
    )
    return Extracted(
        text, bool(HASHES.search(text)), title or shown_title(stated, text), facts, tuple(reader.warnings())
    )


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


def _title(lines: list[Line]) -> str | None:
    """The title that the file shows: in a title's style, or centred before anything else; it may go over lines.

    Example: 青原市人民政府文件, 青府发〔2025〕3号, 青原市人民政府, 关于支持中试的通知 (all centred) -> 青原市人民政府关于支持中试的通知
    """
    styled = next((at for at, line in enumerate(lines) if line.title), None)
    if styled is not None:
        return _joined([line.text for line in lines[styled : styled + 4] if line.title])
    first = next((at for at, line in enumerate(lines) if line.centred), None)
    if first is None or any(CLOSED.search(line.text) for line in lines[:first]) or OPENS.match(lines[first].text):
        return None
    centred: list[str] = []
    above: list[str] = []
    for line in lines[first:]:
        if NUMBER.fullmatch(line.text) and not KIND.search("".join(centred)):
            above, centred = centred, []  # a letterhead, where a title follows
        elif line.centred and not ABOVE.fullmatch(line.text):
            centred.append(line.text)
        elif centred:
            break
    return _joined(centred or above)


def _joined(texts: list[str]) -> str | None:
    """As many lines as make up a title, up to the one that says what kind of document it is."""
    for count in range(1, min(len(texts), 4) + 1):
        whole = "".join(texts[:count])
        if KIND.search(whole) and len(whole) <= TITLE_MOST:
            return whole
    return texts[0] if texts and len(texts[0]) <= TITLE_MOST else None


def _facts(margins: list[str]) -> dict[str, str]:
    """The number and the organ that the pages' heads and feet state."""
    facts: dict[str, str] = {}
    for line in margins:
        if number := NUMBER.search(line):
            facts.setdefault("number", number.group())
        if organ := ORGAN.search(NUMBER.sub("", line).strip()):
            facts.setdefault("organ", organ[1] or organ[2])
    return facts
