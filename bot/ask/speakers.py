"""Who is asked about side by side, who is left out, and of what.

Example: "除了王明，还有谁谈到了中试？" -> who: all but 王明; topic: 中试
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from bot.ask.authors import BELONGS, EXCEPT, spoken_of
from bot.index.store import Index
from bot.search.scope import home
from bot.text import words
from bot.text.names import places

# each: what each says; who: which of them speak of it; silent: which do not; whether: is it spoken of at all;
# common: what they share; topic: only what it is about was said, whoever speaks of it.
Form = Literal["each", "who", "silent", "whether", "common", "topic"]

SAID = (
    r"谈(?!判)|讲(?!座|解)|(?<!小)说(?!明书)|写|提(?=[到及出过了没的]|$)|论述|论及|讨论|涉及|主张|认为|强调|指出|关注"
)
PEOPLE = r"作者|专家|学者|研究员|老师|人|篇?文章|份?(?:文件|报告)|省份?|市|地方|地区|家"
# 谁, 哪位专家, 哪几个省, 有几位; 哪些措施 asks for no speaker, 这几位专家 for all.
WHO = re.compile(
    rf"谁|哪[几些一两二三]?(?:[位名](?!{PEOPLE})|[位个名]?(?:{PEOPLE})(?![才工]))"
    rf"|(?:(?:有|共)(?:多少|几)|多少)(?:[位名](?!{PEOPLE})|[位个名](?:{PEOPLE})(?![才工]))"
)
EVERYONE = re.compile(
    r"(?:[几各多二两三四五六七八九十]|这[三几两些组]|每一?|所有|全部|全体)(?:位|个|名|篇|份)?(?:作者|专家|学者|研究员|老师|文章|文件)"
    rf"|(?:作者|专家|学者)们|各家|各方|每个人|[二两三四五六七八九几]人(?![次行均才])|大家|各位|谁.{0, 4}谁|各自的?(?:观点|看法|主张)|都(?:{SAID})"
)
# Between names, or after them, these set them side by side.
TOGETHER = re.compile(
    r"分别|各自?(?![种类项地级区市县界])|不同|异同|区别|差异|差别|相同|共同|一致|共识|比较|对比|相比|都|谁|哪[个位]|一样"
)
APIECE = re.compile(r"各自?(?![种类项地级区市县界])|[两三几]份")
# In so few documents without authors, each is meant where something is asked of each.
FEW = 6
COMMON = re.compile(r"共同|共识|相同|一致|共通|交集|相通")
# A verb of saying that is denied: 没有提到, 没谈, 不谈, 从未说过; not 有没有谈到, 提没提到.
NOT_SAID = re.compile(
    rf"(?:(?<![有谈提说讲写])没有?|(?<!有没)(?<![谈提说讲写])没有|未曾?|从不|不曾?)(?:怎么)?(?:{SAID})[到及过]?"
)
WHETHER = re.compile(
    rf"(?:有没有|有无|是否|是不是|可曾)[^，。？?]{{0,8}}?(?:{SAID})|([谈提说讲写])没\1|(?:{SAID})[^，。？?]{{0,30}}(?:吗|没有|没)\W{{0,2}}$"
)
# What is said of something, asked without a speaker: 关于X的论述, X方面怎么说.
OF_TOPIC = re.compile(
    rf"(?:怎么|怎样|如何)(?:{SAID}|看)|(?:论述|提法|表述|说法|观点|看法|主张|建议|阐述|内容|话)\W{{0,2}}$"
)
COUNTED = re.compile("[二两三][人位者家]")

# Who said these very words, or what they mean, is asked of one place, not of a topic.
QUOTED = re.compile(r"[\"《][^\"《》]{12,}[\"》]|\"[^\"]{2,40}\"[^\"]{1,20}\"[^\"]{2,40}\"")

# Words that ask, say or compare, and those that name speakers and texts: no part of a topic.
FRAME = frozenset(
    "有 是 有没有 是不是 是否 没有 没 列 列出 请 请问 问 看 看待 看法 观点 意见 说法 提法 表述 论述 论及 阐述 主张 建议 要求 认为 强调 指出 关注 涉及 讨论 提到 提及 提出 "
    "谈 谈到 谈及 谈论 说 说到 讲 讲到 写 写到 提 介绍 规定 态度 立场 原话 原文 话 地方 内容 作者 专家 学者 研究员 老师 人 文章 文中 文件 报告 文本 全文 专栏 "
    "不同 异同 区别 差异 差别 相同 共同 共同点 不同点 相同点 异同点 共识 一致 一样 比较 对比 相比 侧重 侧重点 之处 方面 角度 问题 作用 意义 重要性 地位 情况 措施 "
    "即可 细 多 想 知道 了解 告诉 还有 相关 有关 关于 对于 就是 就 来 做 会 能 可以 应该 要 需要 三地 两地 各地 法规 通知 条例 二人 两人 三人 别人 其他 其他人 另外 几位 哪位 两位 三位 四位 几个".split()
)
KEPT = re.compile(r"(?:n|v|a|j|l|i|b|s|x|m|eng|q|z)")
# Between names that are set side by side stand few characters, one of these among them.
GAP = 6
BETWEEN = frozenset("、和与跟同及")
INSIDE = frozenset("的 和 与 及 以及 、 不".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """An author, a place whose texts they are, or a document: its name for the reader, and its texts."""

    name: str
    essays: tuple[str, ...]
    author: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose words are asked for, of what, and in which way; `left_out`: who is excepted by name.

    `named`: the question names them, or all of them; only of such is it told that they say nothing.
    """

    speakers: tuple[Speaker, ...]
    topic: str
    form: Form
    named: bool = True
    left_out: tuple[Speaker, ...] = ()


def asked(question: str, index: Index) -> Asked | None:
    """How a question sets speakers side by side; None where it does not."""
    folded = words.fold(question)
    if QUOTED.search(folded):
        return None
    everybody = speakers(index)
    authors = [one for one in everybody if one.author]
    rest, left_out = _excepted(folded, everybody)
    found = _named(rest, everybody)
    bare = _without(rest, found)
    said = re.search(SAID, bare)
    form: Form | None = None
    if NOT_SAID.search(rest) and WHO.search(bare):
        form = "silent"
    elif WHETHER.search(rest) and not EVERYONE.search(bare) and len(found) < 2 and not WHO.search(bare):
        form = "whether"
    elif (WHO.search(bare) and (said or COMMON.search(bare))) or left_out:
        form = "who"
    elif len(found) > 1:
        form = "each" if all(one.author for one in found) or (TOGETHER.search(bare) and _joined(rest, found)) else None
    elif not found and (EVERYONE.search(bare) or (len(everybody) <= FEW and not authors and APIECE.search(bare))):
        form = "each"
    if form is None and not found and authors and _asks_of_topic(bare):
        return Asked(tuple(everybody), _about(bare, index), "topic", named=False)
    if form is None or (form == "who" and not left_out and len(found) == 1):
        return None
    if COMMON.search(bare) and form == "each":
        form = "common"
    chosen = found or [one for one in authors or everybody if one not in left_out]
    if not chosen:
        return None
    return Asked(tuple(chosen), _about(bare, index), form, bool(found or authors), tuple(left_out))


def _about(question: str, index: Index) -> str:
    """The topic; none where it is only the place that all the texts are about."""
    said = topic(question)
    return "" if {said} & home(index) else said


def speakers(index: Index) -> tuple[Speaker, ...]:
    """Everybody who speaks in an index: authors, and by place or title the documents that have none."""
    found: dict[tuple[str, bool], list[str]] = {}
    for (key, essay), titled in zip(index.essays.items(), index.titled, strict=True):
        name = essay.author or (next(iter(titled)) if len(titled) == 1 else f"《{essay.name}》")
        found.setdefault((name, bool(essay.author)), []).append(key)
    return tuple(Speaker(name, tuple(keys), author) for (name, author), keys in found.items())


def topic(question: str) -> str:
    """The longest run of words of a question that asks, says and compares nothing. Example: 他们怎么谈成果转化？ -> 成果转化"""
    runs: list[list[str]] = [[]]
    bare = re.sub(rf"(?:{SAID})[到及出过了]*", " ", WHO.sub(" ", NOT_SAID.sub(" ", question)).replace('"', ""))
    parts = words.tagged(bare)
    for at, (word, tag) in enumerate(parts):
        nouny = at + 1 < len(parts) and parts[at + 1][1][0] in "nlj" and parts[at + 1][0] not in FRAME
        if (word in INSIDE and runs[-1]) or (
            word not in FRAME
            and words.WORD.fullmatch(word)
            and (KEPT.match(tag) or (tag == "d" and len(word) > 1 and nouny))
        ):
            runs[-1].append(word)
        else:
            runs.append([])
    return max((_trimmed(run) for run in runs), key=len)


def _trimmed(run: Sequence[str]) -> str:
    kept = list(run)
    while kept and kept[-1] in INSIDE:
        kept.pop()
    return "".join(kept)


def is_noun_phrase(topic: str) -> bool:
    """Whether words can be named as a topic in a sentence of our own: short, of one piece, and ending in a noun."""
    parts = words.tagged(topic)
    if sum(tag == "v" for _, tag in parts) > 1 or any(
        tag == "v" and (len(word) == 1 or not at) for at, (word, tag) in enumerate(parts)
    ):
        return False
    plain = all(word in INSIDE or (words.WORD.fullmatch(word) and KEPT.match(tag)) for word, tag in parts)
    return (
        bool(parts)
        and plain
        and len(topic) <= TOPIC_MAX
        and (parts[-1][1][0] in "njlixs" or parts[-1][1] in ("vn", "an", "eng", "v"))
    )


TOPIC_MAX = 16


def _excepted(question: str, everybody: Sequence[Speaker]) -> tuple[str, list[Speaker]]:
    """The question without the words that except speakers, and these; words that except something else stay."""
    for match in EXCEPT.finditer(question):
        phrase = BELONGS.sub("", next(group for group in match.groups() if group))
        found = _named(phrase, everybody)
        if any(phrase.endswith(words.fold(one.name)) for one in found):
            return question[: match.start()] + question[match.end() :], found
    return question, []


def _named(question: str, everybody: Sequence[Speaker]) -> list[Speaker]:
    """The speakers whom a question names, in its order; 王、李二人 are named by their surnames."""
    asked = {*places(question), *spoken_of(question, [one.name for one in everybody])}
    found = [(question.find(words.fold(one.name)), one) for one in everybody if one.name in asked]
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


def _joined(question: str, found: Sequence[Speaker]) -> bool:
    """Whether names stand side by side: 甲省、乙省; not 甲市乙区, nor 从甲省到乙省."""
    names = [words.fold(one.name) for one in found]
    ends = [question.find(name) + len(name) for name in names]
    gaps = (question[end : question.find(name, end)] for end, name in zip(ends, names[1:], strict=False))
    return all(len(gap) <= GAP and not BETWEEN.isdisjoint(gap) for gap in gaps)


def _without(question: str, found: Sequence[Speaker]) -> str:
    for one in found:
        question = question.replace(words.fold(one.name), " ")
    run = _surnames(question, {one.name[0] for one in found if one.author})
    return f"{question[: run[0]]} {question[run[1] :]}" if run else question


def _asks_of_topic(question: str) -> bool:
    """Whether a question is nothing but a topic, or asks what is said of one."""
    said = topic(question)
    return (
        bool(said)
        and is_noun_phrase(said)
        and (said == question.strip(" ？?。") or OF_TOPIC.search(question) is not None)
    )
