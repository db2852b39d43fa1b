"""What a report itself calls its problems: the paragraph that begins with them, whole; of others, what words name one.

Example: 河南报告里讲的问题有哪些 -> 我们也清醒认识到，发展中还存在不少矛盾和问题：……
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.ask.listing import GENERIC
from bot.ask.parts import entire
from bot.ask.pieces import Said, items, runs, whose
from bot.ask.wants import asking
from bot.says import sweeps as says
from bot.text import words
from bot.text.outline import Node, Outline

_NAMES = "问题|困难|矛盾|不足|短板|弱项|挑战|差距|薄弱"
NAMED = re.compile(_NAMES)
ASKED = re.compile(rf"(?:{_NAMES})(?:环节|之处|地方)?")
WHICH = re.compile(r"哪|什么|啥|主要|存在|面临|都有|所有|全部|列|梳理|归纳|怎么[说讲]|承认|坦[言承]")
# What a text is about, or a measure is for, is no trouble: 专栏讨论什么问题.
ABOUT = re.compile(r"(?:讨论|探讨|解决|回答|回应|研究|关注|针对|聚焦|围绕|谈论)[^，。？?]{0,6}问题")
# So such a paragraph begins: after what was reached, what is still lacking.
SEES = re.compile(r"清醒|深知|正视|也(?:要)?看到|(?:还|仍)然?(?:面临|存在|有)|依然(?:存在|突出|严峻)")
# Words by which a text that lists no problems names one: what is lacking, and what is in the way.
_LACKING = r"短板|弱项|薄弱|差距|(?<!充分)不足(?=[,。;、])"
_HARD = r"难题|瓶颈|堵点|痛点|\"卡脖子|\"死亡之谷|困[境难]|矛盾|融资难|[看用住入就]学?业?难|难、[^,。]{1,5}贵|重复建设|浪费|脱节|壁垒|滞后|制约"
LACKING, HARD = re.compile(_LACKING), re.compile(_HARD)
# A section on what is amiss is called so at the end.
HEADED = re.compile(r"(?:问题|困难|短板|堵点|难点|不足|弊端|困境|挑战)[”’」]?\Z")
# So many of the words are named.
FEW = 3
# It stands in the first sentences of its paragraph.
FIRST = 2


def blocks(own: Sequence[str], question: str, outlines: Sequence[Outline]) -> list[Said]:
    """The paragraph of each text; empty where something else is asked too. `own`: the words of the (folded) question itself."""
    return [block for one in outlines if (block := _block(one)) is not None] if asked(own, question, outlines) else []


def asked(own: Sequence[str], question: str, outlines: Sequence[Outline], places: Collection[str] = ()) -> bool:
    """Whether it is asked what problems there are, and of nothing but texts, their column and the `places` that they are on."""
    if ABOUT.search(question) or not (ASKED.search(question) and WHICH.search(question)):
        return False
    about = "".join(words.fold(f"{one.essay.name}{one.essay.column or ''}") for one in outlines)
    nouns = [word for word in own if words.names_something(word) and word not in about and word not in places]
    return all(ASKED.fullmatch(word) or word in GENERIC or asking(word) for word in nouns)


def named(question: str) -> tuple[re.Pattern[str], ...]:
    """What sentences have that name such problems as are asked for. Example: 短板有哪些 -> only what is lacking"""
    lacking, hard = LACKING.search(f"{question},"), HARD.search(question)
    return (LACKING,) if lacking and not hard else (HARD,) if hard and not lacking else (LACKING, HARD)


def words_of(outline: Outline, some: Sequence[re.Pattern[str]]) -> str:
    """What of such words a text has, the first few. Example: “难题”“堵点”等字样"""
    level = words.fold(outline.essay.text)
    found = dict.fromkeys(match.group().strip('"') for one in some for match in one.finditer(level))
    return f"“{'”“'.join(list(found)[:FEW])}”等字样"


def _block(outline: Outline) -> Said | None:
    paragraphs = [node for node in outline.root.walk() if node.kind == "paragraph" and _tells(outline, node)]
    if not paragraphs:
        # … or the one section that is called so: 二、当前面临的突出问题.
        headed = [one for one in outline.sections if HEADED.search(one.label or "") and len(items(one)) > 1]
        lead = says.SHORTCOMINGS(whose=whose(outline.essay))
        return Said(lead, outline, entire(outline, headed[0])) if len(headed) == 1 else None
    return Said(says.SHORTCOMINGS(whose=whose(outline.essay)), outline, tuple(runs(outline, paragraphs[0])))


def _tells(outline: Outline, paragraph: Node) -> bool:
    text = outline.essay.text
    first: Sequence[Node] = [node for node in paragraph.walk() if node.kind == "sentence"][:FIRST]
    return any(SEES.search(said := text[one.start : one.end]) and NAMED.search(said) for one in first)
