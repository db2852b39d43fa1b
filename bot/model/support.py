"""Does the cited evidence bear out a sentence? Pure: every check is on the words.

What this cannot see: two true parts joined into a false whole (a cause that the source does not give), a changed order
of steps, and a wrong word that the source uses elsewhere in the same sentence. `BOT_VERIFY_MODEL` adds a judge for those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain import MARKER, Evidence
from bot.says import claims as says
from bot.text import facts, keys, roles, words
from bot.text.numbers import amounts

# Of so many words that matter or more, this share at least is said for the first time.
STUTTER_MIN, DISTINCT = 3, 0.6
# A clause with fewer characters that matter is judged with the rest of its sentence.
CLAUSE_MIN = 4
CLAUSE = re.compile(r"[，；：、,;:。！？]")
# What a writer puts before what the source says, and words that join clauses.
FRAME = re.compile(
    r"的?(?:原话|原文|原句)(?:是|如下)?|(?:作者|文章|文中|材料|资料|专家|本文)(?:们)?|(?:在|从)?(?:上述|这一|该)?(?:方面|层面|环节)|(?:还|也|并|则|明确|进一步)?(?:"
    + facts.SAYS
    + r")(?:到|了|的是)?|在“?[^“”，。]{2,40}”?(?:一节|部分)中?"
)
LINKING = frozenset(
    "此外 同时 另外 其中 首先 其次 再次 最后 一方面 另一方面 因此 从而 进而 以便 以及 并且 而且 还要 还应 需要 应当 应该 可以 能够 通过 "
    "为了 由此 这样 这些 这一 该 此 使得 让 使 来 去 并 且 还 又 要 应 须 将 可 能 会 由 使其 就是 即 则 主要 包括 分别 方式 进行 做好 实现 "
    "有关 相关 方面 更加 更 具体 一批 一个 一种 一支 各类 多种 有效 真正 切实 不断 进一步 着力 大力 积极 是 做到 确保 需 可 应 须 该 把 将 被 与 及 用 使 促 助 更 很 较 既 也 都 均 已 再 只 才 就 得 着 过 起 以 之 其 各 每 向 从 到 于 按 后 前 内 外 间 时".split()
)
EMPTY = keys.STOP | LINKING
# Nouns that say nothing of their own.
GENERIC = frozenset(
    "途径 后者 前者 针对性 之间 方式 方法 环节 内容 情况 过程 角度 层面 意义 目的 做法 举措 措施 工作 任务 要求 力度 程度 条件 基础 重点 关键 "
    "思路 路径 手段 方面 问题 时候 时期 阶段 部分 全文 观点 意见 办法 领域 主体 对象 能力 水平 作用 效果 成效 机会 空间 范围 意图".split()
)

# In a sentence of fewer characters they are half of what it says, and count. Example: 产业发展水平。
SHORT = 10
# What a small model writes about its task in place of an answer: 产业政策的政策问答.
TASK = frozenset("问答 回答 答案 解答 答复 提问 题目 用户 助手 示例 例子 编号 提示 提示词 对话".split())


@dataclass(frozen=True, slots=True)
class Fitted:
    """`clause`: which share of its characters the source's words must cover, of each clause of a sentence and of all."""

    clause: float


# Made by `python -m policy_evals.fit.support`.
FITTED = Fitted(clause=0.5)


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of a sentence its source covers: the share of all, of the worst clause, and the words that it lacks."""

    share: float
    worst: float
    lacking: tuple[str, ...]


def why_not(text: str, evidence: dict[int, Evidence], authors: Sequence[str]) -> str | None:
    """Why the sentence, with its markers `[n]`, may not be shown; None where its evidence bears it out."""
    for segment, numbers in segments(text):
        missing = next((number for number in numbers if number not in evidence), None)
        if missing is not None:
            return says.NO_EVIDENCE(number=missing)
        items = [evidence[number] for number in numbers]
        for part, own in by_author(segment, items, authors):
            if reason := _wrong(part, own, authors):
                return reason
    return None


def segments(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The parts of a sentence, each with the numbers right behind it; what follows the last belongs to all of them."""
    pieces = re.split(r"((?:\[\d+\])+)", text)
    cited = [tuple(int(number) for number in MARKER.findall(marks)) for marks in pieces[1::2]]
    rest = pieces[-1]
    for part, numbers in zip(pieces[0::2], cited, strict=False):
        if part.strip():
            yield part, numbers
    if len(re.sub(r"\W", "", rest)) >= CLAUSE_MIN or not cited:
        yield rest, tuple(dict.fromkeys(number for numbers in cited for number in numbers))


def by_author(
    segment: str, items: Sequence[Evidence], authors: Sequence[str]
) -> Iterator[tuple[str, Sequence[Evidence]]]:
    """A part that names several authors of its evidence, cut so that each one's words meet only that one's evidence."""
    writers = [author for author in authors if author in segment and any(i.passage.author == author for i in items)]
    if len(writers) < 2:
        yield segment, items
        return
    cuts = sorted(segment.index(author) for author in writers)
    for start, end in zip([0, *cuts[1:]], [*cuts[1:], len(segment)], strict=True):
        part = segment[start:end]
        own = [item for item in items if item.passage.author and item.passage.author in part]
        # “王明和李强都主张……”: the first name has no words of its own.
        yield (part, own) if len(_mattering(part, authors)) >= CLAUSE_MIN else (part, items)


def _wrong(text: str, items: Sequence[Evidence], authors: Sequence[str]) -> str | None:
    source = "\n".join(item.text for item in items)
    about = "\n".join(_address(item) for item in items)
    return (
        _wrong_author(text, items, source, authors)
        or _wrong_quotation(text, source, about)
        or _wrong_fact(text, source, about)
        or _wrong_sense(text, source)
        or _stutters(_unframed(text, items, authors), source)
        or _not_covered(_unframed(text, items, authors), source)
    )


def _wrong_author(text: str, items: Sequence[Evidence], source: str, authors: Sequence[str]) -> str | None:
    said = [author for author in authors if author in text and author not in source]
    writers = {item.passage.author for item in items}
    if any(author not in writers for author in said) or (said and not writers <= set(said)):
        return says.NOT_THEIRS(authors="、".join(said))
    for name in facts.speakers(text):
        if name not in facts.bare(source) and not any(name in author or author in name for author in authors):
            return says.NO_SUCH_PERSON(name=name)
    return None


def _wrong_quotation(text: str, source: str, about: str) -> str | None:
    given, place = words.fold(source), words.fold(about)
    for said in facts.quoted(text):
        at = 0
        for part in filter(None, (part.strip() for part in re.split(r"\.{3,}|…+", said))):
            trimmed = part.rstrip("。，；：、,;:")
            found = given.find(trimmed, at)
            if found < 0 and trimmed not in place:
                return says.NOT_QUOTED(part=part)
            at = max(found, 0) + len(trimmed)
    return None


def _wrong_fact(text: str, source: str, about: str) -> str | None:
    given = amounts(source + "\n" + about)
    for amount in sorted(amounts(text) - given):
        if f"{amount}年" not in given:
            return says.NO_SUCH_NUMBER(amount=amount)
    everything = facts.bare(source + "\n" + about)
    for name in facts.named(text):
        if facts.bare(name) not in everything:
            return says.NO_SUCH_NAME(name=name)
    alike = words.alike()
    for actor in roles.actors(text):
        if actor not in everything and not any(other in everything for other in alike.get(actor, ())):
            return says.NOT_SAID(words=actor)
    return None


def _wrong_sense(text: str, source: str) -> str | None:
    if facts.asks(text, source):
        return says.ASKS()
    if word := facts.stronger(text, source):
        return says.STRONGER(word=word)
    if facts.turned(text, source) or (facts.denies(text) and not facts.denies(source)):
        return says.TURNED()
    if roles.reversed_roles(text, source):
        return says.ROLES()
    return None


def _stutters(text: str, source: str) -> str | None:
    """A small model that has lost its way says one word over and over, and every one of them stands in the source."""
    plain = facts.bare(text)
    said = _content(plain)
    if plain in facts.bare(source) or len(said) < STUTTER_MIN or len(set(said)) >= DISTINCT * len(said):
        return None
    return says.STUTTERS()


def _not_covered(text: str, source: str) -> str | None:
    covered = coverage(text, source)
    says_nothing = LINKING if len(facts.bare(text)) < SHORT else GENERIC | LINKING
    # A lone character that the source lacks is most often one that was exchanged within a name.
    foreign = [
        word
        for word in covered.lacking
        if (words.names_something(word) or len(word) == 1 or word in TASK) and word not in says_nothing
    ]
    if not foreign and covered.worst >= FITTED.clause:
        return None
    return says.NOT_SAID(words="、".join((foreign or covered.lacking)[:4]))


def coverage(text: str, source: str) -> Covered:
    """How much of a sentence stands in its source, counted in characters: as the same word, a like word, or as part of
    a run of two or more characters that stands there too."""
    plain, given = facts.bare(text), facts.bare(source)
    held = {word for _, word in words.cut(given)} | set(keys.tokens(given))
    alike = words.alike()
    counted: list[tuple[int, int]] = []
    clause, lacking = 0, []
    totals: dict[int, list[int]] = {}
    cuts = [match.start() for match in CLAUSE.finditer(plain)]
    for at, word in words.cut(plain):
        clause = sum(cut < at for cut in cuts)
        if word in EMPTY:
            continue
        if word in held or alike.get(word, frozenset()) & held:
            hit = len(word)
        else:
            hit = sum(_shares(plain, place, given) for place in range(at, at + len(word)))
        if hit < len(word):
            lacking.append(word)
        counted.append((hit, len(word)))
        total = totals.setdefault(clause, [0, 0])
        total[0] += hit
        total[1] += len(word)
    whole = sum(size for _, size in counted)
    shares = [hit / size for hit, size in totals.values() if size >= CLAUSE_MIN]
    share = sum(hit for hit, _ in counted) / whole if whole else 1.0
    return Covered(share, min([share, *shares]), tuple(dict.fromkeys(lacking)))


def _shares(text: str, at: int, given: str) -> bool:
    """Whether the character stands in the source beside the same neighbour."""
    return (at > 0 and text[at - 1 : at + 1] in given) or (len(text) > at + 1 and text[at : at + 2] in given)


def _unframed(text: str, items: Sequence[Evidence], authors: Sequence[str]) -> str:
    """The sentence without who says it and where."""
    for name in (*authors, *(f"《{item.passage.title}》" for item in items), *(str(i.passage.section) for i in items)):
        text = text.replace(name, "")
    return FRAME.sub("", text)


def _mattering(text: str, authors: Sequence[str]) -> str:
    return "".join(_content(facts.bare(_unframed(text, (), authors))))


def _content(plain: str) -> list[str]:
    """The words that matter, in their order; each as often as it is said."""
    return [word for _, word in words.cut(plain) if word not in EMPTY]


def _address(item: Evidence) -> str:
    passage = item.passage
    return "\n".join(part for part in (passage.author, passage.title, passage.section, *passage.path) if part)
