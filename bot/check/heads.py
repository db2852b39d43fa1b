"""Running heads: the lines over and under a page that are copied with its text."""

from __future__ import annotations

import re

from bot.text import words
from bot.text.named import Named

# The longest, the longest of an author alone, and the shortest piece of a title.
MOST, SIGNED, PIECE = 60, 10, 4
# What only prose has.
PROSE = re.compile(r"[，。；！？,;!?]")
PRINTED = re.compile(
    r"(?:日报|晚报|时报|周刊|月刊|学报|公报|简报|内参)|(?:19|20)\d\d年\d{1,2}月|第\d{1,4}[期版卷]|[（(]总第\d{1,4}期"
)


def is_head(line: str, named: Named) -> bool:
    """Whether a line is a title, an author, a heading, or a paper with its date. Example: 某甲：题目　12"""
    said = words.bare(line)
    if not said or len(said) > MOST or PROSE.search(line):
        return False
    if PRINTED.search(line) or named.is_heading(line):
        return True
    if len(said) <= SIGNED and any(name in line for name in named.authors):
        return True
    titles = (words.bare(essay.name) for essay in named.essays)
    return len(said) >= PIECE and any(len(title) >= PIECE and (title in said or said in title) for title in titles)
