"""What a question is about, without the words that ask, say and compare, and whether it can be named as a topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text import words
from bot.text.noun_phrases import INSIDE, KEPT

# Verbs of saying; those that nothing else is meant by.
SPOKEN = r"谈(?!判)|讲(?!座|解)|主张|认为|强调|指出"
SAID = rf"{SPOKEN}|(?<!小)说(?!明书)|写|提(?=[到及出过了没的]|$)|论述|论及|讨论|涉及|关注"
PEOPLE = r"作者|专家|学者|研究员|老师|人|篇?文章|份?(?:文件|报告)|省份?|市|地方|地区|家"
# 谁, 哪位专家, 哪几个省, 哪几篇, 有几位; 哪些措施 asks for no speaker, 这几位专家 for all.
WHO = re.compile(
    rf"谁|哪[几些一两二三]?(?:[位名](?!{PEOPLE})|[位个名]?(?:{PEOPLE})(?![才工]))|哪[几些]篇"
    rf"|(?:(?:有|共)(?:多少|几)|多少)(?:[位名](?!{PEOPLE})|[位个名](?:{PEOPLE})(?![才工]))"
)
# Of whom it is one: 三位作者里哪一位说的, 这几篇当中出自哪篇.
AMONG = re.compile(
    rf"在?(?:[这那][两二三四五六七八九十几些]?|[两二三四五六七八九十几\d]{{1,3}})(?:[位名个篇份部](?:{PEOPLE})?|{PEOPLE})(?:[里中](?:面|间|边)?|当中|之[中间])"
)
# A verb of saying that is denied: 没有提到, 没谈, 不谈, 从未说过; not 有没有谈到, 提没提到.
NOT_SAID = re.compile(
    rf"(?:压根儿?|根本|丝毫|完全|从来|从头到尾|一[点字][儿]?[也都]?)?(?:(?<![有谈提说讲写])没有?|(?<!有没)(?<![谈提说讲写])没有|未曾?|从不|不曾?)(?:怎么)?(?:{SAID}|提(?![高升供前速请交炼取拔质案])|出现|见到|用到|用过)[到及过]?"
)

# Words that ask, say or compare, and those that name speakers and texts: no part of a topic.
FRAME = frozenset(
    "有 是 有没有 是不是 是否 没有 没 列 列出 请 请问 问 看 看待 看法 观点 意见 说法 提法 表述 论述 论及 阐述 主张 建议 要求 认为 强调 指出 关注 涉及 讨论 提到 提及 提出 "
    "谈 谈到 谈及 谈论 说 说到 讲 讲到 写 写到 提 介绍 规定 态度 立场 原话 原文 话 地方 内容 作者 专家 学者 研究员 老师 人 文章 文中 文件 报告 文本 全文 专栏 "
    "vs pk 不同 异同 区别 差异 差别 相同 共同 共同点 不同点 相同点 异同点 共识 一致 一样 比较 对比 相比 侧重 侧重点 之处 方面 角度 问题 作用 意义 重要性 地位 情况 措施 举措 对策 具体 "
    "即可 细 多 类似 一下 一些 想 知道 了解 告诉 还有 相关 有关 关于 对于 就是 就 来 做 会 能 可以 应该 要 需要 三地 两地 各地 法规 通知 条例 二人 两人 三人 大家 各位 每个人 各家 各方 别人 其他 其他人 另外 几位 哪位 两位 三位 四位 几个".split()
)

# What points at that which stands before it, and names nothing: 老人照看老人这件事.
POINTS = re.compile(
    r"[这那]一?(?:件|桩|回|码)?(?:事儿?|问题|话题)|[这那]一?(?:点|方面)(?=[,，上]|$)|[这那]个(?:事儿?|问题|话题|方面)"
)
# The issue or page of a paper that the texts stand in, which they are not about: 这期专版, 本期报纸上, 这个版面.
_PAGE = "专版|专栏|专刊|专辑|特刊|栏目|版面|报纸|报刊|杂志|刊物"
ISSUE = re.compile(
    rf"[这那本该上](?:一|个)?期(?!间|限|[末初满])的?(?:理论|{_PAGE})*上?|[这那本该]一?[个组份]?(?:理论)?(?:{_PAGE})上?"
)
# A time that only tells when: 今年, 3月, 近期, 目前.
WHEN = re.compile(r"\d|[年月日天期时前后来周季在]$")


def topic(question: str) -> str:
    """The longest run of words of a question that asks, says and compares nothing. Example: 他们怎么谈成果转化？ -> 成果转化"""
    return max((run for _, run in _runs(_bared(question))), key=len, default="")


def said_of(question: str) -> str:
    """All that a question says besides asking: the topic, or, where that is only a part of it, the words from end to end.

    Example: 哪些省提到给学生放春假、秋假 -> 学生放春假、秋假
    """
    bare = _bared(question)
    found = [(start, run) for start, run in _runs(bare, times=True) if len(run) > 1]
    if not found:
        return topic(question)
    (first, _), (last, run) = found[0], found[-1]
    return bare[first : last + len(run)].strip()


def _bared(question: str) -> str:
    """A question without who speaks, and the verbs of saying."""
    question = POINTS.sub(" ", ISSUE.sub(" ", question))
    question = re.sub(r"[举列说讲谈提给]出?[几一两三][条点个项]", " ", question)
    return re.sub(rf"(?:{SAID})[到及出过了]*", " ", WHO.sub(" ", NOT_SAID.sub(" ", question)).replace('"', ""))


def _runs(bare: str, times: bool = False) -> Iterator[tuple[int, str]]:
    """Where each run of words that may name a topic begins, and the run. `times`: feasts and seasons name one too (春假)."""
    run: list[str] = []
    start = at = 0
    parts = words.tagged(bare)
    for number, (word, tag) in enumerate(parts):
        nouny = number + 1 < len(parts) and parts[number + 1][1][0] in "nlj" and parts[number + 1][0] not in FRAME
        if (word in INSIDE and run) or (
            word not in FRAME
            and words.WORD.fullmatch(word)
            and (
                KEPT.match(tag)
                or (tag == "d" and len(word) > 1 and nouny)
                or (times and tag == "t" and not WHEN.search(word))
            )
        ):
            start = start if run else at
            run.append(word)
        elif run:
            yield start, _trimmed(run)
            run = []
        at += len(word)
    if run:
        yield start, _trimmed(run)


def _trimmed(run: Sequence[str]) -> str:
    kept = list(run)
    while kept and kept[-1] in INSIDE:
        kept.pop()
    return "".join(kept)


def subject_of(question: str, known: Sequence[str]) -> str:
    """What a text that is to be written is about: the longest run of the words that texts have, from its first noun on.

    Example: 列个提纲：我省推进成果转化的汇报, [推进, 成果转化] -> 成果转化
    """
    tagged = words.tagged(max(runs(words.fold(question), known), key=len, default=""))
    first = next((at for at, (word, _) in enumerate(tagged) if words.names_something(word)), 0)
    return "".join(word for word, _ in tagged[first:])


def runs(text: str, known: Sequence[str]) -> list[str]:
    """The known words of a text, those that stand side by side as one. Example: 收取大额预付款, [大额, 预付款] -> 大额预付款"""
    inside = [False] * len(text)
    for word in known:
        for match in re.finditer(f"(?={re.escape(word)})", text):
            inside[match.start() : match.start() + len(word)] = [True] * len(word)
    marked = "".join(char if held else " " for char, held in zip(text, inside, strict=True))
    return list(dict.fromkeys(marked.split()))
