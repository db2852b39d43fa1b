"""What a term means, in the words of the texts: where they define it, or that they only use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.ask import definitions
from bot.ask.parts import enclosing
from bot.ask.pieces import Piece, Said, runs, whose
from bot.ask.plan import Plan
from bot.ask.talk import WHY
from bot.ask.trace import Tracing
from bot.domain import Status
from bot.index.store import Index
from bot.says import structure as says
from bot.says.row import Row
from bot.text.definitions import Meaning
from bot.text.outline import Node, Outline

# So a meaning is asked for in so many words.
MEANING = re.compile(
    r"什么意思|含义|何谓|何为|定义|什么(?:叫|是)|(?:是|指|叫)(?:的是|作|做)?(?:什么|啥)|是指|怎么(?:理解|解释)|解释(?:一下)?"
)

# What a thing or somebody does is asked for: 是干嘛的, 具体做什么.
DOES = re.compile(r"(?:干|做)(?:什么|啥|嘛|哪些)|有(?:什么|啥)用|怎么(?:做|搞|运[作行转])|起(?:什么|啥)作用")

# A point of so many characters shows how it uses a word; a longer one is about other things.
SHORT = 300


def meaning(plan: Plan, tracing: Tracing, index: Index) -> tuple[list[Said], str, Status] | None:
    """What a term means; who asks why knows it."""
    if any(word in tracing.query.text for word in WHY):
        return None
    all_found = definitions.meanings(
        tracing.query,
        plan.own,
        plan.known,
        [index.outlines[essay.essay_id] for essay in plan.essays],
    )
    does = DOES.search(tracing.query.text) is not None
    defined = bool(all_found) and all(one.defined or (does and one.form == "introduces") for one in all_found)
    if not all_found or (not defined and not plan.known and len(all_found) == 1):
        return None  # what names a text need be no term
    if not defined and not MEANING.search(tracing.query.text):
        return None  # 对一线医务人员是怎么规定的: that they are not defined is no answer
    status: Status = "answered" if defined else "partial"
    if len(all_found) == 1:
        return list(_used(all_found[0])), _row(all_found[0], does)(term=all_found[0].term), status
    # Terms of the same sentences are told together, each other one under a line of its own.
    together: dict[tuple[object, ...], list[Meaning]] = {}
    for one in all_found:
        together.setdefault((_row(one, does), *(node.start for _, node in one.sentences)), []).append(one)
    blocks = []
    for same in together.values():
        first, *rest = _used(same[0])
        lead = _row(same[0], does)(term="”“".join(one.term for one in same))
        blocks += [replace(first, lead=f"{lead}{first.lead}"), *rest]
    return blocks, "", status


def _row(found: Meaning, does: bool) -> Row:
    """What is said before the sentences. `does`: it is asked what the thing does, as what is introduced is told."""
    if does and found.form == "introduces":
        return says.ON_TERM
    if found.form == "noted":
        return says.NOTED
    return says.DEFINED if found.explained else says.ON_TERM if found.defined else says.NOT_DEFINED


def _used(found: Meaning) -> Iterator[Said]:
    for outline, node in found.sentences:
        pieces = tuple(_told_there(outline, node, found.defined))
        yield Said(says.USED(whose=whose(outline.essay)), outline, pieces)


def _told_there(outline: Outline, sentence: Node, defined: bool) -> Iterator[Piece]:
    """A sentence; where it only names a point, the point with its body, unless a term is merely used in a long one."""
    point = enclosing(outline, sentence.start) if outline.only_names(sentence.start) else None
    if point is not None and (defined or point.end - point.start <= SHORT):
        yield from runs(outline, point)
    else:
        yield Piece((sentence.start, sentence.end))
