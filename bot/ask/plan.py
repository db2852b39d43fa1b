"""What a question asks of the texts as texts: a part by its number, how many parts, what a text says as a whole.

Only where Chinese leaves no doubt: nothing of the question may be left besides the text it names and the words that ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.domain import Essay
from bot.index.store import Index
from bot.text import headings, names, numbers, words

Want = Literal["article", "part", "overview", "count"]

N = r"[一二两三四五六七八九十百零〇\d]{1,6}"
ARTICLE = re.compile(rf"(?:第|(?<=[例法定则案》]))({N})条(?!件)(?:第({N})款)?(?:第?[（(]?({N})[)）]?项)?")
DIVISION = re.compile(rf"第({N})([编章节])")
PART = re.compile(rf"第({N})(?:个|大)*(?:部分|方面|板块|块|节)|(最后)一?(?:个|大)?(?:部分|方面)")
POINT = re.compile(rf"第({N})(?:个|大|小)*(?:点|条|项|个分论点)(?!件)")
COUNT = re.compile(
    r"(?:多少|几)(?:个|大)*(章|小节|小标题|节|条|部分|方面|板块|点|款|篇|位|个人|作者|份|项)|(?:条|章|部分|方面|篇|点)数"
)
OVERVIEW = re.compile(
    r"主要(?:内容|观点|思想|意思|讲|说)|(?:核心|基本|总的?)(?:观点|主张|思想|内容|意思)|概括|总结|概述|综述|梗概|大意|大纲|提纲|框架|结构|脉络|思路|要点|"
    r"中心思想|主旨|主张|观点|建议|全貌|过一遍|讲什么|说什么|写什么|谈什么|讲了什么|说了什么|写了什么|谈了什么|提了什么|讲了啥|说了啥|写了啥|说的啥|讲的啥|讲的?是什么|说的?是什么|"
    r"怎么(?:说|讲|谈|看|写)|如何(?:看|说|讲|谈)|介绍"
)
# What may stand in such a question besides the text that it names and the words that ask.
FRAME = re.compile(
    r"请问?|麻烦|帮我|帮忙|给我|一下|一句话|一段话|用|简单|简要|简短|详细|全面|完整|具体|分别|各自|整理|列出|列个|列一下|列|看看|说说|讲讲|谈谈|介绍|"
    r"这[篇组期个份部]?|那[篇组期个份部]?|本[篇组期]?|该|全[文部篇]|文章|文中|文件|文本|文|专栏|栏目|报告|通知|条例|办法|规定|意见|方案|原文|作者|专家|学者|"
    r"里面?|中|的|了|是|有|在|对|从|都|一共|总共|共|到底|究竟|主要|内容|部分|方面|观点|主张|思想|意思|要点|什么|哪些|些|啥子?|怎么样?|怎样|如何|吗|呢|啊|吧|呀|"
    r"讲|说|写|谈|提|看|规定|分|由|组成|包括|包含|涉及|和|与|及|请教|想知道|想了解|告诉|关于|我|你|您|他|她|它|们|最后|第|篇|份|个|位|几|多少|哪几"
)


# A text is named by so many characters of its title.
TITLE_MIN = 6
# Of more texts at once no outline is given.
ALL_MAX = 6
# … of which the kind of document counts for two.
KIND = 2
KINDS = re.compile("报告|条例|通知|办法|规定|意见|方案|决定|细则|规划|纲要|公告|通报")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is wanted of which texts. `label` is what the question calls the part, `number` its number (-1: the last).

    `inner` and `item` are the paragraph (款) and item (项) of an article. `unit` is what is counted.
    """

    want: Want
    essays: tuple[Essay, ...]
    label: str = ""
    number: int = 0
    unit: str = ""
    inner: int = 0
    item: int = 0


# One of these stands in every such question; to look for its text among many takes longer than to see that none does.
ASKING = (ARTICLE, DIVISION, PART, POINT, COUNT, OVERVIEW)


def plan(question: str, index: Index) -> Plan | None:
    """The plan of a question that asks for a part, a count or an overview of texts that it names; None for any other."""
    level = words.fold(question)
    if not any(pattern.search(level) for pattern in ASKING):
        return None
    essays, rest = _named(level, index)
    found = _wanted(level, rest, essays)
    if found is None or (len(found.essays) > 1 and found.want != "overview") or len(found.essays) > ALL_MAX:
        return None
    return found


def _wanted(question: str, rest: str, essays: tuple[Essay, ...]) -> Plan | None:
    if (match := ARTICLE.search(question)) and not _left(rest, match.group()):
        one, inner, item = (int(numbers.value(group)) if group else 0 for group in match.groups())
        return Plan("article", essays, match.group(), one, "条", inner, item)
    for pattern in (DIVISION, PART, POINT):
        match = pattern.search(question)
        point = POINT.search(question, match.end()) if match and pattern is not POINT else None
        if match is None or _left(rest, match.group(), point.group() if point else ""):
            continue
        unit = match.group(2) if pattern is DIVISION else "部分"
        number = -1 if match.group(1) is None else int(numbers.value(match.group(1)))
        label = match.group() + (point.group() if point else "")
        return Plan("part", essays, label, number, unit, item=int(numbers.value(point.group(1))) if point else 0)
    if (match := COUNT.search(question)) and not _left(rest, match.group()):
        return Plan("count", essays, unit=match.group(1) or "部分")
    return Plan("overview", essays) if OVERVIEW.search(question) and not _left(rest) else None


def _left(rest: str, *taken: str) -> str:
    """What remains of a question without what it names, and without the words that ask."""
    for words_ in taken:
        rest = rest.replace(words_, "")
    rest = FRAME.sub("", OVERVIEW.sub("", rest))
    return re.sub(r"\W", "", rest)


def _named(question: str, index: Index) -> tuple[tuple[Essay, ...], str]:
    """The texts that a question names by author or title, and the question without these names."""
    essays = list(index.essays.values())
    authors = [name for name in {essay.author for essay in essays if essay.author} if name in question]
    if authors:
        rest = question
        for name in authors:
            rest = rest.replace(name, "")
        found = [essay for essay in essays if essay.author in authors]
        for essay in found:
            rest = _without(rest, essay)
        return tuple(found), rest
    shares = {essay.essay_id: _common(question, essay) for essay in essays}
    best = max(shares.values(), default=0)
    named = [essay for essay in essays if shares[essay.essay_id] == best] if best >= TITLE_MIN else []
    kinds = [kind for kind in KINDS.findall(question) if not named]
    named = named or [essay for essay in essays if any(_plain(essay).endswith(kind) for kind in kinds)]
    if not named and ARTICLE.search(question):
        likely = [essay for essay in essays if headings.ARTICLE.search(essay.text)]  # a tree is dear to make
        named = [e for e in likely if any(one.kind == "article" for one in index.outlines[e.essay_id].root.walk())]
    if len(named) == 1 or len(essays) == 1:
        (one,) = named[:1] or essays
        return (one,), _without(question, one)
    return tuple(essays) if not named else (), question


def _plain(essay: Essay) -> str:
    return _bare(essay.name)


@lru_cache(maxsize=20_000)
def _bare(title: str) -> str:
    return re.sub(r"\W", "", words.fold(title))


def _common(question: str, essay: Essay) -> int:
    """How many characters of a question stand in a title, in runs of three or more."""
    title = _plain(essay)
    kind = any(kind in title for kind in KINDS.findall(question))
    return sum(end - start for start, end in _runs(question, title)) + KIND * kind


def _without(question: str, essay: Essay) -> str:
    """A question without what it says of a text's title and place."""
    title = _plain(essay)
    for start, end in reversed(_runs(question, title)):
        question = question[:start] + question[end:]
    for place in names.places(essay.name):
        question = question.replace(place, "")
    return question


def _runs(question: str, title: str, least: int = 3) -> list[tuple[int, int]]:
    """Where a question has runs of characters that stand in a title, leftmost and longest first."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(question):
        end = at
        while end < len(question) and question[at : end + 1] in title:
            end += 1
        if end - at >= least:
            found.append((at, end))
            at = end
        else:
            at += 1
    return found
