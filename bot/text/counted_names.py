"""Names that count something (三横三纵, 五大行动, “1357”), and whether a sentence tells what they count."""

from __future__ import annotations

import re

from bot.text import words
from bot.text.numbers import PLAN
from bot.text.sentences import clause_spans

NUMERAL = "一二两三四五六七八九十百千"
# Such a name is explained only by telling what it counts.
EXPLAIN = re.compile(
    r"(?:指|代表|表示)的?(?:都?是)?(?:什么|啥|哪)|什么意思|含义|何谓|什么是|是什么|是啥|(?:具体|分别)(?:都?是|指|包括|有|为)?(?:哪|什么|啥)"
    rf"|哪[{NUMERAL}几](?![年天位级届次月])[\u4e00-\u9fff]|是哪些|有哪些|(?:包括|包含|涵盖)了?(?:哪|什么|啥)|各(?:是|指|代表)(?:的是)?什么|分别"
)
MARKED = re.compile(r"[\"《']([^\"《》']{2,20})[\"》']")
COUNTS = re.compile(r"[二两三四五六七八九十]|\d")
NOT_COUNTING = re.compile(rf"(?:19|20)\d\d|{PLAN}|一带一路|二十大|三中全会|四中全会")
# A plan that is called after a year: “2030启航计划”.
OF_A_YEAR = re.compile(r"(?:19|20)\d\d(?!年)[\u4e00-\u9fff]{2,}(?:计划|工程|行动|战略)$")
NUMBERED_NAME = re.compile(
    r"[二两三四五六七八九十]大[\u4e00-\u9fff]{2,6}?(?=是|有|包|具|分|指|都|各|里|中|的|[，,？?\s]|$)"
    r"|[二两三四五六七八九十][横纵][二两三四五六七八九十][横纵]|(?<!\d)\d{3,4}(?!\d)(?=行动|工程|计划|战略)"
)
LIST = re.compile(
    r"(?:[^，。；：、]{1,16}、){2,}[^，。；：、]{1,16}|(?:[^，。；：、]{1,16}、)[^，。；：、]{1,16}(?:和|及|与)[^，。；：、]{1,16}"
)
# What parts its items; fewer than a name counts are not what it stands for.
ITEM = re.compile("[、和及与]")
NUMERALS = "一二三四五六七八九十"


def unexplained(question: str, text: str) -> str | None:
    """The counting name that a question wants told apart, where a sentence uses that name and tells nothing of it.

    Example: ("“三横三纵”中的“三横”指什么？", "纳入全市“三横三纵”路网管理") -> "三横三纵"
    """
    folded, said = words.fold(question), words.fold(text)
    if not EXPLAIN.search(folded):
        return None
    own = (name for name in MARKED.findall(said) if name in folded)  # 八场硬仗 of a text's “八场硬仗”
    named = [*MARKED.findall(folded), *NUMBERED_NAME.findall(folded), *own]
    counting = [name for name in named if COUNTS.search(NOT_COUNTING.sub("", name)) or OF_A_YEAR.match(name)]
    name = max((name for name in counting if name in said), key=len, default="")
    return name if name and not _opens(name, said) and not _told(name, said) else None


def _opens(name: str, sentence: str) -> bool:
    """Whether what a name stands for follows it behind a colon. Example: “四向八廊”综合交通走廊：东向……"""
    behind = sentence[sentence.find(name) + len(name) :]
    return "：" in re.split("[，。；]", behind.replace(":", "："), maxsplit=1)[0]


def _told(name: str, sentence: str) -> bool:
    """Whether a list stands beside a name: in its own clause or the next. A name that is itself an item is not told."""
    clauses = [sentence[start:end] for start, end in clause_spans(sentence)]
    bare = re.escape(name)
    item = re.compile(rf"、[^、，]{{0,4}}{bare}|{bare}(?![^、，]{{0,4}}(?:包[括含]|涵盖|是指|即))[^、，]{{0,8}}、")
    named = [at for at, clause in enumerate(clauses) if name in clause and not item.search(clause)]
    beside = [clause for at in named for clause in clauses[at : at + 2]]
    most = NUMERALS.find(name[0]) + 1 if name[0] in NUMERALS and name[1:2] not in "横纵" else 0
    apposed = re.compile(rf"(?:[^，。；：、]{{1,16}}、){{2}}[^，。；：、]{{1,16}}[\"“']{bare}")
    if most and sentence.count(name[-2:]) > most:  # 九个着力: 着力靠前指挥，着力保障规模，…
        return True
    lists = (match.group() for clause in beside if (match := LIST.search(clause)))
    return any(len(ITEM.split(one)) >= most for one in lists) or apposed.search(sentence) is not None
