"""History + question -> a question that stands alone. A question that can stand alone is never touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.ask.authors import only_authors, renamed, spoken_of, without
from bot.ask.naming import KINDS
from bot.ask.one_place import of_one_place
from bot.ask.reordered import reordered
from bot.ask.retimed import of_thing, retimed
from bot.ask.world import names_one
from bot.domain import Answer
from bot.text import keys, names, numbers, words

Leaning = Literal["more", "point", "part", "author", "topic"]

MORE = re.compile(
    r"^(?:那么?|嗯|好的?)?[，,]?(?:还有(?:呢|吗|没有|其他的?|别的|什么|哪些|没有(?:别的|其他的?))?|另外呢|除此之外|除了?(?:这|以上|上面|前面|刚才).{0,6}|其他的?(?:呢|方面|办法|措施|建议)?|别的(?:呢|办法|措施)?|继续|接着说|再说[一几]?[点些]|更多)"
)
# Within a question that points back: more than what was said.
BESIDES = re.compile(r"还(?:有|提|说|讲|谈|建议|主张)|别的|其他|其余")
N = r"[一二两三四五六七八九十百零〇\d]{1,6}"
UNIT = "部分|方面|[编章节条款项点个步种招]"
ORDINAL = re.compile(rf"第[（(]?({N})[）)]?(?:个|大|小)*({UNIT})|(最后)(?:一|的)?(?:个|大|小)*({UNIT})")
STEP = re.compile(rf"(?<!最)([下后上前])一(?:个|大|小)*({UNIT})")
# From the widest to the narrowest: 第十二条第二款第（一）项.
RANKS = "编章节条款项"
# What cannot be understood without the question before: it points back, or opens as the rest of a sentence.
POINTS_BACK = re.compile(
    r"^(?:那么?|它们?|他们?|她|这|该|其|此|上述|前面|刚才|另外|具体|详细|展开|为什么|为何|怎么[做办用理看解]|怎样[做办]|如何|有什么|有哪些|包括|举例|比如|谁|由谁|哪[里个些]|什么时候|多少|最终|最后|目的|作用|意义|好处|原因|依据)"
)
POINTS_INSIDE = re.compile(
    r"它们?|他们?的|她的|这[个些种项一样]|那[个些种项样]|该[\u4e00-\u9fff]{2}|上述|此举|其中|这里|那里"
)
# 那国有企业呢？ names what takes the place of something in the question before.
INSTEAD = re.compile(
    r"^(?P<turn>那么?|换成|至于)?[，,]?(?P<what>[^，。？?！!]{1,14}?)(?:的?方面|[这那](?:边|一?块儿?))?的?(?P<ends>呢)?[？?。！!]*$"
)
# Said of all texts together.
ALL = re.compile(
    r"(?:[三几各四五六]|这[三几]|每一?|所有|全部)(?:位|个|名|篇|份)?(?:作者|专家|学者|文章|文件|报告)|作者们|专家们|专栏|分别|各自|都|《"
)
# A document called by its kind.
KIND = re.compile(rf"(?:[这那]|这?[个份部])?({KINDS.pattern})(?:里面?|中)?")
SHORT = 2
# A question that found nothing borrows the topic where it is no longer than this and has no word of another world.
RETRY_MAX = 18
# What asks only who says it, behind what is said: “某词”是谁提出的.
WHOSE = re.compile(r"是?(?:由|哪位|哪个)?(?:谁|作者|专家)(?:最?先|首先)?(?:提出?|说|讲|谈|写)[过到的]*")
INTERROGATIVE = re.compile(
    r"为什么|为何|怎么样|怎么[办做用看谈说]?|怎样|如何|什么(?:样)?的?|哪[一些几个位种里][些个]?|多少|是否|能否|有没有|请问|具体|分别|主要|都?有$|都?是$|应该|需要|可以|指的?是|(?<=[\u4e00-\u9fff])(?:吗|呢|吧|啊)|[？?。！!]"
)


@dataclass(frozen=True, slots=True)
class Followed:
    """How a question leans on the one before: what it is searched as, and in which way it leans (None: not at all)."""

    standalone: str
    leaning: Leaning | None = None
    point: int | None = None


def follow(
    question: str, before: Answer, authors: Sequence[str], pointing: bool = False, this: int | None = None
) -> Followed:
    """Borrow the topic of the answer before, and the author where a new one is named; nothing else.

    `pointing`: the authors in the question stand for its pronouns. `this`: the year that is 今年 in the text spoken of.

    Example: "王明呢？" after "李强怎么看未来产业？" -> "王明怎么看未来产业？"
    """
    bare = question.strip()
    if found := only_authors(bare, authors):
        of_these = renamed(before.standalone, found, authors)
        return Followed(of_these or f"{found}怎么谈{topic(before.standalone, authors)}？", "author")
    if MORE.match(bare) and _is_bare(bare, MORE):
        return Followed(before.standalone, "more")
    if (match := ORDINAL.search(bare)) and len(_own(ORDINAL.sub("", bare))) <= SHORT:
        if said := renumbered(bare, before.standalone):
            return Followed(said, "part")
        return Followed(before.standalone, "point", -1 if match.group(3) else numbers.ordinal(match.group(1)))
    then, about = before.standalone, topic(before.standalone, authors)
    if (
        said := renumbered(bare, then)
        or retimed(bare, then, about, this)
        or reordered(bare, then)
        or of_another(bare, then)
    ):
        return Followed(said, "part")
    if said := instead(bare, before.standalone, authors):
        return Followed(said, "topic")
    if (pointing or MORE.match(bare)) and BESIDES.search(bare):
        return Followed(bare, "more")
    if leans(without(bare, authors) if pointing else bare):
        return Followed(borrowed(bare, before, authors), "topic")
    return Followed(question)


def renumbered(question: str, before: str) -> str | None:
    """The question before with the number that this one names; None where neither has the other's kind of number.

    Example: "那第三条呢？" after "条例第十二条第二款是什么？" -> "条例第三条是什么？"
    """
    chain = list(ORDINAL.finditer(before))
    step, named = STEP.search(question), ORDINAL.search(question)
    if not chain or not (step or named) or len(_own(STEP.sub("", ORDINAL.sub("", question)))) > 0:
        return None
    unit = step.group(2) if step else named.group(2) or named.group(4) if named else ""
    same = next((one for one in chain if unit in (one.group(2), one.group(4))), None)
    if step:
        if same is None or same.group(1) is None:
            return None
        number = numbers.ordinal(same.group(1)) + (1 if step.group(1) in "下后" else -1)
        said = f"第{number}{unit}"
    else:
        assert named is not None
        said = named.group()
    if same is not None:
        return before[: same.start()] + said + before[chain[-1].end() :]
    last = chain[-1].group(2) or chain[-1].group(4)
    if unit in RANKS and last in RANKS and RANKS.index(unit) > RANKS.index(last):
        return before[: chain[-1].end()] + said + before[chain[-1].end() :]
    return None


def turned_to(question: str) -> str:
    """What a follow-up turns to, whatever it is; empty where it turns to nothing. Example: 那企业那边呢 -> 企业"""
    match = INSTEAD.match(question.strip())
    return match["what"] if match and (match["turn"] or match["ends"]) else ""


def thing(question: str, authors: Sequence[str]) -> str:
    """The thing that a follow-up turns to; empty where it names an author, asks, or only points back."""
    what = turned_to(question)
    leans = INTERROGATIVE.search(what) or POINTS_INSIDE.search(what)
    return "" if len(what) < SHORT or leans or spoken_of(what, authors) else what


def of_another(question: str, before: str) -> str | None:
    """The question before, asked of another document that this one calls by its kind. Example: 那通知呢"""
    if not (kind := KIND.fullmatch(turned_to(question))):
        return None
    then = KINDS.search(before)
    return before.replace(then.group(), kind[1], 1) if then else f"{kind[1]}里，{before}"


def instead(question: str, before: str, authors: Sequence[str]) -> str | None:
    """The question before with what this one names in the place of its like: a place, a year, a thing of the same head.

    Example: "那国有企业呢？" after "怎么支持民营企业？" -> "怎么支持国有企业？"
    """
    what = turned_to(question)
    if (
        not what
        or any(author in what for author in authors)
        or INTERROGATIVE.search(what)
        or POINTS_BACK.match(what)
        or POINTS_INSIDE.search(what)
    ):
        return None
    for named in (names.places, names.years):
        now, then = named(what + ("年" if what.isdigit() else "")), named(before)
        if len(now) == len(then) == 1 and len(what) <= len(next(iter(now))) + 2:
            (old,), (new,) = then, now
            return before.replace(old, new) if old in before else None
        if named is names.places and len(now) == 1 and len(what) <= len(next(iter(now))) + 2:
            if not then:
                return f"{what}{before}"  # 四川呢, of 2026年的目标是多少
            if one := of_one_place(what, before):
                return one
    for length in range(len(what) - 1, 0, -1):
        head = what[-length:]
        at = before.find(head)
        if at > 0 and (length >= SHORT or len(what) <= SHORT + 1) and (start := at + length - len(what)) >= 0:
            old = before[start : at + length]
            if words.HAN.match(old) and not INTERROGATIVE.search(old) and not any(name in old for name in authors):
                return before[:start] + what + before[at + length :]
    author = next((name for name in authors if name in before), None)
    return of_thing(what, before) or (f"{author}怎么谈{what}？" if author and keys.content(what) else None)


def leans(question: str) -> bool:
    """Whether a question cannot stand alone: it names nothing, or points back and names little."""
    own = set(_own(question))
    if not own:
        return True
    if POINTS_INSIDE.search(question):
        return len(own) <= 2 * SHORT
    return POINTS_BACK.match(question) is not None and len(own) <= SHORT


def names_no_text(question: str, authors: Sequence[str], titles: Iterable[str]) -> bool:
    """Whether a question may be about the text last spoken of: it names neither another nor all of them."""
    level, told = words.fold(question), tuple(titles)
    # A text of that place is named by it: 河南呢.
    elsewhere = (there := names.places(question)) and any(there & names.places(title) for title in told)
    named = any(author in level for author in authors) or names_one(level, told) or elsewhere
    return not ALL.search(level) and not named


def borrowed(question: str, before: Answer, authors: Sequence[str]) -> str:
    """The question under the topic of the one before; its author stays unless the question names another."""
    said = topic(before.standalone, authors)
    author = next((name for name in authors if name in before.standalone and name not in question), "")
    kept = author if author and not any(name in question for name in authors) else ""
    return f"{kept}{said}：{question.strip()}"


def may_retry(question: str, known: Callable[[str], bool]) -> bool:
    """Whether a question that found nothing may borrow the topic: short, and all its words stand in the corpus."""
    own = _own(question)
    return len(question.strip()) <= RETRY_MAX and all(known(word) for word in own)


def topic(question: str, authors: Sequence[str]) -> str:
    """What a question is about, without author and question words.

    Example: "李强怎么看未来产业？" -> "未来产业"
    """
    said = question.rsplit("：", 1)[0]
    for author in authors:
        said = said.replace(author, "")
    left = INTERROGATIVE.sub("", WHOSE.sub("", said)).strip(" ，,的和与在对")
    left = re.sub(r"^(?:看待?|谈到?|说到?|提出了?|主张|认为|建议|提到了?|推进)", "", left)
    return left.lstrip("呢，, ") or said.strip()


def _own(question: str) -> list[str]:
    bare = re.sub(
        r"不同|异同|区别|差别|差异|共同点?|相同|一致|分歧|作用|意义|好处|目的|原因|内容|办法|措施|方式|做法|情况|细节|例子|依据|第[一二三四五六七八九\d]",
        " ",
        question,
    )
    bare = re.sub(
        r"这[个些种项一样]?|那[个些种项样么]?|该|上述|前面|刚才|展开|详细|具体|包括|继续|还有|其他|别的|目标|最终|最后|达到|实现|效果|结果|后来|接下来",
        " ",
        bare,
    )
    return keys.content(bare)


def _is_bare(question: str, pattern: re.Pattern[str]) -> bool:
    return len(set(_own(pattern.sub("", question)))) <= SHORT - 1
