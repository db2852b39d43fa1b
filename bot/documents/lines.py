"""Lines that somebody broke or spread for the eye become sentences again: plain text, Markdown, Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise

from bot.documents.formats import CLOSED, NARROWEST, OPENS, SHORT
from bot.text import names, titles

# A field of a form or a signature begins a line of its own: 联系人：王某某.
LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]")
# Of a text whose lines are broken so many, to each line of the usual width, may be wider: rows of a table, a long address.
WIDER = 0.25
GOES_ON = re.compile(r"[，、（(《“‘—]\Z")
COLUMNS = re.compile(r"\S {2,}\S")
LETTER = re.compile(r"[0-9A-Za-z]\Z")
INNER = re.compile(r"[，；。：]")  # a title has none
# A page number alone on its line: between dashes, or as 第17页.
PAGE = re.compile(
    r"^[ \t\u3000\f]{0,80}(?:[-—－·]{1,3} ?(\d{1,4}) ?[-—－·]{1,3}|[-—－·]{0,3} ?第 ?(\d{1,4}) ?页 ?[-—－·]{0,3})[ \t\u3000\f\r]{0,20}"
)
PAGE_MOST = 120  # characters of such a line
HAN = "\u4e00-\u9fff"
# Three characters or more with one space between each, among others that have none.
SPREAD = re.compile(rf"(?<![{HAN}])[{HAN}](?: [{HAN}]){{2,}}+(?![{HAN}])")
BETWEEN = re.compile(rf" [{HAN}] ")  # stands in each of these, and is found far sooner
# A line, or a field's name, of a few characters set wide: 市　长：, 目　　录.
WIDE = re.compile(rf"[{HAN}]([ \u3000]{{1,4}})[{HAN}](?:\1[{HAN}]){{0,6}}+(?=[：:]|\Z)")
# An office set wide before the name of who signs: 区　　长　　许某某, 市　长　王　明.
SIGNS = re.compile(
    rf"(?P<office>[{HAN}](?:[ \u3000]{{1,4}}[{HAN}]){{1,4}})(?P<gap>[ \u3000]{{1,8}})(?P<name>[{HAN}·]{{2,8}}|[{HAN}][ \u3000]{{1,2}}[{HAN}])[ \u3000]*\Z"
)
ALL = re.compile(r"(?<=[^\x00-\x7f\u3000])[ \u3000](?=[^\x00-\x7f\u3000])")
# A line of so many pieces is set wide where each is what stands between two spaces when every character is set apart.
APART_MIN, GAPS = 6, " \u3000\u2002\u2003\xa0"
SINGLE = re.compile(r"[^\w\s]{0,2}(?:\d[\d.,]{0,12}|[A-Za-z]{1,12}|\w)?[^\w\s]{0,3}")
OFFICE = re.compile(names.OFFICES)
BLANKS = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")


def closed(line: str) -> str:
    """A line without the spaces that stand between its characters for show; those between words stay.

    Example: "不 得 低 于 四 平 方 米。" -> "不得低于四平方米。"; "市　长：王某某" -> "市长：王某某"
    """
    if len(line.split(None, 1)) < 2:
        return line
    start = len(line) - len(line.lstrip())
    bare = line[start:].rstrip()
    for gap in GAPS:
        # Most lines are known by what stands before their first blank, and need not be cut.
        if SINGLE.fullmatch(bare.partition(gap)[0]) and _each_apart(pieces := bare.split(gap)):
            return line[:start] + "".join(pieces)
    if (line.count(" ") + line.count("\u3000")) * 3 > len(line):
        whole = line[:start] + ALL.sub("", line[start:])
        if len(line) - len(whole) > (len(whole) - start) / 2:
            return whole
    if (signs := SIGNS.match(line, start)) and OFFICE.fullmatch(BLANKS.sub("", signs["office"])):
        return f"{line[:start]}{BLANKS.sub('', signs['office'])}{signs['gap']}{BLANKS.sub('', signs['name'])}"
    if wide := WIDE.match(line, start):
        line = line[:start] + BLANKS.sub("", wide.group()) + line[wide.end() :]
    return SPREAD.sub(lambda match: match.group().replace(" ", ""), line) if BETWEEN.search(line) else line


def _each_apart(pieces: Sequence[str]) -> bool:
    """Whether every character of a line is set apart: pieces of one, most of them Chinese, a number or not."""
    if len(pieces) < APART_MIN or not all(piece and SINGLE.fullmatch(piece) for piece in pieces):
        return False
    chinese = sum(any("\u4e00" <= char <= "\u9fff" for char in piece) for piece in pieces)
    # 20 30 are two numbers, 2 0 is one.
    several = any(
        len(a) > 1 and a.isascii() and b.isascii() for pair in pairwise(pieces) for a, b in (pair, pair[::-1])
    )
    return chinese * 3 > len(pieces) * 2 and not several


def joined(before: str, after: str) -> str:
    """Two pieces of one sentence: a space only where two words of letters meet; a number cut in two is one number.

    Example: "补助1", "20万元" -> "补助120万元"
    """
    before, after = before.rstrip(), after.lstrip()
    left, right = before[-1:], after[:1]
    apart = (
        left.isascii() and right.isascii() and (left.isalpha() or left in ",;:.)") and (right.isalnum() or right == "(")
    )
    if left in ",." and before[-2:-1].isdigit() and right.isdigit():
        apart = False
    return f"{before} {after}" if apart else before + after


def unpaged(text: str) -> str:
    """A text without the page numbers that count up in it, and the running head that stands behind them.

    Example: 办法⏎（一）甲；⏎- 17 -⏎办法⏎（二）乙。⏎- 18 - -> 办法⏎（一）甲；⏎（二）乙。
    """
    lines = text.split("\n")
    short = [(at, line) for at, line in enumerate(lines) if len(line) <= PAGE_MOST]
    pages = {at: int(match[1] or match[2]) for at, line in short if (match := PAGE.fullmatch(line))}
    counted = list(pages.values())
    if len(counted) < 2 or any(after - before != 1 for before, after in pairwise(counted)):
        return text
    filled = [at for at, line in enumerate(lines) if line.strip()]
    behind = {after for before, after in pairwise(filled) if before in pages and after not in pages}
    heads = {lines[at].strip() for at in behind}
    if len(heads) == 1 and lines[filled[0]].strip() in heads and len(filled) > 1:
        gone = {*pages, *behind}
        if titles.title("\n".join(lines[filled[0] + 1 :])):  # else the head is the title
            gone.add(filled[0])
    else:
        gone = set(pages)
    # The blank lines at a page's end part nothing.
    for at in pages:
        gone.update(_blank(lines, at, -1), _blank(lines, at, 1))
    for at in behind & gone:
        gone.update(_blank(lines, at, 1))
    return "\n".join(line for at, line in enumerate(lines) if at not in gone)


def _blank(lines: Sequence[str], at: int, step: int) -> Iterator[int]:
    """The blank lines next to a line, upwards or downwards."""
    at += step
    while 0 <= at < len(lines) and not lines[at].strip():
        yield at
        at += step


def mended(text: str, wrapped: bool = False) -> str:
    """A text whose lines were broken at some width, with its sentences whole again.

    Lines are joined up to one that closes a sentence; those that never do so are a list, a title or a signature, and
    stay. A broken line is about as wide as the widest, or ends in a comma; all may be known to be broken (`wrapped`, as
    in Markdown).

    Example: "对符合条件的企业，给予补助1\\n20万元。" -> "对符合条件的企业，给予补助120万元。"
    """
    if "\n" not in text:
        return closed(text)
    lines = [closed(line) for line in text.split("\n")]
    widths = [_width(line.rstrip()) for line in lines]
    full = NARROWEST if wrapped else max(NARROWEST, max(widths) - SHORT)
    if usual := _usual(lines, widths):
        full = min(full, usual - SHORT)
    broken = wrapped or usual > 0
    wide = [width >= full for width in widths]
    found: list[str] = []
    held: list[str] = []
    for line, is_wide in zip(lines, wide, strict=True):
        bare = line.strip()
        tabular = _is_tabular(bare)
        if held and not (bare and not tabular and not OPENS.match(line) and not LABELLED.match(bare)):
            found, held = [*found, *held], []
        if not bare or tabular:
            found.append(line)
        elif _is_closed(bare):
            found.append(reduce(joined, [*held, line]))
            held = []
        elif GOES_ON.search(bare) or (is_wide and (broken or INNER.search(bare) or LETTER.search(bare))):
            held.append(line)
        else:
            found, held = [*found, *held, line], []
    return "\n".join([*found, *held])


def _is_closed(line: str) -> bool:
    """Whether a sentence ends with the line; only its end is looked at, since a line may be a whole document."""
    return CLOSED.search(line, max(0, len(line) - 20)) is not None


def _is_tabular(line: str) -> bool:
    """Whether a line is a row of a table: its cells are parted by tabs, bars or wide gaps."""
    return "\t" in line or "|" in line or ("  " in line and COLUMNS.search(line) is not None)


def _width(line: str) -> int:
    """About the columns that a line takes: a Chinese character has three bytes and takes two, a digit has one."""
    return (len(line.encode("utf-8", "replace")) + len(line)) // 2


def _usual(lines: Sequence[str], widths: Sequence[int]) -> int:
    """The width that most lines have which close no sentence; 0 where they differ, or many are wider: then nobody broke them.

    Example: headings in pairs of twelve characters each, above paragraphs of five hundred -> 0
    """
    given = sorted(
        width
        for line, width in zip(lines, widths, strict=True)
        if line.strip() and not _is_closed(line.rstrip()) and "\t" not in line
    )
    middle = given[len(given) // 2] if given else 0
    alike = sum(abs(width - middle) <= SHORT for width in given)
    wider = sum(width > middle + 2 * SHORT for width in widths)
    likely = middle >= 2 * NARROWEST and alike > max(2, len(given) * 0.6) and wider <= alike * WIDER
    return middle if likely else 0
