"""Annexes that a question asks for and that are not there: those that a text only lists, and those that it has not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask.pieces import Said, whose
from bot.ask.plan import Plan
from bot.ask.steps import Step
from bot.domain import Essay
from bot.says import structure as says
from bot.text import annexes, numbers, official, record
from bot.text.outline import Outline

# Where a text speaks of an annex by its number, and where a list of several stands in one line.
TOLD = re.compile(r"附[件表录][ \u3000]{0,2}(?:(\d{1,2})|([一二三四五六七八九十]{1,3}))")
IN_LIST = re.compile(r"(?<!\d)(\d{1,2})[.、．](?!\d)")
LISTED = re.compile(r"(?:附件?[：:][ \u3000]{0,4})?(\d{1,2})[.、．](?!\d)")
# An annex that a text only lists.
OMITTED = re.compile(r"[（(](?:略|此处略|另发|不公开)[)）]\s*\Z")


def left_out(plan: Plan, said: Said) -> bool:
    """Whether the annex that is asked for has no words here, for its text leaves them out: 附件1 通讯录（略）."""
    text = said.outline.essay.text
    listed = bool(plan.steps) and plan.steps[0].unit == "附件"
    return listed and all(OMITTED.search(text[slice(*piece.span)]) for piece in said.pieces)


def unlisted(step: Step, outline: Outline) -> str | None:
    """That a text has no annex of that number, neither below it nor in its list; None where it may have one."""
    stated = [span for name, span in official.facts(outline.essay.text) if name == "attachment"]
    borne = [annexes.number(one.label or "") or 0 for one in outline.annexes]
    most = max([len(stated), len(outline.annexes), *borne])
    if step.unit != "附件" or step.number <= most:
        return None
    told = [number for match in TOLD.findall(outline.essay.text) for number in match if number]
    told += [number for start, end in stated for number in IN_LIST.findall(outline.essay.text[start:end])]
    if step.number in map(numbers.ordinal, told) or (not most and "附件" in outline.essay.text):
        return None  # it sends to one, in words of which no list is read
    row = says.NO_ANNEX(whose=whose(outline.essay), part=step.label, most=most)
    return row if most else says.NO_ANNEXES(whose=whose(outline.essay), part=step.label)


def counted(essay: Essay, known: Sequence[record.Known]) -> str | None:
    """How many annexes a text lists, where its list numbers them from one, a line each; None where that is not plain."""
    if not known or any(one.field != "attachment" or one.span is None for one in known):
        return None
    lines = [LISTED.match(one.text) for one in known]
    told = [int(line[1]) for line in lines if line]
    plain = all(len(IN_LIST.findall(one.text)) == 1 for one in known)
    if told != list(range(1, len(known) + 1)) or len(told) < 2 or not plain:
        return None
    return says.ANNEXES(whose=whose(essay), count=len(told))
