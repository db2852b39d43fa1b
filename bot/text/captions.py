"""The line in brackets under a title (题注) that tells who issued a document, on which day, and under which number.

Example: （某市水利局、某市财政局2024年3月5日联合印发，某水规〔2024〕3号）
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.text.dates import DATE
from bot.text.issuers import ORGAN, Span

LINE = re.compile(r"^[（(]([^。；\n]{8,200})[）)]$")
# Its parts: a number may be set off by white space alone.
PARTS = re.compile(r"[，,]|(?<=号)[ \u3000]|[ \u3000](?=[\u4e00-\u9fff]{2,12}[〔\[［（(](?:19|20)\d\d)")
NUMBER = re.compile(
    r"(?:文号|发文字号)?[：: \u3000]{0,2}([\u4e00-\u9fff]{2,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,5}号)(?:文件?)?"
)
DAY = re.compile(DATE)
DEED = re.compile(r"(?:联合|共同)?(?:印发|发布|公布|制发|下发|颁布)\Z")
SENDS = ("印发", "下发")
JOINS = re.compile(r"[、 \u3000]+")


def told(line: str) -> Iterator[tuple[str, Span]]:
    """What such a line tells: `number`, `organ`, `printed`, each with its place in the line; nothing of any other line."""
    if (match := LINE.match(line)) is None:
        return
    cuts = [(0, match.start(1)), *(one.span() for one in PARTS.finditer(line)), (match.end(1), len(line))]
    for (_, start), (end, _) in pairwise(cuts):
        said = line[start:end].strip(" \u3000")
        at = line.index(said, start)
        if number := NUMBER.fullmatch(said):
            yield "number", (at + number.start(1), at + number.end(1))
        elif (day := DAY.search(said)) and (deed := DEED.search(said, day.end())):
            if deed.group().endswith(SENDS):
                yield "printed", (at + day.start(), at + deed.end())
            # Who issues stands before the day or behind it.
            for first, last in ((0, day.start()), (day.end(), deed.start())):
                organ = said[first:last].strip(" \u3000").removeprefix("由").removesuffix("于")
                if organ and all(map(ORGAN.match, JOINS.split(organ))):
                    begins = at + said.index(organ, first)
                    yield "organ", (begins, begins + len(organ))
