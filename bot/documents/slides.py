"""Presentations become text: slide by slide. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from bot.documents import tables
from bot.documents.formats import Extracted
from bot.documents.packed import weigh
from bot.documents.tables import Cell

SLIDES = 1_000


def read_pptx(data: bytes) -> Extracted:
    """The slides that are shown, each under its title: text boxes from top to bottom, tables by rows; no notes."""
    from pptx import Presentation

    weigh(data, "不是有效的 .pptx 文件，或已损坏")
    try:
        slides = list(Presentation(BytesIO(data)).slides)
        shown = [slide for slide in slides if slide._element.get("show") not in {"0", "false"}]
        found = [_lines(slide) for slide in shown[:SLIDES]]
    except Exception as error:  # a foreign parser on any bytes at all
        raise ValueError("不是有效的 .pptx 文件，或已损坏") from error
    titles = [title for title, _ in found if title]
    text = "\n".join(line for title, lines in found for line in ([f"## {title}", *lines] if title else lines))
    if not text:
        raise ValueError("幻灯片中没有文字（可能全是图片）")
    left = len(slides) - len(shown[:SLIDES])
    warnings = (f"有 {left} 张隐藏或超出 {SLIDES} 张的幻灯片，未收录",) if left else ()
    return Extracted(text, bool(titles), titles[0] if titles else None, warnings=warnings)


def _lines(slide: Any) -> tuple[str, list[str]]:
    """The title of a slide and its other lines."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    beside = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
    title = slide.shapes.title
    lines = []
    for shape in _flat(slide.shapes):
        if (title is not None and shape.shape_id == title.shape_id) or (
            shape.is_placeholder and shape.placeholder_format.type in beside
        ):
            continue
        if shape.has_text_frame:
            lines += [line for paragraph in shape.text_frame.paragraphs if (line := _words(paragraph))]
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


def _words(paragraph: Any) -> str:
    """A paragraph as one line: its line breaks only fit the words into their box."""
    return "".join(paragraph.text.replace("\v", "").split("\n")).strip()


def _starts(cells: Iterable[Any]) -> list[Any]:
    return [cell for cell in cells if not cell.is_spanned]


def _cell(cell: Any) -> Cell:
    text = "\n".join(filter(None, map(_words, cell.text_frame.paragraphs)))
    return Cell(text, cell.span_height, cell.span_width) if cell.is_merge_origin else Cell(text)
