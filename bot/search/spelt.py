"""A question with its numbers as the texts write them: who asks of 1200元 asks of 一千二百元, where that alone stands."""

from __future__ import annotations

import re

from bot.index.store import Index
from bot.text import keys, numbers, words

_NUMERALS = "零〇○一二两三四五六七八九十百千万亿点"
# A number with the character behind it, which it counts or names: 1200元, 第20条, 百分之二十的.
NUMBER = re.compile(
    rf"(?<![\d.,{_NUMERALS}])(?P<number>(?:百分之)?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?[万亿]?%?|(?:百分之)?[{_NUMERALS}]{{1,12}})"
    rf"(?P<behind>[\u4e00-\u9fff](?<![{_NUMERALS}]))?"
)


def as_texts_do(question: str, index: Index) -> str:
    """The question with each number in the spelling of the texts where no text has it as it is asked.

    Example: 哪种行为罚1200元 -> 哪种行为罚一千二百元
    """
    asked = level = words.fold(question)
    fixed = [match.span() for match in numbers.FIXED.finditer(level)]
    for match in reversed(list(NUMBER.finditer(level))):
        start, end = match.span("number")
        behind = match["behind"] or ""
        # A lone figure at the end counts nothing: 第3.
        if (
            len(match["number"]) < 2 - len(behind)
            or match["number"] in numbers.LONE
            or any(a < end and start < b for a, b in fixed)
        ):
            continue
        spelt = _spelling(match["number"], behind, index)
        if spelt is not None:
            level = f"{level[:start]}{spelt}{level[end:]}"
    return question if level == asked else level


def _spelling(number: str, behind: str, index: Index) -> str | None:
    """The other spelling of a number that stands in a text, before what is behind it; None where its own does, or none."""
    if (value := numbers.read(number)) is None or _stands(number, behind, index):
        return None
    found = next((other for other in numbers.spellings(value) if _stands(other, behind, index)), None)
    if found is None and behind and not _stands(number, "", index):  # 107万对不对: what is behind it may be the asking
        found = next((other for other in numbers.spellings(value) if _stands(other, "", index)), None)
    return found


def _stands(number: str, behind: str, index: Index) -> bool:
    """Whether a text has a number so, not as the end of another."""
    said = f"{number}{behind}"
    if not all(index.by_window.knows(gram) for gram in keys.bigrams(said) if len(gram) > 1):
        return False
    whole = re.compile(rf"(?<![\d.,{_NUMERALS}]){re.escape(said)}")
    if not behind:
        whole = re.compile(rf"(?<![\d.,{_NUMERALS}]){re.escape(said)}(?![\d.,%{_NUMERALS}])")
    return any(said in essay.text and whole.search(essay.text) is not None for essay in index.essays.values())
