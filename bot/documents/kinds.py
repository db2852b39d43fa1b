"""Which kinds of files are read, by whom, and what to do about those that are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.documents.formats import Extracted
from bot.documents.ocr_lines import MEND

Reader = Callable[[bytes], Extracted]
MARKDOWN = frozenset({".md", ".markdown"})
PLAIN = frozenset({".txt", ".jsonl", *MARKDOWN})
# Suffixes that say little: pages, rich text and new documents are stored under the names of old ones.
OLD = {
    ".doc": "旧版 Word 文档，请用 Word 或 WPS 打开后另存为 .docx",
    ".dot": "旧版 Word 模板，请用 Word 或 WPS 打开后另存为 .docx",
    ".wps": "WPS 文字文档，请用 WPS 打开后另存为 .docx",
    ".wpt": "WPS 文字模板，请用 WPS 打开后另存为 .docx",
    ".xls": "旧版 Excel 表格，请用 Excel 或 WPS 打开后另存为 .xlsx",
    ".et": "WPS 表格，请用 WPS 打开后另存为 .xlsx",
    ".ppt": "旧版演示文稿，请用 PowerPoint 或 WPS 打开后另存为 .pptx",
    ".dps": "WPS 演示文稿，请用 WPS 打开后另存为 .pptx",
}
NOT_READ = {
    ".ofd": "OFD 版式文件，请用 OFD 阅读软件打开后导出为 PDF，或另存为 .docx",
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"), "压缩包，请解压后收录其中的文件"),
    **dict.fromkeys(
        (".gif", ".bmp", ".tif", ".tiff", ".webp"),
        "图片，其中的文字无法读取；请另存为 .png 或 .jpg，或先用文字识别（OCR）软件转为文本",
    ),
    **dict.fromkeys((".mp3", ".mp4", ".wav", ".avi", ".mov", ".m4a"), "音频或视频，无法读取；请先转写为文本"),
    **dict.fromkeys((".odt", ".ods", ".odp"), "OpenDocument 文档，请另存为 .docx、.xlsx 或 .pptx"),
    **dict.fromkeys((".ceb", ".cebx", ".gd", ".caj"), "专用版式文件，请用其阅读软件导出为 PDF"),
}
# Their words are recognised, where the extra for it is installed.
PICTURES = frozenset({".png", ".jpg", ".jpeg"})
NO_PICTURES = f"图片，其中的文字无法读取；{MEND}，或先用文字识别（OCR）软件转为文本"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def reader(suffix: str) -> Reader | None:
    """Who reads files of this suffix, in a process of its own; None for plain text and for what is not read."""
    from bot.documents import html, pdf, rich, sheets, slides, word

    readers: dict[str, Reader] = {
        ".docx": word.read_docx,
        ".pdf": pdf.read_pdf,
        ".html": html.read_html,
        ".htm": html.read_html,
        ".shtml": html.read_html,
        ".mht": html.read_mht,
        ".mhtml": html.read_mht,
        ".xlsx": sheets.read_xlsx,
        ".csv": sheets.read_csv,
        ".tsv": sheets.read_csv,
        ".pptx": slides.read_pptx,
        ".rtf": rich.read_rtf,
    }
    return readers.get(suffix)


def read_seen(suffix: str, data: bytes, seen: Mapping[int, Any]) -> Extracted:
    """Read a PDF or a picture of which pages were recognised. Raises ValueError with a Chinese reason."""
    from bot.documents import pdf

    return pdf.read_picture(seen) if suffix in PICTURES else pdf.read_pdf(data, seen)


READ = frozenset(".docx .pdf .html .htm .shtml .mht .mhtml .xlsx .csv .tsv .pptx .rtf".split()) | PICTURES
SUFFIXES = READ | PLAIN


def true_suffix(suffix: str, data: bytes) -> str:
    """What a file of an old kind is by its content. Raises ValueError where it is what its name says.

    Example: ".doc", b"<html>…" -> ".html"
    """
    if suffix not in OLD:
        return suffix
    head = data[:4096].lstrip()
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"MIME-Version:"):
        return ".mht"
    if head[:1] == b"<" and any(mark in head.lower() for mark in (b"<html", b"<!doctype html", b"<table", b"<body")):
        return ".html"
    if head.startswith(b"PK\x03\x04"):
        for part, new in ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx")):
            if part in data[-65_536:]:  # the list of an archive's members stands at its end
                return new
    raise ValueError(OLD[suffix])


def why_not(suffix: str) -> str:
    """Why files of this suffix are not read, and what to do."""
    if suffix in NOT_READ:
        return NOT_READ[suffix]
    if not suffix:
        return "没有扩展名，不知道是哪类文件；如果是纯文本，请改名为 .txt"
    return f"不支持 {suffix} 文件；请把其中的文字另存为 .docx 或 .txt"
