"""Questions and answers in a text (政策问答, 答记者问): a reply says little without the question over it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.text.outline import Outline, Span

NUMBER = r"(?:(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十]{1,3}[)）、.])[ \u3000]{0,2})?"
ASKED = re.compile(
    rf"^[ \t\u3000]{{0,8}}{NUMBER}(?:问|Q|记者问?)[一二三四五六七八九十\d]{{0,2}}[ \u3000]?[：:][^\n？?]{{2,160}}[？?]",
    re.MULTILINE,
)
REPLIED = re.compile(r"\s{0,8}(?:答|A|回答)[^：:\n]{0,10}[：:]")


@lru_cache(maxsize=64)
def replies(outline: Outline) -> tuple[tuple[Span, Span], ...]:
    """Each question that is answered in a text, with its reply: up to the next question, or the end of its section.

    Example: 问：何时施行？⏎答：明年起。 -> (问：何时施行？, 答：明年起。)
    """
    text = outline.essay.text
    asked = list(ASKED.finditer(text))
    found: list[tuple[Span, Span]] = []
    for match, after in zip(asked, [*(one.start() for one in asked[1:]), len(text)], strict=False):
        begins = REPLIED.match(text, match.end())
        if begins is None:
            continue
        section = outline.section(match.start())
        line_end = text.find("\n", begins.end())
        own = after if after < len(text) else line_end if line_end >= 0 else after
        start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
        found.append((match.span(), (start, min(own, section.end if section else own))))
    return tuple(found)
