"""What a message asks, without what its writer tells besides: 我是大三学生，老师要我们交作业。成果转化怎么推进？"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.ask.grounds import Grounds
from bot.ask.parting import ASKING, END
from bot.index.store import Index
from bot.says import ask as says
from bot.search.scope import home
from bot.text import names

# The writer of the message; 我省, 我国 and 我们市 are of the texts.
FIRST = re.compile(r"(?:我|咱|俺|本人)(?!们?(?:[国省市县区州镇乡村]|方|校|院|所|厅|局|党|军))")
CLAUSE = re.compile(r"[，,]")
# What stands behind a question and says how it is to be answered; 版面上要署名 only tells what for.
REQUESTS = re.compile(
    r"请|列[出一举]|讲讲|说说|说明|回答|介绍|总结|概括|比较|对比|只要|不要|分别|具体|给我|告诉|一样|[不没呢吧]$"
)
# What is left asks for something: 怎么办 by itself is asked of what was told.
LEAST = 6


def request(message: str) -> str | None:
    """What a message asks behind what it tells: its last sentences that ask, from the clause on that no more tells of the writer.

    With the place that was told, where it is one. None where nothing is told, or nothing that stands alone is asked
    besides. Example: 我是河北的老师，操场很旧。省里改造几所学校？ -> 河北省里改造几所学校
    """
    sentences = [one.strip() for one in END.split(message) if one.strip()]
    if not sentences:
        return None
    asking = [at for at, one in enumerate(sentences) if ASKING.search(one)]
    first = asking[0] if asking else len(sentences) - 1
    behind = sentences[asking[-1] + 1 :] if asking else []
    last = asking[-1] if asking and not any(map(REQUESTS.search, behind)) else len(sentences) - 1
    clauses = CLAUSE.split("，".join(sentences[first : last + 1]))
    told = [_tells(one) for one in clauses[:-1]]
    begin = max((at + 1 for at, one in enumerate(told) if one), default=0)
    said = "，".join(one.strip() for one in clauses[begin:])
    left = message[: message.find(clauses[begin])]
    if len(said) < LEAST or len("，".join(sentences)) - len(said) < LEAST:
        return None
    told_of = names.places(left) if not names.places(said) else frozenset()
    (place,) = told_of if len(told_of) == 1 else ("",)
    return place + said.removeprefix(place)


def _tells(said: str) -> bool:
    return FIRST.search(said) is not None and ASKING.search(said) is None


def answered(message: str, whole: Grounds, ask: Callable[[str], Grounds]) -> Grounds:
    """The answer to what a message asks behind its story, where the message as a whole has none; else the `whole`.

    Of what only lies nearest it is known to answer where what is asked by itself names its author or text, or is answered by
    the same sentences.
    """
    if whole.answer.status == "answered" or (asked := request(message)) is None:
        return whole
    again = ask(asked)
    if again.answer.text.startswith((says.YES(), says.NO())):
        return whole  # what was told may be a condition
    if whole.answer.status == "refused":
        return again if again.answer.status != "refused" else whole
    shown = {(one.essay_id, one.start) for one in whole.answer.citations}
    same = any((one.essay_id, one.start) in shown for one in again.answer.citations)
    named = again.plan is not None and again.plan.named
    return again if whole.nearest and again.answer.status == "answered" and (same or named) else whole


def of_texts(message: str, index: Index) -> bool:
    """Whether what a message asks is of one place among those of the texts, and not of the writer's own case.

    Example: 我是外县的，请问青原市对小店是怎么补的？ -> True; 我在青原市开店，怎么拿补贴？ -> False
    """
    asking = [one for one in END.split(message) if ASKING.search(one)]
    last = CLAUSE.split(asking[-1])[-1] if asking else ""
    return bool(last) and not FIRST.search(last) and bool(index.places(last) - home(index))
