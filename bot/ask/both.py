"""Two documents that a question names beside each other: each is asked by itself, and both answers stand together.

Example: 甲县和乙县的津贴办法，九十岁各多少 -> 《甲县津贴办法》九十岁多少, 《乙县津贴办法》九十岁多少
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Protocol

from bot.ask import by_kind, naming, newer, speakers
from bot.ask.case import Cited
from bot.ask.grounds import Grounds
from bot.ask.named_texts import in_full, texts
from bot.ask.stacked import Stack
from bot.ask.wants import TITLE
from bot.domain import Essay, Item
from bot.index.store import Index
from bot.says import ask as says
from bot.search import cut
from bot.search.retrieve import Searcher
from bot.text import versions, words
from bot.text.building import Part, build
from bot.text.quoting import named as called

# What sets two names side by side, and what asks the same of both.
JOINS = re.compile(r"[和与跟同及、]|以及|还有")
OF_BOTH = re.compile(
    r"有(?:什么|啥|何|哪些)?(?:不一样|不同|区别|差别|差异|异同)|(?:[说写讲规]定?得?)?(?:是否|是不是)?(?:一样|相同|一致)吗?|[是都]?(?:没有?|未|不)(?:改?变(?![更通])|变化|变动|修?改动?)的?|分别|各自|[各都](?![种类项地级区市县个方界])|[两二]个|[两二]份|对比|比较|比一?[下比]"
)
EACH = re.compile(r"有什么(?:不一样|不同|区别)|分别|各自|各(?![种类项地级区市县个方界])")
ENDS = re.compile(r"[，,。；;？?！!]")
# Before a name may stand what is asked of, set off by a space too: 旧车的事 通知和问答分别怎么说.
CLAUSE = re.compile(rf"{ENDS.pattern}|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# What points to a document by what it tells: 王明去甲镇调研那篇, 甲市税务局的新措施.
POINTS = re.compile(
    rf"(?:的?[那这](?:一?[篇份]|个)|的[新老旧]?(?:{by_kind.KINDS.pattern}|{by_kind.COMMON_KINDS.pattern}))\Z"
)
# A name has so many words at most. Two names without a word between are looked for in so many characters, of so many texts.
NAME_MAX, LONGEST, MANY = 10, 40, 1_000


class Asks(Protocol):
    """Who answers questions: over all documents of an index, or over one of them."""

    @property
    def searcher(self) -> Searcher:
        """What the documents are searched by."""

    def of_one(self, essay: str) -> Asks:
        """The same over one document."""

    def recorded(self, question: str) -> Grounds | None:
        """What is asked of the record of a document; None where nothing is."""

    def alone(self, question: str, cited: Cited = ()) -> Grounds:
        """The answer to a question that stands alone, without what is `cited` already."""


def answer(question: str, asking: Asks) -> Grounds | None:
    """The answers of both, one below the other; None where the question does not set two documents side by side."""
    index = asking.searcher.index
    if (asked := pair(question, index)) is None:
        return None
    found = [_of_one(asking.of_one(essay.essay_id), essay, one) for essay, one in asked]
    if all(one.answer.status == "refused" for one in found):
        return None
    stack = Stack()
    for (essay, _), one in zip(asked, found, strict=True):
        if one.answer.status == "refused":
            stack.parts.append(_own(says.NOT_FOUND_IN(whose=called(essay))))
        else:
            stack.add(one.answer, says.OF_EACH())
    made = build(question, stack.parts, stack.evidence, index.outlines)
    least = all(one.answer.status == "answered" for one in found)
    notes = tuple(dict.fromkeys(note for one in found for note in one.answer.notes))
    made = replace(made, status="answered" if least else "partial", notes=notes, confidence=None)
    traces = tuple(trace for one in found for trace in one.traces)
    return Grounds(made, stack.quoted, route="comparison", traces=traces)


def _of_one(asking: Asks, essay: Essay, asked: str) -> Grounds:
    """What is asked of the record is asked of a document by its name, anything else of its words; of these by the name, too,
    where they alone are refused."""
    named = f"{called(essay)}{asked}"
    if recorded := asking.recorded(named):
        return recorded
    found = asking.alone(asked)
    again = asking.alone(named) if found.answer.status == "refused" else found
    return again if again.answer.status != "refused" else found


def pair(question: str, index: Index) -> list[tuple[Essay, str]] | None:
    """The two documents that a question names side by side, each with what is asked of it; None for any other question."""
    level = in_full(words.fold(question), index)
    if found := _editions(level, index):
        return found
    if not OF_BOTH.search(level) or len(index.essays) < 2:
        return None
    side = speakers.asked(question, index)
    if side is not None and side.named and len(side.speakers) > 1 and not _is_title(side, index):
        return None
    # An organ may be called by a word that is short for one of a title: 税务局, beside 税务总局.
    forms = dict.fromkeys((level, words.fold(question)))
    sides = ((form, side) for form in forms for side in _sides(form, index))
    for level, (left, right, end, begin) in sides:
        rest = OF_BOTH.sub(" ", f"{level[:begin]} {level[end:]}")
        asked = " ".join(ENDS.sub(" ", rest).split()).removeprefix("的")
        if naming.content(asked) or re.search(r"第|[谁哪几]|多少|什么", asked):
            return [(one, asked) for one in (left, right)]
    return None


def _is_title(side: speakers.Asked, index: Index) -> bool:
    """Whether what seems to be asked of two is what their texts are called: 桂岭和榆川的老年餐补贴办法."""
    keys = [key for one in side.speakers for key in one.essays]
    return bool(side.topic) and all(side.topic in words.fold(index.essays[key].name) for key in keys)


def _editions(level: str, index: Index) -> list[tuple[Essay, str]]:
    """Two versions of one document, the older first, where a question asks how they differ or what each has."""
    if not OF_BOTH.search(level) and not newer.CHANGE.search(level):
        return []
    about = texts(level, index)
    if not about.named or len(about.essays) != 2 or len({versions.base(one) for one in about.essays}) != 1:
        return []
    asked = _bare(about.rest.replace(TITLE, " "), newer.CHANGE, newer.BEFORE, OF_BOTH, JOINS, ENDS)
    asked = re.sub(r"^(?:在|对)|怎么(?:说|规定)的?$", "", asked).strip()
    ordered = sorted(about.essays, key=lambda one: one.essay_id not in index.superseded)
    return [(one, asked) for one in ordered] if naming.content(asked) else []


def _bare(question: str, *patterns: re.Pattern[str]) -> str:
    """What is left of a question without all that these patterns match."""
    for pattern in patterns:
        question = pattern.sub(" ", question)
    return " ".join(question.split()).removeprefix("的")


def _sides(level: str, index: Index) -> Iterator[tuple[Essay, Essay, int, int]]:
    """Two documents whose names meet in a question, where the second name ends, and where the clause of the first begins."""
    joined = [match.span() for match in JOINS.finditer(level)]
    for first, last in joined or _borders(level, index):
        clause = CLAUSE.split(level[:first])[-1]
        if not (lefts := _called(clause, index)):
            continue
        found: tuple[Essay, Essay, int] | None = None
        said = 0
        for end in [last + at for at in _word_ends(level[last:])][:NAME_MAX]:
            # Words that tell nothing of a document are no part of its name: 乙县津贴办法 | 每月各多少.
            if (more := _telling(level[last:end], index)) <= said:
                continue
            asked = f"{level[: first - len(clause)]} {level[end:]}"
            left, right = _meant(lefts, asked), _meant(_called(level[last:end], index), asked)
            if left is not None and right is not None and right is not left:
                found, said = (left, right, end), more
        if found and (joined or (EACH.match(level[found[2] :].lstrip()) and _alike(*found[:2]))):
            yield *found, first - len(clause)


def _borders(level: str, index: Index) -> list[tuple[int, int]]:
    """Every place where two names may meet without a word between, before what asks the same of each: 甲县乙县各有多少."""
    asks = EACH.search(level)
    if asks is None or len(index.essays) > MANY:
        return []
    return [(at, at) for at in range(2, min(asks.start(), LONGEST)) if level[at].isalnum() and level[at - 1].isalnum()]


def _alike(one: Essay, other: Essay) -> bool:
    """Whether two documents have most of their titles in common, as those of two places have."""
    shared = SequenceMatcher(None, one.name, other.name, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in shared) > min(len(one.name), len(other.name))


def _word_ends(level: str) -> list[int]:
    found, at = [], 0
    for word, _ in words.tagged(level):
        at += len(word)
        if ENDS.search(word):
            break
        found.append(at)
    return found


def _called(name: str, index: Index) -> Sequence[Essay]:
    """The documents, of no author, that words name and say nothing besides; or the one that they describe."""
    if not _telling(name, index):
        return ()
    named = naming.named(name, index.essays)
    behind = by_kind.masked(name, TITLE).rpartition(TITLE)[2]  # 报告里新增车位 is more than a name
    of_kind = [] if naming.content(behind) else by_kind.sole(name, index)
    found = of_kind[:1] or (named.essays if named.wholly else ()) or _described(name, index)
    return found if len(found) <= naming.FEW and not any(one.author for one in found) else ()


def _telling(name: str, index: Index) -> int:
    """How many words tell of a document, its number among them."""
    return len(naming.content(name)) + bool(naming.by_number(name, index.essays.values()))


def _described(name: str, index: Index) -> Sequence[Essay]:
    """The one document that has all the words by which it is pointed to: 王明去甲镇调研那篇, 甲市税务局的新措施."""
    if (points := POINTS.search(name)) is None:
        return ()
    said = [word for word in naming.content(name[: points.start()]) if len(word) > 1]
    found = [
        one
        for one in index.essays.values()
        if all(word in words.fold(one.name) or word in cut.folded(one.text) for word in said)
    ]
    return found if len(said) > 1 and len(found) == 1 else ()


def _meant(called: Sequence[Essay], asked: str) -> Essay | None:
    """Of documents that are called alike the one that alone has most of the words of what is asked: 条例, of two."""
    if len(called) < 2:
        return next(iter(called), None)
    said = [word for word in naming.content(asked) if len(word) > 1]
    held = [sum(word in cut.folded(one.text) for word in said) for one in called]
    return called[held.index(max(held))] if held.count(max(held)) == 1 else None


def _own(sentence: str) -> Part:
    return Part((Item(sentence),), verdict="supported", why=says.OF_EACH())
