"""Which speakers a question calls: by name, title, kind or surname; and the question without these."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.ask.authors import BELONGS, EXCEPT, OTHERS, set_apart, spoken_of
from bot.ask.by_kind import KINDS
from bot.search.speakers import Speaker
from bot.text import words
from bot.text.names import places

# Between names, or after them, these set them side by side.
TOGETHER = re.compile(
    r"分别|各自?(?![种类项地级区市县界])|不同|异同|区别|差异|差别|相同|共同|一致|共识|比较|对比|相比|都|谁|哪[个位]|一样"
)
APIECE = re.compile(r"各自?(?![种类项地级区市县界])|[两三几]份")
# A title is known without its marks where it is longer, the marks counted.
TITLE_MIN = 4
# 王、李二人.
COUNTED = re.compile("[二两三][人位者家]")
# Between names that are set side by side stand few characters, one of these among them.
GAP = 6
BETWEEN = frozenset("、和与跟同及")


def titled(question: str, everybody: Sequence[Speaker]) -> str:
    """A question with the titles of the documents that it calls by their kinds, where it sets several side by side.

    Example: 条例和通知说法一致吗 -> 《某市某条例》和《某市某通知》说法一致吗
    """
    kinds: dict[str, str] = {}
    for kind in dict.fromkeys(KINDS.findall(question)):
        titles = [words.fold(one.name) for one in everybody if words.fold(one.name).endswith(f"{kind}》")]
        if len(titles) == 1 and titles[0] not in question:
            kinds[kind] = titles[0]
    if len(kinds) < 2 or "《" in question or not (TOGETHER.search(question) or APIECE.search(question)):
        return question
    return re.sub("|".join(kinds), lambda match: kinds[match.group()], question)


def excepted(question: str, everybody: Sequence[Speaker]) -> tuple[str, list[Speaker]]:
    """The question without the words that except speakers, and these; words that except something else stay."""
    for match in EXCEPT.finditer(question):
        phrase = BELONGS.sub("", next(group for group in match.groups() if group))
        found = named(phrase, everybody)
        if any(phrase.endswith(words.fold(one.name)) for one in found):
            return question[: match.start()] + question[match.end() :], found
    if told := set_apart(question, [one.name for one in everybody if one.author]):
        return OTHERS.sub("", told[1], count=1), [one for one in everybody if one.name in told[0]]
    return question, []


def named(question: str, everybody: Sequence[Speaker]) -> list[Speaker]:
    """The speakers whom a question names, in its order; 王、李二人 are named by their surnames."""
    asked = {*places(question), *spoken_of(question, [one.name for one in everybody])}
    found = [
        (question.find(words.fold(one.name).strip("《》")), one)
        for one in everybody
        if one.name in asked
        or (not one.author and len(one.name) > TITLE_MIN and words.fold(one.name)[1:-1] in question)
    ]
    if not found and (run := _surnames(question, {one.name[0] for one in everybody if one.author})):
        short = question[slice(*run)]
        found = [(short.find(one.name[0]), one) for one in everybody if one.author and one.name[0] in short]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _surnames(question: str, initials: Set[str]) -> tuple[int, int] | None:
    """Where two surnames or more stand together with the number of people. Example: 谈创新，王、李二人 -> 王、李二人"""
    counted = COUNTED.search(question)
    start = counted.start() if counted else 0
    while start and question[start - 1] in initials | BETWEEN:
        start -= 1
    together = counted and sum(char in initials for char in question[start : counted.start()]) > 1
    return (start, counted.end()) if counted and together else None


def joined(question: str, found: Sequence[Speaker]) -> bool:
    """Whether names stand side by side: 甲省、乙省; not 甲市乙区, nor 从甲省到乙省."""
    names = [words.fold(one.name).strip("《》") for one in found]
    if not all(name in question for name in names):
        return False
    ends = [question.find(name) + len(name) for name in names]
    gaps = (question[end : question.find(name, end)] for end, name in zip(ends, names[1:], strict=False))
    return all(len(gap) <= GAP and not BETWEEN.isdisjoint(gap) for gap in gaps)


def without(question: str, found: Sequence[Speaker]) -> str:
    """A folded question without the names of these speakers, and without the surnames that stand together."""
    for one in found:
        question = question.replace(words.fold(one.name), " ").replace(words.fold(one.name).strip("《》"), " ")
    run = _surnames(question, {one.name[0] for one in found if one.author})
    return f"{question[: run[0]]} {question[run[1] :]}" if run else question
