"""PDF files become text. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.documents import ocr_lines, tables
from bot.documents.encoding import is_garbled
from bot.documents.formats import Extracted, Unread, shown_title
from bot.documents.pdf_furniture import bodies
from bot.documents.pdf_layout import read
from bot.documents.pdf_lines import Line, Table
from bot.documents.pdf_page import LOST, Page, pages, property_title
from bot.documents.pdf_prose import paragraphs, title_of, without_contents
from bot.documents.pdf_rows import rows
from bot.documents.pdf_tables import grids
from bot.documents.pdf_watermarks import without_watermarks

PAGES = 2_000
NO_LAYER = f"没有文字层（可能是扫描件）；{ocr_lines.MEND}，或先用文字识别（OCR）软件处理后重试"
NO_TEXT = "文字层无法还原为文字（字体缺少编码表）；请另存为 .docx，或重新导出后重试"
NO_WORDS = "没有可收录的文字"
GLYPH_NAME = re.compile(r"(?:/[A-Za-z]{1,4}[0-9A-F]{1,5}|\(cid:\d{1,6}\)|/[a-z]{3,9})(?![A-Za-z0-9])")


def read_pdf(data: bytes, seen: Mapping[int, Any] | None = None) -> Extracted:
    """The text layer in reading order: columns one after the other, tables by rows, without running heads and page
    numbers, broken lines rejoined, footnotes behind the paragraph that they belong to.

    `seen`: by the numbers of pages without a text layer, the lines that were recognised there, or why there are none.
    """
    found = without_watermarks(list(pages(data, PAGES)))
    if not found:
        raise ValueError("PDF 中没有任何页面")
    scanned = [at for at, page in enumerate(found, 1) if not page.chars and page.drawn]
    lost = [at for at, page in enumerate(found, 1) if page.chars and _unreadable(page)]
    recognised, warnings = _recognised(seen or {})
    left = {at for at in (*scanned, *lost) if at not in (seen or {})}
    readable = [
        recognised.get(at, page)
        for at, page in enumerate(found, 1)
        if at in recognised or (page.chars and at not in {*lost, *(seen or {})})
    ]
    if not readable:
        if seen:
            raise ValueError("；".join(warnings) or NO_WORDS)
        if lost and not scanned:
            raise ValueError(NO_TEXT)
        raise Unread(NO_LAYER, sorted({*scanned, *lost}))
    told = [
        f"{_numbers(numbers)}{what}，未收录；{ocr_lines.MEND}"
        for numbers, what in (
            ([at for at in scanned if at in left], "没有文字层（可能是扫描件）"),
            ([at for at in lost if at in left], "的文字层无法还原为文字"),
        )
        if numbers
    ]
    made = _text(readable)
    if not made.text.strip():
        if seen:
            raise ValueError(NO_WORDS)
        raise Unread(NO_LAYER, sorted({*scanned, *lost}))
    title = shown_title(property_title(data), made.text) or made.title
    return replace(made, title=title, warnings=(*told, *warnings), unread=tuple(sorted(left)))


def read_picture(seen: Mapping[int, Any]) -> Extracted:
    """What was recognised on a picture. Raises ValueError with a Chinese reason."""
    recognised, warnings = _recognised(seen, picture=True)
    if not recognised:
        raise ValueError("；".join(warnings) or NO_WORDS)
    made = _text(list(recognised.values()))
    if not made.text.strip():
        raise ValueError(NO_WORDS)
    return replace(made, warnings=tuple(warnings))


def _recognised(seen: Mapping[int, Any], picture: bool = False) -> tuple[dict[int, Page], list[str]]:
    """The pages that were recognised, and what is said of them and of the others."""
    recognised = {at: ocr_lines.page(one) for at, one in seen.items() if not isinstance(one, str)}
    reasons: dict[str, list[int]] = {}
    for at, one in seen.items():
        if isinstance(one, str):
            reasons.setdefault(one, []).append(at)
    told = [f"{_numbers(numbers)}未能识别（{reason}），未收录" for reason, numbers in reasons.items()]
    if picture:
        told = [f"图片未能识别（{reason}）" for reason in reasons]
    if recognised:
        where = "图片中" if picture else _numbers(sorted(recognised))
        told.insert(0, f"{where}的文字由程序识别而来，可能有错字，引用前请与原件核对")
    return recognised, told


def _text(readable: Sequence[Page]) -> Extracted:
    """The paragraphs and tables of pages as text, with the title that they show."""
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
    return Extracted(text, title=title_of(found_paragraphs))


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
