"""The elements of a page as lines: headings, paragraphs, numbered lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.documents import tables
from bot.documents.formats import one_line
from bot.documents.html_tree import BLOCKS, Element

SPAN = 1_000  # rows or columns that a cell may take, as browsers have it
NUMBERED = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[）).、．]|第[一二三四五六七八九十\d]{1,4}[条章节项]|[①-⑳]"
)
NUMERALS = "零一二三四五六七八九十"


def lines(element: Element, marks: bool = True) -> list[str]:
    """The lines that an element shows; headings with Markdown's marks, if wanted."""
    tidy = (re.sub(r" {2,}", " ", line).strip() for line in "".join(_pieces(element, marks)).split("\n"))
    return [line for line in tidy if line]


def _pieces(element: Element, marks: bool) -> Iterator[str]:
    counter = iter(_numbers(element)) if element.tag == "ol" else None
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        elif child.tag == "pre":
            yield f"\n{child.text}\n"
        elif child.tag == "table":
            yield "\n"
            yield from _table(child, marks)
            yield "\n"
        elif child.tag == "li" and counter is not None:
            inner = "\n".join(lines(child, marks))
            mark = next(counter, "")
            yield f"\n{'' if NUMBERED.match(inner) else mark}{inner}\n" if inner else ""
        elif re.fullmatch(r"h[1-6]", child.tag):
            heading = one_line(lines(child, marks=False))
            yield f"\n{'#' * int(child.tag[1]) + ' ' if marks else ''}{heading}\n" if heading else ""
        elif child.tag in BLOCKS:
            yield "\n"
            yield from _pieces(child, marks)
            yield "\n"
        else:
            yield from _pieces(child, marks)


def _numbers(element: Element) -> Iterator[str]:
    """The numbers that a browser sets before the items of a list."""
    items = [child for child in element.elements if child.tag == "li"]
    style = f"{element.attributes.get('style') or ''}"
    if re.search(r"list-style(?:-type)?\s*+:[^;]{0,80}\bnone\b", style):
        return
    kind = element.attributes.get("type") or "1"
    if re.search(r"cjk-ideographic|chinese|cjk-decimal", style):
        kind = "一"
    step = -1 if "reversed" in element.attributes else 1
    at = _integer(element.attributes.get("start"), 1 if step == 1 else len(items))
    for item in items:
        at = _integer(item.attributes.get("value"), at)
        yield _shown(at, kind)
        at += step


def _shown(number: int, kind: str) -> str:
    """Example: 12, "一" -> 十二、; 2, "a" -> b."""
    if kind == "一" and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return f"{NUMERALS[tens] if tens > 1 else ''}{'十' if tens else ''}{NUMERALS[ones] if ones else ''}、"
    if kind in {"a", "A"} and 0 < number < 27:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."


def _integer(given: str | None, otherwise: int) -> int:
    return int(given) if given and re.fullmatch(r"-?\d{1,6}", given.strip()) else otherwise


def _table(table: Element, marks: bool) -> Iterator[str]:
    """A table's rows; one that only lays out the page is read as its cells are, one after the other."""
    rows = list(table_rows(table))
    if caption := next((child for child in table.elements if child.tag == "caption"), None):
        yield "\n".join(lines(caption, marks)) + "\n"
    if is_layout(rows):
        for row in rows:
            for cell in row:
                yield "\n"
                yield from _pieces(cell, marks)
                yield "\n"
        return
    yield "\n".join(tables.lines(cells(rows)))


def table_rows(table: Element) -> Iterator[list[Element]]:
    """The cells of a table's own rows, not of tables within it."""
    for child in table.elements:
        if child.tag == "tr":
            yield [cell for cell in child.elements if cell.tag in {"td", "th"}]
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from table_rows(child)


def is_layout(rows: Sequence[Sequence[Element]]) -> bool:
    """Whether a table only lays out a page: tables or long texts in its cells, or one column."""
    cells = [cell for row in rows for cell in row]
    if any(cell.tag == "th" for cell in cells):
        return False
    if any(one.tag in {"table", "h1", "h2", "h3"} for cell in cells for one in cell.walk()):
        return True
    paragraphs = max((sum(one.tag == "p" for one in cell.walk()) for cell in cells), default=0)
    return max(map(len, rows), default=0) < 2 or (paragraphs > 3 and len(cells) < 7)


def cells(rows: Sequence[Sequence[Element]]) -> list[list[tables.Cell]]:
    """The cells of a table as `tables` takes them."""
    return [
        [
            tables.Cell(
                "\n".join(lines(cell, marks=False)),
                min(_span(cell.attributes, "rowspan"), len(rows) - number),
                _span(cell.attributes, "colspan"),
                cell.tag == "th",
            )
            for cell in row
        ]
        for number, row in enumerate(rows)
    ]


def _span(attributes: Mapping[str, str | None], name: str) -> int:
    span = _integer(attributes.get(name), 1)
    return SPAN if span == 0 and name == "rowspan" else max(1, min(span, SPAN))
