"""A question in the words of the text that is read for it: who asks of the GDP reads of 生产总值 where a text says that."""

from __future__ import annotations

from bot.text import words
from bot.text.phrases import Phrases


def as_in(question: str, text: str, forms: Phrases[frozenset[str]]) -> str:
    """The question with each name that a text lacks as the text has it, the longest form first; else as it is.

    `forms`: names -> the others that mean the same, folded. Example: GDP多少, 地区生产总值增长5% -> 地区生产总值多少
    """
    asked = words.fold(question)
    held = forms.find(asked)
    if not held:
        return question
    level, kept = words.fold(text), asked
    for span in reversed(held):
        found = max((form for form in span.label if form in level), key=len, default="")
        if found and span.phrase not in level:
            kept = f"{kept[: span.start]}{found}{kept[span.end :]}"
    return question if kept == asked else kept
