"""How a passage's words are given in a sentence of ours: whose they are, where they stand, and on one line."""

from __future__ import annotations

import re

from bot.domain import Essay, Passage
from bot.says.row import edition
from bot.text.names import places

# A year in a file's name, before the words of the title.
YEAR = re.compile(r"(?:19|20)\d\d年")
SPEAKER_UNKNOWN = "文中"


def titled(title: str, essay_id: str) -> str:
    """A title in its marks, behind the place that only the file's name tells, or before what tells it from others of its name.

    Example: 云川：《2026年政府工作报告》; 云川2025年：《政府工作报告》; 《云川市救助办法》（云政发〔2019〕6号）
    """
    told = places(essay_id) if not places(title) else ()
    apart = f"（{which}）" if (which := edition(essay_id)) else ""
    year = match.group() if (match := YEAR.search(essay_id)) and title in essay_id and not YEAR.search(title) else ""
    return f"{next(iter(told))}{year}：《{title}》" if len(told) == 1 else f"《{title}》{apart}"


def named(essay: Essay) -> str:
    """How a text without an author is called: by its title, else by our label or its file."""
    return titled(essay.name, essay.essay_id)


def speaker_of(passage: Passage) -> str:
    """Who speaks: the author, or the document where no author is known."""
    return passage.author or (titled(passage.title, passage.essay_id) if passage.title else SPEAKER_UNKNOWN)


def attribution(passage: Passage) -> str:
    """Whose words follow and where they stand. Example: 王明在“优化结构，打牢根基”一节"""
    return f"{speaker_of(passage)}在“{passage.section}”一节" if passage.section else speaker_of(passage)


def shown(text: str) -> str:
    """A quotation as it stands in an answer: on one line, and no footnote mark of the source ([3]) as a citation."""
    return re.sub(r"\[(\d+)\]", r"［\1］", re.sub(r"(?<!\s)[^\S\n]*+\n\s*+", "", text))
