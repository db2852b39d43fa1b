"""What a question asks, in the words that the rules of this room know: 邹明是做什么的 -> 邹明的职务和单位是什么.

People ask for one thing in many ways. Which of the known frames a question has, and what fills it, is learnt
(`encoders.frames`); here each frame has one wording, and a question that no rule understood as it was typed is asked again so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from string import Formatter

from bot.ask import recorded, scoped, yesno
from bot.ask.asked import keeps_counted, wanted
from bot.ask.grounds import Grounds, Route
from bot.ask.named_texts import texts
from bot.ask.wants import own_words
from bot.ask.wordings import WORDINGS
from bot.encoders import frames
from bot.encoders.frames import CERTAIN, NONE, SURE, Framed
from bot.index.store import Index
from bot.search import scope
from bot.search.retrieve import Searcher
from bot.text import keys, names, words
from bot.text.names import SURNAMES

# These go on from an answer.
FOLLOWS = "F_"
# Whoever tells of what they lack asks for what could help.
SITUATION = "SITUATION"
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
# Frames with the kinds of thing that their answers give: a question that asks for another kind has not that frame.
KINDS = {
    "D_CONTACT": {"联系方式", "网址", "人名", "主管部门", "具体地点"}, "D_WHEN": {"具体时间"}, "D_EFFECT": {"具体时间"},
}  # fmt: skip
# What is said of an answer, whatever it was about.
TALK = ("F_WHY", "F_MORE", "F_SOURCE", "F_SHORTER", "F_LONGER", "F_WRONG", "F_WORDING", "F_FIGURES", "F_OTHERS")
# Frames whose wordings leave most of a question out: they are asked where nothing else answers.
LOOSE = ("PROBLEMS", "WHOLE_PART")
# Frames of the record of a document; slots of what is asked about besides a text.
RECORD, SUBJECTS = ("D_", "ATTACHMENTS"), frozenset("TIC")
# Such a share of the weight of a question's own words is kept; a longer claim is a story.
KEPT, CLAIM_MAX = 0.4, 40
# More of the character pairs of its subject than this an answer has where the texts seemed to have none.
HELD = 0.75
# 欧阳副局长 is as long as people are called.
NAME_MAX = 5
UNITS = re.compile("部分|方面|[章节条款项点段]")
LAST, BEFORE = re.compile("最后|末|结尾|收尾|倒数"), re.compile("[上前]一?[条章节个段点项部款]|往[前上]")
LOWEST = re.compile("最?[低慢少小差]|垫底|倒数|末[位尾]")
GROWING = re.compile("[增涨][长幅速得]|[快慢]|速度")


def asks_one_thing(message: str) -> bool:
    """Whether a message surely asks what a frame tells, whoever asks it. Example: 我家老人八十了，高龄津贴要哪些材料 -> True"""
    told = frames.model().told(message)
    return told.chance >= SURE and told.frame not in (NONE, SITUATION) and not told.frame.startswith(FOLLOWS)


def wording(told: Framed, question: str, authors: Collection[str], follows: bool) -> str | None:
    """The question in the words of its frame; None where it has none, or a slot is left open. `follows`: an answer stands before it.

    Which of the `authors` are named is known better than it can be learnt; who else it could be has a name, or an office.
    """
    if told.chance < SURE or (told.frame.startswith(FOLLOWS) and not follows):
        return None
    if yesno.asks(question) and told.frame not in WHETHER:
        return None  # what it takes for granted is held against the texts
    kind = wanted(question)
    if kind is not None and kind.name not in KINDS.get(told.frame, {kind.name}):
        return None  # 填到几号 asks for no telephone
    level = words.fold(question)
    if told.frame in DENYING and not DENIES.search(level):
        return None  # the wording would deny what the question does not
    named = sorted((one for one in authors if words.fold(one) in level), key=lambda one: level.find(words.fold(one)))
    called = [one for one in told.slots.get("A", ()) if one[:1] in SURNAMES and len(one) <= NAME_MAX]
    persons = tuple(one for one in called if not names.places(one))
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
    filled |= {"unit": unit.group() if unit else "部分", "part": unit.group() if unit else "条"}
    filled |= {"most": "最低" if low else "最高", "many": "最少" if low else "最多"}
    filled |= {"edge": "最后" if LAST.search(question) else "开头", "step": "上" if BEFORE.search(question) else "下"}
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
    frame, index = told(question), searcher.index
    if not lost and (frame.frame in LOOSE or frame.chance < CERTAIN):
        return whole
    if frame.frame in TALK and whole.plan and whole.plan.known:
        return whole  # it has a matter of its own
    said = wording(frame, question, searcher.authors, follows)
    if said is None or said == question:
        return whole
    if any(place not in said for place in index.places(question) - scope.home(index)):
        return whole  # what is asked of another place is no question on these texts
    if not keeps_counted(question, said) or (frame.frame in LOOSE and _leaves_out(question, said, index)):
        return whole
    of_record = frame.frame.startswith(RECORD)
    if of_record and set(_fields(question)) - set(_fields(said)):
        return whole  # 哪天通过的，哪天施行 is not asked as when it takes effect alone
    of_text = of_record and not frame.slots.keys() & SUBJECTS
    if not lost and of_text and _of_sentences(question, frame, index):
        return whole
    if not (lost or _keeps(said, of_text, whole, index)):
        return whole
    again = ask(said)
    # What sentences answer has been judged, by the user's own words.
    settled = again.route in UNDERSTOOD and again.answer.status == "answered" and not again.nearest
    held = whole.answer.status != "refused" or _holds(frame.slots.get("T", ()), again)
    return again if held and (settled or again.route == "small_talk") else whole


def _of_sentences(question: str, told: Framed, index: Index) -> bool:
    """Whether sentences of a document are asked, and no fact of its record: what it is called tells nothing of what is asked.

    Example: 《甲问答》什么时候到账
    """
    rest = scoped.asked(question, index)
    return rest is not None and not any(
        pair in rest[1] for one in told.slots.get("D", ()) for pair in keys.bigrams(words.fold(one))
    )


def _fields(question: str) -> tuple[str, ...]:
    """The fields of the record that a question asks for."""
    asked = recorded.wanted(question)
    return asked.fields if asked else ()


def _leaves_out(question: str, said: str, index: Index) -> bool:
    """Whether a wording lacks a thing of which no text has a word: 养老方面有哪些措施 is not asked as 有哪些困难."""
    things = (one for one in own_words(words.fold(question)) if words.names_something(one) and one not in said)
    return any(not index.lexical.knows(one) for one in things)


def _holds(subjects: Iterable[str], found: Grounds) -> bool:
    """Whether an answer has what was asked about, almost to the letter. Example: 科技创新券, not of 科技创新主体地位"""
    pairs = [keys.bigrams(words.fold(one)) for one in subjects]
    held = frozenset(keys.bigrams(words.fold(found.answer.text)))
    return all(sum(pair in held for pair in some) > HELD * len(some) for some in map(list, pairs) if some)


def _keeps(said: str, of_text: bool, whole: Grounds, index: Index) -> bool:
    """Whether the words of the texts that the question has, but for those that ask, are still in it for the most part.

    `of_text`: a fact of a text is asked that it names, whatever for: 写材料要引用细则，文号是多少.
    """
    if of_text and texts(said, index).named:
        return True
    known = {word: index.lexical.idf(word) for word in (whole.plan.known if whole.plan else ())}
    level = words.fold(said)
    return sum(value for word, value in known.items() if word in level) >= KEPT * sum(known.values())
