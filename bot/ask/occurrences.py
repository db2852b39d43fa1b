"""Every place of a word: 出现过哪些“库”, 把各种“机制”找出来, “高地”出现了几次; each sentence whole, with how often it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ask.listing import GENERIC
from bot.ask.pieces import ENDS, Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.themes import NOT_SAID
from bot.ask.wants import asking
from bot.says import sweeps as says
from bot.search import cut
from bot.text import words
from bot.text.outline import Node, Outline

# More sentences are not quoted, but how many there are is said.
MOST = 40
# A word or a sentence in marks.
MARKED = re.compile(r'"([^"]{1,80}?)[。;!?]?"')
# Words in marks that a title has are none: 《某市的“小汤山医院”》讲了什么.
WITHIN_TITLE = re.compile(r'《[^《》"]{0,80}"[^《》]{1,80}》')
# It stands somewhere, and all of its places are asked for.
STANDS = re.compile(r"出现|[里中]面?有|提[到及过]|写[着了有到明]|含|用[到过了]|[说讲谈][到过]|见[到于]|[找列挑摘搜]")
WHETHER = re.compile(r"[过到][吗没么]|有没有|没有[吗么]?$|是否|是不是")
EVERY = re.compile(
    r"所有|全[部文]|[每各][一]?[处次句种类个]|哪[些几]|[几多][少]?[次处回遍]|[找列挑摘搜]一?下?出来|都?在哪|统计|几个地方|[这个字]词|字样"
)
# All there are is asked for, whatever is to be done with them: 所有的“机制”有哪些; “六大行动”有哪些 asks what it is.
ALL = re.compile("所有|全部")
# The same of a word without marks: 把各种机制全找出来; 提到哪些产业 asks for what they are.
CALLED = re.compile(
    r"(?:所有|全部|各[种类个])的?(?P<all>[^,。;:?!的\"]{1,8}?)(?:全|都|统统)*(?:给我)?(?:[找列挑摘搜]一?下?出来|找全|列全)"
)
# What only names sentences and texts.
PLACES = re.compile(
    "引号|语?句子?|段落?|地方|内容|[文本原]文|文[章件中里]|报告|通知|材料|字样|词|次数?|处|一共|总共|分别|统计|原话"
)


def marked(question: str) -> str | None:
    """The one word in marks of which a (folded) question asks where, how often or whether it stands."""
    question = WITHIN_TITLE.sub(" ", question)
    found = MARKED.findall(question)
    rest = MARKED.sub(" ", question)
    asks = ALL.search(rest) or (STANDS.search(rest) and (EVERY.search(rest) or WHETHER.search(rest)))
    return found[0] if len(found) == 1 and asks else None


def word(question: str, plan: Plan) -> str | None:
    """The word whose every place a (folded) question asks for; None where it asks for something besides, or for none."""
    rest = MARKED.sub(" ", question)
    if (one := marked(question)) and EVERY.search(rest):
        found = one
    elif rest == question and (called := CALLED.search(question)):
        found, rest = called["all"], f"{question[: called.start()]} {question[called.end() :]}"
    else:
        return None
    if not found.strip() or (not one and (found in GENERIC or asking(found))) or NOT_SAID.search(question):
        return None
    bare = EVERY.sub(" ", STANDS.sub(" ", PLACES.sub(" ", rest)))
    besides = [one for one in plan.own if one in bare and one not in found and words.names_something(one)]
    return None if any(not asking(one) for one in besides) else found


def blocks(said: str, outlines: Sequence[Outline]) -> list[Said]:
    """A block for each text that has the word, until so many sentences are quoted."""
    made: list[Said] = []
    left, all_of_them, times = MOST, 0, 0
    for outline in outlines:
        text = cut.folded(outline.essay.text)
        found = [one for one in sentences(outline) if said in words.fold(outline.essay.text[one.start : one.end])]
        all_of_them += len(found)
        times += text.count(said)
        if not found or left <= 0:
            continue
        at = text.find(said)
        shown = outline.essay.text[at : at + len(said)]
        shown = shown if words.fold(shown) == said else said  # folded text may be shorter
        lead = says.OCCURS(whose=whose(outline.essay), word=shown, times=text.count(said), count=len(found))
        lead += says.FIRST_OF(most=left) if len(found) > left else ""
        made.append(Said(lead, outline, tuple(Piece((one.start, one.end), level=1) for one in found[:left])))
        left -= len(found)
    if len(outlines) > 1 and made:
        whole = says.OCCURS_IN(count=len(outlines), word=said, times=times)
        whole += says.QUOTED_FIRST(most=MOST) if all_of_them > MOST else ""
        made[0] = replace(made[0], lead=f"{whole}{made[0].lead}")
    return made


def sentences(outline: Outline) -> list[Node]:
    """The whole sentences and rows of a text, without headings, titles, heads of tables, signature and date."""
    text = outline.essay.text
    return [
        node
        for node in outline.root.walk()
        if node.kind == "sentence"
        and node.start not in outline.table_heads
        and (
            text[node.start : node.end].rstrip("”’」』）)")[-1:] in ENDS
            or "\t" in text[node.start : node.end]
            or outline.table(node.start) is not None
        )
    ]
