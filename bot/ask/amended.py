"""A question that somebody takes back: what was asked before, and what is meant instead.

Example: "王明怎么谈中试，不对，我是问李强" -> 王明怎么谈中试, 李强呢？
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask.dialogue import INTERROGATIVE
from bot.ask.wants import own_words
from bot.text import words

# Who asked amiss says so at the beginning or behind a pause, and what was meant; 材料填错了 is told, and taken back by nobody.
TAKEN_BACK = re.compile(
    r"(?:^|(?<=[，,。！!？?；;…—\s啊哎呀哦]))(?:不对|不是|我?[说问打写搞弄]?错了)[啊呀哦吧]?[，,。！!…—\s]*我(?:是|想|要|其实|本来)*(?:问|说|指|讲)(?:的?是|的)?[，,：:\s]*"
)
BEFORE, END = "，,。—… 哎啊哦诶", "。！!，, "


def amended(message: str, authors: Sequence[str]) -> tuple[str, str] | None:
    """What the message asked first (empty where that was said before), and what is meant; None where nothing is taken back."""
    match = next(reversed(list(TAKEN_BACK.finditer(message))), None)
    meant = message[match.end() :].strip() if match else ""
    if (
        match is None
        or meant.startswith("不")
        or not (own_words(words.fold(meant)) or any(one in meant for one in authors))
    ):
        return None
    # Of several that were taken back the last is what was asked before.
    before = TAKEN_BACK.split(message[: match.start()])[-1].strip(BEFORE)
    return before, meant if INTERROGATIVE.search(meant) else f"{meant.rstrip(END)}呢？"
