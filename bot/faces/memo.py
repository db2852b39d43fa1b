"""Recommended measures as a memo: Markdown, Word, or an Excel table. The references are numbered once each."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.documents.formats import display_width
from bot.errors import InputError
from bot.faces import text
from bot.faces.office import printable, song
from bot.recommend.nouns import Measure, Recommendation, Recommended
from bot.says import recommend as says

FITS = {"direct": "直接适用", "related": "间接相关"}
LOOSE = "供参考"
TITLE, GAPS, REFERENCES = "对策建议", "没有找到措施的需求", "参考文献"
HEADS = ("序号", "措施", "适用", "理由", "原文", "作者", "文章", "小节", "要点", "主体", "政策工具", "参考文献")
WIDTHS = (6, 30, 10, 34, 50, 10, 22, 22, 20, 14, 16, 34)  # of the columns, in digits
TOLD_WIDTHS = (12, 90)
LINE, TALLEST = 16.0, 409.0  # of a row, in points; the tallest is Excel's own
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class _Line:
    """A recommended measure with its number, and the numbers of its and its companions' references."""

    number: int
    item: Recommended
    cites: tuple[int, ...]


def formats() -> dict[str, Callable[[Recommendation], bytes]]:
    """What a memo can be, by the ending of its file."""
    return {"md": lambda given: to_markdown(given).encode(), "docx": to_docx, "xlsx": to_xlsx}


def save(file: Path, given: Recommendation, kind: str) -> None:
    """Write the memo. Raises InputError where the file cannot be written."""
    try:
        file.write_bytes(formats()[kind](given))
    except OSError as error:
        raise InputError(f"无法写入“{file}”（{error.strerror or error}）；请检查文件夹是否存在、是否可写。") from error


def verdict(item: Recommended) -> str:
    """How a measure fits, for people."""
    return FITS[item.fit] if item.answers else LOOSE


def place(given: Measure) -> str:
    """Whose words and where. Example: 王明《让成果走出实验室》，“聚焦成果转化”一节"""
    cited = given.citation
    return text.place({name: getattr(cited, name) for name in ("title", "label", "author", "section", "point")})


def to_markdown(given: Recommendation) -> str:
    """The memo as Markdown; the texts' own signs are escaped."""
    lines, references = _lines(given)
    parts = [f"# {TITLE}", *(escaped(line) for line in _situation(given)), escaped(given.text)]
    parts += [escaped(note.text) for note in given.notes]
    for line in lines:
        parts.append(f"## {line.number}. {escaped(line.item.measure.action)}")
        parts.append(f"{verdict(line.item)}。{escaped(line.item.why)}")
        for measure, cite in zip(_all(line.item), line.cites, strict=True):
            parts.append(f"> “{escaped(measure.citation.quote)}”\\[{cite}\\]\n>\n> ——{escaped(place(measure))}")
        parts.append(escaped(_classes(line.item.measure)))
    if given.gaps:
        parts.append(f"## {GAPS}\n\n" + "\n".join(f"- {escaped(gap)}" for gap in given.gaps))
    if references:
        listed = "\n".join(f"\\[{number}\\] {escaped(words)}  " for number, words in enumerate(references, 1))
        parts += [f"## {REFERENCES}\n\n{listed}", says.VERBATIM()]
    return "\n\n".join(parts) + "\n"


def to_docx(given: Recommendation) -> bytes:
    """The memo as a Word document."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    song(document)
    lines, references = _lines(given)
    document.add_heading(TITLE, 0)
    for words in [*_situation(given), given.text, *(note.text for note in given.notes)]:
        document.add_paragraph(printable(words))
    for line in lines:
        document.add_heading(printable(f"{line.number}. {line.item.measure.action}"), 2)
        document.add_paragraph(printable(f"{verdict(line.item)}。{line.item.why}"))
        for measure, cite in zip(_all(line.item), line.cites, strict=True):
            quoted = document.add_paragraph(printable(f"“{measure.citation.quote}”[{cite}]"))
            quoted.paragraph_format.left_indent = Pt(21)
            from_ = document.add_paragraph(printable(f"——{place(measure)}"))
            from_.paragraph_format.left_indent = Pt(21)
        document.add_paragraph(printable(_classes(line.item.measure)))
    if given.gaps:
        document.add_heading(GAPS, 2)
        for gap in given.gaps:
            document.add_paragraph(printable(gap), style="List Bullet")
    if references:
        document.add_heading(REFERENCES, 2)
        for number, words in enumerate(references, 1):
            document.add_paragraph(printable(f"[{number}] {words}"))
        document.add_paragraph(says.VERBATIM())
    song(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def to_xlsx(given: Recommendation) -> bytes:
    """The memo as a workbook: the measures, a row each with their filters; then what was asked and what is missing."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "措施"
    sheet.append(HEADS)
    lines, _ = _lines(given)
    for line in lines:
        for measure in _all(line.item):
            sheet.append(_row(line, measure))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    told = book.create_sheet("情况与缺口")
    for name, value in [*(line.split("：", 1) for line in _situation(given)), ("结论", given.text)]:
        told.append([name, printable(value)])
    for note in given.notes:
        told.append(["说明", printable(note.text)])
    for gap in given.gaps:
        told.append(["缺口", printable(gap)])
    for cell in (cell for page in (sheet, told) for row in page.iter_rows() for cell in row):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(cell.value, str):
            cell.data_type = "s"  # words that begin with = are no formula
    for page, widths in ((sheet, WIDTHS), (told, TOLD_WIDTHS)):
        page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for column, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(column)].width = width
        for number, row in enumerate(page.iter_rows(values_only=True), 1):
            page.row_dimensions[number].height = _height(row, widths)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lines(given: Recommendation) -> tuple[list[_Line], list[str]]:
    """The measures with their numbers, and the references, each once, in the order of their numbers."""
    references: list[str] = []
    lines = []
    for number, item in enumerate(given.measures, 1):
        cites = []
        for measure in _all(item):
            if measure.citation.reference not in references:
                references.append(measure.citation.reference)
            cites.append(references.index(measure.citation.reference) + 1)
        lines.append(_Line(number, item, tuple(cites)))
    return lines, references


def _all(item: Recommended) -> tuple[Measure, ...]:
    return (item.measure, *item.also)


def _situation(given: Recommendation) -> list[str]:
    told = [f"主体：{given.profile}"] if given.profile else []
    return [*told, f"需求：{given.need}"]


def _classes(measure: Measure) -> str:
    named = [("涉及主体", measure.actors), ("政策工具", measure.instruments)]
    return "；".join(f"{name}：{'、'.join(values)}" for name, values in named if values) or "涉及主体：原文没有写明"


def _row(line: _Line, measure: Measure) -> list[str | int]:
    cited = measure.citation
    row: list[str | int] = [
        line.number,
        measure.action,
        verdict(line.item),
        line.item.why,
        cited.quote,
        cited.author or "",
        cited.title or f"{cited.label or cited.essay_id}{text.UNTITLED}",
        cited.section or "",
        cited.point or "",
        "、".join(measure.actors),
        "、".join(measure.instruments),
        cited.reference,
    ]
    return [printable(value) if isinstance(value, str) else value for value in row]


def _height(row: Sequence[object], widths: Sequence[int]) -> float:
    """Points that a row's longest cell takes when it wraps; without it, some programs print the first line alone."""
    lines = [
        sum(-(-max(display_width(line), 1) // (width - 2)) for line in str(value or "").split("\n"))
        for value, width in zip(row, widths, strict=True)
    ]
    return min(LINE * max(lines), TALLEST)


def escaped(words: str) -> str:
    """Words as Markdown that shows them, on one line."""
    return " ".join(MARKDOWN.sub(r"\\\1", words).split("\n"))
