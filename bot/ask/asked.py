"""What kind of thing a question asks for, and whether a sentence gives one beside what the question is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set

from bot.ask import yesno
from bot.ask.kinds import KINDS, MEASURE, PLACE, Kind
from bot.text import keys, names, words
from bot.text.counted_names import NUMERAL
from bot.text.names import OFFICES
from bot.text.numbers import amounts

ONE_PLACE = re.compile(r"哪个[市县区]|哪座城|办公|地址|地点")
# Details of procedure: where a question asks for one by name, a section that lacks the name does not tell it. How
# something goes (流程, 步骤) is told without that name.
DETAILS = re.compile(
    r"认定标准|评分标准|评分|分值|申报|申请|报名|名单|目录|细则|公式|考证|审批|门槛|资格|编制|网址|电话|会议记录|记录"
)
OFFICE = re.compile(OFFICES)
# A rank is asked for and given: 居全国第几, 前8位.
RANKED = re.compile("第几(?![条章节款项部编件])|排名?第?(?:几|多少)")
RANK = re.compile(rf"[第前][{NUMERAL}]{{1,3}}[位名]|之首|首位|榜首|第[{NUMERAL}]{{1,3}}(?=[，。；、])")
COUNTED = re.compile(rf"(?:多少|几)(?P<measure>[{MEASURE}])(?P<noun>[\u4e00-\u9fff]{{0,6}})")
# Persons are counted by any of these: 多少人, of 150名.
PERSONS = "人名位"
# Of such a text may name each, and have no number.
POINTS = re.compile(r"几(?:[条点项种类步]|个(?!月|小时|工作日|百分点))")
# What is made is counted by a number alone: 要建几个中心; not 分几个方面.
MADE = re.compile(
    r"(?:建成?|设立?|打造|布局|培育|引进|招引|开办|支持|扶持|奖励|评[选出]?|认定)了?(?:多少|几)个(?!方面|部分|环节)"
)
# So near to it must stand the words that ask for it.
NEAR = 4
# Words that ask for it, and that ask whether it is told, so near before it.
WHICH, TOLD, SO_NEAR = re.compile("多|几|哪|何|谁|什么|啥"), re.compile("[有没写说提讲列给查找留]|公布|规定|明确"), 8
ASKING = re.compile(r"怎|如何|哪|何处|何时|什么|谁")
ASKED_BEHIND = re.compile(r"[^，。？]{0,4}?(?:是|有哪|有什么|有多|为|怎|如何|什么|哪|多少|几|谁)")


def wanted(question: str) -> Kind | None:
    """The kind of thing that a question asks for; None where any sentence on the subject may answer.

    Example: "2030启航计划投入多少钱？" -> 具体金额
    """
    folded = words.fold(question)
    kind = next((kind for kind in KINDS if kind.asked.search(folded)), None)
    return None if kind and _gives_it(kind, folded) else kind


def office(question: str) -> str | None:
    """The office whose holder is asked for by name. Example: 省长是谁 -> 省长; 谁谈到了省长 -> None"""
    kind = wanted(question)
    found = OFFICE.search(words.fold(question)) if kind is not None and kind.name == "人名" else None
    return found.group() if found else None


def counts_points(kind: Kind, question: str) -> bool:
    """Whether a number is asked for of what a text may count by its points. Example: 有几条路径 -> True; 几家企业 -> False"""
    level = words.fold(question)
    return kind.name == "具体数量" and POINTS.search(level) is not None and not MADE.search(level)


def detailed(question: str) -> bool:
    """Whether a detail is asked for that no outline tells: an amount, a time, a name. Example: 什么时候出台的 -> True; 有几条路径 -> False"""
    kind = wanted(question)
    return kind is not None and not counts_points(kind, question)


def _gives_it(kind: Kind, question: str) -> bool:
    """Whether a question has itself what it seems to ask for, and asks whether it is so: 电话是88880000吗, 应按人数发补贴吗.

    有截止时间吗 asks for the time.
    """
    found = kind.asked.search(question)
    if found is None or not yesno.asks(question):
        return False
    asks = WHICH.search(found.group()) or TOLD.search(question[max(0, found.start() - SO_NEAR) : found.start()])
    return bool(kind.given.search(question) or amounts(question)) or not asks


def gives(kind: Kind, text: str, question: str, home: Set[str] = frozenset()) -> bool:
    """Whether a text holds such a thing that is not merely a word of the question.

    `home`: the places that all texts are about, which tell nobody where. A number must count what is asked for: "多少名院士" is not told by "22个省".
    """
    asked, rest = words.fold(question), words.fold(text)
    if kind.name == PLACE:
        regions = [] if ONE_PLACE.search(asked) else kind.given.findall(rest)
        return bool(regions or names.places(rest) - names.places(asked) - home)
    for known in sorted(_numbers(asked), key=len, reverse=True):
        rest = rest.replace(known, " ")
    found = [match.group() for match in kind.given.finditer(rest) if _of_rank(kind, match, asked)]
    if kind.name == "具体数量" and RANKED.search(asked) and RANK.search(rest):
        return True
    if kind.name == "具体数量":
        counted = [
            ("", f"{measure}{noun}"[:2]) if _is_word(f"{measure}{noun}"[:2]) else (measure, noun)
            for measure, noun in re.findall(rf"(?:多少|几)([{MEASURE}]?)([\u4e00-\u9fff]{{0,2}})", asked)
        ]
        return any(
            (
                any(match.endswith(tuple(PERSONS if measure in PERSONS else measure)) for match in found)
                or _great(rest, asked)
                or _none(rest, measure)
            )
            if measure
            else len(noun) == 2 and _counts(rest, noun)
            for measure, noun in counted
        )
    return bool(found)


def keeps_counted(question: str, other: str) -> bool:
    """Whether another wording still counts what a question counts. Example: 书屋有几个管理员, 书屋有几个 -> False"""
    match = COUNTED.search(words.fold(question))
    noun = keys.bigrams(match["noun"]) if match else []
    return not noun or _has_any(noun, other)


def may_count(question: str, table: str) -> bool:
    """Whether the words of a table may tell the number that is asked for: they have what it is counted in, or of what it is.

    Example: 多少套住房, of a table of rents -> False; 几个管理员, of one of rooms -> False
    """
    match = COUNTED.search(words.fold(question))
    if match is None:
        return True
    noun = keys.bigrams(match["noun"])
    told = not noun if match["measure"] in "个项种" else match["measure"] in table  # the former count anything
    return told or _has_any(noun, table)


def _has_any(pairs: Iterable[str], text: str) -> bool:
    """Whether a text has any of these pairs of characters."""
    return not set(pairs).isdisjoint(keys.bigrams(words.fold(text)))


def _of_rank(kind: Kind, given: re.Match[str], question: str) -> bool:
    """Whether who is named has the office that is asked for: 副区长 is no 区长, nor the other way."""
    office = OFFICE.search(question) if kind.name == "人名" else None
    if office is None or office.group() not in given.group():
        return True
    at = given.start() + given.group().find(office.group())
    return (given.string[at - 1 : at] == "副") == (question[office.start() - 1 : office.start()] == "副")


def _great(text: str, question: str) -> bool:
    """Whether a text says without a measure word how many there are of a thing asked about. Example: 六大未来产业"""
    return any(noun in question for noun in re.findall(rf"[{NUMERAL}]大([\u4e00-\u9fff]{{2}})", text))


def _none(text: str, measure: str) -> bool:
    """Whether a text denies what is counted. Example: 扣几分, 罚款100元,不记分 -> True"""
    return (
        measure not in "个项种"
        and re.search(rf"不[\u4e00-\u9fff]{{0,2}}{measure}(?![\u4e00-\u9fff])", text) is not None
    )


def _counts(text: str, noun: str) -> bool:
    """Whether a number stands right before a noun, or soon behind it. Example: 突破1.1万公里, 公里 -> True; 个体工商户18.7万户, 个体 -> True"""
    before = (text[at - 1] for at in range(1, len(text)) if text.startswith(noun, at))
    behind = re.search(rf"{re.escape(noun)}[\u4e00-\u9fff]{{0,6}}\d", text) is not None
    return behind or any(char.isdigit() or char in f"{NUMERAL}万亿" for char in before)


def _is_word(said: str) -> bool:
    """Whether what begins as a measure is a word of its own. Example: 个体, 项目 -> True; 个县 -> False"""
    return len(said) == 2 and words.frequency(said) > 0 and [tag[0] for _, tag in words.tagged(said)] == ["n"]


def detail(question: str, texts: Iterable[str]) -> str | None:
    """The detail of procedure that a question names and none of the texts does. Example: 申报, 认定标准, 目录"""
    told, folded = "".join(texts), words.fold(question)
    asked = (match for match in DETAILS.finditer(folded) if _is_asked(folded, match))
    return next((match.group() for match in asked if match.group() not in told), None)


def _is_asked(question: str, detail: re.Match[str]) -> bool:
    """Whether a detail is what is asked for, not a word of what is told: 怎么申请, 申报条件有哪些; not 申请贷款的企业可以…"""
    before, after = question[max(0, detail.start() - NEAR) : detail.start()], question[detail.end() :]
    return bool(ASKING.search(before) or ASKED_BEHIND.match(after) or len(re.sub(r"\W", "", after)) <= NEAR)


def _numbers(text: str) -> Collection[str]:
    return set(re.findall(r"\d+(?:\s*[年月日])?", text))
