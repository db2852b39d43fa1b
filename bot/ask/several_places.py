"""Parts that no outline has as such: clauses by numbers of several places (3.2.1), and questions with their answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.outline import Node, Outline
from bot.text.replies import replies


def dotted(outline: Outline, node: Node, label: str) -> list[Node]:
    """What bears a number such as 3.2 in a part of a text: its section, or its paragraph with 3.2.1, 3.2.2 … below it."""
    text = outline.essay.text
    own, below = re.compile(rf"{re.escape(label)}(?![\d.])"), re.compile(rf"{re.escape(label)}\.\d")
    inside = [one for one in outline.root.walk() if node.start <= one.start < node.end and one.kind != "document"]
    section = next((one for one in inside if one.section and own.match(text, one.start)), None)
    if section is not None:
        return [section]
    found: list[Node] = []
    for one in (one for one in inside if one.kind == "paragraph"):
        if (own if not found else below).match(text, one.start):
            found.append(one)
        elif found:
            break
    return [_joint(found, found[0].lead)] if found else []


def questions(outline: Outline, node: Node) -> list[Node]:
    """The questions that are answered in a part of a text, each with its answer."""
    spans = [(asked, told) for asked, told in replies(outline) if node.start <= asked[0] < node.end]
    inside = [[one for one in outline.paragraphs if asked[0] <= one.start < told[1]] for asked, told in spans]
    return [_joint(each, asked) for each, (asked, _) in zip(inside, spans, strict=True) if each]


def _joint(several: Sequence[Node], lead: tuple[int, int]) -> Node:
    return Node("paragraph", several[0].start, several[-1].end, lead, children=tuple(several))
