"""Where what a document says ends and its closing begins: list of annexes, signature, date, to whom it is copied.

After GB/T 9704-2012, 7.3.4 to 7.4.2. The closing stands behind the last section or article and is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.headings import blocks
from bot.text.official import ATTACHED, COPIED, DATED, NUMBERED, PRINTED, SIGNED, issues

# A line about who the document is sent to, or printed by; what such a line begins with.
IMPRINT, IMPRINT_MAX = ("抄送", "抄报", "分送", "主题词"), 60
# 特此通知。 and a note in brackets under the date: （此件公开发布）, （联系人：…）.
FORMULA, NOTE = re.compile(r"特此[\u4e00-\u9fff]{2,4}[。！]?$"), re.compile(r"[（(][^（）()\n]{2,80}[）)]$")

Span = tuple[int, int]


def begins(text: str, until: int) -> int:
    """Where the closing of what ends at `until` begins: there, where it has none.

    Example: 第三条　本办法自印发之日起施行。\\n某局\\n2025年7月1日 -> the place of 某局
    """
    lines = [(start, end) for start, end in blocks(text) if start < until]
    begun, sure = len(lines), False
    while begun and (count := _closing(text, lines[:begun], lines[begun] if begun < len(lines) else None)):
        begun -= count
        sure = sure or any(_dates(text[slice(*one)].strip()) for one in lines[begun : begun + count])
    return lines[begun][0] if sure and 0 < begun < len(lines) else until


def is_imprint(line: str) -> bool:
    """Whether a line is printed at the foot of the last page: 抄送：…, 某办公室秘书科　2025年7月16日印发."""
    return line.startswith(IMPRINT) or (
        line.endswith("印发") and len(line) <= IMPRINT_MAX and bool(PRINTED.search(line))
    )


def _dates(line: str) -> bool:
    """Whether a line can stand in a closing alone."""
    return DATED.match(line) is not None or COPIED.match(line) is not None or is_imprint(line)


def _closing(text: str, lines: Sequence[Span], below: Span | None) -> int:
    """How many of the last lines are of a closing: a list of annexes is several; 0 where the last is none.

    `below`: the line under them, that is of the closing.
    """
    line = text[slice(*lines[-1])].strip()
    if _dates(line) or FORMULA.match(line) or NOTE.match(line):
        return 1
    under = text[slice(*below)].strip() if below else ""
    if issues(line) or (SIGNED.match(line) and DATED.match(under)):
        return 1 if under and (DATED.match(under) or issues(under)) else 0
    listed = 1
    for one in reversed(lines):
        said = text[slice(*one)].strip()
        if ATTACHED.match(said):
            return listed
        if not NUMBERED.match(said):
            return 0
        listed += 1
    return 0
