"""What a question's form seeks, where the sentence that is most alike only speaks of the same thing: a count of just that,
what is amiss with it, what is to be done about it. A sentence nearly as good that has it comes first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.ask.evidence import Candidate, put_first
from bot.ask.shortcomings import HARD, LACKING
from bot.text import measures, words
from bot.text.counted_names import NUMERAL

# So far behind the best by its score, and to the reader, may lie what has it; among so many.
NEAR, AS_WELL, DEPTH = 0.5, 0.5, 6
# What is to be done, and what is amiss, is told in other words than the thing is named in: further behind.
FAR = 2.0
COUNTED = re.compile(r"(?:多少|几)(?P<measure>个|家|所|项|名|位|件|户|座|条)(?P<noun>[\u4e00-\u9fff]{2})")
# … of things or people, not of days, money or miles.
MANY = re.compile(
    r"多少(?![天年月岁元钱度吨]|[万亿]|公[里斤顷分]|平方|立方|小时|分钟|个?工作日|个月|时间|资金|经费|金额|补[助贴]|奖|\W*$)"
)
# Who asks for a share is told by one.
SHARE = re.compile("占比|占[^，。？]{0,10}多少|比[例重率]|率|百分|几成|增长|增幅|降幅|涨")
ABSOLUTE = re.compile(r"\d(?:万|亿|余|多){0,2}(?:[人名户家所张辆条座件口]|个(?!百分点))")
AMISS = re.compile(r"(?:有|存在|面临|遇到)(?:什么|哪些|何|啥)(?:主要|突出)?(?:问题|困难|不足|短板|难点|堵点|难题)")
TROUBLE = re.compile(rf"{LACKING.pattern}|{HARD.pattern}|问题|尚未|未能|没有(?:形成|建立|实现)|不到位|不高|不够")
CAUSES = re.compile(r"为什么|为何|何以|原因|症结|问题|困境|短板|堵点|难点|不足|现状|差距")
# What tells how things are proposes nothing.
DESCRIBES = re.compile(r"问题(?:主要)?(?:出)?在|原因|难以|缺少|缺乏|不足[，；。]|反映|调查(?:显示|发现)")
REMEDY = re.compile(
    r"(?:怎么|如何|怎样)(?:才能|来|去)?(?:不(?![断同仅但只])|破解|解决|应对|缓解|避免|防止|防范|改变|扭转|克服|治理|补齐|走出|降低|减轻)"
    r"|(?:难|贵|少|慢|低|弱|差|亏损?|不足|不够|短缺)(?:的问题)?(?:该|要|可以)?(?:怎么办|怎么解决|如何破解)"
)


def preferred(question: str, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, the one first that has what the question's form seeks; all else as it was."""
    level = words.fold(question)
    if not ranked:
        return ranked
    if match := COUNTED.search(level):
        just = re.compile(rf"[\d{NUMERAL}万亿余多]{match['measure']}[^，。；、]{{0,2}}?{match['noun']}")
        return _first(ranked, lambda one: just.search(words.fold(one.text)) is not None, NEAR)
    if MANY.search(level) and not SHARE.search(level):
        return _first(ranked, lambda one: ABSOLUTE.search(words.fold(one.text)) is not None, NEAR)
    if AMISS.search(level):
        own = ranked[0].passage
        return _first(ranked, lambda one: one.passage is own and TROUBLE.search(one.text) is not None, FAR, read=False)
    if REMEDY.search(level):
        return _first(ranked, _proposes, FAR, read=False)
    return ranked


def is_amiss(question: str, heading: str) -> bool:
    """Whether a heading tells what is amiss, or why, where it is asked what is to be done. Example: 怎么破解…, of 融资为什么难"""
    return REMEDY.search(words.fold(question)) is not None and CAUSES.search(heading) is not None


def _proposes(one: Candidate) -> bool:
    if one.share <= 0 or DESCRIBES.search(one.text):
        return False
    return next(measures.acts_of(one.text, 0, len(one.text)), None) is not None


def _first(
    ranked: Sequence[Candidate], has: Callable[[Candidate], bool], behind: float, read: bool = True
) -> Sequence[Candidate]:
    """The same, with the best of the first few that has it before all, if the very best lacks it; `read`: and reads as well."""
    best = ranked[0]
    if has(best):
        return ranked
    near = (one for one in ranked[1:DEPTH] if best.score - one.score < behind and has(one))
    one = next((one for one in near if not read or one.read >= best.read - AS_WELL), None)
    return ranked if one is None else put_first(one, ranked)
