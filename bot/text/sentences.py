"""Where sentences and clauses end. The one place that knows."""

from __future__ import annotations

import re

# A straight quotation mark closes only where nothing follows that it could open.
CLOSING = r"(?:[”’」』）)】》〉]|[\"'](?=[\s，。；、）]|$))*"
SENTENCE_END = re.compile(rf"(?:[。！？!?]+|(?<!…)…++(?=[\s”’」』]|$)|\.(?=\s|$)){CLOSING}|\n+")
CLAUSE_END = re.compile(rf"[，；：,;:]{CLOSING}")
LEAD_END = re.compile(r"[：:][”’」』）)]*$")
SEMICOLON = re.compile(rf"[；;]{CLOSING}")


def leads_on(sentence: str) -> bool:
    """Whether a sentence only leads to what follows it. Example: 有下列情形之一的，应当暂停投放： -> True"""
    return LEAD_END.search(sentence) is not None


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Sentences of text[start:end] as spans without outer white space; a closing mark belongs to its sentence."""
    return _spans(text, start, len(text) if end is None else end, SENTENCE_END)


def clause_spans(
    text: str, start: int = 0, end: int | None = None, semicolons_only: bool = False
) -> list[tuple[int, int]]:
    """Clauses of text[start:end], which should be one sentence; cut after ，；： or only after ；."""
    return _spans(text, start, len(text) if end is None else end, SEMICOLON if semicolons_only else CLAUSE_END)


def _spans(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts = [match.end() for match in boundary.finditer(text, start, end)]
    spans = []
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        if span := trimmed(text, left, right):
            spans.append(span)
    return spans


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
