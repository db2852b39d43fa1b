"""The Nth of a list that a question names by what leads up to it: 租房提取的第二样材料, 废止的第三个文件, 通报的最后一件事."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import steps
from bot.ask.counts import measure
from bot.ask.lists import leads, lists
from bot.ask.named_texts import plain
from bot.ask.naming import without_numbers
from bot.ask.numbering import BORN, in_order, number, through
from bot.ask.overviews import enumerated
from bot.ask.parts import articles, entire
from bot.ask.pieces import Piece, Said, named, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.index.store import Index
from bot.says import structure as says
from bot.text import keys, words
from bot.text.outline import Node, Outline

# What such an item is counted in; one of these may count anything, and is of a list or of nothing.
LISTED = ("点", "条", "项", "步", "样", "部分")
# Where no text is named, lists are looked for in so many that were found.
FOUND = 3
# Whoever asks how many an item has of something wants them counted: 第三部分有几点.
OF_IT = re.compile(r"[里中内]?(?:面|一?共|总共|下面)?(?:有|分为?|包[括含]|列了?)?(?:多少|几)")
# 是北方第一个过万亿的: what comes behind the copula is a rank.
RANK = re.compile(r"(?:是|为|成为|作为|属于)[^，。？的]{0,8}\Z")
# A number is asked for of what is called so, in a measure word that counts such items.
_ITEMS = "条件|情形|情况|要求|标准|内容|步骤|环节|方面|任务|措施|原则|事项|问题|行为|材料"
HOW_MANY = re.compile(rf"(?<![哪第十])(?:几|多少)(?:[个种项条类点](?P<thing>{_ITEMS})|[件个项](?:大)?事)")
# A line that ends so stands over items: 办理流程, 申请条件.
ITEMS = re.compile(rf"(?:{_ITEMS}|流程|程序)[。：:\s]*$")
# What leads up to a list is told whole where it is no longer.
TOLD_MAX = 30
# Of the question's words that any list's lead has, that of the list must hold so much.
HELD = 0.6


def nth(plan: Plan, tracing: Tracing, index: Index) -> Said | None:
    """The item, whole; None where the question names none, or no list, or more than one fits as well."""
    question = words.fold(tracing.query.text)
    led = steps.steps(question)
    if len(led) != 1 or len(led[0]) != 1 or led[0][0].unit not in LISTED:
        return None
    step = led[0][0]
    held = plan.match is not None and plan.want == "article"  # the part that is named has it
    if held or RANK.search(question, 0, question.find(step.label)):
        return None
    if OF_IT.match(question, question.find(step.label) + len(step.label)):
        return None
    outlines = _texts(plan, tracing, index)
    if step.unit == "部分" and plan.named:  # of a text with headed parts it is one of them
        outlines = [outline for outline in outlines if not outline.sections]
    if step.unit == "条" or steps.articles(question):  # of a text with articles it is one of them
        outlines = [outline for outline in outlines if not (articles(outline) or through(outline))]
    if not plan.known:  # of 第一，…；第二，… that head the parts of a text it is one of these
        outlines = [one for one in outlines if not in_order([number(one, top) for top in one.tops if top.section])]
    if (found := _fitting(question.replace(step.label, " "), outlines, plan.named, step.unit == "部分")) is None:
        return None
    outline, listing = found
    items = listing.children
    borne = [number(outline, one) for one in items]
    at = step.number - 1 if step.number > 0 else len(items) + step.number
    if step.number > 0 and (all(borne) or in_order(borne)):  # of 一、二、四、 the third is no item of the list
        at = borne.index(step.number) if step.number in borne else -1
    if not 0 <= at < len(items):
        return None
    row = says.PART(whose=whose(outline.essay), part=f"{of_list(outline, listing)}{step.label}")
    return Said(row, outline, entire(outline, items[at]))


def counted(plan: Plan, tracing: Tracing, index: Index) -> Said | None:
    """How many items a list has, with these: 不予受理的情形有几种; of a text that is named only what its lead calls so."""
    question = words.fold(tracing.query.text)
    many = HOW_MANY.search(question)
    if plan.match is not None or steps.steps(question) or not (many or (plan.counted and not plan.named)):
        return None
    found = _fitting(question, _texts(plan, tracing, index), named=plan.named)
    if found is None or ((plan.named or not plan.counted) and not (many and _calls(found[1], many["thing"] or "事"))):
        return None
    outline, listing = found
    things = (*plan.things, *filter(None, [many and many["thing"]]))
    if not (_announced(outline, listing) or any(_calls(listing, thing) for thing in things)):
        return None  # paragraphs below a title are no items
    where = f"{whose(outline.essay)}{of_list(outline, listing)}"
    row = says.COUNTED(
        whose=where, count=len(listing.children), unit=measure(plan.counted[0] if plan.counted else "项")
    )
    return Said(row, outline, tuple(Piece(named(outline, one)) for one in listing.children))


def _announced(outline: Outline, listing: Node) -> bool:
    """Whether the items of a list are numbered or headed, or what it is called by leads up to them."""
    first, before = listing.children[0], outline.essay.text[slice(*listing.lead)]
    borne = bool(first.section) or BORN.match(outline.essay.text, first.start) is not None
    return borne or leads(before) or ITEMS.search(before) is not None


def _calls(listing: Node, thing: str) -> bool:
    """Whether what leads up to a list calls its items what is counted: 条件 of 应当具备以下条件; 事 of 议定以下事项."""
    last = re.split(r"[。；\n]", (listing.label or "").rstrip("。；：: \n"))[-1]
    return thing in words.fold(last)


def _texts(plan: Plan, tracing: Tracing, index: Index) -> list[Outline]:
    """The texts that are named, else those of the best passages."""
    if plan.named and len(plan.essays) <= TEXTS_MAX:
        return [index.outlines[essay.essay_id] for essay in plan.essays]
    found = dict.fromkeys(hit.passage.essay_id for hit in tracing.read().hits)
    return [index.outlines[key] for key in list(found)[:FOUND]]


def _fitting(
    question: str, outlines: Sequence[Outline], named: bool, besides: bool = False
) -> tuple[Outline, Node] | None:
    """The one list whose lead has most of what the question says; of texts that are `named` besides the words of titles."""
    known = [(outline, one) for outline in outlines for one in lists(outline)]
    said = {word for word in keys.content(without_numbers(question)) if len(word) > 1}
    leads = [f"{'' if named else plain(outline.essay)} {words.fold(one.label or '')}" for outline, one in known]
    told = {word for word in said if any(word in lead for lead in leads)}
    titles = {word for word in told if named and any(word in plain(outline.essay) for outline in outlines)}
    if besides or told - titles:  # what names the text tells nothing of its parts
        told -= titles
    scores = [sum(len(word) for word in told if word in lead) for lead in leads]
    best = max(scores, default=0)
    if best < max(2, HELD * sum(map(len, told))) or scores.count(best) != 1:
        return None
    return known[scores.index(best)]


def of_list(outline: Outline, listing: Node) -> str:
    """What leads up to a list, in marks; nothing of the list that a whole text is: its parts, or the articles of a short one."""
    whole = [one.start for one in outline.tops or enumerated(outline)]
    return "" if whole == [one.start for one in listing.children] else f"“{_told(outline, listing)}”"


def _told(outline: Outline, listing: Node) -> str:
    """What leads up to a list, to be said of it: of a long sentence its last clause."""
    said = outline.essay.text[slice(*listing.lead)].strip("。；：:， \n")
    return re.split("[，。；]", said)[-1] if len(said) > TOLD_MAX else said
