"""Where what a document says ends and its closing begins: list of annexes, signature, date, to whom it is copied.

After GB/T 9704-2012, 7.3.4 to 7.4.2. The closing stands behind the last section or article and is no part of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.text.dates import DATE
from bot.text.headings import blocks
from bot.text.issuers import SIGNED, issues
from bot.text.official import ATTACHED, DATED, NUMBERED, PRINTED

# A line about who the document is sent to, or printed by; what such a line begins with.
IMPRINT, IMPRINT_MAX = ("抄送", "抄报", "分送", "主题词"), 60
# 特此通知。 and a note in brackets under the date: （此件公开发布）, （联系人：…）.
FORMULA, NOTE = re.compile(r"特此[\u4e00-\u9fff]{2,4}[。！]?$"), re.compile(r"[（(][^（）()\n]{2,80}[）)]$")

# Of a text that came as one line, who signs and the day are one line too.
ON = re.compile(rf"(?P<by>[^\d\n]{{2,60}})[ \t\u3000\xa0](?:{DATE})$")

Span = tuple[int, int]


def begins(text: str, until: int) -> int:
    """Where the closing of what ends at `until` begins: there, where it has none.

    Example: 第三条　本办法自印发之日起施行。\\n某局\\n2025年7月1日 -> the place of 某局
    """
    spans = blocks(text)
    last = begun = bisect_left(spans, (until,))
    sure, below = False, ""
    while begun and (lines := _closing(text, spans, begun, below)):
        begun, below = begun - len(lines), lines[0]
        sure = sure or any(map(_alone, lines))
    return spans[begun][0] if sure and 0 < begun < last else until


def is_imprint(line: str) -> bool:
    """Whether a line is printed at the foot of the last page: 抄送：…, 某办公室秘书科　2025年7月16日印发."""
    return line.startswith(IMPRINT) or (
        line.endswith("印发") and len(line) <= IMPRINT_MAX and bool(PRINTED.search(line))
    )


def _alone(line: str) -> bool:
    """Whether a line can stand in a closing alone."""
    on = ON.match(line)
    return DATED.match(line) is not None or is_imprint(line) or (on is not None and issues(on["by"]))


def _closing(text: str, spans: Sequence[Span], end: int, below: str) -> list[str]:
    """The last of the lines before one (by its number) that are of a closing; a list of annexes is several; empty for others.

    `below`: the line under them, where it is of the closing.
    """
    line = text[slice(*spans[end - 1])].strip()
    if _alone(line) or FORMULA.match(line) or NOTE.match(line):
        return [line]
    if issues(line) or (SIGNED.match(line) and DATED.match(below)):
        return [line] if below and (DATED.match(below) or issues(below)) else []
    listed: list[str] = []
    for at in range(end - 1, -1, -1):
        listed.append(text[slice(*spans[at])].strip())
        if ATTACHED.match(listed[-1]):
            return listed[::-1]
        if not NUMBERED.match(listed[-1]):
            break
    return []
