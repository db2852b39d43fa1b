"""Spreadsheets become text: each sheet's blocks of cells as tables. A reader raises ValueError with a Chinese reason."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

from bot.documents import tables
from bot.documents.encoding import decode
from bot.documents.formats import Extracted
from bot.documents.packed import weigh
from bot.documents.tables import NOTE, Cell

CELLS = 400_000  # of a file; openpyxl takes some 10 µs and some hundred bytes for each
TITLE = 60  # characters
BLANK = 3  # blank rows that part two tables; one alone only sets a table off its title


def read_xlsx(data: bytes) -> Extracted:
    """Every sheet that Excel shows, as Excel shows its values; merged cells as one."""
    import openpyxl

    if data.startswith(bytes.fromhex("D0CF11E0A1B11AE1")):
        raise ValueError("是加密文档或旧版 Excel 文档，请另存为未加密的 .xlsx 后重试")
    weigh(data, "不是有效的 .xlsx 文件，或已损坏")
    try:
        book = openpyxl.load_workbook(BytesIO(data), data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = len(book.worksheets) - len(sheets)
        if sum(sheet.max_row * sheet.max_column for sheet in sheets) > CELLS:
            raise _TooMuchError(f"单元格超过 {CELLS // 10_000} 万个，请拆分后重试")
        found = [(sheet.title, *_read(_rows(sheet))) for sheet in sheets]
    except _TooMuchError:
        raise
    except Exception as error:  # a foreign parser on any bytes at all
        raise ValueError("不是有效的 .xlsx 文件，或已损坏") from error
    filled = [(name, lines) for name, lines, _ in found if lines]
    named = len(filled) > 1
    text = "\n".join("\n".join([f"# {name}", *lines] if named else lines) for name, lines in filled)
    if not text:
        raise ValueError("表格中没有文字")
    captions = [caption for _, _, caption in found if caption]
    title = captions[0] if len(captions) == 1 else None
    return Extracted(text, named, title, warnings=(f"有 {hidden} 张隐藏的工作表，未收录",) if hidden else ())


class _TooMuchError(ValueError):
    """A file that holds more than is read."""


def read_csv(data: bytes) -> Extracted:
    """The rows of a table whose cells are parted by commas, semicolons or tabs."""
    text = decode(data)
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    comma = max(",\t;，", key=first.count)
    csv.field_size_limit(1_000_000)
    try:
        rows = [list(map(Cell, row)) for row in csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=comma)]
    except csv.Error as error:
        raise ValueError("不是有效的 CSV 文件，或已损坏") from error
    if sum(map(len, rows)) > CELLS:
        raise ValueError(f"单元格超过 {CELLS // 10_000} 万个，请拆分后重试")
    lines, title = _read(rows)
    return Extracted("\n".join(lines), title=title)


def _rows(sheet: Any) -> list[list[Cell]]:
    """The cells of a sheet by rows, each merged one where it begins; hidden rows and columns are not shown."""
    rows_hidden = {at for at, row in sheet.row_dimensions.items() if row.hidden}
    columns_hidden = {
        at
        for column in sheet.column_dimensions.values()
        if column.hidden
        for at in range(column.min or 0, (column.max or -1) + 1)
    }
    starts, covered = {}, set()
    for area in sheet.merged_cells.ranges:
        places = {
            (row, column)
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
            if row not in rows_hidden and column not in columns_hidden
        }
        if len(places) > CELLS:
            raise _TooMuchError(f"单元格超过 {CELLS // 10_000} 万个，请拆分后重试")
        if places:
            first = min(places)
            down, across = len({row for row, _ in places}), len({column for _, column in places})
            starts[first] = down, across, sheet.cell(area.min_row, area.min_col)
            covered |= places - {first}
    found = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number in rows_hidden:
            continue
        row = []
        for column, cell in enumerate(cells, 1):
            if column not in columns_hidden and (number, column) not in covered:
                down, across, shown = starts.get((number, column), (1, 1, cell))
                row.append(Cell(_shown(shown.value, shown.number_format), down, across))
        found.append(row)
    return found


def _read(rows: Sequence[Sequence[Cell]]) -> tuple[list[str], str | None]:
    """The lines of a sheet, and its title: what stands alone above its first table."""
    blocks = [_spread(block) for block in _blocks(rows)]
    first = [cell.text.strip() for cell in blocks[0][0] if cell.text.strip()] if blocks and len(blocks[0]) > 1 else []
    title = "".join(first[0].split()) if len(first) == 1 and not NOTE.match(first[0]) else ""
    return [line for block in blocks for line in tables.lines(block)], title if 0 < len(title) <= TITLE else None


def _spread(block: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """A table whose captions and notes, written into the first cell of a row, reach over all of it, as they are shown."""
    width = max(sum(cell.columns for cell in row) for row in block)
    made: list[Sequence[Cell]] = []
    caption = True
    for row in block:
        alone = bool(row[0].text.strip()) and not any(cell.text.strip() for cell in row[1:])
        caption = caption and alone
        whole = alone and row[0].rows == 1 and (caption or NOTE.match(row[0].text.strip()))
        made.append([replace(row[0], columns=width)] if whole else row)
    return made


def _blocks(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    """Tables of a sheet, parted by blank rows."""
    block: list[Sequence[Cell]] = []
    blank = 0
    for row in rows:
        filled = any(cell.text for cell in row)
        blank = 0 if filled else blank + 1
        if blank == BLANK and block:
            yield block
            block = []
        if filled or any(cell.rows > 1 for cell in row):
            block.append(row)
    if block:
        yield block


def _shown(value: object, form: str) -> str:
    """A value as Excel shows it. Example: 0.125, "0.0%" -> 12.5%"""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime | datetime.date):
        day = f"{value.year}年{value.month}月{value.day}日" if "d" in form.lower() else f"{value.year}年{value.month}月"
        time = value.strftime("%H:%M") if isinstance(value, datetime.datetime) and "h" in form.lower() else ""
        return f"{day} {time}".strip()
    if isinstance(value, int | float):
        return _figure(value, form)
    return str(value).strip()


def _figure(value: float, form: str) -> str:
    shown = re.sub(r'"[^"]{0,40}"|\[[^\]]{0,40}\]|\\.', "", form.partition(";")[0])
    percent = "%" if "%" in shown else ""
    number = value * 100 if percent else value
    if "0" not in shown or "E" in shown or shown == "General":
        return f"{number:.15g}{percent}"
    decimals = re.search(r"\.([0#]{1,15})", shown)
    text = f"{number:{',' if ',' in shown else ''}.{len(decimals.group(1)) if decimals else 0}f}"
    return f"{text.rstrip('0').rstrip('.') if decimals and '#' in decimals.group(1) else text}{percent}"
