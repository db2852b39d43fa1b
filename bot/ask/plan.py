"""A plan: what is wanted of which texts, and of which part of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.ask.steps import Step
from bot.ask.subjects import Match
from bot.ask.wants import Want
from bot.domain import Essay
from bot.text.outline import Node

Scope = str

# How deep an overview goes where the question says so.
BRIEF, SOME, DEEP = (
    re.compile(r"(?<![哪这那])(?:[一两]句话|一两句)|一段话"),
    re.compile(r"(?:[几三四五六3456]|三四|四五)句话"),
    re.compile(r"详细|细致|每[个一]?(?:部分|点|条|章)|各部分|分论点|逐[一条章]"),
)
# … and what says nothing but that: 用三句话概括, 一两句就行.
_SAID = r"[一二两三四五六七八九十几\d]{1,3}(?:句话?|段话)(?:来)?"
_TELLS = r"(?:说说?|讲讲?|概括|总结|归纳|回答|介绍)(?:一下)?"
_WILL_DO = r"(?:就行|就好|就够|即可|够|说清)了?"
# So many characters: 三百字的总结, 控制在800字以内; not a motto of eight, 八字方针.
_CHARACTERS = r"(?:[\d一二两三四五六七八九十几]{0,4}[百千万][一二两三四五六七八九十百千]{0,6}|\d{2,5})字(?!形|体|库)(?:左右|以[内下上]|之内|上下)?"
LENGTH = re.compile(
    rf"各用?{_SAID}|(?<![引信作使采运利费])请?用{_SAID}(?:{_TELLS}|{_WILL_DO}|(?=[，,。？?]|$))"
    rf"|[，,。？?]\s?{_SAID}(?:{_TELLS})?(?:{_WILL_DO})?(?=[，,。？?！!\s]|$)|{_SAID}{_WILL_DO}|{_CHARACTERS}(?:{_WILL_DO})?"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is wanted of which texts, and the chance of each want.

    `named`: the question names these texts. `own`: its words besides names and words that ask; `known`: those that stand in
    a text. `match`: the part that it names. `steps` lead to a part that it names by its number (within `match` where that
    is named too), `beside` to others named with it; `counted`: the measure words of what is to be counted, `things`: what it is
    called behind them (多少件实事: 实事). `depth`: of an overview (None: as fits).
    `told_of`: it asks why, or what is said of something, which no outline tells. `besides`: the part that is left out where the others are asked for.
    `called`: a section is asked for by its heading, or half of it, which is no topic then: “收缩也要体面”那一节都讲了什么.
    """

    want: Want
    essays: tuple[Essay, ...]
    named: bool = False
    own: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    match: Match | None = None
    parts: tuple[Match, ...] = ()
    steps: tuple[Step, ...] = ()
    beside: tuple[tuple[Step, ...], ...] = ()
    counted: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    depth: int | None = None
    told_of: bool = False
    besides: Match | None = None
    called: bool = False
    chances: Mapping[Want, float] = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        """What it is about: the corpus, a text, a part of one, or a subject."""
        if self.match is not None:
            return "section" if self.match.part.node.section else "point"
        if self.steps:
            return "section"
        if self.own:
            return "topic"
        return ("author" if self.essays[0].author else "document") if self.named else "corpus"

    @property
    def number(self) -> int:
        """The number of a part that is named by it; 0 where none is."""
        return self.steps[0].number if self.steps else 0

    @property
    def label(self) -> str:
        """What the question calls a part that it names by its number."""
        return "".join(step.label for step in self.steps)

    @property
    def node(self) -> Node | None:
        """The part that the question names."""
        return self.match.part.node if self.match else None


def depth(question: str) -> int | None:
    """How deep an overview goes where a question says so: 0 in a sentence, 2 in every part; None where it does not."""
    return next((deep for deep, one in enumerate((BRIEF, SOME, DEEP)) if one.search(question)), None)
