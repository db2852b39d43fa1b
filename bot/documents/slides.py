"""Presentations become text: slide by slide. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from bot.documents import tables
from bot.documents.formats import Extracted
from bot.documents.packed import weigh
from bot.documents.tables import Cell
from bot.documents.word_numbers import shown

SLIDES = 1_000
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# ST_TextAutonumberScheme of ECMA-376: a kind of number, and what stands around it.
KINDS = {
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
    "arabic": "decimal",
    "arabicDb": "decimal",
    "circleNumDb": "decimalEnclosedCircle",
    "circleNumWdBlack": "decimalEnclosedCircle",
    "circleNumWdWhite": "decimalEnclosedCircle",
    "ea1Chs": "chineseCounting",
    "ea1Cht": "chineseCounting",
    "ea1Jpn": "chineseCounting",
}
AUTO = re.compile(
    rf"({'|'.join(sorted(KINDS, key=len, reverse=True))})(Plain|Period|ParenR|ParenBoth|KorPeriod|ChsDbPeriod)?"
)
BEFORE, AFTER = (
    {"ParenBoth": "("},
    {"Period": ".", "KorPeriod": ".", "ChsDbPeriod": ".", "ParenR": ")", "ParenBoth": ")"},
)


def read_pptx(data: bytes) -> Extracted:
    """The slides that are shown, each under its title: text boxes from top to bottom, tables by rows; no notes."""
    from pptx import Presentation

    weigh(data, "不是有效的 .pptx 文件，或已损坏")
    try:
        slides = list(Presentation(BytesIO(data)).slides)
        visible = [slide for slide in slides if slide._element.get("show") not in {"0", "false"}]
        found = [_lines(slide) for slide in visible[:SLIDES]]
    except Exception as error:  # a foreign parser on any bytes at all
        raise ValueError("不是有效的 .pptx 文件，或已损坏") from error
    titles = [title for title, _ in found if title]
    text = "\n".join(line for title, lines in found for line in ([f"## {title}", *lines] if title else lines))
    if not text:
        raise ValueError("幻灯片中没有文字（可能全是图片）")
    left = len(slides) - len(visible[:SLIDES])
    warnings = (f"有 {left} 张隐藏或超出 {SLIDES} 张的幻灯片，未收录",) if left else ()
    return Extracted(text, bool(titles), titles[0] if titles else None, warnings=warnings)


def _lines(slide: Any) -> tuple[str, list[str]]:
    """The title of a slide and its other lines."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    beside = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
    title = slide.shapes.title
    lines: list[str] = []
    for shape in _flat(slide.shapes):
        if (title is not None and shape.shape_id == title.shape_id) or (
            shape.is_placeholder and shape.placeholder_format.type in beside
        ):
            continue
        if shape.has_text_frame:
            lines += _numbered(shape.text_frame.paragraphs)
        elif getattr(shape, "has_table", False):
            lines += tables.lines([list(map(_cell, _starts(row.cells))) for row in shape.table.rows])
    name = "".join(map(_words, title.text_frame.paragraphs)) if title is not None else ""
    return name, lines


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    """Shapes from top to bottom, from left to right; those of groups among them."""
    for shape in sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0)):
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _numbered(paragraphs: Iterable[Any]) -> Iterator[str]:
    """Paragraphs with the numbers that PowerPoint counts; a list begins anew behind a paragraph of another form."""
    counts: dict[int, tuple[str, int]] = {}  # level -> its form, its last number
    for paragraph in paragraphs:
        if not (words := _words(paragraph)):
            continue
        level = paragraph.level
        counts = {at: count for at, count in counts.items() if at <= level}
        numbering = paragraph._p.find(f"{A}pPr/{A}buAutoNum")
        if numbering is None:
            counts.pop(level, None)
            yield words
            continue
        form, start = numbering.get("type", ""), numbering.get("startAt", "1")
        begin = int(start) if start.isdecimal() and len(start) < 6 else 1
        before = counts.get(level, ("", 0))
        counts[level] = form, before[1] + 1 if before[0] == form else begin
        yield _label(form, counts[level][1]) + words


def _label(form: str, count: int) -> str:
    """A number as PowerPoint shows it. Example: ea1ChsPeriod, 2 -> 二.; arabicParenBoth, 2 -> (2)"""
    match = AUTO.fullmatch(form)
    if not match:
        return f"{count}."
    return BEFORE.get(match[2], "") + shown(count, KINDS[match[1]]) + AFTER.get(match[2], "")


def _words(paragraph: Any) -> str:
    """A paragraph as one line: its line breaks only fit the words into their box."""
    return "".join(paragraph.text.replace("\v", "").split("\n")).strip()


def _starts(cells: Iterable[Any]) -> list[Any]:
    return [cell for cell in cells if not cell.is_spanned]


def _cell(cell: Any) -> Cell:
    text = "\n".join(filter(None, map(_words, cell.text_frame.paragraphs)))
    return Cell(text, cell.span_height, cell.span_width) if cell.is_merge_origin else Cell(text)
