"""What a report itself calls its problems: the paragraph that begins with them, whole.

Example: 河南报告里讲的问题有哪些 -> 我们也清醒认识到，发展中还存在不少矛盾和问题：……
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask.listing import GENERIC
from bot.ask.pieces import Said, runs, whose
from bot.ask.wants import asking
from bot.says import structure as says
from bot.text import words
from bot.text.outline import Node, Outline

_NAMES = "问题|困难|矛盾|不足|短板|弱项|挑战|差距|薄弱"
NAMED = re.compile(_NAMES)
ASKED = re.compile(rf"(?:{_NAMES})(?:环节|之处|地方)?")
WHICH = re.compile(r"哪|什么|啥|主要|存在|面临|都有|所有|全部|列|梳理|归纳|怎么[说讲]|承认|坦[言承]")
# So such a paragraph begins: after what was reached, what is still lacking.
SEES = re.compile(r"清醒|(?:还|仍)然?(?:面临|存在|有)|依然(?:存在|突出|严峻)")
# It stands in the first sentences of its paragraph.
FIRST = 2


def blocks(own: Sequence[str], question: str, outlines: Sequence[Outline]) -> list[Said]:
    """The paragraph of each text; empty where something else is asked too. `own`: the words of the (folded) question itself."""
    if not (ASKED.search(question) and WHICH.search(question)):
        return []
    titles = "".join(words.fold(one.essay.name) for one in outlines)
    nouns = [word for word in own if words.names_something(word) and word not in titles]
    if any(not (ASKED.fullmatch(word) or word in GENERIC or asking(word)) for word in nouns):
        return []
    return [block for one in outlines if (block := _block(one)) is not None]


def _block(outline: Outline) -> Said | None:
    paragraphs = [node for node in outline.root.walk() if node.kind == "paragraph" and _tells(outline, node)]
    if not paragraphs:
        return None
    return Said(says.SHORTCOMINGS(whose=whose(outline.essay)), outline, tuple(runs(outline, paragraphs[0])))


def _tells(outline: Outline, paragraph: Node) -> bool:
    text = outline.essay.text
    first: Sequence[Node] = [node for node in paragraph.walk() if node.kind == "sentence"][:FIRST]
    return any(SEES.search(said := text[one.start : one.end]) and NAMED.search(said) for one in first)
