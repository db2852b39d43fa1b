"""Which number of a text counts what a number of a question counts: by the words that stand beside it, its label.

Example: 交通投资300亿元、水利投资800亿元 -> 交通投资: 300亿元; 水利投资: 800亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.ask.counted import CLAUSE, Counted, bounding, counted
from bot.domain import Essay
from bot.search import cut
from bot.search.query import Query
from bot.text import names, words
from bot.text.numbers import SPELT

# A number counts the same where what stands beside it has so much of the label's weight; of two places within this much of
# each other neither is surely meant.
SAME, CLOSE = 0.75, 0.15
# A label has so many characters of words at least.
LEAST = 4
# 个 counts anything; what a month is stands behind it.
OF_PARTS = re.compile(r"个(?=月|工作日|小时|季度)")
# As `counted` leaves 百分点, whose 百 reads as a numeral.
POINTS = re.compile("个?#分点")
# Who says 50万 and no more mostly means money.
UNSAID = {"": "元"}
# Numbers that are told one after the other of several things are not held apart.
APIECE = "分别"
PAUSE = re.compile(f"、|{APIECE}")
AND = frozenset("和 及 与 以及".split())
# Behind a number these belong to it.
BEHIND = re.compile(r"[\u4e00-\u9fff%℃°]{0,12}")
ENDS = "。！？!?\n"


@dataclass(frozen=True, slots=True)
class Beside:
    """A number with the words of its clause that stand before it, up to the number before, and behind it.

    `lead`: what its sentence says before its first number, of all that follow. Example: 主要目标是：
    """

    number: Counted
    before: str
    behind: str
    lead: str = ""

    @property
    def words(self) -> str:
        """What stands beside it."""
        return f"{self.before}{self.behind}"


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a text, how much of the label stands beside it, and the text's id."""

    beside: Beside
    share: float
    essay: str

    @property
    def value(self) -> str:
        """The number, in digits."""
        return self.beside.number.value


def label(query: Query, asked: Beside) -> Query | None:
    """The question with the weight of the words that stand beside one of its numbers alone; None where these are too few."""
    placed = names.places(query.text)
    own = {
        word: weight
        for word, weight in query.weights.items()
        if word in asked.words
        and not (SPELT.search(word) or bounding(word) or tells_when(word))
        and not any(word in place or place in word for place in placed)
    }
    # A part of a longer word says nothing besides it.
    whole = [word for word in own if not any(word != other and word in other for other in own)]
    return replace(query, weights=own) if sum(map(len, whole)) >= LEAST else None


def found_beside(of_label: Query, asked: Beside, texts: Iterable[tuple[str, str]]) -> list[Place]:
    """Where texts (id and words) have a number of the same unit beside the words of a label, the likeliest first."""
    found = []
    for essay, text in texts:
        for one in numbers(text):
            if (
                unit(one.number) not in (unit(asked.number), UNSAID.get(unit(asked.number)))
                or APIECE in one.number.clause
            ):
                continue
            if (share := of_label.share(cut.words_of(one.lead + one.words))) >= SAME:
                found.append(Place(one, share, essay))
    return sorted(found, key=lambda place: -place.share)


def told(query: Query, asked: Beside, sentence: tuple[str, str], essays: Iterable[Essay]) -> Beside | None:
    """The number that a sentence (its text's id, and its words) has of the same thing; None where its text has several.

    `essays`: the texts that were found; None, too, where one of them has the number as asked.
    """
    of_label = label(query, asked)
    if of_label is None or not (here := found_beside(of_label, asked, [sentence])):
        return None
    least = here[0].share - CLOSE
    values = {place.value for place in here if place.share > least}
    for place in found_beside(of_label, asked, ((one.essay_id, cut.folded(one.text)) for one in essays)):
        # Another text may speak of another place; but a number that stands there as asked is not called wrong.
        if place.share > least and (place.essay == sentence[0] or place.value == asked.number.value):
            values.add(place.value)
    return here[0].beside if len(values) == 1 else None


def unit(item: Counted) -> str:
    """What a number counts in. Example: 3个月 -> 月, 3个部门 -> 个, 5% -> %"""
    if item.template.startswith("%"):
        return "%"
    if POINTS.match(item.template):
        return "个百分点"
    bare = OF_PARTS.sub("", item.template)
    first = words.cut(bare)[:1]
    return first[0][1] if first and first[0][0] == 0 else bare[:1]


def numbers(text: str) -> Iterator[Beside]:
    """Each number of a text with the words that stand beside it.

    Where those before it are too few, the clause before is of its label, or that of the number before: 缓缴社保费，最长6个月;
    总产值迈上6万亿元台阶，达到62661亿元.
    """
    level, at, said, lead = words.fold(text), 0, "", ""
    for item in counted(level):
        between = level[at : item.start]
        clauses = CLAUSE.split(between)
        ended = max(between.rfind(sign) for sign in ENDS)
        lead = _led(between[ended + 1 :]) if ended >= 0 or not at else lead
        held = _last_named(clauses[-1]) if len(clauses) == 1 and at else clauses[-1]
        if len(words.bare(held)) < LEAST:
            held = "".join(clauses[-2:]) if len(clauses) > 2 or not at else said + held
        said = held
        at = item.end
        behind = BEHIND.match(level, at)
        yield Beside(item, held, behind.group() if behind else "", lead)


def _last_named(text: str) -> str:
    """What stands behind the last word that joins things. Example: 所学校和养老院 -> 养老院"""
    part = PAUSE.split(text)[-1]
    return part[max((at + len(word) for at, word in words.cut(part) if word in AND), default=0) :]


def _led(text: str) -> str:
    """What leads on to several things, without the first of them. Example: 主要目标是：总产值增长 -> 主要目标是："""
    return text[: max((match.end() for match in CLAUSE.finditer(text)), default=0)]


def tells_when(word: str) -> bool:
    """Whether a word is one of time. Example: 年底"""
    return words.tagged(word)[0][1] == "t"
