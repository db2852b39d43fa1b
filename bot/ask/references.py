"""What a model's sentence says of its evidence: {引文1} becomes the sentence itself, and a sentence gets its marker."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain import Evidence
from bot.model.sentence import REFERENCE, STOPS
from bot.text.quoting import shown


def quoted(text: str, evidence: Mapping[int, Evidence]) -> tuple[str, list[int]]:
    """References replaced by the sentence itself, in quotation marks and with its marker; and their numbers."""
    named = [int(number) for number in REFERENCE.findall(text)]

    def quotation(match: re.Match[str]) -> str:
        number = int(match.group(1))
        marker = "" if text.startswith(f"[{number}]", match.end()) else f"[{number}]"
        return f"“{shown(evidence[number].text)}”{marker}" if number in evidence else ""

    quoted = REFERENCE.sub(quotation, re.sub(r"[“\"「]\s*(" + REFERENCE.pattern + r")\s*[”\"」]", r"\1", text))
    # A quotation brings its own full stop and mark.
    return re.sub(r"([。！？]”(?:\[\d+\])+)[。”]+$", r"\1", quoted), named


def marked(text: str, number: int) -> str:
    """The sentence with a marker before its end."""
    words = text.rstrip(STOPS)
    return f"{words}[{number}]{text[len(words) :]}"
