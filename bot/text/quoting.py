"""How a passage's words are given in a sentence of ours: whose they are, where they stand, and on one line."""

from __future__ import annotations

import re

from bot.domain import Passage

SPEAKER_UNKNOWN = "文中"


def speaker_of(passage: Passage) -> str:
    """Who speaks: the author, or the document where no author is known."""
    return passage.author or (f"《{passage.title}》" if passage.title else SPEAKER_UNKNOWN)


def attribution(passage: Passage) -> str:
    """Whose words follow and where they stand. Example: 王明在“优化结构，打牢根基”一节"""
    return f"{speaker_of(passage)}在“{passage.section}”一节" if passage.section else speaker_of(passage)


def shown(text: str) -> str:
    """A quotation as it stands in an answer: on one line, and no footnote mark of the source ([3]) as a citation."""
    return re.sub(r"\[(\d+)\]", r"［\1］", re.sub(r"(?<!\s)[^\S\n]*+\n\s*+", "", text))
