"""Rows of a table that a question tells by their number or by what a cell of them has.

Example: 名单里排第七的是哪家 -> the seventh row; 所在地是青川市的有哪几家 -> the rows with 青川市 in the column 所在地
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask.asked import may_count
from bot.ask.pieces import Said, whose
from bot.ask.table_ranges import holding, without
from bot.ask.table_view import View, views
from bot.ask.tabled import MEASURED, NUMBERING
from bot.ask.wants import own_words
from bot.says import structure as says
from bot.text import keys, numbers, words
from bot.text.grids import YEAR, Span
from bot.text.outline import Outline

N = r"[一二三四五六七八九十百\d]{1,5}"
# A row by its number, and what makes it one of a table rather than of a list.
ROW = re.compile(
    rf"(?P<sorted>排名?|排在|名列|序号(?:是|为)?)?(?P<back>倒数)?第(?P<number>{N})(?P<unit>[行家项个位名条户]|(?=的|是|$|\W))|序号(?:是|为)?(?P<borne>{N})|最后(?:一|1)?(?P<last>[行家项个位名户])"
)
TABLE = re.compile(r"表(?![示明现达彰扬率态决])|名单|清单|名录|目录|名册")
# By such words rows are asked for by rank, which a table must have.
SORTED, RANK = ("排", "排名", "名列"), re.compile("名次|排名|位次|等次|名列")
ASKS = re.compile(r"哪|什么|啥|谁|多少|几|何")
# A cell that tells a row has so many characters.
CELL_MIN = 2
# By a part of a cell a row is told where that has so many characters.
PART_MIN = 3
# A cell is asked for by how much or which it is; by who, where and why a sentence is.
HOW_MUCH, OTHERWISE = re.compile("多[少久长]|几|哪|什么|啥"), re.compile("谁|哪里|哪儿|为什么|为何|怎么|如何|什么时候")
# How long, or when, a column of time says.
TIME = re.compile("多久|多长时间|几天|多少天|(?:什么|啥)时候|何时")
TIME_COLUMN = re.compile("时限|期限|时间|工期|天数|工作日|日期|年限|周期")
LINE = re.compile("[那这]一?行")
# What a row is called by where a figure lies in its range.
FIGURE = "＃＃"
# What says of a row only that it is counted.
COUNT = re.compile("(?:总?数量?|总量|个数)$")
# Of what a question says besides a row, so much may stand neither in the table nor over it.
LOST_MAX = 0.34


def numbered(question: str, outlines: Sequence[Outline]) -> tuple[Said, bool] | None:
    """The row of that number and whether there is one; None where the question asks for none, or several tables fit."""
    folded = words.fold(question)
    match = ROW.search(folded)
    if match is None or not (TABLE.search(folded) or match["sorted"] or match["borne"] or match["unit"] == "行"):
        return None
    if (one := _fitting(folded.replace(match.group(), " "), outlines)) is None:
        return None
    if match["sorted"] in SORTED and not any(RANK.search(column) for column in one.table.columns) and not one.borne:
        return None  # by what it is sorted is told nowhere
    borne, whole = one.borne, len(one.counted)
    given = match["number"] or match["borne"]
    number = numbers.ordinal(given) if given else 1
    if match["back"] or match["last"]:
        number = whole + 1 - number
    if borne and sorted(borne) == list(range(1, whole + 1)):
        at = borne.index(number) if number in borne else -1
    elif not borne and one.table.head:
        at = number - 1 if 0 < number <= whole else -1
    else:
        return None  # its rows may stand in several lines
    if at < 0:
        row = says.NO_ROW(whose=whose(one.outline.essay), most=whole, part=match.group())
        return one.said(row, one.counted[-1:]), False
    return one.said(says.TABLE(whose=whose(one.outline.essay)), (one.counted[at],)), True


def told(question: str, outlines: Sequence[Outline]) -> Said | None:
    """The rows that have what the question says in the column that it names; None where it names none, or several fit."""
    folded = _dated(words.fold(question))
    if not ASKS.search(folded):
        return None
    pairs = set(keys.bigrams(folded))
    fitting: list[Said] = []
    for one in views(folded, outlines):
        for at, column in enumerate(one.table.columns):
            if NUMBERING.fullmatch(column) or not pairs & set(keys.bigrams(words.fold(column))):
                continue
            having = [(span, one.row(span)) for span in one.table.rows]
            found = [(span, row[at]) for span, row in having if at < len(row) and _tells(row[at], folded)]
            if found and len({cell for _, cell in found}) == 1:
                spans = _narrowed(one, [span for span, _ in found], folded)
                said = one.said(says.TABLE(whose=whose(one.outline.essay)), spans)
                fitting.append(said)
                break
    return fitting[0] if len(fitting) == 1 else None


def _narrowed(one: View, spans: Sequence[Span], question: str) -> list[Span]:
    """Of rows those of which a question names the most cells. Example: 县道水泥路面 -> 县道, 水泥路面; not 乡道, 水泥路面"""
    told = [sum(_tells(cell, question) for cell in set(one.row(span))) for span in spans]
    return [span for span, many in zip(spans, told, strict=True) if many == max(told)]


def crossed(question: str, outlines: Sequence[Outline]) -> Said | None:
    """The row that a question names, where it asks for another column of it and says little besides; None in any doubt.

    Of several the one of which it names the most cells; all of which it names as much, where these are few. Example: 柳湾镇到2030年建几座充电站 -> the row 柳湾镇 of the table
    with the column 充电站（座）, under a line that says 2030年
    """
    folded = words.fold(question)
    clauses = [one for one in re.split("[,;?]", folded) if HOW_MUCH.search(one)]  # 每月多少, 谁出钱 asks for a cell too
    timed = [one for one in clauses if TIME.search(one)]
    folded = ",".join(one for one in re.split("[,;?]", folded) if one in clauses or not OTHERWISE.search(one))
    if not clauses or all(OTHERWISE.search(TIME.sub("", one)) for one in clauses):
        return None
    fitting: list[tuple[list[str], View, Span]] = []
    for one in views(folded, outlines):
        if timed and not any(TIME_COLUMN.search(column) for column in one.table.columns):
            continue
        if not may_count(folded, f"{one.over} {one.outline.essay.text[slice(*one.table.span)]}"):
            continue
        if held := holding(one, folded):
            if not strange(one, without(folded)):
                fitting.append(([FIGURE], one, held))
            continue
        rows = list(_labelled(one, folded))
        rest = folded
        for name in (name for _, labels in rows for name in labels):
            rest = rest.replace(name, " ")
        for span, labels in rows:
            if (timed or LINE.search(rest) or _asked(one, rest)) and not strange(one, rest):
                fitting.append((labels, one, span))
    most = max((len("".join(labels)) for labels, _, _ in fitting), default=0)
    best = [(labels, one, span) for labels, one, span in fitting if len("".join(labels)) == most]
    if not best or any((labels, one.table) != (best[0][0], best[0][1].table) for labels, one, _ in best):
        return None
    one = best[0][1]
    few = len(best) == 1 or 2 * len(best) <= len(one.table.rows)  # 县道一公里补多少: of each kind of its surface
    return one.said(says.TABLE(whose=whose(one.outline.essay)), [span for _, _, span in best]) if few else None


def _labelled(one: View, question: str) -> Iterator[tuple[Span, list[str]]]:
    """The rows of which a question names cells, with what it calls them; where it names none whole, the one by a part of it."""
    named = [(span, [label(cell, question) for cell in one.row(span)]) for span in one.table.rows]
    told = [(span, list(dict.fromkeys(filter(None, labels)))) for span, labels in named]
    found = [(span, labels) for span, labels in told if labels]
    # 图书馆 in the accounts of a library calls the text rather than a row of it.
    name = words.fold(one.outline.essay.name)
    own = [(span, labels) for span, labels in found if not all(label in name for label in labels)]
    yield from own or found or _nearest(one, question)


def _nearest(one: View, question: str) -> Iterator[tuple[Span, list[str]]]:
    """The row whose first cell has more of a question's own words in one run than any other, and which the rest lacks.

    Example: 中级职称的租房补贴 -> the row 具有中级职称或者硕士学位的人员, beside 具有副高级职称的人员
    """
    firsts = [(one.row(span) or [""])[0] for span in one.table.rows]
    runs = [max(_runs(question, cell), key=len, default="") for cell in firsts]
    longest = max(map(len, runs), default=0)
    at = [number for number, run in enumerate(runs) if len(run) == longest]
    if len(at) == 1 and longest >= PART_MIN and not re.search(r"\d", runs[at[0]]) and runs[at[0]] not in one.over:
        yield one.table.rows[at[0]], [runs[at[0]]]


def _runs(question: str, cell: str) -> Iterator[str]:
    """The whole words of a question, side by side, that stand so in a cell."""
    pieces = words.cut(question)
    for first, (start, _) in enumerate(pieces):
        for at, word in pieces[first:]:
            if question[start : at + len(word)] not in cell:
                break
            yield question[start : at + len(word)]


def label(cell: str, question: str) -> str:
    """What a question calls a row by a cell: without a figure, and without what only says that it is counted.

    Example: 三级(高级工) -> 三级高级工, 三级, or 高级工
    """
    bare = COUNT.sub("", cell)
    if re.search(r"\d", bare):
        return ""
    names = [bare, re.sub(r"[()]", "", bare), MEASURED.sub("", bare), *MEASURED.findall(bare)]
    return max((name for name in names if len(name) >= CELL_MIN and name in question), key=len, default="")


def _asked(one: View, rest: str) -> bool:
    """Whether what a question says besides a row has a column's name, or two neighbouring characters of it."""
    pairs = set(keys.bigrams(rest))
    names = [words.fold(MEASURED.sub("", column)) for column in one.table.columns if not NUMBERING.fullmatch(column)]
    return any(name in rest if YEAR.fullmatch(name) else pairs & set(keys.bigrams(name)) for name in names)


def strange(one: View, rest: str) -> bool:
    """Whether a question says much that neither the table, nor the lines over it, nor the name of its text has."""
    known = f"{one.over} {words.fold(one.outline.essay.name)}"
    said = [word for word in own_words(TIME.sub(" ", rest)) if len(word) > 1]
    lost = [word for word in said if word not in known]
    return sum(map(len, lost)) > LOST_MAX * sum(map(len, said))


def _tells(cell: str, question: str) -> bool:
    cell = _dated(cell)
    return len(cell) >= CELL_MIN and not cell.isdigit() and cell in question


def _dated(text: str) -> str:
    """A text with the days that people say as documents write them. Example: 8月31号之前 -> 8月31日前"""
    return re.sub(r"之前|以前", "前", re.sub(r"(?<=\d)号", "日", text))


def _fitting(question: str, outlines: Sequence[Outline]) -> View | None:
    """The one table whose columns, and the lines over it, have most of what the question says."""
    said = {word for word in keys.content(question) if len(word) > 1}
    found = views(question, outlines)
    scores = [sum(len(word) for word in said if word in one.over) for one in found]
    best = max(scores, default=0)
    return found[scores.index(best)] if best > 0 and scores.count(best) == 1 else None
