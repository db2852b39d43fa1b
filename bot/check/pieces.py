"""What of a quotation is the source's own: without the editor's insertions and note marks, in pieces at its ellipses."""

from __future__ import annotations

import re
from dataclasses import dataclass

ELLIPSIS = re.compile(
    r"(?:…|⋯|\.{3,}+|·{3,}+|。{3,}+)++|[（(〔［\[【](?:[中下上前后]|以下|以上|此处)?(?:[略删]|从略|省略|节略|略去)(?:[^）)〕］\]】\n]{0,8})[）)〕］\]】]"
)
HAN = r"\u4e00-\u9fff"
# Between which marks an editor speaks: ［我省要］, （编者注：……）, （着重号为引者所加）.
INSERTION = re.compile(
    rf"［[^［］\n{HAN}]*+[{HAN}][^［］\n]*+］|\[[^\[\]\n{HAN}]*+[{HAN}][^\[\]\n]*+\]"
    r"|[（(〔][^（(〔）)〕\n]{0,12}?(?:编者|引者|笔者|作者|校者|记者|译者|本刊|本报)(?:所)?[^（(〔）)〕\n]{0,40}[）)〕]"
    r"|[（(〔](?:注|按)[：:][^（(〔）)〕\n]{1,60}[）)〕]"
)
NOTE = re.compile(
    r"[\u2460-\u2473\u2474-\u2487\u3251-\u325f\u32b1-\u32bf\u2776-\u277f\u00b9\u00b2\u00b3\u2070-\u2079]"
    r"|[\[［〔]\d{1,3}(?:[-–,，、]\d{1,3}){0,5}[\]］〕]|\^\d{1,3}"
)
PAGE = re.compile(
    r"(?<![ \t\n])[ \t\n]*+(?<!\d)[—–-]{1,2} ?\d{1,4} ?[—–-]{1,2}(?!\d)[ \t\n]*|\n[ \t]*第 ?\d{1,4} ?页[^\n，。；]{0,12}(?:\n|$)|\n[ \t]*\d{1,4}[ \t]*(?:\n|$)"
)
BLOCK = re.compile(r"\n[ \t]*>[ \t]*")
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


def said(quotation: str, without_notes: bool = False) -> Said:
    """A quotation in pieces; `without_notes`: also without insertions, note marks and pasted page numbers."""
    text = BLOCK.sub("\n", quotation).strip()
    for opening, closing in OUTER:
        inner = text[1:-1]
        if text.startswith(opening) and text.endswith(closing) and not {opening, closing} & set(inner):
            text = inner
    removed: list[str] = []
    parts = [text]
    elided = False
    if without_notes:
        for pattern in (PAGE, NOTE, INSERTION):
            matches = [match for match in pattern.finditer(text) if not ELLIPSIS.fullmatch(match.group())]
            removed += [match.group().strip() for match in matches]
            for match in reversed(matches):
                text = text[: match.start()] + text[match.end() :]
    parts = ELLIPSIS.split(text)
    elided = len(parts) > 1
    return Said(
        tuple(part.strip(EDGES) if elided else part for part in parts if part.strip(EDGES)), elided, tuple(removed)
    )
