"""Yes or no, where one clause of the first sentence that is cited says all of what is asked, or forbids it; else neither.

Nothing is weighed: the words of the claim stand in the clause in their order, with nothing between them that could turn
them, nothing behind them, and no condition in the sentence. In any doubt the sentence speaks for itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from bot.domain import Evidence
from bot.model.support import EMPTY
from bot.says import ask as says
from bot.text import facts, words
from bot.text.numbers import amounts

# How a question asks for yes or no: 能不能, 是否, a particle at the end. What is left of it is the claim.
TWICE = re.compile(r"(?!时不时|动不动)([\u4e00-\u9fff])([\u4e00-\u9fff]?)[不没]\1\2")
WHETHER = re.compile(r"是不是|是否|可否|能否|有无")
# A last clause that only asks whether all of it is so: 对吗, 没错吧; any other says something: 包午餐吗.
TAG = re.compile(
    r"[，,](?:[我你]|应该|[这那]个?|数字?|说法)*(?:是|对|没错|不错|真|是真|正确|准确|属实|可以|行|好|是这样|有这回事|没有?[记说搞弄]错)"
    r"[的了]?(?:吗|吧|么|嘛)\Z"
)
PARTICLE = re.compile(r"(?:[，,]?(?:[是对]吗|是不是|对不对|是这样吗|是真的吗)|(?<!干)[吗嘛]|(?<![什怎多那这])么)\Z")
# At the end of a question that asks for a thing these say something: 哪些地方没有.
ENDING, THING = re.compile(r"(?:[，,]?有)?没有?\Z|[吧不]\Z"), re.compile(r"谁|哪|什么|怎|多少|几")
ENDS = "？?。！! "
RHETORICAL = re.compile(r"(?<!是)不是(?!不)")
# By hearsay, or to one's memory, it is so.
HEARD = re.compile(r"(?:\A|(?<=[，,]))(?:我们?)?(?:听人?说|据说|都说|记得|好像|听闻)(?:是)?[，,]?")
# What is put so as to be borne out, with a question mark alone: 是2019年就搞起来的？
CLEFT = re.compile(r"是(?=[^，,]{2,24}的\Z)")
SAID = re.compile(r"(?:真的)?(?:主张|建议|提出|认为|强调|指出|说过?|提到|要求)过?(?:了|的是|要)?")
# A wish asks what a text demands or supports; 能 asks what it allows.
WISH, ALLOWS = re.compile(r"要|应|该|支持|鼓励|推动"), re.compile(r"可以|允许|有权|可(?![能靠])|能够?(?![力源量])")
MAY = re.compile(r"能够?(?![力源量])|可以|可不|允许")
DENIES = re.compile(r"不得|不能|不准|不许|不可|不再|不应|不要|严禁|禁止")
# A sentence with one of these says it of some, for a time, or under a condition.
QUALIFIES = re.compile(
    r"但|除|如|若|凡|经(?![济营验费])|符合|条件|情形|前提|原则上|一般|方[可能]|才(?![能华干])|仅|只|的[，,]|力争|争取|逐步|探索|研究(?=推|制|建|设)|试点|部分|有[的些]|拟|计划|目标|预计"
)
# Words that tell who does what to whom stay in the claim.
TOWARDS = frozenset("向 把 被 由 对 给 比 让 从 到 为 将 与 和".split())
# Before what is to be done may stand who is to do it, moved by one of these where a wish is asked for.
MOVES = re.compile(r"(?:推动|支持|鼓励|引导|促进|帮助|应当|必须|要|应|须|可以)")
# Who asks whether a thing is done already is not answered by what is to be done.
DONE = re.compile(r"了|过(?!程)|已|正在|曾")
# What goes on naming, and begins with what joins names.
JOINS = frozenset("、和与及(")
LINKS = JOINS | {"的", ")"}
LEAST = 2
Spans = list[tuple[int, int]]


def opening(question: str, chosen: Collection[Evidence], authors: Collection[str]) -> str:
    """The first line of an answer to such a question: yes, no, or that the text's words follow."""
    first = next(iter(chosen), None)
    claim = _claim(question, authors)
    if first is None or claim is None or QUALIFIES.search(words.fold(first.text)) or "？" in first.text:
        return says.AS_WRITTEN()
    sentence = facts.bare(first.text)
    denied = len(facts.DENIAL.findall(sentence))
    for clause in _clauses(first.text):
        if _states(claim, clause, question) and not denied and not facts.NEGATIVE.search(sentence):
            return says.YES()
        if denied == 1 and _forbids(claim, clause):
            return says.NO()
    return says.AS_WRITTEN()


def asks(question: str) -> bool:
    """Whether a question has the form of one for yes or no. Example: 要什么证？ -> False"""
    return _level(question) != stated(question)


def stated(question: str) -> str:
    """A question, folded, without what asks for yes or no. Example: 听说留样要保存48小时吗？ -> 留样要保存48小时"""
    bare = _unasked(question)
    # 目标不是5%吗 takes it to be so.
    return RHETORICAL.sub("", bare, count=1) if bare != _level(question) else bare


def _level(question: str) -> str:
    return words.fold(question).rstrip(ENDS)


def _unasked(question: str) -> str:
    bare = PARTICLE.sub("", TAG.sub("", _level(question)))
    if not THING.search(bare):
        bare = CLEFT.sub("", bare) if words.fold(question).rstrip().endswith("?") else bare
        bare = ENDING.sub("", bare)
    return TWICE.sub(r"\1\2", WHETHER.sub("", HEARD.sub("", bare)))


def _claim(question: str, authors: Collection[str]) -> str | None:
    """What is asked to be true, without who says it; None where that is not plain. Example: 王明主张设备要开放吗？ -> 设备要开放"""
    bare = _unasked(question)
    if bare == _level(question) or "不是" in bare or re.search(r"[，,；;：:]", bare):
        return None
    for name in authors:
        bare = bare.replace(words.fold(name), "")
    said = SAID.match(bare.removeprefix("有"))
    claim = facts.bare(re.sub(r"\A是(?!非)", "", bare.removeprefix("有")[said.end() :] if said else bare))
    vague = facts.DENIAL.search(claim) or facts.NEGATIVE.search(claim) or DONE.search(claim)
    return None if vague else claim


def _clauses(text: str) -> Iterator[str]:
    yield from (facts.bare(clause) for clause in facts.CLAUSE.split(words.fold(text)) if clause)


def _content(claim: str) -> list[str]:
    return [word for _, word in words.cut(claim) if word in TOWARDS or (word not in EMPTY and words.WORD.search(word))]


def _placed(said: list[str], clause: str) -> Spans | None:
    """Where each word stands in a clause, in their order; None where one does not."""
    found, at = [], 0
    for word in said:
        start = clause.find(word, at)
        if start < 0:
            return None
        at = start + len(word)
        found.append((start, at))
    return found


def _states(claim: str, clause: str, question: str) -> bool:
    said = _content(claim)
    placed = _placed(said, clause) if len(said) >= LEAST else None
    if not placed or placed[-1][1] != len(clause) or not amounts(claim) <= amounts(clause):
        return False
    if facts.stronger(claim, clause) or (MAY.search(claim) and not ALLOWS.search(clause)):
        return False
    before = clause[: placed[0][0]]
    if WISH.search(claim) or SAID.search(words.fold(question)):
        before = MOVES.sub("", before, count=1) if MOVES.match(before) else before
    # A noun before the first word may narrow it (小微企业): only one that is joined to it stands for itself.
    joined = not before or (before[-1] in JOINS and _names(before))
    return joined and _together(said, claim, placed, clause)


def _forbids(claim: str, clause: str) -> bool:
    """Whether a clause says that somebody must not, where it is asked whether that one may. Example: 游人不得游泳"""
    denial = DENIES.search(clause)
    if denial is None or not (MAY.search(claim) or WISH.search(claim)):
        return False
    bare = MAY.sub("", claim)
    said = _content(bare)
    affirmed = clause[: denial.start()] + clause[denial.end() :]
    placed = _placed(said, affirmed) if len(said) >= LEAST else None
    if not placed or placed[0][0] or placed[-1][1] != len(affirmed) or amounts(claim) != amounts(affirmed):
        return False
    # The denial stands between the words; first, where the question, too, names nobody.
    between = any(end == denial.start() for _, end in placed[:-1]) or (not denial.start() and MAY.match(claim))
    return bool(between) and _together(said, bare, placed, affirmed)


def _together(said: list[str], claim: str, placed: Spans, clause: str) -> bool:
    """Whether between the words of a clause nothing stands but what stands there in the claim, or goes on naming."""
    asked = _placed(said, claim)
    if asked is None:
        return False
    own = (claim[a:b] for (_, a), (b, _) in pairwise(asked))
    given = (clause[a:b] for (_, a), (b, _) in pairwise(placed))
    return all(
        gap == same or _goes_on(gap) or _goes_on(gap.removeprefix(same)) for gap, same in zip(given, own, strict=True)
    )


def _names(text: str) -> bool:
    """Whether text is nothing but nouns and what joins them."""
    tagged = words.tagged(text) if text else ()
    return all(word in LINKS or tag[0] == "n" or (tag == "x" and words.names_something(word)) for word, tag in tagged)


def _goes_on(gap: str) -> bool:
    """Whether what stands between two words only names more of the same. Example: 设备[、实验平台]向企业开放"""
    return not gap or (gap[0] in JOINS and "的" not in gap and _names(gap))
