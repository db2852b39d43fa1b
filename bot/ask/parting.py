"""The questions that one message asks: parted where each asks for something of its own.

Example: "四库系统怎么建？双向匹配通道又是做什么的？" -> two questions; "四库系统怎么建？为什么？" -> one
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask.wants import own_words, unlisted
from bot.text import words

# A longer message tells a story, or is a draft; one with more questions is answered as a whole.
LONGEST, MOST = 200, 4
END = re.compile(r"[？?！!。；;\n]+")
# Questions without an end between them are told by the word that asks: 谁提的甲，谁提的乙.
COMMA = re.compile(r"[，,]|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
LISTED = re.compile(r"[，,、]")
ASKING = re.compile(
    r"[？?]|谁|什么|啥|多少|多长(?!期)|多久|(?<!(?<!最)好)(?<![各十这那近后过头])(?<!(?<!提)前)几(?![乎何率经番百千万亿])|哪|怎么|怎样|如何|为什么|为何|吗|是不是|是否|有没有"
    r"|(?!时不时|动不动|差不多|(?<=[应该需当])[\u4e00-\u9fff]不)([\u4e00-\u9fff])[不没]\1|[不没](?=\W*\Z)|没有(?=\W*\Z)"
)
# Behind one that asks, so much asks too: 能还债吗，买冰箱呢.
AGAIN = re.compile(r"呢\W*\Z")
# So one request is set beside another: 总结一下他的文章，再告诉我他的单位.
FURTHER = re.compile(
    r"[，,](?:再|顺便|另外|此外|还有|还想|以及|然后|同时)(?:也|就|请|想|再|麻烦|[帮给跟替]我|一下)*"
    r"(?:问|告诉|说|讲|列|介绍|查|看|写|总结|知道|了解)(?:一下|出|看看?|说|讲)?我?[，,：:]?"
)
# So a question is set beside another: …指啥 另外他说的清单是什么; what is to be parted asks something on either side.
ANEW = re.compile(
    r"(?:[，,]|(?<=[\u4e00-\u9fff])[ \u3000]+)(?=(?:另外|此外|还有|再有|以及)(?!的?[一二两三四五六七八九十几多哪\d]))"
)
# What asks why, and of nothing of its own: …为什么不让装？理由是啥.
WHY = re.compile("为什么|为何|为啥|怎么(?=[不没要会])")
REASONS = frozenset("理由 原因 依据 缘由 道理 根据 目的".split())
# What only points to what was asked before, or wants all of it: 两边原文都怎么写的, 几个地方的都给我列出来.
REFERS = re.compile(
    r"(?:两[边者处家篇]|二者|双方|各[方自家]|[它他]们|[各几]个?(?:地方|省市?|市县?|县|部门|单位|篇|份))"
    r"|(?:都|全部?|一[一件条])(?:给我|帮我)?[列摆找说讲](?:出来)?"
)
ALIKE = re.compile(r"谁|什么|啥|多少|怎么|怎样|如何")
# What is asked for by a word of its own names nothing: 给多长时间, 找哪个部门.
ASKED = frozenset("时间 时候 日期 地方 部门 单位".split())
# What stands in marks is not parted.
IN_MARKS = re.compile(r"[“\"「『《][^“”\"「」『』《》]*[”\"」』》]")
# What a question opens with that only sets it beside another one; 1.5万元 and 四、五级 are its own.
BESIDE = re.compile(
    r"^(?:(?:另外(?!的?[一二两三四五六七八九十几\d])|此外|还有|以及|再有)(?:就是|那个|想问)?|第[一二三四][，,、]|[一二三四1234](?:[)）]|[.．](?!\d)|、(?![一二三四五六七八九十\d])))[，,：:]?"
)


def parted(message: str) -> list[str]:
    """The questions that a message asks, in order; the message itself where it asks but one."""
    if len(message) > LONGEST:
        return [message]
    found = list(_merged(cut_at(message, END)))
    if len(found) == 1 and len(beside := set_beside(message)) > 1:
        found = [piece for one in beside for piece in _parallel(one)]
    elif len(found) == 1:
        requests = [one for one in FURTHER.split(message) if one.strip("，。？?!！ ")]
        found = [piece for one in requests for piece in _parallel(one)] if len(requests) > 1 else _parallel(message)
    return [BESIDE.sub("", one) for one in found] if 1 < len(found) <= MOST else [message]


def set_beside(message: str) -> list[str]:
    """The questions that 另外, 还有 or the like sets beside each other, where each asks of something of its own; else the message."""
    found = [BESIDE.sub("", one.strip("，, \u3000")) for one in cut_at(message, ANEW)]
    return found if all(ASKING.search(words.fold(one).rstrip("?")) and own_of(one) for one in found) else [message]


def half(question: str, said: str) -> bool:
    """Whether a sentence has no word of one of the questions that a question asks side by side.

    Example: 他最看重哪一条，理由是什么, of 我最看重的是奖励。 -> True
    """
    asked = [one for one in map(words.fold, cut_at(question, COMMA)) if one.strip()]
    if len(asked) < 2 or not all(ASKING.search(one.rstrip("?")) and own_of(one) for one in asked):
        return False
    return any(not any(word in words.fold(said) for word in own_of(one)) for one in asked)


def is_one_sentence(message: str) -> bool:
    """Whether no end of a sentence stands within a message."""
    return len([one for one in cut_at(message, END) if one.strip()]) == 1


def cut_at(message: str, ends: re.Pattern[str]) -> Iterator[str]:
    """The message cut behind each end that does not stand in quotation marks."""
    bare = IN_MARKS.sub(lambda match: "＊" * len(match.group()), message)
    start = 0
    for match in ends.finditer(bare):
        yield message[start : match.end()]
        start = match.end()
    yield message[start:]


def _merged(pieces: Iterator[str]) -> Iterator[str]:
    """Questions with what was told before each; what asks for nothing of its own belongs to the question before it."""
    whole, asks = "", False
    for piece in filter(str.strip, pieces):
        own = own_of(piece)
        reason = REASONS.issuperset(own) and WHY.search(whole)
        refers = asks and REFERS.search(piece) and not own_of(unlisted(REFERS.sub("", piece)))
        anew = ASKING.search(words.fold(piece)) is not None and bool(own) and not (reason or refers)
        if asks and anew:
            yield whole.strip()
            whole, asks = "", False
        whole += piece
        asks = asks or anew
    if whole.strip():
        yield whole.strip()


def _parallel(message: str) -> list[str]:
    """Clauses that ask with the same word, each of something of its own, or that each name what they ask about."""
    return next((found for ends in (COMMA, LISTED) if len(found := _asking(message, ends)) > 1), [message])


def _asking(message: str, ends: re.Pattern[str]) -> list[str]:
    """The clauses of a message if each asks something of its own; the message where one does not.

    What is told before the first that asks belongs to that: 我妈住院了，能请几天假，扣工资吗 -> 我妈住院了，能请几天假; 扣工资吗
    """
    cut = list(cut_at(message, ends))
    first = next((at for at, one in enumerate(cut) if ASKING.search(words.fold(one).rstrip("?"))), 0)
    found = [one.strip("，、, \u3000") for one in ("".join(cut[: first + 1]), *cut[first + 1 :])]
    asked = [{match.group() for match in ALIKE.finditer(words.fold(one))} for one in found]
    if asked[0].intersection(*asked[1:]) and all(map(own_of, found)):
        return found
    named = (any(map(words.names_something, set(own_of(ASKING.sub(" ", one))) - ASKED)) for one in found)
    # A mark may stand behind the last of clauses that ask one thing together.
    level = [words.fold(one).rstrip("?") for one in found]
    asks = (ASKING.search(one) or (at and AGAIN.search(one)) for at, one in enumerate(level))
    return found if all(asks) and all(named) else [message]


def own_of(piece: str) -> list[str]:
    """The words of a question besides those that ask."""
    return own_words(words.fold(piece))
