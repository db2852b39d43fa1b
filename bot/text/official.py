"""Facts that an official document states of itself, each with its place: number, dates, addressees, attachments.

After the forms of GB/T 9704 (公文格式) and of regulations (题注 under the title, 施行 clause at the end).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Span = tuple[int, int]
Fact = Literal["number", "order", "addressee", "dated", "printed", "adopted", "effective", "attachment", "organ"]

# How far from either end a document tells of itself.
HEAD, TAIL = 1_200, 1_500
DATE = r"(?:20|19)\d\d年\d{1,2}月\d{1,2}日|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,5}号")
ORDER = re.compile(r"第\s?\d{1,5}\s?号(?:令|公告)?$|令第\s?\d{1,5}\s?号|第[一二三四五六七八九十百\d]{1,6}号令?")
ADDRESSEE = re.compile(r"^[\u4e00-\u9fff，、（）() ]{4,120}[：:]$")
ADDRESSED = re.compile(r"政府|部门|单位|机构|委员会|[厅局办司处院校]|企业|公司|各")
DATED = re.compile(rf"^[ \t\u3000]*(?:{DATE})[ \t\u3000]*$")
PRINTED = re.compile(rf"(?:{DATE})[ \t\u3000]*印发")
ADOPTED = re.compile(rf"(?:{DATE})[^。\n]{{0,60}}(?:通过|批准|公布)")
EFFECTIVE = re.compile(rf"自(?:{DATE}|公布之日|印发之日|发布之日)起(?:施行|实施|执行|生效)")
ATTACHED = re.compile(r"^[ \t\u3000]*附件[：:](?=[ \t\u3000]*\S)")
NUMBERED = re.compile(r"^[ \t\u3000]*\d{1,2}[.、．]\s{0,2}\S")
ORGAN = re.compile(r"^[\u4e00-\u9fff、 \u3000]{4,40}(?:政府|办公[厅室]|委员会|[厅局部院会署])$")


def facts(text: str) -> Iterator[tuple[Fact, Span]]:
    """Every fact that a document states of itself, in the text's order."""
    attached = False
    for start, end in _lines(text):
        line = text[start:end]
        head, tail = start < HEAD, end > len(text) - TAIL
        if head and (match := NUMBER.search(line)) and len(match.group()) + 8 >= len(line.strip()):
            yield "number", (start + match.start(), start + match.end())
        elif head and (match := ORDER.search(line)) and len(line.strip()) < 24:
            yield "order", (start, end)
        elif head and ADDRESSEE.match(line) and ADDRESSED.search(line):
            yield "addressee", (start, end)
        if head and (match := ADOPTED.search(line)):
            yield "adopted", (start, end) if len(line) < 160 else (start + match.start(), start + match.end())
        if ATTACHED.match(line) or (attached and NUMBERED.match(line)):
            yield "attachment", (start, end)
            attached = True
        else:
            attached = False
        if DATED.match(line):
            yield "dated", (start, end)
        if tail and PRINTED.search(line):
            yield "printed", (start, end)
        if ORGAN.match(line) and (head or tail):
            yield "organ", (start, end)
        if match := EFFECTIVE.search(line):
            begins = max(line.rfind("。", 0, match.start()) + 1, 0)
            yield "effective", (start + begins, min(start + match.end() + 1, end))


def _lines(text: str) -> Iterator[Span]:
    """Lines without the white space around them."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        if line.strip():
            yield start, match.start() + len(line.rstrip())
