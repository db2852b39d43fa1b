"""Talk about the talk: greetings, thanks, what the assistant is, and what was wrong with its last answer.

Told by closed classes of words, not by whole sentences: a message is talk where nothing in it is left besides them, so
that 太长了, 能不能说短一点 and 别讲那么细 are each read by what they are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal

from bot.text import words

Act = Literal["shorter", "longer", "wording", "wrong", "source", "more", "why"]

# What people say to each other beside the matter: greetings, thanks, farewells, that they have understood, praise.
COURTESY = frozenset(
    """
    你好 您好 大家好 早上好 上午好 中午好 下午好 晚上好 早安 晚安 嗨 哈喽 哈 hi hello hey 在吗 在么 在不在 有人在吗 有人吗
    谢谢 感谢 多谢 谢啦 谢了 辛苦 thanks thankyou 再见 拜拜 bye 回见 下次见 回头见 先这样
    好 好的 好吧 嗯 哦 ok 知道 明白 收到 懂 了解 清楚 没事 没问题 棒 厉害 不错 很好 有用 有帮助 专业 满意 赞 聪明
    """.split()
)
THANKS = frozenset("谢谢 感谢 多谢 谢啦 谢了 辛苦 thanks thankyou".split())
FAREWELL = frozenset("再见 拜拜 bye 回见 下次见 回头见 先这样".split())
# What a question about the assistant itself is made of, besides whom it speaks to.
ADDRESS = frozenset("你 您 自己 你自己 助手".split())
ITSELF = frozenset(
    """
    是 不是 是不是 到底 谁 叫 叫什么 名字 名称 什么 啥 哪些 哪里 机器人 真人 人工智能 ai 程序 系统 软件 模型 会 能 可以 能够 做 干 回答 解答
    写 编 开发 设计 制作 做出来 事 事情 问题 功能 本领 用处 怎么 如何 使用 用 帮 帮助 为 出来 有 介绍 自我 都 还 一些 些 点 吧
    """.split()
)
# The same as whole messages, where nobody is spoken to.
ALONE = frozenset(
    "怎么用 如何使用 使用方法 帮助 help 测试 test 自我介绍 能做什么 会做什么 可以做什么 能干什么 能回答什么".split()
)
# Particles, pronouns, degrees, and words for saying and for what was said.
FILLING = frozenset(
    """
    的 了 呢 吗 吧 啊 呀 啦 哦 嘛 么 地 得 过 着 我 我们 大家 请 请问 麻烦 劳驾 那 那么 就 也 又 再 都 还 还是 只 太 很 更 更加 最 非常 十分 特别
    真 真是 真的 挺 有点 有点儿 有些 稍 稍微 尽量 过 过于 够 不够 一下 一点 一点儿 点 点儿 些 一些 一遍 遍 次 一次 回 下 个 给 帮 帮我 给我 帮忙 想 想要
    希望 要 需要 能 能不能 能否 可以 可不可以 可否 会 不会 不能 是 有 没有 没 不 这 这个 这样 这么 那个 那样 刚才 刚刚 上面 前面 之前 上一个 以上 来 去 看 听
    说 说说 讲 讲讲 谈 谈谈 聊聊 写 答 回答 解答 解释 介绍 表达 回复 告诉 提供 列 用 问 问题 答案 内容 话 字 句 句子 文字 语言 篇幅 方面 你 您 耐心 支持
    对 对于 它 一 把 成 为 得了 起来 出来 大 吧 儿 到 里 上 从 和 跟
    """.split()
)
# What stands beside a courtesy: degrees and particles, and for what one is thanked.
BESIDE = frozenset(
    "的 了 呢 吗 吧 啊 呀 啦 哦 嘛 么 你 您 大家 我 请 请问 太 很 真 真是 真的 非常 十分 挺 帮助 帮忙 回答 解答 支持 耐心 会 能 一下 那 那就 就 都 对 这样".split()
)
SHORT = frozenset("短 简短 简单 简要 简洁 精简 简略 扼要 概括 总结 归纳 一句话 少 言简意赅 重点 要点".split())
LONG = frozenset("长 详细 详尽 具体 展开 细 详 细致 深入 仔细 完整 全面 多 复杂 例子 举例 举例子 举个例子 细节".split())
# Blame that needs no degree: 啰嗦 asks for less, 笼统 for more.
WORDY = frozenset("啰嗦 罗嗦 繁琐 冗长".split())
VAGUE = frozenset("笼统 空洞 模糊 含糊".split())
LENGTH = SHORT | LONG | WORDY | VAGUE
# With one of these 长 is blame, and asks for the opposite; with the others it is a wish after all.
TOO = frozenset("太 过 过于 别 不要 不用 不必 有点 有点儿 有些".split())
NOT_ENOUGH = frozenset("不够 还不够 没有".split())
WORDING = frozenset(
    "换 说法 方式 换个说法 换种说法 换句话 换句话说 角度 不懂 没懂 看不懂 听不懂 没看懂 没听懂 不明白 没明白 不清楚 不太懂 不太明白 通俗 通俗易懂 易懂 大白话 白话 人话 直白".split()
)
WRONG = frozenset(
    """
    错 答错 说错 搞错 弄错 不对 错误 有误 不准 不准确 不正确 答非所问 胡说 瞎说 瞎编 乱说 乱讲 跑题 偏题 离题 不相关 没关系 没回答 没有回答 没答 没答到 不满意 不靠谱 不行
    不是我问的 不是我要的 不是这个意思 不是这个 我问的不是
    """.split()
)
# A part of a text, as it is asked for.
PARTS = frozenset(
    f"{which}{unit}"
    for which in ("哪", "哪一", "哪个", "第几", "第几个")
    for unit in ("部分", "章", "节", "段", "处", "位置")
)
SOURCE = PARTS | frozenset(
    "出处 来源 原文 原话 原句 出自 引自 哪里 哪儿 哪一篇 哪篇 谁 谁说的 哪位 哪个 哪一位 作者 专家 学者 人 观点 建议 主张 说法 在 里 里面 文章 文中 全文 提 提出 提到 写道 怎么写 怎么说 发我 发给我 发过来 发出来 贴 念 确定 可靠 再说一遍 重复 没听清 怎么".split()
)
# Of these one must be there: 建议 alone asks for no source.
SOURCES = PARTS | frozenset(
    "出处 来源 原文 原话 原句 出自 引自 谁 谁说的 哪位 哪一位 哪篇 哪一篇 哪里 哪儿 确定 可靠 再说一遍 重复 没听清".split()
)
MORE = frozenset(
    "还有 另外 此外 其他 其它 别的 其余 继续 接着 接下来 然后 更多 除此之外 除此以外 除了 之外 以外 剩下".split()
)
THINGS = frozenset("办法 措施 建议 观点 举措 做法 要求 规定 情况 什么 哪些 方面 这些 这个 其中".split())
WHY = frozenset("为什么 为何 为啥 原因 理由 怎么回事 凭什么".split())
# Verbs that stand for any deed: 这样做, 这么干.
PRO_VERBS = frozenset("做 干 办 弄 搞 来 行".split())

# In this order: what is blamed counts before what is asked for instead.
ACTS: Mapping[Act, frozenset[str]] = {
    "wrong": WRONG,
    "more": MORE | THINGS,
    "shorter": LENGTH | TOO | NOT_ENOUGH,
    "wording": WORDING,
    "source": SOURCE,
    "why": WHY | PRO_VERBS,
}
LONGEST = max(map(len, COURTESY | ADDRESS | ITSELF | FILLING | frozenset().union(*ACTS.values())))
# A message about the last answer is no longer than this; a longer one has a matter of its own.
ACT_MAX = 24
PAUSE = re.compile(r"[，。！？；,!?;\s]+")
CLAUSE = re.compile(r"[^\w\s]+|\n+")
ASKS_BACK = re.compile(r"对不对|对吗|是不是|不对吗")


def is_small_talk(question: str) -> bool:
    """Whether a message is nothing but courtesies and questions about the assistant. Example: 你好，你是谁写的？"""
    return all(_courteous(clause) for clause in _clauses(question))


def courtesy(message: str) -> Literal["farewell", "thanks"] | None:
    """Whether small talk takes leave or thanks. Example: 谢谢，再见 -> farewell; 你好 -> None"""
    said = words.bare(message)
    if any(word in said for word in FAREWELL):
        return "farewell"
    return "thanks" if any(word in said for word in THANKS) and not about_itself(message) else None


def about_itself(message: str) -> bool:
    """Whether small talk asks who or what the assistant is. Example: 谢谢你 -> False; 你是谁 -> True"""
    cut = (made_of(clause, COURTESY | ADDRESS | ITSELF | BESIDE) or () for clause in _clauses(message))
    return any(word in ITSELF - BESIDE for found in cut for word in found) or words.bare(message) in ALONE


# That the answer before was wrong, before what is asked then: 你答错了，他是社科联的吧.
REPROACH = re.compile(r"[你您这]?(?:刚才|是不是|好像|肯定|又)?[答说讲弄搞记写引查]错了?[吧啊呀哦]?")


def matter(question: str) -> str:
    """A message without the courtesies and the reproach that it begins with, and the courtesies that it ends with. Example: 谢谢，那他是哪个单位的 -> 那他是哪个单位的"""
    cuts = sorted({0, *(match.end() for match in PAUSE.finditer(question)), len(question)})
    pieces = [question[start:end] for start, end in pairwise(cuts)]
    while len(pieces) > 1 and (_courteous(said := words.bare(pieces[0])) or REPROACH.fullmatch(said)):
        pieces.pop(0)
    while len(pieces) > 1 and _courteous(words.bare(pieces[-1])):
        pieces.pop()
    return "".join(pieces).strip()


def act(message: str) -> Act | None:
    """What a message wants of the answer before it; None where it has a word of its own, asks how much, or is nothing but courtesy.

    Example: 能不能说短一点？ -> shorter; 太简单了 -> longer; 人才方面简单点 -> None
    """
    clauses = [clause for clause in _clauses(message) if not _courteous(clause)]
    if "多少" in message or not clauses or sum(map(len, clauses)) > ACT_MAX or ASKS_BACK.search("".join(clauses)):
        return None
    for name, class_ in ACTS.items():
        cut = [found for clause in clauses if (found := made_of(clause, class_ | FILLING)) is not None]
        if len(cut) < len(clauses):
            continue
        held = frozenset(word for found in cut for word in found)
        if name == "shorter" and (told := [frozenset(found) for found in cut if not LENGTH.isdisjoint(found)]):
            return _length(told[-1])
        if name == "source" and held & SOURCES:
            return name
        if name in ("wrong", "wording", "more", "why") and held & (class_ - THINGS - PRO_VERBS - FILLING):
            return name
    return None


def of_text(message: str) -> bool:
    """Whether who asks for a source asks for a part of a text, or for its words."""
    return any(one in message for one in (*PARTS, "原文", "原话", "原句"))


def _length(held: frozenset[str]) -> Act:
    """Shorter or longer, as a clause has it. Example: {太, 长, 了} -> shorter"""
    shorter = bool(held & (SHORT | WORDY))
    if held & TOO and not held & (NOT_ENOUGH | WORDY | VAGUE):
        shorter = not shorter
    return "shorter" if shorter else "longer"


def _courteous(clause: str) -> bool:
    if clause in ALONE:
        return True
    found = made_of(clause, COURTESY | ADDRESS | ITSELF | BESIDE)
    if found is None:
        return False
    held = frozenset(found)
    plain = not held & (ITSELF - BESIDE)
    return not found or bool(held & COURTESY if plain else held & (ADDRESS | COURTESY))


def _clauses(message: str) -> Iterator[str]:
    return filter(None, map(words.bare, CLAUSE.split(words.fold(message))))


def made_of(text: str, known: frozenset[str]) -> list[str] | None:
    """A text cut into as few of the known words as may be; None where they do not make it up. Linear in its length."""
    best: list[tuple[int, int] | None] = [(0, 0), *[None] * len(text)]
    far = 0
    for start in range(len(text)):
        here = best[start]
        if start > far:
            return None
        if here is None:
            continue
        for end in range(start + 1, min(start + LONGEST, len(text)) + 1):
            if text[start:end] in known and ((there := best[end]) is None or here[0] + 1 < there[0]):
                best[end] = (here[0] + 1, start)
                far = max(far, end)
    if best[-1] is None:
        return None
    found: list[str] = []
    at = len(text)
    while at:
        _, start = best[at] or (0, 0)
        found.append(text[start:at])
        at = start
    return found[::-1]
