"""What a page carries besides its text: running heads, page numbers, footnotes. They are found by looking at all pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from bot.documents.lines import joined
from bot.documents.pdf_drawn import Rule
from bot.documents.pdf_page import Page
from bot.documents.pdf_rows import Row

DASHED = r"[-–—―－·•~\s]"
PAGE_NUMBER = re.compile(
    rf"\A(?:{DASHED}++(?:\d{{1,4}}|[ivxlcIVXLC]{{1,7}}){DASHED}*+|[【\[〔(（]\d{{1,4}}[】\]〕)）]|\d{{1,4}}\s*[/／]\s*\d{{1,4}}"
    r"|(?:第\s*[\d一二三四五六七八九十百]{1,5}\s*页)?[，,/\s]*(?:共\s*[\d一二三四五六七八九十百]{1,5}\s*页)?"
    r"|页码\s*+[：:]?\s*+\d++(?:\s*+/\s*+\d++)?|(?:Page|P)[\s.]*\d+(?:\s+of\s+\d+)?)",
    re.IGNORECASE,
)
# What says at a page's end that a table, or the text, goes on.
CONTINUES = re.compile(
    r"[（(]?续\s?(?:上\s?)?表\s?[\d一二三四五六七八九十.—-]{0,6}[)）]?|[（(]?(?:接|续)(?:上|下)页[)）]?|[（(]?转下页[)）]?"
)
BARE_NUMBER = re.compile(r"\d{1,4}|[ivxlcIVXLC]{1,7}|[Ⅰ-Ⅻⅰ-ⅻ]")
# What opens an annex, at the head of its page; each bears a number of its own.
ANNEX = re.compile(r"附[件录表][\d一二三四五六七八九十]{1,3}[：:]?")
NOTE_MARK = re.compile(
    r"[①-⑳❶-❿⓪-⓴㉑-㉟]|[\[［〔]\d{1,3}[\]］〕]|\d{1,3}(?=[\s\u4e00-\u9fff“《])|[*＊†‡]{1,3}|注\s*\d*[：:]"
)
LINES = 3  # numbers of lines on a page, at least
ENDS = 4  # rows at either end of a page that may be furniture
SAME_PLACE = 4.0  # points
SMALL = 0.94  # of the text's size: footnotes are set smaller
SMALLER = 0.9  # running heads
TINY = 0.75
MARGIN = 0.09  # of the page's height


@dataclass(frozen=True, slots=True)
class Body:
    """A page's rows without its furniture, and its footnotes: (mark, text)."""

    rows: tuple[Row, ...]
    notes: tuple[tuple[str, str], ...]


def bodies(pages: Sequence[tuple[Page, Sequence[Row]]]) -> list[Body]:
    """Every page without running heads and page numbers, its footnotes apart."""
    pages = [(page, _unnumbered(rows)) for page, rows in pages]
    size = _usual_size([row for _, rows in pages for row in rows])
    repeated = _repeated(pages)
    numbered = _numbered(pages)
    found = []
    for number, (page, rows) in enumerate(pages):
        kept = _without(list(rows), page, number, (repeated, numbered), size)
        found.append(_footnotes(kept, page, size))
    return found


def _unnumbered(rows: Sequence[Row]) -> list[Row]:
    """The rows without the numbers of lines that stand in the margin at every fifth or tenth of them."""
    if not rows:
        return []
    left = Counter(round(row.pieces[-1].x0) for row in rows).most_common(1)[0][0]
    beside = [
        row
        for row in rows
        if row.pieces[0].text.isdecimal()
        and row.pieces[0].x1 < left - row.pieces[0].size / 2
        and not row.pieces[0].cells
    ]
    given = [int(row.pieces[0].text) for row in beside]
    steps = {after - before for before, after in pairwise(given)}
    if len(given) < LINES or len(steps) != 1 or not steps <= {5, 10}:
        return list(rows)
    kept = (replace(row, pieces=row.pieces[1:]) if row in beside else row for row in rows)
    return [row for row in kept if row.pieces]


def _usual_size(rows: Sequence[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _key(row: Row) -> str:
    bare = "".join(row.text.split())
    return bare if ANNEX.fullmatch(bare) else re.sub(r"\d+", "#", bare)


def _ends(rows: Sequence[Row]) -> list[Row]:
    """The rows at both ends of a page; tables are none."""
    ends = [*rows[:ENDS], *rows[max(ENDS, len(rows) - ENDS) :]]
    return [row for row in ends if not any(piece.cells for piece in row.pieces)]


def _repeated(pages: Sequence[tuple[Page, Sequence[Row]]]) -> dict[str, list[float]]:
    """What stands at one place of two pages or more: its words, digits aside -> its heights."""
    places: defaultdict[str, list[float]] = defaultdict(list)
    for _, rows in pages:
        for row in _ends(rows):
            places[_key(row)].append(row.y)
    return {
        key: ys for key, ys in places.items() if any(b - a < SAME_PLACE for a, b in pairwise(sorted(ys))) and key != "#"
    }


def _numbered(pages: Sequence[tuple[Page, Sequence[Row]]]) -> set[int]:
    """By how much bare numbers at the ends of pages differ from the pages' own count, where two agree."""
    shifts: Counter[int] = Counter()
    for number, (_, rows) in enumerate(pages):
        ends = {text for row in (*rows[:1], *rows[-1:]) for text in _beside(row)}
        shifts.update(int(text) - number for text in ends if text.isdecimal() and len(text) < 5)
    return {shift for shift, count in shifts.items() if count > 1}


def _without(
    rows: list[Row], page: Page, number: int, known: tuple[dict[str, list[float]], set[int]], size: float
) -> list[Row]:
    """The rows but for those that are furniture from the page's ends inwards."""
    repeated, numbered = known

    def is_number(row: Row) -> bool:
        text = row.text
        if PAGE_NUMBER.fullmatch(text) or CONTINUES.fullmatch(text):
            return True
        margin = not MARGIN * page.height < row.y < (1 - MARGIN) * page.height
        return bool(BARE_NUMBER.fullmatch(text)) and (
            (margin and len(rows) > 1) or (text.isdecimal() and int(text) - number in numbered)
        )

    def is_furniture(row: Row) -> bool:
        if any(piece.cells for piece in row.pieces):
            return False
        again = repeated.get(_key(row), ())
        if is_number(row) or sum(abs(y - row.y) < SAME_PLACE for y in again) > 1:
            return True
        if _is_head(row, page, number, numbered):
            return True
        # Of heads that take turns, one may stand once: in the others' place, and as small.
        return row.size < SMALLER * size and any(abs(y - row.y) < 1 for ys in repeated.values() for y in ys)

    numbered_page = any(is_number(row) for row in (*rows[:1], *rows[-1:]))

    for end in (0, -1):
        found = numbered_page
        for _ in range(ENDS):
            if not rows:
                break
            if is_furniture(rows[end]):
                found = True
                rows.pop(end)
            elif _stands_off(rows, end, size, page, found):
                rows.pop(end)
            else:
                break
    return rows


def _beside(row: Row) -> tuple[str, ...]:
    """What stands at both ends of a row."""
    return row.pieces[0].text, row.pieces[-1].text


def _is_head(row: Row, page: Page, number: int, numbered: set[int]) -> bool:
    """Whether a row of the margin has the page's number beside other words: by the other pages' count, or over a ruled line."""
    given = [text for text in _beside(row) if text.isdecimal() and len(text) < 5]
    if len(row.pieces) != 2 or len(given) != 1 or MARGIN * page.height < row.y < (1 - MARGIN) * page.height:
        return False
    ruled = any(
        rule.level and abs(rule.at - row.y) < 2 * row.size and rule.end - rule.start > page.width / 2
        for rule in page.rules
    )
    return ruled or int(given[0]) - number in numbered


def _stands_off(rows: Sequence[Row], end: int, size: float, page: Page, beside: bool) -> bool:
    """Small words in the margin, or on a page with its number, well off the text: a running head seen on one page only."""
    row = rows[end]
    if len(rows) < 3 or any(piece.cells for piece in row.pieces) or re.search(r"[。；]", row.text):
        return False
    steps = sorted(above.y - below.y for above, below in pairwise(rows))
    apart = abs(row.y - rows[1 if end == 0 else -2].y) > 2 * steps[len(steps) // 2]
    margin = not MARGIN * page.height < row.y < (1 - MARGIN) * page.height
    return (beside and apart and row.size < SMALLER * size) or (margin and row.size < TINY * size)


def _footnotes(rows: list[Row], page: Page, size: float) -> Body:
    """Parts what stands at a page's foot, small or under a short ruled line, from its first mark on."""
    first = len(rows)
    while first > 0 and rows[first - 1].size < SMALL * size and not rows[first - 1].pieces[0].cells:
        first -= 1
    if line := _separator(page, rows):
        under = next((at for at, row in enumerate(rows) if row.y < line.at), len(rows))
        first = min(first, under)
    while first < len(rows) and not NOTE_MARK.match(rows[first].text):
        first += 1
    notes: list[tuple[str, list[str]]] = []
    for row in rows[first:]:
        if mark := NOTE_MARK.match(row.text):
            notes.append((mark.group(), [row.text]))
        else:
            notes[-1][1].append(row.text)
    # Where all is small or all is notes, it is the page's text.
    if first == 0:
        return Body(tuple(rows), ())
    return Body(tuple(rows[:first]), tuple((mark, reduce(joined, lines)) for mark, lines in notes))


def _separator(page: Page, rows: Sequence[Row]) -> Rule | None:
    """The short ruled line above a page's footnotes: in its lower half, from the left margin, nothing drawn below."""
    if not rows:
        return None
    left = min(row.pieces[0].x0 for row in rows)
    level = sorted((rule for rule in page.rules if rule.level), key=lambda rule: rule.at)
    line = level[0] if level else None
    fits = (
        line and line.at < page.height / 2 and abs(line.start - left) < 30 and line.end - line.start < page.width * 0.4
    )
    return line if fits else None
