"""Where and when texts appeared, where a question says it itself: asked of the record, then held against it.

Example: 这组文章是去年4月登在甲日报上的吧 -> where and when these texts appeared, and whether it was so
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.ask import yesno
from bot.ask.grounds import Grounds
from bot.ask.retimed import FROM_NOW
from bot.ask.writing import opened
from bot.domain import Answer
from bot.says import premises as says
from bot.text import words

YEAR = r"(?:[去今前上本]年|(?:19|20)\d\d年)"
CLAIM = re.compile(
    rf"(?P<what>[^,，。？?]{{2,30}}?)(?:都?是)?(?:在|于)?(?P<year>{YEAR})?的?(?P<month>\d{{1,2}}月)?份?(?:(?P<day>\d{{1,2}})[日号])?"
    r"(?:刊登|登载|刊载|刊发|发表|见报|登)(?:出来|出)?了?"
    r"(?:[在于]《?(?P<where>[\u4e00-\u9fff]{2,12}(?:报|周刊|杂志|公报|月刊|网站|网))》?[上里]?)?的?"
)


def answered(question: str, ask: Callable[[str], Grounds]) -> Grounds | None:
    """What the record has, and whether it is as the question has it; None where it claims nothing of the kind, or nothing is recorded."""
    if not yesno.asks(question):
        return None
    claim = CLAIM.fullmatch(yesno.stated(question))
    dated = claim is not None and bool(claim["month"] or claim["year"])
    if claim is None or not (dated or claim["where"]):
        return None
    wanted = ["登在哪家报纸"] * bool(claim["where"]) + ["什么时候发表"] * dated
    grounds = ask(f"{claim['what']}{'，'.join(wanted)}的")
    told = {one.field for one in grounds.answer.citations}
    claimed = {field for field, held in (("source", claim["where"]), ("published", dated)) if held}
    if grounds.answer.status != "answered" or not claimed <= told:
        return None
    row = says.APPEARED_SO if _fits(claim, grounds.answer) else says.APPEARED_OTHERWISE
    grounds = opened(grounds, row())
    return replace(grounds, answer=replace(grounds.answer, question=question))


def _fits(claim: re.Match[str], answer: Answer) -> bool:
    """Whether each text that is told of appeared where and when the question has it."""
    for one in answer.citations:
        if one.field == "source" and claim["where"] and words.bare(claim["where"]) not in words.bare(one.quote):
            return False
        if one.field == "published" and not _dated(claim, list(map(int, re.findall(r"\d+", one.quote)))):
            return False
    return True


def _dated(claim: re.Match[str], told: list[int]) -> bool:
    year = claim["year"]
    given = date.today().year + FROM_NOW[year] if year in FROM_NOW else int(year[:4]) if year else None
    asked = [given, *(int(claim[part].rstrip("月")) if claim[part] else None for part in ("month", "day"))]
    return all(said is None or said == held for said, held in zip(asked, told, strict=False))
