"""What of a quotation is the source's own: without the editor's insertions and note marks, in pieces at its ellipses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

ELLIPSIS = re.compile(
    r"(?:…|⋯|\.{3,}+|·{3,}+|。{3,}+)++|[（(〔［\[【](?:[中下上前后]|以下|以上|此处)?(?:[略删]|从略|省略|节略|略去)(?:[^）)〕］\]】\n]{0,8})[）)〕］\]】]"
)
HAN = r"\u4e00-\u9fff"
EDITOR = "编者|引者|笔者|作者|校者|记者|译者|整理者|责编|编辑|审校|本刊|本报"
REMARK = "原文如此|原件如此|原稿如此|此处原有|着重号|重点号|下划线|黑体|粗体|加粗"
# Between which marks an editor speaks: ［我省要］, 〔各县〕, （编者注：……）, （着重号为引者所加）, [sic].
INSERTION = re.compile(
    rf"［[^［］\n{HAN}]*+[{HAN}][^［］\n]*+］|\[[^\[\]\n{HAN}]*+[{HAN}][^\[\]\n]*+\]"
    rf"|〔[^〔〕\n{HAN}]*+[{HAN}][^〔〕\n]*+〕|﹝[^﹝﹞\n{HAN}]*+[{HAN}][^﹝﹞\n]*+﹞"
    rf"|[（(〔][^（(〔）)〕\n]{{0,40}}?(?:{EDITOR}|{REMARK})(?:所)?[^（(〔）)〕\n]{{0,40}}[）)〕]"
    rf"|[（(〔][{HAN}]{{0,6}}[注按][：:，,][^（(〔）)〕\n]{{1,60}}[）)〕]"
    r"|[（(〔\[［](?:sic|SIC|Sic)[!！]?[）)〕\]］]"
)
COUNT = r"[\d\u2460-\u2473一二三四五六七八九十]{0,3}"
NOTE = re.compile(
    rf"[（(〔［\[【﹝](?:见|参见)?(?:注释|注|脚注|尾注|附注)[ \u3000]?{COUNT}[）)〕］\]】﹞]|注(?=[\u2460-\u2473])"
    r"|[\u2460-\u2473\u2474-\u2487\u3251-\u325f\u32b1-\u32bf\u2776-\u277f\u00b9\u00b2\u00b3\u2070-\u2079]"
    r"|[\[［〔【﹝]\d{1,3}(?:[-–,，、]\d{1,3}){0,5}[\]］〕】﹞]|\[\^[^\[\]\n]{1,20}\]|<sup>[^<>\n]{1,12}</sup>|\^\d{1,3}"
)
PAGE = re.compile(
    r"(?<![ \t\n])[ \t\n]*+(?<!\d)[—–-]{1,2} ?\d{1,4} ?[—–-]{1,2}(?!\d)[ \t\n]*|[ \t\n]?[·•] ?\d{1,4} ?[·•][ \t\n]?"
    r"|\n[ \t]*第 ?\d{1,4} ?页[^\n，。；]{0,12}(?:\n|$)|\n[ \t]*\d{1,4}[ \t]*(?:\n|$)"
)
# What is a note mark, an insertion or the number of a page only where the rest is the source's to the letter.
MAYBE = re.compile(
    rf"【[^【】\n{HAN}]*+[{HAN}][^【】\n]*+】|\{{[^{{}}\n]{{1,40}}\}}|<\d{{1,3}}>|[（(]\d{{1,3}}[）)]"
    r"|[\[［〔【][A-Za-z一二三四五六七八九十]{1,3}[\]］〕】]|[†‡※]|[\[［〔]\d{1,3}[\]］〕][：:]?[Pp]?\.?\d{1,4}"
)
PAGE_LINE = re.compile(
    r"\W{0,6}(?:第|page|pg|p|页码)?\W{0,3}(?:\d{1,4}|[ivxlc]{1,7}|[一二三四五六七八九十百]{1,4})\W{0,3}[页版]?"
    r"(?:\W{0,3}(?:共|of)?\W{0,3}\d{1,4}\W{0,3}页?)?\W{0,6}",
    re.IGNORECASE,
)
BLOCK = re.compile(r"\n[ \t]*>[ \t]*")
PAGE_MOST = 30
EDGES = "，。；：、！？,.;:!? \n\t"
# Outer marks around the whole of a quotation in a block.
OUTER = (("“", "”"), ("「", "」"), ("『", "』"), ('"', '"'), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a quotation as they are to be compared: its pieces, whether something was left out, and what went.

    `removed` names what is not the source's and was taken out before comparing: insertions, note marks, page numbers.
    """

    pieces: tuple[str, ...]
    elided: bool
    removed: tuple[str, ...] = ()


def said(quotation: str, without_notes: bool = False, is_head: Callable[[str], bool] | None = None) -> Said:
    """A quotation in pieces; `without_notes`: also without insertions, note marks and pasted page numbers.

    `is_head` tells the running heads of pages: with it, all goes that may be none of the source's.
    """
    text = BLOCK.sub("\n", quotation).strip()
    for opening, closing in OUTER:
        inner = text[1:-1]
        if text.startswith(opening) and text.endswith(closing) and not {opening, closing} & set(inner):
            text = inner
    removed: list[str] = []
    if is_head is not None:
        text, removed = _without_heads(text, is_head)
    for pattern in (MAYBE, PAGE, NOTE, INSERTION)[is_head is None :] if without_notes else ():
        matches = [match for match in pattern.finditer(text) if not ELLIPSIS.fullmatch(match.group())]
        removed += [match.group().strip() for match in matches]
        for match in reversed(matches):
            text = text[: match.start()] + text[match.end() :]
    parts = ELLIPSIS.split(text)
    elided = len(parts) > 1
    return Said(
        tuple(part.strip(EDGES) if elided else part for part in parts if part.strip(EDGES)), elided, tuple(removed)
    )


def _without_heads(text: str, is_head: Callable[[str], bool]) -> tuple[str, list[str]]:
    """A text without the lines that a page's end or beginning has put into it, and these."""
    lines = text.split("\n")
    inner = [False, *(bool(line.strip()) and (_is_page(line) or is_head(line)) for line in lines[1:-1]), False]
    kept = [line for line, head in zip(lines, inner, strict=False) if not head]
    return "\n".join(kept), [line.strip() for line, head in zip(lines, inner, strict=False) if head]


def _is_page(line: str) -> bool:
    return len(line) <= PAGE_MOST and PAGE_LINE.fullmatch(line) is not None
