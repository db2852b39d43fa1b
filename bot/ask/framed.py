"""What a question asks, in the words that the rules of this room know: 邹明是做什么的 -> 邹明的职务和单位是什么.

People ask for one thing in many ways. Which of the known frames a question has, and what fills it, is learnt
(`encoders.frames`); here each frame has one wording, and a question that no rule understood as it was typed is asked again so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from string import Formatter

from bot.ask import yesno
from bot.ask.grounds import Grounds, Route
from bot.ask.named_texts import texts
from bot.encoders.frames import SURE, Framed
from bot.index.store import Index
from bot.search.retrieve import Searcher
from bot.text import names, words
from bot.text.names import SURNAMES

# For each frame its wordings, of which the first is taken whose slots are filled: {A} the first of that letter, {A1} the second.
WORDINGS: Mapping[str, tuple[str, ...]] = {
    "A_POST": ("{A}的职务和单位是什么",),
    "WHO_WROTE": ("{D}的作者是谁", "这些文章的作者是谁"),
    "WHERE_PUBLISHED": ("{D}发表在哪里", "这些文章发表在哪里"),
    "D_NUMBER": ("{D}的文号是什么",),
    "D_ORGAN": ("{D}是哪个单位发的",),
    "D_WHEN": ("{D}是什么时候发布的",),
    "D_EFFECT": ("{D}什么时候施行，有效期到什么时候",),
    "D_STATUS": ("{D}还有效吗",),
    "D_CONTACT": ("{D}{T}的联系电话是多少", "{T}的联系电话是多少", "{D}的联系电话是多少"),
    "LAST_PART": ("{A}的文章最后一点是什么", "{D}最后一条是什么"),
    "WHICH_ARTICLE": ("{D}哪一条规定了{T}",),
    "HOW_MANY_PARTS": ("{A}的文章一共有几个{unit}", "{D}一共有几{unit}"),
    "ATTACHMENTS": ("{D}有哪些附件",),
    "DECIDED": ("{D}一共有哪些{T}",),
    "OUTLINE_DEEP": ("详细介绍{A}的文章各部分及要点", "详细介绍{D}各部分及要点"),
    "TITLES_ONLY": ("{A}的文章各部分的标题是什么", "{D}各部分的标题是什么"),
    "A_MAIN": ("{A}的主要观点是什么",),
    "A_ON_T": ("{A}怎么谈{T}",),
    "ALL_MAIN": ("这些文章主要讲了什么",),
    "ALL_ON_T": ("几位作者怎么谈{T}",),
    "WHO_ON_T": ("哪几位作者谈到了{T}",),
    "HOW_MANY_ON_T": ("有几位作者谈到了{T}",),
    "WHO_NOT_ON_T": ("哪位作者没有谈到{T}",),
    "COMMON": ("{A}和{A1}有什么共同点", "几位作者有什么共同点"),
    "DIFFER": ("{A}和{A1}对{T}的看法有什么不同", "{A}和{A1}的观点有什么不同", "几位作者的观点有什么不同"),
    "MEANING": ("{T}是什么意思",),
    "WHERE_T": ("文章在哪里提到了{T}",),
    "WHETHER_T": ("{A}的文章有没有提到{T}", "{D}有没有提到{T}", "文章有没有提到{T}"),
    "DRAFT": ("围绕{T}写一份提纲", "围绕{D}写一份提纲"),
    "I_OF_Y": ("{P}{Y}{I}是多少", "{Y}{I}是多少"),
    "I_AIM_OF_Y": ("{P}{Y}{I}的目标是多少", "{Y}{I}的目标是多少"),
    "I_GROWTH_OF_Y": ("{P}{Y}{I}增长多少", "{Y}{I}增长多少"),
    "I_BEST_YEAR": ("{I}哪一年{most}",),
    "I_TWO_YEARS": ("{Y}和{Y1}{I}相差多少",),
    "I_EACH_YEAR": ("历年{I}各是多少",),
    "I_AIM_REACHED": ("{Y}{I}达到目标了吗",),
    "I_BEST_PLACE": ("{Y}{I}{most}的是哪个省", "{I}{most}的是哪个省"),
    "I_ORDER_PLACES": ("各省{Y}{I}从高到低排序", "各省{I}从高到低排序"),
    "I_TWO_PLACES": ("{P}和{P1}{Y}{I}各是多少", "{P}和{P1}的{I}各是多少"),
    "TABLE_DIFF": ("{T}的{T1}和{T2}相差多少",),
    "TABLE_HOW_MANY": ("{D}{T}有几个", "{T}有几个"),
    "CONDITIONS": ("申请{T}需要什么条件",),
    "MATERIALS": ("办理{T}需要哪些材料",),
    "STEPS": ("{T}怎么办理",),
    "HOW_LONG": ("{T}需要多长时间",),
    "HOW_MUCH": ("{T}是多少钱",),
    "BY_WHEN": ("{T}什么时候截止",),
    "PENALTY": ("{T}怎么处罚",),
    "EXCLUDED": ("哪些情形不能{T}",),
    "MAY_I": ("{C}可以{T}吗",),
    "WHO_DOES": ("{T}由谁负责",),
    "OLD_NEW": ("{T}，新旧办法有什么不同",),
    "WHICH_D": ("{T}是哪个文件规定的",),
    "PLACE_DIFF": ("{P}和{P1}的{T}有什么不同",),
    "CONFIRM": ("{C}，对吗",),
    "F_WHY": ("为什么",),
    "F_NTH": ("第{N}点呢",),
    "F_NEXT_OTHER": ("那{A}呢", "那{P}呢", "那{T}呢"),
    "F_YEAR": ("那{Y}呢",),
    "F_WHO_IS": ("他的职务和单位是什么",),
    "F_MORE": ("还有呢",),
    "F_SOURCE": ("出处呢",),
    "F_SHORTER": ("简单一点",),
    "F_LONGER": ("详细一点",),
}
# These go on from an answer.
FOLLOWS = "F_"
# By these ways a question is answered by what it was understood to ask; by any other, by the sentences that lie nearest.
UNDERSTOOD: frozenset[Route] = frozenset(("structure", "record", "comparison", "talk", "point"))
# … or refused for what is established.
SETTLED = UNDERSTOOD | {"person"}
# Frames that ask for yes or no themselves.
WHETHER = frozenset(("CONFIRM", "WHETHER_T", "D_STATUS", "MAY_I", "I_AIM_REACHED", "F_NEXT_OTHER"))
# What may cling to the words of a slot; so many characters each has at least (two where nothing is said).
EDGES, LEAST = re.compile(r"\A(?:第|[的了在]|\W)+|(?:[的了吗呢吧啊]|\W)+\Z"), {"N": 1, "C": 4}
# Frames that are worded with a denial, and what denies.
DENYING, DENIES = ("EXCLUDED", "WHO_NOT_ON_T"), re.compile("[不没未别无否拒禁]|除外|取消")
# Frames of the record of a document; slots of what is asked about besides a text.
RECORD, SUBJECTS = ("D_", "ATTACHMENTS"), frozenset("TIC")
# Such a share of the weight of a question's own words is kept; a longer claim is a story.
KEPT, CLAIM_MAX = 0.2, 40
# 欧阳副局长 is as long as people are called.
NAME_MAX = 5
UNITS = re.compile("部分|方面|[章节条款项点段]")
LOWEST = re.compile("最?[低慢少小差]|垫底|倒数|末[位尾]")
GROWING = re.compile("[增涨][长幅速得]|[快慢]|速度")


def wording(told: Framed, question: str, authors: Collection[str], follows: bool) -> str | None:
    """The question in the words of its frame; None where it has none, or a slot is left open. `follows`: an answer stands before it.

    Which of the `authors` are named is known better than it can be learnt; who else it could be has a name, or an office.
    """
    if told.chance < SURE or (told.frame.startswith(FOLLOWS) and not follows):
        return None
    if yesno.asks(question) and told.frame not in WHETHER:
        return None  # what it takes for granted is held against the texts
    level = words.fold(question)
    if told.frame in DENYING and not DENIES.search(level):
        return None  # the wording would deny what the question does not
    named = sorted((one for one in authors if words.fold(one) in level), key=lambda one: level.find(words.fold(one)))
    persons = tuple(one for one in told.slots.get("A", ()) if one[:1] in SURNAMES and len(one) <= NAME_MAX)
    slots = {**told.slots, "A": tuple(named) or persons}
    if any(len(one) > CLAIM_MAX or "?" in one for one in slots.get("C", ())):
        return None
    filled: dict[str, str] = {}
    for letter, several in slots.items():
        bare = [one for said in several if len(one := EDGES.sub("", _whole(said, level))) >= LEAST.get(letter, 2)]
        filled |= {f"{letter}{at or ''}": one for at, one in enumerate(bare)}
    for letter in [one for one in filled if one.startswith("Y")]:
        said = f"{filled.pop(letter).removesuffix('年')}年"
        filled |= {letter: said} if said in level or names.years(said) else {}  # 12家 is no year
    unit = UNITS.search(question)
    low = LOWEST.search(question) is not None
    filled |= {"unit": unit.group() if unit else "部分", "most": "最低" if low else "最高"}
    if "I" in filled and told.frame in ("I_BEST_YEAR", "I_TWO_YEARS", "I_AIM_REACHED") and GROWING.search(question):
        filled["I"] += "" if GROWING.search(filled["I"]) else "增速"
    for form in WORDINGS.get(told.frame, ()):
        if all(name in filled for _, name, _, _ in Formatter().parse(form) if name):
            return form.format(**filled)
    return None


def _whole(said: str, level: str) -> str:
    """What fills a slot with the words whole that it begins and ends within. Example: 花鹿, of 换成梅花鹿呢 -> 梅花鹿"""
    first = level.find(said)
    if first < 0:
        return said
    start, end, at = first, first + len(said), 0
    for word, _ in words.tagged(level):
        if at < first < at + len(word):
            start = at
        if at < first + len(said) < at + len(word):
            end = at + len(word)
        at += len(word)
    return level[start:end]


def answered(
    question: str,
    told: Callable[[str], Framed],
    follows: bool,
    whole: Grounds,
    ask: Callable[[str], Grounds],
    searcher: Searcher,
) -> Grounds:
    """The answer to a question in the words of its frame, where as it was typed it was not understood; else the `whole`.

    `told`: a question's frame.
    """
    if whole.nearest and whole.plan is None:
        return whole  # its words were looked for to the letter
    lost = whole.nearest or (whole.answer.status == "refused" and whole.route == "question")
    if not lost and whole.route in SETTLED:
        return whole
    frame = told(question)
    said = wording(frame, question, searcher.authors, follows)
    of_text = frame.frame.startswith(RECORD) and not frame.slots.keys() & SUBJECTS
    if said is None or said == question or not (lost or _keeps(said, of_text, whole, searcher.index)):
        return whole
    again = ask(said)
    # What sentences answer has been judged, by the user's own words.
    understood = again.route in UNDERSTOOD and again.answer.status == "answered" and not again.nearest
    return again if understood else whole


def _keeps(said: str, of_text: bool, whole: Grounds, index: Index) -> bool:
    """Whether the words of the texts that the question has, but for those that ask, are still in it for the most part.

    `of_text`: a fact of a text is asked that it names, whatever for: 写材料要引用细则，文号是多少.
    """
    if of_text and texts(said, index).named:
        return True
    known = {word: index.lexical.idf(word) for word in (whole.plan.known if whole.plan else ())}
    level = words.fold(said)
    return sum(value for word, value in known.items() if word in level) >= KEPT * sum(known.values())
