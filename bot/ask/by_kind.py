"""The one text of its kind that a question points into: 纪要里第五点, 措施第十条, 18条里第9条."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.ask import exactly
from bot.ask.numbering import through
from bot.ask.steps import STEP
from bot.domain import Essay
from bot.index.store import Index
from bot.text import numbers, official, words

# What texts are called by their kind; these by themselves are common words too.
KINDS = re.compile("报告|条例|通知|办法|规定|意见|方案|决定|细则|规划|纲要|公告|通报|纪要|公报")
COMMON_KINDS = re.compile("措施|计划|指南|预案|规则|章程|制度|合同|讲话|总结|问答|解读")
# What a title says behind its kind: （节选）, （2024年修订）.
NOTED = re.compile(r"[（(【\[][^（）()【】\[\]]{1,16}[)）】\]]\s*\Z")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# How far down a text bears its number.
HEAD = 300
# A text is pointed into by its kind, or by how many points it has, before the number of a part, or with 里 behind it.
_PART = rf"(?:的?(?={STEP.pattern})|里(?:面|头)?(?:的|说的)?|中(?=[，,第说提规写]))"
INTO = re.compile(rf"(?:^|(?<=[，,。的那这份个]))(?P<kind>{KINDS.pattern}|{COMMON_KINDS.pattern}){_PART}")
# 校长讲话里: whose it is stands at its head.
SPOKEN = re.compile(r"(?P<whose>[\u4e00-\u9fff]{2})的?(?P<kind>讲话|致辞|总结|纪要|报告|解读|问答)" + _PART)
POINTS = re.compile(
    r"(?<![\d第一二三四五六七八九十])(?P<count>\d{1,2}|[一二三四五六七八九十]{1,3})条(?:[里中]面?的?)?(?=第[^款项]{1,4}条)"
)
# 19年那个规定, 24年的新办法: a text by its year and kind.
DATED = re.compile(
    rf"(?<!\d)(?:20)?(?P<year>[123]\d)年(?:(?:的|版|那[个份]|这[个份]|出的|新|老|旧)+(?P<kind>{KINDS.pattern}|{COMMON_KINDS.pattern})"
    r"|(?P<sure>办法|条例|细则|方案|报告|纪要|公报|通知|意见|指南|措施))"
)


def sole(level: str, index: Index) -> list[Essay]:
    """The one text that a folded question points into by its kind, or by how many points it has; none where several may be meant."""
    if match := INTO.search(level):
        found = of_kind(index.essays.values(), [match["kind"]])
    elif match := SPOKEN.search(level):
        found = of_kind(index.essays.values(), [match["kind"]])
        found = [one for one in found if match["whose"] in words.fold(f"{one.name}{one.text[:HEAD]}")]
    elif match := DATED.search(level):
        kinds = [match["kind"] or match["sure"]]
        found = [one for one in of_kind(index.essays.values(), kinds) if f"20{match['year']}" in _years(one)]
    elif match := POINTS.search(level):
        count = numbers.ordinal(match["count"])
        found = [one for key, one in index.essays.items() if len(through(index.outlines[key])) == count]
    else:
        return []
    return found if len(found) == 1 else []


def _years(essay: Essay) -> frozenset[str]:
    """The years by which a text may be called: of its name and its file's, of its number, of when it appeared."""
    number = official.NUMBER.search(essay.text[:HEAD])
    told = [essay.name, essay.essay_id, essay.published or "", number.group() if number else ""]
    return frozenset(YEAR.findall(words.fold(" ".join(told))))


def masked(level: str, sign: str) -> str:
    """A folded question with a sign for the words by which `sole` knows its text. Example: 纪要里第五点 -> 《题》里第五点"""
    for pattern in (INTO, SPOKEN, DATED, POINTS):
        if match := pattern.search(level):
            start, end = match.start(), match.end()
            if pattern in (INTO, SPOKEN):
                end = match.end("kind")
            return f"{level[:start]}{sign}{level[end:]}"
    return level


def beside(rest: str, sign: str, essays: Iterable[Essay]) -> tuple[list[Essay], str]:
    """The texts of the kind that a question names beside one with a sign for its name, and the question with a sign for both.

    Example: 条例跟《题》里都怎么说 -> every 条例, 《题》里都怎么说
    """
    kind = KINDS.pattern
    match = re.search(rf"(?P<before>{kind})[和与跟同及、]{sign}|{sign}[和与跟同及、](?P<behind>{kind})", rest)
    found = of_kind(essays, [match["before"] or match["behind"]]) if match else []
    return found, f"{rest[: match.start()]}{sign}{rest[match.end() :]}" if match and found else rest


def of_kind(essays: Iterable[Essay], kinds: Sequence[str]) -> list[Essay]:
    """The texts of one of these kinds, or that publish such a text by their title. Example: 关于印发《某办法》的通知 -> 通知, 办法"""
    return [one for one in essays if any(_is(one, kind) for kind in kinds)]


def _is(essay: Essay, kind: str) -> bool:
    name = words.fold(essay.name)
    published = (words.bare(NOTED.sub("", title)) for title in exactly.PUBLISHED.findall(name))
    return any(one.endswith(kind) for one in (words.bare(name), words.bare(NOTED.sub("", name)), *published))
