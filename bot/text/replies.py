"""Questions and answers in a text (政策问答, 答记者问): a reply says little without the question over it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from bot.text.headings import blocks
from bot.text.outline import Outline, Span

NUMBER = r"(?:(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十]{1,3}[)）、.])[ \u3000]{0,2})?"
ASKED = re.compile(
    rf"^[ \t\u3000]{{0,8}}{NUMBER}(?:问|Q|记者问?)[一二三四五六七八九十\d]{{0,2}}[ \u3000]?[：:][^\n？?]{{2,160}}[？?]",
    re.MULTILINE,
)
# A question that is a line of its own; fewer of them make no text of questions and answers.
ALONE, SEVERAL = re.compile(rf"{NUMBER}[^\n。；？?]{{3,80}}[？?][ \u3000]*"), 2
# Who asks, with a question mark or without one; and who replies by name to several questions: 王明：……
ASKS = re.compile(
    rf"^[ \t\u3000]{{0,8}}{NUMBER}(?:问|Q|记者问?)[一二三四五六七八九十\d]{{0,2}}[ \u3000]?[：:]", re.MULTILINE
)
NAMED = re.compile(r"\s{0,8}(?P<who>[\u4e00-\u9fff]{2,4})[：:]")
REPLIED = re.compile(r"\s{0,8}(?:答|A|回答)[^：:\n]{0,10}[：:]")


@lru_cache(maxsize=64)
def replies(outline: Outline) -> tuple[tuple[Span, Span], ...]:
    """Each question that is answered in a text, with its reply: up to the next question, or the end of its section.

    Example: 问：何时施行？⏎答：明年起。 -> (问：何时施行？, 答：明年起。)
    """
    text = outline.essay.text
    found: list[tuple[Span, Span]] = []
    starts = [*(one.start() for one in ASKS.finditer(text)), len(text)]
    spans = [_question(text, start) for start in starts[:-1]]
    named = Counter(one["who"] for _, end in spans if (one := NAMED.match(text, end)))
    for (start, end), after in zip(spans, starts[1:], strict=True):
        spoken = NAMED.match(text, end)
        begins = REPLIED.match(text, end) if ASKED.match(text, start) else None
        begins = begins or (spoken if spoken and named[spoken["who"]] >= SEVERAL else None)
        if begins is None:
            continue
        section = outline.section(start)
        line_end = text.find("\n", begins.end())
        own = after if after < len(text) else line_end if line_end >= 0 else after
        first = end + len(text[end:]) - len(text[end:].lstrip())
        found.append(((start, end), (first, min(own, section.end if section else own))))
    return tuple(found) or tuple(_unmarked(outline))


def without_speaker(line: str) -> str:
    """What a reply says, without who says it. Example: 答：明年起。 -> 明年起。"""
    match = REPLIED.match(line) or NAMED.match(line)
    return line[match.end() :] if match else line


def _question(text: str, start: int) -> Span:
    """What is asked on a line: up to its question mark; all of it where it has none, as reporters ask too."""
    if match := ASKED.match(text, start):
        return match.span()
    end = text.find("\n", start)
    return start, end if end >= 0 else len(text)


def _unmarked(outline: Outline) -> Iterator[tuple[Span, Span]]:
    """The same of questions that stand by themselves, without 问 before them, where a text has several."""
    text, lines = outline.essay.text, blocks(outline.essay.text)
    asked = [at for at, (start, end) in enumerate(lines) if ALONE.fullmatch(text, start, end)]
    for at, after in zip(asked, [*asked[1:], len(lines)], strict=True) if len(asked) >= SEVERAL else ():
        if after > at + 1:
            section = outline.section(lines[at][0])
            end = min(lines[after - 1][1], section.end if section else len(text))
            if end > lines[at + 1][0]:
                yield lines[at], (lines[at + 1][0], end)


def answers(outline: Outline, name: str, start: int) -> bool:
    """Whether a person whom a text says to be interviewed gives the answer in which a place stands, in a text nobody signed."""
    if outline.essay.author or not any(begins <= start < ends for _, (begins, ends) in replies(outline)):
        return False
    told = f"{outline.essay.name}\n{outline.essay.text}"
    person = re.escape(name)
    return (
        re.search(
            rf"{person}[^。！？\n]{{0,16}}(?:采访|访谈|专访|答记者|答问)|(?:采访|访|专访|对话)了?[^。！？\n]{{0,20}}{person}",
            told,
        )
        is not None
    )
