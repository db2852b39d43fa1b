"""PDF files become text. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.documents import tables
from bot.documents.encoding import is_garbled
from bot.documents.formats import Extracted, shown_title
from bot.documents.pdf_furniture import bodies
from bot.documents.pdf_layout import read
from bot.documents.pdf_lines import Line, Table
from bot.documents.pdf_page import LOST, Page, pages, property_title
from bot.documents.pdf_prose import paragraphs, title_of, without_contents
from bot.documents.pdf_rows import rows
from bot.documents.pdf_tables import grids
from bot.documents.pdf_watermarks import without_watermarks

PAGES = 2_000
NO_LAYER = "没有文字层（可能是扫描件），请先用文字识别（OCR）软件处理后重试"
NO_TEXT = "文字层无法还原为文字（字体缺少编码表），请另存为 .docx 或重新导出后重试"
GLYPH_NAME = re.compile(r"(?:/[A-Za-z]{1,4}[0-9A-F]{1,5}|\(cid:\d{1,6}\)|/[a-z]{3,9})(?![A-Za-z0-9])")


def read_pdf(data: bytes) -> Extracted:
    """The text layer in reading order: columns one after the other, tables by rows, without running heads and page
    numbers, broken lines rejoined, footnotes behind the paragraph that they belong to."""
    seen = without_watermarks(list(pages(data, PAGES)))
    if not seen:
        raise ValueError("PDF 中没有任何页面")
    scanned = [at for at, page in enumerate(seen, 1) if not page.chars and page.drawn]
    lost = [at for at, page in enumerate(seen, 1) if page.chars and _unreadable(page)]
    readable = [page for at, page in enumerate(seen, 1) if page.chars and at not in set(lost)]
    if not readable:
        raise ValueError(NO_TEXT if lost else NO_LAYER)
    items: list[Line | Table] = []
    laid = []
    for page in readable:
        found, chars = grids(page.chars, page.rules)
        laid.append((page, sorted([*rows(chars), *(grid.row for grid in found)], key=lambda row: -row.y)))
    for body in bodies(laid):
        items += _cited(list(read(body.rows)), body.notes)
    found_paragraphs = paragraphs(without_contents(items))
    text = "\n".join(
        line
        for part in found_paragraphs
        for line in (tables.lines(part.cells) if isinstance(part, Table) else [part.text])
    )
    if not text.strip():
        raise ValueError(NO_LAYER)
    title = shown_title(property_title(data), text) or title_of(found_paragraphs)
    warnings = [
        f"{_numbers(numbers)}{what}，未收录"
        for numbers, what in ((scanned, "没有文字层（可能是扫描件）"), (lost, "的文字层无法还原为文字"))
        if numbers
    ]
    return Extracted(text, title=title, warnings=tuple(warnings))


def _unreadable(page: Page) -> bool:
    """Whether a page's text layer names glyphs, or characters of nobody's, in place of words."""
    text = "".join(char.text for char in page.chars)
    if sum(len(name) for name in GLYPH_NAME.findall(text)) > len(text) * 0.3:
        return True
    words = [one for one in text if not one.isspace()]
    unnamed = sum(one == LOST or unicodedata.category(one) in {"Co", "Cn", "Cc"} for one in words)
    return unnamed > len(words) * 0.1 or is_garbled(text)


def _cited(items: list[Line | Table], notes: Sequence[tuple[str, str]]) -> list[Line | Table]:
    """A page's lines and tables; each footnote at the line that cites it, or else at the last."""
    found = list(items)
    for mark, note in notes:
        lines = [(at, item) for at, item in enumerate(found) if isinstance(item, Line)]
        citing = [pair for pair in lines if mark in pair[1].text and not mark.isdigit()]
        if lines:
            at, line = (citing or lines[-1:])[0]
            found[at] = replace(line, notes=(*line.notes, note))
    return found


def _numbers(numbers: Sequence[int]) -> str:
    """Example: [1, 2, 3, 7] -> 第 1–3、7 页"""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return f"第 {'、'.join('–'.join(map(str, span)) for span in spans)} 页"
