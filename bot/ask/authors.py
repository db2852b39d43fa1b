"""Which authors a question names, and whom it leaves out: told here for all that ask it.

Example: 除了王明，另外两位怎么看 -> all authors but 王明
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.ask.talk import made_of
from bot.text import words

# Who is left of all authors.
OTHERS = re.compile(r"(?:另外|其他|其余|剩下)的?[一二两三四五六几]?(?:个|位|名)?(?:专家|作者|学者|人|(?<=[位名]))")
EXCEPT = re.compile(
    r"除(?:了|去|开|却|掉)?([^，,？?]{1,20}?)(?:之外|以外|外|[，,]|(?=还|谁|别|其[他它余]|另))[，,]?"
    r"|(?:不算|不含|不包括|撇开|抛开|去掉|排除)([^，,？?]{1,20}?)(?:的话)?[，,]|([^，,？?]{1,12})(?:以外|之外)的?"
)
# What turns from one to another; what is said of somebody's saying the same; what asks of a text where nothing turns to it.
TURNS = frozenset(
    "那 那么 换 换成 换到 换个 换作 改 改成 改问 再 再问 问 问问 听 听听 看看 轮到 至于 也 又 还 同样 呢".split()
)
SAYING = frozenset(
    """
    说 说说 说法 讲 讲讲 谈 谈谈 聊聊 看 看待 看法 想 想法 认为 觉得 提 提到 提出 列 写 主张 观点 态度 同意 赞成 支持 怎么 怎么样 咋 咋样 如何 怎样 的 地 得
    了 过 着 到 是 是不是 都 有 没 没有 有没有 不 会 吗 么 吧 呀 啊 嘛 这 这么 这样 那样 这个 这些 那些 这几个 这几条 这几点 那几个 那几条 那几点 此 对 对此 对于 关于 这点 这一点
    这个问题 问题 方面 这方面 这块 这里 那里 那儿 那边 这边 里 里面 中 在 和 与 跟 一样 相同 一致 一下 给 我 请 老师 教授 先生 女士 同志
    """.split()
)
# What is asked of two beside each other, or goes on with one: 和李强的观点一致吗, 还说了什么.
TOGETHER = re.compile(
    r"[和与跟][^，,。？?]{1,12}(?:一样|相同|一致)|还[说讲谈提写]|有没有[^，,。？?]{0,4}[提说讲谈写]到?过?(?=[^，,。？?吗呢])"
)
TEXTS = frozenset("什么 啥 哪些 文章 文中 那篇 这篇 那份 这份 篇".split())
# What may stand behind a name that is excepted, and in its place in a question that excepts it.
BELONGS = re.compile(r"(?:的?[这那]?[篇份]?(?:文章|观点|报告)|的?[这那]?[篇份位个]|的|本人|自治区|[省市])$")


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors whom a question is about, in its order, and those whom it leaves out.

    `rest`: the folded question without the words that except somebody, with `sign` for each name.
    """

    named: tuple[str, ...]
    left_out: tuple[str, ...]
    rest: str


def authors(question: str, known: Collection[str], sign: str = " ") -> Authors:
    """Whom of the authors a question is about; none where it names nobody."""
    level = words.fold(question)
    left_out: tuple[str, ...] = ()
    for match in EXCEPT.finditer(level):
        phrase = BELONGS.sub("", next(group for group in match.groups() if group))
        found = spoken_of(phrase, known)
        if found and phrase.endswith(words.fold(found[-1])):
            level, left_out = f"{level[: match.start()]} {level[match.end() :]}", found
            break
    if not left_out and (told := set_apart(level, known)):
        left_out, level = told
    found = spoken_of(level, known)
    if left_out and not found:
        found = tuple(name for name in known if name not in left_out)
        level = OTHERS.sub(sign, level, count=1)
    return Authors(found, left_out, _pattern(tuple(known)).sub(sign, level) if found else level)


def set_apart(level: str, known: Collection[str]) -> tuple[tuple[str, ...], str] | None:
    """Those after whom all others are asked about, and the question without their names; None where nobody is.

    Example: 王明主张减税，另外两位呢，谈到没有
    """
    match = OTHERS.search(level)
    before = level[: match.start()] if match else ""
    said = spoken_of(before, known)
    last = max((before.rfind(words.fold(name)) for name in said), default=-1)
    if match is None or not said or not re.search("[，,。？?！!；;]", before[last:]):
        return None
    if spoken_of(level[match.start() :], known):
        return None
    return said, _pattern(tuple(known)).sub("", before) + level[match.start() :]


def excepts(question: str) -> bool:
    """Whether a question asks for all but something."""
    return EXCEPT.search(words.fold(question)) is not None


def spoken_of(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names that a text has, in its order; one that is part of a longer one is not meant. Example: 王明华 -> no 王明"""
    by_fold = {words.fold(name): name for name in known}
    found = _pattern(tuple(known)).findall(words.fold(text)) if by_fold else []
    return tuple(dict.fromkeys(by_fold[one] for one in found))


@lru_cache(maxsize=64)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(map(words.fold, known), key=len, reverse=True)))
    return re.compile(rf"(?:{names})")


def without(question: str, authors: Sequence[str]) -> str:
    """A question without the names of authors."""
    for author in authors:
        question = question.replace(author, "")
    return question


def only_authors(question: str, authors: Sequence[str]) -> str | None:
    """The author, or the authors, where a question holds nothing else but words of saying. Example: 那王明怎么看 -> 王明

    Who asks what is in a text, and turns from nobody to its author, asks of all of it: 王明的文章讲了什么 -> None
    """
    named = sorted((author for author in authors if author in question), key=question.find)
    if not named or (len(named) > 1 and len(named) == len(authors)) or TOGETHER.search(question):
        return None
    said = made_of(words.bare(without(question, named)), TURNS | SAYING | TEXTS)
    if said is None or (not TEXTS.isdisjoint(said) and TURNS.isdisjoint(said)):
        return None
    return "和".join(named)


def renamed(asked: str, named: str, authors: Sequence[str]) -> str | None:
    """A question with these names in the place of those of its own authors; None where it names nobody.

    Example: "王明的职称是什么", 李强和赵亮 -> 李强、赵亮的职称是什么
    """
    if not (then := spoken_of(asked, authors)):
        return None
    one = "|".join(map(re.escape, then))
    return re.sub(rf"(?:{one})(?:[和与跟、](?:{one}))*", named.replace("和", "、"), asked, count=1)
