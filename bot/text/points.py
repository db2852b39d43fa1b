"""The enumerated points of a paragraph: 一是…, 1.…, 谋划上…, （一）…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text.sentences import clause_spans, sentence_spans

# (start, end, label of the point or None) of a part of a paragraph.
Stretch = tuple[int, int, str | None]

NUMERAL = "一二三四五六七八九十"
POINT = re.compile(
    rf"(?:(?:[{NUMERAL}]{{1,2}}是|一方面|另一方面)|\d{{1,2}}[.、．](?!\d)|[（(]\d{{1,2}}[)）]|第[{NUMERAL}]{{1,3}}[条，,])"
)
# A list may begin behind the colon that announces it: 主要任务：一是修路。
FIRST = re.compile(r"[：:](?=一是|[（(]1[)）]|1[.、．](?!\d))")
# 一要…；二要…, 一靠…二靠…: of each word behind the numeral, where the first two at least are counted so.
COUNT_WORDS = "要靠看抓在来则"
COUNTING = re.compile(rf"([{NUMERAL}])([{COUNT_WORDS}])")
# Behind a comma a number goes on from the point before it: 8、…，9、….
GOES_ON = re.compile(r"[，,](?=(?P<number>\d{1,2})[、.．](?!\d))")
DIGITS = re.compile(r"(\d{1,2})[.、．](?!\d)")
ITEM = re.compile(rf"[{NUMERAL}]{{1,3}}、|[（(][{NUMERAL}]{{1,3}}[)）]")
ASPECT = re.compile(r"([\u4e00-\u9fff]{2})上(?![，、述下])")
NO_ASPECT = frozenset(
    "总体 基本 事实 实际 根本 本质 原则 理论 以及 网络 线下 马路 世界 社会 历史 国际 路 早 晚 身".split()
)
BESIDES = re.compile(r"此外")
POINT_MAX = 40
BARE = 5  # a first clause of so few characters is a mere marker: 一方面，


def stretches(text: str, start: int, end: int, plain: bool, counted: bool = False) -> list[Stretch]:
    """(start, end, label) of a paragraph cut before each enumerated point; what leads up to the first has no label.

    `counted`: it begins with a number in a count that goes through several paragraphs (`counting`).

    One that begins with 一、 or （一） and is no heading is a point, but in an article, where it is an item, and where it
    enumerates points itself.
    """
    sentences = sentence_spans(text, start, end)
    starts = [left for left, _ in sentences]
    # Points may also follow a semicolon: 一是…；二是….
    starts += [left for s, e in sentences for left, _ in clause_spans(text, s, e, semicolons_only=True)]
    starts = sorted({*starts, *(match.end() for match in FIRST.finditer(text, start, end))})
    marked = [at for at in starts if POINT.match(text, at, end)]
    marked = sorted({*marked, *counting(text, starts, end), *([start] if counted else ())})
    marked = sorted({*marked, *_going_on(text, marked, end)})
    aspects = [at for at in starts if (found := ASPECT.match(text, at, end)) and found.group(1) not in NO_ASPECT]
    if len(aspects) >= 2 and not marked:
        marked = aspects
    elif any(text.startswith("另一方面", at) for at in marked):
        marked += [at for at in starts if BESIDES.match(text, at, end) and at > marked[0]]
    if not marked and not plain and ITEM.match(text, start, end):
        marked = [start]
    cuts = sorted({start, *marked})
    return [
        (left, right, _label(text, left, right) if left in marked else None)
        for left, right in zip(cuts, [*cuts[1:], end], strict=True)
    ]


def _going_on(text: str, marked: Sequence[int], end: int) -> Iterator[int]:
    """Where a point in digits ends in a comma, and the next of its number follows in the same sentence."""
    if not marked or (match := DIGITS.match(text, marked[-1], end)) is None:
        return
    number = int(match[1])
    for match in GOES_ON.finditer(text, marked[-1], end):
        if int(match["number"]) == number + 1:
            number += 1
            yield match.end()


def counting(text: str, starts: Sequence[int], end: int) -> list[int]:
    """Those of some places from which points are counted in turn with one word. Example: 一要用好互助。…二要盘活资源。"""
    runs: list[list[int]] = []
    last: dict[str, list[int]] = {}
    for at in starts:
        if (match := COUNTING.match(text, at, end)) is None:
            continue
        nth = NUMERAL.index(match[1])
        if nth == 0:
            last[match[2]] = [at]
            runs.append(last[match[2]])
        elif len(last.get(match[2], ())) == nth:
            last[match[2]].append(at)
    return [at for run in runs if len(run) > 1 for at in run]


def _label(text: str, start: int, end: int) -> str | None:
    """The point's marker and first clause: "一是强化基础研究“压舱石”作用"."""
    spans = clause_spans(text, start, min(end, sentence_spans(text, start, end)[0][1]))
    stop = spans[0][1]
    if len(spans) > 1 and stop - start <= BARE:
        stop = spans[1][1]
    label = text[start:stop].rstrip("，；：、。！？,;:. ")
    return label[:POINT_MAX] or None
