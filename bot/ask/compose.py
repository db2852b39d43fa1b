"""A plan -> an answer from the structure of the texts, in their own words; each family of answers has a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.ask import annexed, counts, overviews, parts, rest, within
from bot.ask import throughout as gathered
from bot.ask.beside import answering
from bot.ask.copies import distinct
from bot.ask.laid import laid
from bot.ask.meanings import meaning
from bot.ask.nth import counted, nth
from bot.ask.numbering import borne, missed
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.sanctions import BREAKING, punished
from bot.ask.shares import says_it
from bot.ask.sought import is_amiss
from bot.ask.steps import MARK
from bot.ask.subjects import TEXTS_MAX, Match
from bot.ask.telling import unit
from bot.ask.trace import Tracing
from bot.ask.wants import Want
from bot.domain import Answer, Status
from bot.index.store import Index
from bot.says import structure as says
from bot.text.outline import Outline

Made = tuple[list[Said], str, Status]

# Sentences among which those are that other texts say of a point.
BESIDES_MAX = 6
# Of more parts that a text has not, one is told, with how many it has.
MISSING_MAX = 2


def compose(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The answer that a plan asks for; None where the texts have no such structure."""
    made = FAMILIES[plan.want](plan, tracing, index) if plan.want in FAMILIES else None
    if made is None or not made[0]:
        return None
    blocks, opening, status = made
    if plan.own and all(annexed.left_out(plan, block) for block in blocks):
        status = "partial"
    if plan.beside:  # of several parts some may not be there
        each = (replace(plan, steps=led, beside=()) for led in (plan.steps, *plan.beside))
        told = [said for one in each if (said := lacking(one, index))]
        # Of 第三条到第十五条, where there are five, that is said once.
        opening = "".join(told[:1] if len(told) > MISSING_MAX else told)
    depths = [block.depth for block in blocks if block.depth is not None]
    return replace(laid(tracing.query.text, blocks, opening, index), status=status, depth=max(depths, default=None))


def item(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The Nth item of a list that a question names by what leads up to it, or how many it has; None where it names none."""
    found = nth(plan, tracing, index) or counted(plan, tracing, index)
    return laid(tracing.query.text, [found], "", index) if found else None


def throughout(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """All that the texts say of a kind, where that is asked for, and no part by its number: 第四章，看护那章，都管哪些."""
    if plan.steps:
        return None
    question = tracing.query.text
    found = gathered.blocks(plan, tracing.query, index, lambda: tracing.judge().judgement.status == "answered")
    return laid(question, found, "", index) if found else None


def lacking(plan: Plan, index: Index) -> str | None:
    """That a text has no such part, where it has others of its kind or no kind of them; None where it has it, or many are meant."""
    if not plan.steps or len(plan.essays) != 1 or MARK in {step.unit for step in plan.steps}:
        return None  # 一是 opens no part that is counted
    outline = index.outlines[plan.essays[0].essay_id]
    if "附件" in {step.unit for step in plan.steps}:
        return annexed.unlisted(plan.steps[0], outline)
    found = parts.located(plan, outline)
    if not isinstance(found, parts.Missing):
        return None
    step, most = found.step, found.most
    of_all = not found.within and not plan.node and step.unit not in parts.DIVISIONS
    if of_all and (
        missed(outline, overviews.tops(outline))
        or (within.OF_A_LIST.search(step.label) and borne(outline, step.number))
    ):
        return None  # 一、 and 三、 were found, and not what stands between them; or a part has a list with so many
    whole = whose(outline.essay) + (f"“{plan.node.label}”" if plan.node and plan.node.label else "") + found.within
    where, measure = ("其中" if (plan.node and plan.node.label) or found.within else "全文"), counts.measure(step.unit)
    if not most and step.unit in parts.DIVISIONS:
        if found.within or any(parts.divisions(outline, one) for one in parts.DIVISIONS):
            return says.UNDIVIDED(whose=whole, unit=step.unit)
        most, measure = len(overviews.tops(outline)), counts.measure("部分")
    elif most < (1 if step.unit in (*parts.PLAIN, *parts.DIVISIONS) else 2):
        return None
    return says.NO_PART(whose=whole, part=step.label, where=where, most=most, unit=measure)


def _each(make: Callable[[Plan, Outline], Sequence[Said]]) -> Callable[[Plan, Tracing, Index], Made | None]:
    """The same of every text that is asked about; of none where they are many."""

    def made(plan: Plan, _: Tracing, index: Index) -> Made | None:
        essays = distinct(plan.essays) if plan.match is None else (plan.match.part.outline.essay,)
        if len(plan.essays if plan.match else essays) > TEXTS_MAX:
            return None
        return _opened([one for essay in essays for one in make(plan, index.outlines[essay.essay_id])])

    return made


def _opened(blocks: list[Said]) -> Made:
    essays = list({one.outline.essay.essay_id: one.outline.essay for one in blocks}.values())
    return blocks, says.TEXTS(count=len(essays), unit=unit(essays)) if len(essays) > 1 else "", "answered"


def _article(plan: Plan, tracing: Tracing, index: Index) -> Made | None:
    """The parts that are named by their numbers; first what breaking them is punished with, where that is asked for."""
    made = _each(_parts)(plan, tracing, index)
    if made is None or not BREAKING.search(tracing.query.text):
        return made
    blocks, opening, status = made
    essays = dict.fromkeys(block.outline.essay.essay_id for block in blocks)
    told = [one for key in essays for one in punished(plan, index.outlines[key])]
    return [*told, *blocks], opening, status


def _parts(plan: Plan, outline: Outline) -> list[Said]:
    found = (parts.numbered(replace(plan, steps=led), outline) for led in (plan.steps, *plan.beside) if led)
    return [one for one in found if one is not None]


def _count(plan: Plan, outline: Outline) -> list[Said]:
    found = [counts.count(plan, outline, unit) for unit in plan.counted]
    if len(found) > 1 and found[0] and found[-1] and found[0].pieces == found[-1].pieces:  # 几个方面、多少项: of these
        alike = counts.LARGE.issuperset(plan.counted)  # 几大块、几个小标题 asks twice for one thing
        found[-1] = None if alike else counts.inner(plan, outline, plan.counted[-1])
    return [one for one in found if one is not None]


def _overview(plan: Plan, tracing: Tracing, index: Index) -> Made | None:
    essays = plan.essays if plan.named or plan.want == "document" else tuple(index.essays.values())
    essays = essays if plan.named else overviews.so_many(tracing.query.text, essays)
    outlines = [index.outlines[essay.essay_id] for essay in distinct(essays)]
    if len(outlines) == 1:
        return _opened([one for one in (overviews.told(outlines[0], plan.depth, tracing.query.text),) if one])
    return _opened(overviews.corpus(outlines, plan.depth))


def _part(plan: Plan, tracing: Tracing, index: Index) -> Made | None:
    """The part that is named; where the question has not its very name, only if the texts answer."""
    if plan.node is not None and plan.node.kind == "document":
        essay = plan.match.part.outline.essay if plan.match else plan.essays[0]
        return _overview(replace(plan, want="document", essays=(essay,)), tracing, index)
    found = parts.named(plan)
    if plan.node is not None and is_amiss(tracing.query.text, plan.node.label or ""):
        return None
    if found is None or (plan.want == "point" and not _told(plan) and not _speaks(plan, tracing)):
        return None
    return [found, *_besides(plan, tracing, index)], "", "answered"


def _besides(plan: Plan, tracing: Tracing, index: Index) -> Iterator[Said]:
    """What other texts say of it, where the question is about a subject and names no text."""
    if plan.named or plan.want != "point" or plan.match is None:
        return
    own, read = plan.match.part.outline.essay.essay_id, tracing.read()
    said: dict[str, list[Piece]] = {}
    for one in answering(read.ranked, BESIDES_MAX, plan.chances):
        if one.passage.essay_id != own and one.share >= read.ranked[0].share / 2:
            said.setdefault(one.passage.essay_id, []).append(Piece((one.start, one.end)))
    for key, pieces in said.items():
        outline = index.outlines[key]
        yield Said(says.USED(whose=whose(outline.essay)), outline, tuple(pieces))


def _told(plan: Plan) -> bool:
    """Whether the question names the part itself: by its name, or by its heading in a text that it names too."""
    return plan.match is not None and (plan.match.told or (plan.named and plan.match.part.headed))


def _speaks(plan: Plan, tracing: Tracing) -> bool:
    """Whether the texts answer by the gate's judgement, and where an author is named, his rather than others'."""
    named = {essay.author for essay in plan.essays} if plan.named else set()
    author = named.pop() if len(named) == 1 else None
    read = tracing.judge(author)
    told = read.judged is not None and read.judged.status == "answered"
    return told and says_it(read.ranked, tracing.read().ranked if author else ())


def _list(plan: Plan, tracing: Tracing, index: Index) -> Made | None:
    """What is listed: the part that is named, whole; those beside one; of a text, all its parts with theirs."""
    if plan.besides is not None:
        return [rest.others(plan.besides)], "", "answered"
    if plan.match is not None:
        return _part(plan, tracing, index)
    if plan.known or not plan.named:
        return None
    return _overview(replace(plan, want="document", depth=plan.depth or 2), tracing, index)


def _task(plan: Plan, tracing: Tracing, index: Index) -> Made | None:
    """What one would build on: the parts of that name, one of each text; the texts written about it; or all texts."""
    if plan.parts and (plan.named or not any(essay.author for essay in plan.essays)):
        return [_unit(match, plan) for match in plan.parts], says.TASK(), "answered"
    about = replace(plan, essays=overviews.devoted(plan.essays, plan.known, index), named=True) if plan.known else plan
    found = _overview(about, tracing, index) if about.essays else None
    return (found[0], says.TASK(), "answered") if found else None


def _unit(match: Match, plan: Plan) -> Said:
    outline, node = match.part.outline, match.part.node
    whole = overviews.document(outline, plan.depth) if node.kind == "document" else None
    return whole or parts.unit(outline, node)


FAMILIES: Mapping[Want, Callable[[Plan, Tracing, Index], Made | None]] = {
    "article": _article,
    "count": _each(_count),
    "document": _overview,
    "corpus": _overview,
    "section": _part,
    "point": _part,
    "list": _list,
    "definition": meaning,
    "task": _task,
}
