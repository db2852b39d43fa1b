"""What the figures of a table say together: by how much two differ, which rows fell or rose, how many are of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.ask.pieces import Said, whose
from bot.ask.table_ranges import holding, without
from bot.ask.table_rows import label, strange
from bot.ask.table_view import View, figure, thing, views
from bot.ask.tabled import MEASURED
from bot.says import ranks as says
from bot.text import words
from bot.text.grids import Span
from bot.text.outline import Outline

Told = tuple[str, Said]

# By how much one thing is more than another.
APART = re.compile(
    r"相差|差距|差(?:了|出)?(?:多少|几)|(?<!最)[多少高低][\u4e00-\u9fff]?(?:多少|几)|(?:增加|减少|增长|下降|超支|节约)了?(?:多少|几)"
)
HOW_MANY = re.compile("(?<!哪)(?:几|多少)(?P<unit>[个项家条座所种类处户名份])")
ASKS = re.compile("哪[些几个]?|什么|啥|有几|多少[个种项]")
FELL = re.compile("减产|减少|减收|下降|下滑|负增长|降低|降了|跌|缩减|萎缩|回落")
ROSE = re.compile("增产|增收|增长|上升|增加|提高|正增长|涨")
NOT = re.compile("[没未不]有?(?:减|下|负|降|跌|增|上|提|涨)")
# What a column of figures with signs is called.
SIGNED = re.compile("增长|增速|增幅|涨幅|升降|增减|同比|环比|比上年|较上年")
YEAR = re.compile(r"(?:19|20)\d\d")
MEASURE = re.compile(r"单位|计量单位")
# Of a column's name a question has so much at least, and of no other so much more; and as much of each of two that differ.
NAMED, BESIDE, BOTH = 0.25, 0.5, 0.5
# So many rows are told by their names.
ROWS_MAX = 20


def of_a_kind(question: str, said: Said) -> str:
    """How many rows have what a question says in a column that tells their kind; empty where it asks for no such number."""
    spans = [piece.span for piece in said.pieces if not piece.heading]
    question, table = words.fold(question), said.outline.table(spans[0][0])
    many = HOW_MANY.search(question)
    if table is None or many is None:
        return ""
    one = View(said.outline, table)
    shares = one.shares(question)
    if len(spans) < 2 or any(one.unit_of(column) == many["unit"] for column in one.table.columns):
        return ""
    rows = [one.by_column(span) for span in one.counted]
    if any(share and any(figure(row.get(name, "")) is not None for row in rows) for name, share in shares.items()):
        return ""
    told = [one.by_column(span) for span in spans]
    for column in shares:
        value = told[0].get(column, "")
        alike = [row for row in rows if row.get(column) == value]
        if value and words.fold(value) in question and alike == told:
            return says.OF_A_KIND(column=column, value=value, many=len(told), unit=many["unit"])
    return ""


def differing(question: str, outlines: Sequence[Outline]) -> Told | None:
    """By how much two rows differ in one column, or two columns in one row; None in any doubt which are meant."""
    folded = words.fold(question)
    if not APART.search(folded):
        return None
    found = [told for one in views(folded, outlines) for told in (*_of_rows(one, folded), *_of_columns(one, folded))]
    return found[0] if len(found) == 1 else None


def _of_rows(one: View, question: str) -> Iterator[Told]:
    rows = [(span, name) for span in one.table.rows if (name := _named(one, span, question))]
    # 初中 is no row that is named where 初中毕业生 is.
    rows = [(span, name) for span, name in rows if not any(name != other and name in other for _, other in rows)]
    column = _column(one, question)
    if len(rows) != 2 or column is None or _beside(one, question, [name for _, name in rows]):
        return
    cells = [one.by_column(span) for span, _ in rows]
    units = {row.get(name, "") for row in cells for name in row if MEASURE.fullmatch(name)}
    if len(units) > 1:
        return
    unit = next(iter(units), "") or one.unit_of(column)
    pairs = [(thing(row), row.get(column, "")) for row in cells]
    if said := _difference(f"“{column}”一列", pairs, unit):
        yield said, one.said(says.IN_TABLE(whose=whose(one.outline.essay)), [span for span, _ in rows])


def _of_columns(one: View, question: str) -> Iterator[Told]:
    shares = one.shares(question)
    if years := set(YEAR.findall(question)):
        shares = {name: share for name, share in shares.items() if set(YEAR.findall(name)) <= years}
    columns = [name for name, share in shares.items() if share >= BOTH]
    rows = [(span, name) for span in one.table.rows if (name := _named(one, span, question))]
    if not rows and one.called(question):
        rows = [(span, "") for span in one.table.rows if one.is_sum(span)]
    if len(columns) != 2 or len(rows) != 1 or _beside(one, question, [rows[0][1]]):
        return
    units = {one.unit_of(name) for name in columns}
    row = one.by_column(rows[0][0])
    pairs = [(f"“{name}”", row.get(name, "")) for name in columns]
    if len(units) == 1 and (said := _difference(f"“{thing(row)}”一行", pairs, units.pop())):
        yield said, one.said(says.IN_TABLE(whose=whose(one.outline.essay)), [rows[0][0]])


def _difference(where: str, pairs: Sequence[tuple[str, str]], unit: str) -> str | None:
    values = [figure(cell) for _, cell in pairs]
    first, second = values
    if first is None or second is None:
        return None
    (a, told), (b, other) = pairs if first >= second else pairs[::-1]
    unit = "个百分点" if unit in ("%", "％") else unit
    apart = _shown(abs(first - second))
    return says.IN_COLUMN(where=where, higher=a, figure=told, lower=b, other=other, difference=apart + unit)


def signed(question: str, outlines: Sequence[Outline]) -> Told | None:
    """The rows that fell, or that rose, by the one column of growth of the one table that fits; None in any doubt."""
    folded = words.fold(question)
    fell = FELL.search(folded)
    if NOT.search(folded) or not ASKS.search(folded) or not (fell or ROSE.search(folded)):
        return None
    found = [
        (one, name) for one in views(folded, outlines) if not strange(one, folded) for name in _growth(one, folded)
    ]
    if len(found) != 1:
        return None
    one, column = found[0]
    rows = [(span, one.by_column(span)) for span in one.counted]
    values = [(span, row, value) for span, row in rows if (value := figure(row.get(column, ""))) is not None]
    chosen = [(span, row) for span, row, value in values if (value < 0 if fell else value > 0)]
    if not 0 < len(chosen) <= ROWS_MAX or len(chosen) == len(values):
        return None
    told = "、".join(f"{thing(row)}（{row[column]}）" for _, row in chosen)
    opening = says.SIGNED(column=column, sign="负" if fell else "正", many=len(chosen), rows=told)
    return opening, one.said(says.IN_TABLE(whose=whose(one.outline.essay)), [span for span, _ in chosen])


def _growth(one: View, question: str) -> list[str]:
    """The columns of growth of a table in which a figure is below nothing; the one that a question names of several."""
    found = [
        name
        for name in one.table.columns
        if SIGNED.search(name)
        and any((value := figure(one.by_column(span).get(name, ""))) is not None and value < 0 for span in one.counted)
    ]
    shares = one.shares(question)
    most = max((shares.get(name, 0.0) for name in found), default=0.0)
    return [name for name in found if shares.get(name, 0.0) == most]


def _named(one: View, span: Span, question: str) -> str:
    """What a question calls a row by what it is of; empty where it does not."""
    cell = one.by_column(span).get(one.things, "")
    return label(words.fold(cell.removeprefix("其中：")), question) or (
        one.row(span)[0] if holding(one, question) == span else ""
    )


def _column(one: View, question: str) -> str | None:
    """The column of figures that a question names more of than of any other; the only one there is."""
    shares = {name: share for name, share in one.shares(question).items() if not MEASURE.fullmatch(name)}
    shares = {
        name: share
        for name, share in shares.items()
        if any(figure(one.by_column(span).get(name, "")) is not None for span in one.table.rows)
    }
    ordered = sorted(shares, key=lambda name: -shares[name])
    if len(ordered) == 1:
        return ordered[0]
    if not ordered or shares[ordered[0]] < NAMED or shares[ordered[1]] > BESIDE * shares[ordered[0]]:
        return None
    return ordered[0]


def _beside(one: View, question: str, names: Sequence[str]) -> bool:
    """Whether a question says much besides these rows that the table does not have."""
    for name in (*filter(None, names), *one.shares("")):
        question = question.replace(words.fold(MEASURED.sub("", name)), " ")
    return strange(one, without(APART.sub(" ", question).replace("比", " ")))


def _shown(value: Decimal) -> str:
    return format(value.normalize(), "f")
