"""One sentence of a model's reply: without Markdown and tags, its markers spelled alike, with the numbers it cites.

A quantifier with a `+` behind it gives nothing back: a pattern that fails costs no more than one that matches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

# Nobody writes a longer one. It is dropped: the checks of a sentence take longer than its length, and half of it may
# say something else.
LONGEST_SENTENCE = 2_000
# From its opening bracket to its closing one a marker has no more characters between: so far one waits for its end.
MARKER_INSIDE = 98
OPENING, CLOSED = r"\[［【〔", r"\]］】〕"
NUMBERS = r"\d{1,3}(?:\s*+(?:[,，、;；]|[-–—~～至])\s*+\^?\d{1,3})*+"
# [1] ［1］ 【1】 [1,2] [1-3] [^1] [来源1] 【1†source】
CITED = re.compile(
    rf"[{OPENING}](?=[^{OPENING}{CLOSED}]{{1,{MARKER_INSIDE}}}+[{CLOSED}])"
    rf"\s*+\^?\s*+(?:引文|资料|来源|原文|证据|source)?\s*+({NUMBERS})\s*+(?:†[^{CLOSED}\n]{{0,30}})?[{CLOSED}]",
    re.IGNORECASE,
)
# {引文2}: the program puts the source's own sentence there.
REFERENCE = re.compile(r"[{｛]\s*+(?:引文|原文)\s*+[\[［]?\s*+(\d{1,3})\s*+[\]］]?\s*+[}｝]")
MARKED = re.compile(rf"\[(\d+)\]|{REFERENCE.pattern}")
TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
EMPHASIS = re.compile(r"\*\*|__|`+|(?<!\w)\*|\*(?!\w)")
# A model that goes on with the prompt's examples writes these before its sentences.
LABEL = re.compile(r"^(?:问题?|回?答案?|改写|原文|资料)\s*[：:]\s*")
LEADING = re.compile(r"((?:\[\d+\])++)\s*+")
STOPS = "。！？!?"
RANGE_MAX = 20


# What a sentence of a reply in JSON may be: what the model is told of it, and where it stands in the answer.
KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "paragraph": ("一段的第一句", {"opens": True}),
    "sentence": ("接着上一句", {}),
    "heading": ("小标题", {"opens": True, "heading": True}),
    "item": ("列表的一项", {"opens": True, "level": 1}),
    "subitem": ("列表一项之下的一项", {"opens": True, "level": 2}),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its markers spelled `[n]` where they stood; `cites` in order; `opens`: it begins a paragraph.

    `heading`: a line that heads what follows; `level`: how deep a point of a list stands, 0 where it is none; `number`:
    of a point in a numbered list, in each of its sentences.
    """

    text: str
    cites: tuple[int, ...]
    opens: bool = False
    heading: bool = False
    level: int = 0
    number: int | None = None


def normalised(raw: str) -> tuple[str, tuple[int, ...]]:
    """A sentence without Markdown and tags, its markers as `[n]`, and the numbers that it cites."""

    def marker(match: re.Match[str]) -> str:
        return "".join(f"[{number}]" for number in _numbers(match.group(1)))

    text = CITED.sub(marker, EMPHASIS.sub("", TAG.sub("", raw)))
    text = re.sub(r"(?<!\s)\s++(?=\[\d+\])", "", text).strip()
    text = LABEL.sub("", text)
    if leading := LEADING.match(text):  # "[1] 支持企业。": a marker belongs behind its words
        marks, rest = leading.group(1), text[leading.end() :]
        if words := rest.rstrip(STOPS):
            text = f"{LABEL.sub('', words)}{'' if CITED.search(words) else marks}{rest[len(words) :]}"
    cites = (int(marked or quoted) for marked, quoted in MARKED.findall(text))
    return text, tuple(dict.fromkeys(cites))


def _numbers(inside: str) -> list[int]:
    """Example: "1、3-5" -> [1, 3, 4, 5]"""
    found: list[int] = []
    for part in re.split(r"[,，、;；]", inside.replace("^", "")):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] <= ends[1] <= ends[0] + RANGE_MAX:
            found.extend(range(ends[0], ends[1] + 1))
        else:
            found.extend(ends)
    return found
