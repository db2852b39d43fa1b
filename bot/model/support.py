"""What a sentence and the words that it cites tell for certain, or against it. Pure: every check is on the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain import MARKER, Evidence
from bot.model.called import named, persons
from bot.model.circumstances import made_up
from bot.model.compared import reversed_order
from bot.model.denied import LABEL, denied, misled
from bot.model.listed import exchanged
from bot.model.ranked import ranked
from bot.says import claims as says
from bot.text import facts, keys, numbers, roles, words
from bot.text.numbers import FRACTION, amounts, derived, fractions

# Of so many words that matter or more, this share at least is said for the first time. A clause with fewer characters
# that matter is judged with the rest of its sentence.
STUTTER_MIN, DISTINCT, CLAUSE_MIN = 3, 0.6, 4
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
# The items of a list within one sentence, and how many things another announces.
ITEM = re.compile("[一二三四五六七八九]是")
COUNTED = re.compile(r"([二两三四五六七八九十]|\d{1,2})个?(?:大|主要)?(?:方面|层面|角度|维度|环节|点|条|项|类|举措)")
# 一是, （二）: how the lead of a point is numbered.
NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[是、）)]")
# What a model writes about its task, which says nothing: 回答, 以下是答案.
TASK = frozenset("问答 回答 答案 解答 答复 提问 题目 用户 助手 示例 例子 编号 提示 提示词 对话 小结 总结 结论".split())
# An amount beside such a word is no exact one.
ABOUT = re.compile("约|近|多|余|超|不足|左右|上下|差不多|一半|分之")


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of a sentence its source covers: the share of all, of the worst clause, and the words that it lacks."""

    share: float
    worst: float
    lacking: tuple[str, ...]


def segments(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The parts of a sentence, each with the numbers right behind it; what follows the last belongs to all of them."""
    pieces = re.split(r"((?:\[\d+\])+)", text)
    cited = [tuple(int(number) for number in MARKER.findall(marks)) for marks in pieces[1::2]]
    rest = pieces[-1]
    for part, given in zip(pieces[0::2], cited, strict=False):
        if part.strip():
            yield part, given
    if len(re.sub(r"\W", "", rest)) >= CLAUSE_MIN or not cited:
        yield rest, tuple(dict.fromkeys(number for given in cited for number in given))


def certain(text: str, items: Sequence[Evidence], authors: Sequence[str]) -> str | None:
    """Why a sentence is not borne out where its words leave no doubt; None where they do not tell."""
    source, about = _read(items)
    return (
        _wrong_author(text, items, source, authors)
        or _wrong_quotation(text, source, about)
        or _wrong_number(text, source, about)
        or denied(unframed(text, items, authors), source)
        or next(filter(None, (check(text, f"{source}\n{about}") for check in (misled, exchanged, ranked))), None)
        or reversed_order(text, items)
        or made_up(text, source, about, {item.passage.author for item in items}, lambda *two: coverage(*two).share)
        or _stutters(unframed(text, items, authors), source)
    )


def doubtful(text: str, items: Sequence[Evidence]) -> str | None:
    """What can be told against a sentence that is not borne out; None where no single word tells it."""
    return _wrong_name(text, *_read(items))


def unlinked(text: str, items: Sequence[Evidence], beside: Sequence[str]) -> str | None:
    """Why a sentence may not link others: a wrong count, or a number or a name that neither they have nor what they cite."""
    said = _content(facts.bare(text))
    if TASK.issuperset(said) and TASK & set(said):
        return says.OF_THE_TASK()
    cited, about = _read(items)
    source = "\n".join([*beside, cited])
    # So many sentences, items within one of them or within what they cite (一是, 二是, 三是), or texts may be counted.
    several = {
        len(beside),
        *(len(ITEM.findall(one)) for one in [*beside, cited]),
        len({item.passage.essay_id for item in items}),
    }
    lacking, _ = unsaid(text, source)
    wrong = [*lacking, *(count for count in COUNTED.findall(words.fold(text)) if numbers.ordinal(count) not in several)]
    if wrong:
        return says.NO_SUCH_NUMBER(amount=_as_written(wrong[0], text))
    everything = facts.bare(source + about)
    name = next((name for name in named(text) if facts.bare(name) not in everything), None)
    return says.NO_SUCH_NAME(name=name) if name else _wrong_quotation(text, source, about)


def _read(items: Sequence[Evidence]) -> tuple[str, str]:
    """The words that are cited, and where they stand."""
    return "\n".join(item.text for item in items), "\n".join(address(item) for item in items)


def _wrong_author(text: str, items: Sequence[Evidence], source: str, authors: Sequence[str]) -> str | None:
    said = [author for author in authors if author in text and author not in source]
    writers = {item.passage.author for item in items}
    if any(author not in writers for author in said) or (said and not writers <= set(said)):
        return says.NOT_THEIRS(authors="、".join(said))
    for name in dict.fromkeys([*facts.speakers(text), *persons(text)]):
        if name not in facts.bare(source) and not any(name in author or author in name for author in authors):
            return says.NO_SUCH_PERSON(name=name)
    return None


def _wrong_quotation(text: str, source: str, about: str) -> str | None:
    given, place = words.fold(source), words.fold(about)
    for said in facts.quoted(text):
        if facts.PLANS.fullmatch(said):  # the marks belong to its name, which is judged as one
            continue
        at = 0
        for part in filter(None, (part.strip() for part in re.split(r"\.{3,}|…+", said))):
            trimmed = part.rstrip("。，；：、,;:")
            found = given.find(trimmed, at)
            if found < 0 and trimmed not in place:
                return says.NOT_QUOTED(part=part)
            at = max(found, 0) + len(trimmed)
    return None


def _wrong_number(text: str, source: str, about: str) -> str | None:
    lacking, _ = unsaid(text, source + "\n" + about)
    return says.NO_SUCH_NUMBER(amount=_as_written(lacking[0], text)) if lacking else None


def _as_written(amount: str, text: str) -> str:
    """A fraction that was turned into percent, as the sentence has it. Example: 14.2857…% -> 七分之一"""
    written = (match.group() for match in FRACTION.finditer(text) if fractions(match.group()) == amount)
    return next(written, amount)


def _wrong_name(text: str, source: str, about: str) -> str | None:
    everything = facts.bare(source + "\n" + about)
    for name in named(text):
        if facts.bare(name) not in everything:
            return says.NO_SUCH_NAME(name=name)
    alike = words.alike()
    for actor in roles.actors(text):
        if actor not in everything and not any(other in everything for other in alike.get(actor, ())):
            return says.NOT_SAID(words=actor)
    return None


def _stutters(text: str, source: str) -> str | None:
    """A small model that has lost its way says one word over and over, and every one of them stands in the source."""
    said = _content(plain := facts.bare(text))
    if plain in facts.bare(source) or len(said) < STUTTER_MIN or len(set(said)) >= DISTINCT * len(said):
        return None
    return says.STUTTERS()


def unsaid(text: str, source: str) -> tuple[list[str], list[str]]:
    """The amounts of a sentence that its source neither has nor yields, and those that may only count what it lists.

    Example: "在两方面给了23万元" of a source without numbers -> [23万元], [2]
    """
    given = amounts(source) | amounts(fractions(source))
    missing = [
        amount
        for amount in sorted(amounts(fractions(text)) - given)
        if f"{amount}年" not in given and not derived(amount, given, bool(ABOUT.search(text)))
    ]
    level = words.fold(text)
    counts = [amount for amount in missing if len(amount) == 1 and amount not in level]
    return [amount for amount in missing if amount not in counts], counts


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


def unframed(text: str, items: Sequence[Evidence], authors: Sequence[str]) -> str:
    """The sentence without who says it and where, and without labels that only say of what the words behind them are said."""
    text = _unlabelled(text, facts.bare("\n".join(one for item in items for one in (item.text, address(item)))))
    for name in (*authors, *(f"《{item.passage.title}》" for item in items), *(str(i.passage.section) for i in items)):
        text = text.replace(name, "")
    return FRAME.sub("", text)


def _unlabelled(text: str, source: str) -> str:
    """Without labels of nouns, or of words of the source. Example: 来由：2021年成立 -> 2021年成立; 反对：设立 stays"""

    def kept(match: re.Match[str]) -> str:
        said = [word for _, word in words.cut(facts.bare(match[2] or match[3]))]
        return match[1] if all(word in source or words.names_something(word) for word in said) else match.group()

    return LABEL.sub(kept, text)


def _content(plain: str) -> list[str]:
    """The words that matter, in their order; each as often as it is said."""
    return [word for _, word in words.cut(plain) if word not in EMPTY]


def address(item: Evidence) -> str:
    """Where a piece of evidence stands: author, title, headings, the lead of its point, a line each."""
    passage = item.passage
    point = NUMBERING.sub("", passage.point or "")
    return "\n".join(part for part in (passage.author, passage.title, passage.section, *passage.path, point) if part)
