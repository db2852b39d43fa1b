"""Parts that a number can mean and nothing else, whatever else a question says of them."""

from __future__ import annotations

import re

from bot.ask.numbering import number
from bot.ask.parts import articles
from bot.ask.pieces import items
from bot.ask.steps import Step
from bot.text.outline import Node, Outline

# What is to be made of one text: 照那篇给我搭个提纲.
OUTLINE = re.compile(
    r"(?:照着?|按照?|依照?|参照|根据|仿照)[^，,。？]{1,20}?(?:搭|列|拟|理|写|做|出|弄)[^，,。？]{0,6}(?:提纲|大纲|框架|纲要|脉络)"
)


def only(step: Step, outline: Outline) -> bool:
    """Whether a step can lead to nothing but an article of a text with articles, or to an annex that is not below it."""
    if step.unit == "附件":
        return step.number not in [number(outline, one) for one in outline.annexes]
    return step.unit == "条" and any(step.number == number(outline, one) for one in articles(outline))


def itself(outline: Outline, node: Node, asked: int) -> bool:
    """Whether a part bears the number that is asked for, and nothing in it bears one."""
    inner = (one for one in items(node) if one.start > node.start)
    return number(outline, node) == asked and not any(number(outline, one) for one in inner)
