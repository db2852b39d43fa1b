"""A list that a question names by the words that each of its items begins or ends with: 十二个奋力推进, 哪些“新跃升”.

Who speaks of such a list calls it so, though no heading does: 一是奋力推进产业振兴，…; 二是奋力推进科教振兴，….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from bot.ask import steps
from bot.ask.laid import laid
from bot.ask.numbering import BORN, in_order, number
from bot.ask.parts import entire
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.search import cut
from bot.text import numbers, words
from bot.text.outline import Node, Outline

# So many items make a list; in so many texts at most it is looked for.
LEAST, TEXTS = 3, 40
# The words stand in marks, or behind how many there are.
MARKED = re.compile(r'"([\u4e00-\u9fff]{2,10})"')
MANY = re.compile(rf'(?<![第\d{steps.NUMERALS}])(?P<many>{steps.N})个?"?(?P<said>[\u4e00-\u9fff]{{2,10}})')
ALL = re.compile("所有|全部|全文|每一处")
# Which they are is asked, or how many.
ASKS = re.compile(r"哪[些几个一]|几[个项条]|多少个|分别|各是|都?是(?:什么|啥)|具体|列")
DASH, CLAUSE = re.compile(r"[—－-]{1,2}\s{0,3}"), re.compile(r"[,;:。!?\n]")


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The item of that number, whole; else the first sentence of each, with how many there are; None where no one list is so."""
    question = words.fold(tracing.query.text)
    led = steps.steps(question)
    if len(plan.essays) > TEXTS or not (ASKS.search(question) or led) or len(led) > 1 or (led and len(led[0]) != 1):
        return None
    for said, many in _said(question):
        outlines = [index.outlines[one.essay_id] for one in plan.essays if said in cut.folded(one.text)]
        found = [(one, run) for one in outlines for run in _runs(said, one) if many in (0, len(run))]
        if len(found) == 1:
            outline, run = found[0]
            told = _nth(led[0][0].number, led[0][0].label, said, run, outline) if led else _all(said, run, outline)
            return laid(tracing.query.text, [told], "", index) if told else None
    return None


def _said(question: str) -> Iterator[tuple[str, int]]:
    """The words that a list may be called by, the longest first, each with how many there are (0: not told)."""
    for match in MANY.finditer(question):
        for end in range(len(match["said"]), 1, -1):
            yield match["said"][:end], numbers.ordinal(match["many"])
    if not ALL.search(question):  # 文中所有的“机制” asks for a word, wherever it stands
        yield from ((one, 0) for one in MARKED.findall(question))


def _runs(said: str, outline: Outline) -> Iterator[Sequence[Node]]:
    """The items that stand one behind the other in one part and all begin, or all end, their first clause with these words."""
    for over in outline.root.walk():
        items = [one for one in over.children if one.kind != "sentence"]
        clauses = [_clause(one, outline) for one in items]
        for holds in ([one.startswith(said) for one in clauses], [one.endswith(said) for one in clauses]):
            for held, run in groupby(zip(holds, items, strict=True), itemgetter(0)):
                found = [one for _, one in run]
                if held and len(found) >= LEAST:
                    yield found


def _clause(item: Node, outline: Outline) -> str:
    """The first clause of an item, without its number."""
    level = words.fold(outline.essay.text[item.start : item.end])
    born = BORN.match(level) or DASH.match(level)
    return CLAUSE.split(level[born.end() if born else 0 :], maxsplit=1)[0]


def _nth(wanted: int, label: str, said: str, run: Sequence[Node], outline: Outline) -> Said | None:
    borne = [number(outline, one) for one in run]
    at = wanted - 1 if wanted > 0 else len(run) + wanted
    if wanted > 0 and any(borne):
        at = borne.index(wanted) if in_order(borne) and wanted in borne else -1
    if not 0 <= at < len(run):
        return None
    row = says.PART(whose=whose(outline.essay), part=f"“{said}”{label}")
    return Said(row, outline, entire(outline, run[at]))


def _all(said: str, run: Sequence[Node], outline: Outline) -> Said:
    row = says.ALIKE(whose=whose(outline.essay), count=len(run), phrase=said)
    firsts = (next((one for one in item.walk() if one.kind == "sentence"), item) for item in run)
    return Said(row, outline, tuple(Piece((one.start, one.end), level=1) for one in firsts))
