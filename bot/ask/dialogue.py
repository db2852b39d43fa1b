"""History + question -> a question that stands alone. A question that can stand alone is never touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain import Answer
from bot.text import keys

Leaning = Literal["more", "speaker", "point", "author", "topic"]

MORE = re.compile(
    r"^(?:那么?|嗯|好的?)?[，,]?(?:还有(?:呢|吗|没有|其他的?|别的|什么|哪些|没有(?:别的|其他的?))?|另外呢|除此之外|除了?(?:这|以上|上面|前面|刚才).{0,6}|其他的?(?:呢|方面|办法|措施|建议)?|别的(?:呢|办法|措施)?|继续|接着说|再说[一几]?[点些]|更多)"
)
SPEAKER = re.compile(
    r"^(?:那么?)?(?:这|这些|那|上面|以上)?(?:句?话|段话|观点|建议|说法|内容)?(?:都?是)?(?:谁|哪位(?:专家|作者|学者)?|哪个(?:专家|作者|人)|出自(?:谁|哪里|哪篇|哪位)).{0,8}$"
)
POINT = re.compile(r"第([一二三四五六七八九\d])(?:点|条|个|项|方面|步|种|招)")
# What cannot be understood without the question before: it points back, or opens as the rest of a sentence.
POINTS_BACK = re.compile(
    r"^(?:那么?|它们?|他们?|她|这|该|其|此|上述|前面|刚才|另外|具体|详细|展开|为什么|为何|怎么[做办用理看解]|怎样[做办]|如何|有什么|有哪些|包括|举例|比如|谁|由谁|哪[里个些]|什么时候|多少|最终|最后|目的|作用|意义|好处|原因|依据)"
)
POINTS_INSIDE = re.compile(
    r"它们?|他们?的|她的|这[个些种项一样]|那[个些种项样]|该[\u4e00-\u9fff]{2}|上述|此举|其中|这里|那里"
)
NAME_PREFIX = re.compile(r"^(?:那么?|换成|至于)?[，,]?")
SHORT = 2
# A question that found nothing borrows the topic where it is no longer than this and has no word of another world.
RETRY_MAX = 18
INTERROGATIVE = re.compile(
    r"为什么|为何|怎么样|怎么[办做用看谈说]?|怎样|如何|什么(?:样)?的?|哪[一些几个位种里][些个]?|多少|是否|能否|有没有|请问|具体|分别|主要|都?有$|都?是$|应该|需要|可以|指的?是|(?<=[\u4e00-\u9fff])(?:吗|呢|吧|啊)|[？?。！!]"
)


@dataclass(frozen=True, slots=True)
class Followed:
    """How a question leans on the one before: what it is searched as, and in which way it leans (None: not at all)."""

    standalone: str
    leaning: Leaning | None = None
    point: int | None = None


def follow(question: str, before: Answer, authors: Sequence[str]) -> Followed:
    """Borrow the topic of the answer before, and the author where a new one is named; nothing else.

    Example: "王明呢？" after "李强怎么看未来产业？" ->
    "王明怎么谈未来产业？"
    """
    bare = question.strip()
    if found := _only_an_author(bare, authors):
        return Followed(f"{found}怎么谈{topic(before.standalone, authors)}？", "author")
    if MORE.match(bare) and _is_bare(bare, MORE):
        return Followed(before.standalone, "more")
    if SPEAKER.match(bare) and not set(_own(bare)):
        return Followed(before.standalone, "speaker")
    if (match := POINT.search(bare)) and len(_own(POINT.sub("", bare))) <= SHORT:
        return Followed(before.standalone, "point", _number(match.group(1)))
    if leans(bare):
        return Followed(borrowed(bare, before, authors), "topic")
    return Followed(question)


def leans(question: str) -> bool:
    """Whether a question cannot stand alone: it names nothing, or points back and names little."""
    own = set(_own(question))
    if not own:
        return True
    if POINTS_INSIDE.search(question):
        return len(own) <= 2 * SHORT
    return POINTS_BACK.match(question) is not None and len(own) <= SHORT


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
    left = INTERROGATIVE.sub("", said).strip(" ，,的和与在对")
    left = re.sub(r"^(?:看待?|谈到?|说到?|提出了?|主张|认为|建议|提到了?|推进)", "", left)
    return left or said.strip()


def _own(question: str) -> list[str]:
    bare = re.sub(
        r"作用|意义|好处|目的|原因|内容|办法|措施|方式|做法|情况|细节|例子|依据|第[一二三四五六七八九\d]", " ", question
    )
    bare = re.sub(
        r"这[个些种项一样]?|那[个些种项样么]?|该|上述|前面|刚才|展开|详细|具体|包括|继续|还有|其他|别的|目标|最终|最后|达到|实现|效果|结果|后来|接下来",
        " ",
        bare,
    )
    return keys.content(bare)


def _is_bare(question: str, pattern: re.Pattern[str]) -> bool:
    return len(set(_own(pattern.sub("", question)))) <= SHORT - 1


def _only_an_author(question: str, authors: Sequence[str]) -> str | None:
    named = [author for author in authors if author in question]
    if len(named) != 1:
        return None
    rest = NAME_PREFIX.sub("", question).replace(named[0], "", 1)
    rest = re.sub(
        r"(?:又|也|是|对此|这个|这一点|这个问题|此)*(?:怎么|如何|怎样)?(?:看|说|谈|想|认为|讲)?(?:的|待)?(?:观点|看法|主张|意见)?(?:呢|吗|的)?",
        "",
        rest,
        count=1,
    )
    return named[0] if not re.sub(r"\W", "", rest) else None


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else "一二三四五六七八九".index(numeral) + 1
