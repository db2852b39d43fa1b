"""What a question shortens, spelled out: numbers of documents, words of their titles, levels, years.

Example: 青政发2025 11号, 青政发11号 -> 青政发〔2025〕11号; 青川节水条例 -> 青川节约用水条例: where a text here is called so, and
no other fits as well
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from bot.domain import Essay
from bot.search import cut
from bot.text import names, official, words
from bot.text.places import apart

# A number as its document has it: who gives it and in which series, the year, the serial number.
WHOLE = re.compile(
    r"(?P<series>[\u4e00-\u9fff]{2,12})[〔\[［（(](?P<year>(?:19|20)\d\d)[〕\]］）)]第?0*(?P<serial>\d{1,5})号"
)
# What of it follows the series where somebody says it.
SAID = re.compile(
    r"\s{0,2}[〔\[(]?(?:(?P<year>(?:19|20)\d\d)年?[〕\])]?[\s-]{0,2})?第?0{0,4}(?P<serial>[1-9]\d{0,4})号(?!楼|线|路|车)"
)
# A year by its last two digits: 25年, of a report of 2025. So many years, 满25年 or 25年以上, are none.
YEAR = re.compile(
    r"(?<![\d.〇零一二三四五六七八九十百千万几数第])(?P<year>[12]\d)年(?![级间内多]|以[上下内来]|来|[前后](?!三)|[的之]?(?:久|工龄|教龄|历史))"
)
# Verbs that a year stands behind as a date.
TO = frozenset(("到", "至", "是", "在", "比", "看", "查", "问", "说", "对比", "相比", "截至"))
# A series has so many characters at most, and may be told by so many at its end.
LONGEST, LEAST = 12, 2


# A word of so many characters may be short for a longer one.
SHORT = range(2, 5)
# A word that is common by itself is short for nothing: 公务员 is no 公共服务人员.
KNOWN = 1_000
KIND = re.compile("条例|办法|规定|细则|方案|规划|通知|通告|公告|意见|决定|预案|制度|规则|指南|措施|纪要")
# How far behind a word the kind of a document may stand of whose title it is.
BEHIND = 8


# How levels are counted: Ⅲ级, III级, 三级, 3级; and so many characters behind that say of what.
LEVELS = [
    ("一", "Ⅰ", "I", "1"),
    ("二", "Ⅱ", "II", "2"),
    ("三", "Ⅲ", "III", "3"),
    ("四", "Ⅳ", "IV", "4"),
    ("五", "Ⅴ", "V", "5"),
]
LEVEL = re.compile(r"(?<![A-Za-z\d十])(?P<level>[一二三四五Ⅰ-Ⅴ1-5]|I{1,3}|IV|V)级(?=[\u4e00-\u9fff]{2})")
BEHIND_LEVEL = 2


def titles(level: str, called: Sequence[str]) -> str:
    """A folded question with words of the title of a document in full where it leaves characters of them out.

    Chinese shortens so: 节水 of 节约用水, 公车 of 公务用车, 公租房 of 公共租赁住房.
    """
    end = len(level)
    for word, _ in reversed(words.tagged(level)):
        at = level.rindex(word, 0, end)
        after = at + len(word)
        if (
            len(word) in SHORT
            and KIND.search(level, after, after + BEHIND)
            and word.isalpha()
            and words.frequency(word) <= KNOWN
            and not any(word in title for title in called)
        ):
            level = level[:at] + (_meant(word, called, 2) or word) + level[after:]
        end = at
    return level


def unheard(question: str, called: Sequence[str], knows: Callable[[str], bool]) -> str:
    """A question with what a title says in full in place of each word that no text has, where one title alone has such.

    Only as short words are made (`_in_full`); names of people and places stay.
    Example: 技改补助什么时候申报 -> 技术改造补助什么时候申报, of 《企业技术改造补助申报指南》
    """
    level, end = question, len(question)
    for word, tag in reversed(words.tagged(question)):
        at = level.rfind(word, 0, end)
        if at < 0:
            return question
        if len(word) in SHORT and word.isalpha() and not tag.startswith(("nr", "ns", "nt")) and not knows(word):
            level = level[:at] + (_meant(word, called, 3) or word) + level[at + len(word) :]
        end = at
    return level


def _meant(word: str, called: Sequence[str], least: int) -> str | None:
    """What a word is short for in the titles; None where they have nothing, or more than one such run."""
    likely = (title for title in called if all(sign in title for sign in word))  # to cut a title into words is dear
    found = {run for title in likely for run in _in_full(word, title, least)}
    return found.pop() if len(found) == 1 else None


def _in_full(word: str, title: str, least: int) -> Iterator[str]:
    """The runs of whole words of a title that a word is short for.

    Its characters are every other one of the run (技改, 技术改造); those of a word of `least` or more begin or end the words of
    the run, none of which is left out (电动车, 电动自行车).
    """
    parts = [part for one, _ in words.tagged(title) for part in _apart(one)]
    for first in range(len(parts)):
        for last in range(first + 1, min(first + len(word), len(parts)) + 1):
            run = "".join(parts[first:last])
            if len(run) > len(word) and all(map(words.HAN.match, run)):
                doubled = len(run) == 2 * len(word) and run[::2] == word
                if doubled or (len(word) >= least and _of_ends(word, parts[first:last])):
                    yield run


def _apart(word: str) -> list[str]:
    """The shorter words that a term is made of, where they make up all of it. Example: 公共租赁住房 -> 公共, 租赁, 住房"""
    parts = [one for one in words.parts(word) if len(one) < len(word)]
    return parts if "".join(parts) == word else [word]


def _of_ends(word: str, parts: Sequence[str]) -> bool:
    """Whether a word is made of the first or last characters, or both, of each of some words in turn."""
    if not parts:
        return not word
    forms = {parts[0][0], parts[0][-1], parts[0][0] + parts[0][-1]}
    return any(word.startswith(form) and _of_ends(word[len(form) :], parts[1:]) for form in forms)


def levels(question: str, essays: Collection[Essay]) -> str:
    """A question with each level as the texts write it, where they have it in other numerals only.

    Example: 三级响应 -> Ⅲ级响应, of a text with Ⅲ级响应 and without 三级响应
    """
    for match in reversed(list(LEVEL.finditer(question))):
        behind = f"级{question[match.end() : match.end() + BEHIND_LEVEL]}"
        forms = next(forms for forms in LEVELS if match["level"] in forms)
        held = [one for one in forms if any(words.fold(one + behind) in cut.folded(essay.text) for essay in essays)]
        if held and words.fold(match["level"]) not in map(words.fold, held):
            question = question[: match.start()] + held[0] + question[match.end() - 1 :]
    return question


# What people call it, and what the texts of a country or of one place in it do (国家统计局, 统计公报注释).
GDP, PRODUCT = re.compile("(?<![a-z人均])gdp(?![a-z])", re.IGNORECASE), ("地区生产总值", "国内生产总值")


def indicators(question: str, essays: Collection[Essay]) -> str:
    """A question with 地区生产总值 or 国内生产总值 for GDP where more of the texts say that. Example: 去年gdp多少 -> 去年地区生产总值多少"""
    if not GDP.search(question):
        return question
    forms = PRODUCT[1:] if re.search("全国|国内|我国|中国", question) else PRODUCT
    said = {form: sum(form in essay.text for essay in essays) for form in ("GDP", *forms)}
    form = max(said, key=lambda one: said[one])
    return GDP.sub(form, question) if form != "GDP" else question


# How old somebody is, as people say it: 我妈今年92了.
AGED = re.compile(
    r"(?P<who>(?:(?:[妈爸爷娘]|奶奶|爷爷|外[公婆]|老(?:人|伴|爷子|太太|母亲?|父亲?)|父亲|母亲)(?:今年|都|快|已经|刚满?)*|我(?:今年|都|快|已经|刚满?)+))"
    r"(?P<age>\d{2,3})(?=了|[，,。])"
)


def ages(question: str) -> str:
    """A question with 岁 behind the age of a person. Example: 我妈今年92了，能领多少 -> 我妈今年92岁了，能领多少"""
    return AGED.sub(r"\g<who>\g<age>岁", question)


def side_by_side(question: str, essays: Collection[Essay]) -> str:
    """A question with 、 between places that it names one right behind the other, where texts are of each and none lies in another.

    Example: 河南辽宁各补多少 -> 河南、辽宁各补多少; 湖北武汉的补贴 stays
    """
    if len(names.places(question)) < 2:
        return question
    own = {place for essay in essays for place in names.of_essay(essay)} & names.places(question)
    one = "|".join(map(re.escape, sorted(own, key=len, reverse=True)))
    beside = re.compile(rf"(?P<one>{one})(?P<level>[省市县区])?\s{{0,3}}(?=(?P<other>{one})(?P<its>[省市县区])?)")

    def parted(match: re.Match[str]) -> str:
        alike = match["level"] == match["its"] or None in (match["level"], match["its"])
        between = alike and apart(frozenset((match["one"],)), frozenset((match["other"],)))
        return f"{match['one']}{match['level'] or ''}、" if between else match.group()

    return beside.sub(parted, question) if own else question


def years(question: str, essays: Collection[Essay]) -> str:
    """A question with each year in four digits that a text here has and nothing before it makes a span of.

    Example: 24年预算多少 -> 2024年预算多少; 工作24年能拿多少 stays
    """
    for match in reversed(list(YEAR.finditer(words.fold(question)))):
        full = f"20{match['year']}"
        before = words.tagged(question[: match.start()])
        counts = bool(before) and before[-1][1].startswith("v") and before[-1][0] not in TO
        if not counts and any(full in _years(essay) for essay in essays):
            question = f"{question[: match.start()]}{full}{question[match.start() + 2 :]}"
    return question


@lru_cache(maxsize=8_192)
def _years(essay: Essay) -> frozenset[str]:
    return names.years(essay.name) | names.years(essay.text)


def numbers(level: str, essays: Iterable[Essay]) -> str:
    """A folded question with each number of a text here as that text has it."""
    if not (said := [match for match in SAID.finditer(level) if match.start() >= LEAST]):
        return level
    borne = {one for essay in essays for one in _borne(essay)}
    for match in reversed(said):
        before = level[max(0, match.start() - LONGEST) : match.start()]
        fits = [
            one for one in borne
            if one[2] == match["serial"] and match["year"] in (None, one[1]) and before.endswith(one[0])
        ]  # fmt: skip
        longest = max((len(one[0]) for one in fits), default=0)
        fits = [one for one in fits if len(one[0]) == longest]
        if len(fits) == 1:
            series, year, serial = fits[0]
            level = f"{level[: match.start() - len(series)]}{series}〔{year}〕{serial}号{level[match.end() :]}"
    return level


@lru_cache(maxsize=8_192)
def _borne(essay: Essay) -> frozenset[tuple[str, str, str]]:
    """The numbers that a text has in its name, its record or its own words: series, year, serial number."""
    return frozenset(_numbers(essay))


def _numbers(essay: Essay) -> Iterator[tuple[str, str, str]]:
    stated = (essay.text[slice(*span)] for name, span in official.facts(essay.text) if name == "number")
    for said in (essay.name, essay.fact("number") or "", *stated):
        for match in WHOLE.finditer(words.fold(said)):
            yield match["series"], match["year"], match["serial"]
