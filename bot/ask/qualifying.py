"""Whether somebody may have a thing: the conditions on which a text gives it, and whom it leaves out, whole.

Who asks tells of himself what no text says (我46岁了，还能申请担保贷款吗); the text's conditions are what he is to be held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask import yesno
from bot.ask.enumerated import lead, led
from bot.ask.evidence import Candidate
from bot.ask.laid import laid
from bot.ask.parting import END
from bot.ask.parts import PART_MAX
from bot.ask.pieces import Piece, Said, whole, whose
from bot.ask.plan import Plan
from bot.ask.trace import Trace, Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import words
from bot.text.outline import Node, Outline
from bot.text.sentences import leads_on

# What is applied for, and whether one may, or meets the conditions.
GETS = r"申请|申领|申报|领取?|办理?|享受|报名?|参加|评选?|拿到?|贷款?|补贴|落户|入住"
ASKS = re.compile(
    rf"(?:能不能|可不可以|能否|可否|是否可以|可以|[还也]?能(?![力源量耗效])|够得?着|轮得?到)[^，,。？?]{{0,8}}(?:{GETS})"
    rf"|(?:{GETS})[^，,。？?]{{0,10}}(?:吗|么|不|没有?)\W*$"
    r"|(?:够|符合|满足|具备|有)[^，,。？?]{0,4}(?:条件|资格|要求)"
)
# Whom or on what conditions something is given: told by a heading, or by what leads to a list.
HEADED = re.compile(r"条件|对象|资格|范围")
GIVEN = re.compile(r"(?:符合|具备|满足|达到)[^，。：:]{0,12}条件|应当[^，。：:]{0,8}条件|(?:下列|以下)条件")
REFUSED = re.compile(r"不予(?:受理|批准|办理|发放|支持)|不得申[请报领]|不能申[请报领]|不[予纳]")
CONDITIONS = re.compile("条件|资格|要求")
# So many of the sentences that were found may tell of the asker's own case.
NEAR = 6
RULES = re.compile("可以|应当|须|不得|年满|[能可]")
# A sentence answers by itself where the reader says so much of it.
SURE = 0.5
# A condition in running words, and so long is a part that is nothing but those of one thing.
BOUND, SHORT = re.compile("须|应当|不(?:超过|低于|少于|得|满)|年满|未满|限于?|仅|具[有备]|符合"), 400
# More parts than that are of several things; so many characters of a heading call a thing that is named elsewhere.
MOST, CALLED = 4, 4
# Behind what is applied for a question ends, or goes on with something else.
THING = re.compile(
    rf"(?:{GETS})(?P<thing>[\u4e00-\u9fff]{{2,12}}?)(?:的?(?:条件|资格|要求))?(?:[吗么不]|没有?)?(?=\W|$)"
)


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The conditions of the text that the question is about; None where it asks for none, a sentence answers, or no text has any."""
    question = words.fold(tracing.query.text)
    if not (any(map(ASKS.search, END.split(question))) and yesno.asks(question)):
        return None
    trace = tracing.read()
    if not trace.ranked or (_answers(trace.ranked[0], index) and not CONDITIONS.search(question)):
        return None
    keys = dict.fromkeys(hit.passage.essay_id for hit in trace.hits)
    outlines = [index.outlines[key] for key in keys if key not in index.superseded]
    if plan.named:
        outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    asking = next(one for one in reversed(END.split(question)) if ASKS.search(one))
    things = [match["thing"] for match in THING.finditer(asking)]
    for parts in (_conditions, _short):
        for outline in outlines:
            chosen = _of(things, question, outline, list(parts(outline)))
            if 0 < len(chosen) <= MOST:
                pieces = tuple(piece for node in chosen for piece in _quoted(outline, node))
                said = Said(says.CONDITIONS(whose=whose(outline.essay)), outline, pieces)
                return laid(tracing.query.text, [*_own(trace, things, outline, chosen, index), said], "", index)
    return None


def _answers(best: Candidate, index: Index) -> bool:
    """Whether a sentence answers by itself, and does not only lead to conditions, nor is one of several."""
    outline = index.outlines[best.passage.essay_id]
    over = lead(outline, best.start)
    level = words.fold(f"{outline.essay.text[slice(*over)] if over else ''}{best.text}")
    among = HEADED.search(outline.heading(best.start) or "") is not None  # under 申请条件 it is one of several
    return best.read >= SURE and not (among or GIVEN.search(level) or REFUSED.search(level))


def _own(trace: Trace, things: Sequence[str], outline: Outline, chosen: Sequence[Node], index: Index) -> Iterator[Said]:
    """The rule that is found first, and the one with most of what the asker tells besides the thing, but for the conditions."""
    weights = trace.query.weights
    besides = [word for word in weights if not any(word in thing for thing in things) and not re.search(GETS, word)]

    def told(one: Candidate) -> float:
        return sum(weights[word] for word in besides if word in words.fold(one.text))

    near = [one for one in trace.ranked[:NEAR] if not leads_on(one.text)]
    most, key = max(map(told, near), default=0.0), outline.essay.essay_id
    for one in near:
        of = index.outlines[one.passage.essay_id]
        first = one is trace.ranked[0] and (one.passage.essay_id == key or told(one))
        inside = of is outline and any(_covers(outline, node, one.start) for node in chosen)
        if (first or (0 < most == told(one) and RULES.search(one.text))) and not inside and lead(of, one.start) is None:
            yield Said(says.USED(whose=whose(of.essay)), of, (Piece((one.start, one.end)),))


def _covers(outline: Outline, node: Node, at: int) -> bool:
    items = led(outline, *node.lead) if node.kind == "sentence" else ()
    return node.start <= at < node.end or any(start <= at < end for start, end in items)


def _of(things: Sequence[str], question: str, outline: Outline, parts: Sequence[Node]) -> list[Node]:
    """Those of the parts whose heading or lead calls the thing that is applied for; all where the title does.

    By all its characters in their order: 公租房, of 公共租赁住房; where it is not named there, by a run of them.
    """

    def calls(name: str) -> bool:
        level = words.bare(name)
        if things:
            return any(_within(thing, level) for thing in things)
        return any(level[at : at + CALLED] in question for at in range(len(level) - CALLED + 1))

    text = outline.essay.text
    own = [one for one in parts if any(map(calls, [*outline.headings(one.start), text[slice(*one.lead)]]))]
    return own or (list(parts) if calls(outline.essay.name) else [])


def _within(thing: str, name: str) -> bool:
    """Whether a name has all the characters of a thing in their order."""
    left = iter(name)
    return all(char in left for char in thing)


def _conditions(outline: Outline) -> Iterator[Node]:
    """The parts of a text that say on what conditions something is given: under such a heading, or behind such a lead."""
    text = outline.essay.text
    headed = [
        node for node in outline.sections if HEADED.search(node.label or "") and node.end - node.start <= PART_MAX
    ]
    yield from headed
    for node in outline.root.walk():
        if node.kind != "sentence" or any(one.start <= node.start < one.end for one in headed):
            continue
        lead = words.fold(text[slice(*node.lead)])
        if (GIVEN.search(lead) or REFUSED.search(lead)) and led(outline, *node.lead):
            yield node


def _short(outline: Outline) -> Iterator[Node]:
    """The short parts of a text under a heading that have a condition in running words."""
    text = outline.essay.text
    yield from (
        node
        for node in outline.sections
        if node.end - node.start <= SHORT and BOUND.search(words.fold(text[node.start : node.end]))
    )


def _quoted(outline: Outline, node: Node) -> Iterator[Piece]:
    """All of a part; of a lead, with its items."""
    if node.kind != "sentence":
        yield from whole(outline, node)
        return
    items = led(outline, *node.lead)
    yield Piece((node.lead[0], min(node.lead[1], items[0][0])))
    yield from (Piece(item, level=1) for item in items)
